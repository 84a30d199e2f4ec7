"""The numbers of two copies, paired place by place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from ..chinese.numerals import NUMERAL
from ..chinese.traditional import folded
from ..regex import regex
from .align import Match
from .letters import Letters

#: A number as printed: digits with point and % (a point at either end shows a lost digit), or a numeral.
_DIGIT = "[0-9０-９]"
_NUMBER = regex(
    rf"[.．]?{_DIGIT}(?:{_DIGIT}|[.．,，](?={_DIGIT}))*[.．]?[%％]?|[{NUMERAL}百千万亿萬億]+|[.．][%％]?|[%％]"
)
#: After a point, these show that a digit is gone: 3.万.
_POINTED = frozenset("%％个万亿元公平倍米吨级岁亩")
_BLANKS = " \u3000\t"
_PASSED = frozenset(_BLANKS + "\n“”‘’\"'")


class Variant(NamedTuple):
    """``[start, end)`` of my text says ``mine`` where another copy says ``theirs``, at ``place`` of its text.

    Both are numbers in half-width digits, or empty if there is none. If ``mine`` is empty, ``[start, end)`` is the blank that the
    number left.
    """

    start: int
    end: int
    mine: str
    theirs: str
    place: int

    @property
    def agrees(self) -> bool:
        """Whether the copies say the same."""
        return self.mine == self.theirs


def variants(mine: Letters, theirs: Letters, matches: tuple[Match, ...]) -> Iterator[Variant]:
    """Every number that either copy has between two neighbouring letters that both share, in the order of my text."""
    for match in matches:
        for step in range(1, match.length):
            yield from _at(mine, theirs, match.mine + step, match.theirs + step)


def _at(mine: Letters, theirs: Letters, letter: int, other: int) -> Iterator[Variant]:
    start, end = mine.between(letter)
    first, last = theirs.between(other)
    if start == end and first == last:
        return
    here = [*_NUMBER.finditer(mine.text, start, end)]
    there = [*_NUMBER.finditer(theirs.text, first, last)]
    if len(here) == len(there):
        for number, reading in zip(here, there, strict=True):
            (printed, says), (start, end) = (plain(number[0]), plain(reading[0])), number.span()
            if _is_marked(number, says):
                printed, end = printed[:-1], end - 1
            elif _is_marked(reading, printed):
                says = says[:-1]
            yield Variant(start, end, printed, says, reading.start())
    elif not here and len(there) == 1:
        at = start + len(mine.text[start:end].rstrip(_BLANKS))
        yield Variant(at, end, "", plain(there[0][0]), there[0].start())
    elif not there and len(here) == 1:
        yield Variant(*here[0].span(), plain(here[0][0]), "", first)
    else:
        yield from _beside_signs(mine.text, (start, end), theirs.text, (first, last))


def _is_marked(number: re.Match[str], other: str) -> bool:
    """Whether the point after ``number`` belongs to a list and is no decimal point, because the other copy has none there."""
    printed, after = number[0], number.string[number.end() : number.end() + 1]
    return printed[-1] in ".．" and len(printed) > 1 and "." not in other and after not in _POINTED


def _beside_signs(mine: str, here: tuple[int, int], theirs: str, there: tuple[int, int]) -> Iterator[Variant]:
    """The numbers between two letters if one text has lost one of them, paired by the signs between them: 3—1 and —12."""
    own, others = _slots(mine, *here), _slots(theirs, *there)
    if [slot.sign for slot in own] != [slot.sign for slot in others]:
        return
    for slot, other in zip(own, others, strict=True):
        if slot.number or other.number:
            yield Variant(slot.start, slot.end, slot.number, other.number, other.start)


class _Slot(NamedTuple):
    """A place after ``sign`` where a number is or may have been."""

    sign: str
    start: int
    end: int
    number: str


def _slots(text: str, start: int, end: int) -> list[_Slot]:
    """The places of numbers in ``[start, end)``; empty if two numbers have no sign between them."""
    slots = [_Slot("", start, start, "")]
    for number in _NUMBER.finditer(text, start, end):
        slots += _signs(text, start, number.start())
        if slots[-1].number:
            return []
        slots[-1] = _Slot(slots[-1].sign, *number.span(), plain(number[0]))
        start = number.end()
    return [*slots, *_signs(text, start, end)]


def _signs(text: str, start: int, end: int) -> list[_Slot]:
    """A place after each sign. Blanks and quotation marks do not count, because copies lose them."""
    return [_Slot(text[at], at + 1, at + 1, "") for at in range(start, end) if text[at] not in _PASSED]


def plain(number: str) -> str:
    """The number in half-width digits, without commas, its numerals simplified."""
    return folded(unicodedata.normalize("NFKC", number)).replace(",", "")
