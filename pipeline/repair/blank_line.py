"""Blank lines, indents and white space at line ends: what only sets a page."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.chinese.widths import SPACES
from pipeline.model import HIGH
from pipeline.rule import Example, Here, TextRule
from pipeline.text import Splice


def find(here: Here) -> Iterator[Splice]:
    text = here.text
    at = last = 0  # start of the line; end of what the line before it holds
    for line in text.split("\n"):
        bare = line.strip(SPACES)
        if bare:
            start = at + len(line) - len(line.lstrip(SPACES))
            yield from _gap(text, last, start)
            last = start + len(bare)
        at += len(line) + 1
    if last < len(text):
        yield Splice(last, len(text), "")


def _gap(text: str, start: int, end: int) -> Iterator[Splice]:
    """All of what stands before the first line goes; elsewhere one newline of the source stays."""
    if start == 0:
        if end:
            yield Splice(0, end, "")
        return
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
