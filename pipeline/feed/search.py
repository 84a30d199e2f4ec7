"""``gongwen search``: ranked sections that contain all the words, from an index of ``gongwen index``."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from ..errors import SetupError
from ..regex import regex
from .grams import fold, phrase
from .index import open_index

#: A word in a heading counts as much as this many words in the text.
HEADING_WEIGHT = 5.0
_YEARS = regex(r"(\d{4})(?:-(\d{4}))?")


@dataclass(frozen=True, slots=True)
class Query:
    """A query. Every word must be in the section. The filters are exact; an empty filter allows anything."""

    words: tuple[str, ...]
    genre: str = ""
    year: str = ""  # 2016, or 2011-2016
    site: str = ""
    within: Literal["", "heading", "text"] = ""
    limit: int = 20
    fold_reposts: bool = False  # of documents with the same text, only the first


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that contains the words. ``marked`` are their offsets in ``snippet``."""

    id: str
    document_id: str
    title: str
    path: tuple[str, ...]
    snippet: str
    marked: tuple[tuple[int, int], ...]
    genre: str
    date: str
    site: str
    source_uri: str
    page_url: str
    part: int
    certainty: str
    score: float  # greater is better; comparable only within one answer


def search(path: Path, query: Query) -> list[Hit]:
    """The best sections, best first.

    Raises:
        SetupError: there is no index at ``path``, no words, or a wrong year.
    """
    words = [part for word in query.words for part in word.split()]
    if not words:
        raise SetupError("name at least one word to search for")
    conditions, values = _conditions(query)
    match = " AND ".join(f"{{heading}} : ({p})" if query.within == "heading" else f"({p})" for p in map(phrase, words))
    if query.within == "text":
        match = f"{{text}} : ({match})"
    db = open_index(path)
    try:
        ranked = db.execute(
            "SELECT s.n, -bm25(gram, ?, 1.0) AS score, s.document_id, s.document_sha256"
            " FROM gram JOIN section s ON s.n = gram.rowid"
            f" WHERE gram MATCH ?{conditions} ORDER BY score DESC, s.n",
            (HEADING_WEIGHT, match, *values),
        )
        best = islice(_first_of_reposts(ranked) if query.fold_reposts else ranked, query.limit)
        return [_hit(db, n, score, words) for n, score, *_ in best]
    except sqlite3.Error as error:
        raise SetupError(f"can't search {path}: {error}") from None
    finally:
        db.close()


def _conditions(query: Query) -> tuple[str, list[str]]:
    text, values = "", []
    for column, value in (("genre", query.genre), ("site", query.site)):
        if value:
            text += f" AND s.{column} = ?"
            values.append(value)
    if query.year:
        years = _YEARS.fullmatch(query.year)
        if not years:
            raise SetupError(f"--year: {query.year!r} is not a year; write 2016, or 2011-2016")
        text += " AND s.date >= ? AND s.date < ?"
        if int(years[2] or years[1]) < int(years[1]):
            raise SetupError(f"--year: {query.year!r} ends before it begins; write {years[2]}-{years[1]}")
        values += [years[1], str(int(years[2] or years[1]) + 1)]
    return text, values


def _first_of_reposts(ranked: Iterable[tuple[int, float, str, str]]) -> Iterator[tuple[int, float, str, str]]:
    """Of documents with the same text, only the one that ranks first."""
    seen: dict[str, str] = {}
    for row in ranked:
        if seen.setdefault(row[3], row[2]) == row[2]:
            yield row


def _hit(db: sqlite3.Connection, n: int, score: float, words: list[str]) -> Hit:
    (key, document, title, path, text, genre, date, site, source, url, part, certainty) = db.execute(
        "SELECT id, document_id, title, path, text, genre, date, site, source_uri, page_url, part, certainty"
        " FROM section WHERE n = ?",
        (n,),
    ).fetchone()
    snippet, marked = cut_snippet(text, words)
    return Hit(
        key, document, title, tuple(json.loads(path)), snippet, marked, genre, date, site, source, url, part, certainty,
        round(score, 4),
    )  # fmt: skip


def cut_snippet(text: str, words: Sequence[str], width: int = 120) -> tuple[str, tuple[tuple[int, int], ...]]:
    """About ``width`` characters around the first word found, on one line, and the places of the words in them."""
    folded = fold(text)
    wanted = [fold(word) for word in words]
    first = min((place for place in map(folded.find, wanted) if place >= 0), default=0)
    start = max(0, first - width // 3)
    end = min(len(text), start + width)
    shown = text[start:end].replace("\n", " ")
    lead = "…" if start else ""
    snippet = lead + shown + ("…" if end < len(text) else "")
    folded = fold(snippet)
    marked: set[tuple[int, int]] = set()
    for word in wanted:
        place = folded.find(word)
        while place >= 0:
            marked.add((place, place + len(word)))
            place = folded.find(word, place + 1)
    return snippet, tuple(_merged(sorted(marked)))


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at: tuple[int, int] | None = None
    for start, end in spans:
        if at and start <= at[1]:
            at = (at[0], max(at[1], end))
            continue
        if at:
            yield at
        at = (start, end)
    if at:
        yield at
