"""The years of a text, whole and damaged, weighed together: when it was written, and which year each place means.

A year is as likely as texts of that time name it (``evidence/number_year.tsv``), as the words beside it speak of what was,
is or will be (``number_tense.tsv``), and as it fits the year that stands beside it in a range, a plan or a revision.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from ..chinese.calendar import plan_years
from ..chinese.history import is_of_history
from ..chinese.numbers import numbers
from ..regex import regex
from ..rule import Sight
from .originals import chinese_years, with_zeros, years
from .prior import counted_years, written_costs, year_costs
from .standing import tense

#: Years in which the text may have been written, with their probabilities.
Era = tuple[tuple[int, float], ...]

_ISO = regex("[12][0-9]{3}")
_PLAN = regex("[一二三四五六七八九十]{1,3}五(?=[”」]?(?:时期|期间|规划|计划))")
_DAY = regex("年[0-9一二三四五六七八九十]{0,2}月[0-9一二三四五六七八九十]{0,3}日")
#: One text names its own year over and over: more than so many times say nothing more.
_TIMES = 3
#: What it costs to be written a year before the page was put up, each further year, and after it: pages are put up when
#: they are new, or much later.
_OLDER, _EACH, _OLDEST, _LATER = 1.5, 0.3, 4.0, 9.0
#: Years less likely than this, as a logarithm, are no longer thought of; of the others so many.
_NEGLIGIBLE, _THOUGHT_OF = 12.0, 12


class Place(NamedTuple):
    """A year at ``[start, end)``: all that it can be, each with what that costs beside its place in time; whether a day
    of it is named, and what the words beside it cost a year that is gone, of this time, and ahead."""

    start: int
    end: int
    options: Mapping[int, float]
    day: bool
    said: tuple[float, ...]


def place_at(text: str, start: int, end: int, options: Mapping[int, float]) -> Place:
    """The place with what stands beside it."""
    day = bool(_DAY.match(text, end))
    return Place(start, end, options, day, _UNTOLD if day else tense(text, start, end))


def dated(sight: Sight) -> int:
    """The year that the page gives; 0 where it gives none."""
    return next((int(d[:4]) for d in (sight.facts.issued, sight.facts.published) if _ISO.match(d)), 0)


def written(sight: Sight, glyphs: str) -> Era:
    """The years in which the text may have been written, likeliest first, if ``glyphs`` are gone from it.

    Empty where neither the page nor the text names a year.
    """
    return _written(sight.text, glyphs, dated(sight), sight.settings.year_window)


@lru_cache(maxsize=16)
def _written(text: str, glyphs: str, page: int, window: tuple[int, int]) -> Era:
    named = _named(text, glyphs, window)
    plans = [plan for name in set(_PLAN.findall(text)) if (plan := plan_years(name))]
    if not page and len(named) + len(plans) < 2:
        return ()
    strains = {}
    for year, often in written_costs().items():
        usual = year_costs(year, *window)
        strains[year] = (
            often + _page_cost(year, page) + sum(min(usual.get(year, 9.0) for year in plan) for plan in plans)
        )
        strains[year] += sum(min(costs(place, ((year, 1.0),), window).values()) for place in named)
    least = min(strains.values())
    odds = {year: math.exp(least - strain) for year, strain in strains.items() if strain - least < _NEGLIGIBLE}
    total = sum(odds.values())
    return tuple(sorted(((w, o / total) for w, o in odds.items()), key=lambda one: -one[1]))[:_THOUGHT_OF]


def _page_cost(written: int, page: int) -> float:
    if not page or written == page:
        return 0.0
    return _LATER if written > page else min(_OLDER + _EACH * (page - written - 1), _OLDEST)


def _named(text: str, glyphs: str, window: tuple[int, int]) -> list[Place]:
    """The years that the text names, as far as their form says that they are years; each print three times at most."""
    found = []
    times: Counter[str] = Counter()
    for start, end, printed in _printed(text):
        times[printed] += 1
        if times[printed] > _TIMES:
            continue
        options: Iterable[int]
        if printed[0] in "〇一二":
            options = with_zeros(printed).values() if len(printed) > (1 if "〇" not in text else 3) else ()
        elif len(printed) == 4:
            options = (int(printed),)
        else:
            three = glyphs and len(printed) == 3 and not is_of_history(text, start, end)
            options = years(printed, glyphs, *window) if three else ()
        inside = {year: 0.0 for year in options if window[0] <= year <= window[1]}
        if inside:
            found.append(place_at(text, start, end, inside))
    return found


def _printed(text: str) -> Iterator[tuple[int, int, str]]:
    yield from ((n.start, n.end, n.printed) for n in numbers(text) if n.slot == "year" and n.printed.isdigit())
    yield from ((*match.span(), match[0]) for match in chinese_years(text))


def costs(place: Place, era: Era, window: tuple[int, int]) -> dict[int, float]:
    """For each option of ``place``, minus the logarithm of how likely a text of that ``era`` names that year there."""
    shares = _shares(tuple(place.options), place.said, place.day, era, window)
    return {year: cost - shares[year] for year, cost in place.options.items()}


@lru_cache(maxsize=256)
def _shares(
    options: tuple[int, ...], said: tuple[float, float, float], day: bool, era: Era, window: tuple[int, int]
) -> Mapping[int, float]:
    """The logarithm of how likely each year is; asked once of all places that look alike."""
    known = era or tuple((year, 1 / 36) for year in range(1990, 2026))
    shares = dict.fromkeys(options, 0.0)
    for when, odds in known:
        usual = year_costs(when, *window, day)
        for year in options:
            shares[year] += odds * math.exp(-usual[year] - said[side(year - when)])
    return {year: math.log(max(share, 1e-12)) for year, share in shares.items()}


def words(place: Place, era: Era, window: tuple[int, int]) -> dict[int, float]:
    """What the words beside ``place`` alone cost each of its options, however usual the year is."""
    told, untold = costs(place, era, window), costs(place._replace(said=_UNTOLD), era, window)
    return {year: told[year] - untold[year] + math.log(max(len(told), 1)) for year in told}


_UNTOLD = (0.0, 0.0, 0.0)


def side(lag: int) -> int:
    """0 for what was, 1 for the year of the text and the next, 2 for what will be."""
    return 0 if lag < 0 else 1 if lag <= 1 else 2


_DASH = "年?[-—－–~～至到]{1,2}"
#: The years of a plan beside its name, the first or, after a dash, the last.
_PLANNED = regex(
    "(?P<plan>[一二三四五六七八九十]{1,3}五)[”」]?(?:时期|期间|规划|计划)?(?:[，：]?[即指为]从?|[（(]即?)"
    f"(?P<last>[0-9]{{0,4}}{_DASH})?$"
)
_TO, _FROM = regex(f"{_DASH}(?=[0-9二])"), regex(f"{_DASH}$")
#: A text is revised in the year in which it was passed, or later: 二四年…通过，根据二二年…修正.
_REVISES = regex(r"(?:通过|公布|发布|施行|修[正订])(?:[，,；;\s]*|[^。]{0,60}?(?:根据|依据|经)\s*)$")
_NOTE = 160


def beside(text: str, place: Place, glyphs: str, window: tuple[int, int]) -> dict[int, float]:
    """What each option of ``place`` costs because of the year that stands beside it: the other end of a range, the years
    of a plan, the year of what is revised."""
    lead = text[max(place.start - _NOTE, 0) : place.start]
    to = _TO.match(text, place.end)
    broken = _rare("range rises", "range falls")
    breaks: dict[int, float] = defaultdict(float)
    if to:
        last = max(_readings(text, to.end(), glyphs, window), default=9999)
        breaks |= {year: broken for year in place.options if year >= last}
    ranged = _FROM.search(lead)
    if ranged or _REVISES.search(lead):
        first = min(_before(text, place.start - len(lead), place.start, ranged, glyphs, window), default=0)
        for year in place.options:
            breaks[year] += broken * (year < first + bool(ranged))
    if (named := _PLANNED.search(lead[-20:])) and (plan := plan_years(named["plan"])):
        wanted = plan[1] if named["last"] else plan[0] if to else 0
        for year in place.options:
            breaks[year] += broken * bool(wanted and year != wanted)
    return breaks


def _before(
    text: str, first: int, start: int, ranged: re.Match[str] | None, glyphs: str, window: tuple[int, int]
) -> list[int]:
    """What the last year of ``text[first:start]`` can be; where it must lead to a range, only if it does."""
    end = start - len(ranged[0]) if ranged else start
    near = [
        at
        for at, (stop, _) in _all_printed(text).items()
        if first <= at and stop <= end and (not ranged or stop == end)
    ]
    return _readings(text, max(near, default=-1), glyphs, window)


@lru_cache(maxsize=2)
def _all_printed(text: str) -> dict[int, tuple[int, str]]:
    return {start: (end, printed) for start, end, printed in _printed(text)}


def _readings(text: str, start: int, glyphs: str, window: tuple[int, int]) -> list[int]:
    """What the year that begins at ``start`` can be; nothing where none does."""
    _, printed = _all_printed(text).get(start, (0, ""))
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
