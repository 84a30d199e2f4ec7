"""The state of an output folder: one row per source, in ``OUT/.gongwen/state.sqlite``.

A row is committed after the files that it names are in their places. If a run is killed in between, the next run cleans that
source again; no row names files that were never written.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args
from urllib.parse import quote

from ..errors import SetupError
from .counts import Counts
from .fingerprint import Pipeline
from .folder import Written
from .names import is_output_name

VERSION = 2
_counted = attrgetter(*(field.name for field in fields(Counts)))
REBUILD = "`gongwen clean … --rebuild-state` sets it aside and cleans everything again"

#: ``done``; ``rejected``: it can't be made into a document; ``killed``: it broke a limit or its worker; ``bug``: an error in
#: this program; ``container``: an archive, whose records have their own rows.
Result = Literal["done", "rejected", "killed", "bug", "container"]
QUARANTINED = ("rejected", "killed", "bug")
_RESULTS = frozenset(get_args(Result))

_SCHEMA = """
CREATE TABLE IF NOT EXISTS source (
    uri TEXT PRIMARY KEY,
    container TEXT NOT NULL,      -- uri of the archive that contains it, or empty
    path BLOB NOT NULL,           -- of the file, absolute
    size INTEGER NOT NULL,        -- of the file; of the record in an archive
    mtime INTEGER NOT NULL,       -- nanoseconds
    sha256 TEXT NOT NULL,         -- of the bytes
    fingerprint TEXT NOT NULL,    -- of the pipeline that made the outputs, for this kind of source and its own settings
    result TEXT NOT NULL,
    reason TEXT NOT NULL,
    outputs TEXT NOT NULL,        -- [[name relative to OUT, length, SHA-256, mtime in nanoseconds], …]
    documents INTEGER NOT NULL, characters INTEGER NOT NULL, kept INTEGER NOT NULL, removed INTEGER NOT NULL,
    changed INTEGER NOT NULL, repaired INTEGER NOT NULL, unclear INTEGER NOT NULL,
    seconds REAL NOT NULL,
    finished TEXT NOT NULL        -- UTC
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS of_container ON source (container, uri) WHERE container != '';
CREATE TABLE IF NOT EXISTS pipeline (
    fingerprint TEXT PRIMARY KEY, stages TEXT NOT NULL, libraries TEXT NOT NULL, version TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reading (   -- the cache of readings; the least recently used go first
    key TEXT PRIMARY KEY, size INTEGER NOT NULL, used INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_use ON reading (used);
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


class Row(NamedTuple):
    """One source's row."""

    uri: str
    container: str
    path: bytes
    size: int
    mtime: int
    sha256: str
    fingerprint: str
    result: Result
    reason: str
    outputs: tuple[Written, ...]
    counts: Counts
    seconds: float
    finished: str


_COLUMNS = (
    "uri, container, path, size, mtime, sha256, fingerprint, result, reason, outputs, documents, characters, kept, "
    "removed, changed, repaired, unclear, seconds, finished"
)
#: The same columns, for a query that joins another table.
_OF_SOURCE = ", ".join(f"source.{name.strip()}" for name in _COLUMNS.split(","))


_TYPES = (str, str, bytes, int, int, *[str] * 5, *[int] * 7, float, str)


def _row(cells: tuple[Any, ...]) -> Row:
    """The row, checked: a state may come with a folder from elsewhere, and files that it names may be deleted.

    Raises:
        ValueError, TypeError, RecursionError: this program can't have written it.
    """
    if tuple(map(type, cells)) != _TYPES or cells[7] not in _RESULTS:
        raise ValueError(f"the row of {cells[0]!r:.80} holds other types")
    outputs = tuple(Written(*output) for output in json.loads(cells[9]))
    for output in outputs:
        if tuple(map(type, output)) != (str, int, str, int) or not is_output_name(output.name):
            raise ValueError(f"the row of {cells[0]!r:.80} names {output.name!r:.80}, which can't be an output")
    return Row._make((*cells[:9], outputs, Counts(*cells[10:17]), *cells[17:]))


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(value)) for name, value in json.loads(text))


class Planned(NamedTuple):
    """A source of this call, with its row from an earlier run."""

    uri: str
    path: bytes
    size: int
    mtime: int
    trouble: str
    row: Row | None


def damaged(path: Path, error: Exception) -> SetupError:
    """The error for a state that this program did not write as it is; it says what to do."""
    return SetupError(f"the state {path} can't be used: {' '.join(str(error).split())[:200]}; {REBUILD}")


def set_aside(inner: Path) -> None:
    """Rename the state to ``state.sqlite.old``, so that a new one is started."""
    for tail in ("", "-wal", "-shm"):
        path = inner / f"state.sqlite{tail}"
        if path.exists():
            os.replace(path, inner / f"state.sqlite.old{tail}")


def _to_write(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, timeout=30)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=NORMAL")
    return db


def _to_read(path: Path) -> sqlite3.Connection:
    """A read-only connection. During a run it sees each new row; it also works on a read-only disk."""
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    try:
        db = sqlite3.connect(address, isolation_level=None, timeout=30, uri=True, check_same_thread=False)
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        db = sqlite3.connect(address + "&immutable=1", isolation_level=None, uri=True)
    return db


class State:
    """The state of an output folder. It may have one writer (the lock ensures this) and any number of readers."""

    def __init__(self, inner: Path, read_only: bool = False) -> None:
        self.path = inner / "state.sqlite"
        if read_only and not self.path.is_file():
            if (inner.parent / "plan.parquet").is_file():
                raise SetupError(f"{inner.parent} holds parts of an engine: unpack them with `gongwen collect` first")
            raise SetupError(f"{inner.parent} is not an output folder of gongwen: it has no {inner.name}/state.sqlite")
        try:
            self.db = _to_read(self.path) if read_only else _to_write(self.path)
            self.db.execute("PRAGMA cache_size=-8000")
            self._check_version(read_only)
        except sqlite3.Error as error:
            raise damaged(self.path, error) from None

    def _check_version(self, read_only: bool) -> None:
        (found,) = self.db.execute("PRAGMA user_version").fetchone()
        if found not in (0, VERSION):
            raise SetupError(f"{self.path} was written by another version of gongwen; {REBUILD}")
        if not read_only:
            self.db.executescript(_SCHEMA)
            self.db.execute(f"PRAGMA user_version={VERSION}")
        elif not found:
            raise SetupError(f"{self.path} is empty; {REBUILD}")

    def close(self) -> None:
        self.db.close()

    def _rows_of(self, query: str, values: Sequence[object]) -> list[Row]:
        try:
            return [_row(cells) for cells in self.db.execute(query, values)]
        except (sqlite3.Error, ValueError, TypeError, RecursionError) as error:
            raise damaged(self.path, error) from None

    # --- rows ---------------------------------------------------------------------------------------------------

    def row(self, uri: str) -> Row | None:
        return next(iter(self._rows_of(f"SELECT {_COLUMNS} FROM source WHERE uri = ?", (uri,))), None)

    def rows(self, where: str = "1", *values: object) -> Iterator[Row]:
        """Rows in the order of their names, read in pages of 500."""
        last = ""
        while True:
            query = f"SELECT {_COLUMNS} FROM source WHERE uri > ? AND ({where}) ORDER BY uri LIMIT 500"
            page = self._rows_of(query, (last, *values))
            if not page:
                return
            yield from page
            last = page[-1].uri

    def records(self, container: str) -> Iterator[Row]:
        """The rows of the records of one archive."""
        last = ""
        query = (
            f"SELECT {_COLUMNS} FROM source INDEXED BY of_container "
            "WHERE container != '' AND container = ? AND uri > ? ORDER BY uri LIMIT 500"
        )
        while True:
            page = self._rows_of(query, (container, last))
            if not page:
                return
            yield from page
            last = page[-1].uri

    def put(self, row: Row) -> None:
        outputs = json.dumps(row.outputs, ensure_ascii=False)
        self.db.execute(
            f"INSERT OR REPLACE INTO source ({_COLUMNS}) VALUES ({', '.join('?' * 19)})",
            (*row[:9], outputs, *_counted(row.counts), row.seconds, row.finished),
        )

    def forget(self, uri: str) -> None:
        self.db.execute("DELETE FROM source WHERE uri = ?", (uri,))

    # --- the plan of this call ----------------------------------------------------------------------------------

    def open_plan(self) -> None:
        """Attach a new, empty database for the sources of this call, in its own file."""
        path = self.path.with_name("plan.sqlite")
        path.unlink(missing_ok=True)
        self.db.execute("ATTACH ? AS plan", (str(path),))
        self.db.execute("PRAGMA plan.journal_mode=OFF")
        self.db.execute("PRAGMA plan.synchronous=OFF")

    def close_plan(self) -> None:
        self.db.execute("DETACH plan")
        self.path.with_name("plan.sqlite").unlink(missing_ok=True)

    def planned(self) -> Iterator[Planned]:
        """The sources of this call in the order of their names, each with its row."""
        last = ""
        query = (
            f"SELECT p.uri, p.path, p.size, p.mtime, p.trouble, {_OF_SOURCE} FROM plan.source p "
            "LEFT JOIN main.source source ON source.uri = p.uri WHERE p.uri > ? ORDER BY p.uri LIMIT 500"
        )
        while True:
            try:
                page = [
                    Planned._make((*cells[:5], _row(cells[5:]) if cells[5] is not None else None))
                    for cells in self.db.execute(query, (last,))
                ]
            except (sqlite3.Error, ValueError, TypeError, RecursionError) as error:
                raise damaged(self.path, error) from None
            if not page:
                return
            yield from page
            last = page[-1].uri

    def count_planned(self) -> int:
        (count,) = self.db.execute("SELECT count(*) FROM plan.source").fetchone()
        return int(count)

    # --- facts of the folder ------------------------------------------------------------------------------------

    def fact(self, name: str) -> str:
        try:
            found = self.db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        except sqlite3.Error as error:
            raise damaged(self.path, error) from None
        return str(found[0]) if found else ""

    def set_fact(self, name: str, value: str) -> None:
        self.db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def remember_pipeline(self, total: str, stages: object, libraries: object, version: str) -> None:
        self.db.execute(
            "INSERT OR REPLACE INTO pipeline VALUES (?, ?, ?, ?)",
            (total, json.dumps(stages), json.dumps(libraries), version),
        )

    def pipelines(self) -> dict[str, Pipeline]:
        """The pipelines that made the results in this folder, by fingerprint."""
        try:
            rows = self.db.execute("SELECT fingerprint, stages, libraries FROM pipeline").fetchall()
            return {total: Pipeline(total, _pairs(stages), _pairs(libraries)) for total, stages, libraries in rows}
        except (sqlite3.Error, ValueError, TypeError, RecursionError) as error:
            raise damaged(self.path, error) from None

    # --- the cache of readings ----------------------------------------------------------------------------------

    def used_reading(self, key: str, size: int, now: int) -> None:
        self.db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", (key, size, now))

    def surplus_readings(self, limit: int) -> list[str]:
        """Forget and return the keys that must go, least recently used first, so that the rest fits in ``limit`` bytes."""
        (total,) = self.db.execute("SELECT coalesce(sum(size), 0) FROM reading").fetchone()
        gone: list[str] = []
        while total > limit:
            found = self.db.execute("SELECT key, size FROM reading ORDER BY used, key LIMIT 1").fetchone()
            if not found:
                break
            gone.append(found[0])
            total -= found[1]
            self.db.execute("DELETE FROM reading WHERE key = ?", (found[0],))
        return gone
