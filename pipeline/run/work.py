"""What a worker does with one file: bytes → finished files that only need renaming, and their rows.

Nothing here changes the state of the run: a worker may die at any line, and the run continues.
"""

from __future__ import annotations

import hashlib
import os
import time
import traceback
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from ..errors import InputError, SetupError
from ..model import Done, Outcome, Rejected, Source
from ..settings import Settings
from .cache import keep_reading, load_reading, reading_key
from .counts import Counts
from .desk import Desk, Opening, Product, Step, Task, whole
from .expressions import keep_once
from .folder import Staged, disk_trouble, file_hash
from .measure import measure
from .names import LEDGER, output_name, record_uri
from .quarantine import copied, one_line, quarantine_files
from .state import State
from .verdicts import idle


def work(task: Task, desk: Desk) -> Iterator[Step]:
    """Clean one file. Yields its product; for an archive, first one product for each record.

    Raises:
        SetupError: the disk can't be written.
        MemoryError: the memory limit is reached, so the process can no longer be trusted.
    """
    begun = time.perf_counter()
    try:
        yield from _work(task, desk, begun)
        keep_once()
    except (SetupError, MemoryError):
        raise
    except Exception as error:
        product = _bug(Source(task.uri, b""), "", desk, error, begun, copied(desk.out, task.uri, task.path))
        yield product._replace(size=task.size, sha256="" if task.trouble else file_hash(task.path))


def _work(task: Task, desk: Desk, begun: float) -> Iterator[Step]:
    if task.trouble:
        yield _rejected(task, desk, task.trouble, b"")
        return
    try:
        source = _load(task, desk)
    except (OSError, InputError) as error:
        reason = str(error) if isinstance(error, InputError) else f"unreadable: {error.strerror}"
        yield _rejected(task, desk, reason, None)
        return
    if source is None:
        yield from _large(task, desk, begun)
        return
    records = _records(source, desk.settings)
    try:
        first = next(records, None)
    except InputError as error:
        yield _rejected(task, desk, str(error), source.data)
        return
    if first is None:
        yield _rejected(task, desk, "an archive with nothing in it", source.data)
        return
    if first.uri == source.uri:
        yield _make(first, "", desk)
    else:
        yield from _archive(task, source.data, chain((first,), records), desk, begun)


def _load(task: Task, desk: Desk) -> Source | None:
    """The source; None if it has more bytes than the settings allow."""
    with open(task.path, "rb") as file:
        if os.fstat(file.fileno()).st_size > desk.settings.max_bytes:
            return None
        return Source(uri=task.uri, data=file.read())


def _large(task: Task, desk: Desk, begun: float) -> Iterator[Step]:
    """A file too large to hold in memory: an archive, which is read as a stream, or a source that is rejected."""
    from ..read import expand_file

    try:
        with open(task.path, "rb") as file:
            records = expand_file(task.uri, file, desk.settings)
            if records is None:
                size = os.fstat(file.fileno()).st_size
                raise InputError(f"too large: {size} bytes, the settings allow {desk.settings.max_bytes} (max_bytes)")
            first = next(records, None)
            if first is None:
                raise InputError("an archive with nothing in it")
            yield from _archive(task, None, chain((first,), records), desk, begun)
    except (OSError, InputError) as error:
        reason = str(error) if isinstance(error, InputError) else f"unreadable: {error.strerror}"
        yield _rejected(task, desk, reason, None)


def _records(source: Source, settings: Settings) -> Iterator[Source]:
    from .. import read

    return read.expand(source, settings)


def _archive(task: Task, data: bytes | None, records: Iterator[Source], desk: Desk, begun: float) -> Iterator[Step]:
    """The records of an archive, then the archive itself. ``data`` is None if it is too large to hold in memory."""
    state = State(desk.out.inner, read_only=True)
    size, sha256 = (task.size, file_hash(task.path)) if data is None else (len(data), hashlib.sha256(data).hexdigest())
    fingerprint = desk.fingerprint_of(task.uri)
    reason, number = "", 0
    try:
        while True:
            try:
                record = next(records, None)
            except InputError as error:
                reason = str(error)
                break
            if record is None:
                break
            number += 1
            inside = replace(record, uri=record_uri(task.uri, record.uri))
            if inside.uri in task.passed:
                continue
            yield Opening(inside.uri)
            yield _done_before(inside, task.uri, desk, state) or _make(inside, task.uri, desk)
    finally:
        state.close()
    seconds = time.perf_counter() - begun
    if reason:
        yield _rejected(task, desk, reason, data)
    else:
        yield Product(task.uri, "", size, sha256, fingerprint, "container", f"{number} records", (), Counts(), seconds)


def _done_before(record: Source, container: str, desk: Desk, state: State) -> Product | None:
    row = state.row(record.uri)
    if row is None or desk.again or not desk.made(row):
        return None
    if desk.again_quarantined and row.result != "done":
        return None
    if row.sha256 != hashlib.sha256(record.data).hexdigest() or whole(row, desk.to, desk.out) is None:
        return None
    return Product(
        row.uri,
        container,
        row.size,
        row.sha256,
        row.fingerprint,
        row.result,
        row.reason,
        (),
        row.counts,
        0.0,
        same=True,
    )


