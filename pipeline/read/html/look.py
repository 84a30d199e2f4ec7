"""How text looks where it stands on a page: inherited from the elements around it, changed by each for what it holds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ...regex import regex

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
#: Tags and attributes that change how text looks, style or not.
LOOKS = BOLD | frozenset(("a", "center", "pre", "font", "sup", "ul", "ol"))
PAINTING = frozenset(("align", "bgcolor", "background"))
LIST = 2.5  # characters by which a browser sets in a list within what holds it
FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}


class Look(NamedTuple):
    """How text looks where it stands; children inherit it."""

    bold: bool = False
    size: float = 0.0
    centred: bool = False
    indent: float = 0.0
    font: str = ""
    heading: int = 0
    pre: bool = False
    colour: str = ""  # of the letters, as ``colour`` writes it; empty: not said
    ground: str = ""  # the colour under them; empty: not said, UNKNOWN: a picture, or what only a sheet elsewhere says
    gone: bool = False  # in a font of no size
    raised: bool = False  # as a note mark or a power is
    link: str | None = None


WHITE = "#ffffff"
UNKNOWN = "?"
HIDING = regex(r"none|hidden|opacity|-\d{3}", re.I)
AWAY = regex(r"-\d{3,}(?:\.\d+)?(?:px|pt|em|rem)?")


@lru_cache(4096)
def hides(style: str) -> bool:
    """Whether a style keeps an element from being displayed."""
    if not HIDING.search(style):
        return False
    said = {name.lower(): value.split("!")[0].strip().lower() for name, value in DECLARATION.findall(style)}
    if said.get("display") == "none" or said.get("visibility") == "hidden":
        return True
    if said.get("opacity") in ("0", "0.0"):
        return True
    off = said.get("position") in ("absolute", "fixed")
    return off and any(AWAY.fullmatch(said.get(side, "")) for side in ("left", "top", "right"))


DECLARATION = regex(r"([a-z-]{1,60})\s{0,8}:\s{0,8}([^;]+)", re.I)
LENGTH = regex(r"([0-9.]+)\s*(px|pt|em|rem|%)?", re.I)


def changed(look: Look, tag: str, attributes: dict[str, str], style: str) -> Look:
    """The look inside an element, given the one outside."""
    if tag == "a":
        address = attributes.get("href", "")
        if address and (address[0] != "#" or len(address) == 1):  # "#第一章" leads to a place in the text itself
            look = tuple.__new__(Look, (*look[:-1], address))  # thousands of links are met
    elif attributes and not PAINTING.isdisjoint(attributes):
        look = _painted(_by_tag(look, tag), attributes)
    elif tag in LOOKS:
        look = _by_tag(look, tag)
    if tag == "font":
        look = _by_font(look, attributes)
    return _by_style(look, style) if style else look


@lru_cache(1024)
def _by_tag(look: Look, tag: str) -> Look:
    """What the tag changes."""
    if tag in BOLD:
        return look._replace(bold=True, heading=HEADINGS.get(tag, look.heading))
    match tag:
        case "sup":
            return look._replace(raised=True)
        case "center":
            return look._replace(centred=True)
        case "pre":
            return look._replace(pre=True)
        case "ul" | "ol":
            return look._replace(indent=look.indent + LIST)
    return look


def _by_font(look: Look, attributes: dict[str, str]) -> Look:
    return look._replace(
        size=FONT_SIZES.get(attributes.get("size", ""), look.size),
        font=attributes.get("face", look.font),
        colour=colour(attributes.get("color", "")) or look.colour,
    )


def _painted(look: Look, attributes: dict[str, str]) -> Look:
    """What the attributes made for it change."""
    if "bgcolor" in attributes or "background" in attributes:
        look = look._replace(ground=colour(attributes.get("bgcolor", "")) or UNKNOWN)
    if align := attributes.get("align"):
        look = look._replace(centred=align.lower() == "center")
    return look


@lru_cache(4096)
def _by_style(look: Look, style: str) -> Look:
    """What the declarations of a style change; the paragraphs of a text are mostly of one style."""
    bold, size, centred, indent, font, heading, pre, painted, ground, gone, raised, link = look
    for declared, said in DECLARATION.findall(style):
        name, value = declared.lower(), said.strip().lower()
        if name == "font-weight":
            bold = value in ("bold", "bolder") or (value.isdecimal() and int(value) >= 600)
        elif name == "font-size":
            gone = bool(NO_SIZE.fullmatch(value))
            size = size if gone else _points(value, size)
        elif name == "text-align":
            centred = value == "center"
        elif name == "text-indent":
            indent = _characters(value, size)
        elif name == "font-family":
            font = value.split(",")[0].strip("\"' ")
        elif name == "white-space":
            pre = value.startswith("pre")
        elif name == "color":
            painted = colour(value) or painted
        elif name == "vertical-align":
            raised = raised or value == "super"
        elif name == "background" or name == "background-color":
            ground = _ground(value, ground)
    return Look(bold, size, centred, indent, font, heading, pre, painted, ground, gone, raised, link)


NO_SIZE = regex(r"0+(?:\.0+)?(?:px|pt|em|rem|%)?")
HEX = regex(r"#?([0-9a-f]{6}|[0-9a-f]{3})")
RGB = regex(r"rgba?\((\d+),(\d+),(\d+)(?:,1(?:\.0+)?)?\)")
NOTHING = ("transparent", "none", "inherit", "initial", "unset", "0", "")


@lru_cache(1024)
def colour(said: str) -> str:
    """A colour as six hexadecimal digits, or by its name; nothing where none is said."""
    bare = said.replace(" ", "").lower()
    if bare == "white":
        return WHITE
    if found := HEX.fullmatch(bare):
        digits = found[1]
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    if found := RGB.fullmatch(bare):
        return "#" + "".join(f"{min(int(part[:4]), 255):02x}" for part in found.groups())
    return "" if bare in NOTHING else bare


@lru_cache(1024)
def _ground(said: str, around: str) -> str:
    """The colour under the letters, given a ``background`` and what lies around."""
    if said.split("!")[0].strip() in NOTHING:
        return around
    plain = colour(said)
    return plain if plain == WHITE or HEX.fullmatch(plain) else UNKNOWN


def _points(value: str, around: float) -> float:
    found = LENGTH.match(value)
    if not found or not found[1].replace(".", "", 1).isdecimal():
        return around
    number = float(found[1])
    match found[2]:
        case "pt":
            return number
        case "px" | None:
            return round(number * 0.75, 2)
        case "%":
            return round((around or 12.0) * number / 100, 2)
        case _:
            return round((around or 12.0) * number, 2)


def _characters(value: str, size: float) -> float:
    found = LENGTH.match(value)
    if not found or not found[1].replace(".", "", 1).isdecimal():
        return 0.0
    number = float(found[1])
    if found[2] in ("em", "rem"):
        return number
    return round(number * (1.0 if found[2] == "pt" else 0.75) / (size or 12.0), 1)


def may_blend(look: Look) -> bool:
    """Whether letters are in the colour of their ground, or white where no ground is said."""
    return bool(look.colour) and look.colour == (look.ground or WHITE)


def unseen(look: Look, beside: bool) -> str:
    """Why letters can't be seen, or nothing. ``beside``: in the same line stand others that can."""
    if look.gone:
        return "in a font of no size"
    if may_blend(look) and (look.ground or beside):
        return "in the colour of their ground"
    return ""
