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
from .era import written, year_cost
from .like import precedents
from .lost_digit import bounds, is_grouped
from .lost_in_year import breaks
from .originals import gone, well_formed

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
        era = written(sight, gone(sight.damage, "0123456789"))
        window = sight.settings.year_window
        if _BOOK_BEFORE.search(text, max(start - 6, 0), start) or _BOOK_AFTER.match(text, end):
            return {}
        years = [int(one) for one in candidates if _YEAR.fullmatch(one) and window[0] <= int(one) <= window[1]]
        return {str(year): year_cost(year, era, window) + breaks(text, number, year, era) for year in years}
    if number.slot not in ("measured", "ordinal") or is_grouped(text, number):
        return {}
    low, high = bounds(text, start, end)
    sound = [one for one in candidates if well_formed(one)]
    measure, like = measure_at(text, start, end), precedents(text, start, end)
    inside = [one for one in sound if low < float(one) < high] or sound
    return {one: prior.cost(one, measure) + like.cost(one) for one in inside}
