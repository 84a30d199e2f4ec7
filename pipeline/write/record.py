"""Documents and sections as flat records: what an indexer or a notebook wants a row of.

``schemas/record.schema.json`` documents each field; a test holds the two together.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from ..errors import InputError
from .collection import CleanDocument, Collection, Element, Mark, label, unfolded
from .json_lines import unbroken

Granularity = Literal["document", "section"]
GRANULARITIES: tuple[Granularity, ...] = ("document", "section")
_DIVISIONS = frozenset(("section", "annex"))
_RANK = {"high": 2, "medium": 1, "unclear": 0}


@dataclass(frozen=True, slots=True)
class Repairs:
    """Numbers of a record that were corrected, are unclear, or are masked or lost."""

    corrected: int
    unclear: int
    gaps: int


@dataclass(frozen=True, slots=True)
class Record:
    """One document, or one section with the text that stands directly in it. Empty strings: not known."""

    id: str  # 16 hex digits, stable over runs
    kind: Granularity
    document_id: str
    title: str  # of the document
    path: tuple[str, ...]  # headings from the top down to this section, its own included
    level: int  # 0: the document, or its text outside every section
    text: str
    date: str  # ISO 8601
    date_kind: str
    published: str  # ISO 8601
    issuer: str
    doc_number: str
    author: str
    addressee: str
    genre: str
    language: str
    source_uri: str
    page_url: str
    site: str
    part: int  # place of the document among the texts of its source, from 1
    parts: int
    certainty: str  # the least: high, medium, or unclear where a number in it is
    repairs: Repairs
    lost: tuple[str, ...]  # glyphs that the document lost everywhere
    completeness: str  # truncated, excerpt, or unknown where nothing speaks against the whole text
    kept: float  # share of the source's characters that was not removed
    text_sha256: str  # of the text without white space; of documents, equal for reposts
    document_sha256: str

    @property
    def heading(self) -> str:
        """What stands over the text: the section's own heading, or the document's title."""
        return self.path[-1] if self.path else self.title


def records(collection: Collection, granularity: Granularity) -> Iterator[Record]:
    """The records of one source, in its order."""
    for document in collection.documents:
        if granularity == "document":
            yield _record(collection, document, document.id, "document", (), 0, document.text, tuple(document.marks()))
        else:
            yield from _sections(collection, document)


def _sections(collection: Collection, document: CleanDocument) -> Iterator[Record]:
    """First what stands outside every section (the title, the opening, the signature), then each section."""
    own = [part for element in unfolded(document.body) for part in _own(element)]
    text = "\n".join(filter(None, [document.title_text, _text(document, own)]))
    marks = (*(m for m in document.title if isinstance(m, Mark)), *_marks(own))
    if text.strip():
        yield _record(collection, document, section_id(document.id, "0"), "section", (), 0, text, marks)
    for place, path, level, element in divisions(document.body):
        own = [part for child in unfolded(element.children) for part in _own(child)]
        certainty = element.cert
        yield _record(
            collection, document, section_id(document.id, place), "section", path, level,
            _text(document, own), tuple(_marks(own)), certainty,
        )  # fmt: skip


def divisions(
    elements: Iterable[Element], place: str = "", path: tuple[str, ...] = (), level: int = 0
) -> Iterator[tuple[str, tuple[str, ...], int, Element]]:
    """Sections and annexes below ``elements``: place (``2.1``: the first in the second), headings, depth, element."""
    number = 0
    for element in unfolded(elements):
        if element.kind not in _DIVISIONS:
            continue
        number += 1
        here = f"{place}.{number}" if place else str(number)
        down = (*path, label(element))
        yield here, down, level + 1, element
        yield from divisions(element.children, here, down, level + 1)


def section_id(document_id: str, place: str) -> str:
    """The stable id of the section at ``place`` of a document: 16 hex digits."""
    return hashlib.sha256(f"{document_id}/{place}".encode()).hexdigest()[:16]


def _own(element: Element) -> tuple[Element, ...]:
    return () if element.kind in _DIVISIONS else (element,)


def _text(document: CleanDocument, own: list[Element]) -> str:
    """The clean text of neighbours, a line each; a marker stays on the line of what it heads."""
    parts: list[str] = []
    for before, element in zip([None, *own], own, strict=False):
        if before is not None and before.kind != "num":
            parts.append("\n")
        parts.append(document.text[element.start : element.end])
    return "".join(parts)


def _marks(own: list[Element]) -> Iterator[Mark]:
    for top in own:
        for element in top.walk():
            yield from (part for part in element.inline if isinstance(part, Mark))


def _record(
    collection: Collection, document: CleanDocument, key: str, kind: Granularity, path: tuple[str, ...], level: int,
    text: str, marks: tuple[Mark, ...], certainty: str = "high",
) -> Record:  # fmt: skip
    kinds = [mark.kind for mark in marks]
    levels = [certainty, *(mark.cert for mark in marks if mark.kind == "corr")]
    if kind == "document":
        levels += [element.cert for element in document.elements()]
    levels += ["unclear"] * ("unclear" in kinds)
    date = document.date()
    published = next((d.when for d in document.dates if d.kind == "published"), "")
    return Record(
        id=key,
        kind=kind,
        document_id=document.id,
        title=document.title_text,
        path=path,
        level=level,
        text=text,
        date=date.when if date else "",
        date_kind=date.kind if date else "",
        published=published,
        issuer=document.issuer,
        doc_number=document.doc_number,
        author=document.author,
        addressee=document.addressee,
        genre=document.genre,
        language=document.language,
        source_uri=collection.uri,
        page_url=collection.page_url,
        site=collection.site,
        part=document.n,
        parts=len(collection.documents),
        certainty=min(levels, key=lambda level: _RANK.get(level, 1)),
        repairs=Repairs(sum(mark.repairs for mark in marks), kinds.count("unclear"), kinds.count("gap")),
        lost=tuple(lost.glyph for lost in document.lost),
        completeness=document.completeness or "unknown",
        kept=round(collection.kept, 4),
        text_sha256=hashlib.sha256("".join(text.split()).encode()).hexdigest(),
        document_sha256=document.text_sha256,
    )


def to_line(record: Record) -> bytes:
    """The record as one line of JSON, UTF-8, ended. What is not known is left out."""
    return unbroken(json.dumps(as_json(record), ensure_ascii=False, separators=(",", ":"))).encode() + b"\n"


def as_json(record: Record) -> dict[str, Any]:
    """The record as a JSON object. What is not known is left out."""
    return {name: value for name, value in asdict(record).items() if value != ""}


def from_line(line: bytes) -> Record:
    """A record read back from its line.

    Raises:
        InputError: it is none.
    """
    try:
        cells = dict.fromkeys(_TEXTS, "") | json.loads(line)
        cells["repairs"] = Repairs(**cells["repairs"])
        cells["path"], cells["lost"] = tuple(cells["path"]), tuple(cells["lost"])
        return Record(**cells)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"not a record of this program: {error}") from error


_TEXTS = (
    "title", "text", "date", "date_kind", "published", "issuer", "doc_number", "author", "addressee", "genre",
    "language", "source_uri", "page_url", "site",
)  # fmt: skip
