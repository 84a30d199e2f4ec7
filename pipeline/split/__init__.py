"""Divides a page into its texts at the marks that the page itself sets between them.

The pieces contain the text of the page in order, without the marks and without overlap; each carries the facts of the
page. The outline finds texts without marks between them (numbering that starts again after a closing). A rule judges: it
puts a cut sign where a text begins, in place of the mark. Only this module cuts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..lines import Lines
from ..model import Note, Page, Piece
from ..rule import Edit, Rule, Where, carry_out, in_order, proposed
from ..settings import Settings
from ..text import Text, join
from . import (
    collection_contents,
    inline_mark,
    numbered_mark,
    numbered_title,
    second_title,
)
from .cut import CUT, label

#: What a rule yields: the mark replaced by :data:`~gongwen.split.cut.CUT`. The first sets marks on lines of their own.
RULES: tuple[Rule, ...] = in_order(
    (
        inline_mark.RULE,
        numbered_mark.RULE,
        numbered_title.RULE,
        collection_contents.RULE,
        second_title.RULE,
    )
)


def split(page: Page, settings: Settings) -> tuple[Piece, ...]:
    """The texts of a page, at least one. ``notes`` of a piece are those of this stage alone."""
    lines = Lines.of(page)
    lines, notes = carry_out((inline_mark.RULE,), lines, page.facts, settings, page.uri, _one_zone)
    zones = _one_zone(lines)
    cuts = [
        (edit, rule)
        for rule in RULES
        if rule is not inline_mark.RULE
        for edit in proposed(rule, lines, zones, page.facts, settings, page.uri)
    ]
    cuts.sort(key=lambda cut: cut[0][:2])
    page = replace(page, text=lines.text)
    first, *others = _pieces(page, cuts) or [Piece(page.text, page.blocks, page.facts)]
    return replace(first, notes=(*notes, *first.notes)), *others


def _one_zone(lines: Lines) -> Sequence[int]:
    """These rules act everywhere, so nobody needs to know which lines are cells."""
    return (Where.INSIDE,) * len(lines)


def _pieces(page: Page, cuts: list[tuple[Edit, Rule]]) -> list[Piece]:
    text = page.text
    pieces: list[Piece] = []
    pending: list[Note] = []
    at, name = 0, ""
    over = Text("", ())  # a title that a mark parts from its text
    for (start, end, now, _), rule in [*cuts, (Edit(len(text), len(text), CUT), None)]:
        if start < at:
            continue
        low, high = _bare(text.string, at, start)
        if over and low < high and low > at and not over.string.endswith("\n"):
            low -= 1  # the title's own newline stands behind its mark: 某某讲话 篇1
        if low < high:
            notes = (*pending, *_margin(text, at, low, high, start))
            if rule is not None and now != CUT:
                over, pending = text.cut(low, min(high + 1, start)), [*pending, *notes]
            else:
                whole = join((over, text.cut(low, high))) if over else text.cut(low, high)
                pieces.append(Piece(whole, page.blocks, page.facts, name, notes))
                over, pending = Text("", ()), []
        if rule is None:
            break
        if end > start:
            pending.append(Note(*text.source_of(start, end), rule.name, rule.why, rule.certainty))
        if now == CUT:
            stop = text.string.find("\n", start)
            name = label(text.string[start : stop if stop >= 0 else len(text)]) if end > start else ""
        at = end
    if over:
        pieces.append(Piece(over, page.blocks, page.facts, name))
    if pending and pieces:
        last = pieces[-1]
        pieces[-1] = Piece(last.text, last.blocks, last.facts, last.label, (*last.notes, *pending))
    return pieces


def _bare(string: str, start: int, end: int) -> tuple[int, int]:
    while start < end and string[start] == "\n":
        start += 1
    while end > start and string[end - 1] == "\n":
        end -= 1
    return start, end


def _margin(text: Text, at: int, low: int, high: int, stop: int) -> list[Note]:
    """Notes for the newlines that stood between two texts."""
    name, why = numbered_mark.RULE.name, "the line end between two texts"
    return [Note(*text.source_of(a, b), name, why) for a, b in ((at, low), (high, stop)) if a < b]
