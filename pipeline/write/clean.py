"""The clean text of a document: its title, then each block of its body without tags, a newline after each block.

Everything that leaves the program (XML, ledger, hashes, feeds) agrees on this text. It is a ``Text``, so each of its
characters still knows where in the source it stood.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from ..model import Document, Figure, Span
from ..text import Splice, Text, join

#: Kinds that hold text directly. A cell is a leaf unless it holds paragraphs; an empty one is no block of the text.
LEAVES = frozenset(
    (
        "title", "num", "heading", "p", "figure", "attachment", "note", "quote", "salute", "signed", "dateline",
        "doc-number", "addressee", "subtitle", "copy-number", "classification", "urgency", "issuing-mark", "signer",
    )
)  # fmt: skip


#: A span that holds text, and whether it is a marker with something to head, which stands on its line.
_Leaf = tuple[Span, bool]


def figures_in(figures: Sequence[Figure], span: Span) -> Sequence[Figure]:
    """The verdicts that stand inside the span; ``figures`` are sorted."""
    first = last = bisect_left(figures, span.start, key=_start)
    while last < len(figures) and figures[last].end <= span.end:
        last += 1
    return figures[first:last]


def _start(figure: Figure) -> int:
    return figure.start


def is_repair(printed: str, now: str) -> bool:
    """Whether a number says something else than it did: １９７９ as 1979 is another width, and no repair."""
    return unicodedata.normalize("NFKC", printed) != now


def clean_text(document: Document) -> Text:
    """The document's clean text, in time linear in spans, figures and text."""
    held = _leaves(document.spans)
    title = next((leaf for leaf in held if leaf[0].kind == "title"), None)
    body = [leaf for leaf in held if leaf is not title]
    if title is None or not body or title[0].end <= body[0][0].start:
        return _render(document.text, held, document.figures)
    return join([_render(document.text, part, document.figures) for part in ([title], body)])


def _leaves(spans: Sequence[Span]) -> list[_Leaf]:
    """The spans that hold text, in document order."""
    found: list[_Leaf] = []
    last = len(spans) - 1
    for index, span in enumerate(spans):
        kind = span.kind
        if kind == "num":
            # What follows a marker in its own section or item is on its line.
            after, holder = spans[min(index + 1, last)], spans[index - 1]
            found.append((span, index < last and holder.start <= after.start and after.end <= holder.end))
        elif kind in LEAVES or (kind == "cell" and span.start < span.end and not _holds(spans, index)):
            found.append((span, False))
    return found


def _holds(spans: Sequence[Span], index: int) -> bool:
    after = spans[index + 1] if index + 1 < len(spans) else None
    return after is not None and after.kind == "p" and after.end <= spans[index].end


def _render(text: Text, held: Sequence[_Leaf], figures: Sequence[Figure]) -> Text:
    splices: list[Splice] = []
    corrections = [figure for figure in figures if figure.kind == "corr"]
    at = 0
    ended = False  # whether the leaf before is a block, which a newline ends; a marker joins what it heads
    for leaf, joins in held:
        if ended or at < leaf.start:
            _gap(text.string, at, leaf.start, splices, newline=ended)
        if leaf.restored:
            splices.append(Splice(leaf.start, leaf.end, leaf.restored))
        elif corrections:
            splices += [Splice(one.start, one.end, one.now) for one in figures_in(corrections, leaf)]
        at, ended = leaf.end, not joins
    _gap(text.string, at, len(text.string), splices, newline=bool(held))
    return text.edit(splices)


def _gap(text: str, start: int, end: int, splices: list[Splice], newline: bool) -> None:
    """What stands between two leaves goes, but for one newline where a block has ended."""
    if newline and end == start + 1 and text[start] == "\n":
        return  # as nearly everywhere
    place = text.find("\n", start, end) if newline else -1
    if place < 0:
        if start < end or newline:
            splices.append(Splice(start, end, "\n" if newline else ""))
        return
    if start < place:
        splices.append(Splice(start, place, ""))
    if place + 1 < end:
        splices.append(Splice(place + 1, end, ""))
