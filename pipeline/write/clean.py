"""The clean text of a document: its title, then each block of its body without tags, a newline after each block.

Everything that leaves the program (XML, ledger, hashes, feeds) agrees on this text. It is a ``Text``, so each of its
characters still knows where in the source it stood.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Document, Figure, Span
from pipeline.text import Splice, Text, join

#: Kinds that hold text directly. A cell is a leaf unless it holds paragraphs.
LEAVES = frozenset(
    (
        "title", "num", "heading", "p", "figure", "attachment", "note", "quote", "salute", "signed", "dateline",
        "doc-number", "addressee", "subtitle",
    )
)  # fmt: skip


def leaves(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that hold text, in document order."""
    return tuple(s for i, s in enumerate(spans) if s.kind in LEAVES or (s.kind == "cell" and not _holds(spans, i)))


def _joining(spans: Sequence[Span]) -> frozenset[Span]:
    """The markers that have something to head: what follows them in their own section or item is on their line."""
    return frozenset(
        span
        for index, span in enumerate(spans)
        if span.kind == "num"
        and index + 1 < len(spans)
        and spans[index - 1].start <= spans[index + 1].start
        and spans[index + 1].end <= spans[index - 1].end
    )


def _joins(span: Span, joining: frozenset[Span]) -> bool:
    return span.kind == "num" and span in joining


def _holds(spans: Sequence[Span], index: int) -> bool:
    after = spans[index + 1] if index + 1 < len(spans) else None
    return after is not None and after.kind == "p" and after.end <= spans[index].end


def clean_text(document: Document) -> Text:
    """The document's clean text, in time linear in spans, figures and text."""
    held = leaves(document.spans)
    joining = _joining(document.spans)
    title = next((span for span in held if span.kind == "title"), None)
    body = [span for span in held if span is not title]
    if title is None or not body or title.end <= body[0].start:
        return _render(document.text, held, joining, document.figures)
    return join([_render(document.text, part, joining, document.figures) for part in ([title], body)])


def _render(text: Text, held: Sequence[Span], joining: frozenset[Span], figures: Sequence[Figure]) -> Text:
    splices: list[Splice] = []
    at = figure = 0
    for index, leaf in enumerate(held):
        # A marker joins what it heads; every other leaf is a block, which a newline ends.
        _gap(text.string, at, leaf.start, splices, newline=index > 0 and not _joins(held[index - 1], joining))
        while figure < len(figures) and figures[figure].start < leaf.start:
            figure += 1
        if leaf.restored:
            splices.append(Splice(leaf.start, leaf.end, leaf.restored))
        while not leaf.restored and figure < len(figures) and figures[figure].end <= leaf.end:
            verdict = figures[figure]
            if verdict.kind == "corr":
                splices.append(Splice(verdict.start, verdict.end, verdict.now))
            figure += 1
        at = leaf.end
    _gap(text.string, at, len(text.string), splices, newline=bool(held))
    return text.edit(splices)


def _gap(text: str, start: int, end: int, splices: list[Splice], newline: bool) -> None:
    """What stands between two leaves goes, but for one newline where a block has ended."""
    place = text.find("\n", start, end) if newline else -1
    if place < 0:
        if start < end or newline:
            splices.append(Splice(start, end, "\n" if newline else ""))
        return
    if start < place:
        splices.append(Splice(start, place, ""))
    if place + 1 < end:
        splices.append(Splice(place + 1, end, ""))
