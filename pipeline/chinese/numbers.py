"""The numbers of a text, found once: what is printed, where, and in what kind of place it stands.

Diagnosis and repair read the same index. Digits are half-width (:func:`~.units.half_width`); offsets are those of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from ..regex import regex
from .rates import Measure, measure_of
from .units import COUNTED_PATTERN
from .widths import CJK, is_han

#: year: 2015年, 2015-2020年, 〔2015〕7号. code: part of a telephone number, an address, a clock time, a word with Latin letters.
Slot = Literal["year", "month", "day", "ordinal", "code", "measured"]


class Number(NamedTuple):
    """A number at ``[start, end)``; ``printed`` may begin or end with a lone point."""

    start: int
    end: int
    printed: str
    slot: Slot


#: Behind its first character, so that the engine skips to the next: a number, or a point that lost its digits before a unit.
_TOKEN = regex(
    rf"[0-9.](?:(?<=[0-9])[0-9.]*|(?<=\.)[0-9][0-9.]*|(?<=[{CJK}、，（]\.)(?=%|个百分点|[万亿元倍吨米亩]|公里|平方))"
)
#: A dash and a number of years after it: 2015-2020年.
_TO_YEAR = regex("年?[-—－–~～至到]{1,2}(?:[0-9]{1,4}|[一二][〇○零一二三四五六七八九]{0,3})年")
_OF_DOCUMENT = regex(r"[〕\]】）)]第?[0-9]{1,5}号")
#: What makes a number a part of a code, before it and behind it; and where another number stands on the other side.
_GLUED, _NAMED = frozenset("/@#_&=\\+*<>|^~'\""), frozenset("号@/")
_TIMES, _TIMED, _DIGIT = frozenset(":：-.－—"), frozenset(":：-"), frozenset("0123456789")


@lru_cache(maxsize=2)
def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of ``text`` in order, digits half-width. Equal texts are read once."""
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Number]:
    for match in _TOKEN.finditer(text):
        printed, (start, end) = match[0], match.span()
        if printed[-1] == "." and printed != "." and not _is_pointed(text, start, end):
            printed = printed.rstrip(".")  # a full stop, or the dot of a marker
            end = start + len(printed)
        yield Number(start, end, printed, _slot(text, start, end))


def parted_from_next(text: str, signs: str) -> Iterator[Number]:
    """The numbers of ``text`` that one of ``signs`` and nothing else parts from the next."""
    for one, following in pairwise(numbers(text)):
        if following.start - one.end == 1 and text[one.end] in signs:
            yield one


#: After a number that ends in a point these show that a digit is gone, not that a sentence ends.
_POINTED = frozenset("%个万亿元公平倍米吨级岁亩 \u2002\u3000")


def _is_pointed(text: str, start: int, end: int) -> bool:
    """Whether a digit behind the point is gone: before a unit, where the number stands behind a word."""
    return text[end : end + 1] in _POINTED or bool(is_han(text[start - 1 : start]) and _UNIT.match(text, end))


def _slot(text: str, start: int, end: int) -> Slot:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isascii() and before.isalpha():
        return "code"
    if after == "年":
        return "year"
    if after == "月":
        return "month"
    if after == "日" and before == "月":
        return "day"
    if before == "第":
        return "ordinal"
    if (before in _OPENS and _OF_DOCUMENT.match(text, end)) or (after in _TO and _TO_YEAR.match(text, end)):
        return "year"
    if (after in _DASH and _TO_UNIT.match(text, end)) or (before in _DASH and _UNIT.match(text, end)):
        return "measured"
    if before in _GLUED or after in _NAMED or (after.isascii() and after.isalpha()):
        return "code"
    timed = (before in _TIMES and text[start - 2 : start - 1] in _DIGIT) or (
        after in _TIMED and text[end + 1 : end + 2] in _DIGIT
    )
    return "code" if timed else "measured"


_OPENS, _TO = frozenset("〔[【（("), frozenset("-—－–~～至到")
#: 700-800米: both ends of a range count what its last counts.
_DASH = ("-", "—", "－")
_UNIT = regex(rf"%|个百分点|{COUNTED_PATTERN}")
_TO_UNIT = regex(rf"[-—－]{{1,2}}[0-9.]+(?:{_UNIT.pattern})")


class Context(NamedTuple):
    """What the words beside a number say of it: what it measures, its unit, 亿元 with what it multiplies, and the last of its
    clause before it, five characters at most, other numbers as ``#``."""

    measure: Measure
    unit: str = ""
    words: str = ""


def context_at(text: str, start: int, end: int) -> Context:
    """What is said of the number at ``[start, end)``; an empty range is a place from which a number is gone.

    >>> context_at("全年财政收入比上年增长8.5%左右", 11, 14)
    Context(measure='slow', unit='%', words='比上年增长')
    """
    before = text[max(start - _SAID, 0) : start]
    clause = before[max(before.rfind(mark) for mark in "，。；\n") + 1 :]
    words = _DIGITS.sub("#", clause)[-_WORDS:]
    unit = _MEASURED_IN.match(text, end)
    return Context(measure_of(before, text[end : end + 4]), unit[0] if unit else "", words)


#: How many characters before a number are looked at, and how many of its clause are kept.
_SAID, _WORDS = 18, 5
_DIGITS = regex("[0-9.]+")
_MEASURED_IN = regex(rf"[%‰℃]|个百分点|万亿|[亿万](?:元|人|吨)|公里|平方|[亿万元吨亩倍人米]|[{CJK}A-Za-z]{{1,2}}")
