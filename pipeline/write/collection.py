"""What an output file says, as data: the common ground of every format that is made from the XML.

Feeds, documents for people and the report all start here, so what they tell is what was written, whoever cleaned it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from .clean import is_repair


@dataclass(frozen=True, slots=True)
class Mark:
    """A ``corr``, ``unclear`` or ``gap`` inside a line of text."""

    kind: Literal["corr", "unclear", "gap"]
    text: str  # as it stands in the clean text
    start: int  # offset in the document's clean text
    sic: str = ""  # corr: what stood there
    cert: str = ""  # corr: high or medium
    rule: str = ""  # corr
    candidates: tuple[str, ...] = ()  # unclear: best first
    reason: str = ""  # unclear: why it can't be told; gap: redacted, lost or blank
    why: str = ""  # corr: the evidence, from the ledger

    @property
    def repairs(self) -> bool:
        """Whether it is a number that says something else than it did; the terminal, the report and feeds count these."""
        return self.kind == "corr" and is_repair(self.sic, self.text)


class Ref(str):
    """The mark of a note, [1], inside a line of text."""

    __slots__ = ()


Inline = str | Mark


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a body, named as in the schema. Leaves have ``inline``, the others ``children``.

    ``[start, end)`` is its stretch of the document's clean text, the newline that ends it left out.
    """

    kind: str
    start: int
    end: int
    inline: tuple[Inline, ...] = ()
    children: tuple[Element, ...] = ()
    level: int = 0
    n: int = 0
    style: str = ""
    cert: str = "high"
    restored: bool = False
    run_in: bool = False
    when: str = ""
    href: str = ""
    by: str = ""
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """The leaf's text, marks included."""
        return "".join(part if isinstance(part, str) else part.text for part in self.inline)

    def child(self, kind: str) -> Element | None:
        """The first child of a kind."""
        return next((child for child in self.children if child.kind == kind), None)

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in document order."""
        pending = [self]
        while pending:
            element = pending.pop()
            yield element
            pending.extend(reversed(element.children))


class PrintedDate(NamedTuple):
    """A date of the text: ISO 8601, and how it was printed."""

    kind: str
    when: str
    printed: str


class Lost(NamedTuple):
    """A glyph that the text lost everywhere, how sure that is, and the proof."""

    glyph: str
    cert: str
    proof: str


@dataclass(frozen=True, slots=True)
class CleanDocument:
    """One text. Empty strings: not known."""

    id: str
    n: int
    text_sha256: str  # of the clean text without white space
    language: str
    text: str  # the clean text
    title: tuple[Inline, ...]
    genre: str
    issuer: str
    doc_number: str
    author: str
    addressee: str
    dates: tuple[PrintedDate, ...]
    completeness: str  # truncated, excerpt, or empty where nothing speaks against the whole text
    completeness_why: str
    lost: tuple[Lost, ...]
    body: tuple[Element, ...]

    @property
    def title_text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.title)

    def elements(self) -> Iterator[Element]:
        """Every element of the body, in document order."""
        for element in self.body:
            yield from element.walk()

    def marks(self) -> Iterator[Mark]:
        """Every mark, those of the title first."""
        yield from (part for part in self.title if isinstance(part, Mark))
        for element in self.elements():
            yield from (part for part in element.inline if isinstance(part, Mark))

    def date(self) -> PrintedDate | None:
        """The date that stands for the text: signed, spoken, in force or published, the first that is known."""
        by_kind = {date.kind: date for date in reversed(self.dates)}
        order = ("issued", "delivered", "effective", "published")
        return next((by_kind[kind] for kind in order if kind in by_kind), None)


@dataclass(frozen=True, slots=True)
class Collection:
    """One source and the texts found in it."""

    uri: str
    media_type: str
    encoding: str
    sha256: str
    size: int  # bytes
    text_sha256: str
    characters: int  # of the source text
    site: str
    page_url: str
    removed_characters: int
    removed_blocks: int
    documents: tuple[CleanDocument, ...]

    @property
    def kept(self) -> float:
        """The share of the source text's characters that was not removed, 0 to 1."""
        return 1 - self.removed_characters / self.characters if self.characters else 1.0


def unfolded(elements: Iterable[Element]) -> Iterator[Element]:
    """The elements; in place of a turn with sections in it, what it holds: few outputs let divisions stand in one."""
    for element in elements:
        if element.kind == "speech" and any(child.kind in ("section", "annex") for child in element.children):
            yield from element.children
        else:
            yield element


def speaker(turn: Element) -> tuple[str, tuple[Element, ...]]:
    """Who speaks as printed, 记者：, and the turn without it; empty where a number was marked in the name."""
    first, *rest = turn.children
    line = first.inline[0] if first.inline and isinstance(first.inline[0], str) else ""
    at = next((at for at, mark in enumerate(line) if mark in "：:]】〕"), -1) + 1
    at += line[at : at + 1] in ("：", ":")
    if first.kind != "p" or not at or "".join(line[:at].split()).strip("：:[]【】〔〕") != "".join(turn.by.split()):
        return "", turn.children
    said = (line[at:].lstrip(), *first.inline[1:])
    kept = (replace(first, inline=said),) if "".join(map(str, said)) else ()
    return line[:at], (*kept, *rest)


def label(element: Element) -> str:
    """Marker and heading of a section, annex or item, on one line: ``一、总体要求``."""
    parts = [part.text for part in element.children[:2] if part.kind in ("num", "heading")]
    return "".join(parts)
