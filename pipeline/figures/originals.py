"""What a damaged number may have been: the originals that print as it stands once the lost glyphs are gone."""

from __future__ import annotations

from functools import lru_cache

from ..model import Damage
from ..regex import regex
from ..rule import Sight

_DECIMAL = regex("[0-9][.．][0-9]")
#: At most so many glyphs are put back into one number; dates may lack more, since their kind limits them.
MOST_LOST = 2
#: How many digits make a text long; and what it costs there to have lost a digit that is absent but not diagnosed.
_LONG, UNNAMED = 150, 1.0


def gone(damage: Damage) -> str:
    """The lost digits and the decimal point, in one string; empty where the diagnosis names none of them."""
    return "".join(loss.glyph for loss in damage.losses if loss.glyph in "0123456789.")


def digits_gone(damage: Damage) -> str:
    """The lost digits alone."""
    return gone(damage).replace(".", "")


def suspects(sight: Sight) -> tuple[str, bool]:
    """The digits that may have been lost, and whether the diagnosis proves it.

    Where nothing is diagnosed, those that the text never prints: an impossible form can only have lost one of them.
    """
    glyphs = digits_gone(sight.damage)
    return (glyphs, True) if glyphs else (_absent(sight.text), False)


@lru_cache(maxsize=4)
def unnamed(text: str, glyphs: str) -> str:
    """The digits that a long text lacks besides the ``glyphs`` diagnosed. A text that has lost two may prove only one;
    short ones lack some by chance."""
    absent = _absent(text)
    if len(absent) <= len(glyphs) or sum(text.count(glyph) for glyph in "0123456789") < _LONG:
        return ""
    return "".join(glyph for glyph in absent if glyph not in glyphs)


@lru_cache(maxsize=4)
def pointless(text: str) -> bool:
    """Whether the text prints no decimal."""
    return not _DECIMAL.search(text)


@lru_cache(maxsize=4)
def _absent(text: str) -> str:
    return "".join(glyph for glyph in "0123456789" if glyph not in text)


@lru_cache(maxsize=2048)
def originals(printed: str, glyphs: str, most: int = MOST_LOST) -> tuple[str, ...]:
    """Every number that prints as ``printed`` when up to ``most`` of ``glyphs`` are lost, fewest losses first.

    ``printed`` itself is not among them, nor is a number with a leading zero that is no decimal.
    """
    found: dict[str, None] = {}
    layer = [printed]
    for _ in range(most):
        layer = list(
            dict.fromkeys(
                number[:place] + glyph + number[place:]
                for number in layer
                for place in range(len(number) + 1)
                for glyph in glyphs
            )
        )
        found.update(dict.fromkeys(number for number in layer if well_formed(number)))
    return tuple(found)


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
    drop = str.maketrans("", "", glyphs)
    return tuple(y for y in range(first, last + 1) if str(y) != printed and str(y).translate(drop) == printed)


def months(printed: str, glyphs: str) -> tuple[int, ...]:
    """The months 1-12 that print as ``printed`` without ``glyphs``."""
    drop = str.maketrans("", "", glyphs)
    return tuple(m for m in range(1, 13) if str(m) != printed and str(m).translate(drop) == printed)


def days(printed: str, glyphs: str, last: int) -> tuple[int, ...]:
    """The days 1-``last`` that print as ``printed`` without ``glyphs``."""
    drop = str.maketrans("", "", glyphs)
    return tuple(d for d in range(1, last + 1) if str(d) != printed and str(d).translate(drop) == printed)
