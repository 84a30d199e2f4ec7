"""What the words beside 年 say: whether the number is a year or counts years, and whether that year lies ahead."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ..chinese.beside import left_of, right_of
from ..chinese.units import DATE_AFTER, DATE_BEFORE, SPAN_AFTER, SPAN_BEFORE
from ..evidence import probability, table
from ..regex import regex

_OPENS = frozenset("，。；：！？、（《“·—")
_MONTH = regex("[0-9]{0,2}月")


def cues(text: str, start: int, end: int) -> Iterator[str]:
    """What stands beside the number at ``[start, end)``, whose 年 stands at ``end``: features of the counted table."""
    before, after = left_of(text, start), right_of(text, end + 1)
    if text.startswith(DATE_AFTER, end + 1):
        yield "a word that follows a date"
    if text.startswith(SPAN_AFTER, end + 1):
        yield "a word that follows a length of time"
    if text.endswith(DATE_BEFORE, max(start - 2, 0), start):
        yield "a word that leads to a date"
    elif before and before[-1] in SPAN_BEFORE:
        yield "a word that leads to a length of time"
    if not before or before[-1] in _OPENS:
        yield "a clause begins"
    yield f"b {before[-1:]}"
    if len(before) > 1:
        yield f"b {before}"
    if _MONTH.match(text, end + 1):
        yield "a month"
        return
    yield f"a {after[:1]}"
    if len(after) > 1:
        yield f"a {after}"


def is_year(text: str, start: int, end: int) -> float:
    """The log-odds that the number is a year, by what stands beside it alone."""
    return table("number_standing").weigh(cues(text, start, end))


def tense(text: str, start: int, end: int, lag: int) -> float:
    """What the words beside a year cost a reading that lies so far ahead of its text (negative: behind it): 到2020年,
    2002年以来. The year of the text and the next are spoken of in any way."""
    if 0 <= lag <= 1:
        return 0.0
    known = table("number_tense")
    odds = known.weigh(cues(text, start, end))
    sign = 1 if lag > 0 else -1
    return math.log(probability(sign * known.bias) / max(probability(sign * odds), 1e-6))
