"""The data that flows: bytes → Page → Piece → Document. Frozen, comparable, picklable; no behaviour of its own.

Everything that points into a text says which one. "Source offsets" count code points of the source text, the string
that a reader made of the bytes; they never change. "Text offsets" count those of the ``Text`` beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

from .text import Text


class Certainty(StrEnum):
    """How sure an edit is. Both kinds are applied and marked; what is less is ``unclear`` and never applied."""

    HIGH = "high"  # provable from the text
    MEDIUM = "medium"  # by far the likeliest


HIGH, MEDIUM = Certainty.HIGH, Certainty.MEDIUM


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to clean. ``uri`` names it in the output (a path relative to the folder given, or an address)."""

    uri: str
    data: bytes
    media_type: str = ""  # what the sender called it; content decides
    charset: str = ""  # what the sender called it, from HTTP for example
    page_url: str = ""  # where a crawl found it
    published: str = ""  # ISO date that a crawl record carries
    column: str = ""  # of a record: the field that its text stands in, where its content told which
    facts: tuple[tuple[str, str], ...] = ()  # of a record: names of ``Facts`` and what other fields say of them
    beside: tuple[tuple[str, int], ...] = ()  # of a record: its other fields, with the length of what they hold


# --- what readers give -----------------------------------------------------------------------------------------------


class Style(NamedTuple):
    """How a block looked. Evidence for the outline, never truth."""

    heading: int = 0  # 1-6 for h1-h6, 1-9 for Heading 1-9; 0: none
    bold: bool = False  # the whole block
    bold_lead: int = 0  # code points at the start of the block that alone are bold
    centred: bool = False
    size: float = 0.0  # points; 0: not said
    font: str = ""
    indent: float = 0.0  # characters
    apart: int = 0  # blank lines before or after it, whichever are fewer; said from 2 on
    quoted: bool = False  # > of Markdown, a block quotation of HTML
    title: bool = False  # the program's style for the title of a text


PLAIN = Style()

Role = Literal["text", "cell", "figure", "attachment", "note", "furniture"]


class Merged(NamedTuple):
    """A cell of a table that reaches over several rows or columns and holds no text."""

    row: int
    column: int
    row_span: int
    column_span: int


class Cell(NamedTuple):
    """Where a block stands in a data table; tables are numbered through a page from 1, rows and columns from 0.

    Cells without text have no block. ``columns`` is how many columns the row has with them, ``rows`` how many rows the
    table has with those that hold no text; 0: the reader can't say. ``blank`` tells of merged cells of the table that
    hold none; one of its cells is enough to tell it.
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
    ``target`` is the address of an attachment or figure. ``furniture`` is a page header or footer.
    """

    start: int
    end: int
    locator: str
    style: Style = PLAIN
    role: Role = "text"
    cell: Cell | None = None
    target: str = ""


class Omission(NamedTuple):
    """What a reader left out of the source text (a script, a hidden node), with its length in characters.

    White space does not count where the format folds it (HTML).
    """

    locator: str
    length: int
    reason: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page says of its text, harvested on the way. Empty: not known. Dates are ISO 8601."""

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
    cut_off: str = ""  # why the page says that the text goes on elsewhere ("继续免费阅读", 20 pages unread)
    page: int = 0  # the number of this page among those of the text
    pages: int = 0  # how many pages the text has
    next_page: str = ""  # the address of the page on which the text goes on


class Note(NamedTuple):
    """One edit made by one rule, at source offsets ``[start, end)``. The ledger takes its reasons from these."""

    start: int
    end: int
    rule: str
    why: str
    certainty: Certainty = HIGH
    user: bool = False  # the rule came in through the settings


class Part(NamedTuple):
    """One page of a text that was joined of several: the name of its source, and where it begins in the source text."""

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
    parts: tuple[Part, ...] = ()  # the pages it was joined of, in order; empty: it is one
    container: str = ""  # of HTML, the mark of the block that holds the text, where no other block has it: id=zoom
    table: object = field(default=None, repr=False, compare=False)  # of lines, as the last stage left it: see Lines.of


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a page: what lies between two cuts. ``label`` is the mark that opened it (第一篇：…), if any."""

    text: Text
    blocks: tuple[Block, ...]
    facts: Facts
    label: str = ""  # title that the mark gave, without the mark
    notes: tuple[Note, ...] = ()


