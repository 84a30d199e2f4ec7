"""The finished files in OUT: which there are, and what they hold."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InputError, SetupError
from ..write.collection import Collection
from ..write.ledger import clean_digests, digest
from ..write.load import load

if TYPE_CHECKING:
    from ..parts.view import Parts

#: What a run on an engine leaves in OUT last of all.
PLAN = "plan.parquet"
STATE = Path(".gongwen", "state.sqlite")
LEDGER = ".ledger.jsonl"
#: Folders at the top of OUT that hold no outputs.
_OTHERS = frozenset((".gongwen", "quarantine", "feeds", "report"))


class Output(NamedTuple):
    """An XML file with its ledger. ``name`` is relative to OUT; ``stamp`` changes whenever the file does."""

    name: str
    stamp: str


def require_out(out: Path) -> None:
    """Refuse a folder that is none of ours.

    Raises:
        SetupError: it isn't there, or no run of this program made it.
    """
    if not out.is_dir():
        raise SetupError(f"no such folder: {out}")
    if not (out / STATE).is_file() and not holds_parts(out):
        raise SetupError(f"{out} is no output folder of gongwen: it holds no {STATE}")


def holds_parts(out: Path) -> bool:
    """Whether a run on an engine made this folder: its outputs lie in parts, and are read there."""
    return (out / PLAN).is_file() and not (out / STATE).is_file()


@lru_cache(maxsize=2)
def _parts(out: Path, seen: int) -> Parts:
    try:
        from ..parts.view import Parts
    except ImportError as error:
        raise SetupError(f"reading parts needs {error.name}: pip install 'gongwen[engine]'") from None
    return Parts(str(out))


def _view(out: Path) -> Parts:
    """The parts as they are now: ``plan.parquet`` is written anew by each run."""
    return _parts(out.absolute(), (out / PLAN).stat().st_mtime_ns)


def outputs(out: Path) -> Iterator[Output]:
    """Every XML file that has its ledger beside it, in the order of names, whatever run made it; those of parts as well."""
    if holds_parts(out):
        yield from (Output(name, stamp) for name, stamp in sorted(_view(out).stamps.items()))
        return
    yield from _search(str(out), "", top=True)


def _search(folder: str, prefix: str, top: bool = False) -> Iterator[Output]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise SetupError(f"can't read {folder}: {error.strerror}") from None
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not (top and entry.name in _OTHERS):
                yield from _search(entry.path, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".xml") and entry.name + LEDGER in names:
            seen = entry.stat()
            yield Output(prefix + entry.name, f"{seen.st_size}-{seen.st_mtime_ns}")


class Trouble(NamedTuple):
    """An output that is not as this program wrote it, and why; whoever got it before keeps what it had."""

    name: str
    why: str


def read_output(out: Path, name: str, with_ledger: bool = False) -> Collection:
    """What an output file says, which is what its ledger makes; with it, corrections carry their evidence.

    Raises:
        InputError: it can't be read, is of another version, or says anything but the texts that its ledger tells of.
    """
    try:
        xml, ledger = _view(out).read(name) if holds_parts(out) else _files(out / name)
    except OSError as error:
        raise InputError(str(error.strerror or error)) from None
    collection = load(xml, ledger if with_ledger else None)
    if clean_digests(ledger) != tuple(digest(document.text) for document in collection.documents):
        raise InputError("its texts are not those of its ledger")
    return collection


def _files(path: Path) -> tuple[bytes, bytes]:
    return path.read_bytes(), path.with_name(path.name + LEDGER).read_bytes()
