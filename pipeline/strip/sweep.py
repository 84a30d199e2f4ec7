"""Runs the rules that take whole lines over a page, until none finds more.

Each rule is asked about the lines that stand where it acts and hold what it needs. What one rule takes the next one
sees as gone, and the running text is measured anew; the lines go all at once, at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..lines import Lines
from ..model import Facts
from ..rule import Rule, View, Where, asked
from .frame import body

#: How often the rules go over a page: a neighbour's removal may be what a line was waiting for.
ROUNDS = 3
LONGEST = 600  # characters of a line that a rule may take


class Removal(NamedTuple):
    """A line that goes, by its place in the table."""

    place: int
    rule: str
    why: str


def sweep(
    lines: Lines, read: Sequence[str], rules: Sequence[Rule], taken: Iterable[int], facts: Facts
) -> Iterator[Removal]:
    """Every line that a rule takes, once. ``read`` is how each line reads; those of ``taken`` went before."""
    gone = [False] * len(lines)
    for place in taken:
        gone[place] = True
    frame, zones = _measured(lines, read, gone)
    for _ in range(ROUNDS):
        found = False
        for rule in rules:
            places = [n for n in asked(rule, lines, zones) if not gone[n] and len(read[n]) <= LONGEST]
            took = False
            for edit in rule.judge(View(lines, places, facts, zones, gone, frame, read)) if places else ():
                place = lines.at(edit.start)
                gone[place] = took = True
                yield Removal(place, rule.name, edit.why)
            if took:
                found = True
                frame, zones = _measured(lines, read, gone)
        if not found:
            return


def _measured(lines: Lines, read: Sequence[str], gone: Sequence[bool]) -> tuple[tuple[int, int], list[int]]:
    """Where the running text begins and ends, and where each line stands."""
    first, last = frame = body(read, gone)
    if last < 0:
        zones = [Where.HEAD] * len(read)
    else:
        zones = [Where.HEAD] * first + [Where.INSIDE] * (last + 1 - first) + [Where.FOOT] * (len(read) - 1 - last)
    if lines.has_cells:
        zones = [Where.CELL if lines.is_cell(line) else zone for line, zone in enumerate(zones)]
    return frame, zones
