"""The front matter of a Markdown file: rows of keys and values between two lines of hyphens, which speak of the text."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from ..chinese.dates import iso_date
from ..chinese.widths import CJK
from ..model import Facts, Note
from ..regex import regex
from ..text import Splice
from .fact_names import TELLS, first_told

FENCE = regex(r"(?:---|\+\+\+)[ \t]*\n")
ROW = regex(rf"[ \t]*(?:#.*|-[ \t].*|-|[\w{CJK}][\w .{CJK}-]{{0,39}}[ \t]*[:=](?:[ \t].*)?|)")
PAIR = regex(rf"([\w{CJK}][\w .{CJK}-]{{0,60}}?)[ \t]{{0,8}}[:=](?:[ \t]+(.*))?")
LINES = 200  # of front matter
OPENING = 300  # characters of a text in which its title may stand
BESIDE = (
    24  # characters of other words in its line: signs of Markdown, what the text is called by, the body that reports
)
CLAUSE = regex("[，。；！]")
NAME = "read/front-matter"


class FrontMatter(NamedTuple):
    """Where it ends in the text, 0: there is none; what it tells; where its title stands that the text lacks."""

    end: int
    facts: Facts
    title: tuple[int, int] = (0, 0)

    def cuts(self) -> list[Splice]:
        """What goes: all of it but the title."""
        low, high = self.title
        if not self.end or low == high:
            return [Splice(0, self.end, "")] if self.end else []
        return [Splice(0, low, ""), Splice(high, self.end, "\n")]

    def notes(self) -> list[Note]:
        """What the ledger says of it."""
        why = "rows that tell a program of the text: their facts are kept"
        return [Note(cut.start, cut.end, NAME, why) for cut in self.cuts()]


def front_matter(text: str, facts: Facts) -> FrontMatter:
    """The front matter that a text begins with; it adds to ``facts`` what they do not say.

    Each line of it is a key with its value, an entry of a list, a comment or blank, and at least one is a key.
    """
    opens = FENCE.match(text)
    if opens is None:
        return FrontMatter(0, facts)
    fence = opens[0].strip()
    at = opens.end()
    values: dict[str, str] = {}
    for _ in range(LINES):
        end = text.find("\n", at)
        line = text[at:] if end < 0 else text[at:end]
        at = len(text) if end < 0 else end + 1
        if line.rstrip() == fence:
            return _read(text, at, values, facts) if values and text[at:].strip() else FrontMatter(0, facts)
        if not ROW.fullmatch(line) or end < 0:
            break
        if pair := PAIR.fullmatch(line):
            values.setdefault(pair[1].lower(), _bare(pair[2] or ""))
    return FrontMatter(0, facts)


def _read(text: str, end: int, values: dict[str, str], facts: Facts) -> FrontMatter:
    facts = _with(facts, values)
    if not facts.title or _is_printed(facts.title, text[end : end + OPENING]):
        return FrontMatter(end, facts)
    low = text.find(facts.title)
    return FrontMatter(end, facts, (low, low + len(facts.title)))


def _is_printed(title: str, opening: str) -> bool:
    """Whether a line of the opening, or two together, is the title: a sentence that speaks of a 政府工作报告 is none."""
    wanted = "".join(title.split())
    lines = ["".join(line.split()) for line in opening.split("\n") if line.strip()]
    either = (*lines, *("".join(pair) for pair in pairwise(lines)))
    rests = (line.replace(wanted, "", 1) for line in either if wanted in line)
    return any(len(rest) <= BESIDE and not CLAUSE.search(rest) for rest in rests)


def _bare(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value


def _with(facts: Facts, values: dict[str, str]) -> Facts:
    """The facts with what these values tell."""
    found = {fact: first_told(fact, values.get) for fact in TELLS}
    printed = found.pop("published")
    said: dict[str, Any] = {fact: value for fact, value in found.items() if value and not getattr(facts, fact)}
    day = iso_date(printed)
    if day and not facts.published:
        said |= {"published": day, "published_printed": printed}
    return replace(facts, **said)
