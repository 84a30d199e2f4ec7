"""Storms: one marker hundreds of times in turn, which counts nothing and would cost the search its time."""

from __future__ import annotations

from collections.abc import Sequence

from .candidates import Candidate
from .costs import UNCOUNTED

#: So many equal markers of one family in turn, none of another value between them, are no outline.
MOST = 60


def calmed(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates without those of a storm: they are text, as far as the outline goes."""
    if len(found) <= MOST:
        return tuple(found)
    runs: dict[str, list[int]] = {}  # family → places of its equal markers in turn
    storms: set[int] = set()
    for place, candidate in enumerate(found):
        run = runs.setdefault(candidate.family, [])
        if run and found[run[-1]].value != candidate.value:
            _close(run, storms)
        run.append(place)
    for run in runs.values():
        _close(run, storms)
    return tuple(c for place, c in enumerate(found) if place not in storms or c.family in UNCOUNTED)


def _close(run: list[int], storms: set[int]) -> None:
    if len(run) > MOST:
        storms.update(run)
    run.clear()
