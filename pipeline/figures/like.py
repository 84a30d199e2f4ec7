"""What the text says of like things: numbers of the same unit, in like words and near by, are of about the same size."""

from __future__ import annotations

import math
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from ..chinese.numbers import Number, numbers, unit_at
from ..regex import regex
from .originals import well_formed

_DIGITS = regex("[0-9.]+")

#: How many characters before a number are looked at, and how many numbers of the same unit on either side.
_WORDS, _MOST = 18, 16
#: What weighs in a precedent, as logarithms: a pair of characters that both clauses have (six at most), a character that
#: both have directly before the number (six at most). At so many characters' distance a precedent counts a third, and
#: beyond twice that no less.
_PAIR, _ENDING, _REACH = 1.0, 0.5, 200.0
#: How near two sizes are, in powers of ten; what a size that no precedent has is worth; how many precedents that stands
#: for. Varied over the counted half: between half and twice these values nothing changes.
_NEAR, _FLAT, _PRIOR = 0.15, 0.3, 2.5
#: What the number of decimals of a precedent counts for, against the table.
_HABIT = 2.0


class _Said(NamedTuple):
    """A number at ``at``: its size as a power of ten, its decimals, the words before it (the last letter first), and the
    pairs of letters of its clause."""

    at: int
    size: float
    places: int
    ending: str
    pairs: frozenset[str]


class Precedents(NamedTuple):
    """Sizes and numbers of decimals that the text gives in like words, with their weights."""

    said: tuple[tuple[float, int, float], ...] = ()

    def cost(self, number: str) -> float:
        """How unusual a number of this size and so many decimals is here: 0 where the text says nothing alike."""
        size, places = _size(float(number)), len(number.partition(".")[2])
        near, total, same = _PRIOR * _FLAT, _PRIOR, 0.0
        for had, decimals, weight in self.said:
            total += weight
            same += weight if decimals == places else 0.0
            if abs(had - size) < 4 * _NEAR:
                near += weight * math.exp(-0.5 * ((had - size) / _NEAR) ** 2)
        habit = (same + _HABIT) / (total - _PRIOR + _HABIT)
        return -math.log(near / total / _FLAT) * _SIZE - math.log(habit) * _PLACES


#: What size and number of decimals count beside the digits, whose tables know of them too.
_SIZE, _PLACES = 0.5, 0.5


def precedents(text: str, start: int, end: int) -> Precedents:
    """The precedents for a number at ``[start, end)``, which may be empty: of its own unit, at most 32."""
    unit = unit_at(text, end)
    said = _by_unit(text).get(unit, []) if unit else []
    place = bisect_left(said, (start,))
    before = _before(text, start)
    ending, pairs = _ending(before), _pairs(before)
    found = []
    for one in said[max(place - _MOST, 0) : place + _MOST]:
        if start <= one.at < max(end, start + 1):
            continue
        alike = _ENDING * _shared(ending, one.ending) - min(abs(one.at - start) / _REACH, 2.0)
        found.append((one.size, one.places, math.exp(alike + _PAIR * min(len(pairs & one.pairs), 6))))
    return Precedents(tuple(found))


def _shared(one: str, other: str) -> int:
    """How many letters both begin with.

    >>> _shared("长增年上比", "长增比同")
    2
    """
    return next(
        (n for n, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its), min(len(one), len(other))
    )


@lru_cache(maxsize=2)
def _by_unit(text: str) -> dict[str, list[_Said]]:
    found: dict[str, list[_Said]] = {}
    for number in numbers(text):
        if number.slot == "measured" and well_formed(number.printed):
            found.setdefault(unit_at(text, number.end), []).append(_said(text, number))
    return found


def _said(text: str, number: Number) -> _Said:
    before = _before(text, number.start)
    places = len(number.printed.partition(".")[2])
    return _Said(number.start, _size(float(number.printed)), places, _ending(before), _pairs(before))


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
