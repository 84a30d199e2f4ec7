"""The data that flows: bytes → Page → Piece → Document. It is frozen, comparable and picklable, and has no behaviour.

There are two kinds of offsets. "Source offsets" count code points of the source text, the string that a reader made of the bytes;
they never change. "Text offsets" count code points of the ``Text`` in the same object.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

from .text import Text


class Certainty(StrEnum):
    """How sure an edit is. Edits of both kinds are made and marked; less sure ones are ``unclear`` and never made."""

    HIGH = "high"  # provable from the text
    MEDIUM = "medium"  # by far the most likely


HIGH, MEDIUM = Certainty.HIGH, Certainty.MEDIUM


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to clean. ``uri`` is its name in the output: a path relative to the folder given, or an address."""

    uri: str
    data: bytes
    media_type: str = ""  # as declared by the sender; the content decides
    charset: str = ""  # as declared by the sender, for example in HTTP
    page_url: str = ""  # where a crawl found it
    published: str = ""  # ISO date from a crawl record
    column: str = ""  # of a record: the field of its text, if it was found by content
    facts: tuple[tuple[str, str], ...] = ()  # of a record: names of ``Facts`` and their values from other fields
    beside: tuple[tuple[str, int], ...] = ()  # of a record: its other fields, with the lengths of their values


# --- what readers give -----------------------------------------------------------------------------------------------


class Style(NamedTuple):
    """How a block looked. It is evidence for the outline, not truth."""

    heading: int = 0  # 1-6 for h1-h6, 1-9 for Heading 1-9; 0: none
    bold: bool = False  # the whole block
    bold_lead: int = 0  # code points at the start of the block, if only these are bold
    centred: bool = False
    size: float = 0.0  # points; 0: unknown
    font: str = ""
    indent: float = 0.0  # characters
    apart: int = 0  # blank lines before or after it, whichever are fewer; 0 for fewer than 2
    quoted: bool = False  # > in Markdown, a block quotation in HTML
    title: bool = False  # the word processor's style for titles


PLAIN = Style()

Role = Literal["text", "cell", "figure", "attachment", "note", "furniture"]


class Merged(NamedTuple):
    """An empty cell of a table that spans several rows or columns."""

    row: int
    column: int
    row_span: int
    column_span: int


class Cell(NamedTuple):
    """The place of a block in a data table. The tables of a page are numbered from 1, rows and columns from 0.

    Cells without text have no block. ``columns`` counts the columns of the row and ``rows`` the rows of the table, empty ones
    included; 0: the reader does not know. ``blank`` lists the empty merged cells of the table; it is enough if one block of the
    table has it.
    """

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    columns: int = 0
    rows: int = 0
    blank: tuple[Merged, ...] = ()


class Block(NamedTuple):
    """One visual line of the source: source offsets ``[start, end)`` without the newline that ends it.

    ``locator`` finds it in the file (``line:12``, ``html:/html/body/p[3]``, ``docx:word/document.xml#p17``).
    ``target`` is the address of an attachment or figure. ``furniture`` is a page header or footer. ``opens``: the file itself
    says that a paragraph begins here (¶ of Word, ``<p>`` of HTML); it may have one for every printed line.
    """

    start: int
    end: int
    locator: str
    style: Style = PLAIN
    role: Role = "text"
    cell: Cell | None = None
    target: str = ""
    opens: bool = False


