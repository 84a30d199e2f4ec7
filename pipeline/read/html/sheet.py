"""What the style sheets in a page itself hide, paint and print. Sheets in files of their own are not at hand.

Only what decides whether words are seen, and which are raised, is read: ``display``, ``visibility``, ``opacity``, a place outside
the window, a font of no size, colour and ground, ``vertical-align``, and the words that ``content`` prints. Rules that hold on paper or on some screens alone are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml import etree

from ...regex import regex
from .head import Head
from .look import DECLARATION, hides
from .names import ANCESTORS

#: How far an element stands from the sides of the window; one far outside is not seen.
SIDES = ("left", "top", "right")
#: What these read is in lower case, and each alternative begins with a letter or a sign: sheets are long.
_SUPER = r"super(?<!\wsuper)\b"
#: A page whose sheets hold none of these hides nothing by them.
_FAR = "|".join(rf"{side}\s*:\s*-\d{{3}}" for side in SIDES)
MATTERS = regex(rf"none|hidden|opacity|font-size\s*:\s*0|content\s*:|#fff|white|255|{_SUPER}|{_FAR}")
#: The bodies of rules that hide, show, print or paint white; of what lies under the letters where something is white.
_S = r"\s{0,8}"
_COLOUR = rf"color(?<![-\w]color){_S}:{_S}"
_PLACE = "|".join(rf"{side}(?<![-\w]{side}){_S}:" for side in SIDES)
DECIDES = regex(
    rf"display|visib|opacity|{_SUPER}|font-size{_S}:{_S}0|content{_S}:|{_COLOUR}(?:#fff|white|rgb)|{_PLACE}"
)
OR_GROUND = regex(f"{DECIDES.pattern}|background")
PAINTS = regex(rf"{_COLOUR}(?:#fff|white|rgb\({_S}255)")
_WANTED = "display visibility opacity font-size color background background-color content vertical-align position"
WANTED = frozenset((*_WANTED.split(), *SIDES))
#: One step of a selector that names elements by tag, class and id only.
COMPOUND = regex(r"([a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)(?:::?(before|after))?")
NAME = regex(r"[.#][\w-]+")
STRING = regex(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'")
ESCAPE = regex(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")
LONGEST = 1_000_000  # characters of all sheets that are read; a page has some thousand


NONE: dict[str, str] = {}


class Step(NamedTuple):
    """One step of a selector: what an element must be called."""

    tag: str
    names: frozenset[str]  # ".class" and "#id"


class Rule(NamedTuple):
    """What a sheet says of the elements that ``steps`` name, the last step the element itself."""

    steps: tuple[Step, ...]
    part: str  # "before", "after" or nothing
    said: dict[str, str]
    place: int  # in the sheets: of two rules the later one holds


class Sheet:
    """The rules of a page's own sheets, by the class or id of the element that they are about."""

    __slots__ = ("_known", "_rules", "linked")

    def __init__(self, rules: dict[str, list[Rule]], linked: bool) -> None:
        self._rules = rules
        self._known: dict[tuple[str, str, str], tuple[Rule, ...]] = {}
        #: Whether the page has sheets that are not at hand.
        self.linked = linked

    def __bool__(self) -> bool:
        return bool(self._rules)

    def of(self, element: etree._Element, tag: str, classes: str, identity: str) -> dict[str, str]:
        """The declarations for an element so called; the words printed are under ``before`` and ``after``."""
        rules = self._known.get((tag, classes, identity))
        if rules is None:
            rules = self._known[tag, classes, identity] = tuple(self._about(tag, names_of(classes, identity)))
        if not rules:
            return NONE
        said: dict[str, str] = {}
        around = _around(element) if any(len(rule.steps) > 1 for rule in rules) else []
        for rule in rules:
            if _fits(rule.steps, around):
                if not rule.part:
                    said |= rule.said
                elif "content" in rule.said and rule.said.get("display") != "none":
                    said[rule.part] = rule.said["content"]
        return said

    def _about(self, tag: str, names: frozenset[str]) -> list[Rule]:
        """The rules whose last step is such an element, in their order."""
        found = [rule for name in names if name in self._rules for rule in self._rules[name]]
        return sorted((rule for rule in found if _is(rule.steps[-1], tag, names)), key=_place)


def _place(rule: Rule) -> int:
    return rule.place


def sheet_of(head: Head) -> Sheet:
    """What the ``<style>`` elements of a page say."""
    css = head.css[:LONGEST]
    return Sheet(_rules(css) if MATTERS.search(css.lower()) else {}, head.is_styled_elsewhere)


