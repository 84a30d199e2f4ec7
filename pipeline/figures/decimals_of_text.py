"""How a text prints its decimals: how many digits before and after the point, by what they measure."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..chinese.rates import PLACES, WHOLE, Measure, first_digit, measure_of
from ..regex import regex
from .numbers_of_text import Precedents, precedents

_DECIMAL = regex(r"(?<![0-9.A-Za-z])([0-9]+)\.([0-9]+)(?![0-9.A-Za-z]|\s)")

#: How many decimals of the text the tables count for, before the point and after it; and how many it takes before the
#: decimals of other measures tell whether a text likes one digit after the point or two.
_TABLE_WHOLE, _TABLE_PLACES = 30.0, 8.0
_LIKING = 2.0
#: How much the size of what the text says in like words counts beside the digits.
_SIZE = 0.35
#: 3.0% is written, but less often than 3%.
_ROUND = 0.5


#: By measure and number of digits.
Counts = defaultdict[Measure, defaultdict[int, float]]


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


def shape_at(text: str, start: int, end: int, lost: str = "") -> Shape:
    """What is to be expected of a decimal at ``[start, end)``, from the tables, the text and its precedents.

    ``lost``: the digits that the text has lost. Its other decimals have lost them too: of those that print 2.5 in a
    text without its 1s, some were 12.5.
    """
    measure = measured_at(text, start, end)
    wholes, places = _habits(text, lost)
    return Shape(
        measure,
        _blend(wholes.get(measure, {}), WHOLE[measure], _TABLE_WHOLE),
        _blend(places.get(measure, {}), _liked(places, measure), _TABLE_PLACES),
        precedents(text, start, end),
    )


def _liked(places: Counts, measure: Measure) -> list[float]:
    """The table of digits after the point, as far as the text's decimals of other measures have more of them than theirs."""
    shares = []
    for length, share in enumerate(PLACES[measure], 1):
        seen = sum(counts[length] for other, counts in places.items() if other != measure)
        usual = sum(PLACES[m][length - 1] * sum(c.values()) for m, c in places.items() if m != measure)
        shares.append(share * (seen + _LIKING) / (usual + _LIKING))
    return [share / sum(shares) for share in shares]


def cost(number: str, shape: Shape) -> float:
    """Minus the logarithm of how likely ``number``, a decimal, is where ``shape`` is expected."""
    whole, _, rest = number.partition(".")
    likely = shape.whole[min(len(whole), 6) - 1] * first_digit(whole, shape.measure)
    likely *= 0.1 ** (len(whole) - 1 + len(rest)) * (_ROUND if rest[-1] == "0" else 1.0)
    places = min(len(rest), 3)
    return (
        -math.log(likely) - shape.like.places(places, shape.places[places - 1]) - _SIZE * shape.like.size(float(number))
    )


def _blend(seen: Mapping[int, float], table: Sequence[float], weight: float) -> tuple[float, ...]:
    total = sum(seen.values()) + weight
    return tuple((seen.get(length, 0.0) + weight * share) / total for length, share in enumerate(table, 1))


@lru_cache(maxsize=4)
def _habits(text: str, lost: str) -> tuple[Counts, Counts]:
    """How many decimals of each measure have so many digits before the point, and after it."""
    wholes: Counts = defaultdict(lambda: defaultdict(float))
    places: Counts = defaultdict(lambda: defaultdict(float))
    for match in _DECIMAL.finditer(text):
        measure = measured_at(text, *match.span())
        _count(wholes[measure], len(match[1]), 6, _longer(match[1], measure, lost))
        _count(places[measure], len(match[2]), 3, _more_places(len(match[2]), measure, lost))
    return wholes, places


def _count(counts: defaultdict[int, float], length: int, most: int, longer: float) -> None:
    counts[min(length, most)] += 1 / (1 + longer)
    counts[min(length + 1, most)] += longer / (1 + longer)


@lru_cache(maxsize=4096)
def _longer(whole: str, measure: Measure, lost: str) -> float:
    """The odds that a number had one of the ``lost`` digits more before its point, in front of the others or among them."""
    length = len(whole)
    if not lost or length >= len(WHOLE[measure]):
        return 0.0
    shares = WHOLE[measure]
    among = length * first_digit(whole[0] * 2, measure)
    front = sum(first_digit(glyph + whole, measure) for glyph in lost if glyph != "0")
    return 0.1 * shares[length] / shares[length - 1] * (front + among * len(lost)) / first_digit(whole, measure)


def _more_places(length: int, measure: Measure, lost: str) -> float:
    """The odds that a number had one of the ``lost`` digits more after its point."""
    shares = PLACES[measure]
    return 0.1 * (length + 1) * len(lost) * shares[length] / shares[length - 1] if length < len(shares) else 0.0
