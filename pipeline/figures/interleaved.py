"""Which original it is, where two copies lost different digits and leave several: 5 and 15 of 15 and 51.

The copies tell the digits, and the text tells the order: the year it was written in, what is said beside the number, how
numbers of its kind look.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ..chinese.history import is_of_book
from ..chinese.numbers import Number, numbers
from ..chinese.units import half_width
from ..model import Question
from ..regex import regex
from ..rule import Sight
from .decide import calibrated, weigh
from .lost_digit import is_grouped
from .originals import lost, well_formed
from .prior import usual
from .years import years_in

_YEAR = regex("(?:19|20)[0-9]{2}")
#: 1978、1979两年: a year behind which others follow, and the last of them.
_MORE_YEARS = regex("(?:[、和][0-9]{1,4}){1,5}[两三四五]?年")
_LAST_YEAR, _YEAR_BEFORE = regex("[两三四五]年"), regex("[0-9]{1,4}[、和]$")
#: “12·21”: an event is named by its month and day.
_EVENT = regex(r"“(?P<month>[0-9]{1,2})[·.](?P<day>[0-9]{1,2})”")
#: A number by which a text counts: at the head of a line, in brackets, behind 第.
_LISTED = regex(r"(?P<before>^|[〔\[（(第])(?P<n>[0-9]{1,3})(?P<after>[.、．〕\]）)条章节])", re.M)
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
        years = years_in(replace(sight, text=text), lost(text, sight.damage))
        first, last = years.window
        named = [int(one) for one in candidates if _YEAR.fullmatch(one) and first <= int(one) <= last]
        known = {} if is_of_book(text, start, end) else years.beside(start, end, named)
        return {str(year): cost for year, (cost, _) in known.items()}
    if number.slot not in ("measured", "ordinal") or is_grouped(text, number):
        return {}
    sound = [one for one in candidates if well_formed(one)]
    inside = [one for one in sound if float(one) <= _most(text, start, end)] or sound
    counted = [one for one in inside if one.isdigit() and int(one) in _counted(text).get(start, ())]
    return usual(text, start, end, dict.fromkeys(counted or inside, 0.0))


def _is_year(text: str, number: Number) -> bool:
    """Whether a year stands here: 2015年, and both of 1978、1979两年."""
    return number.slot == "year" or bool(
        _MORE_YEARS.match(text, number.end)
        or (_LAST_YEAR.match(text, number.end) and _YEAR_BEFORE.search(text, max(number.start - 6, 0), number.start))
    )


def _most(text: str, start: int, end: int) -> float:
    """The most that the number can be, where it is the month or the day of an event."""
    day = _EVENT.match(text, start - 1) or _EVENT.match(text, text.rfind("“", max(start - 4, 0), start))
    return math.inf if not day else 12 if (start, end) == day.span("month") else 31


@lru_cache(maxsize=2)
def _counted(text: str) -> dict[int, list[int]]:
    """What goes on what is counted before or behind in the same way, by place: 22. [23.] 24., 〔17〕 〔18〕."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    last: dict[str, tuple[int, int]] = {}
    for match in _LISTED.finditer(text):
        kind, place, number = match["before"] + match["after"], match.start("n"), int(match["n"])
        if kind in last:
            found[last[kind][0]].append(number - 1)
            found[place].append(last[kind][1] + 1)
        last[kind] = (place, number)
    return found
