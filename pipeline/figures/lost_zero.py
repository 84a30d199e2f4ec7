"""〇 lost from Chinese years by a filter that knows only ideographs: 二三五年 for 二〇三五年, 二四年 for 二〇〇四年."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ..evidence import probability
from ..model import HIGH, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .era import written, year_cost
from .originals import chinese_years, with_zeros
from .standing import is_year, tense

NAME = "figures/lost-zero"
_WHY = "a Chinese year of fewer than four digits has lost its 〇, of which the text has none"

_ZERO = regex("[〇○◯]")
#: What it costs two digits side by side to be 二三年, two or three years, or anything else; and 二 to be 2.
_BETWEEN, _ODD, _TWO = 1.5, 7.0, 0.3


def _judge(sight: Sight) -> Iterator[Question]:
    if "二" not in sight.text and "一九" not in sight.text:
        return
    found = [match.span() for match in chinese_years(sight.text) if len(match[0]) < 4]
    if not any(_proves(sight.text, *place) for place in found):
        return
    text, window = sight.text, sight.settings.year_window
    era = written(sight, "")
    whole = bool(_ZERO.search(text))
    for start, end in found:
        if whole and not _proves(text, start, end):
            continue
        odds = is_year(text, start, end) if text.startswith("年", end) else _LONG
        earliest = _earliest(text, start, window)
        costs = {}
        for year, value in with_zeros(text[start:end]).items():
            if window[0] <= value <= window[1]:
                said = _BROKEN * (value < earliest) + tense(text, start, end, value - era[0][0]) if era else 0.0
                costs[year] = said + year_cost(value, era, window) - math.log(max(probability(odds), 1e-6))
        if not costs:
            continue
        stands = min(costs.values()) + (_LONG if end - start > 2 else -math.log(max(probability(-odds), 1e-6)))
        costs[text[start:end]] = stands + _as_printed(text[start:end])
        yield Question("chinese year", start, end, NAME, _WHY, costs, text[start:end])


#: Three digits side by side are no length of time.
_LONG = 9.0


#: 二一六至: the first year of a range. 二四年…通过，根据: a text is revised in the year in which it was passed, or later.
_FROM = regex("(?:年?[至到—－～-]{1,2})$")
_REVISES = regex(r"(?:通过|公布|发布|施行|修[正订])(?:[，,；;\s]*|[^。]{0,60}?(?:根据|依据|经)\s*)$")
_NOTE = 160
#: What it costs a year to lie before the one that it must follow.
_BROKEN = 6.0


def _earliest(text: str, start: int, window: tuple[int, int]) -> int:
    """The year before which the one at ``start`` can't lie for what leads to it; 0 where nothing does."""
    lead = text[max(start - _NOTE, 0) : start]
    ranged = _FROM.search(lead)
    if not ranged and not _REVISES.search(lead):
        return 0
    before = list(chinese_years(text[max(start - _NOTE, 0) : start + _YEAR]))
    before = [year for year in before if year.end() <= len(lead)]
    if not before or (ranged and before[-1].end() != ranged.start()):
        return 0
    readings = [value for value in with_zeros(before[-1][0]).values() if window[0] <= value <= window[1]]
    return min(readings, default=-1) + bool(ranged)


#: A year and its 年 are no longer.
_YEAR = 5


def _as_printed(year: str) -> float:
    if len(year) == 1:
        return _TWO
    return _BETWEEN if year == "二三" else _ODD if len(year) == 2 else 0.0


def _proves(text: str, start: int, end: int) -> bool:
    """Whether the place alone shows that 〇 is lost: three digits, or two that no one writes so, where a year stands."""
    if end - start == 3:
        return not text.startswith(("级", "制", "期"), end + 1)
    return end - start == 2 and text[start:end] != "二三" and is_year(text, start, end) > 0


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="“Keep only ideographs” deletes 〇, which is a symbol to Unicode: 二〇三五年 is left as 二三五年.",
    examples=(
        Example("到二三五年建成教育强区", becomes="到二〇三五年建成教育强区", published="2022-05-06"),
        Example("二一五年，我们", becomes="二〇一五年，我们", published="2016-01-20"),
        Example("二一八年以来，到二二年，到二三五年", published="2018-12-20",
                becomes="二〇一八年以来，到二〇二〇年，到二〇三五年"),
        Example("二四年，全县增收；二五年，", becomes="二〇〇四年，全县增收；二〇〇五年，", published="2005-01-20"),
        Example("二三年来，成绩不小，过了二年", published="2016-01-20"),
        Example("规划期为二一六至二二年", becomes="规划期为二〇一六至二〇二〇年", published="2016-01-20"),
        Example("（二一五—二二二年）", becomes="（二〇一五—二〇二二年）", published="2016-01-20"),
        Example("二四年11月23日县人大常委会会议通过，根据二二年12月23日县人大常委会会议修正", published="2021-01-20",
                becomes="二〇〇四年11月23日县人大常委会会议通过，根据二〇二〇年12月23日县人大常委会会议修正"),
        Example("二四年11月23日委员会会议通过\n二二年12月23日委员会会议通过", published="2021-01-20",
                becomes="二〇〇四年11月23日委员会会议通过\n二〇二〇年12月23日委员会会议通过"),
        Example("二三至二五年来，共有二一六至三百人"),
        Example("二十三年"),
        Example("第二三年级"),
        Example("一二三年级"),
        Example("二〇三五年"),
    ),
)  # fmt: skip
