"""How text looks where it stands on a page: inherited from the elements around it, changed by each for what it holds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}


class Look(NamedTuple):
    """How text looks where it stands; children inherit it."""

    bold: bool = False
    size: float = 0.0
    centred: bool = False
    indent: float = 0.0
    font: str = ""
    link: str | None = None
    heading: int = 0
    pre: bool = False


@lru_cache(4096)
def hides(style: str) -> bool:
    """Whether an inline style keeps an element from being displayed."""
    bare = style.replace(" ", "").lower()
    return "display:none" in bare or "visibility:hidden" in bare


DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)", re.I)
LENGTH = re.compile(r"([0-9.]+)\s*(px|pt|em|rem|%)?", re.I)


@lru_cache(4096)
def _declared(style: str) -> tuple[tuple[str, str], ...]:
    wanted = ("font-weight", "font-size", "text-align", "text-indent", "font-family", "white-space")
    found = ((name.lower(), value.strip().lower()) for name, value in DECLARATION.findall(style))
    return tuple((name, value) for name, value in found if name in wanted)


def changed(look: Look, tag: str, attributes: dict[str, str], style: str) -> Look:
    """The look inside an element, given the one outside."""
    bold, size, centred, indent, font, link, heading, pre = look
    if tag in BOLD:
        bold = True
        heading = HEADINGS.get(tag, heading)
    elif tag == "a":
        address = attributes.get("href", "")
        if address and (address[0] != "#" or len(address) == 1):  # "#第一章" leads to a place in the text itself
            link = address
    elif tag == "center":
        centred = True
    elif tag == "pre":
        pre = True
    elif tag == "font":
        size = FONT_SIZES.get(attributes.get("size", ""), size)
        font = attributes.get("face", font)
    align = attributes.get("align")
    if align:
        centred = align.lower() == "center"
    for name, value in _declared(style) if style else ():
        if name == "font-weight":
            bold = value in ("bold", "bolder") or (value.isdecimal() and int(value) >= 600)
        elif name == "font-size":
            size = _points(value, size)
        elif name == "text-align":
            centred = value == "center"
        elif name == "text-indent":
            indent = _characters(value, size)
        elif name == "font-family":
            font = value.split(",")[0].strip("\"' ")
        else:
            pre = value.startswith("pre")
    return Look(bold, size, centred, indent, font, link, heading, pre)


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
