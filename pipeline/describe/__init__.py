"""What surrounds the body, and what is known of the text as a whole."""

from __future__ import annotations

from ..chinese.dates import iso_date
from ..model import Damage, Document, Figure, Note, Piece, Span
from .foot import name_foot
from .head import name_head
from .meta import describe_meta
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
    text = piece.text.string
    named = list(spans)
    name_head(text, named, title)
    name_foot(text, named)
    _date(text, named, figures)
    meta = describe_meta(text, named, piece.facts, alone)
    notes: tuple[Note, ...] = ()
    if title is not None and any(s.start < named[title].start and s.start < s.end for s in named):
        place = piece.text.source_of(named[title].start, named[title].end)
        notes = (Note(*place, "describe/title-first", "the title stands once, before everything else"),)
    return Document(n, piece.text, tuple(named), figures, damage, meta), notes


def _date(text: str, spans: list[Span], figures: tuple[Figure, ...]) -> None:
    """Give the datelines whose numbers were repaired the day that they name by now, in place."""
    made = [figure for figure in figures if figure.kind == "corr"]
    for index, span in enumerate(spans):
        if span.kind != "dateline" or not any(span.start <= figure.start < span.end for figure in made):
            continue
        line, at = "", span.start
        for figure in made:
            if span.start <= figure.start and figure.end <= span.end:
                line, at = line + text[at : figure.start] + figure.now, figure.end
        spans[index] = span._replace(when=iso_date(line + text[at : span.end]) or span.when)
