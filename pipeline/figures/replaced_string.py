"""Some digits replaced by others everywhere, found by what can't be: 大米202300袋 and 2023月 where each 10 became 2023."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ..chinese.numbers import Number, Slot, context_at, numbers
from ..model import MEDIUM, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from . import prior
from .originals import well_formed
from .years import years_in

NAME = "figures/replaced-string"
_WHY = "{put} stands where no number can hold it ({shown}): it was put in the place of other digits everywhere"

#: Years are what such replacements put in: a page is made new by writing this year for the last.
_YEAR = regex("(?:19|20)[0-9]{2}")
#: How many different impossible numbers prove it.
_ENOUGH = 3
#: What may have stood there: a year as people shorten it, for who puts a year in puts it in the place of one. No number of the
#: text holds it any more, and with it every impossible one is possible.
_SHORT = tuple(str(n) for n in range(10, 100))


def _judge(sight: Sight) -> Iterator[Question]:
    found = _replaced(sight.text)
    if not found:
        return
    put, shown = found
    why = _WHY.format(put=put, shown=", ".join(shown))
    if len(shown) < _ENOUGH:  # so few may be slips
        for number in (
            n for n in numbers(sight.text) if put in n.printed and not _possible(sight.text, n, n.printed, 99)
        ):
            readings = (number.printed.replace(put, s) for s in _SHORT)
            possible = (reading for reading in readings if _possible(sight.text, number, reading))
            costs = {reading: _cost(sight.text, number, reading) for reading in possible}
            yield Question("replaced", number.start, number.end, NAME, why, costs, proven=False)
        return
    known = [n for n in numbers(sight.text) if n.slot != "code" or put in n.printed]
    holding, whole = [n for n in known if put in n.printed], [n for n in known if put not in n.printed]
    sure = [n for n in holding if n.printed != put or n.slot != "year"]  # a year may stand for itself
    absent = [s for s in _SHORT if not any(s in n.printed for n in whole)]
    absent = [s for s in absent if all(_possible(sight.text, n, n.printed.replace(put, s), _RARELY) for n in sure)]
    if not absent:
        return
    years = years_in(sight)
    counting = [n for n in holding if n.slot == "measured"][:_MOST]
    together = {s: sum(_cost(sight.text, n, n.printed.replace(put, s)) for n in counting) for s in absent}
    for number in holding:
        costs = {number.printed.replace(put, s): together[s] for s in absent}
        stands = None if number in sure else put
        if stands:
            costs[put] = min(together.values()) + years.costs(number.start, number.end, [int(put)])[int(put)] - _USUAL
        yield Question("replaced", number.start, number.end, NAME, why, costs, stands)


#: So many numbers are asked which digits make them usual; a year costs so much less beside a length of time.
_MOST, _USUAL = 20, 4.0


def _cost(text: str, number: Number, printed: str) -> float:
    return prior.cost(printed, context_at(text, number.start, number.end)) if well_formed(printed) else 12.0


@lru_cache(maxsize=2)
def _replaced(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The string that was put in, and the numbers that prove it; None where nothing does."""
    wrong: dict[str, Counter[str]] = {}
    for number in numbers(text):
        if len(number.printed) >= 4 and not _possible(text, number, number.printed):
            for year in _YEAR.findall(number.printed):
                wrong.setdefault(year, Counter())[number.printed + text[number.end : number.end + 1]] += 1
    best = max(wrong.items(), key=lambda item: len(item[1]), default=None)
    if not best:
        return None
    return best[0], tuple(printed for printed, _ in best[1].most_common(3))


def _possible(text: str, number: Number, printed: str, most: int = 4) -> bool:
    """Whether a number can stand so: months to 12, days to 31, percentages to three digits, few things by
    more than ``most``."""
    whole, unit = printed.partition(".")[0], text[number.end : number.end + 1]
    if number.slot in _LAST:
        return 1 <= int(whole or 0) <= _LAST[number.slot]
    if number.slot == "code":
        return True
    digits = 3 if unit == "%" else most if unit in _SMALL else 99
    return len(whole) <= digits


#: The last month, day and year.
_LAST: dict[Slot, int] = {"month": 12, "day": 31, "year": 9999}
#: What few texts count by the ten thousand, and hardly one with more digits than :data:`_RARELY`.
_SMALL = frozenset("人名个家户所袋件次项条位座台套辆天岁篇场期批支")
_RARELY = 5

RULE = FigureRule(
    NAME, _judge, MEDIUM,
    why="大米202300袋 is no number of sacks: who writes this year for the last in a whole file also writes it into numbers.",
    examples=(
        Example("共发大米202300袋，慰问22023人，2023月1日起增长2023%，历时2023天",
                becomes="共发大米1000袋，慰问210人，10月1日起增长10%，历时10天"),
        Example("2023年人口202300人，投资2023万元"),
        Example("占比达到2023%，2023月5日，电话20230019", becomes="占比达到{2023|50 60 80 40 90}%，{2023|10 11 12}月5日，电话20230019"),
    ),
)  # fmt: skip
