"""The two characters on either side of a place, as counted tables name them."""

from __future__ import annotations

from ..regex import regex

_BLANK = regex(r"\s")


def left_of(text: str, place: int) -> str:
    """The two characters before ``place`` in its line, white space as ␣, so that tables can hold them."""
    beside = text[max(place - 2, 0) : place]
    return beside if beside.isalnum() else _BLANK.sub("␣", beside.rpartition("\n")[2])


def right_of(text: str, place: int) -> str:
    """The two characters from ``place`` on, in its line."""
    beside = text[place : place + 2]
    return beside if beside.isalnum() else _BLANK.sub("␣", beside.partition("\n")[0])
