"""Deletes outputs whose source is gone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from .folder import OutFolder
from .state import Row, State


def vanished(state: State) -> Iterator[Row]:
    """The rows whose source file no longer exists."""
    return (row for row in state.rows() if not os.path.lexists(row.path))


def prune(state: State, out: OutFolder, confirm: Callable[[int], bool]) -> int:
    """Delete the outputs of vanished sources if ``confirm`` accepts their number. Returns how many sources were removed."""
    count = sum(1 for _ in vanished(state))
    if not count or not confirm(count):
        return 0
    for row in vanished(state):
        for output in row.outputs:
            out.drop(output.name)
        state.forget(row.uri)
    return count