# --- what the stages find out ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Loss:
    """A glyph that this text has lost everywhere, and the proofs, in words a person can check."""

    glyph: str  # "1", ".", "%", "〇", "“", "〔", "。", "\n"
    certainty: Certainty
    proofs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Damage:
    """What a text has lost. Empty: sound, or too little to tell."""

    losses: tuple[Loss, ...] = ()

    def lost(self, glyph: str) -> Certainty | None:
        """How sure it is that ``glyph`` is gone everywhere; None where nothing says so."""
        return next((loss.certainty for loss in self.losses if loss.glyph == glyph), None)

    def could_print(self, original: str, printed: str) -> bool:
        """Whether ``original`` would stand as ``printed`` once the lost glyphs are gone from it."""
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
    """One element of the structure, standing off: text offsets ``[start, end)`` over the document's text.

    Spans of a document come in document order, a parent before its children. Spans that hold text directly (``p``,
    ``heading``, ``num``, ``salute``, …) are leaves; the others only hold spans. Text outside every leaf (the newlines
    between blocks) is not of the document.
    """

    kind: SpanKind
    start: int
    end: int
    level: int = 0  # section, annex: depth, 1 = top
    value: int = 0  # section, item: the integer value of the marker; 0: none
    style: str = ""  # section, item: the marker's family
    restored: str = ""  # num: the marker to put here, where it was lost whole (an empty span) or in part
    run_in: bool = False  # heading: the lead of a paragraph that goes on
    certainty: Certainty = HIGH
    when: str = ""  # dateline: ISO date
    target: str = ""  # figure, attachment: address
    by: str = ""  # speech: who speaks, as printed
    row_span: int = 1
    column_span: int = 1
    rule: str = ""  # what decided, for the ledger
    why: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What may have stood at ``[start, end)``: each reading with its cost, minus the natural logarithm of its odds.

    ``kind`` names the row of the counted table that tells how often the best reading is right. ``stands``: the reading
    that leaves the place as it is, if it may be whole. ``proven`` False: nothing shows that this happened in this text,
    so it stays a question. ``why`` names what speaks for the best reading.
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
    """A verdict on one number or hole: text offsets ``[start, end)`` over the document's text.

    ``corr`` puts ``now`` there; ``unclear`` leaves the text and names ``candidates``, best first; ``gap`` marks a mask
    (``reason`` "redacted"), a hole ("lost") or a place to fill in ("blank").
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
    witness: str = ""  # copies of the text that prove it: uri#place of each, blanks between
    user: bool = False  # a person said so


class Date(NamedTuple):
    """``when`` is ISO 8601, to the precision known; ``printed`` is how the text or the page wrote it."""

    kind: Literal["published", "issued", "delivered", "effective"]
    when: str
    printed: str


class Copy(NamedTuple):
    """Another source of the batch that holds the same text; ``best``: none is more complete and less damaged."""

    uri: str
    best: bool


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of a document besides its text. Empty: not known, and left out of the output."""

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
    refs: tuple[tuple[int, int], ...] = ()  # marks of notes, [1], at offsets of the text, in its order
    clean: Text = Text("", ())  # what leaves the program as its text; made of the above when all of it is known


Op = Literal["remove", "replace", "insert", "join", "move"]


class Operation(NamedTuple):
    """One line of the ledger: put ``now`` where ``was`` stands at ``[start, end)`` of the source text."""

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
    """A source made into documents. ``operations`` make their clean texts, one after another, of the source text."""

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
    parts: tuple[Part, ...] = ()  # the pages that the source text was joined of, in order; empty: it is one

    @property
    def kind(self) -> str:
        """The media type; empty where pages were joined, of which each may have another."""
        return "" if self.parts else self.media_type


@dataclass(frozen=True, slots=True)
class Rejected:
    """A source that can't be made into a document, with one line that says why."""

    uri: str
    sha256: str
    size: int
    reason: str


Outcome = Done | Rejected
