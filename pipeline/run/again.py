"""Cleans one source of a finished batch again, after a person decided something about it."""

from __future__ import annotations

import os

from ..errors import SetupError
from ..settings import Settings, by_source
from ..write import WRITERS
from .desk import Desk, Product, Task
from .fingerprint import fingerprint
from .folder import Lock, OutFolder
from .names import output_name
from .shelf import Shelf
from .state import Row, State
from .version import VERSION
from .work import work


def clean_again(out: OutFolder, uri: str, settings: Settings, language: str) -> tuple[int, ...]:
    """Clean the source ``uri`` of OUT again, and replace its outputs and its row once the new ones are complete.

    Returns the places named by verdicts that have no effect.

    Raises:
        SetupError: another run is using OUT, OUT has no such source, or the source can no longer be read.
    """
    with Lock(out):
        state = State(out.inner)
        try:
            row = state.row(uri)
            file = state.row(row.container) if row and row.container else row
            if row is None or file is None:
                raise SetupError("no source has that name")
            return _done(out, state, row, file, settings, language)
        finally:
            state.close()


def _done(
    out: OutFolder, state: State, row: Row, file: Row, settings: Settings, language: str
) -> tuple[int, ...]:  # fmt: skip
    base = output_name(row.uri, "")
    names = {output.name for output in row.outputs}
    to = tuple(name for name, writer in WRITERS.items() if base + writer.suffix in names)
    mark = fingerprint(settings)
    desk = Desk(out, to or ("xml",), settings.general, by_source(settings), mark, language=language)
    try:
        seen = os.stat(file.path)
    except OSError as error:
        raise SetupError(f"can't read {os.fsdecode(file.path)}: {error.strerror}") from None
    task = Task(file.uri, file.path, seen.st_size, seen.st_mtime_ns)
    state.open_plan()
    try:
        state.db.execute("CREATE TABLE plan.record (uri TEXT PRIMARY KEY) WITHOUT ROWID")
        state.remember_pipeline(mark.total, mark.stages, mark.libraries, VERSION)
        shelf = Shelf(out, state, lambda row, fresh: None)
        idle: list[int] = []
        for step in work(task, desk):
            if isinstance(step, Product):
                shelf.add(step, task)
                idle += step.idle if step.uri == row.uri else ()
        shelf.put_away()
        return tuple(idle)
    finally:
        state.close_plan()
