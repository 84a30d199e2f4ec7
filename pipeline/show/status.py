"""The status of an output folder."""

from __future__ import annotations

import heapq
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rich.console import Console

from ..language import tr
from ..run.counts import Counts
from ..run.fingerprint import fingerprint
from ..run.stale import source_changes, stale_sources
from ..run.state import QUARANTINED
from ..run.summary import Reason, add_reason, sort_reasons
from ..settings import Settings, by_source
from ..terminal import plain_json
from .batch import results_of
from .summary import print_reasons

SLOWEST = 10


@dataclass(slots=True)
class Status:
    """Counts over all sources of the folder."""

    done: int = 0
    stale: int = 0  # made by another version of the program, or under other settings
    changed: int = 0  # the source has a new size or time
    gone: int = 0  # the source no longer exists
    quarantined: int = 0
    unfinished: bool = False  # the last run was stopped
    counts: Counts = Counts()
    reasons: tuple[Reason, ...] = ()
    slowest: list[tuple[float, str]] = field(default_factory=list)


def status_of(out: Path, settings: Settings) -> Status:
    """The status from the state and the sources on disk. Changes nothing.

    Raises:
        SetupError: OUT is not an output folder.
    """
    found, reasons = Status(), dict[str, Reason]()
    now, own = fingerprint(settings), by_source(settings)
    with results_of(out) as results:
        state = results.state
        found.unfinished = state.fact("finished") == "no"
        for row in state.rows():
            found.stale += now.kind(row.fingerprint, own.get(row.uri)) is None
            seen = source_changes(row)
            found.changed += "source" in seen
            found.gone += "source is gone" in seen
            if row.result == "container":
                continue
            found.counts += row.counts
            found.done += row.result == "done"
            if row.result in QUARANTINED:
                found.quarantined += 1
                add_reason(reasons, row)
            heapq.heappush(found.slowest, (row.seconds, row.uri))
            if len(found.slowest) > SLOWEST:
                heapq.heappop(found.slowest)
    found.slowest.sort(reverse=True)
    found.reasons = sort_reasons(reasons)
    return found


def print_status(out: Path, settings: Settings, as_json: bool, console: Console) -> None:
    found = status_of(out, settings)
    if as_json:
        print(plain_json(asdict(found)))
        return
    for name in ("done", "stale", "changed", "gone", "quarantined"):
        console.print(f"{tr(name):12}{getattr(found, name):>12,}")
    if found.unfinished:
        console.print(tr("the last run was stopped; the same command continues from there"))
    if found.reasons:
        console.print("\n" + tr("In quarantine, by reason:"))
        print_reasons(found.reasons, console)
    if found.slowest and found.slowest[0][0]:  # a run on an engine records no times
        console.print("\n" + tr("Slowest, in seconds:"))
        for seconds, uri in found.slowest:
            console.print(f"{seconds:>8.2f}  {uri}", soft_wrap=True)


def print_why(out: Path, settings: Settings, as_json: bool, console: Console) -> None:
    """Print a line for each source that the next run cleans again: its name, and what has changed.

    Raises:
        SetupError: OUT is not an output folder.
    """
    with results_of(out) as results:
        for uri, why in stale_sources(results.state, settings):
            if as_json:
                print(plain_json({"uri": uri, "why": why}))
            else:
                console.print(f"{uri}: {'; '.join(map(tr, why))}", soft_wrap=True)
