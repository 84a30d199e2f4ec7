"""The records of a table as sources: which field is the text, which its address, title and date."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import chain, islice
from typing import Any

from ..errors import InputError
from ..model import Source
from ..regex import regex
from ..settings import Settings
from .archives import Names, Troubles
from .columns import SAMPLE, fact_columns, text_column
from .looks import TEXT
from .looks import html as looks_html

ID = ("id", "_id", "uuid", "doc_id", "docid", "uniqueKey", "编号", "序号")
TITLE = ("title", "标题", "题目", "headline")
URL = ("url", "page_url", "source_url", "link", "网址", "链接")
DATE = ("date", "published", "pub_date", "pubdate", "publish_time", "publish_date", "发布时间", "发布日期", "日期")
ISO = regex(r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
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
    fields: list[str] = []
    found = 0
    first, rows = _begun(iter(rows))
    sample = [row for _, row in first if isinstance(row, Mapping)]
    column = _by_content(sample, settings)
    texts = (settings.text_field,) if settings.text_field else (column,) if column else TEXT
    told = fact_columns(sample, next((name for name in texts if any(name in row for row in sample)), ""))
    titles, urls, dates = (
        (*names, *_of(told, kind)) for kind, names in (("title", TITLE), ("url", URL), ("date", DATE))
    )
    for number, row in chain(first, rows):
        if not isinstance(row, Mapping):
            troubles.add(f"record {number} is no object")
            continue
        if None in row:
            troubles.add(f"record {number} has more columns than the header: a delimiter in its text is not quoted")
            continue
        text = _first(row, texts)
        if not text:
            fields = fields or [str(key) for key in row]
            troubles.add(f"record {number} has no text")
            continue
        found += 1
        text = _titled(text, " ".join(_first(row, titles).split()))
        name = _first(row, (settings.id_field,) if settings.id_field else ID) or f"{number:06}"
        date = ISO.search(_first(row, dates))
        published = f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else ""
        data = text.encode()
        yield Source(
            f"{uri}/{names.safe(name.replace('/', '_'))}",
            data,
            charset="utf-8",
            page_url=_first(row, urls),
            published=published,
            column=column,
        )
    if not found:
        wanted = settings.text_field or ", ".join(TEXT[:5])
        raise InputError(f"no record has a text field ({wanted}); name it with --text-field: {', '.join(fields[:12])}")


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
