"""Forms that no writer prints: each says that a glyph is gone, and which glyphs would heal it.

Every form was met in scraped texts: 205年, 02所, 0月份, 205年月, 7536%, lists that begin with 2, 饶河县所 beside
集贤县2所, .5%, 3.%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.chinese.units import COUNTED_PATTERN

DIGITS = frozenset("0123456789")
_LEADING = DIGITS - {"0"}
_MONTHS = frozenset("123456789")

#: Years that a text of today may name in passing; a three-digit year is held to come from one of these.
_YEARS = tuple(str(year) for year in range(1949, 2051))


class Form(NamedTuple):
    """One impossible form at ``at``: what kind, what stands there, and the glyphs any one of which would heal it."""

    kind: str
    at: int
    printed: str
    heals: frozenset[str]


_SHORT_YEAR = re.compile(
    r"(?<![0-9.,，、])(?P<year>[0-9]{3})(?:年(?![来前后间多内以之级期制龄限历])|[-—－~～至]+(?:19|20)[0-9]{2}年|(?=〕[0-9]+号))"
    r"|(?<=[〔（(])(?P<aside>[0-9]{3})(?=[—-](?:19|20)[0-9]{2}年)"
)
_ZERO_YEAR = re.compile(r"(?<![0-9.])0(?=年)")
_LEADING_ZERO = re.compile(rf"(?<![0-9.,:：/—－~～〔\[(（A-Za-z号第-])(?:0[0-9]{{1,4}}(?=[多余]?(?:{COUNTED_PATTERN}))|0(?=[多余]|个百分点))|(?<=第)0[0-9]{{1,2}}(?=页)")
_ZERO_MONTH = re.compile(r"(?<![0-9.])0(?=月(?:份|底|初|末|中旬|上旬|下旬|以来|起|至|[0-9]{1,2}日|[，。、]))")
_ZERO_DAY = re.compile(r"(?<=月)0(?=日)")
_EMPTY_MONTH = re.compile(r"(?:(?<=[0-9]年)|(?<=[去今本前]年))月(?=份|底|初|末|中旬|上旬|下旬|[0-9]{1,2}日|[，。、；])")
_EMPTY_DAY = re.compile(r"(?<=[0-9]月)日")
_SHORT_DATE = re.compile(r"(?<![0-9.])[0-9]{2}(?=年[0-9]{1,2}月[0-9]{1,2}日)")
_OVER = re.compile(r"(?<![0-9.,，])(?!100)[1-9][0-9]{2,5}(?=%)")
_EMPTY_UNIT = re.compile(
    r"(?<=[区县市镇乡直属])(?P<unit>[所名个家户人项件])(?=[、，；][^、，；。\n]{1,8}[0-9]{1,4}(?P=unit)(?![\u4e00-\u9fff]))"
    r"|(?<=[区县市镇乡])(?P<later>[所名个家户项件])(?=[、，；][^、，；。\n]{1,8}[区县市镇乡](?P=later)[、，；])"
)
_LEADING_POINT = re.compile(rf"(?<![0-9A-Za-z.…/])\.[0-9]{{1,4}}(?=%|{COUNTED_PATTERN})")
_TRAILING_POINT = re.compile(r"(?<![0-9A-Za-z./])[0-9]{1,7}\.(?=%|个百分点|[万亿]|元|公里|平方)")
_LINE_MARKER = re.compile(
    r"^[ \u3000]*(?:(?P<value>[0-9]{1,2})(?:[.、]|(?=[\u4e00-\u9fff“《]))(?![0-9年月日%时:])|[.、](?=[\u4e00-\u9fff“《]))",
    re.M,
)


def impossible(text: str) -> Iterator[Form]:
    """Every impossible form of ``text``, whose digits are half-width. A sound text has very few."""
    for match in _SHORT_YEAR.finditer(text):
        printed = match["year"] or match["aside"]
        heals = frozenset(
            glyph for glyph in DIGITS - set(printed) if any(y.replace(glyph, "") == printed for y in _YEARS)
        )
        if heals:
            yield Form("year of three digits", match.start(), match[0], heals)
    for match in _SHORT_DATE.finditer(text):
        heals = frozenset(g for g in DIGITS - set(match[0]) if any(y.replace(g, "") == match[0] for y in _YEARS))
        if heals:
            yield Form("full date with a short year", match.start(), match[0], heals)
    yield from (Form("year 0", m.start(), "0年", frozenset("2")) for m in _ZERO_YEAR.finditer(text))
    for kind, pattern, heals in _SIMPLE:
        yield from (Form(kind, m.start(), m[0], heals) for m in pattern.finditer(text))
    yield from _lists(text)


_SIMPLE = (
    ("number with a leading zero", _LEADING_ZERO, _LEADING),
    ("month 0", _ZERO_MONTH, _MONTHS),
    ("day 0", _ZERO_DAY, _LEADING),
    ("month without a number", _EMPTY_MONTH, _MONTHS),
    ("day without a number", _EMPTY_DAY, _LEADING),
    ("percentage over 100", _OVER, frozenset(".")),
    ("unit without a number", _EMPTY_UNIT, _LEADING),
    ("number with a leading point", _LEADING_POINT, DIGITS),
    ("number with a trailing point", _TRAILING_POINT, DIGITS),
)


def _lists(text: str) -> Iterator[Form]:
    """Lists that skip a number of one digit where nothing in the text has it: the list starts at 2, or 3 is bare."""
    present = {int(match["value"]) for match in _LINE_MARKER.finditer(text) if match["value"]}
    last = 0
    for match in _LINE_MARKER.finditer(text):
        if not match["value"]:
            if last < 9:
                yield Form("list marker without its number", match.start(), match[0].strip(), frozenset(str(last + 1)))
            last += 1
            continue
        value = int(match["value"])
        if value == 2 and last != 1 and 1 not in present:
            yield Form("list that starts at 2", match.start(), "2", frozenset("1"))
        elif value == last + 2 and 1 < value <= 10 and last and value - 1 not in present:
            yield Form("list that skips a number", match.start(), str(value), frozenset(str(value - 1)))
        last = value
