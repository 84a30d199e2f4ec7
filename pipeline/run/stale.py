"""Why a source is stale: what its result depends on now, compared with what it was made from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from ..settings import Settings, by_source
from .fingerprint import Fingerprint, Pipeline, fingerprint
from .state import Row, State


def stale_sources(state: State, settings: Settings) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each stale source of the state, in the order of names, with what has changed."""
    now, own, known = fingerprint(settings), by_source(settings), state.pipelines()
    for row in state.rows():
        why = (*_of_pipeline(row, now, own.get(row.uri), known), *source_changes(row))
        if why:
            yield row.uri, why


def source_changes(row: Row) -> tuple[str, ...]:
    """``source`` if the file has a new size or time, ``source is gone`` if it is. Stores are not asked, so for a source in a
    store the result is empty.
    """
    if row.container or b"://" in row.path:
        return ()
    try:
        seen = os.stat(row.path)
    except OSError:
        return () if os.path.lexists(row.path) else ("source is gone",)
    return ("source",) if (seen.st_size, seen.st_mtime_ns) != (row.size, row.mtime) and row.size > 0 else ()


def _of_pipeline(row: Row, now: Fingerprint, mine: Settings | None, known: Mapping[str, Pipeline]) -> tuple[str, ...]:
    """What has changed in the program and the settings since the row was made."""
    if now.kind(row.fingerprint, mine) is not None:
        return ()
    for said in dict.fromkeys((mine, None)):
        made = [(old, kind) for old in known.values() if (kind := old.kind(row.fingerprint, said)) is not None]
        if made:
            old, kind = made[-1]
            return (*now.changes_since(old, kind), *((_SAID,) if mine is not said else ()))
    return (_SAID,)


_SAID = "what the settings say about this source"
