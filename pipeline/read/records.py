"""JSON Lines, JSON lists, CSV and Parquet: each record is a source of its own, with its address and date kept."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.decode import decode
from pipeline.errors import InputError
from pipeline.model import Source
from pipeline.read.archives import Names, tell
from pipeline.read.looks import TEXT, csv_delimiter
from pipeline.settings import Settings

ID = ("id", "_id", "uuid", "doc_id", "docid", "uniqueKey", "编号", "序号")
TITLE = ("title", "标题", "题目", "headline")
URL = ("url", "page_url", "source_url", "link", "网址", "链接")
DATE = ("date", "published", "pub_date", "pubdate", "publish_time", "publish_date", "发布时间", "发布日期", "日期")
ISO = re.compile(r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
csv.field_size_limit(1 << 30)


def from_json(source: Source, settings: Settings) -> Iterator[Source]:
    """The records of a JSON Lines file, of a list, or of one object.

    Raises:
        InputError: no record holds a text; after the good records, if lines are not JSON (a truncated file's last).
    """
    text = decode(source.data).text.strip()
    troubles: list[str] = []
    if text.startswith("["):
        yield from from_rows(source, _list(text), settings, troubles)
    else:
        yield from from_rows(source, _json_lines(text, troubles), settings, troubles)
    tell(troubles)


def _list(text: str) -> Iterator[tuple[int, Any]]:
    try:
        yield from enumerate(json.loads(text, strict=False), 1)
    except (ValueError, RecursionError) as error:
        raise InputError(f"a damaged or truncated JSON list: {error}") from error


def _json_lines(text: str, troubles: list[str]) -> Iterator[tuple[int, Any]]:
    try:
        yield 1, json.loads(text, strict=False)  # one object over many lines
        return
    except (ValueError, RecursionError):
        pass
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                record = json.loads(line, strict=False)
            except (ValueError, RecursionError):
                troubles.append(f"line {number} is not JSON")
                continue
            yield number, record


def from_csv(source: Source, settings: Settings) -> Iterator[Source]:
    """The rows of a CSV with a header.

    Raises:
        InputError: no row holds a text.
    """
    delimiter = csv_delimiter(source.data, settings)
    stream = io.StringIO(decode(source.data).text, newline="")
    troubles: list[str] = []
    yield from from_rows(source, enumerate(csv.DictReader(stream, delimiter=delimiter), 2), settings, troubles)
    tell(troubles)


def from_parquet(source: Source, settings: Settings) -> Iterator[Source]:
    """The rows of a Parquet file.

    Raises:
        InputError: damaged, no row holds a text, or the library is not installed.
    """
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise InputError("Parquet needs pyarrow: pip install gongwen[parquet]") from error
    troubles: list[str] = []
    try:
        table = parquet.ParquetFile(io.BytesIO(source.data))
        yield from from_rows(source, _parquet_rows(table), settings, troubles)
    except (arrow.ArrowException, OSError) as error:
        raise InputError(f"a damaged Parquet file: {error}") from error
    tell(troubles)


def _parquet_rows(table: Any) -> Iterator[tuple[int, Any]]:
    number = 0
    for batch in table.iter_batches(batch_size=256):
        for row in batch.to_pylist():
            number += 1
            yield number, row


def from_rows(
    source: Source, rows: Iterator[tuple[int, Any]] | Any, settings: Settings, troubles: list[str]
) -> Iterator[Source]:
    """The records of a table as sources; what is wrong with some of them is added to ``troubles``.

    Raises:
        InputError: no record has a text.
    """
    names = Names()
    fields: list[str] = []
    found = 0
    for number, row in rows:
        if not isinstance(row, Mapping):
            troubles.append(f"record {number} is no object")
            continue
        text = _first(row, (settings.text_field,) if settings.text_field else TEXT)
        if not text:
            fields = fields or [str(key) for key in row]
            troubles.append(f"record {number} has no text")
            continue
        found += 1
        title = _first(row, TITLE)
        if title and title not in text and "<" not in text[:200]:
            text = f"{title}\n{text}"
        name = _first(row, (settings.id_field,) if settings.id_field else ID) or f"{number:06}"
        date = ISO.search(_first(row, DATE))
        published = f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else ""
        data = text.encode("utf-8", "replace")
        yield Source(
            f"{source.uri}/{names.safe(name.replace('/', '_'))}",
            data,
            charset="utf-8",
            page_url=_first(row, URL),
            published=published,
        )
    if not found:
        wanted = settings.text_field or ", ".join(TEXT[:5])
        raise InputError(f"no record has a text field ({wanted}); name it with --text-field: {', '.join(fields[:12])}")


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The first of these fields that holds something, as text."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if value is not None and hasattr(value, "isoformat"):
            return str(value.isoformat())
    return ""
