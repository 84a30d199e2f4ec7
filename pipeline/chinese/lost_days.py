"""Days and months whose number is gone: 5月 日前, 请于 月 日报送, 2022年 月5日, 从 月到 月."""

from __future__ import annotations

from collections.abc import Iterator

from ..regex import regex
from .numerals import NUMERAL

_BLANK = " \t\u00a0\u3000"
#: What makes a word with 日 behind 月: 5月日均用水, 9月日照充足, 3月 日程安排.
_DAY = regex(f"月[{_BLANK}]*(?P<day>)日(?![本均照产常元语军报程历记期后子用趋益渐夜光志落出])")
#: 月 stands first, so that the engine skips from one to the next.
_MONTH = regex(f"月(?<=[{_BLANK}]月)(?=[0-9]{{1,2}}日|(?P<alone>[份底初末中至到以前后，、。；内]))")
#: What makes a word with 月 though a blank stands between: 每 月底, 本 月内.
_WITH_MONTH = frozenset(
    "每当本上下个半逐该次同明正腊几数两各隔满岁日按年蜜新" + NUMERAL + "0123456789０１２３４５６７８９"
)


def lost_days(text: str) -> frozenset[int]:
    """The places where the number of a day or a month of ``text`` is missing. A month alone has lost its number only where
    a day has as well; of a date with its year nothing is said here.

    >>> sorted(lost_days("请于5月 日前报送，会议在 月 日召开，从 月到 月。"))
    [5, 14, 16, 22, 25]
    >>> sorted(lost_days("出生年月日，5月日均用水，3月 日程安排，每 月底报送。"))
    []
    """
    if "月" not in text:
        return frozenset()
    found = {place for match in _DAY.finditer(text) for place in _numbers(text, match.start(), match.start("day"))}
    months = [match for match in _MONTH.finditer(text) if _word(text, match.start()) not in _WITH_MONTH]
    found.update(match.start() for match in months if match["alone"] is None or found)
    return frozenset(found)


def _numbers(text: str, month: int, day: int) -> Iterator[int]:
    """What is missing of 月 at ``month`` and the day behind it."""
    before = _word(text, month)
    if before == "年":
        return
    if before.isdigit() or before in NUMERAL:
        yield day
    elif text[month - 1] in _BLANK and day > month + 1 and before not in _WITH_MONTH:
        yield from (month, day)


def _word(text: str, place: int) -> str:
    """The last character before ``place`` that is no blank; a space where the line or the text begins."""
    return text[max(place - 6, 0) : place].rstrip(_BLANK)[-1:] or " "
