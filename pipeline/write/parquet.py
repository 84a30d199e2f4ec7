"""Records as a typed Parquet file, a row group a shard. Needs the extra ``parquet`` (pyarrow)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import Any, BinaryIO

from ..errors import SetupError
from .record import Record, as_json


def write_parquet(shards: Iterable[Sequence[Record]], to: BinaryIO) -> int:
    """Write the shards one after another, each a row group; the number of rows. One shard at a time is in memory.

    Raises:
        SetupError: pyarrow is not installed.
    """
    require_pyarrow()
    import pyarrow
    from pyarrow import parquet

    schema = _schema(pyarrow)
    rows = 0
    with parquet.ParquetWriter(to, schema, compression="zstd") as writer:
        for shard in shards:
            table = pyarrow.Table.from_pylist([_row(record) for record in shard], schema=schema)
            writer.write_table(table, row_group_size=max(len(shard), 1))
            rows += len(shard)
    return rows


def require_pyarrow() -> None:
    """Say at once what is missing, before anything is done that would lead to it.

    Raises:
        SetupError: pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise SetupError("Parquet needs pyarrow: pip install 'gongwen[parquet]'")


def _row(record: Record) -> dict[str, Any]:
    row = as_json(record)
    row["year"] = int(record.date[:4]) if record.date[:4].isdigit() else None
    row.update({f"repairs_{name}": count for name, count in row.pop("repairs").items()})
    return row


def _schema(pyarrow: Any) -> Any:
    text, number, texts = pyarrow.string(), pyarrow.int32(), pyarrow.list_(pyarrow.string())
    facet = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    columns = {
        "id": text, "kind": facet, "document_id": text, "title": text, "path": texts, "level": number, "text": text,
        "date": text, "date_kind": facet, "published": text, "year": number, "issuer": facet, "doc_number": text,
        "author": text, "addressee": text, "genre": facet, "language": facet, "source_uri": text, "page_url": text,
        "site": facet, "part": number, "parts": number, "certainty": facet, "repairs_corrected": number,
        "repairs_unclear": number, "repairs_gaps": number, "lost": texts, "completeness": facet,
        "kept": pyarrow.float32(), "text_sha256": text, "document_sha256": text,
    }  # fmt: skip
    return pyarrow.schema(list(columns.items()))
