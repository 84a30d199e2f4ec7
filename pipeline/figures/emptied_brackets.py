"""A document number whose brackets are empty or gone: 国发〔〕5号."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight

NAME = "figures/emptied-brackets"
_WHY = "the year between the brackets of the document number is gone"

_EMPTY = regex(r"[〔\[【（(](?<=[发办函字令政文规组教厅委].)(?P<hole>[ \u3000]{0,4})[〕\]】）)](?=第?[0-9 ]{1,5}号)")


def _judge(sight: Sight) -> Iterator[Figure]:
    if "号" not in sight.text:
        return
    for match in _EMPTY.finditer(sight.text):
        at = match.start("hole")
        yield Figure("gap", at, at, NAME, _WHY, reason="lost")


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Which year it was can't be known from the number itself; the hole must not look like a number without a year.",
    examples=(
        Example("依据县政办函〔〕75号文件", becomes="依据县政办函〔{|gap}〕75号文件"),
        Example("依据县政发〔2019〕5号文件"),
        Example("（）号楼"),
    ),
)  # fmt: skip
