"""JSON Lines, JSON lists, CSV and Parquet: each record is a source of its own, with its address and date kept."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from ..decode import BOMS, RESYNC, TWO_BYTES, decode
from ..errors import InputError
from ..model import Source
from ..settings import Settings
from .archives import Names, Troubles
from .columns import SAMPLE as SAMPLE_ROWS
from .columns import text_column
from .looks import TEXT
from .looks import html as looks_html

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

ID = ("id", "_id", "uuid", "doc_id", "docid", "uniqueKey", "编号", "序号")
TITLE = ("title", "标题", "题目", "headline")
URL = ("url", "page_url", "source_url", "link", "网址", "链接")
DATE = ("date", "published", "pub_date", "pubdate", "publish_time", "publish_date", "发布时间", "发布日期", "日期")
ISO = re.compile(r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
TAG = re.compile(r"<[^<>]*>")
HALVES = re.compile("[\ud800-\udfff]")
LONG = 5  # characters; a shorter title (沟渠) may stand inside a line by chance
OPENING = 300  # characters of a text in which its title may stand in pieces, or inside a line
SAMPLE = 8 << 20  # bytes that tell the encoding of a larger file
STEP = 1 << 16  # characters read at a time


def from_json(uri: str, stream: BinaryIO, settings: Settings) -> Iterator[Source]:
    """The records of a JSON Lines file, of a list, or of one object.

    Raises:
        InputError: no record holds a text; after the good records, if lines are not JSON (a truncated file's last).
    """
    troubles = Troubles()
    text = characters(stream)
    first = _first_line(text)
    rows = _list(first, text, settings) if first.startswith("[") else _json_lines(first, text, settings, troubles)
    yield from from_rows(uri, rows, settings, troubles)
    troubles.tell()


def _first_line(text: TextIO) -> str:
    """The first line that is not blank, as far as it can be held."""
    while (line := text.readline(STEP)) and not line.strip():
        pass
    return line.lstrip()


def _list(first: str, text: TextIO, settings: Settings) -> Iterator[tuple[int, Any]]:
    decoder = json.JSONDecoder(strict=False)
    buffer, number = first[1:], 0
    while True:
        buffer = buffer.lstrip(" \t\r\n,")
        if buffer.startswith("]"):
            return
        why: Exception = ValueError("it has no end")
        try:
            record, end = decoder.raw_decode(buffer) if buffer else (None, 0)
        except (ValueError, RecursionError) as error:
            end, why = 0, error
        if end:
            number += 1
            yield number, record
            buffer = buffer[end:]
            continue
        more = text.read(max(STEP, len(buffer)))  # twice as much each time, so that a long record is not tried often
        if not more or len(buffer) > settings.max_bytes:
            raise InputError(f"a damaged or truncated JSON list, after {number} records: {why}") from why
        buffer += more


def _json_lines(first: str, text: TextIO, settings: Settings, troubles: Troubles) -> Iterator[tuple[int, Any]]:
    first += text.readline(settings.max_bytes) if not first.endswith("\n") else ""
    lines: Iterator[str] = _lines(text, settings)
    try:
        yield 1, json.loads(first, strict=False)
    except (ValueError, RecursionError):
        rest = text.read(settings.max_bytes)
        try:
            yield 1, json.loads(first + rest, strict=False)  # one object over many lines
            return
        except (ValueError, RecursionError):
            troubles.add("line 1 is not JSON")
            lines = chain(io.StringIO(rest, newline=""), lines)
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        try:
            record = json.loads(line, strict=False)
        except (ValueError, RecursionError):
            troubles.add(
                f"line {number} is not JSON" + ("" if line.endswith("\n") else ", the file may be cut off there")
            )
            continue
        yield number, record


def _lines(text: TextIO, settings: Settings) -> Iterator[str]:
    """Lines; one that is longer than the settings allow comes as an empty object, which has no text."""
    while line := text.readline(settings.max_bytes):
        if len(line) >= settings.max_bytes and not line.endswith("\n"):
            while line and not line.endswith("\n"):
                line = text.readline(settings.max_bytes)
            line = "{}"
        yield line


def from_csv(uri: str, stream: BinaryIO, settings: Settings, delimiter: str) -> Iterator[Source]:
    """The rows of a CSV with a header, whose columns ``delimiter`` parts.

    Raises:
        InputError: no row holds a text, or a quotation mark is not closed.
    """
    troubles = Troubles()
    text = characters(stream)
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


def from_parquet(uri: str, stream: BinaryIO, settings: Settings) -> Iterator[Source]:
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


def characters(stream: BinaryIO) -> TextIO:
    """The text of a stream, in the encoding that its start proves; a short one is decoded as a whole.

    Raises:
        InputError: undecodable.
    """
    start = stream.read(SAMPLE)
    decoded = decode(start)
    if len(start) < SAMPLE:
        return io.StringIO(decoded.text, newline="")
    for mark, _ in BOMS:
        start = start.removeprefix(mark)
    whole = io.BufferedReader(_Rejoined(start, stream), STEP)
    errors = RESYNC if decoded.encoding in TWO_BYTES else "replace"
    return io.TextIOWrapper(whole, decoded.encoding, errors=errors, newline="")


class _Rejoined(io.RawIOBase):
    """A stream whose start was read already, from its start."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start = io.BytesIO(start)
        self._rest = rest

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the start of ``buffer``; 0 at the end."""
        view = memoryview(buffer)
        part = self._start.read(len(view)) or self._rest.read(len(view))
        view[: len(part)] = part
        return len(part)


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


def from_rows(
    uri: str, rows: Iterator[tuple[int, Any]] | Any, settings: Settings, troubles: Troubles
) -> Iterator[Source]:
    """The records of a table as sources; what is wrong with some of them is added to ``troubles``.

    Raises:
        InputError: no record has a text.
    """
    names = Names()
    fields: list[str] = []
    found = 0
    first, rows = _begun(iter(rows))
    column = _by_content([row for _, row in first if isinstance(row, Mapping)], settings)
    for number, row in chain(first, rows):
        if not isinstance(row, Mapping):
            troubles.add(f"record {number} is no object")
            continue
        if None in row:
            troubles.add(f"record {number} has more columns than the header: a delimiter in its text is not quoted")
            continue
        text = _first(row, (settings.text_field,) if settings.text_field else (column,) if column else TEXT)
        if not text:
            fields = fields or [str(key) for key in row]
            troubles.add(f"record {number} has no text")
            continue
        found += 1
        text = _titled(text, " ".join(_first(row, TITLE).split()))
        name = _first(row, (settings.id_field,) if settings.id_field else ID) or f"{number:06}"
        date = ISO.search(_first(row, DATE))
        published = f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else ""
        data = text.encode()
        yield Source(
            f"{uri}/{names.safe(name.replace('/', '_'))}",
            data,
            charset="utf-8",
            page_url=_first(row, URL),
            published=published,
            column=column,
        )
    if not found:
        wanted = settings.text_field or ", ".join(TEXT[:5])
        raise InputError(f"no record has a text field ({wanted}); name it with --text-field: {', '.join(fields[:12])}")


def _begun(rows: Iterator[tuple[int, Any]]) -> tuple[list[tuple[int, Any]], Iterator[tuple[int, Any]]]:
    """The first rows, and those after them; what breaks the table off among the first is raised after them."""
    first: list[tuple[int, Any]] = []
    try:
        first.extend(islice(rows, SAMPLE_ROWS))
    except (InputError, csv.Error) as error:
        return first, _broken(error)
    return first, rows


def _broken(error: Exception) -> Iterator[tuple[int, Any]]:
    raise error
    yield


def _by_content(rows: list[Mapping[str, Any]], settings: Settings) -> str:
    """The field that holds the texts, where no field has a usual name; empty: none does, or one has."""
    if settings.text_field or not rows or any(_first(row, TEXT) for row in rows):
        return ""
    return text_column(rows)


def _titled(text: str, title: str) -> str:
    """The text under its title, which many texts open with anyway, or print on a line of its own."""
    if not title:
        return text
    is_page = looks_html(text[:65536].encode("utf-8", "replace"))
    long = len(title) >= LONG
    before = "[^\\n<>]{0,30}" if long else r"(?:^|[>\n])\s*"
    opening = "".join((TAG.sub("", text) if is_page else text)[: len(title) + OPENING].split())
    if re.search(rf"{before}{re.escape(title)}\s*(?:$|[<\r\n])", text) or (long and "".join(title.split()) in opening):
        return text
    return f"<h1>{escape(title)}</h1>\n{text}" if is_page else f"{title}\n{text}"


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The first of these fields that holds something, as text."""
    return next((text for name in names if (text := _text(row.get(name))).strip()), "")


def _text(value: Any) -> str:
    """A value as text; half a character, which JSON can hold and no encoding, as U+FFFD."""
    if isinstance(value, str):
        return HALVES.sub("\ufffd", value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return str(value.isoformat()) if hasattr(value, "isoformat") else ""
