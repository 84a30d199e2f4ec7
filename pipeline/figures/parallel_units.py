"""A unit without its number beside units that have theirs: 甲县所、乙县2所."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.figures.originals import digits_gone
from pipeline.figures.verdict import weigh
from pipeline.model import MEDIUM, Candidate, Figure
from pipeline.regex import regex
from pipeline.rule import Example, FigureRule, Sight

NAME = "figures/parallel-units"
_WHY = "the members beside it have a number before the same unit"

_UNITS = "所名个家户人项件次篇场条座台套辆处起期批位"
_ROW = regex(
    rf"(?:[\u4e00-\u9fff]{{2,12}}[0-9]{{0,6}}[{_UNITS}][、，；和及])+[\u4e00-\u9fff]{{2,12}}[0-9]{{0,6}}[{_UNITS}](?![\u4e00-\u9fff])"
)
_MEMBER = regex(
    rf"(?P<name>[\u4e00-\u9fff]{{2,12}}?)(?P<number>[0-9]{{0,6}})(?P<unit>[{_UNITS}])(?=[、，；和及]|$|[^\u4e00-\u9fff])"
)


def _judge(sight: Sight) -> Iterator[Figure]:
    glyphs = digits_gone(sight.damage).replace("0", "")
    if not glyphs:
        return
    for row in _ROW.finditer(sight.text):
        yield from _members(row, glyphs)


def _members(row: re.Match[str], glyphs: str) -> Iterator[Figure]:
    members = list(_MEMBER.finditer(row[0]))
    with_number = [m for m in members if m["number"]]
    for member in members:
        if member["number"] or not any(other["unit"] == member["unit"] for other in with_number):
            continue
        if member["name"][-1] not in "区县市镇乡村属校院局园组":
            continue
        start = row.start() + member.start("unit")
        candidates = [Candidate(f"{glyph}{member['unit']}", 0.0) for glyph in glyphs]
        candidates += [Candidate(f"{glyph * 2}{member['unit']}", 3.0) for glyph in glyphs]
        figure = weigh(start, start + 1, candidates, NAME, _WHY, sure=False)
        if figure:
            yield figure


RULE = FigureRule(
    NAME, _judge, MEDIUM,
    why="Who counts the schools must not lose the county that had only 1.",
    examples=(
        Example("年初列入计划的甲河县所、乙贤县2所、丙清县3所学校", becomes="年初列入计划的甲河县1所、乙贤县2所、丙清县3所学校", lost="1"),
        Example("甲河县所、乙贤县2所、丙清县3所学校"),
        Example("派出所、司法所2所", lost="1"),
    ),
)  # fmt: skip
