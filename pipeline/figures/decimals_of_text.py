"""How a text prints its decimals: how many digits before and after the point, by what they measure."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from pipeline.chinese.rates import AMOUNTS, PLACES, WHOLE, Measure, first_digit, measure_of
from pipeline.figures.numbers_of_text import Precedents, precedents
from pipeline.regex import regex

_DECIMAL = regex(r"(?<![0-9.A-Za-z])([0-9]+)\.([0-9]+)(?![0-9.A-Za-z]|\s)")

#: How many decimals of the text the tables count for, before the point and after it; and what a decimal of another
#: measure says of the digits after the point, of the same kind (per cent or not) or of the other.
_TABLE_WHOLE, _TABLE_PLACES = 30.0, 2.0
_KIN, _OTHER = 0.5, 0.2
#: How much the size of what the text says in like words counts beside the digits.
_SIZE = 0.35
#: 3.0% is written, but less often than 3%.
_ROUND = 0.5


class Shape(NamedTuple):
    """How likely one to six digits before the point and one to three after it are, at one place, and what stands there
    in like words."""

    measure: Measure
    whole: tuple[float, ...]
    places: tuple[float, ...]
    like: Precedents


def measured_at(text: str, start: int, end: int) -> Measure:
    """What the number at ``[start, end)`` measures."""
    return measure_of(text[max(start - 18, 0) : start], text[end : end + 4])


def shape_at(text: str, start: int, end: int) -> Shape:
    """What is to be expected of a decimal at ``[start, end)``, from the tables, the text and its precedents."""
    measure = measured_at(text, start, end)
    wholes, places = _habits(text)
    after = defaultdict[int, float](float)
    for other, counts in places.items():
        weight = 1.0 if other == measure else _KIN if (other in AMOUNTS) == (measure in AMOUNTS) else _OTHER
        for digits, times in counts.items():
            after[digits] += weight * times
    return Shape(
        measure,
        _blend(wholes.get(measure, {}), WHOLE[measure], _TABLE_WHOLE),
        _blend(after, PLACES[measure], _TABLE_PLACES),
        precedents(text, start, end),
    )


def cost(number: str, shape: Shape) -> float:
    """Minus the logarithm of how likely ``number``, a decimal, is where ``shape`` is expected."""
    whole, _, rest = number.partition(".")
    likely = shape.whole[min(len(whole), 6) - 1] * first_digit(whole, shape.measure)
    likely *= 0.1 ** (len(whole) - 1 + len(rest)) * (_ROUND if rest[-1] == "0" else 1.0)
    places = min(len(rest), 3)
    return (
        -math.log(likely) - shape.like.places(places, shape.places[places - 1]) - _SIZE * shape.like.size(float(number))
    )


def _blend(seen: Mapping[int, float], table: tuple[float, ...], weight: float) -> tuple[float, ...]:
    total = sum(seen.values()) + weight
    return tuple((seen.get(digits, 0.0) + weight * share) / total for digits, share in enumerate(table, 1))


@lru_cache(maxsize=4)
def _habits(text: str) -> tuple[dict[Measure, Counter[int]], dict[Measure, Counter[int]]]:
    wholes: dict[Measure, Counter[int]] = {}
    places: dict[Measure, Counter[int]] = {}
    for match in _DECIMAL.finditer(text):
        measure = measured_at(text, *match.span())
        wholes.setdefault(measure, Counter())[min(len(match[1]), 6)] += 1
        places.setdefault(measure, Counter())[min(len(match[2]), 3)] += 1
    return wholes, places
