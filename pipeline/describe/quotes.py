"""Block quotations, as the page shows them: > of Markdown, blockquote of HTML."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..model import Piece, Span


def name_quotes(piece: Piece, spans: list[Span]) -> None:
    """Give the paragraphs that the page shows as quotations their kind, where they are the lesser part of the text."""
    starts = [block.start for block in piece.blocks if block.style.quoted]
    if not starts:
        return
    ends = [block.end for block in piece.blocks if block.style.quoted]
    quoted = [index for index, span in enumerate(spans) if span.kind == "p" and _is_quoted(piece, span, starts, ends)]
    if 2 * sum(spans[index].end - spans[index].start for index in quoted) < len(piece.text.string):
        for index in quoted:
            spans[index] = spans[index]._replace(kind="quote")


def _is_quoted(piece: Piece, span: Span, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether the paragraph begins in a quotation, whose sign is no longer there."""
    place = piece.text.source_of(span.start, span.end)[0]
    found = bisect_right(starts, place) - 1
    return found >= 0 and place < ends[found] and piece.text.string[span.start] not in ">＞"
