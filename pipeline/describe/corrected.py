"""The text with its corrections made: a date line is a date line once its lost 〇 is back (二一八年五月二十日)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from ..model import Figure, Span
from ..text import Splice, Text


class Corrected:
    """A text as it reads once its numbers are corrected, and the way of spans into it and back.

    A correction that stands at the edge of a span is in the span.
    """

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        made = [figure for figure in figures if figure.kind == "corr"]
        self.string = Text.of(text).edit([Splice(one.start, one.end, one.now) for one in made]).string
        self._starts = [one.start for one in made]
        self._ends = [one.end for one in made]
        self._shifts = [0, *accumulate(len(one.now) - (one.end - one.start) for one in made)]
        self._new_starts = [start + shift for start, shift in zip(self._starts, self._shifts, strict=False)]
        self._new_ends = [end + shift for end, shift in zip(self._ends, self._shifts[1:], strict=True)]

    def into(self, spans: Iterable[Span]) -> list[Span]:
        """The spans of the text as it was, as those of the corrected text."""
        return list(map(self._into, spans)) if self._starts else list(spans)

    def back(self, spans: Iterable[Span]) -> list[Span]:
        """The spans of the corrected text, as those of the text as it was."""
        return list(map(self._back, spans)) if self._starts else list(spans)

    def _into(self, span: Span) -> Span:
        before = bisect_left(self._starts, span.start)
        behind = max(bisect_right(self._ends, span.end), before)
        return _moved(span, self._shifts[before], self._shifts[behind])

    def _back(self, span: Span) -> Span:
        before = bisect_left(self._new_starts, span.start)
        behind = max(bisect_right(self._new_ends, span.end), before)
        return _moved(span, -self._shifts[before], -self._shifts[behind])


def _moved(span: Span, start: int, end: int) -> Span:
    """The span with its ends moved by so many characters."""
    return span._replace(start=span.start + start, end=span.end + end) if start or end else span
