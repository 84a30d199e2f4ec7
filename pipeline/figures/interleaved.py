"""Which original it is, where two copies lost different digits and leave several: 5 and 15 of 15 and 51.

The copies tell the digits, and the text tells the order: the year it was written in, what is said beside the number, how
numbers of its kind look.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from ..chinese.history import is_of_book
from ..chinese.numbers import Number, context_at, numbers
from ..chinese.units import half_width
from ..chinese.widths import CJK
from ..model import Question
from ..regex import regex
from ..rule import Sight
from . import prior
from .decide import calibrated, weigh
from .like import precedents
from .lost_digit import DOWN, WAYS, bounds, is_grouped
from .originals import gone, well_formed
from .year_order import beside
from .years import costs as year_costs
from .years import place_at, written

_YEAR = regex("(?:19|20)[0-9]{2}")
#: 1978、1979两年: a year behind which others follow, and the last of them.
_MORE_YEARS = regex("(?:[、和][0-9]{1,4}){1,5}[两三四五]?年")
_LAST_YEAR, _YEAR_BEFORE = regex("[两三四五]年"), regex("[0-9]{1,4}[、和]$")
#: “12·21”: an event is named by its month and day.
_EVENT = regex(r"“(?P<month>[0-9]{1,2})[·.](?P<day>[0-9]{1,2})”")
#: 由15.8%提高到20%, 从1997年的15.8%提高到20%: what the first number is below, or above.
_SINCE = regex("[由从](?:[0-9]{1,4}年的?|上年的?|去年的?)?$")
_RISES = regex(rf"(?P<unit>%|[{CJK}]{{0,5}}?)(?P<way>{WAYS})(?:到|至|为)了?(?P<last>[0-9]+(?:\.[0-9]+)?)(?P=unit)")
#: A number by which a text counts: at the head of a line, in brackets, behind 第.
_LISTED = regex(r"(?P<before>^|[〔\[（(第])(?P<n>[0-9]{1,3})(?P<after>[.、．〕\]）)条章节])", re.MULTILINE)
#: So likely one order must be to count as the copies' word (``bench/witness.py --calibrate``).
_AHEAD = 0.95
#: Copies name no more originals than these; where they name as many, the true one may be another.
_MOST = 6


def order(sight: Sight, start: int, end: int, candidates: Sequence[str], rule: str) -> Question | None:
    """Which of ``candidates`` stood at ``[start, end)``; None where they differ in more than the order of their digits,
    as readings of copies do that contradict each other, or where the text says nothing of it.
    """
    text = half_width(sight.text)
    if not 1 < len(candidates) < _MOST or len({"".join(sorted(one)) for one in candidates}) > 1:
        return None
    last = text[end - 1 : end]
    mark = last if last in (".", "%") and all(one.endswith(last) for one in candidates) else ""  # 3. in a list, 15%
    named, last_digit = [one.removesuffix(mark) for one in candidates], end - len(mark)
    known = numbers(text)
    place = bisect_left(known, (start, last_digit))
    number = known[place] if place < len(known) else None
    if number is None or (number.start, number.end) != (start, last_digit) or number.printed in named:
        return None
    costs = _costs(sight, text, number, named)
    if not costs:
        return None
    why = f"copies of this text leave {' or '.join(sorted(named))}, and it is by far the likeliest here"
    kind = f"copies {'year' if _is_year(text, number) else 'number'}"
    return Question(kind, start, end, rule, why, {one + mark: cost for one, cost in costs.items()})


def is_far_ahead(question: Question) -> bool:
    """Whether one order leads by so much that it counts as the copies' word."""
    return calibrated(question.kind, weigh(question)[1]) >= _AHEAD


def _costs(sight: Sight, text: str, number: Number, candidates: Sequence[str]) -> dict[str, float]:
    start, end = number.start, number.end
    if _is_year(text, number):
        return _years(sight, text, number, candidates)
    if number.slot not in ("measured", "ordinal") or is_grouped(text, number):
        return {}
    low, high = _between(text, start, end)
    sound = [one for one in candidates if well_formed(one)]
    inside = [one for one in sound if low < float(one) < high] or sound
    inside = _in_sequence(text, start, end, inside) or inside
    context, like = context_at(text, start, end), precedents(text, start, end)
    return {one: prior.cost(one, context) + like.cost(one) for one in inside}


def _years(sight: Sight, text: str, number: Number, candidates: Sequence[str]) -> dict[str, float]:
    start, end = number.start, number.end
    glyphs = gone(sight.damage, "0123456789")
    era = written(sight, glyphs)
    window = sight.settings.year_window
    if is_of_book(text, start, end):
        return {}
    years = [int(one) for one in candidates if _YEAR.fullmatch(one) and window[0] <= int(one) <= window[1]]
    named = place_at(text, start, end, dict.fromkeys(years, 0.0))
    breaks, _ = beside(text, named, glyphs, window)
    return {str(year): cost + breaks[year] for year, cost in year_costs(named, era, window).items()}


def _is_year(text: str, number: Number) -> bool:
    """Whether a year stands here: 2015年, and both of 1978、1979两年."""
    return number.slot == "year" or bool(
        _MORE_YEARS.match(text, number.end)
        or (_LAST_YEAR.match(text, number.end) and _YEAR_BEFORE.search(text, max(number.start - 6, 0), number.start))
    )


def _between(text: str, start: int, end: int) -> tuple[float, float]:
    """Between what the number must lie, as what stands before and behind it says."""
    low, high = bounds(text, start, end)
    day = _EVENT.match(text, start - 1) or _EVENT.match(text, text.rfind("“", max(start - 4, 0), start))
    if day and (start, end) == day.span("month"):
        high = min(high, 12.5)
    if day and (start, end) == day.span("day"):
        high = min(high, 31.5)
    rises = _RISES.match(text, end) if _SINCE.search(text, max(start - 9, 0), start) else None
    if rises:
        last = float(rises["last"])
        return (max(low, last), high) if rises["way"] in DOWN else (low, min(high, last))
    return low, high


def _in_sequence(text: str, start: int, end: int, candidates: Sequence[str]) -> list[str]:
    """Those of ``candidates`` that go on what is counted before or behind in the same way: 22. [23.] 24., 〔17〕 〔18〕."""
    listed = _listed(text)
    for kind, places in listed.items():
        at = bisect_left(places, (start, 0))
        if at < len(places) and places[at][0] == start:
            beside = [places[n][1] + step for n, step in ((at - 1, 1), (at + 1, -1)) if 0 <= n < len(places)]
            return [one for one in candidates if one.isdigit() and int(one) in beside] if kind else []
    return []


@lru_cache(maxsize=2)
def _listed(text: str) -> dict[str, list[tuple[int, int]]]:
    """The numbers by which a text counts, with their places, by the signs around them."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in _LISTED.finditer(text):
        found[match["before"] + match["after"]].append((match.start("n"), int(match["n"])))
    return dict(found)
