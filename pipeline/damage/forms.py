"""Forms that no writer prints: each says that a glyph is gone, and which glyphs would heal it.

Every form was met in scraped texts: 205年, 02所, 0个, 0月份, 205年月, .5%, 3.%.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..chinese.calendar import HORIZONS
from ..chinese.history import is_of_history, tells_history
from ..chinese.numbers import Number, numbers
from ..chinese.units import COUNTED_PATTERN
from ..regex import regex

DIGITS = frozenset("0123456789")
_LEADING, _MONTHS = DIGITS - {"0"}, frozenset("123456789")

#: Years that a text of today may name in passing; a three-digit year is held to come from one of these. Beyond 2036 only
#: plans go, and by round years: 206年 is 2016年, not 2046年.
_YEARS = tuple(str(year) for year in (*range(1949, 2037), *sorted(year for year in HORIZONS if year > 2036)))
#: Years of history, which few texts name: an earthquake of 1786 that lost its 6 looks like one of 1978 that lost its 9.
_HISTORY = tuple(str(year) for year in range(1600, 1900))


class Form(NamedTuple):
    """One impossible form at ``at``: what kind, what stands there, and the glyphs any one of which would heal it."""

    kind: str
    at: int
    printed: str
    heals: frozenset[str]


#: What stands before a number that is part of another, of a code or of a year in numerals.
_GLUED = regex(r"[0-9.,:：/—－～~〔\[(（A-Za-z号第-]|(?<=[0-9])[，\n]")
_OF_ANOTHER = frozenset(",，、〇○一二三四五六七八九")
_UNIT = regex(rf"[多余]?(?:[%‰天]|{COUNTED_PATTERN})")
#: What is counted in parts: 045元 has lost its point where the text has none.
_PARTS = regex(r"%|个百分点|[万亿]|元|公里|米|平方|立方|公顷|亩|吨|度|倍")
_AFTER_POINT = regex(r"%|个百分点|[万亿]|元|公里|平方")
_POINT = regex(r"[0-9]\.[0-9]")
_AFTER_MONTH = "份|底|初|末|中旬|上旬|下旬|[0-9]{1,2}日|[，。、"
_MONTH = regex(rf"月(?:{_AFTER_MONTH}]|以来|起|至)")
_EMPTY = (
    ("month without a number", regex(rf"月(?:(?<=[0-9]年.)|(?<=[去今本前]年.))(?={_AFTER_MONTH}；])"), _MONTHS),
    ("day without a number", regex(r"日(?<=[0-9]月.)"), _LEADING),
)
_SPAN = regex("年[来前后间多内以之级期制龄限历]")
_DATE = regex("年[0-9]{1,2}月[0-9]{1,2}日")
_DAY = regex("[0-9]{1,2}月[0-9]{0,2}日")
_SHORT = {1: "full date with a year of one digit", 2: "full date with a short year"}


def impossible(text: str) -> Iterator[Form]:
    """Every impossible form of ``text`` that a lost digit explains; digits half-width. A sound text has very few."""
    pointless = not _POINT.search(text)
    for number in numbers(text):
        if number.slot == "year" and len(number.printed) < 4:
            yield from _year(text, number)
        elif number.printed[0] in "0." or number.printed[-1] == ".":
            yield from _no_number(text, number, pointless)
    for kind, pattern, heals in _EMPTY:
        yield from (Form(kind, m.start(), m[0], heals) for m in pattern.finditer(text))


def _no_number(text: str, number: Number, pointless: bool) -> Iterator[Form]:
    start, end, printed, slot = number
    before = text[start - 1 : start]
    if printed[0] == ".":
        if not (before.isascii() and before.isalnum()) and before not in "…/" and _UNIT.match(text, end):
            yield Form("number with a leading point", start, printed, DIGITS)
    elif printed[-1] == ".":
        if _AFTER_POINT.match(text, end) and not (len(printed) < 4 and before in "\n"):
            yield Form("number with a trailing point", start, printed, DIGITS)
    elif slot == "day" and printed == "0":
        yield Form("day 0", start, printed, _LEADING)
    elif before == "第" and text.startswith("页", end):
        yield Form("number with a leading zero", start, printed, _LEADING)
    elif not _GLUED.match(text, max(start - 1, 0), start) and len(printed) < 6 and printed.isdigit():
        if printed == "0" and _MONTH.match(text, end):
            yield Form("month 0", start, printed, _MONTHS)
        elif (_UNIT.match(text, end) or (printed == "0" and text[end : end + 1] in "多余")) and not (
            pointless and printed.strip("0") and _PARTS.match(text, end)
        ):
            yield Form("number with a leading zero", start, printed, _LEADING)


def _year(text: str, number: Number) -> Iterator[Form]:
    start, end, printed, _ = number
    shown = printed + "年" * text.startswith("年", end)
    if not printed.isdigit() or text[start - 1 : start] in _OF_ANOTHER:
        return
    heals = _heals(printed, _YEARS)
    if printed == "0":
        yield Form("year 0", start, shown, frozenset("2"))
    elif len(printed) < 3 and heals and _DATE.match(text, end):
        yield Form(_SHORT[len(printed)], start, shown, heals)
    if len(printed) < 3 or _SPAN.match(text, end):
        return
    if shown != printed and (tells_history(text) or is_of_history(text, start, end)):
        return
    if heals:
        yield Form("year of three digits", start, shown, heals)
    if printed[0] == "1" and printed[1] in "678" and not _is_dated(text, printed):
        yield Form("year of history with three digits", start, shown, _heals(printed, _HISTORY) - heals)


@lru_cache(maxsize=1024)
def _is_dated(text: str, year: str) -> bool:
    """Whether the text names a day of that year: no text of today knows the day of what was in 1604."""
    return any(_DAY.match(text, n.end + 1) for n in numbers(text) if n.printed == year and n.slot == "year")


@lru_cache(maxsize=1024)
def _heals(printed: str, years: tuple[str, ...]) -> frozenset[str]:
    """The digits without which one of the ``years`` prints so."""
    return frozenset(g for g in DIGITS - set(printed) if any(year.replace(g, "") == printed for year in years))
