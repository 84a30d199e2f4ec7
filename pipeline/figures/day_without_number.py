"""A day that lost its number or printed 0: 3月日, 3月0日."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.calendar import days_in
from ..model import HIGH, MEDIUM, Candidate, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .originals import days, suspects
from .verdict import weigh

NAME = "figures/day-without-number"
_WHY = "there is no day 0 and no day without a number; the lost digits and the month say which could stand here"
_GONE = "a day has a number, and the text does not tell which"

#: The search is for 日; what stands before it is looked at then.
_DAY = regex("日(?<=[月0]日)(?![均常程报照光])")
_BEFORE = regex(r"(?:(?<![0-9.])(?P<month>1[0-2]|0?[1-9])月(?P<day>0?)|月(?P<zero>0))$")
#: Where nothing is diagnosed, a question that names more digits than these says nothing: for a day that is gone, and
#: for day 0, which is none whatever was lost.
_FEW, _SOME = 2, 5
_PADDED = regex(r"月0[1-9]日")


def _judge(sight: Sight) -> Iterator[Figure]:
    glyphs, proven = suspects(sight)
    if not glyphs or not (proven or len(glyphs) <= _SOME):
        return
    for place in _DAY.finditer(sight.text):
        match = _BEFORE.search(sight.text, max(place.start() - 5, 0), place.start())
        if not match:
            continue
        printed = match["zero"] or match["day"]
        if not (proven or len(glyphs) <= (_SOME if printed else _FEW)):
            continue
        start = match.end() - len(printed)
        unit = "" if printed else "日"
        candidates = [
            Candidate(f"{day}{unit}", 0.0) for day in days(printed, glyphs, days_in(int(match["month"] or 0)))
        ]
        if printed:
            cost = 0.5 if _PADDED.search(sight.text) else 6.0
            candidates += [Candidate(f"0{glyph}", cost) for glyph in glyphs if glyph != "0"]
        if not (proven or printed) and len(candidates) == 1:
            # One digit happens to be absent: the number is gone, and no more can be said.
            yield Figure("gap", start, start, NAME, _GONE, reason="lost", certainty=MEDIUM)
            continue
        figure = weigh(start, match.end() + len(unit), candidates, NAME, _WHY, proven=proven)
        if figure:
            yield figure


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Which day it was is part of the date; 0日 is none.",
    examples=(
        Example("4月日上午", becomes="4月7日上午", lost="7"),
        Example("4月0日上午", becomes="4月30日上午", lost="3"),
        Example("4月日上午", becomes="4月{日|1日 11日}上午", lost="1"),
        Example("4月日上午"),
        Example("4月日上午有123568904人，", becomes="4月{|gap}日上午有123568904人，"),
        Example("4月8日", lost="7"),
        Example("3月0日共有1345679人，", becomes="3月{0|20}日共有1345679人，"),
        Example("5月日均气温", lost="1"),
    ),
)  # fmt: skip
