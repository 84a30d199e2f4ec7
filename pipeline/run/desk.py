"""What goes to workers and comes back: the tasks, what a worker needs for any task, and the products."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ..language import ENGLISH
from ..settings import Settings
from ..write import WRITERS
from .counts import Counts
from .fingerprint import Fingerprint
from .folder import OutFolder, Staged
from .names import output_name
from .state import Result, Row

if TYPE_CHECKING:
    from ..model import Outcome, Source


class Task(NamedTuple):
    """One file to clean. ``passed`` names the records in it that broke a worker and are left out."""

    uri: str
    path: bytes
    size: int
    mtime: int
    trouble: str = ""
    passed: frozenset[str] = frozenset()


class Opening(NamedTuple):
    """Sent before each record of an archive, so that a record that breaks the worker is known by name."""

    uri: str


class Product(NamedTuple):
    """The result of a source: what its row will hold, and its files under ``.gongwen/tmp``."""

    uri: str
    container: str
    size: int
    sha256: str
    fingerprint: str
    result: Result
    reason: str
    staged: tuple[Staged, ...]
    counts: Counts
    seconds: float
    readings: tuple[tuple[str, int], ...] = ()  # cached readings used or made: key, bytes
    same: bool = False  # a record of an archive that is up to date: nothing to commit
    idle: tuple[int, ...] = ()  # places named by verdicts that have no effect


Step = Opening | Product


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that a worker needs for any task. It is made before the workers and never changes."""

    out: OutFolder
    to: tuple[str, ...]
    settings: Settings  # without what they say about single sources
    own: Mapping[str, Settings]  # by uri, for the sources that they say something about
    fingerprint: Fingerprint
    cache_limit: int = 0  # bytes; 0: no cache
    again: bool = False  # clean records of archives again even if they are up to date
    again_quarantined: bool = False
    process: Callable[[Source, Settings], Outcome] | None = None  # cleans one source, in place of the whole pipeline
    language: str = ENGLISH  # of the reasons in ledgers

    def fingerprint_of(self, uri: str, media_type: str = "") -> str:
        return self.fingerprint.for_source(self.own.get(uri), media_type)

    def made(self, row: Row) -> bool:
        """Whether the row was made by this version of the program under these settings."""
        return self.fingerprint.kind(row.fingerprint, self.own.get(row.uri)) is not None

    def settings_of(self, uri: str) -> Settings:
        return self.own.get(uri, self.settings)

    def work(self, task: Task) -> Iterator[Step]:
        """Clean one file, see ``work.py``, which only workers load."""
        from .work import work

        return work(task, self)


def whole(row: Row, to: tuple[str, ...], out: OutFolder) -> Row | None:
    """The row, if all its outputs are as they were written and a cleaned source has each format in ``to``; else None.

    The outputs in it have the times that the files have now.
    """
    names, base = [output.name for output in row.outputs], output_name(row.uri, "")
    if base + WRITERS["xml"].suffix in names and any(base + WRITERS[name].suffix not in names for name in to):
        return None
    seen = tuple(found for found in map(out.seen, row.outputs) if found)
    if len(seen) < len(names):
        return None
    return row if seen == row.outputs else row._replace(outputs=seen)
