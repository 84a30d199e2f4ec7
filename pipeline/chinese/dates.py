"""Dates as official texts print them, to ISO 8601."""

from __future__ import annotations

import re

from ..regex import regex
from .numerals import DIGITS, value

_YEAR = "(?P<y>[0-9０-９]{4}|[一二〇○零Ｏ三四五六七八九]{4})"
_DATE = regex(
    _YEAR
    + r"\s*年(?:\s*(?P<m>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})\s*月"
    + r"(?:\s*(?P<d>[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})\s*[日号])?)?"
)


def iso_date(text: str) -> str | None:
    """The first date printed in ``text``, ISO 8601 to the precision given; None without one, or for 2月30日.

    >>> iso_date("二〇一五年十一月二十三日"), iso_date("2015年11月"), iso_date("2015年2月30日")
    ('2015-11-23', '2015-11', None)
    """
    match = _DATE.search(text)
    return _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    printed = match["y"]
    year = int(printed) if printed.isdigit() else int("".join(str(DIGITS[c]) for c in printed))
    if not match["m"]:
        return f"{year:04d}"
    month = _number(match["m"])
    if month is None or not 1 <= month <= 12:
        return None
    if not match["d"]:
        return f"{year:04d}-{month:02d}"
    day = _number(match["d"])
    if day is None or not 1 <= day <= _days(year, month):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _number(printed: str) -> int | None:
    return int(printed) if printed.isdigit() else value(printed)


def _days(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
