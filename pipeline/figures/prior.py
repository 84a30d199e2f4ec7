"""How numbers of official texts look before anything is known of this one: counted shapes and first digits.

Upon the counts of all numbers lie those of numbers that measure the same, of the same unit, and behind the same words,
新增就业…万人, the more words the later (after Witten and Bell: a context is believed the more, the more numbers it had beside
how many kinds of them). So what was never met is unlikely, not impossible. How many decimals the text gives its other numbers of
that unit comes last.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from ..chinese.numbers import Context, context_at, numbers
from ..chinese.widths import CJK
from ..evidence import rows
from ..regex import regex
from .originals import originals, well_formed

#: For how many numbers each kind stands that a context had. Varied over the counted half: 1 and 2 do worse, 8 about as well.
NEW = 4.0
#: The kind of a first digit, before what stands behind it; that of a number of decimals, and how many of these are told apart.
_DIGIT, _DECIMALS, _KINDS = "digit", "decimals", 4
#: As how many numbers of the text what is usual in any weighs; 8 and 32 do as well.
_OWN = 16.0
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


def usual(text: str, start: int, end: int, readings: Mapping[str, float]) -> dict[str, float]:
    """The numbers that may stand at ``[start, end)``, each with what it costs and what it costs to stand here: by its kind,
    and by what it is said to rise or fall to or from.
    """
    context, (low, high) = context_at(text, start, end), _bounds(text).get(start, (-1.0, math.inf))
    costs: dict[str, float] = {}
    for number, known in readings.items():
        said = 0.0 if low < float(number) < high else _against_its_word()
        costs[number] = known + cost(number, context) + _against_habit(text, number, context) + said
    return costs


def _against_habit(text: str, number: str, context: Context) -> float:
    """What it costs a number with a point to have as many decimals as it has in this text, over what it costs in any."""
    if "." not in number:
        return 0.0
    places, habit = _places(shape_of(number)), _habits(text).get(context.unit, {})
    usual = _share(context, _DECIMALS, places, _KINDS) / pointed(context)
    return math.log(usual * (sum(habit.values()) + _OWN) / (habit.get(places, 0.0) + usual * _OWN))


def pointed(context: Context) -> float:
    """How often a number of such a context has a point."""
    return 1 - _share(context, _DECIMALS, "0", _KINDS)


@lru_cache(maxsize=2)
def _habits(text: str) -> dict[str, dict[str, float]]:
    """How many numbers of each unit have so many decimals in ``text``; in one without a point, so many as such numbers have."""
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    sound = [n for n in numbers(text) if n.slot == "measured" and well_formed(n.printed)]
    pointless = not any("." in number.printed for number in sound)
    for start, end, printed, _ in sound:
        context = context_at(text, start, end)
        readings = {n: math.exp(-cost(n, context)) for n in (printed, *originals(printed, "." * pointless, 1))}
        for number, odds in readings.items():
            if "." in number:
                found[context.unit][_places(shape_of(number))] += odds / sum(readings.values())
    return found


def _places(shape: str) -> str:
    """How many decimals numbers of that shape have, the most all alike."""
    return min(shape.partition(".")[2][:1] or "0", str(_KINDS - 1))


_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_RISES, _FALLS = "提高|增加|上升|增长|扩大|提升|发展", "下降|降低|降|减少|缩小|回落"
#: 15.8%提高到20%: what the first number is below, or above.
_TO = regex(
    rf"(?P<first>[0-9](?<![0-9.].)[0-9]*(?:\.[0-9]+)?)(?P<unit>[%‰]|[{CJK}]{{1,5}}?)[^，。；0-9]{{0,8}}?"
    rf"(?:(?P<rises>{_RISES})|{_FALLS})(?:到|至|为)了?(?:(?:19|20)[0-9]{{2}}年的?)?(?P<last>{_NUMBER})(?P=unit)"
)


def risings(text: str) -> Iterator[tuple[int, float, int, float]]:
    """The numbers of a text that are said to become more, with their places: the lesser and the greater of each two."""
    for match in _TO.finditer(text):
        ends = [(match.start(name), float(match[name])) for name in ("first", "last")]
        low, high = ends if match["rises"] else reversed(ends)
        yield (*low, *high)


@lru_cache(maxsize=2)
def _bounds(text: str) -> dict[int, tuple[float, float]]:
    """Between what the number at each place must lie."""
    found: dict[int, tuple[float, float]] = {}
    for lower, low, higher, high in risings(text):
        found |= {lower: (-1.0, high), higher: (low, math.inf)}
    return found


@cache
def _against_its_word() -> float:
    """What it costs a number to be less where it is said to be more."""
    counts = {row: float(times) for row, times in rows("number_rise")}
    return math.log((counts["as said"] + 1.0) / (counts["otherwise"] + 0.5))


def cost(number: str, context: Context) -> float:
    """Minus the natural logarithm of how often the number of such a context is ``number``."""
    whole, point, rest = number.partition(".")
    price = -math.log(_share(context, "shape", shape_of(number), 60))
    if point and rest[-1] != "0":
        price += math.log(9)
    elif not point and len(whole) > len(whole) - len(whole.rstrip("0")) + 1:
        price += math.log(9)  # the last digit before the zeros, where it is not the first as well
    if point:
        price += math.log(10) * (len(rest) - 1)
    free = len(whole) - 1 if point else max(len(whole.rstrip("0")) - 2, 0)
    if whole != "0":
        first = first_of(number)
        price -= math.log(_share(context, _DIGIT + first[1:], first[0], 9))
    return price + math.log(10) * free


def first_of(number: str) -> str:
    """The first digit of a number, which is not 0, and what stands behind it: three digits at most, else a point.

    >>> first_of("11000"), first_of("10.3"), first_of("5.2"), first_of("7")
    ('1+++', '1+', '5.', '7')
    """
    whole, point, _ = number.partition(".")
    return whole[0] + ("+" * min(len(whole) - 1, _MORE) or "." * len(point))


@lru_cache(maxsize=8192)
def _share(context: Context, kind: str, value: str, values: int) -> float:
    """How often ``value`` comes among its ``kind``, of which there are about so many ``values``."""
    share = 1 / values
    for counts in _met(context):
        if known := counts.get(kind):
            new = NEW * len(known)
            share = (known.get(value, 0.0) + new * share) / (sum(known.values()) + new)
    return share


@lru_cache(maxsize=256)
def _met(context: Context) -> tuple[dict[str, dict[str, float]], ...]:
    return tuple(_counts(*row) for key in keys(context) if (row := _contexts().get(key)))


def keys(context: Context) -> Iterator[tuple[str, str]]:
    """The rows that tell of a number, the widest first: of all, of those that measure the same, of those of the same unit,
    and of those behind ever more of the same words."""
    yield from (("@all", ""), (_measure(context.measure), ""))
    for length in range(len(context.words) + 1):
        yield context.unit, context.words[len(context.words) - length :]


def _measure(measure: str) -> str:
    return "@" + measure.replace(" ", "-")


@cache
def _contexts() -> dict[tuple[str, str], tuple[str, str]]:
    return {(unit, words): (shapes, firsts) for unit, words, shapes, firsts in rows("number_context")}


@cache
def _counts(shapes: str, firsts: str) -> dict[str, dict[str, float]]:
    """What two cells count, ``1.1 20 2z0 3`` and ``5. 12 1+ 11``: shapes, and first digits by what stands behind them."""
    counts: dict[str, dict[str, float]] = {"shape": _pairs(shapes), _DECIMALS: defaultdict(float)}
    for shape, times in counts["shape"].items():
        counts[_DECIMALS][_places(shape)] += times
    for first, times in _pairs(firsts).items():
        counts.setdefault(_DIGIT + first[1:], {})[first[0]] = times
    return counts


def _pairs(cell: str) -> dict[str, float]:
    words = cell.split(" ")
    return dict(zip(words[::2], map(float, words[1::2]), strict=False))
