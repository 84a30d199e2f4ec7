"""A full stop or a grave accent that a site sets behind 的, to know its own text again: 进一步的.安排."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.widths import HAN
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where

#: 目的.加强管理: there it ends a label. What comes next is no digit or letter, so no number and no name is cut.
_POINT = regex(f"(?<=[{HAN}]的)(?<![目标]的)[.`](?=[{HAN}])")


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    for line in view.asked:
        for match in _POINT.finditer(lines.string, lines.starts[line], lines.ends[line]):
            yield Edit(match.start(), match.end(), "")


RULE = Rule(
    "repair/stray-point",
    judge,
    HIGH,
    why="A site sets a point behind 的 to know its own text again; no sentence has one there.",
    needs=("的.", "的`"),
    where=Where.ANYWHERE,
    examples=(
        Example("作了进一步的.安排，修渠的`钱已经到位。", becomes="作了进一步的安排，修渠的钱已经到位。"),
        Example("一、目的.加强管理。二、标的.课桌二百套。"),
        Example("增长的.5个百分点"),
    ),
)