class Omission(NamedTuple):
    """What a reader left out of the source text (a script, a hidden node), with its length in characters.

    White space does not count if the format folds it (HTML).
    """

    locator: str
    length: int
    reason: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page says about its text. Empty: not known. Dates are ISO 8601."""

    site: str = ""
    page_url: str = ""
    published: str = ""  # 2016-03-09
    published_printed: str = ""  # 2016-03-09 14:09:04
    title: str = ""
    author: str = ""
    issuer: str = ""
    doc_number: str = ""
    issued: str = ""  # 成文日期
    keywords: str = ""
    declared_characters: int = 0  # the length that the page itself states
    cut_off: str = ""  # the sign that the text continues elsewhere ("继续免费阅读", 20 pages unread)
    page: int = 0  # the number of this page among those of the text
    pages: int = 0  # how many pages the text has
    next_page: str = ""  # the address of the page where the text continues


class Note(NamedTuple):
    """One edit made by one rule, at source offsets ``[start, end)``. The ledger takes its reasons from notes."""

    start: int
    end: int
    rule: str
    why: str
    certainty: Certainty = HIGH
    user: bool = False  # the edit comes from the user's settings
    writes: bool = False  # it puts other words in the place


class Part(NamedTuple):
    """One page of a text that was joined from several: the name of its source, and where it begins in the source text."""

    uri: str
    start: int


@dataclass(frozen=True, slots=True)
class Page:
    """A source as read and, later, stripped and repaired. Lines of ``text`` are its blocks; newlines join them."""

    uri: str
    media_type: str
    encoding: str
    source: str  # the source text, which never changes
    text: Text
    blocks: tuple[Block, ...]  # in source order, source offsets
    facts: Facts = Facts()
    omitted: tuple[Omission, ...] = ()
    notes: tuple[Note, ...] = ()
    parts: tuple[Part, ...] = ()  # the pages it was joined from, in order; empty: it is one page
    container: str = ""  # in HTML, the mark of the block with the text, if no other block has that mark: id=zoom
    table: object = field(default=None, repr=False, compare=False)  # the table of lines of the last stage: see Lines.of


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a page, between two cuts."""

    text: Text
    blocks: tuple[Block, ...]
    facts: Facts
    label: str = ""  # the title in the mark that opened the text (第一篇：…), without the mark
    notes: tuple[Note, ...] = ()


# --- what the stages find out ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Loss:
    """A glyph that this text has lost everywhere, and the proofs, as sentences that a person can check."""

    glyph: str  # "1", ".", "%", "〇", "“", "〔", "。", "\n"
    certainty: Certainty
    proofs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Damage:
    """What a text has lost. Empty: it is sound, or too short to tell."""

    losses: tuple[Loss, ...] = ()

    def lost(self, glyph: str) -> Certainty | None:
        """How sure it is that ``glyph`` is gone everywhere; None if nothing says so."""
        return next((loss.certainty for loss in self.losses if loss.glyph == glyph), None)

    def could_print(self, original: str, printed: str) -> bool:
        """Whether ``original`` without the lost glyphs is ``printed``."""
        gone = {loss.glyph for loss in self.losses}
        return bool(gone) and original != printed and "".join(c for c in original if c not in gone) == printed


SOUND = Damage()

SpanKind = Literal[
    "title",
    "section",
    "annex",
    "num",
    "heading",
    "p",
    "list",
    "item",
    "table",
    "row",
    "cell",
    "figure",
    "attachment",
    "note",
    "quote",
    "speech",
    "salute",
    "signed",
    "dateline",
    "doc-number",
    "addressee",
    "subtitle",
    "copy-number",
    "classification",
    "urgency",
    "issuing-mark",
    "signer",
    "cc",
    "imprint",
]


