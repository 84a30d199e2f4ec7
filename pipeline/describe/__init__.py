"""What surrounds the body, and what is known of the text as a whole."""

from __future__ import annotations

from ..model import Damage, Document, Figure, Note, Piece, Span
from .meta import describe_meta
from .parts import find_parts


def describe(
    n: int, piece: Piece, spans: tuple[Span, ...], figures: tuple[Figure, ...], damage: Damage, alone: bool
) -> tuple[Document, tuple[Note, ...]]:
    """The ``n``-th document of a source, and notes on what was moved.

    ``alone``: the piece is the only text of its page.
    """
    text = piece.text.string
    parts = find_parts(text, spans, piece.label, piece.facts.title if alone else "")
    meta = describe_meta(text, parts.spans, piece.facts, alone)
    notes: tuple[Note, ...] = ()
    if parts.title is not None and any(s.start < parts.title.start and s.start < s.end for s in parts.spans):
        place = piece.text.source_of(parts.title.start, parts.title.end)
        notes = (Note(*place, "describe/title-first", "the title stands once, before everything else"),)
    return Document(n, piece.text, parts.spans, figures, damage, meta), notes
