"""Why a source must be done again: what its result depends on, compared with what it was made by."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from ..settings import Settings, by_source
from .fingerprint import Fingerprint, Pipeline, fingerprint
from .state import Row, State


def stale_sources(state: State, settings: Settings) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each source of the state that the next run does again, in the order of names, with what has changed."""
    now, own, known = fingerprint(settings), by_source(settings), state.pipelines()
    for row in state.rows():
        why = (*_of_pipeline(row, now, own.get(row.uri), known), *source_changes(row))
        if why:
            yield row.uri, why


def source_changes(row: Row) -> tuple[str, ...]:
    """``source`` where the file has another size or time than when it was done, ``source is gone`` where it is; nothing of
    what lies in a store, which is not asked.
    """
    if row.container or b"://" in row.path:
        return ()
    try:
        seen = os.stat(row.path)
    except OSError:
        return () if os.path.lexists(row.path) else ("source is gone",)
    return ("source",) if (seen.st_size, seen.st_mtime_ns) != (row.size, row.mtime) and row.size > 0 else ()


def _of_pipeline(row: Row, now: Fingerprint, mine: Settings | None, known: Mapping[str, Pipeline]) -> tuple[str, ...]:
    """What the program or the settings have become since the row was made."""
    if now.kind(row.fingerprint, mine) is not None:
        return ()
    for said in dict.fromkeys((mine, None)):
        made = [(old, kind) for old in known.values() if (kind := old.kind(row.fingerprint, said)) is not None]
        if made:  # nothing was said of this source then, where nothing is said of it now but then
            old, kind = made[-1]
            return (*now.changes_since(old, kind), *((_SAID,) if mine is not said else ()))
    return (_SAID,)


_SAID = "what the settings say of this source"
