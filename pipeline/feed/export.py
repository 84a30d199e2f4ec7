"""``gongwen export``: feeds for all of OUT, and other formats next to each XML file, made from the clean outputs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError, SetupError
from ..write import FEEDS as FEED_FORMATS
from ..write import WRITERS
from ..write.bulk import cut, delete_action, index_action
from ..write.parquet import require_pyarrow, write_parquet
from ..write.record import Granularity, from_line
from .book import Book, Given
from .files import whole_file
from .jsonl import FEEDS, Refreshed, lines, refresh_jsonl
from .outputs import Output, Outputs, Trouble

BOOK = Path(".gongwen", "feeds.sqlite")
SHARD_SIZE = 50 << 20  # the default for the most bytes of a bulk file and of a row group
FORMATS = (*FEED_FORMATS, *(name for name, writer in WRITERS.items() if writer.of == "xml"))
#: The id of a record is the first thing in its line.
_ID = slice(len(b'{"id":"'), len(b'{"id":"') + 16)


@dataclass(frozen=True, slots=True)
class Report:
    """What one export did for one format."""

    format: str
    what: str  # the file or files, relative to the folder they are in
    changed: int  # sources made again
    dropped: int  # sources that are gone
    deleted: int  # ids that an indexer must delete
    troubles: tuple[Trouble, ...] = ()  # files of OUT that could not be read: left out, or left as they were


def export(
    out: Path, formats: Sequence[str], granularity: Granularity, shard_size: int, into: Path | None = None
) -> list[Report]:
    """Bring the formats, in the folder ``into`` or else in OUT, up to date with the XML in OUT. ``shard_size`` is in bytes.

    Raises:
        SetupError: OUT is not an output folder or of another version, or the disk can't be written; existing files stay.
    """
    held, folder = Outputs(out), into or out
    if "parquet" in formats:
        require_pyarrow()
    there = list(held)
    reports: list[Report] = []
    book = Book(folder / BOOK)
    try:
        feed: Refreshed | None = None
        if set(formats) & set(FEED_FORMATS):
            with book:
                feed = refresh_jsonl(held, folder, there, book, granularity)
        for name in formats:
            if name in WRITERS:
                with book:
                    reports.append(_beside(held, folder, there, book, name))
            elif feed is not None:
                with book:
                    reports.append(_of_feed(folder, name, feed, book, granularity, shard_size))
    finally:
        book.close()
    return reports


def _of_feed(folder: Path, name: str, feed: Refreshed, book: Book, granularity: Granularity, shard_size: int) -> Report:
    plural = f"{granularity}s"
    counts = (feed.changed, feed.dropped, feed.gone, feed.troubles)
    if name == "jsonl":
        return Report(name, f"{FEEDS}/{plural}.jsonl", *counts)
    gone = list(book.gone(feed.path.name))
    mark = f"{book.fact(feed.path.name, 'stamp')} {shard_size} {hashlib.sha256(''.join(gone).encode()).hexdigest()}"
    if name == "parquet":
        path = folder / FEEDS / f"{plural}.parquet"
        if book.fact(path.name, "made of") != mark or not path.is_file():
            with whole_file(path) as file:
                shards = cut(lines(feed.path), shard_size)
                write_parquet(([from_line(line) for line in shard] for shard in shards), file)
            book.set_fact(path.name, "made of", mark)
        return Report(name, f"{FEEDS}/{path.name}", *counts)
    stem = "bulk" if granularity == "document" else "bulk-sections"
    count = _bulk(folder / FEEDS, stem, feed, gone, book, mark, shard_size)
    return Report(name, f"{FEEDS}/{stem}-00001.ndjson … {count:05}", *counts)


def _bulk(folder: Path, stem: str, feed: Refreshed, gone: list[str], book: Book, mark: str, limit: int) -> int:
    """Write the files of the bulk feed, deletions first, and delete files of an older, longer feed. Returns their number."""
    made = [Path(folder, f"{stem}-{n:05}.ndjson") for n in range(1, int(book.fact(stem, "files") or 0) + 1)]
    if book.fact(stem, "made of") == mark and all(path.is_file() for path in made):
        return len(made)
    book.set_fact(stem, "made of", "")
    count = 0
    for count, shard in enumerate(cut(_actions(feed, gone), limit), 1):
        with whole_file(folder / f"{stem}-{count:05}.ndjson") as file:
            file.writelines(shard)
    for path in folder.glob(f"{stem}-[0-9][0-9][0-9][0-9][0-9].ndjson"):
        if int(path.stem[-5:]) > count:
            path.unlink()
    with whole_file(folder / "index-template.json") as file:
        file.write(index_template())
    book.set_fact(stem, "files", str(count))
    book.set_fact(stem, "made of", mark)
    return count


def _actions(feed: Refreshed, gone: list[str]) -> Iterator[bytes]:
    yield from map(delete_action, gone)
    for line in lines(feed.path):
        yield index_action(line[_ID].decode(), line)


def index_template() -> bytes:
    """The index template for Elasticsearch and OpenSearch that goes with the records."""
    package = Path(__file__).parent.parent
    inside = package / "schemas" / "index-template.json"
    return (inside if inside.is_file() else package.parent / "schemas" / "index-template.json").read_bytes()


def _beside(held: Outputs, folder: Path, there: list[Output], book: Book, name: str) -> Report:
    """Write one file per source, next to its XML, or under the same name in another folder."""
    suffix = WRITERS[name].suffix
    names = {output.name for output in there}
    stale = {output.name for output in book.changed(name, there)}
    done, troubles = 0, []
    for output in there:
        target = _target(output.name, suffix)
        if target in names:
            raise SetupError(f"{folder / target} is the XML of another source; the {name} can't be put there")
        if output.name not in stale and (folder / target).is_file():
            continue
        try:
            data = WRITERS[name].from_xml(held.read(output.name, with_ledger=True))
        except InputError as error:
            troubles.append(Trouble(output.name, str(error)))
            continue
        with whole_file(folder / target) as file:
            file.write(data)
        book.put(name, Given(output.name, output.stamp, 0, len(data)))
        done += 1
    missing = book.missing(name, names)
    for old in missing:
        (folder / _target(old, suffix)).unlink(missing_ok=True)
        book.forget(name, old)
    return Report(name, f"*{suffix}", done, len(missing), 0, tuple(troubles))


def _target(name: str, suffix: str) -> str:
    return name.removesuffix(".xml") + suffix
