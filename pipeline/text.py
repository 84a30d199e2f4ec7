"""Text that remembers where it came from.

A :class:`Text` is a string and its runs: which stretches of it were copied from the source text, and from where.
Offsets everywhere in this project are code points; bytes are never addressed. An edit gives a new ``Text``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from typing import NamedTuple


class Run(NamedTuple):
    """``length`` code points of a text, from ``start`` on, come from offset ``source`` on in the source text."""

    start: int
    source: int
    length: int


#: A run of three integers, without a call of its class: an edit makes thousands.
_run = partial(tuple.__new__, Run)


class Splice(NamedTuple):
    """Replace ``[start, end)`` by ``now``. Offsets are in the text before the edit."""

    start: int
    end: int
    now: str


@dataclass(frozen=True, slots=True)
class Text:
    """An immutable string that knows where its characters come from in the source text.

    Runs are sorted by ``start`` and do not overlap. Characters outside every run were inserted by an edit. A run's characters may
    differ from those of the source if an edit kept the length (`,` changed to `，`), because such an edit does not split the run.
    So a comparison with the source must compare characters too.
    """

    string: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, string: str, source: int = 0) -> Text:
        """The text as read: one run, which begins at ``source`` in the source text."""
        return cls(string, (Run(0, source, len(string)),) if string else ())

    def __len__(self) -> int:
        return len(self.string)

    def cut(self, start: int, end: int) -> Text:
        """The part ``[start, end)`` as a text of its own."""
        whole = (start, end) == (0, len(self.string))
        return self if whole else Text(self.string[start:end], self._carry([(start, end, -start)]))

    def edit(self, splices: Sequence[tuple[int, int, str]]) -> Text:
        """The text with all ``splices`` (see :class:`Splice`) made at once, in time linear in text and splices.

        Splices must be sorted and must not overlap.

        Raises:
            ValueError: a splice begins before the previous one ends.
        """
        if not splices:
            return self
        parts: list[str] = []
        kept: list[tuple[int, int, int]] = []  # [start, end) of this text, and how far it moves
        at = since = shift = 0  # end of the last splice, start of the stretch that is kept, how far that moves
        for start, end, now in splices:
            if not at <= start <= end:
                raise ValueError(f"splice {start}-{end} overlaps one that ends at {at}")
            parts += self.string[at:start], now
            at = end
            if grown := len(now) - end + start:
                kept.append((since, start, shift))
                since, shift = end, shift + grown
        parts.append(self.string[at:])
        runs = self._carry([*kept, (since, len(self.string), shift)]) if kept else self.runs
        return Text("".join(parts), runs)

    def _carry(self, kept: Iterable[tuple[int, int, int]]) -> tuple[Run, ...]:
        """The runs of the kept stretches: each is ``[start, end)`` of this text and how far it moves."""
        runs: list[Run] = []
        mine = self.runs
        index, count = 0, len(mine)
        for start, end, shift in kept:
            while index < count:
                first, source, length = mine[index]
                past = first + length
                low = first if first > start else start
                high = past if past < end else end
                if low < high:
                    runs.append(_run((low + shift, source + low - first, high - low)))
                if past > end:
                    break  # the rest of it is for the next stretch
                index += 1
        return tuple(runs)

    def _run_before(self, place: int) -> int:
        return max(bisect_left(self.runs, (place + 1,)) - 1, 0)

    def sources_of(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The source ranges of ``spans``, which must be sorted and must not overlap; in time linear in spans and runs."""
        rest = iter(self.runs)
        first = source = past = 0
        for start, end in spans:
            while past <= start and (run := next(rest, None)):
                first, source, length = run
                past = first + length
            if first <= start < end <= past:
                yield source + start - first, source + end - first
            else:
                yield self.source_of(start, end)

    def source_of(self, start: int, end: int) -> tuple[int, int]:
        """The source range of ``[start, end)``.

        It goes from the first copied character in it to the last. If none was copied (an insertion, an empty range), it is the
        gap between the copied neighbours, which may be empty.
        """
        first = last = None
        index = self._run_before(start)
        for place in range(index, len(self.runs)):
            run = self.runs[place]
            if run.start >= end:
                break
            low, high = max(run.start, start), min(run.start + run.length, end)
            if low < high:
                first = run.source + low - run.start if first is None else first
                last = run.source + high - run.start
        if first is not None and last is not None:
            return (first, last) if first <= last else (last, first)
        before = after = None
        if self.runs:
            run = self.runs[index]
            if run.start < start or (run.start == start and run.start + run.length <= start):
                before = run.source + min(run.length, start - run.start)
            rest = (self.runs[place] for place in range(index, len(self.runs)))
            after = next((r.source + max(end - r.start, 0) for r in rest if r.start + r.length > end), None)
        low = before if before is not None else after if after is not None else 0
        high = after if after is not None else low
        return (low, high) if low <= high else (low, low)


def join(texts: Sequence[Text]) -> Text:
    """The texts concatenated."""
    runs: list[Run] = []

    def add(at: int, text: Text) -> int:
        runs.extend(Run(at + run.start, run.source, run.length) for run in text.runs)
        return at + len(text.string)

    reduce(add, texts, 0)
    return Text("".join(text.string for text in texts), tuple(runs))
