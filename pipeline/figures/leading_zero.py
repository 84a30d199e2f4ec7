"""A number that begins with 0 and is no decimal: 02所, 00余名."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chinese.units import COUNTED_PATTERN
from pipeline.figures.originals import gone, originals
from pipeline.figures.verdict import weigh
from pipeline.model import MEDIUM, Candidate, Figure
from pipeline.rule import Example, FigureRule, Sight

NAME = "figures/leading-zero"
_NONE = "0, or a number that lost its first digit"
_WHY = "no number begins with 0: what stood before it is lost"

_ZERO = re.compile(
    rf"(?<![0-9.:：/—－～~〔\[A-Za-z号第-])(?<![0-9][,，])(?P<number>0[0-9]{{1,5}}(?:\.[0-9]+)?|0)(?P<more>[多余]?)(?=(?P<unit>%|{COUNTED_PATTERN}|周年|度))"
)
#: After a bare 0 these say that the number was more than 0; a report says 0 of other things (0投诉, 0起).
_NEVER_NONE = ("个百分点", "周年", "余", "多")

#: What can be counted in parts, so that a lost point may explain the zero.
_MEASURED = re.compile("%|个百分点|万|亿|元|公里|平方|立方|公顷|亩|吨|米|度")


def _judge(sight: Sight) -> Iterator[Figure]:
    glyphs = gone(sight.damage)
    if not glyphs:
        return
    for match in _ZERO.finditer(sight.text):
        printed = match["number"]
        figure = weigh(*match.span("number"), _candidates(printed, glyphs, match["unit"]), NAME, _WHY, sure=False)
        if figure and printed == "0" and not match["more"] and match["unit"] not in _NEVER_NONE:
            named = (figure.now, "0") if figure.now else (*figure.candidates, "0")
            figure = Figure(
                "unclear", *match.span("number"), NAME, _WHY, candidates=named, certainty=MEDIUM, reason=_NONE
            )
        if figure:
            yield figure


def _candidates(printed: str, glyphs: str, unit: str) -> list[Candidate]:
    candidates = []
    if not _MEASURED.match(unit):
        glyphs = glyphs.replace(".", "")
    for number in originals(printed, glyphs):
        lost = len(number) - len(printed)
        if unit == "%" and float(number) > 100:
            continue
        candidates.append(Candidate(number, 3.0 * (lost - 1)))
    return candidates[:40]


RULE = FigureRule(
    NAME, _judge, MEDIUM,
    why="02所 is no number of schools.",
    examples=(
        Example("为02所学校配齐了器材", becomes="为102所学校配齐了器材", lost="1"),
        Example("培训00余名教师", becomes="培训100余名教师", lost="1"),
        Example("提高0个百分点", becomes="提高10个百分点", lost="1"),
        Example("留岗0名", becomes="留岗{0|10 0}名", lost="1"),
        Example("为02所学校配齐了器材"),
        Example("增长0.5%", lost="1"),
        Example("编号007", lost="1"),
        Example("08:30开会", lost="1"),
    ),
)  # fmt: skip
