"""A percentage over 100 in a text that has lost its decimal points: 7536%; and 百分之108."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chinese.units import SHARES
from pipeline.figures.verdict import weigh
from pipeline.model import MEDIUM, Candidate, Figure
from pipeline.rule import Example, FigureRule, Sight

NAME = "figures/lost-point"
_WHY = "the text has lost its decimal points, and this percentage is far above what can be"

_PERCENT = re.compile(r"(?<![0-9.,，])(?P<number>[1-9][0-9]{2,4})(?=%)")
_SPOKEN = re.compile(r"(?<=百分之)(?P<number>[1-9][0-9]{2})(?![0-9.])")
_SHARE = re.compile(SHARES)


def _judge(sight: Sight) -> Iterator[Figure]:
    if sight.damage.lost("."):
        yield from _percentages(sight.text)


def _percentages(text: str) -> Iterator[Figure]:
    for match in sorted([*_PERCENT.finditer(text), *_SPOKEN.finditer(text)], key=_start):
        printed = match["number"]
        share = bool(_SHARE.search(text, max(match.start() - 14, 0), match.start()))
        if printed == "100" or (int(printed) > 100 and int(printed) % 100 == 0):
            continue
        candidates = [
            Candidate(f"{printed[:place]}.{printed[place:]}", cost)
            for place in (1, 2)
            if (cost := _cost(printed, place, share)) is not None
        ]
        if len(printed) == 3 and not share:
            candidates.append(Candidate(printed, 1.0))
        figure = weigh(*match.span("number"), candidates, NAME, _WHY, sure=False)
        if figure:
            yield figure


def _start(match: re.Match[str]) -> int:
    return match.start()


def _cost(printed: str, place: int, share: bool) -> float | None:
    """Two decimals at most are usual; a rate is seldom below 10."""
    decimals = len(printed) - place
    if decimals > 2:
        return 4.0 if decimals == 3 else None
    return 0.0 if place == 2 else 3.0 if share else 1.0


RULE = FigureRule(
    NAME, _judge, MEDIUM,
    why="7536% is no rate of enrolment.",
    examples=(
        Example("入园率达到7536%。", becomes="入园率达到75.36%。", lost="."),
        Example("增长124%，", becomes="增长{124|12.4 1.24 124}%，", lost="."),
        Example("入园率达到100%。", lost="."),
        Example("入园率达到7536%。"),
        Example("增长98%，", lost="."),
    ),
)  # fmt: skip
