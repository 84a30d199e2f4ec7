"""``documents.jsonl`` and ``sections.jsonl``: one file for all of OUT, of which only what has changed is made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ..write.record import Granularity, records, to_line
from .book import Book, Given
from .files import whole_file
from .outputs import Output, read_output

FEEDS = "feeds"
DELETED = "deleted.jsonl"


class Refreshed(NamedTuple):
    """What became of a feed."""

    path: Path
    changed: int  # files of OUT made again
    dropped: int  # files of OUT that are there no more
    gone: int  # ids that were told once and that no text has any more, over all runs


def refresh_jsonl(out: Path, there: list[Output], book: Book, granularity: Granularity) -> Refreshed:
    """Bring the feed up to date. Unchanged stretches are copied, bytes as they are.

    Call inside a transaction of ``book``: where the file can't take its place, the book says nothing either.
    """
    path = out / FEEDS / f"{granularity}s.jsonl"
    consumer = path.name
    intact = _stamp(path) == book.fact(consumer, "stamp") != ""
    changed = {o.name for o in (book.changed(consumer, there) if intact else there)}
    missing = book.missing(consumer, {o.name for o in there})
    if changed or missing or not intact:
        with whole_file(path) as new:
            _merge(out, there, changed, book, consumer, granularity, path, new)
        for name in missing:
            book.forget(consumer, name)
        book.set_fact(consumer, "stamp", _stamp(path))
    gone = list(book.gone(consumer))
    _tell_deleted(out, granularity, gone, book)
    return Refreshed(path, len(changed), len(missing), len(gone))


def _merge(
    out: Path, there: list[Output], changed: set[str], book: Book, consumer: str, granularity: Granularity, path: Path,
    new: BinaryIO,
) -> None:  # fmt: skip
    old = open(path, "rb") if len(changed) < len(there) else None  # noqa: SIM115
    try:
        at = 0
        for output in there:
            given = book.given(consumer, output.name)
            if output.name in changed or given is None or old is None:
                found = list(records(read_output(out, output.name), granularity))
                data = b"".join(map(to_line, found))
                book.hold(consumer, output.name, (record.id for record in found))
                new.write(data)
                length = len(data)
            else:
                old.seek(given.start)
                new.write(old.read(given.length))
                length = given.length
            book.put(consumer, Given(output.name, output.stamp, at, length))
            at += length
    finally:
        if old is not None:
            old.close()


def _tell_deleted(out: Path, granularity: Granularity, gone: list[str], book: Book) -> None:
    """A line for each id to delete; no file where there are none."""
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
