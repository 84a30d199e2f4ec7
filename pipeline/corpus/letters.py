"""The letters of a text: what copies share, however each of them was damaged.

Punctuation, spaces, digits and numerals differ from copy to copy, but ideographs hardly ever do. So texts are aligned by their
ideographs alone, and what a copy has between two ideographs is what it says at that place.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..chinese.numerals import NUMERAL
from ..chinese.traditional import folded
from ..chinese.widths import HAN
from ..regex import regex

#: Numerals are not letters, because they are what copies are compared for.
_LETTER = regex(f"(?![{NUMERAL}百千万亿萬億])[{HAN}]")


@dataclass(frozen=True, slots=True)
class Letters:
    """The ideographs of ``text`` in order, in simplified characters and without numerals. ``places[i]`` is the text offset of
    ``string[i]``.
    """

    text: str
    string: str
    places: tuple[int, ...]

    def between(self, letter: int) -> tuple[int, int]:
        """The text offsets of what is between ``letter`` and the letter before it; either may be beyond an end of the text."""
        start = self.places[letter - 1] + 1 if letter else 0
        end = self.places[letter] if letter < len(self.places) else len(self.text)
        return start, end


def letters(text: str) -> Letters:
    """The letters of ``text``, in time linear in it."""
    places = tuple(match.start() for match in _LETTER.finditer(text))
    return Letters(text, folded("".join([text[place] for place in places])), places)
