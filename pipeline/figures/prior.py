"""How numbers of official texts look before anything is known of this one: counted shapes, first digits and years.

Counts of a measure are mixed with those of its kin, and these with those of all numbers, each as if met :data:`KIN_COUNTS`
times; so that what was never met is unlikely, not impossible. Upon these lie the counts of numbers of the same unit behind
the same words, 新增就业…万人, the more words the later (after Witten and Bell: a context is believed the more, the more
numbers it had beside how many kinds of them).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cache, lru_cache

from ..chinese.calendar import HORIZONS, MILESTONES
from ..chinese.numbers import Context
from ..chinese.rates import KIN, Measure
from ..evidence import rows
from ..regex import regex

#: How many numbers the kin of a measure stand for, beside its own.
KIN_COUNTS = 8.0
#: For how many numbers each kind stands that a context had. Varied over the counted half: 1 and 2 do worse, 8 about as well.
NEW = 4.0
_ALL = "all"
#: Beyond these lengths shapes are counted together.
_LONGEST, _PLACES, _MORE = 8, 4, 3


def shape_of(number: str) -> str:
    """The shape of a well-formed number: digits before the point, and after it, or how many zeros it ends in.

    >>> shape_of("0"), shape_of("1100"), shape_of("0.5"), shape_of("12.50")
    ('1z1', '4z2', '0.1', '2.2z')
    """
    whole, _, rest = number.partition(".")
    if rest:
        length = 0 if whole == "0" else min(len(whole), _LONGEST)
        return f"{length}.{min(len(rest), _PLACES)}" + ("z" if rest[-1] == "0" else "")
    return f"{min(len(whole), _LONGEST)}z{len(whole) - len(whole.rstrip('0'))}"


def cost(number: str, context: Context) -> float:
    """Minus the natural logarithm of how often the number of such a context is ``number``."""
    whole, point, rest = number.partition(".")
    price = -math.log(_shape_share(context, shape_of(number)))
    if point and rest[-1] != "0":
        price += math.log(9)
    elif not point and len(whole) > len(whole) - len(whole.rstrip("0")) + 1:
        price += math.log(9)  # the last digit before the zeros, where it is not the first as well
    if point:
        price += math.log(10) * (len(rest) - 1)
    free = len(whole) - 1 if point else max(len(whole.rstrip("0")) - 2, 0)
    if whole != "0":
        price -= math.log(_first_share(context, first_of(number)))
    return price + math.log(10) * free


def first_of(number: str) -> str:
    """The first digit of a number, which is not 0, and what stands behind it: three digits at most, else a point.

    >>> first_of("11000"), first_of("10.3"), first_of("5.2"), first_of("7")
    ('1+++', '1+', '5.', '7')
    """
    whole, point, _ = number.partition(".")
    return whole[0] + ("+" * min(len(whole) - 1, _MORE) or "." * len(point))


def _shape_share(context: Context, shape: str) -> float:
    share = _share("number_shape", context.measure, "", shape, 60)
    for shapes, _ in _met(context):
        share = _mixed(shapes, shape, share)
    return share


def _first_share(context: Context, first: str) -> float:
    digit, stands = first[0], first[1:]
    share = _share("number_first", context.measure, STANDS[stands], digit, 9)
    for _, every in _met(context):
        firsts = {one[0]: times for one, times in every.items() if one[1:] == stands}
        if firsts:
            share = _mixed(firsts, digit, share)
    return share


def _mixed(counts: dict[str, float], value: str, share: float) -> float:
    """How often ``value`` comes where these were counted, and where it is met for the first time as often as ``share`` says."""
    new = NEW * len(counts)
    return (counts.get(value, 0.0) + new * share) / (sum(counts.values()) + new)


STANDS = {"": "alone", ".": "before a point", "+": "2 digits", "++": "3 digits", "+++": "4 digits and more"}


@lru_cache(maxsize=256)
def _met(context: Context) -> tuple[tuple[dict[str, float], dict[str, float]], ...]:
    """How often the numbers of this unit had each shape and each first digit, behind ever more of the words."""
    table, words = _contexts(), context.words
    ends = (words[len(words) - length :] for length in range(len(words) + 1))
    return tuple((_pairs(row[0]), _pairs(row[1])) for end in ends if (row := table.get((context.unit, end))))


@cache
def _contexts() -> dict[tuple[str, str], tuple[str, str]]:
    return {(unit, words): (shapes, firsts) for unit, words, shapes, firsts in rows("number_context")}


def _pairs(cell: str) -> dict[str, float]:
    """What a cell counts, ``1.1 20 2z0 3``."""
    words = cell.split(" ")
    return dict(zip(words[::2], map(float, words[1::2]), strict=False))


@cache
def decimals(measure: Measure) -> float:
    """How often a number that measures this has a point."""
    counts, totals = _counts("number_shape")
    pointed = sum(times for (of, _, shape), times in counts.items() if of == measure and "." in shape)
    return pointed / (totals[measure, ""] + 1.0)


def _share(table: str, measure: str, kind: str, value: str, values: int) -> float:
    """How often ``value`` comes among its kind, of about so many ``values``; 0 as a first digit is no choice."""
    counts, totals = _counts(table)
    kin = KIN.get(measure, _ALL) if measure != _ALL else ""  # type: ignore[call-overload]
    further = _share(table, kin, kind, value, values) if kin else 1.0 / values
    return (counts[measure, kind, value] + KIN_COUNTS * further) / (totals[measure, kind] + KIN_COUNTS)


@cache
def _counts(table: str) -> tuple[dict[tuple[str, str, str], float], dict[tuple[str, str], float]]:
    """Counts by measure, kind and value, those of a measure among its kin's too."""
    counts: dict[tuple[str, str, str], float] = defaultdict(float)
    totals: dict[tuple[str, str], float] = defaultdict(float)
    for row in rows(table):
        measure, kind, value, times = row if len(row) == 4 else (row[0], "", *row[1:])
        if kind and value == "0":
            continue
        while measure:
            counts[measure, kind, value] += float(times)
            totals[measure, kind] += float(times)
            measure = KIN.get(measure, _ALL) if measure != _ALL else ""  # type: ignore[call-overload]
    return counts, totals


