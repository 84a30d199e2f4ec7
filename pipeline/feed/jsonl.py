"""``documents.jsonl`` and ``sections.jsonl``: one file for all of OUT, in which only what changed is made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ..errors import InputError
from ..write.record import Granularity, records, to_line
from .book import Book, Given
from .files import whole_file
from .outputs import Output, Outputs, Trouble

FEEDS = "feeds"
DELETED = "deleted.jsonl"


class Refreshed(NamedTuple):
    """A feed that is up to date, and what changed in it."""

    path: Path
    changed: int  # files of OUT made again
    dropped: int  # files of OUT that no longer exist
    gone: int  # ids that were once in the feed and no longer exist, over all runs
    troubles: tuple[Trouble, ...]  # files of OUT that could not be read: left out, or left as they were


def refresh_jsonl(held: Outputs, into: Path, there: list[Output], book: Book, granularity: Granularity) -> Refreshed:
    """Bring the feed in the folder ``into`` up to date. Unchanged stretches are copied byte by byte.

    Call this inside a transaction of ``book``, so that the book changes only if the file does.
    """
    path = into / FEEDS / f"{granularity}s.jsonl"
    consumer = path.name
    intact = _stamp(path) == book.fact(consumer, "stamp") != ""
    changed = {o.name for o in (book.changed(consumer, there) if intact else there)}
    missing = book.missing(consumer, {o.name for o in there})
    troubles: list[Trouble] = []
    if changed or missing or not intact:
        with whole_file(path) as new, _old(path, intact) as old:
            for output in there:
                if output.name not in changed and old is not None:
                    _copy(output.name, book, consumer, old, new)
                    continue
                try:
                    found = list(records(held.read(output.name), granularity))
                except InputError as error:
                    troubles.append(Trouble(output.name, str(error)))
                    if old is not None:
                        _copy(output.name, book, consumer, old, new)
                    continue
                book.hold(consumer, output.name, (record.id for record in found))
                at = new.tell()
                new.writelines(map(to_line, found))
                book.put(consumer, Given(output.name, output.stamp, at, new.tell() - at))
        for name in missing:
            book.forget(consumer, name)
        book.set_fact(consumer, "stamp", _stamp(path))
    gone = list(book.gone(consumer))
    _tell_deleted(into, granularity, gone, book)
    return Refreshed(path, len(changed) - len(troubles), len(missing), len(gone), tuple(troubles))


def _old(path: Path, intact: bool) -> AbstractContextManager[BinaryIO | None]:
    """The present feed, if it is the one that the book describes."""
    return open(path, "rb") if intact else nullcontext()


def _copy(name: str, book: Book, consumer: str, old: BinaryIO, new: BinaryIO) -> None:
    """Copy a file's stretch from the old feed."""
    given = book.given(consumer, name)
    if given is not None:
        at = new.tell()
        old.seek(given.start)
        new.write(old.read(given.length))
        book.put(consumer, given._replace(start=at))


def _tell_deleted(out: Path, granularity: Granularity, gone: list[str], book: Book) -> None:
    """Write a line for each id to delete; no file if there are none."""
    path = out / FEEDS / f"{granularity}s.{DELETED}"
    mark = hashlib.sha256("".join(gone).encode()).hexdigest() if gone else ""
    if not gone:
        path.unlink(missing_ok=True)
    elif mark != book.fact(path.name, "ids") or not path.is_file():
        with whole_file(path) as file:
            file.writelines(f'{{"id":"{key}"}}\n'.encode() for key in gone)
    book.set_fact(path.name, "ids", mark)


def _stamp(path: Path) -> str:
    try:
        seen = path.stat()
    except OSError:
        return ""
    return f"{seen.st_size}-{seen.st_mtime_ns}"


def lines(path: Path) -> Iterator[bytes]:
    """The lines of a feed, one at a time."""
    with open(path, "rb") as file:
        yield from file
