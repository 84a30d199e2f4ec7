"""What the report says about a source, and what it adds up over all sources."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from ...language import tr
from ...write.collection import Collection, Element, Mark, label
from ...write.ledger import takes_away
from ...write.load import Stretch
from .compare import Step

ASKED = 60  # the most questions of one source in the lists; its page has all of them
SURE = 2  # the most sure repairs of one source in the lists
EXAMPLES, SHOWN = 6, 80  # the most examples of a rule, and characters of an example
_CONTEXT = 22


class Example(NamedTuple):
    """Something that a rule did: the text before and after, and a link to it."""

    was: str
    now: str
    href: str


class Number(NamedTuple):
    """A number that was repaired, is unclear or is masked, with the text around it. ``at`` is its source offset."""

    kind: str
    before: str
    sic: str
    now: str
    after: str
    certainty: str
    why: str
    href: str
    uri: str
    at: int
    candidates: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether a person should decide."""
        return self.kind == "unclear" or self.certainty == "medium"


class Trouble(NamedTuple):
    """Something odd in an outline."""

    kind: str  # gap, restart, doubled, medium, restored
    text: str
    href: str
    uri: str
    at: int  # source offset of the heading


class Reason(NamedTuple):
    """Why a source should be looked at, the weight of that, how often it occurs, and a detail (``of``)."""

    kind: str
    weight: float
    times: int = 1
    of: str = ""

    @property
    def text(self) -> str:
        """The reason in the language of what is shown."""
        told = tr(f"{self.kind}: {self.of}") if self.of else tr(self.kind)
        return f"{told} × {self.times:,}" if self.times > 1 else told


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """The facts of one source: its row in the list of sources to look at."""

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
    sha256: str = ""  # of the clean texts: equal for reposts

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
    """Everything that the first page adds up, for one source or for many."""

    removed: dict[str, RuleFacts] = field(default_factory=dict)
    changed: dict[str, RuleFacts] = field(default_factory=dict)
    sites: dict[str, list[int]] = field(default_factory=dict)  # kept, removed, sources
    damage: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    genres: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    characters: int = 0
    marks: int = 0  # numbers that are repaired, unclear or masked
    troubles: int = 0  # of outlines
    corrected: int = 0
    unclear: int = 0
    gaps: int = 0
    headings: int = 0

    def add(self, one: Totals) -> None:
        """Add the totals of other sources."""
        for mine, theirs in ((self.removed, one.removed), (self.changed, one.changed)):
            for name, rule in theirs.items():
                held = mine.setdefault(name, RuleFacts())
                held.times += rule.times
                held.characters += rule.characters
                held.sources += rule.sources
                held.examples += rule.examples[: max(0, EXAMPLES - len(held.examples))]
        for name, counts in one.sites.items():
            self.sites[name] = [a + b for a, b in zip(self.sites.get(name, (0, 0, 0)), counts, strict=True)]
        self.damage += one.damage
        self.years += one.years
        self.genres += one.genres
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + getattr(one, name))

    def add_rules(self, steps: tuple[Step, ...], href: str) -> None:
        """Count what each rule did to the source whose page is at ``href``."""
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
                    rule.examples.append(Example(operation.was[:SHOWN], operation.now[:SHOWN], f"{href}#e{number}"))


_NUMBERS = ("documents", "characters", "marks", "troubles", "corrected", "unclear", "gaps", "headings")


class Told(NamedTuple):
    """What the report says about one source: its facts, its totals, and its rows in the lists of the first page."""

    facts: SourceFacts
    totals: Totals
    numbers: tuple[Number, ...]
    troubles: tuple[Trouble, ...]


def told_of(
    collection: Collection, sides: Sequence[Stretch], steps: tuple[Step, ...], seconds: float, href: str
) -> Told:
    """What the report says about a source whose page is at ``href``."""
    one, places = Totals(), Places(sides)
    marks = [mark for document in collection.documents for mark in document.marks()]
    troubles = list(outline_troubles(collection, href, places))
    removed = sum(len(operation.was) for _, operation in steps if takes_away(operation))
    kept = 1 - removed / collection.characters if collection.characters else 1.0
    facts = _facts(collection, marks, troubles, seconds, href, kept, _risked(steps))
    one.documents, one.characters = facts.documents, facts.characters
    one.corrected, one.unclear, one.headings = facts.corrected, facts.unclear, facts.headings
    one.gaps = sum(mark.kind == "gap" for mark in marks)
    one.marks, one.troubles = len(marks), len(troubles)
    one.add_rules(steps, href)
    one.sites[collection.site] = [collection.characters - removed, removed, 1]
    for document in collection.documents:
        date = document.date()
        one.years[date.when[:4] if date else ""] += 1
        one.genres[document.genre] += 1
        one.damage.update(lost.glyph for lost in document.lost)
    return Told(facts, one, tuple(_listed(numbers(collection, href, places))), tuple(troubles[:ASKED]))


def _listed(found: Iterable[Number]) -> Iterator[Number]:
    """The numbers of one source that the first page lists: those for a person, and a few of the rest."""
    every = list(found)
    told = [number for number in every if number.kind != "gap"]
    yield from [number for number in told if number.asks][:ASKED]
    yield from [number for number in told if not number.asks][:SURE]
    yield from [number for number in every if number.kind == "gap"][:EXAMPLES]


def _risked(steps: Iterable[Step]) -> int:
    """How many characters were removed by rules that are not quite sure, without what the reader left out."""
    return sum(
        len(operation.was)
        for _, operation in steps
        if takes_away(operation) and operation.certainty == "medium" and not operation.rule.startswith("read/")
    )


