"""The long lists of the first page in SQLite: written source by source, read page by page, filtered and sorted."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .rows import NUMBERS, TRIAGE, ListRow, rank_of

#: The list of copies. Of each text only the source that most needs a person is in the list of sources.
_FOLDED = "folded"
#: The most rows of a rank, for ranks that need no person.
_MOST = {rank_of("corr", False): 2000, rank_of("gap", False): 300}
_KEYS = 7  # the number of columns of the widest list

SCHEMA = """
CREATE TABLE IF NOT EXISTS listed (
    list TEXT, rank REAL, uri TEXT, n INTEGER, kinds TEXT NOT NULL, words TEXT NOT NULL, keys TEXT NOT NULL,
    PRIMARY KEY (list, rank, uri, n)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_uri ON listed (uri);
CREATE TABLE IF NOT EXISTS markup (uri TEXT, n INTEGER, markup BLOB NOT NULL, PRIMARY KEY (uri, n)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS text (
    hash TEXT, rank REAL, uri TEXT, copies INTEGER NOT NULL, PRIMARY KEY (hash, rank, uri)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS of_text ON text (uri);
"""


class Asked(NamedTuple):
    """A request to a list: rows that contain all ``words`` and have the kind, sorted by a column, or unsorted at -1."""

    words: tuple[str, ...] = ()
    kind: str = ""
    column: int = -1
    up: bool = False


EVERY = Asked()


class Found(NamedTuple):
    """A row as it was stored, and how many copies of its text are folded into it."""

    markup: str
    copies: int


class Lists:
    """All lists of one batch."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.db.executescript(SCHEMA)
        self._touched: set[str] = set()  # texts for which another source may have to be listed

    def put(self, uri: str, text: str, rows: Iterable[ListRow]) -> None:
        """Replace the rows of a source. ``text`` is equal for copies of one text."""
        self.drop(uri)
        for n, row in enumerate(rows):
            if row.name == NUMBERS and self._is_full(row.rank):
                continue
            kinds = "".join(f"|{kind}" for kind in row.kinds) + "|"
            keys = json.dumps(row.keys, ensure_ascii=False)
            self.db.execute(
                "INSERT INTO listed VALUES (?, ?, ?, ?, ?, ?, ?)", (row.name, row.rank, uri, n, kinds, row.words, keys)
            )
            self.db.execute("INSERT INTO markup VALUES (?, ?, ?)", (uri, n, zlib.compress(row.markup.encode(), 6)))
            if row.name == TRIAGE:
                self.db.execute("INSERT INTO text VALUES (?, ?, ?, 0)", (text, row.rank, uri))
        self._touched.add(text)

    def _is_full(self, rank: float) -> bool:
        most = _MOST.get(rank)
        full = "SELECT 1 FROM listed WHERE list = ? AND rank = ? LIMIT 1 OFFSET ?"
        return most is not None and self.db.execute(full, (NUMBERS, rank, most - 1)).fetchone() is not None

    def drop(self, uri: str) -> None:
        """Delete the rows of a source."""
        self._touched.update(hash for (hash,) in self.db.execute("SELECT hash FROM text WHERE uri = ?", (uri,)))
        for table in ("listed", "markup", "text"):
            self.db.execute(f"DELETE FROM {table} WHERE uri = ?", (uri,))

    def fold(self) -> None:
        """List one source for each text. Call this after changes and before reading."""
        for hash in self._touched:
            first, *others = self.db.execute(
                "SELECT uri, rank FROM text WHERE hash = ? ORDER BY rank, uri", (hash,)
            ).fetchall() or [("", 0.0)]
            self._list(TRIAGE, *first)
            for other in others:
                self._list(_FOLDED, *other)
            self.db.execute("UPDATE text SET copies = ? WHERE hash = ? AND uri = ?", (len(others), hash, first[0]))
        self._touched.clear()

    def _list(self, name: str, uri: str, rank: float) -> None:
        other = _FOLDED if name == TRIAGE else TRIAGE
        self.db.execute("UPDATE listed SET list = ? WHERE list = ? AND rank = ? AND uri = ?", (name, other, rank, uri))

    def count(self, name: str, asked: Asked = EVERY) -> int:
        """How many rows there are."""
        where, values = _where(name, asked)
        (count,) = self.db.execute(f"SELECT count(*) FROM listed WHERE {where}", values).fetchone()
        return int(count)

    def rows(self, name: str, asked: Asked = EVERY, most: int = -1, start: int = 0) -> Iterator[Found]:
        """Rows in order: ``most`` of them (-1: all), from row ``start`` on."""
        where, values = _where(name, asked)
        order = "rank, uri, n"
        if 0 <= asked.column < _KEYS:
            order = f"json_extract(keys, '$[{asked.column}]') {'ASC' if asked.up else 'DESC'}, {order}"
        found = self.db.execute(
            f"SELECT m.markup, coalesce(t.copies, 0) FROM "
            f"(SELECT list, rank, uri, n, keys FROM listed WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?) l "
            "JOIN markup m ON m.uri = l.uri AND m.n = l.n "
            f"LEFT JOIN text t ON l.list = '{TRIAGE}' AND t.uri = l.uri ORDER BY {order.replace('rank, uri, n', 'l.rank, l.uri, l.n')}",
            (*values, most, start),
        )
        for markup, copies in found:
            yield Found(zlib.decompress(markup).decode(), copies)

    def kinds(self, name: str) -> tuple[str, ...]:
        """The kinds that occur in the list."""
        found = self.db.execute("SELECT DISTINCT kinds FROM listed WHERE list = ?", (name,))
        return tuple(sorted({kind for (kinds,) in found for kind in kinds.split("|") if kind}))

    def sources(self, most: int) -> tuple[str, ...]:
        """At most ``most`` sources, those that most need a person first; copies of one text come last."""
        found = self.db.execute(
            f"SELECT uri FROM listed WHERE list = '{TRIAGE}' OR list = '{_FOLDED}' ORDER BY list = '{_FOLDED}', rank, uri LIMIT ?",
            (most,),
        )
        return tuple(uri for (uri,) in found)


def _where(name: str, asked: Asked) -> tuple[str, tuple[str, ...]]:
    conditions, values = ["list = ?"], [name]
    for word in asked.words:
        conditions.append("instr(words, ?)")
        values.append(word.lower())
    if asked.kind:
        conditions.append("instr(kinds, ?)")
        values.append(f"|{asked.kind}|")
    return " AND ".join(conditions), tuple(values)
