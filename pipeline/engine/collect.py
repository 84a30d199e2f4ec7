"""Unpacks parts into an output folder with a state, like one that ``gongwen clean`` makes without an engine.

Commands that read a folder (``status``, ``audit``, ``report``, ``review``, ``diff``) can then read the result of an engine, and
the next ``gongwen clean`` on this machine continues from it. Outputs that have not changed since they were unpacked are left
alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ..parts.part import Row as Unpacked
from ..parts.pipelines import read_pipelines
from ..parts.plan import Planned, files, places
from ..parts.results import state_row
from ..run.fingerprint import Pipeline
from ..run.folder import Lock, OutFolder, disk_trouble
from ..run.names import LEDGER, output_name
from ..run.quarantine import quarantine_files
from ..run.state import Row, State
from ..run.version import VERSION


class Collected(NamedTuple):
    """What was unpacked: how many sources are done, how many of these were up to date, and the sources that failed."""

    done: int
    same: int
    troubled: list[Unpacked]


def collect(out: str, folder: Path) -> Collected:
    """Write the outputs of the last finished run at the address ``out`` to ``folder``.

    Raises:
        SetupError: no run has finished there, ``folder`` is in use, or the disk can't be written.
    """
    target = OutFolder(folder.absolute())
    planned = files(out)
    unpacked = (Unpacked(**row) for _, row in places(out, Unpacked._fields))
    try:
        target.holding.mkdir(parents=True, exist_ok=True)
        with Lock(target):
            state = State(target.inner)
            try:
                return _collect(unpacked, planned, read_pipelines(out).values(), target, state)
            finally:
                state.close()
    except OSError as error:
        raise disk_trouble(error, str(folder)) from None


def _collect(
    unpacked: Iterator[Unpacked],
    planned: dict[str, Planned],
    pipelines: Iterable[Pipeline],
    target: OutFolder,
    state: State,
) -> Collected:
    done, same, troubled = 0, 0, []
    here: set[str] = set()
    for mark in pipelines:
        state.remember_pipeline(mark.total, mark.stages, mark.libraries, VERSION)
    state.set_fact("finished", "no")
    for one in unpacked:
        here.add(one.uri)
        done += one.result == "done"
        if one.result not in ("done", "container"):
            troubled.append(one._replace(xml=b"", ledger=b""))
        before = state.row(one.uri)
        if before and _is_same(before, one, target):
            same += one.result == "done"
            continue
        for written in before.outputs if before else ():
            target.drop(written.name)
        staged = [target.stage(name, data) for name, data in _files(one)]
        target.flush(staged)
        target.put(staged, keep_old=False)
        state.put(state_row(one._asdict(), planned, tuple(file.written for file in staged)))
    for row in state.rows():
        if row.uri not in here:
            for written in row.outputs:
                target.drop(written.name)
            state.forget(row.uri)
    state.set_fact("finished", "yes")
    return Collected(done, same, troubled)


def _is_same(before: Row, now: Unpacked, target: OutFolder) -> bool:
    made = (before.sha256, before.fingerprint, before.result, before.reason)
    return made == (now.sha256, now.fingerprint, now.result, now.reason) and all(map(target.seen, before.outputs))


def _files(one: Unpacked) -> list[tuple[str, bytes]]:
    """The files of a source: name in the folder and bytes."""
    if one.result == "done":
        name = output_name(one.uri, ".xml")
        return [(name, one.xml), (name + LEDGER, one.ledger)]
    return [] if one.result == "container" else quarantine_files(one.uri, None, one.reason)
