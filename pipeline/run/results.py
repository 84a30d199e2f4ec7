"""What a run left: a row a source, the outputs, and the sources they were made of. Readers ask here, and change nothing."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from .folder import OutFolder, Written
from .names import LEDGER
from .state import Row, State


class Results:
    """An output folder of `gongwen clean`.

    Raises:
        SetupError: it is none of ours, or its state can't be used.
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
        """Let go of the state."""
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
        """What is wrong with an output; empty where it is as it was written."""
        if self._folder.seen(written._replace(mtime=-1)) is not None:
            return ""
        there = os.path.lexists(self._folder.root / written.name)
        return f"{written.name} holds something else than was written" if there else f"{written.name} is missing"

    def stamp(self, row: Row) -> str:
        """Changes with the outputs: what is not as it was written has another size or time."""
        seen = []
        for output in row.outputs:
            try:
                found = (self._folder.root / output.name).stat()
                seen.append((output.name, found.st_size, found.st_mtime_ns))
            except OSError:
                seen.append((output.name, -1, -1))
        return hashlib.sha256(repr(seen).encode()).hexdigest()
