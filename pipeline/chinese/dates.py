"""Dates as official texts print them, to ISO 8601: 2015年11月23日, 二〇一五年十一月二十三日, 二OO六年, 2004-6-23."""

from __future__ import annotations

import re

from ..regex import regex
from .calendar import days_in
from .numerals import DIGITS, ZEROS, value
from .widths import SPACE

_DIGIT = f"一二三四五六七八九{ZEROS}"
_S = f"[{SPACE}]{{0,8}}"
#: A year of four figures, or of four numerals.
YEAR = f"(?:[0-9０-９]{{4}}|[一二][{_DIGIT}]{{3}})"
_MONTH = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})"
_DAY = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
#: For expressions: a whole date.
DATE = rf"{YEAR}{_S}年{_S}{_MONTH}{_S}月{_S}{_DAY}{_S}[日号]"
#: The same in figures: 2004-6-23, 2004/06/23, 2004.6.23.
FIGURED = r"(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}(?![0-9.-])"

_PRINTED = regex(
    rf"(?P<y>{YEAR}){_S}年(?:{_S}(?P<m>{_MONTH}){_S}月(?:{_S}(?P<d>{_DAY}){_S}[日号])?)?"
    r"|(?P<fy>(?:19|20)[0-9]{2})[-./](?P<fm>[0-9]{1,2})[-./](?P<fd>[0-9]{1,2})(?![0-9.-])"
)
#: A line that is a date and nothing else, in brackets or not; some of its numerals may be lost (二〇六年三月日, 年3月4日) or
#: covered (20xx年3月4日).
_LINE = regex(
    rf"[（(]?(?:[{_DIGIT}0-9０-９]{{2,4}}|二[{ZEROS}]{{1,2}}.{{1,2}}|[0-9]{{0,3}}[xXＸ×*＊]{{1,4}}){_S}年{_S}.{{1,3}}{_S}月{_S}.{{1,4}}{_S}日[）)]?"
    rf"|[（(]?{FIGURED}[）)]?|年{_S}{_MONTH}{_S}月{_S}{_DAY}{_S}日"
)
_LINE_ENDS = frozenset("日）)0123456789")
#: No date is longer, in characters.
LONGEST_DATE_LINE = 28
_MONTH_LINE = regex(
    rf"[（(]?(?:(?:19|20)[0-9]{{2}}|[一二][{_DIGIT}]{{3}}){_S}年{_S}{_MONTH}{_S}月(?:修订|修改|印制|编制|版)?[）)]?"
)


def iso_date(text: str) -> str | None:
    """The first date printed in ``text``, ISO 8601 to the precision given; None without one, or for 2月30日.

    >>> iso_date("二〇一五年十一月二十三日"), iso_date("2015年11月"), iso_date("2015年2月30日")
    ('2015-11-23', '2015-11', None)
    >>> iso_date("二OO六年五月九日"), iso_date("2004-6-23")
    ('2006-05-09', '2004-06-23')
    """
    match = _PRINTED.search(text)
    return _iso(match) if match else None


def is_date_line(line: str) -> bool:
    """Whether the line is a date and nothing else.

    >>> is_date_line("（二OO四年五月十九日）"), is_date_line("20xx年5月19日"), is_date_line("2004年5月19日印发")
    (True, True, False)
    """
    return line[-1:] in _LINE_ENDS and len(line) <= LONGEST_DATE_LINE and bool(_LINE.fullmatch(line))


def is_month_line(line: str) -> bool:
    """Whether the line is a month of a year and nothing else: 2018年12月."""
    return len(line) <= 16 and bool(_MONTH_LINE.fullmatch(line))


def _iso(match: re.Match[str]) -> str | None:
    printed = match["y"] or match["fy"]
    year = int(printed) if printed.isdigit() else int("".join(str(_figure(c)) for c in printed))
    month, day = match["m"] or match["fm"], match["d"] or match["fd"]
    if not month:
        return f"{year:04d}"
    m = _number(month)
    if m is None or not 1 <= m <= 12:
        return None
    if not day:
        return f"{year:04d}-{m:02d}"
    d = _number(day)
    if d is None or not 1 <= d <= days_in(m, year):
        return None
    return f"{year:04d}-{m:02d}-{d:02d}"


def _figure(character: str) -> int:
    return 0 if character in ZEROS else DIGITS[character]


def _number(printed: str) -> int | None:
    return int(printed) if printed.isdigit() else value(printed)
