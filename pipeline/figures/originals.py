"""What a damaged number may have been: the originals that print as it stands once the lost glyphs are gone."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from ..chinese.digits import digits_of, surprise
from ..chinese.numbers import numbers
from ..chinese.numerals import value
from ..model import Damage
from ..regex import regex

_DIGITS = "0123456789"
#: At most so many glyphs are put back into one number; dates may lack more, since their kind limits them.
MOST_LOST = 2


class Lost(NamedTuple):
    """What a text has lost of its numbers: ``digits``, whether the diagnosis proves it, and the ``point`` or nothing.

    Where nothing is diagnosed, ``digits`` are those that the text never prints: an impossible form can only have lost one
    of them. ``others`` it lacks besides, each with what it costs to be lost as well.
    """

    digits: str
    proven: bool
    point: str
    others: tuple[tuple[str, float], ...] = ()

    @property
    def surely(self) -> str:
        """The digits that are lost for certain."""
        return self.digits if self.proven else ""

    @property
    def likely(self) -> str:
        """The digits that are lost, and those that may well be lost besides."""
        return self.digits + "".join(glyph for glyph, cost in self.others if glyph in _DIGITS and cost < _MAY_BE)

    @property
    def every(self) -> bool:
        """Whether no digit is left: nothing tells which one stood anywhere."""
        return len(self.surely) == len(_DIGITS)

    def readings(self, printed: str, most: int = MOST_LOST) -> dict[str, float]:
        """The numbers that print so, each with what it costs for the glyphs it needs."""
        return self._cheapest(lambda glyphs: originals(printed, glyphs + self.point, most))

    def within(self, printed: str, first: int, last: int) -> dict[str, float]:
        """The whole numbers from ``first`` to ``last`` that print so, months, days and years, however much they lack."""
        return self._cheapest(lambda glyphs: _within(printed, glyphs, first, last))

    def _cheapest(self, named: Callable[[str], Sequence[str]]) -> dict[str, float]:
        found = dict.fromkeys(named(self.digits), 0.0)
        for glyph, cost in self.others if self.proven else ():
            for number in named(self.digits + glyph):
                found.setdefault(number, cost)
        return found


@lru_cache(maxsize=4)
def lost(text: str, damage: Damage) -> Lost:
    """What ``text`` has lost, as ``damage`` says and as counting its digits lets one fear.

    What took one digit may have taken a second; how rarely a sound text of this length lacks it says how likely that is
    here. A text of few digits lacks most by chance.
    """
    digits = "".join(loss.glyph for loss in damage.losses if loss.glyph in _DIGITS)
    absent = [glyph for glyph in _DIGITS if glyph not in digits and glyph not in text]
    if not damage.losses:
        return Lost("".join(absent), False, "")
    _, distinct = digits_of(numbers(text))
    others = [(glyph, second(surprise(glyph, distinct))) for glyph in absent] if distinct >= _LONG else []
    return Lost(digits or "".join(absent), bool(digits), "." if damage.lost(".") else "", tuple(others))


def second(surprise: float) -> float:
    """What it costs a glyph to be lost besides another, where it is so much a surprise that a sound text lacks it."""
    return math.log1p(_SECOND * math.exp(-surprise))


#: The odds against a glyph being lost as well, before anything is known; how many digits make a text long.
_SECOND, _LONG = 80.0, 12
#: What costs less may well be lost.
_MAY_BE = 3.0


@lru_cache(maxsize=4096)
def originals(printed: str, glyphs: str, most: int = MOST_LOST) -> tuple[str, ...]:
    """Every number that prints as ``printed`` when up to ``most`` of ``glyphs`` are lost, fewest losses first.

    ``printed`` itself is not among them, nor is a number with a leading zero that is no decimal.
    """
    found: dict[str, None] = {}
    layer = [printed]
    for _ in range(most):
        layer = list(
            dict.fromkeys(n[:at] + glyph + n[at:] for n in layer for at in range(len(n) + 1) for glyph in glyphs)
        )
        found.update(dict.fromkeys(filter(well_formed, layer)))
    return tuple(found)


def well_formed(number: str) -> bool:
    """Whether someone would print it so: no leading zero but in 0 and 0.5, a digit at both ends, one point at most.

    >>> [n for n in ("05", "0", "0.5", ".5", "5.", "1.2.3", "105") if well_formed(n)]
    ['0', '0.5', '105']
    """
    whole, point, rest = number.partition(".")
    return whole.isdigit() and (whole == "0" or whole[0] != "0") and (not point or rest.isdigit())


@lru_cache(maxsize=1024)
def _within(printed: str, glyphs: str, first: int, last: int) -> tuple[str, ...]:
    """The numbers of a range that print so; all of the glyphs may be lost at once.

    >>> _within("205", "1", 1900, 2100), _within("20", "1", 1900, 2016), _within("0", "2", 1900, 2100)
    (('2015', '2051'), ('2011',), ('2022',))
    """
    drop = str.maketrans("", "", glyphs)
    return tuple(n for n in map(str, range(first, last + 1)) if n != printed and n.translate(drop) == printed)


_YEAR_MARKS, _ONES = "〇○零一二三四五六七八九", "一二三四五六七八九"
_REST = rf"[{_YEAR_MARKS}]{{3}}"
_FIRST = rf"(?<![{_YEAR_MARKS}十百千万亿第OＯ0-9几廿].)"
_BEHIND = rf"(?=[至到—－～-]{{1,2}}二[{_YEAR_MARKS}]{{1,3}}年)"
#: Years written digit by digit, whole or without their 〇: 二〇一九年, 二一九年, 二四年, 二年; and 二一六 before 至二二年. One expression
#: for each first digit, from one to the next of which the engine skips.
_CHINESE_YEARS = (
    regex(rf"一{_FIRST}(?:(?:{_REST}|九[{_ONES}])(?=年)|{_REST}{_BEHIND})"),
    regex(rf"二{_FIRST}(?:(?:{_REST}|[{_ONES}]{{0,2}})(?=年)|(?:{_REST}|[{_ONES}]{{2}}){_BEHIND})"),
)


def chinese_years(text: str) -> Iterator[re.Match[str]]:
    """The years of ``text`` that are written digit by digit, those that may have lost their 〇 too."""
    return chain.from_iterable(year.finditer(text) for year in _CHINESE_YEARS)


@lru_cache(maxsize=256)
def with_zeros(printed: str) -> dict[int, str]:
    """The years of four digits that print as ``printed`` once 〇 is gone.

    >>> with_zeros("二四")
    {2004: '二〇〇四', 2040: '二〇四〇', 2400: '二四〇〇'}
    """
    filled = {printed.translate(_ZEROS)}
    for _ in range(4 - len(printed)):
        filled = {one[:place] + "〇" + one[place:] for one in filled for place in range(1, len(one) + 1)}
    return {value(year) or 0: year for year in sorted(filled)}


_ZEROS = str.maketrans("○零", "〇〇")
