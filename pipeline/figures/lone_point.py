"""A decimal whose first or last digit is lost: .5%, 3.%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chinese.units import COUNTED_PATTERN
from pipeline.figures.originals import digits_gone, originals
from pipeline.figures.verdict import weigh
from pipeline.model import MEDIUM, Candidate, Figure
from pipeline.rule import Example, FigureRule, Sight

NAME = "figures/lone-point"
_WHY = "a decimal has a digit on both sides of its point"

_LONE = re.compile(
    rf"(?<![0-9A-Za-z./…])(?P<number>\.[0-9]{{1,4}}|[0-9]{{1,7}}\.|\.)(?=%|{COUNTED_PATTERN}|倍|年均)(?<=[0-9.])"
)


def _judge(sight: Sight) -> Iterator[Figure]:
    glyphs = digits_gone(sight.damage)
    if not glyphs:
        return
    for match in _LONE.finditer(sight.text):
        printed = match["number"]
        if printed.endswith(".") and sight.text[match.end()] not in "%万亿元个倍公平米吨":
            continue
        candidates = [Candidate(n, 3.0 * (len(n) - len(printed) - 1)) for n in originals(printed, glyphs)]
        if printed == ".":
            candidates = [Candidate(c.text, c.cost - 3.0) for c in candidates]
        figure = weigh(*match.span("number"), candidates, NAME, _WHY, sure=False)
        if figure:
            yield figure


RULE = FigureRule(
    NAME, _judge, MEDIUM,
    why=".5% and 3.% say nothing to whoever reads the number by machine.",
    examples=(
        Example("增长.5%，", becomes="增长7.5%，", lost="7"),
        Example("增长.5%，", becomes="增长0.5%，", lost="0"),
        Example("达到3.亿元", becomes="达到3.7亿元", lost="7"),
        Example("增长.5%，"),
        Example("增长7.5%，", lost="3"),
        Example("见第3.条", lost="7"),
    ),
)  # fmt: skip
