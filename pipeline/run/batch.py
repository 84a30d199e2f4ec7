"""One run over files and folders: it cleans, in parallel, what is new or stale, and leaves the rest.

Outputs are committed in the order of the sources' names, within a window, so that one slow source does not hold up the
others. Any number of jobs gives the same bytes.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator

from ..errors import SetupError
from ..settings import by_source
from ..write import WRITERS
from .call import Call, Watch
from .counts import Counts
from .desk import Desk, Opening, Product, Step, Task, whole
from .fingerprint import Fingerprint, fingerprint
from .folder import Lock, OutFolder, disk_trouble, file_hash, is_disk_trouble
from .head_start import HeadStart
from .plan import make_plan, refuse_overlaps
from .pool import Event, Pool
from .prune import prune
from .quarantine import copied, quarantine_files
from .shelf import Shelf
from .state import QUARANTINED, Planned, Row, State, damaged, set_aside
from .summary import Summary, Tally, write_summary
from .version import VERSION

#: How many finished sources may wait for one before them in the order of names.
WINDOW = 2000


def clean(
    call: Call, watch: Watch, confirm: Callable[[int], bool] = lambda count: False, first: HeadStart | None = None
) -> Summary:
    """Bring OUT up to date with the sources.

    Before outputs of vanished sources are deleted, ``confirm`` is called with their number. ``first`` is a worker that
    is already loading; it is used if there is anything to do.

    Raises:
        SetupError: the call is wrong, or the disk can't be written. Finished results stay, and the same call continues
            from there.
        KeyboardInterrupt: raised again once everything that was finished is in its place.
    """
    out = OutFolder(call.out.absolute())
    for source in call.sources:
        if not os.path.lexists(source):
            raise SetupError(f"no such file or folder: {source}")
    refuse_overlaps(call.sources, out.root)
    try:
        with Lock(out) as lock:
            if call.rebuild_state:
                set_aside(out.inner)
            state = State(out.inner)
            try:
                return _Run(call, out, state, lock, watch).run(confirm, None if call.process else first)
            finally:
                state.close()
    except sqlite3.OperationalError as error:  # a full disk, another command
        raise SetupError(f"can't write in {out.root}: {error}; the same command continues from here") from None
    except sqlite3.DatabaseError as error:
        raise damaged(out.inner / "state.sqlite", error) from None
    except OSError as error:
        if not is_disk_trouble(error):
            raise SetupError(f"the system does not allow the run: {error}") from None
        raise disk_trouble(error, str(out.root)) from None


class _Run:
    """One run. It lives in the process that holds the lock, which has no threads."""

    def __init__(self, call: Call, out: OutFolder, state: State, lock: Lock, watch: Watch) -> None:
        self.call, self.out, self.state, self.lock, self.watch = call, out, state, lock, watch
        self.begun = time.perf_counter()
        self.fingerprint: Fingerprint = fingerprint(call.settings)
        self.desk = Desk(
            out, call.to, call.settings.general, by_source(call.settings), self.fingerprint,
            call.cache_limit, call.force, call.retry_quarantined, call.process, call.language,
        )  # fmt: skip
        self.tally = Tally()
        self.shelf = Shelf(out, state, self._count)
        self.waiting: dict[str, list[Product]] = {}  # products by task, in the order of names
        self.ended: set[str] = set()
        self.aside: set[str] = set()  # tasks that broke a worker; the others do not wait for them
        self.tasks: dict[str, Task] = {}

    def run(self, confirm: Callable[[int], bool], first: HeadStart | None) -> Summary:
        suffixes = [WRITERS[name].suffix for name in self.call.to]
        self.state.open_plan()
        walked = make_plan(self.state.db, self.call.sources, self.out.root, suffixes, self.call.only)
        if self.call.stitch:
            from .stitch import stitch

            stitch(self.state, self.out, self.call.settings, self.watch.note)
        self.state.db.execute("CREATE TABLE plan.record (uri TEXT PRIMARY KEY) WITHOUT ROWID")
        if self.call.prune:
            self.tally.pruned = prune(self.state, self.out, confirm)
        self.watch.begin(self.state.count_planned(), walked.hidden)
        self.state.remember_pipeline(
            self.fingerprint.total, self.fingerprint.stages, self.fingerprint.libraries, VERSION
        )
        pool: Pool[Task, Step] = Pool(
            self.call.jobs, self.desk.work, self.call.limits, self._load,
            lambda: os.close(self.lock.handle), first,
        )  # fmt: skip
        try:
            for event in pool.run(self._tasks(), lambda: self._tick(pool)):
                self._take(event, pool)
        finally:
            pool.close()
            try:
                self._commit_all()
                self.shelf.put_away()
            finally:
                self.watch.end()
        return self._end_run()

    def _tell_idle(self, uri: str, why: str) -> None:
        self.tally.idle_verdicts += 1
        self.watch.note(f"a verdict on {uri} has no effect: {why}")

    def _end_run(self) -> Summary:
        for uri in dict.fromkeys(verdict.uri for verdict in self.call.settings.verdicts):
            if self.state.row(uri) is None:
                self._tell_idle(uri, "no source has that name")
        self.state.set_fact("finished", "yes")
        if surplus := self.state.surplus_readings(self.call.cache_limit):
            from .cache import drop_readings

            drop_readings(self.out, surplus)
        self.state.close_plan()
        summary = self.tally.summary(time.perf_counter() - self.begun, self.fingerprint.total)
        write_summary(self.out, summary)
        return summary

    def _tick(self, pool: Pool[Task, Step]) -> None:
        self.shelf.put_away(only_old=True)
        self.watch.tick([(task.uri, seconds) for task, seconds in pool.current()])

    # --- what is to do ----------------------------------------------------------------------------------------------

    def _tasks(self) -> Iterator[Task]:
        """The sources that must be cleaned. Those that are up to date are counted on the way."""
        first = True
        for planned in self.state.planned():
            rows = self._fresh(planned)
            if rows is not None:
                for row in rows:
                    self._count(row, fresh=False)
                continue
            if planned.row:
                self._tell_edited(planned.row)
            if first:
                self._prepare()
                first = False
            task = Task(planned.uri, planned.path, planned.size, planned.mtime, planned.trouble)
            self.tasks[task.uri], self.waiting[task.uri] = task, []
            yield task

    def _prepare(self) -> None:
        """Empty the folder that keeps replaced outputs, unless this run continues one that was stopped."""
        if self.state.fact("finished") != "no":
            self.out.drop_previous()
        self.state.set_fact("finished", "no")

    def _load(self) -> None:
        """Load what all workers need, before they are forked."""
        if not self.call.process:
            from .load import load

            load()

    def _fresh(self, planned: Planned) -> list[Row] | None:
        """The rows of a source that is up to date; None if it must be cleaned."""
        row, call = planned.row, self.call
        if row is None or call.force:
            return None
        if not call.changed_only and not self.desk.made(row):
            return None
        if call.retry_quarantined and row.result in QUARANTINED:
            return None
        found = whole(row, call.to, self.out)
        if found is None:
            return None
        if found != row:
            row = found
            self.state.put(row)
        if planned.trouble:
            return [row] if row.reason == planned.trouble else None
        if (row.size, row.mtime, row.path) != (*planned[2:4], planned.path):
            if row.size != planned.size or hash_file(planned.path) != row.sha256:
                return None
            row = row._replace(mtime=planned.mtime, path=planned.path)
            self.state.put(row)
        return self._with_records(row)

    def _with_records(self, row: Row) -> list[Row] | None:
        """The row, preceded by those of the records in it; None if a record must be cleaned."""
        if row.result == "done":
            return [row]
        rows = []
        for record in self.state.records(row.uri):
            if self.call.retry_quarantined and record.result in QUARANTINED:
                return None
            found = whole(record, self.call.to, self.out)
            if found is None:
                self._tell_edited(record)
                return None
            rows.append(found)
        return [*rows, row]

    def _tell_edited(self, row: Row) -> None:
        """Name the outputs that somebody changed; they are kept aside when they are made again."""
        for output in row.outputs:
            if self.out.seen(output) is None and os.path.lexists(self.out.root / output.name):
                kept = self.out.previous / output.name
                self.watch.note(
                    f"{output.name} was changed by hand; it is made again, and the changed file is kept as {kept}"
                )

    # --- what was done ----------------------------------------------------------------------------------------------

    def _take(self, event: Event[Task, Step], pool: Pool[Task, Step]) -> None:
        task = event.task
        if event.kind == "step" and isinstance(event.value, Product):
            for at in event.value.idle:
                self._tell_idle(event.value.uri, f"there is no edit and no question at {at}")
            if event.value.container:
                self.shelf.add(event.value, task)
            else:
                self.waiting[task.uri].append(event.value)
        elif event.kind == "suspect":
            self.aside.add(task.uri)
            self.waiting[task.uri].clear()
        elif event.kind == "lost" and isinstance(event.value, Opening):
            self.shelf.add(self._lost(task, event.reason, event.value.uri), task)
            again = task._replace(passed=task.passed | {event.value.uri})
            self.tasks[task.uri] = again
            pool.again(again)
        elif event.kind == "lost":
            self.waiting[task.uri] = [self._lost(task, event.reason, "")]
            self.ended.add(task.uri)
        elif event.kind == "end":
            self.ended.add(task.uri)
        self._commit_in_order()

    def _commit_in_order(self) -> None:
        if len(self.waiting) > WINDOW:
            self._commit_all()
            return
        for uri in list(self.waiting):
            if uri in self.ended:
                self._commit_task(uri)
            elif uri not in self.aside:
                return

    def _commit_all(self) -> None:
        for uri in [uri for uri in self.waiting if uri in self.ended]:
            self._commit_task(uri)

    def _commit_task(self, uri: str) -> None:
        task = self.tasks.pop(uri)
        self.ended.discard(uri)
        self.aside.discard(uri)
        for product in self.waiting.pop(uri):
            self.shelf.add(product, task)

    def _count(self, row: Row, fresh: bool) -> None:
        self.tally.add(row, fresh)
        self.watch.row(row, fresh)

    def _lost(self, task: Task, reason: str, record: str) -> Product:
        """The product of a source, or of a record in it, that broke its worker twice."""
        uri = record or task.uri
        container = task.uri if record else ""
        files = quarantine_files(uri, None, reason, "", container)
        staged = tuple(self.out.stage(name, data) for name, data in files)
        if not record:
            staged = (*copied(self.out, uri, task.path), *staged)
        sha256 = "" if record else hash_file(task.path)
        return Product(
            uri, container, task.size, sha256, self.desk.fingerprint_of(uri), "killed", reason, staged, Counts(), 0.0
        )


def hash_file(path: bytes) -> str:
    """SHA-256 of a file's bytes; empty if it can't be read."""
    try:
        return file_hash(path)
    except OSError:
        return ""
