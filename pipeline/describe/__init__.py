"""What surrounds the body, and what is known of the text as a whole."""

from __future__ import annotations

from ..model import Damage, Document, Figure, Note, Piece, Span
from .corrected import Corrected
from .foot import name_foot
from .head import name_head
from .meta import describe_meta
from .notes import references
from .quotes import name_quotes
from .without_text import without_text

__all__ = ["describe", "without_text"]


def describe(
    n: int,
    piece: Piece,
    spans: tuple[Span, ...],
    title: int | None,
    figures: tuple[Figure, ...],
    damage: Damage,
    alone: bool,
) -> tuple[Document, tuple[Note, ...]]:
    """The ``n``-th document of a source, and notes on what was moved.

    ``title`` is the index in ``spans`` of the paragraph that is the title. ``alone``: the piece is the only text of its
    page.
    """
    read = Corrected(piece.text.string, figures)
    named = read.into(spans)
    name_head(read.string, named, title)
    name_foot(read.string, named)
    meta = describe_meta(read.string, named, piece.facts, alone)
    named = read.back(named)
    name_quotes(piece, named)
    notes: tuple[Note, ...] = ()
    if title is not None and any(s.start < named[title].start and s.start < s.end for s in named):
        place = piece.text.source_of(named[title].start, named[title].end)
        notes = (Note(*place, "describe/title-first", "the title stands once, before everything else"),)
    refs = tuple(references(piece.text.string, named))
    return Document(n, piece.text, tuple(named), figures, damage, meta, refs), notes