def _make(source: Source, container: str, desk: Desk) -> Product:
    begun = time.perf_counter()
    try:
        outcome, readings = _process(source, desk)
        unheard = _idle(outcome, source, desk)
        if isinstance(outcome, Rejected):
            files: list[tuple[str, bytes]] = []
        else:
            files = _written(outcome, desk)
    except MemoryError:
        raise  # the pool deals with it, since this process can no longer be trusted
    except Exception as error:
        return _bug(source, container, desk, error, begun)
    seconds = time.perf_counter() - begun
    if isinstance(outcome, Rejected):
        fingerprint = desk.fingerprint_of(source.uri)
        staged = _stage(desk, quarantine_files(source.uri, source.data, outcome.reason, "", container))
        return Product(
            source.uri, container, len(source.data), outcome.sha256, fingerprint, "rejected", outcome.reason, staged,
            Counts(), seconds, readings, idle=unheard,
        )  # fmt: skip
    staged = _stage(desk, files)
    return Product(
        source.uri, container, outcome.size, outcome.sha256, desk.fingerprint_of(source.uri, outcome.kind), "done", "", staged, measure(outcome),
        time.perf_counter() - begun, readings, idle=unheard,
    )  # fmt: skip


def _process(source: Source, desk: Desk) -> tuple[Outcome, tuple[tuple[str, int], ...]]:
    settings = desk.settings_of(source.uri)
    if desk.process:
        return desk.process(source, settings), ()
    from ..flow import finish, process
    from ..read import read
    from ..read.formats import quick

    if not desk.cache_limit:
        return process(source, settings), ()
    sha256 = hashlib.sha256(source.data).hexdigest()
    key = reading_key(source, desk.fingerprint.reading)
    page, size = load_reading(desk.out, key)
    try:
        if page is not None:
            try:
                return finish(page, source, sha256, settings), ((key, size),)
            except (InputError, MemoryError):
                raise
            except Exception:  # a bad entry or a bug; reading the source again shows which
                size = 0
        page = read(source, settings)
        size = 0 if quick(page.media_type) else keep_reading(desk.out, key, page)
        return finish(page, source, sha256, settings), ((key, size),) if size else ()
    except InputError as error:
        return Rejected(source.uri, sha256, len(source.data), str(error)), ((key, size),) if size else ()


def _idle(outcome: Outcome, source: Source, desk: Desk) -> tuple[int, ...]:
    from ..flow import process

    found = idle(outcome, source, desk.settings_of(source.uri), desk.process or process)
    return tuple(verdict.at for verdict in found)


def _written(done: Done, desk: Desk) -> list[tuple[str, bytes]]:
    """The files of a source. The ledger comes first, so that no XML file is ever without its ledger."""
    from ..write import WRITERS
    from ..write.ledger import write_ledger

    files = [(output_name(done.uri, WRITERS[name].suffix), WRITERS[name].write(done)) for name in desk.to]
    ledger = output_name(done.uri, WRITERS["xml"].suffix) + LEDGER
    return [(ledger, write_ledger(done, desk.fingerprint_of(done.uri, done.kind), desk.language)), *files]


def _stage(desk: Desk, files: list[tuple[str, bytes]]) -> tuple[Staged, ...]:
    try:
        return tuple(desk.out.stage(name, data) for name, data in files)
    except OSError as error:
        raise disk_trouble(error, str(desk.out.root)) from None


def _rejected(task: Task, desk: Desk, reason: str, data: bytes | None) -> Product:
    """The product of a file that never became a source. Without ``data``, its bytes are copied if they can be read."""
    files = quarantine_files(task.uri, data if not task.trouble else None, reason)
    staged = _stage(desk, files)
    if data is None and not task.trouble:
        copy = copied(desk.out, task.uri, task.path)
        staged = (*copy, *staged)
    sha256 = hashlib.sha256(data).hexdigest() if data else ""
    return Product(
        task.uri, "", task.size, sha256, desk.fingerprint_of(task.uri), "rejected", reason, staged, Counts(), 0.0
    )


def _bug(
    source: Source, container: str, desk: Desk, error: Exception, begun: float, copy: tuple[Staged, ...] = ()
) -> Product:
    """The product of an error in this program. ``copy`` holds the bytes for quarantine if ``source`` does not."""
    reason = one_line(f"internal error: {type(error).__name__}: {error}")
    trace = "".join(traceback.format_exception(error))
    data = None if copy else source.data
    staged = (*copy, *_stage(desk, quarantine_files(source.uri, data, reason, trace, container)))
    sha256 = hashlib.sha256(source.data).hexdigest()
    return Product(
        source.uri, container, len(source.data), sha256, desk.fingerprint_of(source.uri), "bug", reason, staged,
        Counts(), time.perf_counter() - begun,
    )  # fmt: skip
