"""Which original it is, where two copies lost different digits and leave several: 5 and 15 of 15 and 51.

The copies tell the digits, and the text tells the order: the year it was written in, what is said beside the number, how
numbers of its kind look.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..chinese.numbers import Number, measure_at, numbers
from ..chinese.units import half_width
from ..model import Question
from ..regex import regex
from ..rule import Sight
from . import prior
from .decide import weigh
from .like import precedents
from .lost_digit import bounds, is_grouped
from .originals import gone, well_formed
from .years import beside, place_at, written
from .years import costs as year_costs

_YEAR = regex("(?:19|20)[0-9]{2}")
#: The year of a book that is cited (人民出版社1975年版) is bound to nothing that the text says of its own time.
_BOOK_BEFORE = regex(r"(?:出版社|书店|书局|印书馆|杂志|日报|学报|》)[，,（( ]?$")
_BOOK_AFTER = regex("年(?:版|第|初版|再版|重印)")
#: By so much one order must lead, as a logarithm: so far ahead every year that bench/witness.py --calibrate counted was
#: right, 74 of 74, and 30 of 30 of the half held out.
_AHEAD = 4.0
#: Copies name no more originals than these; where they name as many, the true one may be another.
_MOST = 6


def order(sight: Sight, start: int, end: int, candidates: Sequence[str], rule: str) -> Question | None:
    """Which of ``candidates`` stood at ``[start, end)``; None where they differ in more than the order of their digits,
    as readings of copies do that contradict each other, or where the text says nothing of it.
    """
    text = half_width(sight.text)
    if not 1 < len(candidates) < _MOST or len({"".join(sorted(one)) for one in candidates}) > 1:
        return None
    known = numbers(text)
    place = bisect_left(known, (start, end))
    number = known[place] if place < len(known) else None
    if number is None or (number.start, number.end) != (start, end) or number.printed in candidates:
        return None
    costs = _costs(sight, text, number, candidates)
    if not costs:
        return None
    why = f"copies of this text leave {' or '.join(sorted(candidates))}, and it is by far the likeliest here"
    kind = f"copies {'year' if number.slot == 'year' else 'number'}"
    return Question(kind, start, end, rule, why, costs)


def is_far_ahead(question: Question) -> bool:
    """Whether one order leads by so much that it counts as the copies' word."""
    return weigh(question)[1] >= _AHEAD


def _costs(sight: Sight, text: str, number: Number, candidates: Sequence[str]) -> dict[str, float]:
    start, end = number.start, number.end
    if number.slot == "year":
        glyphs = gone(sight.damage, "0123456789")
        era = written(sight, glyphs)
        window = sight.settings.year_window
        if _BOOK_BEFORE.search(text, max(start - 6, 0), start) or _BOOK_AFTER.match(text, end):
            return {}
        years = [int(one) for one in candidates if _YEAR.fullmatch(one) and window[0] <= int(one) <= window[1]]
        named = place_at(text, start, end, dict.fromkeys(years, 0.0))
        breaks = beside(text, named, glyphs, window)
        return {str(year): cost + breaks[year] for year, cost in year_costs(named, era, window).items()}
    if number.slot not in ("measured", "ordinal") or is_grouped(text, number):
        return {}
    low, high = bounds(text, start, end)
    sound = [one for one in candidates if well_formed(one)]
    measure, like = measure_at(text, start, end), precedents(text, start, end)
    inside = [one for one in sound if low < float(one) < high] or sound
    return {one: prior.cost(one, measure) + like.cost(one) for one in inside}