class Span(NamedTuple):
    """One element of the structure, as standoff markup: text offsets ``[start, end)`` in the document's text.

    Spans are in document order, each parent before its children. Spans that contain text directly (``p``, ``heading``, ``num``,
    ``salute``, …) are leaves; the others contain only spans. Text outside every leaf (the newlines between blocks) does not
    belong to the document.
    """

    kind: SpanKind
    start: int
    end: int
    level: int = 0  # section, annex: depth, 1 = top
    value: int = 0  # section, item: the integer value of the marker; 0: none
    style: str = ""  # section, item: the marker's family
    restored: str = ""  # num: the marker to put here, if it was lost completely (an empty span) or in part
    run_in: bool = False  # heading: the beginning of a paragraph that continues
    certainty: Certainty = HIGH
    when: str = ""  # dateline: ISO date
    target: str = ""  # figure, attachment: address
    by: str = ""  # speech: who speaks, as printed
    row_span: int = 1
    column_span: int = 1
    rule: str = ""  # the rule that decided, for the ledger
    why: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """The possible originals of ``[start, end)``: each reading with its cost, the negative natural logarithm of its odds.

    ``kind`` is the row of the counted table that says how often the best reading is right. ``stands`` is the reading that leaves
    the text unchanged, if that is possible. If ``proven`` is False, nothing shows that this damage happened in this text, so it
    stays a question. ``why`` is the evidence for the best reading.
    """

    kind: str
    start: int
    end: int
    rule: str
    why: str
    costs: Mapping[str, float]
    stands: str | None = None
    proven: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """A verdict on one number or hole: text offsets ``[start, end)`` in the document's text.

    ``corr`` replaces it by ``now``. ``unclear`` leaves the text and lists ``candidates``, best first. ``gap`` marks a mask
    (``reason`` "redacted"), a missing number ("lost") or a place to fill in ("blank").
    """

    kind: Literal["corr", "unclear", "gap"]
    start: int
    end: int
    rule: str
    why: str
    now: str = ""
    candidates: tuple[str, ...] = ()
    certainty: Certainty = HIGH
    reason: str = ""
    witness: str = ""  # the copies of the text that prove it: uri#place of each, separated by blanks
    user: bool = False  # a person decided it


class Date(NamedTuple):
    """A date. ``when`` is ISO 8601, as precise as known; ``printed`` is the date as the text or the page has it."""

    kind: Literal["published", "issued", "delivered", "effective"]
    when: str
    printed: str


class Copy(NamedTuple):
    """Another source of the batch with the same text. ``best``: no copy is more complete and less damaged."""

    uri: str
    best: bool


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known about a document besides its text. Empty fields are not known and are left out of the output."""

    genre: str = ""
    issuer: str = ""
    doc_number: str = ""
    author: str = ""
    addressee: str = ""
    dates: tuple[Date, ...] = ()
    completeness: Literal["", "truncated", "excerpt"] = ""
    completeness_why: str = ""
    language: str = "zh-Hans"
    reposts: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One text, solved: what every writer reads."""

    n: int
    text: Text
    spans: tuple[Span, ...]
    figures: tuple[Figure, ...]
    damage: Damage
    meta: Meta
    refs: tuple[tuple[int, int], ...] = ()  # text offsets of note marks such as [1], in order
    clean: Text = Text("", ())  # the clean text, made last from all of the above


Op = Literal["remove", "replace", "insert", "join", "move"]


class Operation(NamedTuple):
    """One line of the ledger: replace ``was`` at ``[start, end)`` of the source text by ``now``."""

    start: int
    end: int
    op: Op
    was: str
    now: str
    document: int
    rule: str
    certainty: Certainty
    why: str
    steps: tuple[str, ...] = ()
    user: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """A source made into documents. ``operations`` turn the source text into their clean texts, one after another."""

    uri: str
    media_type: str
    encoding: str
    sha256: str  # of the bytes
    size: int  # bytes
    source: str  # the source text
    facts: Facts
    documents: tuple[Document, ...]
    operations: tuple[Operation, ...]
    omitted: tuple[Omission, ...] = ()
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    parts: tuple[Part, ...] = ()  # the pages that the source text was joined from, in order; empty: it is one page

    @property
    def kind(self) -> str:
        """The media type; empty if pages were joined, because each may have a different one."""
        return "" if self.parts else self.media_type


@dataclass(frozen=True, slots=True)
class Rejected:
    """A source that can't be made into a document, and one line that says why."""

    uri: str
    sha256: str
    size: int
    reason: str


Outcome = Done | Rejected
