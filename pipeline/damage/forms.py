"""Forms that no writer prints: each says that a glyph is gone, and which glyphs would heal it.

Every form was met in scraped texts: 205年, 02所, 0个, 0月份, 205年月, .5%, 3.%. Patterns begin
with the character they look for, not with what must not stand before it: a scan is then as fast as the search for that
character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..chinese.calendar import HORIZONS
from ..chinese.history import is_of_history, tells_history
from ..chinese.units import COUNTED_PATTERN
from ..chinese.widths import CJK
from ..regex import regex

DIGITS = frozenset("0123456789")
_LEADING = DIGITS - {"0"}
_MONTHS = frozenset("123456789")

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


_AFTER_THREE = r"年(?![来前后间多内以之级期制龄限历])|[-—－～~至]+(?:19|20)[0-9]{2}年|(?<=[〔（(]...)〕[0-9]+号"
_SHORT_YEARS = r"(?P<short>[0-9]?)(?=年[0-9]{1,2}月[0-9]{1,2}日)|(?P<zero>(?<=0)(?=年))"
_DATE = regex(rf"[0-9](?<![0-9.,，、〇○一二三四五六七八九].)(?:(?P<three>[0-9]{{2}})(?:{_AFTER_THREE})|{_SHORT_YEARS})")
_ALONE = r"(?<![0-9.,:：/—－～~〔\[(（A-Za-z号第-].)(?<![0-9][，\n].)"
_COUNTS = rf"(?P<count>[0-9]{{0,4}})(?=[多余]?(?:[%‰天]|{COUNTED_PATTERN}))|(?P<more>)(?=[多余])"
_MONTH_ZERO = r"(?P<month>)(?=月(?:份|底|初|末|中旬|上旬|下旬|以来|起|至|[0-9]{1,2}日|[，。、]))"
_ZERO = regex(rf"0(?:{_ALONE}(?:{_COUNTS}|{_MONTH_ZERO})|(?<=月.)(?P<day>)(?=日)|(?<=第.)(?P<page>[0-9]{{1,2}})(?=页))")
_EMPTY_MONTH = regex(r"月(?:(?<=[0-9]年.)|(?<=[去今本前]年.))(?=份|底|初|末|中旬|上旬|下旬|[0-9]{1,2}日|[，。、；])")
_EMPTY_DAY = regex(r"日(?<=[0-9]月.)")
_LEADING_POINT = regex(rf"\.(?<![0-9A-Za-z.…/].)[0-9]{{1,4}}(?=%|{COUNTED_PATTERN})")
_TRAILING_POINT = regex(r"[0-9]{1,7}\.(?<!^[0-9]\.)(?<!^[0-9]{2}\.)(?=%|个百分点|[万亿]|元|公里|平方)", re.M)
#: What is counted in parts: 045元 has lost its point where the text has none.
_MEASURED = regex(r"%|个百分点|[万亿]|元|公里|米|平方|立方|公顷|亩|吨|度|倍")
_POINT = regex(r"[0-9]\.[0-9]")
_DAY = regex(r"日(?<=[0-9]月.)")
_LEADING_POINT = regex(rf"\.(?<![0-9A-Za-z.…/].)[0-9]{{1,4}}(?=%|{COUNTED_PATTERN})")
_TRAILING_POINT = regex(r"[0-9]{1,7}\.(?<!^[0-9]\.)(?<!^[0-9]{2}\.)(?=%|个百分点|[万亿]|元|公里|平方)", re.M)
#: What is counted in parts: 045元 has lost its point where the text has none.
_MEASURED = regex(r"%|个百分点|[万亿]|元|公里|米|平方|立方|公顷|亩|吨|度|倍")
_POINT = regex(r"[0-9]\.[0-9]")
_LINE_MARKER = regex(
    rf"^[ \u3000]*(?:(?P<value>[0-9]{{1,2}})(?:[.、]|(?=[{CJK}“《]))(?![0-9年月日%时:])"
    rf"|[.、](?=[{CJK}“《]))",
    re.M,
)
_DAY = regex("[0-9]{1,2}月[0-9]{0,2}日")
_SHORT = {1: "full date with a year of one digit", 2: "full date with a short year"}
_KINDS = {"month": "month 0", "day": "day 0"}


def impossible(text: str) -> Iterator[Form]:
    """Every impossible form of ``text`` that a lost digit explains; digits half-width. A sound text has very few."""
    yield from _dates(text)
    pointless = not _POINT.search(text)
    for match in _ZERO.finditer(text):
        if pointless and match["count"] and match["count"].strip("0") and _MEASURED.match(text, match.end()):
            continue
        kind = _KINDS.get(match.lastgroup or "", "number with a leading zero")
        yield Form(kind, match.start(), match[0], _MONTHS if kind == "month 0" else _LEADING)
    for kind, pattern, heals in _SIMPLE:
        yield from (Form(kind, m.start(), m[0], heals) for m in pattern.finditer(text))


def _dates(text: str) -> Iterator[Form]:
    known: dict[str, bool] = {}  # whether a day of that year is named
    for match in _DATE.finditer(text):
        if match[0] == "0":
            yield Form("year 0", match.start(), "0年", frozenset("2"))
            continue
        short = match["short"] is not None
        if (
            not short
            and match[0][3:4] == "年"
            and (tells_history(text) or is_of_history(text, match.start(), match.end()))
        ):
            continue
        printed = match[0] if short else match[0][:3]
        heals = frozenset(glyph for glyph in DIGITS - set(printed) if _heals(printed, glyph))
        if heals:
            kind = _SHORT[len(printed)] if short else "year of three digits"
            yield Form(kind, match.start(), match[0], heals)
        if not short and printed[0] == "1" and printed[1] in "678" and printed not in known:
            known[printed] = _is_dated(text, printed)
        if not short and known.get(printed) is False:
            past = frozenset(glyph for glyph in DIGITS - heals - set(printed) if _heals(printed, glyph, _HISTORY))
            yield Form("year of history with three digits", match.start(), match[0], past)


def _is_dated(text: str, year: str) -> bool:
    """Whether the text names a day of that year: no text of today knows the day of what was in 1604."""
    return any(_DAY.match(text, place) for place in _places(text, f"{year}年"))


def _places(text: str, words: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place + len(words)
        place = text.find(words, place + 1)


def _heals(printed: str, glyph: str, years: tuple[str, ...] = _YEARS) -> bool:
    return any(year.replace(glyph, "") == printed for year in years)


_SIMPLE = (
    ("month without a number", _EMPTY_MONTH, _MONTHS),
    ("day without a number", _EMPTY_DAY, _LEADING),
    ("number with a leading point", _LEADING_POINT, DIGITS),
    ("number with a trailing point", _TRAILING_POINT, DIGITS),
)
