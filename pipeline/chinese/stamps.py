"""A day and a minute as pages print them: for expressions of all rooms, which take them from here."""

from __future__ import annotations

from ..regex import regex

_S = r"\s{0,8}"
YEAR = r"(?:19|20)\d\d"
#: 2019-3-, 2019年3月: a day as far as the sign behind its month.
MONTH = rf"{YEAR}{_S}(?:[-/.年]|\s(?=\d\d/\d\d\b)){_S}\d{{1,2}}{_S}[-/.月]"
#: 2019-3-4, 2019年3月4日, 2019 03/04.
DAY = rf"{MONTH}{_S}\d{{1,2}}日?"
#: The same as groups of year, month and day.
PARTED_DAY = rf"(?<!\d)({YEAR}){_S}[-/.年]{_S}(\d{{1,2}}){_S}[-/.月]{_S}(\d{{1,2}})(?=\D|$|\d\d:)(?:{_S}日)?"
#: A day to be filled in: __年__月__日, 20  年 月 日.
_TO_FILL = r"[_＿\sXx×*]{0,40}"
OPEN_DAY = rf"{_TO_FILL}(?:20\d{{0,2}}{_TO_FILL})?年{_TO_FILL}月{_TO_FILL}日"
#: The day in figures: no text writes its own day so.
FIGURED_DAY = rf"{YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
#: A day of this year, as pages for small screens print it: 07-16, 7月16日.
SHORT_DAY = r"(?:[01]?\d[-/][0-3]?\d|[01]?\d月[0-3]?\d日)"
CLOCK = r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?"
#: 09.11.2015 18:57: the day first, as on sites from abroad.
DAY_FIRST = rf"\d{{1,2}}[./]\d{{1,2}}[./]{YEAR}(?=\s{{1,4}}{CLOCK})"
#: A minute as a text may print it too: 10:22, 10时22分.
MINUTE = rf"\d{{1,2}}{_S}[:：时点]{_S}\d{{1,2}}(?:[:：分]{_S}\d{{0,2}}秒?)?"
#: A line that is a day, or a minute, and nothing else.
STAMP = regex(rf"[\[【（(]?{_S}(?:{DAY}|{DAY_FIRST}){_S}(?:{MINUTE})?{_S}[\]】）)]?")
HAS_FIGURED_DAY = regex(FIGURED_DAY)
HAS_CLOCK = regex(rf"{CLOCK}|\d{{1,2}}时\d{{1,2}}分")
_DAY_FIRST, _NUMBER = regex(DAY_FIRST), regex(r"\d+")


def iso(printed: str) -> str:
    """The day that ``printed`` begins with, ISO 8601; empty where its numbers are none of a day, or where nothing says
    which of them is the month (7/5/2005).

    >>> iso("2019年3月4日"), iso("09.11.2015 18:57"), iso("2019-13-4"), iso("7/5/2005 9:23")
    ('2019-03-04', '2015-11-09', '', '')
    """
    numbers = [int(number) for number in _NUMBER.findall(printed)[:3]]
    day_first = _DAY_FIRST.match(printed)
    year, month, day = reversed(numbers) if day_first else numbers
    known = 1 <= month <= 12 and 1 <= day <= 31 and not (day_first and "/" in day_first[0])
    return f"{year:04d}-{month:02d}-{day:02d}" if known else ""
