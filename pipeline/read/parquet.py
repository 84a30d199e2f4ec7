"""Parquet: each row is a source of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from ..errors import InputError
from ..model import Source
from ..settings import Settings
from .archives import Troubles
from .records import from_rows


def sources(uri: str, stream: BinaryIO, settings: Settings) -> Iterator[Source]:
    """The rows of a Parquet file.

    Raises:
        InputError: damaged, no row holds a text, or the library is not installed.
    """
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise InputError("Parquet needs pyarrow: pip install gongwen[parquet]") from error
    troubles = Troubles()
    try:
        table = parquet.ParquetFile(stream)
        yield from from_rows(uri, _parquet_rows(table), settings, troubles)
    except (arrow.ArrowException, OSError) as error:
        raise InputError(f"a damaged Parquet file: {error}") from error
    troubles.tell()


def _parquet_rows(table: Any) -> Iterator[tuple[int, Any]]:
    number = 0
    for batch in table.iter_batches(batch_size=256):
        columns = [_values(column) for column in batch.columns]
        for row in zip(*columns, strict=True):
            number += 1
            yield number, dict(zip(batch.schema.names, row, strict=True))


def _values(column: Any) -> list[Any]:
    """The values of a column: days and times as text, since Arrow's reach further than Python's."""
    import pyarrow as arrow

    kinds = arrow.types
    if kinds.is_temporal(column.type):
        return list(column.cast(arrow.string()).to_pylist())
    if kinds.is_string(column.type) or kinds.is_large_string(column.type):
        wide = arrow.large_binary() if kinds.is_large_string(column.type) else arrow.binary()
        return [value if value is None else value.decode("utf-8", "replace") for value in column.cast(wide).to_pylist()]
    if kinds.is_nested(column.type):  # no text of ours stands in a list or a record in a record
        return [None] * len(column)
    return list(column.to_pylist())
