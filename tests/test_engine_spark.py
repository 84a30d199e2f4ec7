"""Spark: a function for tables that are in Spark, and Spark as the engine of a run."""

from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("fsspec")
pytest.importorskip("pyarrow")

import pyarrow as pa

from gongwen.engine.spark import SPARK_SCHEMA, cleaning
from gongwen.parts.part import SCHEMA
from gongwen.run.worker import Limits
from gongwen.settings import Settings

TEXT = "关于{n}号渠道检修的通知\n各村：\n一、时间\n{n}月开工，各村要备好料。\n"
RECORD = '{"text": "关于渠道检修的通知\\n各村：\\n一、时间\\n三月开工，各村要备好料。"}\n'


def table(rows: list[tuple[str, bytes]]) -> Iterator[Any]:
    yield pa.RecordBatch.from_pydict({"path": [uri for uri, _ in rows], "content": [data for _, data in rows]})


def test_rows_of_addresses_and_bytes_become_rows_of_parts() -> None:
    texts = [(f"{n}.txt", TEXT.format(n=n).encode()) for n in range(3)]
    odd = [("none.txt", b""), ("two.jsonl", RECORD.encode() * 2), ("bad.zip", b"PK\3\4 no archive")]
    (batch,) = cleaning(Settings())(table([*texts, *odd]))
    assert batch.schema == SCHEMA
    said = {row["uri"]: row["result"] for row in batch.to_pylist()}
    assert [said[uri] for uri, _ in texts] == ["done"] * 3
    assert (said["none.txt"], said["two.jsonl"], said["bad.zip"]) == ("rejected", "container", "rejected")
    assert len(said) == 8


def test_a_source_that_breaks_a_limit_is_a_row() -> None:
    (batch,) = cleaning(Settings(), Limits(seconds=0.001))(table([("a.txt", TEXT.encode())]))
    assert [row["reason"] for row in batch.to_pylist()] == ["took longer than 0.001 s"]


def test_spark_names_the_columns_of_a_part() -> None:
    assert [column.split()[0] for column in SPARK_SCHEMA.split(", ")] == SCHEMA.names
