"""Repairs what happened to a text on its way: broken lines, chunk marks, lost quotation marks, spaces, widths.

After this stage a paragraph is one line, without indent, blank lines or stray spaces between Chinese characters; no
character is left that XML 1.0 forbids; Chinese sentences have the marks of GB/T 15834 in their full widths. No digit has
changed its value: numbers belong to ``figures/``. Text that is sound stays as it is, and repairing twice changes
nothing more. Rules judge; only this module acts.
"""

from __future__ import annotations

from dataclasses import replace

from ..model import Page
from ..rule import Here, TextRule, apply
from ..settings import Settings
from . import (
    blank_line,
    broken_line,
    broken_note,
    chunk_mark,
    compatibility_form,
    control_character,
    doubled_word,
    entity,
    file_ending,
    full_stop,
    glued_number,
    glued_paragraph,
    hard_wrap,
    long_mark,
    lost_quote,
    markdown_mark,
    mojibake,
    page_break,
    page_number,
    running_head,
    straight_quote,
    stray_space,
    width,
)

#: Characters first, then lines (they need the blank lines and indents), then marks and spaces within lines.
RULES: tuple[TextRule, ...] = (
    mojibake.RULE,
    entity.RULE,
    compatibility_form.RULE,
    control_character.RULE,
    markdown_mark.RULE,
    chunk_mark.RULE,
    glued_paragraph.RULE,
    running_head.RULE,
    page_break.RULE,
    page_number.RULE,
    broken_note.RULE,
    hard_wrap.RULE,
    broken_line.RULE,
    blank_line.RULE,
    lost_quote.RULE,
    straight_quote.RULE,
    long_mark.RULE,
    width.RULE,
    full_stop.RULE,
    stray_space.RULE,
    glued_number.RULE,
    file_ending.RULE,
    doubled_word.RULE,
)


def repair(page: Page, settings: Settings) -> Page:
    """The page with its text repaired and a note for every edit."""
    text, notes = page.text, list(page.notes)
    here = Here(text.string, page.blocks, page.facts, text)
    for rule in RULES:
        now, new = apply(rule, text, here, settings, page.uri)
        if now is not text:
            text, here = now, Here(now.string, page.blocks, page.facts, now)
            notes.extend(new)
    return replace(page, text=text, notes=tuple(notes))