_LAG = regex("[+-]?[0-9]+|milestone")
#: How far behind and ahead years are told apart.
_BEHIND = (1, 2, 3, 5, 10, 20, 40, 70)
_AHEAD = (1, 3, 5, 10, 15, 40)


def year_kinds(year: int, written: int, day: bool = False) -> tuple[str, ...]:
    """How far ``year`` lies from the year in which the text was ``written``, and whether a far one is round, or an aim of plans. Where a day
    of it is named, history and round numbers say nothing.

    >>> year_kinds(2014, 2015), year_kinds(2020, 2015), year_kinds(1978, 2015), year_kinds(1981, 2015)
    (('-1',), ('+5', 'ahead round'), ('milestone',), ('-40', 'behind plain'))
    """
    lag = year - written
    if not day and year in MILESTONES and lag < -_BEHIND[4]:
        return ("milestone",)
    steps = _AHEAD if lag > 0 else _BEHIND
    size = (*steps, steps[-1] * 2)[bisect_left(steps, abs(lag))] if lag else 0
    kind = f"{'+' if lag > 0 else '-' if lag else ''}{size}"
    if day or abs(lag) < 2:
        return (f"day {kind}" if day else kind,)
    side = "behind" if lag < 0 else "soon" if lag <= _AHEAD[1] else "ahead" if lag <= _AHEAD[3] else "far"
    round_ = year % 5 == 0 or (lag > 0 and year in HORIZONS)
    return kind, f"{side} {'round' if round_ else 'plain'}"


@lru_cache(maxsize=512)
def year_costs(written: int, first: int, last: int, day: bool = False) -> dict[int, float]:
    """For each year from ``first`` to ``last``, minus the logarithm of how often a text of that year names it, or, where
    ``day`` is given, names a day of it."""
    counts, total = counted_years(), _all_years("day " if day else "")
    kinds = {year: year_kinds(year, written, day) for year in range(first, last + 1)}
    sizes = Counter(kind for kind, *_ in kinds.values())
    price = {
        kind: -math.log((counts.get(kind[0], 0.0) + 0.5) / sizes[kind[0]] / total) + _roundness(kind, counts)
        for kind in set(kinds.values())
    }
    return {year: price[kind] for year, kind in kinds.items()}


@cache
def counted_years() -> dict[str, float]:
    """How many years of each kind were counted (``evidence/number_year.tsv``)."""
    return {kind: float(times) for kind, times in rows("number_year")}


@cache
def _all_years(named: str) -> float:
    """How many years were counted, or, where they are ``named`` so, how many of which a day is named."""
    return sum(times for kind, times in counted_years().items() if _LAG.fullmatch(kind.removeprefix(named)))


def decade(year: int) -> str:
    """The row that counts the texts of that decade."""
    return f"written {year // 10 * 10}"


@cache
def written_costs() -> dict[int, float]:
    """For each year, minus the logarithm of how often a text is of that year: all years of a decade alike, from the first
    decade of which texts were counted to the one after the last."""
    counts = {int(kind[8:]): times for kind, times in counted_years().items() if kind.startswith("written")}
    total = sum(counts.values()) or 1.0
    known = range(min(counts, default=0), max(counts, default=0) + 20)
    return {year: -math.log((counts.get(year // 10 * 10, 0.0) + 0.5) / 10 / total) for year in known}


def _roundness(kinds: tuple[str, ...], counts: dict[str, float]) -> float:
    """What it costs a far year to be round, one in five being so, or not to be."""
    if len(kinds) < 2:
        return 0.0
    side, _, form = kinds[1].partition(" ")
    share = counts.get(kinds[1], 1.0) / (counts.get(f"{side} round", 1.0) + counts.get(f"{side} plain", 1.0))
    return -math.log(share / (0.2 if form == "round" else 0.8))
