"""What two copies say differently: numbers, holes, signs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from ..chinese.numerals import NUMERAL
from ..regex import regex
from .align import Match
from .letters import Letters

#: A number as printed: digits with point and sign (a point at either end has lost a digit), or a numeral.
_DIGIT = "[0-9０-９]"
_NUMBER = regex(rf"[.．]?{_DIGIT}(?:{_DIGIT}|[.．,，](?={_DIGIT}))*[.．]?[%％]?|[{NUMERAL}百千万亿]+|[.．][%％]?|[%％]")
_BLANKS = " \u3000\t"


class Variant(NamedTuple):
    """``[start, end)`` of my text says ``mine`` where another copy says ``theirs``, at ``place`` of its text.

    Both are numbers in half-width digits, or empty where there is none: then ``[start, end)`` is the blank it left. ``agrees`` counts for equal ones.
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
    """Every number that either copy has between two letters that both share, in the order of my text."""
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
            yield Variant(*number.span(), _plain(number[0]), _plain(reading[0]), reading.start())
    elif not here and len(there) == 1:
        at = start + len(mine.text[start:end].rstrip(_BLANKS))
        yield Variant(at, end, "", _plain(there[0][0]), there[0].start())
    elif not there and len(here) == 1:
        yield Variant(*here[0].span(), _plain(here[0][0]), "", first)


def _plain(number: str) -> str:
    return unicodedata.normalize("NFKC", number).replace(",", "")
