"""A year set twice by a slip: 20152015年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import HIGH, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight

NAME = "figures/repeated-year"
_WHY = "the same year stands twice without a break"

#: The heads of a table that are glued are no slip: 指标2010年2015年2015年比2010年增长.
_HEADS = "[比较增]|[与同为占][0-9比]|[0-9]{4}年"
_AGAIN = rf"(?:(?P=year)(?=年)|年(?P=year)(?=年(?!{_HEADS}))(?<![0-9]年[0-9]{{4}}年[0-9]{{4}}))"
#: One for each century: the engine skips from one 19 to the next.
_TWICE = tuple(regex(rf"(?P<year>{century}(?<![0-9A-Za-z.-]..)[0-9]{{2}}){_AGAIN}") for century in ("19", "20"))


def _judge(sight: Sight) -> Iterator[Figure]:
    found = [match for twice in _TWICE for match in twice.finditer(sight.text)]
    for match in sorted(found, key=re.Match.start):
        yield Figure("corr", *match.span(), NAME, _WHY, now=match["year"], certainty=HIGH)


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="20152015年 is found under no year.",
    examples=(
        Example("20152015年工作回顾", becomes="2015年工作回顾"),
        Example("2015年2015年工作回顾", becomes="2015年工作回顾"),
        Example("20152016年度"),
        Example("编号20152015"),
    ),
)  # fmt: skip
