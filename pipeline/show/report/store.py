"""What the report says of each source, kept from one time to the next: ``OUT/.gongwen/report.sqlite``.

A source whose outputs are as they were is not read again. The report of a batch and the server of ``gongwen review``
read the same rows.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from ...errors import InputError
from ...language import chosen
from ...run.names import output_name
from ...run.results import Results
from ...run.state import Row
from ...write.collection import Collection
from ...write.ledger import read_ledger
from ...write.load import Stretch, load, stretches
from .compare import Step, steps
from .facts import Example, Number, Places, Reason, RuleFacts, SourceFacts, Totals, Trouble, outline_troubles
from .source_page import source_page

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS told (uri TEXT PRIMARY KEY, stamp TEXT NOT NULL, page TEXT NOT NULL, one BLOB NOT NULL)"
    "; CREATE INDEX IF NOT EXISTS by_page ON told (page);"
)


class Store:
    """The facts of every source of OUT that is done."""

    def __init__(self, out: str, results: Results, folder: Path) -> None:
        """``out`` is what pages call OUT; the facts are kept in ``folder``."""
        self.out, self.results = out, results
        (folder / ".gongwen").mkdir(parents=True, exist_ok=True)  # where an engine made OUT, there is none
        self.db = sqlite3.connect(
            folder / ".gongwen" / "report.sqlite", isolation_level=None, timeout=30, check_same_thread=False
        )
        self.db.executescript(_SCHEMA)

    def close(self) -> None:
        self.db.close()

    def refresh(self) -> tuple[tuple[str, str], ...]:
        """Read what has changed since the last time; the outputs that can't be shown, with why."""
        troubles, here = [], set()
        self.db.execute("BEGIN")
        for row in self.results.state.rows("result = 'done'"):
            here.add(row.uri)
            try:
                self.take(row)
            except InputError as error:
                self.db.execute("DELETE FROM told WHERE uri = ?", (row.uri,))
                troubles.append((row.uri, str(error)))
        gone = [(uri,) for (uri,) in self.db.execute("SELECT uri FROM told") if uri not in here]
        self.db.executemany("DELETE FROM told WHERE uri = ?", gone)
        self.db.execute("COMMIT")
        return tuple(troubles)

    def take(self, row: Row) -> None:
        """Take in one source, if it is not as it was.

        Raises:
            InputError: its outputs are not as they were written.
        """
        stamp = hashlib.sha256(f"{_code()} {chosen()} {self.results.stamp(row)}".encode()).hexdigest()[:24]
        if self.db.execute("SELECT 1 FROM told WHERE uri = ? AND stamp = ?", (row.uri, stamp)).fetchone():
            return
        page = f"{hashlib.sha256(f'{row.uri} {stamp}'.encode()).hexdigest()[:16]}.html"
        collection, sides, found = _read(self.results, row.uri)
        one = Totals.of(collection, sides, found, row.seconds, f"sources/{page}")
        data = zlib.compress(json.dumps(_plain(one), ensure_ascii=False, separators=(",", ":")).encode(), 6)
        self.db.execute("INSERT OR REPLACE INTO told VALUES (?, ?, ?, ?)", (row.uri, stamp, page, data))

    def all(self) -> Iterator[Totals]:
        """What is said of each source, in the order of their names."""
        for (data,) in self.db.execute("SELECT one FROM told ORDER BY uri"):
            yield _one(json.loads(zlib.decompress(data)))

    def source_of(self, page: str) -> str | None:
        """The source that has this page."""
        found = self.db.execute("SELECT uri FROM told WHERE page = ?", (page,)).fetchone()
        return found[0] if found else None

    def page_of(self, uri: str) -> str | None:
        """The page that this source has."""
        found = self.db.execute("SELECT page FROM told WHERE uri = ?", (uri,)).fetchone()
        return found[0] if found else None

    def page(self, uri: str, server: str) -> str:
        """The page of a source, made now.

        Raises:
            InputError: its outputs are not as they were written.
        """
        (data,) = self.db.execute("SELECT one FROM told WHERE uri = ?", (uri,)).fetchone()
        (facts,) = _one(json.loads(zlib.decompress(data))).sources
        collection, sides, found = _read(self.results, uri)
        troubles = tuple(outline_troubles(collection, "", Places(sides)))
        return source_page(collection, sides, found, facts, troubles, self.out, server)


def _read(results: Results, uri: str) -> tuple[Collection, tuple[Stretch, ...], tuple[Step, ...]]:
    try:
        xml, told = results.read(output_name(uri, ".xml"))
    except OSError as error:
        raise InputError(f"{error.filename}: {error.strerror}") from None
    collection = load(xml, told)
    sides = stretches(read_ledger(told), "".join(document.text for document in collection.documents))
    return collection, sides, steps(sides)


@cache
def _code() -> str:
    files = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


_COUNTED = ("damage", "years", "genres")


def _plain(one: Totals) -> dict[str, Any]:
    counted = {name: dict(getattr(one, name)) for name in _COUNTED}
    return asdict(replace(one, damage=Counter(), years=Counter(), genres=Counter())) | counted


def _one(data: dict[str, Any]) -> Totals:
    """The same read back: what was a tuple is one again."""
    (facts,) = data["sources"]
    facts["reasons"] = tuple(Reason(*reason) for reason in facts["reasons"])
    given: dict[str, Any] = {name: value for name, value in data.items() if isinstance(value, int)}
    for side in ("removed", "changed"):
        given[side] = {name: _rule(rule) for name, rule in data[side].items()}
    for side in ("numbers", "masks"):
        given[side] = [Number._make((*cells[:-1], tuple(cells[-1]))) for cells in data[side]]
    for side in _COUNTED:
        given[side] = Counter(data[side])
    troubles = [Trouble(*cells) for cells in data["troubles"]]
    return Totals(sources=[SourceFacts(**facts)], sites=data["sites"], troubles=troubles, **given)


def _rule(data: dict[str, Any]) -> RuleFacts:
    return RuleFacts(**{**data, "examples": [Example(*example) for example in data["examples"]]})
