"""Characters that print nothing: controls, zero-width characters, halves of pairs, what XML 1.0 forbids."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .signs import CONTROL, unusual

INVISIBLE = regex(f"[{CONTROL}]")
_LINES = "\x0b\x0c\x85\u2028\u2029"


def find(here: Here) -> Iterator[Splice]:
    if not unusual(here.text):
        return
    for match in INVISIBLE.finditer(here.text):
        yield Splice(match.start(), match.end(), "\n" if match[0] in _LINES else "")


RULE = TextRule(
    "repair/control-character",
    find,
    HIGH,
    why="The character prints nothing, hides words from a search, and part of them no XML may hold.",
    examples=(
        Example("各位\u200b代表：\ufeff\x07", becomes="各位代表："),
        Example("上页\x0c下页", becomes="上页\n下页"),
        Example("各位代表：\t请审议"),
    ),
)
