"""The finished files in OUT: which there are, and what they hold."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InputError, SetupError
from ..parts.place import holds_parts, open_parts
from ..write.collection import Collection
from ..write.ledger import clean_digests, digest
from ..write.load import load

if TYPE_CHECKING:
    from ..parts.view import Parts

STATE = Path(".gongwen", "state.sqlite")
LEDGER = ".ledger.jsonl"
#: Folders at the top of OUT that hold no outputs.
_OTHERS = frozenset((".gongwen", "quarantine", "feeds", "report"))


class Output(NamedTuple):
    """An XML file with its ledger. ``name`` is relative to OUT; ``stamp`` changes whenever the file does."""

    name: str
    stamp: str


class Trouble(NamedTuple):
    """An output that is not as this program wrote it, and why; whoever got it before keeps what it had."""

    name: str
    why: str


class Outputs:
    """What is clean in OUT: a folder, or the parts of a run on an engine, also at the address of a store.

    Raises:
        SetupError: it isn't there, or no run of this program made it.
    """

    def __init__(self, out: Path) -> None:
        self._out = out
        self._parts: Parts | None = None
        if holds_parts(out):
            self._parts = open_parts(out)
        elif not out.is_dir():
            raise SetupError(f"no such folder: {out}")
        elif not (out / STATE).is_file():
            raise SetupError(f"{out} is not an output folder of gongwen: it has no {STATE}")

    def __iter__(self) -> Iterator[Output]:
        """Every XML file that has its ledger beside it, in the order of names, whatever run made it; those of parts as well."""
        if self._parts:
            return (Output(name, stamp) for name, stamp in sorted(self._parts.stamps.items()))
        return _search(str(self._out), "", top=True)

    def read(self, name: str, with_ledger: bool = False) -> Collection:
        """What an output file says, which is what its ledger makes; with it, corrections carry their evidence.

        Raises:
            InputError: it can't be read, is of another version, or says anything but the texts that its ledger tells of.
        """
        try:
            xml, ledger = self._parts.read(name) if self._parts else _files(self._out / name)
        except OSError as error:
            raise InputError(str(error.strerror or error)) from None
        collection = load(xml, ledger if with_ledger else None)
        if clean_digests(ledger) != tuple(digest(document.text) for document in collection.documents):
            raise InputError("its texts are not those of its ledger")
        return collection


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


def _files(path: Path) -> tuple[bytes, bytes]:
    return path.read_bytes(), path.with_name(path.name + LEDGER).read_bytes()
