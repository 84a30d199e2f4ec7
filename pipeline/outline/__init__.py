"""The outline of a whole text, solved at once: flat lines in, sections, lists and run-in headings out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..chinese.markers import Marker, scan
from ..model import Block, Damage, Note, Piece, Span
from ..text import Text
from .annex import annexes
from .bare import bare_headings
from .build import build
from .candidates import Candidate, candidates
from .contents import attachments, contents, rows
from .costs import COSTS
from .divide import divide
from .ground import Ground
from .lost import lost_firsts, unnumbered_first, unnumbered_last
from .nodes import Line
from .reading import Choice, Reading
from .remarks import remarks
from .search import search
from .storm import calmed
from .stubs import stubs
from .unmarked import unmarked
from .unnumbered import unnumbered

#: Families of numbers that lists within lists have.
NUMBERED = frozenset(("cjk-paren", "arabic-dot", "arabic-close", "arabic-paren", "circled", "letter"))
__all__ = ["COSTS", "Tree", "divide", "outline"]


@dataclass(frozen=True, slots=True)
class Tree:
    """The outline of one text: spans over the piece's text, and the reading they come from."""

    spans: tuple[Span, ...]
    reading: Reading
    notes: tuple[Note, ...]

    @property
    def markers(self) -> tuple[tuple[int, int], ...]:
        """Text offsets that markers stand at: no figure is there."""
        return tuple((s.start, s.end) for s in self.spans if s.kind == "num" and s.start < s.end)


def outline(
    piece: Piece, damage: Damage, markers: tuple[Marker, ...] | None = None, refused: frozenset[int] = frozenset()
) -> Tree:
    """Solve the outline of ``piece``. At the places ``refused`` of its text, by a person, nothing of it begins.

    Every line of the text that is not blank stands in some span; spans are in document order and nest.
    """
    text = piece.text.string
    ground = Ground.of(text)
    special = _special_lines(piece, ground)
    ground = ground.barring(line.start for line in special)
    special += _listed_lines(ground)
    ground = ground.barring(line.start for line in special)
    found = _gather(ground, piece, damage, calmed(scan(text) if markers is None else markers))
    if refused:
        found = tuple(candidate for candidate in found if candidate.start not in refused)
    reading = search(found, [ground.line_start(c.start) for c in found], damage)
    spans = build(ground, reading.choices, special, _indents(piece, reading.choices))
    return Tree(spans, reading, tuple(_notes(piece.text, spans)))


def _indents(piece: Piece, choices: Sequence[Choice]) -> dict[int, float]:
    """How far the page sets in each point with a dash or a bullet that begins a block, by its start in the text."""
    return _set_in(piece, [choice.candidate for choice in choices if choice.candidate.family == "dash"])


def _set_in(piece: Piece, points: Sequence[Candidate]) -> dict[int, float]:
    """How far the page sets in each of ``points``, by its start; none of them where the page sets in nothing."""
    said = {block.start: block.style.indent for block in piece.blocks if block.style.indent} if points else {}
    if not said:
        return {}
    sources = piece.text.sources_of([(point.start, point.end) for point in points])
    starts = [block.start for block in piece.blocks]
    holders = (starts[max(bisect_right(starts, source) - 1, 0)] for source, _ in sources)
    return {point.start: said.get(holder, 0.0) for point, holder in zip(points, holders, strict=True)}


def _with_hung(piece: Piece, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates, the first of a numbered list that is set in below a point with a dash hanging on the point."""
    below = [pair for pair in pairwise(found) if pair[0].family == "dash" and _may_hang(pair[1])]
    depth = _set_in(piece, [one for pair in below for one in pair])
    hung = {second.start for first, second in below if depth.get(second.start, 0.0) > depth.get(first.start, 0.0)}
    return (
        [one._replace(entry=True) if one.start in hung and _may_hang(one) else one for one in found] if hung else found
    )


def _may_hang(candidate: Candidate) -> bool:
    return candidate.value == 1 and candidate.at_line_start and candidate.family in NUMBERED


def _gather(ground: Ground, piece: Piece, damage: Damage, markers: tuple[Marker, ...]) -> tuple[Candidate, ...]:
    """Candidates of every kind in text order."""
    carried = tuple(annexes(ground, markers))
    opening = {c.start for c in carried}
    parts = tuple(stubs(ground))
    taken = opening | {c.start for c in parts}
    found = [c for c in candidates(ground, markers, damage) if c.start not in taken]
    printed = (*_with_hung(piece, found), *parts)
    marked = frozenset(c.start for c in printed if c.at_line_start)
    lost = (
        *lost_firsts(ground, printed, damage),
        *unnumbered_first(ground, printed),
        *unnumbered(ground, printed),
        *unnumbered_last(ground, printed),
    )
    known = (*printed, *carried, *lost)
    alone = unmarked(ground, piece.text, piece.blocks, marked | opening | {c.start for c in lost}, frozenset(opening))
    return calmed(sorted((*known, *bare_headings(ground, known), *alone), key=lambda c: (c.start, not c.virtual)))


def _special_lines(piece: Piece, ground: Ground) -> tuple[Line, ...]:
    """Lines of the text that a reader made of cells, pictures, attachments and notes."""
    special = {block.start: block for block in piece.blocks if block.role != "text"}
    if not special:
        return ()
    places = [(start, end) for start, end in zip(ground.line_starts, ground.line_ends, strict=True) if start < end]
    sources = piece.text.sources_of(places)
    return tuple(
        Line(start, end, special[source])
        for (start, end), (source, _) in zip(places, sources, strict=True)
        if source in special
    )


def _listed_lines(ground: Ground) -> tuple[Line, ...]:
    """Lines of a table of contents, of a table, of attachments and of remarks: no markers of theirs count."""
    listed = dict.fromkeys(contents(ground) | rows(ground), Block(0, 0, ""))
    listed |= dict.fromkeys(attachments(ground), Block(0, 0, "", role="attachment"))
    listed |= dict.fromkeys(remarks(ground), Block(0, 0, "", role="note"))
    return tuple(Line(start, ground.line_end(start), block) for start, block in sorted(listed.items()))


def _notes(text: Text, spans: tuple[Span, ...]) -> list[Note]:
    """Why text was put in, and where blocks were cut apart."""
    return [
        Note(*text.source_of(span.start, span.end), span.rule, span.why, span.certainty)
        for span in spans
        if span.restored
    ]
