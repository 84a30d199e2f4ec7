"""What was done, a row a source, in ``OUT/.gongwen/state.sqlite``.

Each row is committed at once, after the files it speaks of are in their places: a run killed between the two does that
one source again, and no row ever speaks of files that are not there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import quote

from ..errors import SetupError
from .counts import Counts

VERSION = 1

#: ``done``; ``rejected`` for a reason of its own; ``killed``: it broke a limit or its worker; ``bug``: our fault;
#: ``container``: an archive, whose records have rows of their own.
Result = Literal["done", "rejected", "killed", "bug", "container"]
QUARANTINED = ("rejected", "killed", "bug")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS source (
    uri TEXT PRIMARY KEY,
    container TEXT NOT NULL,      -- uri of the archive it came out of, or empty
    path BLOB NOT NULL,           -- of the file, absolute
    size INTEGER NOT NULL,        -- of the file; of the record in an archive
    mtime INTEGER NOT NULL,       -- nanoseconds
    sha256 TEXT NOT NULL,         -- of the bytes
    fingerprint TEXT NOT NULL,    -- of the pipeline that made the outputs: pipeline.fingerprint, or one with verdicts
    result TEXT NOT NULL,
    reason TEXT NOT NULL,
    outputs TEXT NOT NULL,        -- [[name relative to OUT, length], …]
    documents INTEGER NOT NULL, characters INTEGER NOT NULL, kept INTEGER NOT NULL, removed INTEGER NOT NULL,
    changed INTEGER NOT NULL, repaired INTEGER NOT NULL, unclear INTEGER NOT NULL,
    seconds REAL NOT NULL,
    finished TEXT NOT NULL        -- UTC
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS of_container ON source (container, uri) WHERE container != '';
CREATE TABLE IF NOT EXISTS pipeline (
    fingerprint TEXT PRIMARY KEY, stages TEXT NOT NULL, libraries TEXT NOT NULL, version TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reading (   -- the cache of readings: least lately used go first
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
    outputs: tuple[tuple[str, int], ...]
    counts: Counts
    seconds: float
    finished: str


_COLUMNS = (
    "uri, container, path, size, mtime, sha256, fingerprint, result, reason, outputs, documents, characters, kept, "
    "removed, changed, repaired, unclear, seconds, finished"
)
#: The same, for a query that joins another table.
_OF_SOURCE = ", ".join(f"source.{name.strip()}" for name in _COLUMNS.split(","))


def _row(cells: tuple[Any, ...]) -> Row:
    outputs = tuple((name, size) for name, size in json.loads(cells[9]))
    return Row._make((*cells[:9], outputs, Counts(*cells[10:17]), *cells[17:]))


class Planned(NamedTuple):
    """A source of this call, with its row of an earlier run."""

    uri: str
    path: bytes
    size: int
    mtime: int
    trouble: str
    row: Row | None


def _to_write(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, timeout=30)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=NORMAL")
    return db


def _to_read(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing. Beside a run it sees each row as it comes; a disk that is read-only will do."""
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    try:
        db = sqlite3.connect(address, isolation_level=None, timeout=30, uri=True)
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        db = sqlite3.connect(address + "&immutable=1", isolation_level=None, uri=True)
    return db


class State:
    """The state of an output folder. One writer at a time (the lock sees to it), readers at any time."""

    def __init__(self, inner: Path, read_only: bool = False) -> None:
        self.path = inner / "state.sqlite"
        if read_only and not self.path.is_file():
            raise SetupError(f"{inner.parent} is no output folder of gongwen: it holds no {inner.name}/state.sqlite")
        try:
            self.db = _to_read(self.path) if read_only else _to_write(self.path)
            self.db.execute("PRAGMA cache_size=-8000")
            self._check_version(read_only)
        except sqlite3.DatabaseError as error:
            raise SetupError(f"can't use {self.path}: {error}") from None

    def _check_version(self, read_only: bool) -> None:
        (found,) = self.db.execute("PRAGMA user_version").fetchone()
        if found not in (0, VERSION):
            raise SetupError(f"{self.path} was written by another version of gongwen; clean into a new folder")
        if not read_only:
            self.db.executescript(_SCHEMA)
            self.db.execute(f"PRAGMA user_version={VERSION}")

    def close(self) -> None:
        self.db.close()

    # --- rows ---------------------------------------------------------------------------------------------------

    def row(self, uri: str) -> Row | None:
        cells = self.db.execute(f"SELECT {_COLUMNS} FROM source WHERE uri = ?", (uri,)).fetchone()
        return _row(cells) if cells else None

    def rows(self, where: str = "1", *values: object) -> Iterator[Row]:
        """Rows in the order of their names; never all of them in memory."""
        last = ""
        while True:
            query = f"SELECT {_COLUMNS} FROM source WHERE uri > ? AND ({where}) ORDER BY uri LIMIT 500"
            page = self.db.execute(query, (last, *values)).fetchall()
            if not page:
                return
            yield from map(_row, page)
            last = page[-1][0]

    def records(self, container: str) -> Iterator[Row]:
        """The rows of what came out of one archive."""
        last = ""
        query = (
            f"SELECT {_COLUMNS} FROM source INDEXED BY of_container "
            "WHERE container != '' AND container = ? AND uri > ? ORDER BY uri LIMIT 500"
        )
        while True:
            page = self.db.execute(query, (container, last)).fetchall()
            if not page:
                return
            yield from map(_row, page)
            last = page[-1][0]

    def put(self, row: Row) -> None:
        outputs = json.dumps(row.outputs, ensure_ascii=False)
        counts = astuple(row.counts)
        self.db.execute(
            f"INSERT OR REPLACE INTO source ({_COLUMNS}) VALUES ({', '.join('?' * 19)})",
            (*row[:9], outputs, *counts, row.seconds, row.finished),
        )

    def forget(self, uri: str) -> None:
        self.db.execute("DELETE FROM source WHERE uri = ?", (uri,))

    # --- the plan of this call ----------------------------------------------------------------------------------

    def open_plan(self) -> None:
        """A fresh table of what this call names, in a file of its own."""
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
            page = self.db.execute(query, (last,)).fetchall()
            if not page:
                return
            for cells in page:
                yield Planned._make((*cells[:5], _row(cells[5:]) if cells[5] is not None else None))
            last = page[-1][0]

    def count_planned(self) -> int:
        (count,) = self.db.execute("SELECT count(*) FROM plan.source").fetchone()
        return int(count)

    # --- facts of the folder ------------------------------------------------------------------------------------

    def fact(self, name: str) -> str:
        found = self.db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def set_fact(self, name: str, value: str) -> None:
        self.db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def remember_pipeline(self, total: str, stages: object, libraries: object, version: str) -> None:
        self.db.execute(
            "INSERT OR REPLACE INTO pipeline VALUES (?, ?, ?, ?)",
            (total, json.dumps(stages), json.dumps(libraries), version),
        )

    # --- the cache of readings ----------------------------------------------------------------------------------

    def used_reading(self, key: str, size: int, now: int) -> None:
        self.db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", (key, size, now))

    def surplus_readings(self, limit: int) -> list[str]:
        """The keys that must go, least lately used first, so that the rest fits ``limit`` bytes; forgotten at once."""
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
