"""Takes away blank lines, indents and white space at line ends: they only set the page."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH
from ..rule import Edit, Example, Rule, View, Where


def judge(view: View) -> Iterator[Edit]:
    """What stands between two lines becomes one newline, in one edit; what stands before the first and after the last
    goes.
    """
    lines = view.lines
    end = 0
    for line, start in enumerate(lines.starts):
        kept = "\n" if line else ""
        if lines.string[end:start] != kept:
            yield Edit(end, start, kept)
        end = lines.ends[line]
    if end < len(lines.string):
        yield Edit(end, len(lines.string), "")


RULE = Rule(
    "repair/blank-line",
    judge,
    HIGH,
    why="Blank lines and indents only set the page; a paragraph is a line.",
    where=Where.ANYWHERE,
    after=("repair/broken-line",),
    examples=(
        Example("\n\n　　各位代表：\n \n　　现在报告工作。  \n", becomes="各位代表：\n现在报告工作。"),
        Example("各位代表：\n现在报告工作。"),
    ),
)
