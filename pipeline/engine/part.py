"""A part: what became of the sources of one shard, as one Parquet file, written whole or not at all."""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

FOLDER = "parts"
SCHEMA = pa.schema(
    [
        pa.field("uri", pa.string(), nullable=False),
        pa.field("result", pa.string(), nullable=False),  # done, rejected, bug, killed, container
        pa.field("reason", pa.string(), nullable=False),
        pa.field("sha256", pa.string(), nullable=False),  # of the bytes
        pa.field("fingerprint", pa.string(), nullable=False),
        pa.field("size", pa.int64(), nullable=False),  # bytes
        pa.field("xml", pa.binary(), nullable=False),  # empty where there is none
        pa.field("ledger", pa.binary(), nullable=False),
        pa.field("counts", pa.string(), nullable=False),  # JSON
    ]
)


class Row(NamedTuple):
    """What became of one source; the columns of ``SCHEMA``."""

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
    """The name of the part of a shard under one version of program and settings."""
    return f"{shard}-{fingerprint[:16]}.parquet"


def write_part(rows: Iterable[Row], out: str, name: str) -> int:
    """Write the part ``name`` under the address ``out``; its bytes.

    It appears whole: under another name first, moved when it is complete. Nothing is left of a writer that died but a
    file whose name begins with ``_``, which is no part.
    """
    table = pa.Table.from_pylist([row._asdict() for row in rows], schema=SCHEMA)
    held = io.BytesIO()
    pq.write_table(table, held, compression="zstd")
    system, root = fsspec.core.url_to_fs(out)
    folder = f"{root}/{FOLDER}"
    system.makedirs(folder, exist_ok=True)
    beside = f"{folder}/_{uuid.uuid4().hex}"
    system.pipe_file(beside, held.getvalue())
    system.mv(beside, f"{folder}/{name}")
    return len(held.getvalue())


def part_names(out: str) -> set[str]:
    """The parts that stand under ``out``."""
    system, root = fsspec.core.url_to_fs(out)
    if not system.exists(f"{root}/{FOLDER}"):
        return set()
    names = (path.rsplit("/", 1)[-1] for path in system.ls(f"{root}/{FOLDER}", detail=False))
    return {name for name in names if name.endswith(".parquet") and not name.startswith("_")}


def read_part(out: str, name: str, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
    """The rows of a part, as dictionaries of ``columns`` (all of them), a batch in memory at a time."""
    system, root = fsspec.core.url_to_fs(out)
    with system.open(f"{root}/{FOLDER}/{name}", "rb") as file:
        for batch in pq.ParquetFile(file).iter_batches(64, columns=columns):
            yield from batch.to_pylist()
