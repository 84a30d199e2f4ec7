"""The letters of a text: what copies share, however each was damaged.

Marks, spaces, digits and numerals differ from copy to copy; ideographs hardly ever do. So texts are compared by their
ideographs alone, and what stands between two of them is what a copy says at that place.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..chinese.numerals import NUMERAL
from ..chinese.traditional import folded
from ..chinese.widths import HAN
from ..regex import regex

#: Numerals are what copies are asked about, so they are no letters.
_LETTER = regex(f"(?![{NUMERAL}百千万亿萬億])[{HAN}]")


@dataclass(frozen=True, slots=True)
class Letters:
    """The ideographs of ``text`` in order, in simplified characters, numerals left out; ``places[i]`` is the text offset
    of ``string[i]``.
    """

    text: str
    string: str
    places: tuple[int, ...]

    def between(self, letter: int) -> tuple[int, int]:
        """The text offsets of what stands between ``letter`` and the one before it; either may be beyond an end."""
        start = self.places[letter - 1] + 1 if letter else 0
        end = self.places[letter] if letter < len(self.places) else len(self.text)
        return start, end


def letters(text: str) -> Letters:
    """The letters of ``text``, in time linear in it."""
    places = tuple(match.start() for match in _LETTER.finditer(text))
    return Letters(text, folded("".join([text[place] for place in places])), places)
