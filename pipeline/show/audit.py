"""The proof that nothing disappeared: source text + ledger = clean texts, character for character."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rich.console import Console

from ..errors import InputError
from ..model import Source
from ..run.names import LEDGER, output_name
from ..run.state import Row, State
from ..settings import Settings


class Finding(NamedTuple):
    """What is wrong with one source's outputs."""

    uri: str
    what: str


def audit(out: Path, settings: Settings) -> Iterator[Finding | None]:
    """Check every source that was done: None for each that holds, a finding for each that does not.

    Re-reads the source, replays the ledger and compares with the XML; a source whose bytes are others by now can't be
    proved and is a finding too.
    """
    state = State(out / ".gongwen", read_only=True)
    try:
        for row in state.rows("result = 'done' AND container = ''"):
            yield from _findings(row, _read_file(row), out, settings)
        for row in state.rows("uri IN (SELECT DISTINCT container FROM source)"):
            yield from _audit_archive(row, state, out, settings)
    finally:
        state.close()


def print_audit(out: Path, settings: Settings, console: Console) -> int:
    """Print what the audit finds; the exit code."""
    checked = wrong = 0
    for finding in audit(out, settings):
        checked += 1
        if finding:
            wrong += 1
            console.print(f"{finding.uri}: {finding.what}", markup=False, soft_wrap=True)
    if wrong:
        console.print(f"{wrong} of {checked} sources do not hold")
    else:
        console.print(f"{checked} sources: source text + ledger = clean text, every one")
    return 1 if wrong else 0


def _read_file(row: Row) -> Source | str:
    try:
        with open(row.path, "rb") as file:
            return Source(row.uri, file.read())
    except OSError as error:
        return f"the source {os.fsdecode(row.path)} can't be read: {error.strerror}"


def _findings(row: Row, source: Source | str, out: Path, settings: Settings) -> Iterator[Finding | None]:
    what = source if isinstance(source, str) else _compare(row, source, out, settings)
    yield Finding(row.uri, what) if what else None


def _audit_archive(row: Row, state: State, out: Path, settings: Settings) -> Iterator[Finding | None]:
    try:
        for record in _records(row, settings):
            uri = record.uri if record.uri.startswith(row.uri + "/") else f"{row.uri}/{record.uri}"
            mine = state.row(uri)
            if mine is None:
                yield Finding(uri, "this record of the archive was never cleaned")
            elif mine.result == "done":
                yield from _findings(mine, record, out, settings)
    except InputError as error:
        if row.result != "rejected":
            yield Finding(row.uri, str(error))
    except OSError as error:
        yield Finding(row.uri, f"the source {os.fsdecode(row.path)} can't be read: {error.strerror}")


def _records(row: Row, settings: Settings) -> Iterator[Source]:
    from ..read import expand_file

    with open(row.path, "rb") as file:
        yield from expand_file(row.uri, file, settings) or ()


def _compare(row: Row, source: Source, out: Path, settings: Settings) -> str:
    """What is wrong, or an empty string."""
    from ..read import read
    from ..write.ledger import digest, read_ledger, replay
    from ..write.schema import clean_texts

    if hashlib.sha256(source.data).hexdigest() != row.sha256:
        return "the source has changed since; clean it again"
    name = output_name(row.uri, ".xml")
    try:
        xml = (out / name).read_bytes()
        ledger = read_ledger((out / (name + LEDGER)).read_bytes())
        text = read(source, settings).source
        if digest(text) != ledger.text_sha256:
            return "the source text is another than the one the ledger was made of"
        replayed, held = replay(text, ledger), clean_texts(xml)
    except FileNotFoundError as error:
        return f"{error.filename} is missing"
    except OSError as error:
        return f"{error.filename}: {error.strerror}"
    except InputError as error:
        return str(error)
    return _difference(replayed, held)


def _difference(replayed: tuple[str, ...], held: tuple[str, ...]) -> str:
    if len(replayed) != len(held):
        return f"the ledger makes {len(replayed)} documents, the XML holds {len(held)}"
    for number, (ours, theirs) in enumerate(zip(replayed, held, strict=True), 1):
        if ours != theirs:
            at = next(
                (i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs))
            )
            return f"document {number} differs from what the ledger makes at character {at}: {theirs[at : at + 20]!r}"
    return ""