class Places:
    """Maps places in the clean texts to places in the source."""

    def __init__(self, sides: Sequence[Stretch]) -> None:
        self._sides = sides
        self._starts = [side.start for side in sides]
        self._sources = list(accumulate((len(side.was) for side in sides), initial=0))

    def source(self, at: int) -> int:
        """The source offset of offset ``at`` in the clean texts."""
        index = bisect_right(self._starts, at) - 1
        while index > 0 and self._sides[index - 1].start == at and self._sides[index - 1].now:
            index -= 1
        if index < 0:
            return 0
        side = self._sides[index]
        return self._sources[index] + (0 if side.operation else at - side.start)


def _facts(
    collection: Collection, marks: list[Mark], troubles: list[Trouble], seconds: float, href: str, kept: float,
    risked: int,
) -> SourceFacts:  # fmt: skip
    kinds: Counter[str] = Counter(mark.kind for mark in marks)
    first = collection.documents[0]
    date = first.date()
    headings = sum(e.kind == "section" for document in collection.documents for e in document.elements())
    return SourceFacts(
        collection.uri, href, first.title_text, collection.site, first.genre, date.when if date else "",
        len(collection.documents), collection.characters, collection.size, kept, sum(mark.repairs for mark in marks),
        kinds["unclear"], headings, seconds, tuple(_reasons(collection, marks, kinds, troubles, risked)),
        " ".join(document.text_sha256 for document in collection.documents),
    )  # fmt: skip


def _reasons(
    collection: Collection, marks: list[Mark], kinds: Counter[str], troubles: list[Trouble], risked: int
) -> Iterator[Reason]:
    """The reasons to look at the source, with their weights."""
    share = risked / max(risked + sum(len(document.text) for document in collection.documents), 1)
    if share > 0.05:
        yield Reason("perhaps text was removed", min(100 * share, 30), of=f"{share:.0%}")
    states = {document.completeness: document.completeness_why for document in collection.documents}
    if "truncated" in states:
        yield Reason("truncated", 15)
    if "excerpt" in states:
        yield Reason("excerpt", 8)
    if kinds["unclear"]:
        yield Reason("unclear number", min(2.0 * kinds["unclear"], 20), kinds["unclear"])
    medium = sum(mark.cert == "medium" for mark in marks)
    if medium:
        yield Reason("medium repair", min(1.0 * medium, 10), medium)
    odd = Counter(trouble.kind for trouble in troubles)
    for kind, each, most in (("gap", 2.0, 12.0), ("doubled", 2.0, 8.0), ("restart", 1.0, 6.0), ("medium", 0.5, 8.0)):
        if odd[kind]:
            yield Reason(TROUBLES[kind], min(each * odd[kind], most), odd[kind])
    lost = {lost.glyph for document in collection.documents for lost in document.lost}
    if lost:
        yield Reason("lost everywhere", 5, of=" ".join(sorted(lost)).replace("\n", "⏎"))
    text = sum(len(document.text) for document in collection.documents)
    if text < 120:
        yield Reason("very short", 6)
    holes = sum(document.text.count("\ufffd") for document in collection.documents)
    if holes:
        yield Reason("broken byte", min(holes, 10), holes)


#: The names of the oddities in an outline.
TROUBLES = {
    "gap": "gap in numbering", "doubled": "doubled number", "restart": "restart", "medium": "unsure heading",
    "restored": "restored number",
}  # fmt: skip


def numbers(collection: Collection, href: str, places: Places) -> Iterator[Number]:
    """Every number with a mark, in the order of the texts."""
    count = base = 0
    for document in collection.documents:
        for mark in document.marks():
            end = mark.start + len(mark.text)
            before = document.text[max(0, mark.start - _CONTEXT) : mark.start].rpartition("\n")[2]
            after = document.text[end : end + _CONTEXT].partition("\n")[0]
            sic = mark.sic if mark.kind == "corr" else mark.text
            now = {"corr": mark.text, "unclear": " / ".join(mark.candidates), "gap": mark.reason}[mark.kind]
            why = mark.why or mark.reason
            yield Number(
                mark.kind, before, sic, now, after, mark.cert, why, f"{href}#m{count}", collection.uri,
                places.source(base + mark.start), mark.candidates,
            )  # fmt: skip
            count += 1
        base += len(document.text)


def outline_troubles(collection: Collection, href: str, places: Places) -> Iterator[Trouble]:
    """Gaps, restarts, doubled numbers, unsure headings and restored markers, in the order of the texts."""
    base = 0
    for document in collection.documents:
        for element, kind, told in _among(document.body, {}):
            link = f"{href}#p{document.n}-{element.start}"
            yield Trouble(kind, told, link, collection.uri, places.source(base + element.start))
        base += len(document.text)


def _among(elements: Iterable[Element], latest: dict[str, int]) -> Iterator[tuple[Element, str, str]]:
    """Each odd element, its kind and its label. ``latest`` is the last number of each style in the text, because articles
    (条) are numbered on across chapters.
    """
    last: dict[str, int] = {}
    for element in elements:
        if element.kind in ("section", "item", "annex"):
            told = label(element)[:60] or "…"
            before = last.get(element.style, 0)
            if element.kind != "annex" and element.n and element.style:
                if element.n == before:
                    yield element, "doubled", told
                elif element.n == 1 and before:
                    yield element, "restart", told
                elif element.n not in (before + 1, latest.get(element.style, 0) + 1):
                    yield element, "gap", f"{told} (after {before or 'nothing'})"
                last[element.style] = latest[element.style] = element.n
            if element.cert == "medium":
                yield element, "medium", told
            number = element.child("num")
            if number and number.restored:
                yield element, "restored", told
        if element.children:
            yield from _among(element.children, latest)
