"""The finished outputs in OUT: which there are, and what they contain."""

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
#: Folders at the top of OUT without outputs.
_OTHERS = frozenset((".gongwen", "quarantine", "feeds", "report"))


class Output(NamedTuple):
    """An XML file with its ledger. ``name`` is relative to OUT; ``stamp`` changes when the file changes."""

    name: str
    stamp: str


class Trouble(NamedTuple):
    """An output that is not as this program wrote it, and why. Consumers keep what they had of it."""

    name: str
    why: str


class Outputs:
    """The clean outputs in OUT: a folder, or the parts of a run on an engine, which may be in a store.

    Raises:
        SetupError: OUT does not exist, or no run of this program made it.
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
        """Every XML file that has its ledger, or every one in the parts, in the order of names."""
        if self._parts:
            return (Output(name, stamp) for name, stamp in sorted(self._parts.stamps.items()))
        return _search(str(self._out), "", top=True)

    def read(self, name: str, with_ledger: bool = False) -> Collection:
        """The content of an output, checked against its ledger. ``with_ledger``: corrections carry their evidence.

        Raises:
            InputError: it can't be read, is of another version, or its texts differ from those of its ledger.
        """
        try:
            xml, ledger = self._parts.read(name) if self._parts else _files(self._out / name)
        except OSError as error:
            raise InputError(str(error.strerror or error)) from None
        collection = load(xml, ledger if with_ledger else None)
        if clean_digests(ledger) != tuple(digest(document.text) for document in collection.documents):
            raise InputError("its texts differ from those of its ledger")
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
