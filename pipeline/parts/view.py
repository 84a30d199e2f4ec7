"""Outputs in parts, by the names that they have as files, for readers that know only files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import pyarrow as pa

from ..run.names import output_name
from .part import read_part
from .plan import places

_COLUMNS = ("uri", "result", "sha256", "fingerprint")


class Parts:
    """The outputs of the last finished run under an address. At most two parts are in memory."""

    def __init__(
        self, out: str, columns: Sequence[str] = _COLUMNS, see: Callable[[dict[str, Any]], None] = lambda row: None
    ) -> None:
        """``see`` is called with ``columns`` of each row; they must include ``_COLUMNS``."""
        self._out = out
        #: By the name of an output: a string that changes when the output does.
        self.stamps: dict[str, str] = {}
        self._part_of: dict[str, str] = {}
        for part, row in places(out, columns):
            see(row)
            if row["result"] == "done":
                name = output_name(row["uri"], ".xml")
                self.stamps[name] = f"{row['sha256'][:24]}-{row['fingerprint']}"
                self._part_of[name] = part
        self._held = lru_cache(maxsize=2)(self._rows)

    def read(self, name: str) -> tuple[bytes, bytes]:
        """The XML and the ledger of an output.

        Raises:
            OSError: it is not there, or its part can't be read.
        """
        if name not in self._part_of:
            raise FileNotFoundError(2, "no such output", name)
        return self._held(self._part_of[name])[name]

    def _rows(self, part: str) -> dict[str, tuple[bytes, bytes]]:
        rows = read_part(self._out, part, ["uri", "xml", "ledger"])
        try:
            return {output_name(row["uri"], ".xml"): (row["xml"], row["ledger"]) for row in rows}
        except pa.ArrowException as error:
            raise OSError(f"{part} is no part any more: {str(error).splitlines()[0]}") from None
