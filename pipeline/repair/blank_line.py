"""Blank lines, indents and white space at line ends: what only sets a page."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.widths import SPACES
from ..model import HIGH
from ..rule import Example, Here, TextRule
from ..text import Splice
from .lines import places_of

BLANK = SPACES + "\n"
_BLANK = frozenset(BLANK)


def find(here: Here) -> Iterator[Splice]:
    text = here.text
    bare = text.strip(BLANK)
    if not bare:
        if text:
            yield Splice(0, len(text), "")
        return
    first = text.index(bare[0])
    last = first + len(bare)
    if first:
        yield Splice(0, first, "")
    end = first
    for newline in places_of(text, "\n"):
        if end <= newline < last and (text[newline + 1] in _BLANK or text[newline - 1] in _BLANK):
            start, end = _around(text, newline)
            yield from _gap(text, start, end)
    if last < len(text):
        yield Splice(last, len(text), "")


def _around(text: str, newline: int) -> tuple[int, int]:
    """All that is white around a line end."""
    start, end = newline, newline + 1
    while text[start - 1] in _BLANK:
        start -= 1
    while text[end] in _BLANK:
        end += 1
    return start, end


def _gap(text: str, start: int, end: int) -> Iterator[Splice]:
    """Of what stands between two lines one newline of the source stays."""
    newline = text.find("\n", start, end)
    if newline > start:
        yield Splice(start, newline, "")
    if end > newline + 1:
        yield Splice(newline + 1, end, "")


RULE = TextRule(
    "repair/blank-line",
    find,
    HIGH,
    why="Blank lines and indents only set the page; a paragraph is a line.",
    examples=(
        Example("\n\n　　各位代表：\n \n　　现在报告工作。  \n", becomes="各位代表：\n现在报告工作。"),
        Example("各位代表：\n现在报告工作。"),
    ),
)
