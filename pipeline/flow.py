"""The whole pipeline: bytes of one source in, documents and the ledger out. The only file that knows every stage."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from .damage import diagnose
from .describe import describe, without_text
from .errors import InputError
from .figures import repair_numbers
from .figures.said import with_values
from .figures.witnesses import heed, place_of
from .model import HIGH, Copy, Document, Done, Note, Outcome, Page, Piece, Rejected, Source
from .outline import divide, outline
from .read import read
from .repair import repair, reread
from .rule import Sight
from .settings import Settings
from .split import split
from .strip import strip, strip_piece
from .title import choose, set_out, set_out_piece
from .write.clean import clean_text
from .write.ledger import operations


def process(source: Source, settings: Settings) -> Outcome:
    """Clean one source. Pure: equal bytes and settings give equal outcomes, and nothing else is read or written.

    Returns ``Done`` with at least one document, or ``Rejected`` with the reason if the source can't be made into one.
    ``Source``, ``Settings`` and both outcomes are picklable.

    >>> from gongwen.model import Source
    >>> done = process(Source("a.txt", "工作总结\\n一、成绩\\n（一）抓学习。学了。".encode()), Settings())
    >>> print(done.documents[0].clean.string)
    工作总结
    一、成绩
    （一）抓学习。
    学了。
    <BLANKLINE>
    """
    sha256 = hashlib.sha256(source.data).hexdigest()
    try:
        with _uncollected():
            page = read(source, settings)
            return finish(page, source, sha256, settings)
    except InputError as error:
        return Rejected(source.uri, sha256, len(source.data), str(error))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Switch the garbage collector off: cleaning creates many objects, and nearly all of them live until it is done."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def finish(page: Page, source: Source, sha256: str, settings: Settings) -> Done:
    """Everything after reading, for a page that was read before.

    Raises:
        InputError: the page has no text, or only text about itself.
    """
    page = set_out(repair(strip(reread(page, settings), settings), settings), settings)
    if not page.text.string.strip():
        raise InputError("nothing but boilerplate: no text is left once the page's own lines are gone")
    pieces = tuple(part for piece in split(page, settings) for part in divide(piece))
    if len(pieces) > 1:  # head and foot of the page are not those of its texts
        pieces = tuple(set_out_piece(strip_piece(piece, page, settings), page, settings) for piece in pieces)
    documents, notes = [], list(page.notes)
    for n, piece in enumerate(pieces, 1):
        document, more = _solve(n, piece, len(pieces) == 1, settings, page.uri)
        documents.append(document)
        notes += (*piece.notes, *more)
    reason = without_text(documents)
    if reason:
        raise InputError(reason)
    return Done(
        uri=page.uri,
        media_type=page.media_type,
        encoding=page.encoding,
        sha256=sha256,
        size=len(source.data),
        source=page.source,
        facts=page.facts,
        documents=tuple(documents),
        operations=operations(page.source, [document.clean for document in documents], notes),
        omitted=page.omitted,
        blocks=page.blocks,
        parts=page.parts,
    )


def _solve(n: int, piece: Piece, alone: bool, settings: Settings, uri: str) -> tuple[Document, tuple[Note, ...]]:
    damage = diagnose(piece)
    headings = _headings(piece, settings, uri)
    tree = outline(piece, damage, refused=frozenset(at for at, accept in headings.items() if not accept))
    figures = repair_numbers(piece.text.string, damage, piece.facts, tree.markers, settings, uri, _source_at(piece))
    if settings.testimonies:
        sight = Sight(piece.text.string, damage, piece.facts, tree.markers, settings)
        figures = heed(figures, piece.text, settings.testimonies, uri, sight)
    figures = with_values(figures, piece.text, tree.markers, settings.verdicts, uri)
    spans = tree.spans
    if headings:
        spans = tuple(s._replace(certainty=HIGH) if headings.get(s.start) else s for s in spans)
    title = choose(piece.text, spans, piece.label, piece.facts.title if alone else "")
    document, moved = describe(n, piece, spans, title, figures, damage, alone)
    repaired = tuple(_figure_notes(document))
    copies = tuple(Copy(one.copy, one.best) for one in settings.reposts if (one.uri, one.n) == (uri, n))
    meta = replace(document.meta, reposts=copies) if copies else document.meta
    return replace(document, meta=meta, clean=clean_text(document)), (*tree.notes, *repaired, *moved)


def _headings(piece: Piece, settings: Settings, uri: str) -> dict[int, bool]:
    """The places where a person said whether a heading begins, and what the person said."""
    said = [v for v in settings.verdicts if v.uri == uri and v.of == "heading"]
    return {at: v.accept for v in said if (at := place_of(piece.text, v.at)) >= 0}


def _source_at(piece: Piece) -> Callable[[int], int]:
    return lambda place: piece.text.source_of(place, place + 1)[0]


def _figure_notes(document: Document) -> Iterator[Note]:
    for figure in document.figures:
        if figure.kind == "corr":
            place = document.text.source_of(figure.start, figure.end)
            yield Note(*place, figure.rule, figure.why, figure.certainty, figure.user)
