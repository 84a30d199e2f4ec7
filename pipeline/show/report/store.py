"""What the report says about each source, kept between reports in ``OUT/.gongwen/report.sqlite``.

A source whose outputs have not changed is not read again. The report and the server of ``gongwen review`` use the same rows.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from ...errors import InputError
from ...language import chosen
from ...run.names import output_name
from ...run.results import Results
from ...run.state import Row
from ...settings import Verdict
from ...write.collection import Collection
from ...write.ledger import read_ledger
from ...write.load import Stretch, load, stretches
from .compare import Step, steps
from .facts import Example, Places, Reason, RuleFacts, SourceFacts, Told, Totals, outline_troubles, told_of
from .lists import Lists
from .rows import rows_of
from .source_page import source_page

#: ``told.sums`` are the totals of one source. ``part`` holds the totals of all sources of a part, until one of them changes.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS told (
    uri TEXT PRIMARY KEY, stamp TEXT NOT NULL, page TEXT NOT NULL, part INTEGER NOT NULL, size INTEGER NOT NULL,
    seconds REAL NOT NULL, facts BLOB NOT NULL, sums BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS by_page ON told (page);
CREATE INDEX IF NOT EXISTS by_part ON told (part);
CREATE INDEX IF NOT EXISTS by_size ON told (size);
CREATE INDEX IF NOT EXISTS by_seconds ON told (seconds);
CREATE TABLE IF NOT EXISTS part (part INTEGER PRIMARY KEY, sums BLOB NOT NULL);
"""
_VERSION = 2
PARTS = 256


