"""Repairs what happened to a text on its way: broken lines, chunk marks, lost quotation marks, spaces, widths.

After this stage a paragraph is one line, without indent, blank lines or stray spaces between Chinese characters; no
character is left that XML 1.0 forbids; Chinese sentences have the marks of GB/T 15834 in their full widths. No digit has
changed its value: numbers belong to ``figures/``. Text that is sound stays as it is, and repairing twice changes
nothing more. Rules judge and say what they come after; only this module acts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..lines import Lines
from ..model import Page
from ..rule import Rule, carry_out, in_order
from ..settings import Settings
from . import (
    blank_line,
    broken_bracket,
    broken_line,
    chunk_mark,
    glued_paragraph,
    left_code,
    lost_quote,
    mojibake,
    odd_character,
    parted_decimal,
    quote_mark,
    stray_space,
    width,
    wrong_glyph,
)

_ROOM = (
    mojibake,
    wrong_glyph,
    left_code,
    odd_character,
    parted_decimal,
    chunk_mark,
    glued_paragraph,
    broken_bracket,
    broken_line,
    blank_line,
    lost_quote,
    quote_mark,
    width,
    stray_space,
)
#: In the order in which they act.
RULES: tuple[Rule, ...] = in_order([module.RULE for module in _ROOM])


#: What is carried out before the page's own lines are looked for: in another code page or notation nobody knows their words.
_READ_ANEW = (mojibake.RULE, wrong_glyph.RULE, left_code.RULE)
_REST = tuple(rule for rule in RULES if rule not in _READ_ANEW)


def reread(page: Page, settings: Settings) -> Page:
    """The page with letters that were read in another code page, or written in another notation, as they were meant, and a
    note for every edit.
    """
    return _carried_out(_READ_ANEW, page, settings)


def repair(page: Page, settings: Settings) -> Page:
    """The page, read again by :func:`reread`, with its text repaired and a note for every edit."""
    return _carried_out(_REST, page, settings)


def _carried_out(rules: Sequence[Rule], page: Page, settings: Settings) -> Page:
    lines, notes = carry_out(rules, Lines.of(page), page.facts, settings, page.uri)
    return replace(page, text=lines.text, table=lines, notes=(*page.notes, *notes))
