"""CSV with a header: each row is a source of its own."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from ..errors import InputError
from ..model import Source
from ..settings import Settings
from .archives import Troubles
from .characters import STEP, Rejoined, characters
from .looks import csv_delimiter
from .records import from_rows


def sources(uri: str, stream: BinaryIO, settings: Settings) -> Iterator[Source]:
    """The rows of a CSV with a header.

    Raises:
        InputError: no row holds a text, or a quotation mark is not closed.
    """
    troubles = Troubles()
    start = stream.read(STEP)
    delimiter = csv_delimiter(start, settings)
    text = characters(io.BufferedReader(Rejoined(start, stream)))
    header = text.readline(STEP)
    names = next(csv.reader([header], delimiter=delimiter))
    lines = _Quoted(text)
    rows = enumerate(csv.DictReader(lines, [name.strip() for name in names], delimiter=delimiter), 1)
    csv.field_size_limit(settings.max_bytes)
    try:
        yield from from_rows(uri, rows, settings, troubles)
    except csv.Error as error:
        raise InputError(f"a damaged CSV: {error}; is a quotation mark not closed?") from error
    if lines.open:
        troubles.add("a quotation mark is not closed: the last records may have run together")
    troubles.tell()


class _Quoted:
    """The lines of a text, and whether a quotation mark is open after them."""

    def __init__(self, lines: TextIO) -> None:
        self._lines = lines
        self.open = False

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.open ^= line.count('"') % 2 == 1
            yield line
