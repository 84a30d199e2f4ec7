"""A percentage over 100 in a text that has lost its decimal points: 7536%; and 百分之108. In any text 满意率998% is a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chinese.rates import is_share
from ..model import MEDIUM, Candidate, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .verdict import weigh

NAME = "figures/lost-point"
_WHY = "the text has lost its decimal points, and this percentage is far above what can be"

_PERCENT = regex(r"(?<![0-9.,，])(?P<number>[1-9][0-9]{2,4})(?=%)")
_SPOKEN = regex(r"(?<=百分之)(?P<number>[1-9][0-9]{2})(?![0-9.])")
_WHY_PART = "no part of a whole is so large: its point is lost, or it is another number"
#: Shares of which there can't be more than 100 % in any text, and never 200. Cover of provisions and gross enrolment can.
_PART = regex(
    r"率(?<=满意率|合格率|达标率|及格率|优良率|优秀率|出勤率|参保率|参合率|办结率|成活率|入住率|就业率|巩固率|绿化率|普及率)"
    r"(?:达到|达|为|是)?了?(?P<number>[2-9][0-9]{2,3})(?=%)"
)
#: Of these there can be more than 100 %.
_ABOVE = regex("预算|计划|比上年|同比|同期|完成|任务")


def _judge(sight: Sight) -> Iterator[Figure]:
    if sight.damage.lost("."):
        yield from _percentages(sight.text)
        return
    for match in _PART.finditer(sight.text):
        if int(match["number"]) % 100 and not _ABOVE.search(sight.text, max(match.start() - 14, 0), match.start()):
            candidates = [Candidate(*reading) for reading in _readings(match["number"], True)]
            figure = weigh(*match.span("number"), candidates, NAME, _WHY_PART, proven=False)
            if figure:
                yield figure


def _percentages(text: str) -> Iterator[Figure]:
    for match in sorted([*_PERCENT.finditer(text), *_SPOKEN.finditer(text)], key=_start):
        printed = match["number"]
        if int(printed) % 100 == 0:
            continue
        share = is_share(text[max(match.start() - 14, 0) : match.start()])
        above = bool(_ABOVE.search(text, max(match.start() - 14, 0), match.start()))
        candidates = [Candidate(number, cost) for number, cost in _readings(printed, share and not above)]
        figure = weigh(*match.span("number"), candidates, NAME, _WHY, sure=False)
        if figure:
            yield figure


def _start(match: re.Match[str]) -> int:
    return match.start()


def _readings(printed: str, share: bool) -> list[tuple[str, float]]:
    """What the digits can be with a point between them, and the cost of each: two decimals at most are usual, and only
    of four digits that must stay below 100 is there one reading."""
    if len(printed) == 3:
        return [(f"{printed[:2]}.{printed[2]}", 0.0), (f"{printed[0]}.{printed[1:]}", 0.5), (printed, 1.5)][
            : 2 + (not share)
        ]
    if len(printed) == 4:
        tenths = [] if share else [(f"{printed[:3]}.{printed[3]}", 1.0)]
        return [(f"{printed[:2]}.{printed[2:]}", 0.0), *tenths, (f"{printed[0]}.{printed[1:]}", 4.0)]
    return [(f"{printed[:3]}.{printed[3:]}", 0.0), (f"{printed[:2]}.{printed[2:]}", 1.0)]


RULE = FigureRule(
    NAME, _judge, MEDIUM,
    why="7536% is no rate of enrolment.",
    examples=(
        Example("入园率达到7536%。", becomes="入园率达到75.36%。", lost="."),
        Example("增长124%，", becomes="增长{124|12.4 1.24 124}%，", lost="."),
        Example("入园率达到100%。", lost="."),
        Example("入园率达到7536%。"),
        Example("群众满意率998%，合格率达到9975%，", becomes="群众满意率{998|99.8 9.98}%，合格率达到{9975|99.75}%，"),
        Example("拨备覆盖率268%，就业率完成计划的215%，合格率100%，"),
        Example("增长98%，", lost="."),
    ),
)  # fmt: skip
