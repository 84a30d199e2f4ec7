"""Phrases that a user adds in the settings. They go by the same comparison as the table's, but literally."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import HIGH, Note, Page
from ..regex import regex
from ..settings import Phrase, Settings
from ..text import Splice, Text
from .frame import body, squeeze
from .phrase import ANYTHING, LONGEST, TAIL, pattern
from .sweep import Removal

RULE_NAME = "settings/phrase"
WHY = "a phrase of the settings"
LEAST_BESIDE = 3  # characters beside the … that stands for a title


def phrases(page: Page, settings: Settings) -> tuple[Phrase, ...]:
    """The phrases in force on a page: those of every site, and those of a site that the page, its address or name tells."""
    named = (page.source, page.facts.page_url, page.uri)
    return tuple(p for p in settings.phrases if not p.site or any(p.site in where for where in named))


def lines(found: Sequence[str], wanted: Sequence[Phrase]) -> Iterator[Removal]:
    """The lines that are a phrase of the settings, at its place."""
    whole = {place: _matcher(wanted, place) for place in ("anywhere", "start", "end")}
    if not any(whole.values()):
        return
    first, last = body(found)
    for index, line in enumerate(found):
        if len(line) > 2 * LONGEST:
            continue
        text = squeeze(line)
        for place, there in (("anywhere", True), ("start", index < first), ("end", index > last)):
            matcher = whole[place]
            if there and matcher and matcher.fullmatch(text):
                yield Removal(index, RULE_NAME, WHY)
                break


def words(text: Text, wanted: Sequence[Phrase]) -> tuple[Text, tuple[Note, ...]]:
    """The text without the words that may stand inside a line, and the notes."""
    inside = [entry.phrase for entry in wanted if entry.place == "inside"]
    if not inside:
        return text, ()
    expression = regex("|".join(pattern(word, "[ \t\u3000]*") for word in inside))
    splices = [Splice(*match.span(), "") for match in expression.finditer(text.string) if match[0]]
    notes = tuple(Note(*text.source_of(s.start, s.end), RULE_NAME, WHY, HIGH, True) for s in splices)
    return text.edit(splices), notes


def _matcher(wanted: Sequence[Phrase], place: str) -> re.Pattern[str] | None:
    choices = [_literal(squeeze(entry.phrase)) for entry in wanted if entry.place == place]
    return regex("(?:" + "|".join(choices) + f")[{re.escape(TAIL)}]*") if choices else None


def _literal(phrase: str) -> str:
    """The phrase as it stands; # for itself or a number, … for itself or the title in it, which differ from page to page."""
    numbered = re.escape(phrase).replace("\\#", r"(?:#|\d{1,12})")
    return numbered.replace("…", f"(?:…|{ANYTHING})") if len(phrase.replace("…", "")) >= LEAST_BESIDE else numbered
