"""Sections as pieces of text for a language model, each with its headings, metadata and place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import InputError
from ..library import CleanDocument, Cleaned, clean, iter_sources
from ..write.outline import Section
from ..write.xml import document_id

#: The most characters of a piece, unless a single block is longer.
MOST = 1200


class Chunk(NamedTuple):
    """A piece of one section. ``metadata`` holds strings, numbers and lists of them."""

    text: str
    metadata: dict[str, Any]

    @property
    def id(self) -> str:
        """An id that is the same in every run, made of the document and the number of the piece in it."""
        return f"{self.metadata['document_id']}-{self.metadata['chunk']}"


def chunks_of(given: str | bytes | Path, most: int = MOST, **settings: Any) -> Iterator[Chunk]:
    """The pieces of a text, a file, or every record in a file of records. Records that can't be cleaned are left out.

    Raises:
        InputError: a file that is one source can't be made into a document, or a file of records is damaged (raised after
            its last readable record).
        SetupError: ``settings`` names no setting.
    """
    if not isinstance(given, Path):
        yield from chunks(clean(given, **settings), most)
        return
    alone = given.name
    for source in iter_sources(given, **settings):
        try:
            cleaned = clean(source, **settings)
        except InputError:
            if source.uri == alone:
                raise
            continue
        yield from chunks(cleaned, most)


def chunks(cleaned: Cleaned, most: int = MOST) -> Iterator[Chunk]:
    """The pieces of a cleaned source. No piece spans two sections; a long section is split between blocks."""
    for document in cleaned.documents:
        uri = cleaned.done.uri
        known = {
            "source": uri, "document": document.n, "document_id": document_id(uri, document.n), "title": document.title,
            "genre": document.meta.genre, "issuer": document.meta.issuer, "doc_number": document.meta.doc_number,
            "date": next((date.when for date in document.meta.dates), ""), "page_url": cleaned.done.facts.page_url,
        }  # fmt: skip
        for number, (path, text, place, repairs) in enumerate(_pieces(document, most)):
            yield Chunk(
                text,
                {name: value for name, value in known.items() if value != ""}
                | {
                    "chunk": number,
                    "path": list(path),
                    "source_start": place[0],
                    "source_end": place[1],
                    "repairs": repairs,
                },
            )


def _pieces(document: CleanDocument, most: int) -> Iterator[tuple[tuple[str, ...], str, tuple[int, int], int]]:
    """For each piece: headings from the top, text, range in the source, how many numbers in it are repaired or open."""
    marks = [repair.source for repair in document.repairs]
    top = document.outline
    whole = document.solved.text.source_of(0, len(document.solved.text.string))
    begin = top[0].source[0] if top else whole[1]
    opening = (_before(document, begin) if top else document.text).strip().split("\n")
    stands: list[tuple[tuple[str, ...], list[str], tuple[int, int]]] = [((), opening, (whole[0], begin))]
    for path, section in _walk(top, ()):
        end = section.children[0].source[0] if section.children else section.source[1]
        stands.append((path, section.text.split("\n") if section.text else [], (section.source[0], end)))
    for path, blocks, place in stands:
        inside = sum(place[0] <= start < place[1] for start, _ in marks)
        for text in _cut([block for block in blocks if block], most):
            yield path, text, place, inside


def _before(document: CleanDocument, source: int) -> str:
    """The clean text before what came from the source offset."""
    text = document.solved.clean
    places = (run.start + max(source - run.source, 0) for run in text.runs if run.source + run.length > source)
    return text.string[: min(places, default=len(text.string))]


def _walk(sections: tuple[Section, ...], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Section]]:
    for section in sections:
        path = (*above, section.title)
        yield path, section
        yield from _walk(section.children, path)


def _cut(blocks: list[str], most: int) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for block in blocks:
        if held and size + len(block) > most:
            yield "\n".join(held)
            held, size = [], 0
        held.append(block)
        size += len(block) + 1
    if held:
        yield "\n".join(held)
