"""How a text prints its decimals: how many digits before and after the point, by what they measure."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import lru_cache
from typing import NamedTuple

from pipeline.chinese.rates import AMOUNTS, PLACES, WHOLE, Measure, first_digit, measure_of
from pipeline.regex import regex

_DECIMAL = regex(r"(?<![0-9.A-Za-z])([0-9]+)\.([0-9]+)(?![0-9.A-Za-z]|\s)")
_ENDS = regex("[。；\n]")

#: How many decimals of the text the tables count for, before the point and after it. Then what a decimal of the same
#: measure counts for: one of the nearest two of the same sentence, another of the sentence (one elsewhere counts 1); and
#: what one of another measure says of the digits after the point, of the same kind (per cent or not) or of the other.
#: Found on one half of 169 documents and tried on the other, and the reverse.
_TABLE_WHOLE, _TABLE_PLACES = 30.0, 2.0
_NEAREST, _SENTENCE, _KIN, _OTHER = 8.0, 3.0, 0.5, 0.2
#: 3.0% is written, but less often than 3%.
_ROUND = 0.5


class Decimal(NamedTuple):
    """A decimal at ``at``: what it measures, and how many digits stand before and after its point (6 and 3 at most)."""

    at: int
    measure: Measure
    whole: int
    places: int


class Shape(NamedTuple):
    """How likely one to six digits before the point and one to three after it are, at one place."""

    measure: Measure
    whole: tuple[float, ...]
    places: tuple[float, ...]


def measured_at(text: str, start: int, end: int) -> Measure:
    """What the number at ``[start, end)`` measures."""
    return measure_of(text[max(start - 18, 0) : start], text[end : end + 4])


def shape_at(text: str, start: int, end: int) -> Shape:
    """What is to be expected of a decimal at ``[start, end)``, from the tables, the text and the sentence."""
    measure = measured_at(text, start, end)
    found, (wholes, places) = _decimals(text), _habits(text)
    whole = defaultdict[int, float](float, wholes.get(measure, Counter()))
    after = defaultdict[int, float](float)
    for other, counts in places.items():
        weight = 1.0 if other == measure else _KIN if (other in AMOUNTS) == (measure in AMOUNTS) else _OTHER
        for digits, times in counts.items():
            after[digits] += weight * times
    first, last = _sentence(text, start, end)
    near = [d for d in found[bisect_left(found, (first,)) : bisect_left(found, (last,))] if d.measure == measure]
    for rank, decimal in enumerate(sorted(near, key=lambda decimal: abs(decimal.at - start))):
        weight = _NEAREST if rank < 2 else _SENTENCE
        whole[decimal.whole] += weight
        after[decimal.places] += weight
    return Shape(measure, _blend(whole, WHOLE[measure], _TABLE_WHOLE), _blend(after, PLACES[measure], _TABLE_PLACES))


def cost(number: str, shape: Shape) -> float:
    """Minus the logarithm of how likely ``number``, a decimal, is where ``shape`` is expected."""
    whole, _, rest = number.partition(".")
    likely = shape.whole[min(len(whole), 6) - 1] * first_digit(whole, shape.measure) * 0.1 ** (len(whole) - 1)
    likely *= shape.places[min(len(rest), 3) - 1] * 0.1 ** len(rest) * (_ROUND if rest[-1] == "0" else 1.0)
    return -math.log(likely)


def _blend(seen: defaultdict[int, float], table: tuple[float, ...], weight: float) -> tuple[float, ...]:
    total = sum(seen.values()) + weight
    return tuple((seen[digits] + weight * share) / total for digits, share in enumerate(table, 1))


@lru_cache(maxsize=4)
def _decimals(text: str) -> tuple[Decimal, ...]:
    return tuple(
        Decimal(match.start(), measured_at(text, *match.span()), min(len(match[1]), 6), min(len(match[2]), 3))
        for match in _DECIMAL.finditer(text)
    )


@lru_cache(maxsize=4)
def _habits(text: str) -> tuple[dict[Measure, Counter[int]], dict[Measure, Counter[int]]]:
    wholes: dict[Measure, Counter[int]] = {}
    places: dict[Measure, Counter[int]] = {}
    for decimal in _decimals(text):
        wholes.setdefault(decimal.measure, Counter())[decimal.whole] += 1
        places.setdefault(decimal.measure, Counter())[decimal.places] += 1
    return wholes, places


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind(mark, 0, start) for mark in "。；\n")
    last = _ENDS.search(text, end)
    return first + 1, last.start() if last else len(text)
