"""What a damaged number may have been: the originals that print as it stands once the lost glyphs are gone."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from ..chinese.digits import digits_of, surprise
from ..model import Damage
from ..regex import regex
from ..rule import Sight

_DIGITS = "0123456789"
#: At most so many glyphs are put back into one number; dates may lack more, since their kind limits them.
MOST_LOST = 2


def gone(damage: Damage, among: str = "0123456789.") -> str:
    """Those of the glyphs that the diagnosis says are lost, in one string."""
    return "".join(loss.glyph for loss in damage.losses if loss.glyph in among)


def digits_gone(damage: Damage) -> str:
    """The lost digits."""
    return gone(damage, _DIGITS)


def suspects(sight: Sight) -> tuple[str, bool]:
    """The digits that may have been lost, and whether the diagnosis proves it.

    Where nothing is diagnosed, those that the text never prints: an impossible form can only have lost one of them.
    """
    glyphs = digits_gone(sight.damage)
    return (glyphs, True) if glyphs else (_absent(sight.text), False)


@lru_cache(maxsize=4)
def doubted(text: str, glyphs: str) -> tuple[tuple[str, float], ...]:
    """The digits that the text lacks besides ``glyphs``, which are lost, each with what it costs to be lost as well.

    What took one digit may have taken a second (each one time in eighty); how rarely a sound text of this length lacks
    it says how likely that is here. A text of few digits lacks most by chance.
    """
    _, distinct = digits_of(text)
    if distinct < _LONG:
        return ()
    absent = [g for g in _DIGITS if g not in glyphs and g not in text]
    return tuple((g, second(surprise(g, distinct))) for g in absent)


def second(surprise: float) -> float:
    """What it costs a glyph to be lost besides another, where it is so much a surprise that a sound text lacks it."""
    return math.log1p(_SECOND * math.exp(-surprise))


#: The odds against a glyph being lost as well, before anything is known; how many digits make a text long.
_SECOND, _LONG = 80.0, 12


@lru_cache(maxsize=4)
def _absent(text: str) -> str:
    return "".join(glyph for glyph in _DIGITS if glyph not in text)


@lru_cache(maxsize=4096)
def originals(printed: str, glyphs: str, most: int = MOST_LOST) -> tuple[str, ...]:
    """Every number that prints as ``printed`` when up to ``most`` of ``glyphs`` are lost, fewest losses first.

    ``printed`` itself is not among them, nor is a number with a leading zero that is no decimal.
    """
    found: dict[str, None] = {}
    layer = [printed]
    for _ in range(most):
        layer = list(dict.fromkeys(_longer(layer, glyphs)))
        found.update(dict.fromkeys(number for number in layer if well_formed(number)))
    return tuple(found)


def readings(
    printed: str, glyphs: str, others: tuple[tuple[str, float], ...], most: int = MOST_LOST
) -> dict[str, float]:
    """The originals with what each costs for the digits it needs: ``glyphs`` are lost, ``others`` perhaps as well."""
    found = dict.fromkeys(originals(printed, glyphs, most), 0.0)
    for glyph, cost in others:
        for number in originals(printed, glyphs + glyph, most):
            found.setdefault(number, cost)
    return found


def _longer(numbers: list[str], glyphs: str) -> list[str]:
    return [n[:place] + glyph + n[place:] for n in numbers for place in range(len(n) + 1) for glyph in glyphs]


def well_formed(number: str) -> bool:
    """Whether someone would print it so: no leading zero but in 0 and 0.5, a digit at both ends, one point at most.

    >>> [n for n in ("05", "0", "0.5", ".5", "5.", "1.2.3", "105") if well_formed(n)]
    ['0', '0.5', '105']
    """
    whole, point, rest = number.partition(".")
    if not whole.isdigit() or (point and not rest.isdigit()):
        return False
    return whole == "0" or whole[0] != "0"


@lru_cache(maxsize=1024)
def years(printed: str, glyphs: str, first: int, last: int) -> tuple[int, ...]:
    """The years from ``first`` to ``last`` that print as ``printed`` without ``glyphs``; all of them may be lost at once.

    >>> years("205", "1", 1900, 2100), years("20", "1", 1900, 2016), years("0", "2", 1900, 2100)
    ((2015, 2051), (2011,), (2022,))
    """
    return within(printed, glyphs, first, last)


_CJK = "〇一二三四五六七八九"
_YEAR_MARKS = "〇○零一二三四五六七八九"
_ONES = "一二三四五六七八九"
_REST = rf"[{_YEAR_MARKS}]{{3}}"
#: Years written digit by digit, whole or without their 〇: 二〇一九年, 二一九年, 二四年, 二年; and 二一六 before 至二二年. The first
#: character stands first, so that the engine skips from one to the next.
_CHINESE_YEAR = regex(
    rf"[一二](?<![{_YEAR_MARKS}十百千万亿第OＯ0-9几廿].)(?:(?:{_REST}|(?<=二)[{_ONES}]{{0,2}}|(?<=一)九[{_ONES}])(?=年)"
    rf"|(?:{_REST}|(?<=二)[{_ONES}]{{2}})(?=[至到—－～-]{{1,2}}二[{_YEAR_MARKS}]{{1,3}}年))"
)


def chinese_years(text: str) -> Iterator[re.Match[str]]:
    """The years of ``text`` that are written digit by digit, those that may have lost their 〇 too."""
    return _CHINESE_YEAR.finditer(text)


@lru_cache(maxsize=256)
def with_zeros(printed: str) -> dict[str, int]:
    """The years of four digits that print as ``printed`` once 〇 is gone, each with its value.

    >>> with_zeros("二四")
    {'二〇〇四': 2004, '二〇四〇': 2040, '二四〇〇': 2400}
    """
    filled = {printed.translate(_ZEROS)}
    for _ in range(4 - len(printed)):
        filled = {one[:place] + "〇" + one[place:] for one in filled for place in range(1, len(one) + 1)}
    return {year: int("".join(str(_CJK.index(glyph)) for glyph in year)) for year in sorted(filled)}


_ZEROS = str.maketrans("○零", "〇〇")


def within(printed: str, glyphs: str, first: int, last: int) -> tuple[int, ...]:
    """The whole numbers from ``first`` to ``last`` that print as ``printed`` without ``glyphs``: months, days, years."""
    drop = str.maketrans("", "", glyphs)
    return tuple(n for n in range(first, last + 1) if str(n) != printed and str(n).translate(drop) == printed)
