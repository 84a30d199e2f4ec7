"""JSON Lines, a JSON list, or one JSON object: each record is a source of its own."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO, TextIO

from ..errors import InputError
from ..model import Source
from ..settings import Settings
from .archives import Troubles
from .characters import STEP, characters
from .columns import text_column
from .records import from_rows

LONGEST_NUMBER = 640  # digits of an integer; Python refuses to read one of 4,300


def _integer(digits: str) -> int | str:
    """The number, or its digits where they are too many for one: they name a record all the same."""
    return int(digits) if len(digits) <= LONGEST_NUMBER else digits


_DECODER = json.JSONDecoder(strict=False, parse_int=_integer)
WRAPPED = 3  # objects, one in the other, around a list of records


def sources(uri: str, stream: BinaryIO, settings: Settings) -> Iterator[Source]:
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
    buffer, number = first[1:], 0
    while True:
        buffer = buffer.lstrip(" \t\r\n,")
        if buffer.startswith("]"):
            return
        why: Exception = ValueError("it has no end")
        try:
            record, end = _DECODER.raw_decode(buffer) if buffer else (None, 0)
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
        yield from _held(_DECODER.decode(first))
    except (ValueError, RecursionError):
        rest = text.read(settings.max_bytes)
        try:
            yield from _held(_DECODER.decode(first + rest))  # one object over many lines
            return
        except (ValueError, RecursionError):
            troubles.add("line 1 is not JSON")
            lines = chain(io.StringIO(rest, newline=""), lines)
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        try:
            record = _DECODER.decode(line)
        except (ValueError, RecursionError):
            troubles.add(
                f"line {number} is not JSON" + ("" if line.endswith("\n") else ", the file may be cut off there")
            )
            continue
        yield number, record


def _held(record: Any) -> Iterator[tuple[int, Any]]:
    """The object, or the records of the one list that it holds: {"code": 0, "data": {"list": [{…}, {…}]}}."""
    inner = record
    for _ in range(WRAPPED):
        if isinstance(inner, dict) and not text_column([inner]):
            values = [v for v in inner.values() if isinstance(v, dict) or (isinstance(v, list) and v)]
            inner = values[0] if len(values) == 1 else None  # else it is a record itself
    listed = isinstance(inner, list) and all(isinstance(one, dict) for one in inner)
    yield from enumerate(inner, 1) if listed and isinstance(inner, list) else ((1, record),)


def _lines(text: TextIO, settings: Settings) -> Iterator[str]:
    """Lines; one that is longer than the settings allow comes as an empty object, which has no text."""
    while line := text.readline(settings.max_bytes):
        if len(line) >= settings.max_bytes and not line.endswith("\n"):
            while line and not line.endswith("\n"):
                line = text.readline(settings.max_bytes)
            line = "{}"
        yield line
