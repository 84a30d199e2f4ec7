"""What the words beside 年 say: whether the number is a year or counts years, and whether that year lies ahead."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache, lru_cache

from ..chinese.beside import left_of, right_of
from ..chinese.units import DATE_AFTER, DATE_BEFORE, SPAN_AFTER, SPAN_BEFORE
from ..evidence import probability, rows, table
from ..regex import regex

_OPENS = frozenset("，。；：！？、（《“·—")
_MONTH = regex("[0-9]{0,2}月")
#: Characters behind 年 that are looked at: the longest of the words.
_LONGEST = max(map(len, (*DATE_AFTER, *SPAN_AFTER)))


def cues(text: str, start: int, end: int) -> tuple[str, ...]:
    """What stands beside the number at ``[start, end)``, whose 年 stands at ``end``: features of the counted table."""
    return _cues_of(text[max(start - 2, 0) : start], text[end + 1 : end + 1 + _LONGEST])


@lru_cache(maxsize=1024)  # the same few words stand beside most years
def _cues_of(lead: str, tail: str) -> tuple[str, ...]:
    return tuple(_cues(lead, tail))


def _cues(lead: str, tail: str) -> Iterator[str]:
    before, after = left_of(lead, len(lead)), right_of(tail, 0)
    if tail.startswith(DATE_AFTER):
        yield "a word that follows a date"
    if tail.startswith(SPAN_AFTER):
        yield "a word that follows a length of time"
    if lead.endswith(DATE_BEFORE):
        yield "a word that leads to a date"
    elif before and before[-1] in SPAN_BEFORE:
        yield "a word that leads to a length of time"
    if not before or before[-1] in _OPENS:
        yield "a clause begins"
    yield f"b {before[-1:]}"
    if len(before) > 1:
        yield f"b {before}"
    if _MONTH.match(tail):
        yield "a month"
        return
    yield f"a {after[:1]}"
    if len(after) > 1:
        yield f"a {after}"


def is_year(text: str, start: int, end: int) -> float:
    """The log-odds that the number is a year, by what stands beside it alone."""
    return _odds(cues(text, start, end))


@lru_cache(maxsize=1024)
def _odds(said: tuple[str, ...]) -> float:
    return table("number_standing").weigh(said)


#: A year lies behind the time of its text, is the last before it, that of the text or the next, or lies ahead.
TENSES = ("behind", "last", "now", "ahead")


def tense(text: str, start: int, end: int) -> tuple[float, ...]:
    """What the words beside a year cost one of each of :data:`TENSES`: 到2020年, 2002年以来, 比2015年增长. Negative where
    they speak for it."""
    return _costs(cues(text, start, end))


@lru_cache(maxsize=1024)
def _costs(said: tuple[str, ...]) -> tuple[float, ...]:
    known = table("number_tense")
    odds = [probability(known.weigh(f"{when} {cue}" for cue in (*said, "(bias)"))) for when in TENSES]
    return tuple(math.log(usual * sum(odds) / one) for one, usual in zip(odds, _shares(), strict=True))


@cache
def _shares() -> tuple[float, ...]:
    """How often a year is of each tense, whatever stands beside it."""
    counted = {row[0]: float(row[2]) / (float(row[2]) + float(row[3])) for row in rows("number_tense") if len(row) > 2}
    return tuple(counted[f"{when} (bias)"] for when in TENSES)
