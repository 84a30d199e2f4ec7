"""``gongwen push``: sends changed records to a search engine and deletes those that are gone.

Ids are recorded before they are sent, and files after the server has taken them. So when a push is interrupted, the same
command continues it, and every id that was ever sent is known.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..errors import InputError, SetupError
from ..write.record import Granularity, records, to_line
from .book import Book, Given
from .elastic import Elastic, Item, Refusal
from .export import BOOK
from .groonga import Groonga
from .http import Client, Credentials
from .outputs import Output, Outputs, Trouble

ENGINES = ("elasticsearch", "opensearch", "groonga")


@dataclass(frozen=True, slots=True)
class Target:
    """Where records go, and in requests of what size."""

    engine: str
    url: str
    index: str
    granularity: Granularity = "section"
    batch_size: int = 5 << 20  # bytes
    timeout: float = 60.0  # seconds

    @property
    def consumer(self) -> str:
        return f"push {self.engine} {self.url.rstrip('/')} {self.index} {self.granularity}"


@dataclass(frozen=True, slots=True)
class Pushed:
    """What one push did."""

    files: int
    sent: int
    deleted: int
    same: int  # files that were up to date
    refused: tuple[Refusal, ...]
    troubles: tuple[Trouble, ...]  # files of OUT that were not sent


class Engine(Protocol):
    """What a search engine must be able to do."""

    def prepare(self) -> None: ...
    def put(self, items: Sequence[Item]) -> list[Refusal]: ...
    def delete(self, ids: Sequence[str]) -> list[Refusal]: ...
    def finish(self) -> None: ...


def load_credentials(path: Path | None) -> Credentials:
    """The credentials in a TOML file with ``user`` and ``password`` or ``api_key``, else those in GONGWEN_USER,
    GONGWEN_PASSWORD and GONGWEN_API_KEY. They may be empty, because many servers need none.

    Raises:
        SetupError: the file can't be read, or has other content. The message never shows the content.
    """
    names = ("user", "password", "api_key")
    if path is None:
        return Credentials(*(os.environ.get(f"GONGWEN_{name.upper()}", "") for name in names))
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SetupError(f"--credentials: {path}: {error.strerror}") from None
    except ValueError:
        raise SetupError(f"--credentials: {path} is not TOML") from None
    if not found.keys() <= set(names) or not all(isinstance(value, str) for value in found.values()):
        raise SetupError(f"--credentials: {path} may hold user, password and api_key, each a string, and nothing else")
    return Credentials(**found)


def engine_of(target: Target, credentials: Credentials, say: Callable[[str], None]) -> Engine:
    """The client for the engine of the target.

    Raises:
        SetupError: the engine is unknown, or the address or the name of the index is not possible.
    """
    if target.engine not in ENGINES:
        raise SetupError(
            f"--to: unknown engine {target.engine!r}; there are {', '.join(ENGINES)}; "
            "for others, use `gongwen export OUT --to jsonl`"
        )
    client = Client(target.url, credentials, target.timeout, say)
    if target.engine == "groonga":
        return Groonga(client, target.index, target.batch_size)
    return Elastic(client, target.index, target.batch_size, say)


def push(
    out: Path, target: Target, credentials: Credentials, again: bool, say: Callable[[str], None],
    engine: Engine | None = None, into: Path | None = None,
) -> Pushed:  # fmt: skip
    """Bring the index up to date with OUT. The record of what the server has is in ``into``, else in OUT.

    Raises:
        SetupError: OUT is not an output folder, or the server can't be reached, stays busy or is of another kind. What it
            took is recorded, and the same call continues from there.
    """
    outputs = Outputs(out)
    engine = engine or engine_of(target, credentials, say)
    engine.prepare()
    there = list(outputs)
    book = Book((into or out) / BOOK)
    try:
        consumer = target.consumer
        stale = there if again else book.changed(consumer, there)
        sent, refused, troubles = 0, list[Refusal](), list[Trouble]()
        for portion in _portions(outputs, stale, target, troubles):
            count, bad = _put(portion, book, consumer, engine)
            sent += count
            refused += bad
        with book:
            for name in book.missing(consumer, {output.name for output in there}):
                book.forget(consumer, name)
        deleted, bad = _delete(book, consumer, engine)
        if sent or deleted:
            engine.finish()
        files = len(stale) - len(troubles)
        return Pushed(files, sent, deleted, len(there) - len(stale), (*refused, *bad), tuple(troubles))
    finally:
        book.close()


Portion = list[tuple[Output, list[Item]]]


def _portions(outputs: Outputs, stale: Sequence[Output], target: Target, troubles: list[Trouble]) -> Iterator[Portion]:
    """Whole files, about as many as fill one request. Files that can't be sent are added to ``troubles``."""
    held: Portion = []
    size = 0
    for output in stale:
        try:
            found = records(outputs.read(output.name), target.granularity)
        except InputError as error:
            troubles.append(Trouble(output.name, str(error)))
            continue
        items = [Item(record.id, to_line(record)) for record in found]
        held.append((output, items))
        size += sum(len(item.line) for item in items)
        if size >= target.batch_size:
            yield held
            held, size = [], 0
    if held:
        yield held


def _put(portion: Portion, book: Book, consumer: str, engine: Engine) -> tuple[int, list[Refusal]]:
    with book:
        for output, items in portion:
            book.hold(consumer, output.name, (item.id for item in items))
    refused = engine.put([item for _, items in portion for item in items])
    bad = {refusal.id for refusal in refused}
    with book:
        for output, items in portion:
            taken = not any(item.id in bad for item in items)
            book.put(consumer, Given(output.name, output.stamp if taken else "refused", 0, 0))
    return sum(len(items) for _, items in portion) - len(refused), refused


def _delete(book: Book, consumer: str, engine: Engine) -> tuple[int, list[Refusal]]:
    gone = list(book.gone(consumer))
    if not gone:
        return 0, []
    refused = engine.delete(gone)
    taken = sorted(set(gone) - {refusal.id for refusal in refused})
    with book:
        book.drop_gone(consumer, taken)
    return len(taken), refused
