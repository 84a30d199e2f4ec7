"""What the report says of a source, and what it adds up over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ...write.collection import CleanDocument, Collection, Element, Mark, label
from ...write.ledger import takes_away
from .compare import Step

#: Most rows of a list on the first page; the pages of the sources have them all.
MOST = 2000
MOST_MASKS = 300  # names written as X tell little
EXAMPLES = 6
_CONTEXT = 22


class Example(NamedTuple):
    """Something that a rule did: the text, and where to see it."""

    was: str
    now: str
    href: str


class Number(NamedTuple):
    """A number that was repaired, is unclear or is masked, with the text around it."""

    kind: str
    before: str
    sic: str
    now: str
    after: str
    certainty: str
    why: str
    href: str
    uri: str


class Trouble(NamedTuple):
    """Something odd in an outline."""

    kind: str  # gap, restart, doubled, medium, restored
    text: str
    href: str
    uri: str


class Reason(NamedTuple):
    """Why a source should be looked at, and how much that weighs."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """A row of the triage list."""

    uri: str
    href: str
    title: str
    site: str
    genre: str
    date: str
    documents: int
    characters: int
    size: int  # bytes
    kept: float
    corrected: int
    unclear: int
    headings: int
    seconds: float
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> float:
        return sum(reason.weight for reason in self.reasons)


@dataclass(slots=True)
class RuleFacts:
    """What one rule did over all sources."""

    times: int = 0
    characters: int = 0
    sources: int = 0
    examples: list[Example] = field(default_factory=list)


@dataclass(slots=True)
class Totals:
    """Everything the first page adds up."""

    sources: list[SourceFacts] = field(default_factory=list)
    removed: dict[str, RuleFacts] = field(default_factory=dict)
    changed: dict[str, RuleFacts] = field(default_factory=dict)
    sites: dict[str, list[int]] = field(default_factory=dict)  # kept, removed, sources
    damage: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    genres: Counter[str] = field(default_factory=Counter)
    numbers: list[Number] = field(default_factory=list)  # repaired and unclear
    masks: list[Number] = field(default_factory=list)
    more_numbers: int = 0
    troubles: list[Trouble] = field(default_factory=list)
    more_troubles: int = 0
    corrected: int = 0
    unclear: int = 0
    gaps: int = 0
    headings: int = 0

    def add(self, collection: Collection, steps: tuple[Step, ...], seconds: float, href: str) -> None:
        """Take in one source. ``href`` leads to its page."""
        marks = [mark for document in collection.documents for mark in document.marks()]
        troubles = list(outline_troubles(collection, href))
        removed = sum(len(operation.was) for _, operation in steps if takes_away(operation))
        kept = 1 - removed / collection.characters if collection.characters else 1.0
        facts = _facts(collection, marks, troubles, seconds, href, kept)
        self.sources.append(facts)
        self.corrected += facts.corrected
        self.unclear += facts.unclear
        self.gaps += sum(mark.kind == "gap" for mark in marks)
        self.headings += facts.headings
        self._add_rules(steps, href)
        site = self.sites.setdefault(collection.site, [0, 0, 0])
        for index, count in enumerate((collection.characters - removed, removed, 1)):
            site[index] += count
        for document in collection.documents:
            date = document.date()
            self.years[date.when[:4] if date else ""] += 1
            self.genres[document.genre] += 1
            self.damage.update(lost.glyph for lost in document.lost)
        before = len(self.numbers) + len(self.masks)
        for number in numbers(collection, href):
            held, most = (self.masks, MOST_MASKS) if number.kind == "gap" else (self.numbers, MOST)
            if len(held) < most:
                held.append(number)
        self.more_numbers += len(marks) - (len(self.numbers) + len(self.masks) - before)
        room = max(MOST - len(self.troubles), 0)
        self.troubles += troubles[:room]
        self.more_troubles += len(troubles[room:])

    def _add_rules(self, steps: tuple[Step, ...], href: str) -> None:
        here: set[tuple[str, bool]] = set()
        for number, operation in steps:
            if not (operation.was + operation.now).strip():
                continue
            gone = takes_away(operation)
            table = self.removed if gone else self.changed
            rule = table.setdefault(operation.rule, RuleFacts())
            rule.times += 1
            rule.characters += len(operation.was) if gone else max(len(operation.was), len(operation.now))
            if (operation.rule, gone) not in here:
                here.add((operation.rule, gone))
                rule.sources += 1
                if len(rule.examples) < EXAMPLES:
                    rule.examples.append(Example(operation.was[:160], operation.now[:160], f"{href}#e{number}"))


def _facts(
    collection: Collection, marks: list[Mark], troubles: list[Trouble], seconds: float, href: str, kept: float
) -> SourceFacts:
    kinds: Counter[str] = Counter(mark.kind for mark in marks)
    first = collection.documents[0]
    date = first.date()
    headings = sum(e.kind == "section" for document in collection.documents for e in document.elements())
    return SourceFacts(
        collection.uri, href, first.title_text, collection.site, first.genre, date.when if date else "",
        len(collection.documents), collection.characters, collection.size, kept, sum(mark.repairs for mark in marks),
        kinds["unclear"], headings, seconds, tuple(_reasons(collection, marks, kinds, troubles, kept)),
    )  # fmt: skip


def _reasons(
    collection: Collection, marks: list[Mark], kinds: Counter[str], troubles: list[Trouble], kept: float
) -> Iterator[Reason]:
    """What speaks for a look at the source, in points."""
    if kept < 0.7:
        yield Reason(f"{kept:.0%} kept", 50 * (0.7 - max(kept, 0.0)))
    states = {document.completeness: document.completeness_why for document in collection.documents}
    if "truncated" in states:
        yield Reason("truncated", 15)
    if "excerpt" in states:
        yield Reason("excerpt", 8)
    if kinds["unclear"]:
        yield Reason(f"{kinds['unclear']} unclear", min(2.0 * kinds["unclear"], 20))
    medium = sum(mark.cert == "medium" for mark in marks)
    if medium:
        yield Reason(f"{medium} medium repairs", min(1.0 * medium, 10))
    odd = Counter(trouble.kind for trouble in troubles)
    for kind, each, most in (("gap", 2.0, 12.0), ("doubled", 2.0, 8.0), ("restart", 1.0, 6.0), ("medium", 0.5, 8.0)):
        if odd[kind]:
            yield Reason(f"{odd[kind]} {_NAMES[kind][odd[kind] != 1]}", min(each * odd[kind], most))
    lost = {lost.glyph for document in collection.documents for lost in document.lost}
    if lost:
        yield Reason("lost " + " ".join(sorted(lost)).replace("\n", "⏎"), 5)
    text = sum(len(document.text) for document in collection.documents)
    if text < 120:
        yield Reason("very short", 6)
    holes = sum(document.text.count("\ufffd") for document in collection.documents)
    if holes:
        yield Reason(f"{holes} broken bytes", min(holes, 10))


#: One of a kind, and several.
_NAMES = {
    "gap": ("gap in numbering", "gaps in numbering"),
    "doubled": ("doubled number", "doubled numbers"),
    "restart": ("restart", "restarts"),
    "medium": ("unsure heading", "unsure headings"),
}


def numbers(collection: Collection, href: str) -> Iterator[Number]:
    """Every number with a mark, in the order of the texts."""
    count = 0
    for document in collection.documents:
        for mark in document.marks():
            end = mark.start + len(mark.text)
            before = document.text[max(0, mark.start - _CONTEXT) : mark.start].rpartition("\n")[2]
            after = document.text[end : end + _CONTEXT].partition("\n")[0]
            sic = mark.sic if mark.kind == "corr" else mark.text
            now = {"corr": mark.text, "unclear": " / ".join(mark.candidates), "gap": mark.reason}[mark.kind]
            why = mark.why or mark.reason
            yield Number(
                mark.kind, before, sic, now, after, mark.cert, why, f"{href}#m{count}", collection.uri
            )  # fmt: skip
            count += 1


def outline_troubles(collection: Collection, href: str) -> Iterator[Trouble]:
    """Gaps, restarts, doubled numbers, unsure headings and restored markers, in the order of the texts."""
    for document in collection.documents:
        yield from _among(document.body, document, collection, href, {})


def _among(
    elements: Iterable[Element], document: CleanDocument, collection: Collection, href: str, latest: dict[str, int]
) -> Iterator[Trouble]:
    """``latest`` is the last number of each style in the text: articles (条) run on across chapters."""
    last: dict[str, int] = {}
    for element in elements:
        if element.kind in ("section", "item", "annex"):
            link = f"{href}#p{document.n}-{element.start}"
            told = label(element)[:60] or "…"
            before = last.get(element.style, 0)
            if element.kind != "annex" and element.n and element.style:
                if element.n == before:
                    yield Trouble("doubled", told, link, collection.uri)
                elif element.n == 1 and before:
                    yield Trouble("restart", told, link, collection.uri)
                elif element.n not in (before + 1, latest.get(element.style, 0) + 1):
                    yield Trouble("gap", f"{told} (after {before or 'nothing'})", link, collection.uri)
                last[element.style] = latest[element.style] = element.n
            if element.cert == "medium":
                yield Trouble("medium", told, link, collection.uri)
            number = element.child("num")
            if number and number.restored:
                yield Trouble("restored", told, link, collection.uri)
        if element.children:
            yield from _among(element.children, document, collection, href, latest)
