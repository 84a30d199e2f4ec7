"""A part: the results of the sources of one shard, as one Parquet file, written completely or not at all."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from .store import Store

FOLDER = "parts"
SCHEMA = pa.schema(
    [
        pa.field("uri", pa.string(), nullable=False),
        pa.field("result", pa.string(), nullable=False),  # done, rejected, bug, killed, container
        pa.field("reason", pa.string(), nullable=False),
        pa.field("sha256", pa.string(), nullable=False),  # of the bytes
        pa.field("fingerprint", pa.string(), nullable=False),
        pa.field("size", pa.int64(), nullable=False),  # bytes
        pa.field("xml", pa.binary(), nullable=False),  # empty if there is none
        pa.field("ledger", pa.binary(), nullable=False),
        pa.field("counts", pa.string(), nullable=False),  # JSON
    ]
)


class Row(NamedTuple):
    """The result of one source; the columns of ``SCHEMA``."""

    uri: str
    result: str
    reason: str
    sha256: str
    fingerprint: str
    size: int
    xml: bytes = b""
    ledger: bytes = b""
    counts: str = "{}"


def part_name(shard: str, fingerprint: str) -> str:
    """The name of the part of a shard for one version of program and settings."""
    return f"{shard}-{fingerprint}.parquet"


def write_part(rows: Iterable[Row], out: str, name: str) -> int:
    """Write the part ``name`` under the address ``out``, completely or not at all. Returns its size in bytes."""
    table = pa.Table.from_pylist([row._asdict() for row in rows], schema=SCHEMA)
    return write_table(table, out, f"{FOLDER}/{name}")


def write_table(table: pa.Table, out: str, name: str, rows: int = 1 << 16) -> int:
    """Write ``table`` as a Parquet file with ``rows`` per row group. Returns its size in bytes."""
    held = io.BytesIO()
    pq.write_table(table, held, compression="zstd", row_group_size=rows)
    Store(out).write(name, held.getvalue())
    return len(held.getvalue())


def part_names(out: str) -> set[str]:
    """The parts that exist under ``out``."""
    return {name for name in Store(out).names(FOLDER) if name.endswith(".parquet")}


def has_part(out: str, name: str) -> bool:
    """Whether the part ``name`` exists."""
    return Store(out).has(f"{FOLDER}/{name}")


def read_part(out: str, name: str, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
    """The rows of a part, as dictionaries of ``columns`` (default: all), with one batch in memory at a time."""
    with Store(out).open(f"{FOLDER}/{name}") as file:
        for batch in pq.ParquetFile(file).iter_batches(64, columns=columns):
            yield from batch.to_pylist()
