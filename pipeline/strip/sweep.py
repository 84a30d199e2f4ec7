"""Runs the rules that remove whole lines over a page until they find no more.

A rule sees the lines that contain what it needs, where it acts. It also sees which lines earlier rules removed; the
running text is measured again after each removal. The stage removes all the lines at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from itertools import groupby
from operator import eq
from typing import NamedTuple

from ..lines import Lines
from ..model import Facts
from ..rule import Rule, View, Where, with_cells
from .frame import body

#: How often the rules go over a page: a neighbour's removal may be what a line was waiting for.
ROUNDS = 3
#: Lines of a page over its text, or under it: of 661 public pages all but one have 52 at most, and ten times as many are
#: allowed. A longer list of short lines is the text.
MOST_BESIDE = 500
#: Of running text that repeats one line, so many lines at either end of the run are judged; those between are what they are.
RUN_END = 50
LONGEST = 600  # characters of a line that a rule may take
_ENDS_CLAUSE = "。；，："


class Removal(NamedTuple):
    """A line that goes, by its place in the table; or no more than what stands before ``upto`` in the text."""

    place: int
    rule: str
    why: str
    upto: int = 0


def sweep(
    lines: Lines, read: MutableSequence[str], rules: Sequence[Rule], taken: Iterable[int], facts: Facts
) -> Iterator[Removal]:
    """Every line that a rule takes, once. ``read`` is how each line reads, which changes where a rule takes the words it
    begins with; lines of ``taken`` went before.
    """
    gone = [False] * len(lines)
    for place in taken:
        gone[place] = True
    page = _Page(lines, read, gone)
    changes = 0  # how often a rule took lines
    seen: dict[str, int] = {}  # rule → the changes that it saw: with no others it says the same again
    for _ in range(ROUNDS):
        for rule in rules:
            if seen.get(rule.name) == changes:
                continue
            seen[rule.name] = changes
            places, took = page.asked(rule), False
            view = View(lines, places, facts, page.zones, gone, page.frame, read)
            for edit in rule.judge(view) if places else ():
                place, took = lines.at(edit.start), True
                gone[place] = edit.end >= lines.ends[place]
                if not gone[place]:
                    read[place] = lines.string[edit.end : lines.ends[place]].strip()
                yield Removal(place, rule.name, edit.why, 0 if gone[place] else edit.end)
            if took:
                changes += 1
                page.measure()


def _near_the_ends(first: int, last: int, size: int) -> tuple[int, int]:
    """The running text, which begins and ends no farther from the ends of the page than a page's own lines reach."""
    if size <= 2 * MOST_BESIDE:
        return first, last
    return min(first, MOST_BESIDE), max(last, size - 1 - MOST_BESIDE)


def _repeated(read: Sequence[str]) -> Iterator[int]:
    """The lines in the midst of runs of equal lines."""
    start = 0
    if not any(map(eq, read, read[2 * RUN_END :])):
        return
    for _, run in groupby(read):
        size = len(list(run))
        yield from range(start + RUN_END, start + size - RUN_END)
        start += size


class _Page:
    """The state of a page between rules: where the running text begins and ends, where each line stands, what is gone.

    Which lines contain what a rule needs is looked up once. Where lines stand changes with each removal.
    """

    def __init__(self, lines: Lines, read: Sequence[str], gone: Sequence[bool]) -> None:
        self._lines, self._read, self._gone = lines, read, gone
        self._short = [line for line, text in enumerate(read) if len(text) <= LONGEST]
        self._holding: dict[str, list[int]] = {}
        self._repeated = list(_repeated(read))
        self._prose = [line for line, text in enumerate(read) if text[-1] in _ENDS_CLAUSE]
        self.measure()

    def measure(self) -> None:
        """Finds the running text anew, without the lines that are gone."""
        size = len(self._read)
        first, last = self.frame = _near_the_ends(*body(self._read, self._gone), size)
        inside = last + 1 - first if last >= 0 else 0
        self.zones = [Where.HEAD] * first + [Where.INSIDE] * inside + [Where.FOOT] * (size - first - inside)
        for line in self._prose:
            if self.zones[line] == Where.INSIDE:
                self.zones[line] = Where.PROSE
        with_cells(self.zones, self._lines)
        for line in self._repeated:
            self.zones[line] &= ~(Where.INSIDE | Where.PROSE)
        self._standing: dict[int, list[int]] = {}

    def asked(self, rule: Rule) -> list[int]:
        """The lines that ``rule`` must judge: not removed, where it acts, and with one of the words it needs."""
        if not rule.needs:
            if rule.where not in self._standing:
                there = (line for line in self._short if self.zones[line] & rule.where)
                self._standing[rule.where] = [line for line in there if not self._gone[line]]
            return self._standing[rule.where]
        if rule.name not in self._holding:
            held = self._lines.holding(rule.needs)
            self._holding[rule.name] = [line for line in held if len(self._read[line]) <= LONGEST]
        return [line for line in self._holding[rule.name] if self.zones[line] & rule.where and not self._gone[line]]
