"""Parts unpacked: an output folder as ``gongwen clean`` without an engine leaves it, with its state.

So whatever looks at a folder (``status``, ``audit``, ``report``, ``review``, ``diff``) looks at the result of an engine,
and the next ``gongwen clean`` on this machine goes on from it. What has not changed since it was last unpacked is left alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, cast

from ..parts.part import Row as Unpacked
from ..parts.plan import Planned, files, places
from ..run.counts import Counts
from ..run.fingerprint import fingerprint
from ..run.folder import Lock, OutFolder, Staged, disk_trouble
from ..run.names import LEDGER, output_name
from ..run.quarantine import quarantine_files
from ..run.state import Result, Row, State
from ..run.version import VERSION
from ..settings import Settings


class Collected(NamedTuple):
    """What was unpacked: how many sources are done, how many of these were up to date, and those that are not done."""

    done: int
    same: int
    troubled: list[Unpacked]


def collect(out: str, folder: Path) -> Collected:
    """Write the outputs of the last finished run under the address ``out`` into ``folder``.

    Raises:
        SetupError: no run has finished there, ``folder`` is in use, or the disk does not take it.
    """
    target = OutFolder(folder.absolute())
    planned = files(out)
    unpacked = (Unpacked(**row) for _, row in places(out, Unpacked._fields))
    try:
        target.holding.mkdir(parents=True, exist_ok=True)
        with Lock(target):
            state = State(target.inner)
            try:
                return _collect(unpacked, planned, target, state)
            finally:
                state.close()
    except OSError as error:
        raise disk_trouble(error, str(folder)) from None


def _collect(
    unpacked: Iterator[Unpacked], planned: Mapping[str, Planned], target: OutFolder, state: State
) -> Collected:
    done, same, troubled = 0, 0, []
    here: set[str] = set()
    mark = fingerprint(Settings())
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
        state.put(_row(one, planned, staged))
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
    """The files of a source, by their names in the folder."""
    if one.result == "done":
        name = output_name(one.uri, ".xml")
        return [(name, one.xml), (name + LEDGER, one.ledger)]
    return [] if one.result == "container" else quarantine_files(one.uri, None, one.reason)


def _row(one: Unpacked, planned: Mapping[str, Planned], staged: list[Staged]) -> Row:
    container = one.uri
    while container and container not in planned:
        container = container.rpartition("/")[0]
    source = planned.get(container)
    path, mtime = _place(source)
    size = source.size if source and container == one.uri else one.size
    told: Any = json.loads(one.counts)
    return Row(
        one.uri, "" if container == one.uri else container, path, size, mtime, one.sha256, one.fingerprint,
        cast(Result, one.result), one.reason, tuple(file.written for file in staged), Counts(**told), 0.0,
        datetime.now(UTC).isoformat(timespec="seconds"),
    )  # fmt: skip


def _place(source: Planned | None) -> tuple[bytes, int]:
    """The path of the file, and its time; of one that is elsewhere its address, and of one that has changed no time."""
    if source is None:
        return b"", 0
    path = source.url.removeprefix("file://")
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return os.fsencode(path), 0
    as_planned = source.mark == f"{found.st_mtime} {found.st_size}"
    return os.fsencode(path), found.st_mtime_ns if as_planned else 0
