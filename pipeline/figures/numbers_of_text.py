"""The numbers of a text as precedents: what is counted alike, in like words and near by, is of about the same size."""

from __future__ import annotations

import math
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from ..regex import regex

#: Numbers that measure or count: no dates, no articles, no parts of codes.
_NUMBER = regex(r"[0-9](?<![0-9.A-Za-z,，].)[0-9]*(?P<places>\.[0-9]+)?(?![0-9A-Za-z.年月日号条章])")
_UNIT = regex(r"%|个百分点|万亿|[亿万](?:元|人|吨)|公里|平方|[亿万元吨亩倍人米]|[^\n]{1,2}")
_DIGITS = regex("[0-9.]+")

#: How many characters before a number are looked at, and how many numbers of the same unit on either side.
_WORDS, _MOST = 18, 16
#: What weighs in a precedent, as logarithms: a pair of characters that both clauses have (six at most), a character that
#: both have directly before the number (six at most), and for the number of decimals the same sentence. At so many
#: characters' distance a precedent counts a third, and beyond twice that no less.
_PAIR, _ENDING, _SENTENCE, _REACH = 1.0, 0.5, 1.5, 200.0
#: How near two sizes are, in powers of ten; what a size that no precedent has is worth; and how many precedents each of
#: these stands for. All of them were varied on folds of 169 documents: between half and twice these values nothing changes.
_NEAR, _FLAT, _PRIOR, _HABIT = 0.15, 0.3, 2.5, 2.0


class Number(NamedTuple):
    """A number at ``at``: its size as a power of ten, its decimals (3 at most), the words before it, the last letter first,
    and the pairs of letters of its clause."""

    at: int
    size: float
    places: int
    ending: str
    pairs: frozenset[str]


class Precedents(NamedTuple):
    """What the text says of the same unit in like words: sizes with their weights, and the weights of one decimal, two,
    three. All values are logarithms of shares, so 0 at most."""

    sizes: tuple[tuple[float, float], ...] = ()
    decimals: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def size(self, value: float) -> float:
        """How usual a number of this size is."""
        size = _size(value)
        near, total = _PRIOR * _FLAT, _PRIOR
        for had, weight in self.sizes:
            total += weight
            if abs(had - size) < 4 * _NEAR:
                near += weight * math.exp(-0.5 * ((had - size) / _NEAR) ** 2)
        return math.log(near / total)

    def places(self, digits: int, habit: float) -> float:
        """How usual so many decimals are, one to three, where the text has them in ``habit`` of all cases."""
        return math.log((self.decimals[digits - 1] + _HABIT * habit) / (sum(self.decimals) + _HABIT))


def precedents(text: str, start: int, end: int) -> Precedents:
    """The precedents for a number at ``[start, end)``, which may be empty: of its own unit, and at most 32."""
    numbers = _numbers(text).get(_unit(text, end), [])
    place = bisect_left(numbers, (start,))
    before = _before(text, start)
    ending, pairs = _ending(before), _pairs(before)
    first, last = max(text.rfind(mark, 0, start) for mark in "。；\n"), _end(text, end)
    sizes, decimals = [], [0.0, 0.0, 0.0, 0.0]
    for one in numbers[max(place - _MOST, 0) : place + _MOST]:
        if start <= one.at < end:
            continue
        alike = _ENDING * _shared(ending, one.ending) - min(abs(one.at - start) / _REACH, 2.0)
        sizes.append((one.size, math.exp(alike + _PAIR * min(len(pairs & one.pairs), 6))))
        if one.places:
            decimals[one.places] += math.exp(alike + _SENTENCE * (first < one.at < last))
    return Precedents(tuple(sizes), (decimals[1], decimals[2], decimals[3]))


def _end(text: str, place: int) -> int:
    return min((found for mark in "。；\n" if (found := text.find(mark, place)) >= 0), default=len(text))


def _shared(one: str, other: str) -> int:
    """How many letters both begin with.

    >>> _shared("长增年上比", "长增比同")
    2
    """
    shared = 0
    for mine, its in zip(one, other, strict=False):
        if mine != its:
            break
        shared += 1
    return shared


@lru_cache(maxsize=4)
def _numbers(text: str) -> dict[str, list[Number]]:
    """The numbers by what they count."""
    found: dict[str, list[Number]] = {}
    for match in _NUMBER.finditer(text):
        before = _before(text, match.start())
        places = min(len(match["places"] or ".") - 1, 3)
        number = Number(match.start(), _size(float(match[0])), places, _ending(before), _pairs(before))
        found.setdefault(_unit(text, match.end()), []).append(number)
    return found


def _unit(text: str, place: int) -> str:
    unit = _UNIT.match(text, place)
    return unit[0] if unit else ""


def _size(value: float) -> float:
    return math.log10(max(value, 0.05))


def _before(text: str, place: int) -> str:
    return text[max(place - _WORDS, 0) : place]


def _ending(before: str) -> str:
    return before[:-7:-1]


def _pairs(before: str) -> frozenset[str]:
    """The pairs of characters of the clause that ends here; its other numbers say nothing."""
    clause = _DIGITS.sub("", before[max(before.rfind(mark) for mark in "，。；\n") + 1 :])
    return frozenset(clause[place : place + 2] for place in range(len(clause) - 1))
