"""``gongwen index``: a search index in one SQLite file. It needs no server."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError, SetupError
from ..write.record import Record, records
from .grams import grams
from .outputs import Output, Outputs, Trouble

VERSION = 1
#: Marks the file as an index of gongwen ("gong" in ASCII), whatever its name.
APPLICATION = 0x676F6E67
_SCHEMA = """
CREATE TABLE file (name TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE section (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document_id TEXT NOT NULL, file TEXT NOT NULL,
    title TEXT NOT NULL, path TEXT NOT NULL, level INTEGER NOT NULL, heading TEXT NOT NULL, text TEXT NOT NULL,
    genre TEXT NOT NULL, date TEXT NOT NULL, site TEXT NOT NULL, issuer TEXT NOT NULL, source_uri TEXT NOT NULL,
    page_url TEXT NOT NULL, part INTEGER NOT NULL, certainty TEXT NOT NULL, document_sha256 TEXT NOT NULL);
CREATE INDEX section_file ON section (file);
CREATE INDEX section_genre ON section (genre);
CREATE INDEX section_date ON section (date);
CREATE VIRTUAL TABLE gram USING fts5(heading, text, content='', tokenize='ascii');
"""
_COLUMNS = (
    "id, document_id, file, title, path, level, heading, text, genre, date, site, issuer, source_uri, page_url, part, "
    "certainty, document_sha256"
)


@dataclass(frozen=True, slots=True)
class Indexed:
    """What one call did, and what the index holds now."""

    changed: int  # files of OUT read
    dropped: int  # files of OUT that are gone
    sections: int
    documents: int
    troubles: tuple[Trouble, ...] = ()  # files of OUT that could not be read: left out, or left as they were


def update_index(out: Path, path: Path) -> Indexed:
    """Bring the index up to date with OUT: read again what changed, and delete what is gone.

    If it is stopped or the disk is full, the index stays as it was.

    Raises:
        SetupError: OUT is not an output folder or of another version, or the file is another database, in use, or can't be
            written.
    """
    held = Outputs(out)
    there = list(held)
    db = open_index(path, new=True)
    try:
        db.execute("BEGIN IMMEDIATE")
        stamps = dict(db.execute("SELECT name, stamp FROM file"))
        stale = [output for output in there if stamps.get(output.name) != output.stamp]
        missing = stamps.keys() - {output.name for output in there}
        for name in missing:
            _drop(db, name)
        troubles: list[Trouble] = []
        for output in stale:
            try:
                found = list(records(held.read(output.name), "section"))
            except InputError as error:
                troubles.append(Trouble(output.name, str(error)))
                continue
            _drop(db, output.name)
            _add(db, output, found)
        db.execute("COMMIT")
        if len(stale) * 4 > len(there):
            db.execute("INSERT INTO gram(gram) VALUES('optimize')")
        counts = db.execute("SELECT count(*), count(DISTINCT document_id) FROM section").fetchone()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        sections, documents = counts
        return Indexed(len(stale) - len(troubles), len(missing), sections, documents, tuple(troubles))
    except sqlite3.Error as error:
        raise SetupError(f"can't write {path}: {error}") from None
    finally:
        db.close()


def open_index(path: Path, new: bool = False) -> sqlite3.Connection:
    """Open and check the database; with ``new``, create it if it does not exist.

    Raises:
        SetupError: it does not exist, or is not an index of this version.
    """
    if not new and not path.is_file():
        raise SetupError(f"no such index: {path}; make it with `gongwen index OUT --db {path}`")
    try:
        db = sqlite3.connect(path, isolation_level=None, timeout=10)
        (application,) = db.execute("PRAGMA application_id").fetchone()
        (version,) = db.execute("PRAGMA user_version").fetchone()
        fresh = not application and not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not fresh and application != APPLICATION:
            raise SetupError(f"{path} is not an index of gongwen; choose another name")
        if not fresh and version != VERSION:
            raise SetupError(f"{path} was written by another version of gongwen; delete it and index again")
        if fresh:
            db.execute("PRAGMA journal_mode=WAL")
            marks = f"PRAGMA application_id={APPLICATION}; PRAGMA user_version={VERSION};"
            db.executescript(f"BEGIN; {_SCHEMA} {marks} COMMIT;")
        db.execute("PRAGMA cache_size=-64000")
        return db
    except (OSError, sqlite3.Error) as error:
        raise SetupError(f"can't use {path}: {error}") from None


def _drop(db: sqlite3.Connection, name: str) -> None:
    """Delete a file's sections. A contentless FTS5 index must be told what it contained."""
    for n, heading, text in db.execute("SELECT n, heading, text FROM section WHERE file = ?", (name,)).fetchall():
        db.execute(
            "INSERT INTO gram(gram, rowid, heading, text) VALUES('delete', ?, ?, ?)", (n, grams(heading), grams(text))
        )
    db.execute("DELETE FROM section WHERE file = ?", (name,))
    db.execute("DELETE FROM file WHERE name = ?", (name,))


def _add(db: sqlite3.Connection, output: Output, found: Iterable[Record]) -> None:
    for r in found:
        cells = (
            r.id, r.document_id, output.name, r.title, json.dumps(r.path, ensure_ascii=False), r.level, r.heading,
            r.text, r.genre, r.date, r.site, r.issuer, r.source_uri, r.page_url, r.part, r.certainty,
            r.document_sha256,
        )  # fmt: skip
        n = db.execute(f"INSERT INTO section ({_COLUMNS}) VALUES ({', '.join('?' * 17)})", cells).lastrowid
        db.execute("INSERT INTO gram(rowid, heading, text) VALUES(?, ?, ?)", (n, grams(r.heading), grams(r.text)))
    db.execute("INSERT INTO file VALUES (?, ?)", (output.name, output.stamp))
