"""Where one text of a page ends and the next begins, by the marks the page itself puts there.

The pieces of a page hold its text without the marks, in order and apart; each carries the facts of the page. Marks that
are missing (numbering that starts afresh after a closing) are the outline's affair. Rules judge: they put a cut sign
where a text begins, in place of the mark; only this module cuts.
"""

from __future__ import annotations

from dataclasses import replace

from ..model import Note, Page, Piece
from ..rule import Here, TextRule
from ..settings import Settings
from ..text import Splice, Text, join
from . import after_signature, collection_contents, inline_mark, numbered_mark, numbered_title, second_opening
from .cut import CUT, label

#: What a rule yields: the mark replaced by :data:`~gongwen.split.cut.CUT`.
RULES: tuple[TextRule, ...] = (
    numbered_mark.RULE,
    numbered_title.RULE,
    collection_contents.RULE,
    after_signature.RULE,
    second_opening.RULE,
)


def split(page: Page, settings: Settings) -> tuple[Piece, ...]:
    """The texts of a page, at least one. ``notes`` of a piece are those of this stage alone."""
    page, notes = _lined(page, settings)
    here = Here(page.text.string, page.blocks, page.facts, page.text)
    cuts: list[tuple[Splice, TextRule]] = []
    rejected = {verdict.at for verdict in settings.verdicts if verdict.uri == page.uri and not verdict.accept}
    for rule in RULES:
        if rule.name not in settings.rules_off:
            cuts += [
                (splice, rule)
                for splice in rule.propose(here)
                if not rejected or page.text.source_of(splice.start, splice.end)[0] not in rejected
            ]
    cuts.sort(key=lambda cut: cut[0][:2])
    first, *others = _pieces(page, cuts) or [Piece(page.text, page.blocks, page.facts)]
    return replace(first, notes=(*notes, *first.notes)), *others


def _lined(page: Page, settings: Settings) -> tuple[Page, tuple[Note, ...]]:
    """The page with each mark that counts its texts in a line of its own, and why."""
    splices = [] if inline_mark.NAME in settings.rules_off else list(inline_mark.find(page.text.string))
    if not splices:
        return page, ()
    notes = tuple(Note(*page.text.source_of(at, at), inline_mark.NAME, inline_mark.WHY) for at, _, _ in splices)
    return replace(page, text=page.text.edit(splices)), notes


def _pieces(page: Page, cuts: list[tuple[Splice, TextRule]]) -> list[Piece]:
    text = page.text
    pieces: list[Piece] = []
    pending: list[Note] = []
    at, name = 0, ""
    over = Text("", ())  # a title that a mark parts from its text
    for (start, end, now), rule in [*cuts, (Splice(len(text), len(text), CUT), None)]:
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
