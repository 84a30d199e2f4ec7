"""〇 lost from a Chinese year by a filter that knows only CJK ideographs: 二三五年 for 二〇三五年."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH, Candidate, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .calendar_of_text import IMPLAUSIBLE, cost, written
from .verdict import weigh

NAME = "figures/lost-zero"
_WHY = "a Chinese year of two or three digits has lost its 〇"

_DIGITS = "一二三四五六七八九"
_YEAR = regex(
    rf"[一二](?<![{_DIGITS}〇○零十百千万亿第OＯ0].)(?:(?<=二)[{_DIGITS}]{{2}}|九[{_DIGITS}]"
    rf"|(?<=二)[{_DIGITS}](?=年[{_DIGITS}十]{{1,2}}月))(?=年(?!级|制|期|来|前|后|间|内|以上|以内|之))"
)
#: Looked for first: the engine skips from one 年 to the next.
_NUMBERED = regex(rf"年(?<=[{_DIGITS}]年)")
_VALUES = {glyph: str(value) for value, glyph in enumerate("〇" + _DIGITS)}


def _judge(sight: Sight) -> Iterator[Figure]:
    if not _NUMBERED.search(sight.text) or not (first := _YEAR.search(sight.text)):
        return
    era = written(sight, "")
    low, high = sight.settings.year_window
    for match in _YEAR.finditer(sight.text, first.start()):
        candidates = []
        for year in _with_zeros(match[0]):
            value = int("".join(_VALUES[glyph] for glyph in year))
            price = cost(value, era)
            if low <= value <= high and price < IMPLAUSIBLE + 3:
                candidates.append(Candidate(year, price))
        figure = weigh(*match.span(), candidates, NAME, _WHY)
        if figure:
            yield figure


def _with_zeros(year: str) -> list[str]:
    filled = {year}
    for _ in range(4 - len(year)):
        filled = {one[:place] + "〇" + one[place:] for one in filled for place in range(1, len(one) + 1)}
    return sorted(filled)


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="“Keep only ideographs” deletes 〇, which is a symbol to Unicode: 二〇三五年 is left as 二三五年.",
    examples=(
        Example("到二三五年建成教育强区", becomes="到二〇三五年建成教育强区", published="2022-05-06"),
        Example("二一五年，我们", becomes="二〇一五年，我们", published="2016-01-20"),
        Example("二三年来，成绩不小", published="2016-01-20"),
        Example("二十三年"),
        Example("第二三年级"),
        Example("一二三年级"),
        Example("二〇三五年"),
    ),
)  # fmt: skip
