"""Takes the page's own lines and words off a text, keeps the facts they tell, and notes every removal.

After this stage what is left are lines of the text, as scraped: nothing is moved or changed. A removal leaves its
newline, so lines stay lines. Rules judge; only this module acts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..cells import within
from ..model import HIGH, Facts, Note, Page
from ..regex import regex
from ..rule import Here, LineRule, TextRule, apply
from ..settings import Settings
from ..text import Splice, Text
from . import (
    above_title,
    archive_title,
    breadcrumb,
    comment,
    credits,
    disclaimer,
    glued,
    latin_tail,
    licence,
    links,
    menu,
    page_counter,
    photo_caption,
    phrase,
    pinyin_gloss,
    record_row,
    repeated_copy,
    repeated_opening,
    scraper_header,
    section_row,
    site_address,
    site_name,
    site_talk,
    site_words,
    source_line,
    stranded,
    user,
    viewer_file,
    watermark,
    word_list,
)
from .frame import BARE, fold
from .harvest import harvest
from .sweep import Removal, sweep

#: Words inside lines first, then whole lines; a line rule sees which lines the ones before it took.
RULES: tuple[TextRule | LineRule, ...] = (
    comment.RULE,
    repeated_copy.RULE,
    scraper_header.RULE,
    archive_title.RULE,
    licence.RULE,
    latin_tail.RULE,
    pinyin_gloss.RULE,
    site_words.RULE,
    glued.RULE,
    site_address.RULE,
    page_counter.RULE,
    viewer_file.RULE,
    phrase.RULE,
    watermark.RULE,
    photo_caption.RULE,
    breadcrumb.RULE,
    site_name.RULE,
    section_row.RULE,
    record_row.RULE,
    disclaimer.RULE,
    site_talk.RULE,
    menu.RULE,
    source_line.RULE,
    credits.RULE,
    links.RULE,
    word_list.RULE,
    repeated_opening.RULE,
    above_title.RULE,
    stranded.RULE,
)

TEXT_RULES = tuple(rule for rule in RULES if isinstance(rule, TextRule))
LINE_RULES = tuple(rule for rule in RULES if isinstance(rule, LineRule))

SPOKEN = 2000  # characters of a removal that may tell a fact; a copy of the text tells none
BULLETS = "•▪◦‣ "
UNREAD = (*BULLETS.strip(), "<U+", "&nbsp", "](", "**", "\n#")
_LINK = regex(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)")
_LEAD = regex(r"(?:[-*+]|#{1,6})\s+(?=\S)")
KEYED = regex(r"[^\d\s]{2,10}[:：]")
CERTAINTY = {rule.name: rule.certainty for rule in RULES}


def strip(page: Page, settings: Settings) -> Page:
    """The page without its own lines and words; facts they told are filled in where nothing was known."""
    text, facts, notes = page.text, page.facts, list(page.notes)
    here = Here(text.string, page.blocks, facts, text)
    for rule in TEXT_RULES:
        now, new = apply(rule, text, here, settings, page.uri)
        if now is not text:
            facts = _heard(page.source, new, facts)
            text, here = now, Here(now.string, page.blocks, facts, now)
            notes.extend(new)
    text, words = user.words(text, user.phrases(page, settings))
    text, facts, lines = _lines(text, facts, page, settings)
    return replace(page, text=text, facts=facts, notes=(*notes, *words, *lines))


def _heard(source: str, notes: Sequence[Note], facts: Facts) -> Facts:
    for note in notes:
        if note.end - note.start <= SPOKEN:
            for line in source[note.start : note.end].split("\n"):
                facts = harvest(line, facts) if line.strip() else facts
    return facts


def _lines(text: Text, facts: Facts, page: Page, settings: Settings) -> tuple[Text, Facts, list[Note]]:
    folded = fold(text.string)
    places = list(_places(folded))
    lines = [folded[start:end] for start, end in places]
    if any(sign in folded for sign in UNREAD):
        lines = [_readable(line) for line in lines]
    rejected = {verdict.at for verdict in settings.verdicts if verdict.uri == page.uri and not verdict.accept}
    rules = [rule for rule in LINE_RULES if rule.name not in settings.rules_off]
    wanted = list(user.lines(lines, user.phrases(page, settings)))
    taken = [removal.place for removal in wanted]
    found = [*wanted, *sweep(folded, places, lines, taken, rules, facts, _cells(text, places, page))]
    splices: list[Splice] = []
    notes: list[Note] = []
    gone: list[Removal] = []
    for removal in sorted(found):
        start, end = places[removal.place]
        low, high = text.source_of(start, end)
        if low in rejected:
            continue
        gone.append(removal)
        facts = _as_printed(harvest(lines[removal.place], facts), facts, lines[removal.place], text.string[start:end])
        splices.append(Splice(start, end, ""))
        certainty = CERTAINTY.get(removal.rule, HIGH)
        notes.append(Note(low, high, removal.rule, removal.why, certainty, removal.rule == user.RULE_NAME))
    return text.edit(splices), _values(lines, gone, facts), notes


def _cells(text: Text, places: Sequence[tuple[int, int]], page: Page) -> frozenset[int]:
    """Which lines stand in a data table."""
    if not any(block.role == "cell" for block in page.blocks):
        return frozenset()
    return frozenset(index for index, ends in enumerate(within(text, places, page.blocks)) if all(ends))


def _as_printed(facts: Facts, before: Facts, folded: str, printed: str) -> Facts:
    """The facts that a line told, in the line's own characters where it was read in others."""
    if facts is before or folded == printed or len(folded) != len(printed):
        return facts
    told = {name: getattr(facts, name) for name in ("site", "author") if getattr(facts, name) != getattr(before, name)}
    places = {name: folded.find(value) for name, value in told.items()}
    own = {name: printed[at : at + len(told[name])] for name, at in places.items() if at >= 0}
    return replace(facts, **own)  # type: ignore[arg-type]


def _values(lines: Sequence[str], removals: Sequence[Removal], facts: Facts) -> Facts:
    """What a key says whose value stood in the next line (来源： / 某某日报)."""
    gone = {removal.place for removal in removals}
    for index in sorted(gone):
        if index + 1 in gone and lines[index].endswith((":", "：")) and not KEYED.match(lines[index + 1]):
            facts = harvest(lines[index] + lines[index + 1], facts)
    return facts


def _readable(line: str) -> str:
    """The line as a reader sees it: without a bullet and the signs of Markdown ([首页](http://…) > **要闻**), a space

    written as its code point a space (<U+00A0>当前位置).
    """
    if line[0] in BULLETS:
        line = line.lstrip(BULLETS) or line
    if "](" in line or "**" in line:
        line = _LEAD.sub("", _LINK.sub(r"\1", line).replace("**", ""), count=1)
    elif line[:1] == "#":
        line = _LEAD.sub("", line, count=1)
    if "<U+" not in line and "&nbsp" not in line:
        return line.strip()
    return line.replace("<U+00A0>", " ").replace("<U+3000>", " ").replace("&nbsp;", " ").strip()


def _places(string: str) -> Iterator[tuple[int, int]]:
    """Where the lines are that are not blank, without the white space at their ends."""
    return (match.span() for match in BARE.finditer(string))
