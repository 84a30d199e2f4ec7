"""What goes to workers and comes back: the tasks, what a worker needs for any of them, and what becomes of each."""

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
    """One file to do. ``passed`` names the records in it that broke a worker and are left out."""

    uri: str
    path: bytes
    size: int
    mtime: int
    trouble: str = ""
    passed: frozenset[str] = frozenset()


class Opening(NamedTuple):
    """Said before each record of an archive, so that one that breaks the worker is known by name."""

    uri: str


class Product(NamedTuple):
    """What became of a source: the row-to-be, and its files under ``.gongwen/tmp``."""

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
    same: bool = False  # a record of an archive that was done before: nothing to commit
    idle: tuple[int, ...] = ()  # places in its text of which a verdict speaks, and where nothing is


Step = Opening | Product


@dataclass(frozen=True, slots=True)
class Desk:
    """All that a worker needs for any task; it is made before the workers and never changes."""

    out: OutFolder
    to: tuple[str, ...]
    settings: Settings  # without what they say of single sources
    own: Mapping[str, Settings]  # of the sources of which they say something
    fingerprint: Fingerprint
    cache_limit: int = 0  # bytes; 0: no cache
    again: bool = False  # do records of archives again that were done before
    again_quarantined: bool = False
    process: Callable[[Source, Settings], Outcome] | None = (
        None  # in place of the whole pipeline: what cleans one source
    )
    language: str = ENGLISH  # of the reasons in ledgers

    def fingerprint_of(self, uri: str, media_type: str = "") -> str:
        return self.fingerprint.for_source(self.own.get(uri), media_type)

    def made(self, row: Row) -> bool:
        """Whether the row was made by the program and the settings at hand."""
        return self.fingerprint.kind(row.fingerprint, self.own.get(row.uri)) is not None

    def settings_of(self, uri: str) -> Settings:
        return self.own.get(uri, self.settings)

    def work(self, task: Task) -> Iterator[Step]:
        """Do one file, see ``work.py``; only who does it loads what that takes."""
        from .work import work

        return work(task, self)


def whole(row: Row, to: tuple[str, ...], out: OutFolder) -> Row | None:
    """The row, if all its outputs are there as they were written and, for a source that was done, in each format asked
    for; with the times that they have now.
    """
    names, base = [output.name for output in row.outputs], output_name(row.uri, "")
    if base + WRITERS["xml"].suffix in names and any(base + WRITERS[name].suffix not in names for name in to):
        return None
    seen = tuple(found for found in map(out.seen, row.outputs) if found)
    if len(seen) < len(names):
        return None
    return row if seen == row.outputs else row._replace(outputs=seen)
