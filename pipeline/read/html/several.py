"""Pages saved one after the other in one file, as one: a text in parts, or a page among the frames around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model import Facts, Omission
from ..lines import Drawn
from .title import bare

OPENING = 4  # lines of a further page in which the title may stand again


class Reading(NamedTuple):
    """One page as read: its lines, what it says of its text, what is not seen of it."""

    drawn: list[Drawn]
    facts: Facts
    omitted: list[Omission]
    has_text: bool  # whether a block of it reads like a text; where none does, all its lines are kept
    container: str = ""  # the mark of that block


def together(readings: Sequence[Reading]) -> tuple[list[Drawn], Facts, list[Omission]]:
    """The lines of all pages of a file, the facts of the first one that holds text."""
    if len(readings) == 1:
        return readings[0].drawn, readings[0].facts, readings[0].omitted
    first = next((reading for reading in readings if reading.has_text), readings[0])
    drawn = [line for reading in readings for line in _of_one(reading, first)]
    return drawn, first.facts, [record for reading in readings for record in reading.omitted]


def _of_one(reading: Reading, first: Reading) -> Iterator[Drawn]:
    if reading is first:
        yield from reading.drawn
        return
    title, kept = bare(first.facts.title), 0
    for line in reading.drawn:
        out = line.out
        if out is None:
            if not reading.has_text:
                out = ("read/other-page", "a page in the same file that has no running text")
            elif kept < OPENING and title and bare(line.text) == title:
                out = ("read/title-again", "the title again, on a further page in the same file")
            kept += 1
        yield line._replace(out=out)
