"""Finished sources on their way to their places: files first, then the row that says so.

They go in groups, since a disk takes thirty files hardly slower than one: it is asked to flush all files of a group
before the first of them is renamed, and the rows of a group are one transaction. A run that is killed in between leaves
files without rows, and does those sources again.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime

from .desk import Product, Task
from .folder import OutFolder
from .state import Row, State

#: A group is put away when it has so many products, or when its first has waited so many seconds.
GROUP, PATIENCE = 64, 0.2


class Shelf:
    """``counted`` hears of every row, and whether it was done in this run."""

    def __init__(self, out: OutFolder, state: State, counted: Callable[[Row, bool], None]) -> None:
        self._out, self._state, self._counted = out, state, counted
        self._group: deque[tuple[Product, Task]] = deque()
        self._since = 0.0

    def add(self, product: Product, task: Task) -> None:
        """Take a finished source, or a record of an archive."""
        if not self._group:
            self._since = time.monotonic()
        self._group.append((product, task))
        if len(self._group) >= GROUP:
            self.put_away()
        else:
            self.put_away(only_old=True)

    def put_away(self, only_old: bool = False) -> None:
        """Bring what stands here to its place; with ``only_old``, only if it has waited long enough.

        Raises:
            OSError: the disk does not take it. What was not put away will be done again by the next run.
        """
        if not self._group or (only_old and time.monotonic() - self._since < PATIENCE):
            return
        self._out.flush(staged for product, _ in self._group for staged in product.staged)
        self._state.db.execute("BEGIN")
        try:
            while self._group:  # one that is begun is not begun again, should Ctrl-C come here
                self._commit(*self._group.popleft())
        finally:
            self._state.db.execute("COMMIT")

    def _commit(self, product: Product, task: Task) -> None:
        """Files to their places, then what the source no longer has away, then the row."""
        first = True  # an archive that broke a worker is gone through again: its records count once
        if product.container:
            first = self._state.db.execute("INSERT OR IGNORE INTO plan.record VALUES (?)", (product.uri,)).rowcount > 0
        for key, size in product.readings:
            self._state.used_reading(key, size, time.time_ns())
        old = self._state.row(product.uri)
        if product.same and old is not None:
            if first:
                self._counted(old, False)
            return
        self._out.put(product.staged, keep_old=old is not None)
        outputs = tuple(staged.written for staged in product.staged)
        row = Row(
            product.uri, product.container, task.path, product.size, task.mtime, product.sha256, product.fingerprint,
            product.result, product.reason, outputs, product.counts, round(product.seconds, 4),
            datetime.now(UTC).isoformat(timespec="seconds"),
        )  # fmt: skip
        self._drop_outputs(old, {output.name for output in outputs})
        if not product.container:
            self._drop_records(product.uri)
        self._state.put(row)
        if first:
            self._counted(row, True)

    def _drop_outputs(self, old: Row | None, kept: set[str]) -> None:
        for output in old.outputs if old else ():
            if output.name not in kept:
                self._out.drop(output.name, keep_old=True)

    def _drop_records(self, uri: str) -> None:
        """Take away what an archive no longer holds."""
        for record in self._state.records(uri):
            if self._state.db.execute("SELECT 1 FROM plan.record WHERE uri = ?", (record.uri,)).fetchone():
                continue
            self._drop_outputs(record, set())
            self._state.forget(record.uri)
