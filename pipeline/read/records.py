"""The records of a table as sources: which field is the text, which its address, title and date."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from itertools import chain, islice
from typing import Any, NamedTuple

from ..chinese.stamps import PARTED_DAY
from ..errors import InputError
from ..model import Source
from ..regex import regex
from ..settings import Settings
from .archives import Names, Troubles
from .columns import SAMPLE, fact_columns, text_column
from .fact_names import TELLS, first_told
from .looks import TEXT
from .looks import html as looks_html

ID = ("id", "_id", "uuid", "doc_id", "docid", "uniqueKey", "编号", "序号")
FACTS = ("author", "issuer", "doc_number", "site")  # beside title, address and day
ISO = regex(PARTED_DAY)
TAG = regex(r"<[^<>]*>")
HALVES = regex("[\ud800-\udfff]")
LONG = 5  # characters; a shorter title (沟渠) may stand inside a line by chance
OPENING = 300  # characters of a text in which its title may stand in pieces, or inside a line


def from_rows(
    uri: str, rows: Iterator[tuple[int, Any]] | Any, settings: Settings, troubles: Troubles
) -> Iterator[Source]:
    """The records of a table as sources; what is wrong with some of them is added to ``troubles``.

    Raises:
        InputError: no record has a text.
    """
    names = Names()
    seen: list[str] = []
    found = 0
    first, rows = _begun(iter(rows))
    fields = _fields([row for _, row in first if isinstance(row, Mapping)], settings)
    for number, row in chain(first, rows):
        if not isinstance(row, Mapping):
            troubles.add(f"record {number} is no object")
            continue
        if None in row:
            troubles.add(f"record {number} has more columns than the header: a delimiter in its text is not quoted")
            continue
        text = _first(row, fields.text)
        if not text:
            seen = seen or [str(key) for key in row]
            troubles.add(f"record {number} has no text")
            continue
        found += 1
        name = _first(row, fields.name) or f"{number:06}"
        yield _source(f"{uri}/{names.safe(name.replace('/', '_'))}", row, text, fields)
    if not found:
        wanted = settings.text_field or ", ".join(TEXT[:5])
        raise InputError(f"no record has a text field ({wanted}); name it with --text-field: {', '.join(seen[:12])}")


class _Fields(NamedTuple):
    """The names of the fields of each kind, in the order in which they are asked; ``column``: told by content."""

    text: tuple[str, ...]
    title: tuple[str, ...]
    url: tuple[str, ...]
    date: tuple[str, ...]
    name: tuple[str, ...]
    column: str


def _fields(sample: list[Mapping[str, Any]], settings: Settings) -> _Fields:
    column = _by_content(sample, settings)
    texts = (settings.text_field,) if settings.text_field else (column,) if column else TEXT
    told = fact_columns(sample, next((name for name in texts if any(name in row for row in sample)), ""))
    titles, urls, dates = (
        (*TELLS[fact], *_of(told, kind))
        for kind, fact in (("title", "title"), ("url", "page_url"), ("date", "published"))
    )
    return _Fields(texts, titles, urls, dates, (settings.id_field,) if settings.id_field else ID, column)


def _source(uri: str, row: Mapping[Any, Any], text: str, fields: _Fields) -> Source:
    """The record as a source: its text under its title, and what its other fields say of it."""
    title, name, day, address = (_first(row, names) for names in (fields.title, fields.name, fields.date, fields.url))
    facts = tuple((fact, value) for fact in FACTS if (value := first_told(fact, _under(row))))
    date = ISO.search(day)
    return Source(
        uri,
        _titled(text, " ".join(title.split())).encode(),
        charset="utf-8",
        page_url=address,
        published=f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else "",
        column=fields.column,
        facts=facts,
        beside=tuple(_beside(row, {text, title, name, day, address, *(value for _, value in facts)})),
    )


def _under(row: Mapping[Any, Any]) -> Callable[[str], str]:
    """What the record has under a name, in whatever letters the name is written."""
    values = {str(key).strip().lower(): _text(value) for key, value in row.items()}
    return lambda name: values.get(name, "")


def _beside(row: Mapping[Any, Any], kept: set[str]) -> Iterator[tuple[str, int]]:
    """The fields that hold none of what is ``kept``, with the length of what they hold."""
    for key, value in row.items():
        held = _text(value)
        if held.strip() and held not in kept and " ".join(held.split()) not in kept:
            yield str(key), len(held.strip())


def _of(told: Mapping[str, str], kind: str) -> tuple[str, ...]:
    return (told[kind],) if kind in told else ()


def _begun(rows: Iterator[tuple[int, Any]]) -> tuple[list[tuple[int, Any]], Iterator[tuple[int, Any]]]:
    """The first rows, and those after them; what breaks the table off among the first is raised after them."""
    first: list[tuple[int, Any]] = []
    try:
        first.extend(islice(rows, SAMPLE))
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
