"""Read access to the results of a run: the rows, the outputs, and the sources they were made from. Changes nothing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Container, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple

from ..write import WRITERS, Writer
from .folder import OutFolder, Written
from .names import LEDGER, RESERVED
from .state import Row, State


class Export(NamedTuple):
    """A file in OUT with the name of an export."""

    name: str
    writer: Writer
    path: Path

    def read(self) -> bytes:
        """Its bytes, as they are now.

        Raises:
            OSError: it can't be read.
        """
        return self.path.read_bytes()


class Results:
    """An output folder of `gongwen clean`.

    Raises:
        SetupError: it is not such a folder, or its state can't be used.
    """

    def __init__(self, out: Path) -> None:
        self._folder = OutFolder(out.absolute())
        self.state = State(out / ".gongwen", read_only=True)

    def __enter__(self) -> Results:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the state."""
        self.state.close()

    def read(self, name: str) -> tuple[bytes, bytes]:
        """The XML ``name`` and its ledger, as they are now.

        Raises:
            OSError: they can't be read.
        """
        path = self._folder.root / name
        return path.read_bytes(), path.with_name(path.name + LEDGER).read_bytes()

    def open_source(self, row: Row) -> BinaryIO:
        """The file of a source or of an archive.

        Raises:
            OSError: it can't be read.
        """
        return open(row.path, "rb")

    def trouble(self, written: Written) -> str:
        """What is wrong with an output; empty if it is as it was written."""
        if self._folder.seen(written._replace(mtime=-1)) is not None:
            return ""
        there = os.path.lexists(self._folder.root / written.name)
        return f"{written.name} is not as it was written" if there else f"{written.name} is missing"

    def strangers(self) -> Iterator[str]:
        """XML files in OUT that were not made from a source, in order: readers of the folder would take them for outputs."""
        renamed = {written.name for row in self.state.rows() for written in row.outputs if _is_cut(row, written)}
        for folder, folders, files in os.walk(self._folder.root):
            here = Path(folder).relative_to(self._folder.root)
            folders[:] = sorted(name for name in folders if here.parts or name not in RESERVED)
            for name in sorted(files):
                place = (here / name).as_posix()
                if name.endswith(".xml") and place not in renamed and not self._made(place, renamed):
                    yield place

    def _made(self, place: str, renamed: Container[str]) -> bool:
        """Whether the file was made from a source (its name is the source's and a suffix), or exported from its XML."""
        for writer in WRITERS.values():
            uri = place.removesuffix(writer.suffix)
            if uri == place:
                continue
            xml = f"{uri}{WRITERS['xml'].suffix}"
            row = self.state.row(uri)
            names = {written.name for written in row.outputs} if row else set()
            if place in names or (writer.of == "xml" and (xml in names or xml in renamed)):
                return True
        return False

    def exports(self, xml: str) -> Iterator[Export]:
        """The files next to an XML file that have the names of its exports and are not the XML of another source."""
        stem = xml.removesuffix(WRITERS["xml"].suffix)
        for writer in WRITERS.values():
            name = stem + writer.suffix
            path = self._folder.root / name
            if writer.of == "xml" and path.is_file() and not self._is_xml(name):
                yield Export(name, writer, path)

    def _is_xml(self, name: str) -> bool:
        """Whether the file is the XML of a source: one called ``x.tei`` has ``x.tei.xml``."""
        row = self.state.row(name.removesuffix(WRITERS["xml"].suffix))
        return row is not None and name in {written.name for written in row.outputs}

    def stamp(self, row: Row) -> str:
        """A hash that changes when the size or time of an output changes."""
        seen = []
        for output in row.outputs:
            try:
                found = (self._folder.root / output.name).stat()
                seen.append((output.name, found.st_size, found.st_mtime_ns))
            except OSError:
                seen.append((output.name, -1, -1))
        return hashlib.sha256(repr(seen).encode()).hexdigest()


def taken_away(out: Path) -> dict[str, bool]:
    """The XML files that a run wrote to OUT and that no longer exist, each with whether its source still exists. Empty for
    parts of an engine.
    """
    if not (out / ".gongwen" / "state.sqlite").is_file():
        return {}
    with Results(out) as results:
        written = [(row, output.name) for row in results.state.rows() for output in row.outputs]
    return {
        name: os.path.lexists(row.path)
        for row, name in written
        if name.endswith(".xml") and not os.path.lexists(out / name)
    }


def _is_cut(row: Row, written: Written) -> bool:
    """Whether the output is not named after its source, because the name was too long or led out of the folder."""
    return not written.name.startswith(row.uri)