@lru_cache(64)
def _rules(css: str) -> dict[str, list[Rule]]:
    rules: dict[str, list[Rule]] = {}
    shown: set[str] = set()
    decides = OR_GROUND if PAINTS.search(css.lower()) else DECIDES
    for place, (selector, body) in enumerate(_blocks(_without_comments(css))):
        if not decides.search(body.lower()):
            continue
        said = {
            name.lower(): value.replace("!important", "").strip()
            for name, value in DECLARATION.findall(body)
            if name.lower() in WANTED
        }
        if not said:
            continue
        for one in selector.split(","):
            _add(one.strip(), said, place, rules, shown)
    for name, found in rules.items():
        rules[name] = [rule for rule in found if rule.part or not _is_undone(rule.said, name, shown)]
    return {name: kept for name, kept in rules.items() if kept}


def _add(selector: str, said: dict[str, str], place: int, rules: dict[str, list[Rule]], shown: set[str]) -> None:
    parts = [part for part in selector.replace(">", " ").split() if part]
    if not parts:
        return
    found = [COMPOUND.fullmatch(part) for part in parts]
    own = NAME.findall(parts[-1])
    if not _hides(said):  # some state of the page, or some place on it, shows what another rule hides
        shown.update(f"{how}{name}" for how in _ways_to_show(said) for name in own)
    steps = [Step((step[1] or "").lower(), frozenset(NAME.findall(step[2]))) for step in found if step]
    last = found[-1]
    if len(steps) < len(parts) or last is None or not own:
        return
    rules.setdefault(own[-1], []).append(Rule(tuple(steps), last[3] or "", said, place))


def _ways_to_show(said: dict[str, str]) -> list[str]:
    """By which kinds of declaration a rule says where and whether an element is seen."""
    return [*(("display",) if "display" in said else ()), *(("place",) if any(side in said for side in SIDES) else ())]


def _is_undone(said: dict[str, str], name: str, shown: set[str]) -> bool:
    """Whether the rule hides, and another one of the page shows what is so called, by the same kind of declaration."""
    if not _hides(said):
        return False
    by_place = not _hides({key: value for key, value in said.items() if key not in SIDES})
    return f"{'place' if by_place else 'display'}{name}" in shown


def _hides(said: dict[str, str]) -> bool:
    return hides("".join([f"{name}:{value};" for name, value in said.items()]))


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Selector and declarations of each rule that holds on every screen."""
    around: list[str] = []
    for part in css.split("}")[:-1]:  # what the last brace does not close is no rule
        *opened, body = part.split("{")
        around += opened
        if around:
            selector = around.pop().rpartition(";")[2].strip()
            if selector[:1] != "@" and not any(outer.rpartition(";")[2].lstrip()[:1] == "@" for outer in around):
                yield selector, body


def _without_comments(css: str) -> str:
    first, *rest = css.split("/*")
    return first + "".join(part.partition("*/")[2] for part in rest)


def _around(element: etree._Element) -> list[tuple[str, frozenset[str]]]:
    """Tag and names of the elements around one, innermost first."""
    outer = islice(element.iterancestors(), ANCESTORS)
    return [(str(one.tag), names_of(one.get("class", ""), one.get("id", ""))) for one in outer]


def _fits(steps: tuple[Step, ...], around: list[tuple[str, frozenset[str]]]) -> bool:
    """Whether the steps lead through the elements around one to that one."""
    at = 0
    for step in reversed(steps[:-1]):
        while at < len(around) and not _is(step, *around[at]):
            at += 1
        at += 1
    return at <= len(around)


def _is(step: Step, tag: str, names: frozenset[str]) -> bool:
    return (not step.tag or step.tag == tag) and step.names <= names


@lru_cache(4096)
def names_of(classes: str, identity: str) -> frozenset[str]:
    """The classes and the id of an element, as selectors write them."""
    names = {f".{name}" for name in classes.split()}
    return frozenset(names | {f"#{identity}"} if identity else names)


@lru_cache(1024)
def printed(content: str) -> str:
    """The words that a ``content`` prints; nothing where it prints signs alone, or what is said elsewhere."""
    words = "".join(a or b for a, b in STRING.findall(content))
    words = ESCAPE.sub(lambda found: _character(int(found[1], 16)) if found[1] else found[2], words)
    return words if any(sign.isalnum() for sign in words) and "(" not in STRING.sub("", content) else ""


def _character(number: int) -> str:
    return "\ufffd" if number > 0x10FFFF or 0xD800 <= number < 0xE000 else chr(number)
