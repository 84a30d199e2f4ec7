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
_GLUED = frozenset("/@#_&=\\+*<>|^~'\"")
_TIMES = frozenset(":：-.－—")


def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of ``text`` in order, digits half-width. Equal texts are read once."""
    return _index(text)


@lru_cache(maxsize=2)
def _index(text: str) -> tuple[Number, ...]:
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Number]:
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        printed = match[0]
        if (
            printed != "." and printed[-1] == "." and not _is_pointed(text, start, end)
        ):  # a full stop, or the dot of a marker
            printed = printed.rstrip(".")
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
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
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
    if before in "〔[【（(" and before and _OF_DOCUMENT.match(text, end):
        return "year"
    if after in _TO and after and _TO_YEAR.match(text, end):
        return "year"
    if (after in _DASH and _TO_UNIT.match(text, end)) or (before in _DASH and _UNIT.match(text, end)):
        return "measured"
    if _is_code(before, after, text[start - 2 : start - 1], text[end + 1 : end + 2]):
        return "code"
    return "measured"


_TO = frozenset("年-—－–~～至到")
#: 700-800米: both ends of a range count what its last counts.
_DASH = ("-", "—", "－")
_UNIT = regex(rf"%|个百分点|{COUNTED_PATTERN}")
_TO_UNIT = regex(rf"[-—－]{{1,2}}[0-9.]+(?:{_UNIT.pattern})")


def _is_code(before: str, after: str, further: str, beyond: str) -> bool:
    if (before and (before in _GLUED or (before.isascii() and before.isalpha()))) or after in ("号", "@", "/"):
        return True
    if after and after.isascii() and after.isalpha():
        return True
    if before in _TIMES and before and further.isdigit() and further.isascii():
        return True
    return after in (":", "：", "-") and beyond.isdigit() and beyond.isascii()


class Context(NamedTuple):
    """What the words beside a number say of it: what it measures, its unit, and the last of its clause before it, five
    characters at most, other numbers as ``#``."""

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
    return Context(measure_of(before, text[end : end + 4]), unit_at(text, end), words)


def unit_at(text: str, place: int) -> str:
    """The unit that begins at ``place``, 亿元 with what it multiplies; empty before a mark and at the end of a line."""
    unit = _MEASURED_IN.match(text, place)
    return unit[0] if unit else ""


#: How many characters before a number are looked at, and how many of its clause are kept.
_SAID, _WORDS = 18, 5
_DIGITS = regex("[0-9.]+")
_MEASURED_IN = regex(rf"[%‰℃]|个百分点|万亿|[亿万](?:元|人|吨)|公里|平方|[亿万元吨亩倍人米]|[{CJK}A-Za-z]{{1,2}}")
