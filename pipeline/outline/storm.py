"""Storms: one marker hundreds of times in turn, which counts nothing and would cost the search its time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ..chinese.markers import Marker
from .candidates import Candidate
from .costs import UNCOUNTED

#: So many equal markers of one family in turn, none of another value between them, are no outline.
MOST = 60

Found = TypeVar("Found", Marker, Candidate)


def calmed(found: Sequence[Found]) -> tuple[Found, ...]:
    """The markers, or candidates, without those of a storm: they are text, as far as the outline goes."""
    if len(found) <= MOST:
        return tuple(found)
    runs: dict[str, list[int]] = {}  # family → places of its equal markers in turn
    storms: set[int] = set()
    for place, one in enumerate(found):
        run = runs.setdefault(one.family, [])
        if run and found[run[-1]].value != one.value:
            _close(run, storms)
        run.append(place)
    for run in runs.values():
        _close(run, storms)
    return tuple(one for place, one in enumerate(found) if place not in storms or one.family in UNCOUNTED)


def _close(run: list[int], storms: set[int]) -> None:
    if len(run) > MOST:
        storms.update(run)
    run.clear()
