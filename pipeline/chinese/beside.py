"""The two characters on either side of a place, as counted tables name them."""

from __future__ import annotations

from ..regex import regex

_BLANK = regex(r"\s")


def left_of(text: str, place: int) -> str:
    """The two characters before ``place`` in its line, white space as ␣, so that tables can hold them."""
    return _BLANK.sub("␣", text[max(place - 2, 0) : place].rpartition("\n")[2])


def right_of(text: str, place: int) -> str:
    """The two characters from ``place`` on, in its line."""
    return _BLANK.sub("␣", text[place : place + 2].partition("\n")[0])
