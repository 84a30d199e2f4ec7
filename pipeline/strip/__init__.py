"""Takes the page's own lines and words off a text, keeps the facts they tell, and notes every removal.

After this stage what is left are lines of the text, as scraped: nothing is moved or changed. A removal leaves its
newline, so lines stay lines. Rules judge; only this module acts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.model import HIGH, PLAIN, Block, Certainty, Facts, Note, Page, Style
from pipeline.rule import Here, Line, LineRule, TextRule, apply
from pipeline.settings import Settings
from pipeline.strip import (
    breadcrumb,
    comment,
    disclaimer,
    latin_tail,
    links,
    menu,
    page_counter,
    phrase,
    pinyin_gloss,
    repeated_opening,
    scraper_header,
    site_words,
    source_line,
    stranded,
    viewer_file,
)
from pipeline.strip.frame import body, squeeze
from pipeline.strip.harvest import harvest
from pipeline.text import Splice, Text

#: Words inside lines first, then whole lines; a line rule sees which lines the ones before it took.
RULES: tuple[TextRule | LineRule, ...] = (
    comment.RULE,
    scraper_header.RULE,
    latin_tail.RULE,
    pinyin_gloss.RULE,
    site_words.RULE,
    page_counter.RULE,
    viewer_file.RULE,
    phrase.RULE,
    breadcrumb.RULE,
    disclaimer.RULE,
    menu.RULE,
    source_line.RULE,
    links.RULE,
    repeated_opening.RULE,
    stranded.RULE,
)

#: How often the line rules go over a page: a neighbour's removal may be what a line was waiting for.
ROUNDS = 3

USER_RULE = "settings/phrase"


class Removal(NamedTuple):
    """A line that goes, by its place among the lines that are not blank."""

    place: int
    rule: str
    why: str


def strip(page: Page, settings: Settings) -> Page:
    """The page without its own lines and words; facts they told are filled in where nothing was known."""
    text, facts, notes = page.text, page.facts, list(page.notes)
    for rule in RULES:
        if isinstance(rule, TextRule):
            changed, new = apply(rule, text, Here(text.string, page.blocks, facts, text), settings, page.uri)
            facts = _heard(page, new, facts)
            text = changed
            notes.extend(new)
    text, words = _user_words(text, page, settings)
    text, facts, lines = _lines(text, facts, page, settings)
    return replace(page, text=text, facts=facts, notes=(*notes, *words, *lines))


def _heard(page: Page, notes: Sequence[Note], facts: Facts) -> Facts:
    for note in notes:
        for line in page.source[note.start : note.end].split("\n"):
            facts = harvest(line, facts)
    return facts


def _lines(text: Text, facts: Facts, page: Page, settings: Settings) -> tuple[Text, Facts, list[Note]]:
    places = list(_places(text.string))
    lines = tuple(text.string[start:end] for start, end in places)
    rejected = {verdict.at for verdict in settings.verdicts if verdict.uri == page.uri and not verdict.accept}
    kept = {i for i, (start, end) in enumerate(places) if rejected and text.source_of(start, end)[0] in rejected}
    removals = tuple(r for r in _judge(lines, facts, page, text, places, settings) if r.place not in kept)
    splices: list[Splice] = []
    notes: list[Note] = []
    for index, rule, why in sorted(removals):
        start, end = places[index]
        facts = harvest(lines[index], facts)
        splices.append(Splice(start, end, ""))
        notes.append(Note(*text.source_of(start, end), rule, why, _certainty(rule), rule == USER_RULE))
    return text.edit(splices), _values(lines, removals, facts), notes


def _values(lines: Sequence[str], removals: Sequence[Removal], facts: Facts) -> Facts:
    """What a key says whose value stood in the next line (来源： / 某某日报)."""
    gone = {removal.place for removal in removals}
    for index in sorted(gone):
        if index + 1 in gone and lines[index].endswith((":", "：")):
            facts = harvest(lines[index] + lines[index + 1], facts)
    return facts


def _certainty(name: str) -> Certainty:
    return next((rule.certainty for rule in RULES if rule.name == name), HIGH)


def _judge(
    lines: tuple[str, ...],
    facts: Facts,
    page: Page,
    text: Text,
    places: Sequence[tuple[int, int]],
    settings: Settings,
) -> Iterator[Removal]:
    """Every line that goes, each once, with the rule that said so."""
    gone = [False] * len(lines)
    for index, why in _user_lines(lines, settings):
        gone[index] = True
        yield Removal(index, USER_RULE, why)
    rules = [r for r in RULES if isinstance(r, LineRule) and r.name not in settings.rules_off]
    styles = _styles(page.blocks, text, places)
    for _ in range(ROUNDS):
        before = sum(gone)
        for rule in rules:
            frame = body(lines, gone)
            for index in range(len(lines)):
                if gone[index]:
                    continue
                why = rule.judge(Line(lines, index, styles[index], facts, gone, frame))
                if why:
                    gone[index] = True
                    yield Removal(index, rule.name, why)
        if sum(gone) == before:
            return


def _styles(blocks: Sequence[Block], text: Text, places: Sequence[tuple[int, int]]) -> list[Style]:
    starts = [block.start for block in blocks]
    styles = []
    for start, end in places:
        block = bisect_right(starts, text.source_of(start, end)[0]) - 1
        styles.append(blocks[block].style if block >= 0 else PLAIN)
    return styles


def _places(string: str) -> Iterator[tuple[int, int]]:
    """Where the lines are that are not blank, without the white space at their ends."""
    at = 0
    for line in string.split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            yield start, start + len(bare)
        at += len(line) + 1


def _user_lines(lines: Sequence[str], settings: Settings) -> Iterator[tuple[int, str]]:
    whole = {place: phrase.user_pattern(settings.phrases, place) for place in ("anywhere", "start", "end")}
    if not any(whole.values()):
        return
    first, last = body(lines)
    for index, line in enumerate(lines):
        if len(line) > 2 * phrase.LONGEST:
            continue
        text = squeeze(line)
        for place, there in (("anywhere", True), ("start", index < first), ("end", index > last)):
            matcher = whole[place]
            if there and matcher and matcher.fullmatch(text):
                yield index, "a phrase of the settings"
                break


def _user_words(text: Text, page: Page, settings: Settings) -> tuple[Text, list[Note]]:
    """Cuts the words that the settings say may stand inside a line."""
    words = [p.phrase for p in settings.phrases if p.place == "inside" and (not p.site or p.site in page.source)]
    if not words:
        return text, []
    expression = re.compile("|".join(phrase.pattern(word, r"[ \t\u3000]*") for word in words))
    splices = [Splice(*match.span(), "") for match in expression.finditer(text.string) if match[0]]
    notes = [Note(*text.source_of(s.start, s.end), USER_RULE, "a phrase of the settings", HIGH, True) for s in splices]
    return text.edit(splices), notes
