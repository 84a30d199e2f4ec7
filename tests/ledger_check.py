"""Checks that every difference between a page's text and its source text is covered by a note."""

from __future__ import annotations

from bisect import bisect_right

from gongwen.model import Note, Page
from gongwen.text import Text


def uncovered(page: Page) -> list[tuple[int, str, str]]:
    """Differences that no note covers: source offset, text before, text now."""
    return differences(page.source, page.text, page.notes)


def differences(source: str, text: Text, notes: tuple[Note, ...]) -> list[tuple[int, str, str]]:
    """The same for any text made of ``source``."""
    covered = _merged(notes)
    missing: list[tuple[int, str, str]] = []
    at = place = 0  # in the source, in the text
    for run in (*text.runs, None):
        stop = run.source if run else len(source)
        start = run.start if run else len(text.string)
        if stop > at and not _covers(covered, at, stop) and source[at:stop]:
            missing += [(i, source[i], "") for i in range(at, stop) if not _covers(covered, i, i + 1)]
        if start > place and not _touches(covered, at, max(at, stop)):
            missing.append((at, "", text.string[place:start]))
        if run is None:
            break
        old = source[run.source : run.source + run.length]
        new = text.string[run.start : run.start + run.length]
        if old != new:
            missing += [
                (run.source + i, a, b)
                for i, (a, b) in enumerate(zip(old, new, strict=True))
                if a != b and not _covers(covered, run.source + i, run.source + i + 1)
            ]
        at, place = run.source + run.length, run.start + run.length
    return missing


def _merged(notes: tuple[Note, ...]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((note.start, note.end) for note in notes):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _covers(merged: list[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect_right(merged, (start, len(merged) and 1 << 60)) - 1
    return place >= 0 and merged[place][0] <= start and end <= merged[place][1]


def _touches(merged: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(low <= end and start <= high for low, high in merged)
