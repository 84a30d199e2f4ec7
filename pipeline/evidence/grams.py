"""Strings of one to four characters, and what each says of the place beside it: counted by ``bench/count_headings.py``.

Three sides are counted: ``end`` (a heading or a clause ends in the string), ``body`` (a paragraph begins with it) and
``pair`` (how common two characters are side by side).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from . import rows

TABLE = "heading_grams"


@cache
def grams(side: str) -> Mapping[str, int]:
    """The strings of one side with their rounded log-odds; for ``pair``, with the logarithm of their count."""
    return {gram: int(row[1]) for row in rows(TABLE) if row[0] == side for gram in row[2].split(" ")}


def before(text: str, place: int) -> int:
    """What the longest known string that ends at ``place`` says for the end of a heading there; 0 where none is known."""
    return _longest(grams("end"), (text[max(place - length, 0) : place] for length in (4, 3, 2, 1)))


def behind(text: str, place: int) -> int:
    """What the longest known string that begins at ``place`` says for a paragraph that begins there; 0: none is known."""
    return _longest(grams("body"), (text[place : place + length] for length in (4, 3, 2, 1)))


def parts(text: str, end: int, begin: int) -> bool:
    """Whether a heading is likelier to end at ``end``, and its body to begin at ``begin`` behind a blank, than not."""
    return before(text, end) + behind(text, begin) > 0


def _longest(known: Mapping[str, int], strings: Iterable[str]) -> int:
    return next((known[gram] for gram in strings if gram in known), 0)
