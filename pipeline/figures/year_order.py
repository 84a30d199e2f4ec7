"""What the years of a sentence say of each other: ranges and pairs rise, 比 looks back, a plan has its own years.

How often they do is counted (``evidence/number_year.tsv``).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from ..chinese.calendar import congress_years, plan_years
from ..chinese.numerals import value
from ..regex import regex
from .originals import with_zeros, years
from .prior import counted_years
from .years import Place, named_years

_DASH = "年?[-—－–~～至到]{1,2}"
#: The years of a plan beside its name, the first or, after a dash, the last.
_PLANNED = regex(
    "(?P<plan>[一二三四五六七八九十]{1,3}五)[”」]?(?:时期|期间|规划|计划)?(?:[，：]?[即指为]从?|[（(]即?)"
    f"(?P<last>[0-9]{{0,4}}{_DASH})?$"
)
_TO, _FROM = regex(f"{_DASH}(?=[0-9二])"), regex(f"{_DASH}$")
#: 2016年是“十三五”开局之年: the first year of a plan, or its last.
_OF_PLAN = regex(
    "年(?:[^。；，]{0,12}，)?是[^。；]{0,16}?(?P<plan>[一二三四五六七八九十]{1,3}五)[”」]?(?:时期|期间|规划|计划)?的?"
    "(?:(?P<first>开局|第一年|首年|起步|开启)|收官|最后一年|收尾)"
)
#: What stands between two years of a sentence, if they are joined, and if they are compared.
_BETWEEN, _JOINED, _COMPARES = regex(r"年?[^。；\n0-9〇]{1,30}"), regex("年?[和、与及]"), regex("[比从较由]")
#: A text is revised in the year in which it was passed, or later: 二四年…通过，根据二二年…修正.
_REVISES = regex(r"(?:通过|公布|发布|施行|修[正订])(?:[，,；;\s]*|[^。]{0,60}?(?:根据|依据|经)\s*)$")
#: 2012年8月31日，第十一届全国人大: the years of which the congress sat.
_SAT = regex(
    "年(?:[0-9一二三四五六七八九十]{0,3}[月日]){0,2}[，在的 ]?第?(?P<number>[一二三四五六七八九十]{1,3})届全国人(?:大|民代表大会)"
)
_NOTE = 160


def beside(text: str, place: Place, glyphs: str, window: tuple[int, int]) -> dict[int, float]:
    """What each option of ``place`` costs because of what stands beside it: the other end of a range, the years of a plan
    or of a congress, the year of what is revised."""
    lead = text[max(place.start - _NOTE, 0) : place.start]
    to = _TO.match(text, place.end)
    broken = _rare("range rises", "range falls")
    breaks: dict[int, float] = defaultdict(float)
    if to:
        last = max(_readings(text, to.end(), glyphs, window), default=9999)
        breaks |= {year: broken for year in place.options if year >= last}
    ranged = _FROM.search(lead)
    if ranged or _REVISES.search(lead):
        at = _last_before(text, place.start)
        stop = _named(text).get(at, (0, ""))[0]
        near = stop == place.start - len(ranged[0]) if ranged else at >= place.start - _NOTE
        first = min(_readings(text, at, glyphs, window) if near else (), default=0)
        for year in place.options:
            breaks[year] += broken * (year < first + bool(ranged))
    if (named := _PLANNED.search(lead[-20:])) and (plan := plan_years(named["plan"])):
        wanted = plan[1] if named["last"] else plan[0] if to else 0
        for year in place.options:
            breaks[year] += broken * bool(wanted and year != wanted)
    if (opens := _OF_PLAN.match(text, place.end)) and (plan := plan_years(opens["plan"])):
        for year in place.options:
            breaks[year] += broken * (year != plan[0 if opens["first"] else 1])
    sat = _SAT.match(text, place.end)
    if sat and (term := congress_years(value(sat["number"]) or 0)):
        for year in place.options:
            breaks[year] += broken * (not term[0] <= year <= term[1])
    return breaks


def order(text: str, place: Place, glyphs: str, window: tuple[int, int]) -> tuple[tuple[float, float], ...]:
    """What each option of ``place`` costs by the year before it in its sentence and the one behind it, and how much of it
    by years that are joined to it; empty where they tell nothing."""
    starts = _starts(text)
    before, behind = bisect_left(starts, place.start), bisect_left(starts, place.end)
    said = []
    for at in (*starts[max(before - 1, 0) : before], *starts[behind : behind + 1]):
        first = at < place.start
        kind = order_of(text[_named(text)[at][0] : place.start] if first else text[place.end : at])
        others = _readings(text, at, glyphs, window) if kind else []
        if others:
            said.append((kind, tuple(others), first))
    return _ordered(tuple(said), tuple(place.options)) if said else ()


@lru_cache(maxsize=1024)  # damaged years print alike
def _ordered(
    said: tuple[tuple[str, tuple[int, ...], bool], ...], options: tuple[int, ...]
) -> tuple[tuple[float, float], ...]:
    found = [(0.0, 0.0)] * len(options)
    for kind, others, first in said:
        told = _least(kind, others, first, options)
        found = [
            (whole + cost, joined + cost * (kind == "joined"))
            for (whole, joined), cost in zip(found, told, strict=True)
        ]
    return tuple(found)


@lru_cache(maxsize=1024)
def _least(kind: str, others: tuple[int, ...], first: bool, options: tuple[int, ...]) -> tuple[float, ...]:
    """What each of ``options`` costs at least by one of ``others``, which comes ``first`` or behind it."""
    ends, held = {min(others), max(others)}, frozenset(others)
    costs = []
    for year in options:
        near = ends | held.intersection((year - 1, year, year + 1))  # any other stands to it as one of these
        rows = {relation(kind, *((one, year) if first else (year, one))) for one in near}
        costs.append(min(map(_unlike, rows)))
    return tuple(costs)


def order_of(between: str) -> str:
    """How two years with these words between them stand to each other; empty where they are of no one sentence.

    >>> order_of("年和"), order_of("年增长，到"), order_of("年，比"), order_of("年。")
    ('joined', 'told', 'compared', '')
    """
    if not _BETWEEN.fullmatch(between):
        return ""
    return "joined" if _JOINED.fullmatch(between) else "compared" if _COMPARES.search(between) else "told"


def relation(kind: str, first: int, second: int) -> str:
    """The row that counts how often years of such an order stand so to each other.

    >>> relation("joined", 2013, 2014), relation("joined", 2013, 2015), relation("told", 2013, 2011)
    ('joined next', 'joined other', 'told falls')
    """
    if kind == "joined":
        return f"{kind} {'next' if second == first + 1 else 'other'}"
    return f"{kind} {'rises' if second > first else 'falls' if second < first else 'same'}"


@cache
def _unlike(row: str) -> float:
    kind = row.partition(" ")[0]
    rows = {one: counted_years().get(one, 0.0) + 0.5 for one in (row, *_ROWS[kind])}
    return -math.log(rows[row] / sum(rows.values()))


_ROWS = {
    "joined": ("joined next", "joined other"),
    "told": ("told rises", "told same", "told falls"),
    "compared": ("compared rises", "compared same", "compared falls"),
}


def _last_before(text: str, place: int) -> int:
    """Where the last year before ``place`` begins; -1 where none does."""
    starts = _starts(text)
    index = bisect_left(starts, place)
    return starts[index - 1] if index else -1


@lru_cache(maxsize=2)
def _starts(text: str) -> list[int]:
    return sorted(_named(text))


@lru_cache(maxsize=2)
def _named(text: str) -> dict[int, tuple[int, str]]:
    return {start: (end, printed) for start, end, printed in named_years(text)}


def _readings(text: str, start: int, glyphs: str, window: tuple[int, int]) -> list[int]:
    """What the year that begins at ``start`` can be; nothing where none does."""
    _, printed = _named(text).get(start, (0, ""))
    found: Iterable[int]
    if not printed:
        return []
    if printed[0] in "〇一二":
        found = with_zeros(printed).values()
    else:
        found = (int(printed),) if len(printed) == 4 else years(printed, glyphs, *window)
    return [year for year in found if window[0] <= year <= window[1]]


def agree(own: Mapping[str, float], others: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The costs of the readings of one place once other places that print alike have been heard: most mean the same.

    ``others`` are what the words beside those places alone make of the same readings; how likely a year is at all counts
    once. Each says, with the counted share of such pairs that mean the same, what it reads itself, and else nothing.
    """
    same = _share("alike same", "alike other")
    found = dict(own)
    for other in others:
        odds = {reading: math.exp(-cost) for reading, cost in other.items()}
        total = sum(odds.values()) or 1.0
        for reading in found:
            found[reading] -= math.log(same * odds.get(reading, 0.0) / total + (1 - same) / len(own))
    return found


@cache
def _share(one: str, other: str) -> float:
    """How often ``one`` was counted, of both; as if each had been met half a time more."""
    counts = counted_years()
    mine, its = counts.get(one, 0.0) + 0.5, counts.get(other, 0.0) + 0.5
    return mine / (mine + its)


def _rare(usual: str, rare: str) -> float:
    return -math.log(1 - _share(usual, rare))
