"""Blank lines, indents and white space at line ends: what only sets a page."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import HIGH
from pipeline.regex import regex
from pipeline.repair.lines import BLANKS
from pipeline.rule import Example, Here, TextRule
from pipeline.text import Splice

GAP = regex(f"[{BLANKS}\n]+")


def find(here: Here) -> Iterator[Splice]:
    text = here.text
    size = len(text)
    for match in GAP.finditer(text):
        start, end = match.span()
        if start == 0 or end == size:
            yield Splice(start, end, "")
            continue
        newline = text.find("\n", start, end)  # one newline of the source stays
        if newline < 0:
            continue
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
