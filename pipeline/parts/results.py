"""Parts read like an output folder: their rows in a temporary state, their outputs read from the parts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, cast

import fsspec

from ..run.counts import Counts
from ..run.folder import Written
from ..run.names import LEDGER, output_name
from ..run.results import Export, Results
from ..run.state import Result, Row, State
from ..run.version import VERSION
from .pipelines import read_pipelines
from .plan import Planned, files
from .view import Parts

_COLUMNS = ("uri", "result", "reason", "sha256", "fingerprint", "size", "counts")


class PartResults(Results):
    """The last finished run on an engine under the address ``out``.

    Raises:
        SetupError: no run has finished there, or a part can't be read.
    """

    def __init__(self, out: str) -> None:
        self._held = TemporaryDirectory(prefix="gongwen-")
        self.state = State(Path(self._held.name))
        planned = files(out)
        for made in read_pipelines(out).values():
            self.state.remember_pipeline(made.total, made.stages, made.libraries, VERSION)
        self.state.db.execute("BEGIN")
        self._parts = Parts(out, _COLUMNS, lambda row: self.state.put(_row(row, planned)))
        self.state.db.execute("COMMIT")
        self.state.set_fact("finished", "yes")

    def close(self) -> None:
        """Close and delete the temporary state."""
        super().close()
        self._held.cleanup()

    def read(self, name: str) -> tuple[bytes, bytes]:
        """See ``Results``."""
        return self._parts.read(name)

    def open_source(self, row: Row) -> BinaryIO:
        """See ``Results``."""
        opened: BinaryIO = fsspec.open(os.fsdecode(row.path), "rb").open()
        return opened

    def trouble(self, written: Written) -> str:
        """Empty, because a part is complete or does not exist."""
        return ""

    def strangers(self) -> Iterator[str]:
        """Nothing, because a part contains only what the run made."""
        return iter(())

    def exports(self, xml: str) -> Iterator[Export]:
        """Nothing, because there are no files next to an output in a part."""
        return iter(())

    def stamp(self, row: Row) -> str:
        """See ``Results``."""
        return f"{row.sha256} {row.fingerprint}"


def _row(row: dict[str, Any], planned: dict[str, Planned]) -> Row:
    name = output_name(row["uri"], ".xml")
    outputs = tuple(Written(one, 0, "", 0) for one in (name, name + LEDGER)) if row["result"] == "done" else ()
    return state_row(row, planned, outputs)


def state_row(row: dict[str, Any], planned: dict[str, Planned], outputs: tuple[Written, ...]) -> Row:
    """A row of a part as a row of a state."""
    uri = container = row["uri"]
    while container and container not in planned:
        container = container.rpartition("/")[0]
    source = planned.get(container)
    path, mtime = _place(source)
    size = source.size if source and container == uri else row["size"]
    return Row(
        uri, "" if container == uri else container, path, size, mtime, row["sha256"], row["fingerprint"],
        cast(Result, row["result"]), row["reason"], outputs, Counts(**json.loads(row["counts"])), 0.0,
        datetime.now(UTC).isoformat(timespec="seconds"),
    )  # fmt: skip


def _place(source: Planned | None) -> tuple[bytes, int]:
    """The path of the file (or its address, if it is elsewhere), and its time (0 if it has changed or is elsewhere)."""
    if source is None:
        return b"", 0
    path = source.url.removeprefix("file://")
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return os.fsencode(path), 0
    as_planned = source.mark == f"{found.st_mtime} {found.st_size}"
    return os.fsencode(path), found.st_mtime_ns if as_planned else 0
