"""Records what each consumer (a feed, a format, a server) has: the files it was given and the ids in them.

The records are in ``OUT/.gongwen/feeds.sqlite``. A file is recorded after the consumer has it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from ..errors import SetupError
from .outputs import Output

VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS given (   -- a file that a consumer has
    consumer TEXT NOT NULL, name TEXT NOT NULL, stamp TEXT NOT NULL,
    start INTEGER NOT NULL, length INTEGER NOT NULL,   -- its stretch of the feed's one file, in bytes
    PRIMARY KEY (consumer, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS held (    -- an id that a consumer has, and the file it came from
    consumer TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (consumer, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS held_by_file ON held (consumer, name);
CREATE TABLE IF NOT EXISTS gone (    -- an id that a consumer had and that no longer exists
    consumer TEXT NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (consumer, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fact (consumer TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (consumer, name)) WITHOUT ROWID;
"""


class Given(NamedTuple):
    """A file that a consumer has, and its place in the feed."""

    name: str
    stamp: str
    start: int
    length: int


class Book:
    """The open database. Each ``with`` is a transaction; another command waits up to ten seconds for it.

    Raises:
        SetupError: the database can't be used, or another command is using it.
    """

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.db = sqlite3.connect(path, isolation_level=None, timeout=10)
            (found,) = self.db.execute("PRAGMA user_version").fetchone()
            if found not in (0, VERSION):
                raise SetupError(f"{path} was written by another version of gongwen; delete it to start over")
            self.db.execute("PRAGMA journal_mode=WAL")
            self.db.execute("PRAGMA synchronous=NORMAL")
            self.db.executescript(_SCHEMA)
            self.db.execute(f"PRAGMA user_version={VERSION}")
        except (OSError, sqlite3.Error) as error:
            raise SetupError(f"can't use {path}: {error}") from None
        self.path = path

    def close(self) -> None:
        self.db.close()

    def __enter__(self) -> Book:
        try:
            self.db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            raise SetupError(f"another command is using {self.path}; wait for it to finish") from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.db.execute("ROLLBACK" if kind else "COMMIT")
        except sqlite3.Error as failure:
            if kind is None:
                raise SetupError(f"can't write {self.path}: {failure}") from None
        if isinstance(error, sqlite3.OperationalError):  # usually a full disk
            raise SetupError(f"can't write {self.path}: {error}") from None

    # --- files --------------------------------------------------------------------------------------------------

    def given(self, consumer: str, name: str) -> Given | None:
        found = self.db.execute(
            "SELECT name, stamp, start, length FROM given WHERE consumer = ? AND name = ?", (consumer, name)
        ).fetchone()
        return Given(*found) if found else None

    def put(self, consumer: str, given: Given) -> None:
        self.db.execute("INSERT OR REPLACE INTO given VALUES (?, ?, ?, ?, ?)", (consumer, *given))

    def changed(self, consumer: str, there: Iterable[Output]) -> list[Output]:
        """The files that the consumer does not have, or has in an older state."""
        found = []
        for output in there:
            given = self.given(consumer, output.name)
            if given is None or given.stamp != output.stamp:
                found.append(output)
        return found

    def missing(self, consumer: str, there: set[str]) -> list[str]:
        """The files that the consumer has and that no longer exist."""
        rows = self.db.execute("SELECT name FROM given WHERE consumer = ?", (consumer,))
        return [name for (name,) in rows if name not in there]

    def forget(self, consumer: str, name: str) -> None:
        """Record that the file no longer exists, so that its ids are gone."""
        self.hold(consumer, name, ())
        self.db.execute("DELETE FROM given WHERE consumer = ? AND name = ?", (consumer, name))

    # --- ids ----------------------------------------------------------------------------------------------------

    def ids(self, consumer: str, name: str) -> set[str]:
        rows = self.db.execute("SELECT id FROM held WHERE consumer = ? AND name = ?", (consumer, name))
        return {key for (key,) in rows}

    def hold(self, consumer: str, name: str, ids: Iterable[str]) -> None:
        """Record the ids in the file. Ids that it had before and no longer has are gone."""
        now = set(ids)
        for key in self.ids(consumer, name) - now:
            self.db.execute("DELETE FROM held WHERE consumer = ? AND id = ?", (consumer, key))
            self.db.execute("INSERT OR IGNORE INTO gone VALUES (?, ?)", (consumer, key))
        for key in now:
            self.db.execute("INSERT OR REPLACE INTO held VALUES (?, ?, ?)", (consumer, key, name))
            self.db.execute("DELETE FROM gone WHERE consumer = ? AND id = ?", (consumer, key))

    def gone(self, consumer: str) -> Iterator[str]:
        """The ids that the consumer had and that no longer exist, sorted."""
        for (key,) in self.db.execute("SELECT id FROM gone WHERE consumer = ? ORDER BY id", (consumer,)):
            yield key

    def drop_gone(self, consumer: str, ids: Iterable[str]) -> None:
        """Record that the consumer has deleted these ids."""
        self.db.executemany("DELETE FROM gone WHERE consumer = ? AND id = ?", ((consumer, key) for key in ids))

    # --- facts --------------------------------------------------------------------------------------------------

    def fact(self, consumer: str, name: str) -> str:
        found = self.db.execute("SELECT value FROM fact WHERE consumer = ? AND name = ?", (consumer, name)).fetchone()
        return str(found[0]) if found else ""

    def set_fact(self, consumer: str, name: str, value: str) -> None:
        self.db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?, ?)", (consumer, name, value))