class Store:
    """The facts of every cleaned source of OUT."""

    def __init__(self, out: str, results: Results, folder: Path) -> None:
        """``out`` is the name of OUT on the pages; the facts are kept in ``folder``."""
        self.out, self.results = out, results
        (folder / ".gongwen").mkdir(parents=True, exist_ok=True)  # the output of an engine has none
        path = folder / ".gongwen" / "report.sqlite"
        self.db = _connected(path)
        if self.db.execute("PRAGMA user_version").fetchone() != (_VERSION,):
            self.db.close()
            path.unlink()  # new, or of another version; everything in it can be made again
            self.db = _connected(path)
            self.db.execute(f"PRAGMA user_version={_VERSION}")
        self.db.executescript(_SCHEMA)
        self.lists = Lists(self.db)

    def close(self) -> None:
        self.db.close()

    def refresh(self) -> tuple[tuple[str, str], ...]:
        """Read what has changed since the last report. Returns the outputs that can't be shown, with the reasons."""
        troubles, here = [], set()
        self.db.execute("BEGIN")
        for row in self.results.state.rows("result = 'done'"):
            here.add(row.uri)
            try:
                self._take(row)
            except InputError as error:
                self._drop(row.uri)
                troubles.append((row.uri, str(error)))
        for uri in [uri for (uri,) in self.db.execute("SELECT uri FROM told") if uri not in here]:
            self._drop(uri)
        self.lists.fold()
        self.db.execute("COMMIT")
        return tuple(troubles)

    def take(self, row: Row) -> None:
        """Read one source again if its outputs have changed.

        Raises:
            InputError: its outputs are not as they were written.
        """
        self._take(row)
        self.lists.fold()

    def _take(self, row: Row) -> None:
        stamp = hashlib.sha256(f"{_code()} {chosen()} {self.results.stamp(row)}".encode()).hexdigest()[:24]
        if self.db.execute("SELECT 1 FROM told WHERE uri = ? AND stamp = ?", (row.uri, stamp)).fetchone():
            return
        page = f"{hashlib.sha256(f'{row.uri} {stamp}'.encode()).hexdigest()[:16]}.html"
        self.put(self.told(row, page), stamp, page)

    def told(self, row: Row, page: str) -> Told:
        """What the report says about a source whose page has this name.

        Raises:
            InputError: its outputs are not as they were written.
        """
        collection, sides, found = _read(self.results, row.uri)
        return told_of(collection, sides, found, row.seconds, f"sources/{page}")

    def put(self, told: Told, stamp: str, page: str) -> None:
        """Store what the report says about a source; ``stamp`` changes with its outputs."""
        facts = told.facts
        part = zlib.crc32(facts.uri.encode("utf-8", "surrogateescape")) % PARTS
        data = (_packed(asdict(facts)), _packed(_plain(told.totals)))
        values = (facts.uri, stamp, page, part, facts.size, facts.seconds, *data)
        self.db.execute("DELETE FROM part WHERE part = ?", (part,))
        self.db.execute("INSERT OR REPLACE INTO told VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        self.lists.put(facts.uri, facts.sha256, rows_of(told))

    def _drop(self, uri: str) -> None:
        self.db.execute("DELETE FROM part WHERE part = (SELECT part FROM told WHERE uri = ?)", (uri,))
        self.db.execute("DELETE FROM told WHERE uri = ?", (uri,))
        self.lists.drop(uri)

    def totals(self) -> Totals:
        """The totals of all sources. Only parts with a changed source are added up again."""
        known = {part: _sums(data) for part, data in self.db.execute("SELECT part, sums FROM part")}
        totals = Totals()
        for (part,) in self.db.execute("SELECT DISTINCT part FROM told ORDER BY part").fetchall():
            totals.add(known[part] if part in known else self._part(part))
        return totals

    def _part(self, part: int) -> Totals:
        sums = Totals()
        for (data,) in self.db.execute("SELECT sums FROM told WHERE part = ? ORDER BY uri", (part,)):
            sums.add(_sums(data))
        self.db.execute("INSERT OR REPLACE INTO part VALUES (?, ?)", (part, _packed(_plain(sums))))
        return sums

    def count(self) -> int:
        """How many sources there are."""
        return int(self.db.execute("SELECT count(*) FROM told").fetchone()[0])

    def most(self, column: Literal["size", "seconds"], count: int) -> tuple[SourceFacts, ...]:
        """The largest or the slowest sources."""
        found = self.db.execute(f"SELECT facts FROM told ORDER BY {column} DESC, uri LIMIT ?", (count,))
        return tuple(_facts(data) for (data,) in found)

    def source_of(self, page: str) -> str | None:
        """The source with this page, if any."""
        found = self.db.execute("SELECT uri FROM told WHERE page = ?", (page,)).fetchone()
        return found[0] if found else None

    def page_of(self, uri: str) -> str | None:
        """The page of this source, if any."""
        found = self.db.execute("SELECT page FROM told WHERE uri = ?", (uri,)).fetchone()
        return found[0] if found else None

    def page(self, uri: str, server: str = "", said: Sequence[Verdict] = ()) -> str:
        """Make the page of a source. ``said`` are a person's verdicts on it.

        Raises:
            InputError: its outputs are not as they were written.
        """
        (data,) = self.db.execute("SELECT facts FROM told WHERE uri = ?", (uri,)).fetchone()
        collection, sides, found = _read(self.results, uri)
        troubles = tuple(outline_troubles(collection, "", Places(sides)))
        return source_page(collection, sides, found, _facts(data), troubles, self.out, server, said)


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, timeout=30, check_same_thread=False)


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


def _packed(data: object) -> bytes:
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def _unpacked(data: bytes) -> dict[str, Any]:
    found = json.loads(zlib.decompress(data))
    assert isinstance(found, dict)
    return found


_COUNTED = ("damage", "years", "genres")


def _plain(sums: Totals) -> dict[str, Any]:
    counted = {name: dict(getattr(sums, name)) for name in _COUNTED}
    return asdict(replace(sums, damage=Counter(), years=Counter(), genres=Counter())) | counted


def _sums(packed: bytes) -> Totals:
    """The totals that ``_plain`` and ``_packed`` made these bytes from."""
    data = _unpacked(packed)
    given: dict[str, Any] = {name: value for name, value in data.items() if isinstance(value, int)}
    for side in ("removed", "changed"):
        given[side] = {name: _rule(rule) for name, rule in data[side].items()}
    for side in _COUNTED:
        given[side] = Counter(data[side])
    return Totals(sites=data["sites"], **given)


def _facts(packed: bytes) -> SourceFacts:
    data = _unpacked(packed)
    return SourceFacts(**{**data, "reasons": tuple(Reason(*reason) for reason in data["reasons"])})


def _rule(data: dict[str, Any]) -> RuleFacts:
    return RuleFacts(**{**data, "examples": [Example(*example) for example in data["examples"]]})
