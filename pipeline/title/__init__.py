"""Head and foot of a text: what it is called and what stands around that, each in a line of its own.

After this stage a title stands once and on one line, without the label, number or mark that was not its own; number, day,
addressee and form of address stand below it, signature and date below the last sentence, each in its line. No word has
changed its place. Rules judge; only this module acts. Which line is the title is told once the outline is known
(:func:`choose`).
"""

from __future__ import annotations

from dataclasses import replace

from ..lines import Lines
from ..model import Facts, Note, Page, Piece
from ..rule import carry_out, in_order
from ..settings import Settings
from . import (
    around_title,
    broken_name,
    broken_title,
    doubled_title,
    glued_foot,
    glued_head,
    glued_text,
)
from .choose import choose
from .zones import zones

__all__ = ["RULES", "choose", "set_out", "set_out_piece"]

RULES = in_order(
    (
        glued_head.RULE,
        around_title.RULE,
        broken_title.RULE,
        doubled_title.RULE,
        glued_foot.RULE,
        glued_text.RULE,
        broken_name.RULE,
    )
)


def set_out(page: Page, settings: Settings) -> Page:
    """The page with the lines of its head and foot apart and its title whole, and a note for every edit."""
    lines, notes = _carried_out(Lines.of(page), page.facts, settings, page.uri)
    return replace(page, text=lines.text, table=lines, notes=(*page.notes, *notes))


def set_out_piece(piece: Piece, page: Page, settings: Settings) -> Piece:
    """The same for one of several texts of ``page``."""
    lines = Lines(piece.text, piece.blocks, source=page.source)
    lines, notes = _carried_out(lines, piece.facts, settings, page.uri)
    return replace(piece, text=lines.text, notes=(*piece.notes, *notes))


def _carried_out(lines: Lines, facts: Facts, settings: Settings, uri: str) -> tuple[Lines, tuple[Note, ...]]:
    return carry_out(RULES, lines, facts, settings, uri, zones)
