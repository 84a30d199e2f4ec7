"""Takes the page's own lines and words off a text, keeps the facts they tell, and notes every removal.

After this stage what is left are lines of the text, as scraped: nothing is moved or changed. A removal leaves its
newline, so lines stay lines. Rules judge; only this module acts.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from ..lines import Lines
from ..lines.links import LINK
from ..model import HIGH, Facts, Note, Page, Piece
from ..regex import regex
from ..rule import Rule, carry_out, in_order
from ..settings import Settings, rejected
from ..text import Splice, Text, join
from . import (
    forum,
    glued,
    keyed,
    labels,
    listed,
    noise,
    page_between,
    page_line,
    page_mark,
    phrase,
    record,
    remains,
    repeated,
    sections,
    set_in,
    talk,
    user,
)
from .facts import harvest, without_editor
from .frame import fold
from .keys import key_alone, parse
from .sweep import Removal, sweep

#: Rules that edit within lines; they go first.
WITHIN: tuple[Rule, ...] = in_order(
    (remains.RULE, repeated.COPIES, set_in.RULE, glued.RULE, page_mark.RULE, page_between.RULE, noise.RULE)
)
#: Rules that take whole lines, each of which sees what the ones before it took.
WHOLE: tuple[Rule, ...] = in_order(
    (
        forum.RULE,
        labels.RULE,
        sections.RULE,
        record.RULE,
        keyed.RULE,
        talk.RULE,
        phrase.RULE,
        repeated.RULE,
        listed.RULE,
        page_line.RULE,
    )
)
RULES: tuple[Rule, ...] = WITHIN + WHOLE

SPOKEN = 2000  # characters of a removal that may tell a fact; a copy of the text tells none
_BULLETS = "•▪◦‣ "
_LEADS = frozenset(f"{_BULLETS}-*+")
_LEAD = regex(r"^[-*+]\s+(?=\S)")
_CERTAINTY = {rule.name: rule.certainty for rule in RULES}


def strip(page: Page, settings: Settings) -> Page:
    """The page without its own lines and words; facts they told are filled in where nothing was known.

    Of a text that was joined of several pages each is stripped by itself: each has a head and a foot of the site.
    """
    if not page.parts:
        return _strip(page, settings)
    notes, facts, texts = page.notes, page.facts, []
    for text in _texts_of_parts(page):
        one = _strip(replace(page, text=text, facts=facts, notes=()), settings)
        facts = replace(one.facts, cut_off=page.facts.cut_off)  # what one page says of a rest is said of the next page
        notes = (*notes, *one.notes)
        texts += [Text("\n", ()), one.text]
    return replace(page, text=join(texts[1:]), facts=facts, notes=notes)


def strip_piece(piece: Piece, page: Page, settings: Settings) -> Piece:
    """The same for one of several texts of ``page``: what the site set between two texts stands at the foot of one now, or
    at the head of the next. A text of which nothing would be left stays as it is.
    """
    one = _strip(replace(page, text=piece.text, facts=piece.facts, notes=(), table=None), settings)
    if not one.text.string.strip():
        return piece
    return replace(piece, text=one.text, facts=one.facts, notes=(*piece.notes, *one.notes))


def _texts_of_parts(page: Page) -> Iterator[Text]:
    """The text of each page that a text was joined of."""
    text, ends = page.text, [part.start for part in page.parts[1:]]
    at = 0
    for end in ends:
        cut = next((run.start for run in text.runs if run.source >= end), len(text))
        yield text.cut(at, max(at, cut - 1))
        at = cut
    yield text.cut(at, len(text))


def _strip(page: Page, settings: Settings) -> Page:
    lines, notes = carry_out(WITHIN, Lines.of(page), page.facts, settings, page.uri)
    facts = _heard(page.source, notes, without_editor(page.facts, page.source))
    text, words = user.words(lines.text, user.phrases(page, settings))
    lines = lines if text is lines.text else Lines(text, page.blocks, source=page.source)
    lines, facts, more = _whole(lines, facts, page, settings)
    return replace(page, text=lines.text, table=lines, facts=facts, notes=(*page.notes, *notes, *words, *more))


def _heard(source: str, notes: Sequence[Note], facts: Facts) -> Facts:
    """The facts with what the words that went told."""
    for note in notes:
        if note.end - note.start <= SPOKEN:
            for line in source[note.start : note.end].split("\n"):
                facts = harvest(line, facts) if line.strip() else facts
    return facts


def _whole(printed: Lines, facts: Facts, page: Page, settings: Settings) -> tuple[Lines, Facts, list[Note]]:
    """The table without the lines that a rule or the user takes. They are judged in folded characters."""
    text = printed.text
    folded = fold(text.string)
    lines = printed if folded is text.string else Lines(Text(folded, text.runs), page.blocks)
    read = [_readable(line) if line[0] in _LEADS or "](" in line else line for line in lines]
    refused = rejected(settings, page.uri)
    rules = [rule for rule in WHOLE if rule.name not in settings.rules_off]
    wanted = list(user.lines(read, user.phrases(page, settings)))
    found = [*wanted, *sweep(lines, read, rules, [removal.place for removal in wanted], facts)]
    last = {removal.place: removal for removal in found}  # a line that lost its first words may go after all
    gone = [removal for removal in sorted(last.values()) if lines.source(removal.place)[0] not in refused]
    places = {removal.place for removal in gone if not removal.upto}
    for removal in gone:
        if removal.rule == repeated.RULE.name or removal.upto:
            continue  # its words are the text's
        told = harvest(_with_key(read, removal.place, places), facts)
        facts = _as_printed(told, facts, read[removal.place], text.string[slice(*_span(lines, removal))])
    splices = [Splice(*_span(lines, removal), "") for removal in gone]
    return printed.edited(splices, text.edit(splices)), facts, list(_notes(lines, gone))


def _span(lines: Lines, removal: Removal) -> tuple[int, int]:
    return lines.starts[removal.place], removal.upto or lines.ends[removal.place]


def _notes(lines: Lines, gone: Sequence[Removal]) -> Iterator[Note]:
    for removal, place in zip(gone, lines.text.sources_of(_span(lines, removal) for removal in gone), strict=True):
        certainty = _CERTAINTY.get(removal.rule, HIGH)
        yield Note(*place, removal.rule, removal.why, certainty, removal.rule == user.RULE_NAME)


def _as_printed(facts: Facts, before: Facts, folded: str, printed: str) -> Facts:
    """The facts that a line told, in the line's own characters where it was read in others."""
    if facts is before or folded == printed or len(folded) != len(printed):
        return facts
    told = {name: getattr(facts, name) for name in ("site", "author") if getattr(facts, name) != getattr(before, name)}
    places = {name: folded.find(value) for name, value in told.items()}
    own = {name: printed[at : at + len(told[name])] for name, at in places.items() if at >= 0}
    return replace(facts, **own)  # type: ignore[arg-type]


def _with_key(read: Sequence[str], place: int, gone: Container[int]) -> str:
    """A line that goes, behind its key where that stood alone in the line above and goes too: 来源： / 某某日报."""
    if place - 1 not in gone or key_alone(read[place - 1]) is None or parse(read[place]):
        return read[place]
    return f"{read[place - 1].rstrip('：: 】')}：{read[place]}".replace("【", "")


def _readable(line: str) -> str:
    """The line as a reader sees it: without a bullet, and of links their words."""
    line = LINK.sub(r"\1", line) if "](" in line else line
    bare = line.lstrip(_BULLETS)
    return (bare if bare[-1:] == "-" else _LEAD.sub("", bare, count=1)).strip() or line
