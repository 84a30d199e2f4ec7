"""Moves finished sources to their places: first the files, then the rows that name them.

It does so in groups, because a disk flushes thirty files hardly slower than one. All files of a group are flushed before the
first is renamed, and the rows of a group are one transaction. If a run is killed in between, there are files without rows,
and the next run cleans those sources again.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime

from .desk import Product, Task
from .folder import OutFolder
from .state import Row, State

#: A group is put away when it has ``GROUP`` products, or when its first product has waited ``PATIENCE`` seconds.
GROUP, PATIENCE = 64, 0.2


class Shelf:
    """Collects products and puts them away. ``counted`` is called with every row and whether this run made it."""

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
        """Move the group to its places; with ``only_old``, only if it has waited long enough.

        Raises:
            OSError: the disk can't be written. The next run cleans again what was not put away.
        """
        if not self._group or (only_old and time.monotonic() - self._since < PATIENCE):
            return
        self._out.flush(staged for product, _ in self._group for staged in product.staged)
        self._state.db.execute("BEGIN")
        try:
            while self._group:  # popped one by one, so that none is committed twice after a Ctrl-C here
                self._commit(*self._group.popleft())
        finally:
            self._state.db.execute("COMMIT")

    def _commit(self, product: Product, task: Task) -> None:
        """Move the files to their places, delete outputs that the source no longer has, and write the row."""
        first = True  # an archive that broke a worker is read again, but its records count once
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
        """Delete the outputs of records that the archive no longer contains."""
        for record in self._state.records(uri):
            if self._state.db.execute("SELECT 1 FROM plan.record WHERE uri = ?", (record.uri,)).fetchone():
                continue
            self._drop_outputs(record, set())
            self._state.forget(record.uri)
