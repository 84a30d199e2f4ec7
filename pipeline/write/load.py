"""XML (and its ledger) → :class:`~gongwen.write.collection.Collection`: reading back what was written. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, cast

from lxml import etree

from ..errors import InputError
from ..model import Operation
from .collection import CleanDocument, Collection, Element, Inline, Lost, Mark, PrintedDate, Ref
from .ledger import Ledger, digest, read_ledger
from .schema import clean_texts, parse

SCHEMA = "1.0"
_HOLDERS = frozenset(("section", "annex", "list", "item", "speech", "table", "row", "cc", "imprint"))
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class Stretch(NamedTuple):
    """One step from source text to clean text: what an operation did, or (without one) what was copied."""

    was: str
    now: str
    operation: Operation | None
    start: int  # offset in the clean texts, one after another


def load(xml: bytes, ledger: bytes | None = None) -> Collection:
    """The collection that an output file holds; with its ledger, corrections carry their evidence.

    Raises:
        InputError: not an output of this program, of another version of its vocabulary, or a ledger that is not its.
    """
    root = parse(xml)
    source = root.find("source") if root.tag == "collection" else None
    if source is None:
        raise InputError("not an output of this program: there is no collection with a source in it")
    if root.get("schema") != SCHEMA:
        raise InputError(f"written with schema {root.get('schema') or 'unknown'}, this program reads {SCHEMA}")
    removed = source.find("removed")
    reasons = _Reasons(stretches(read_ledger(ledger), "".join(clean_texts(xml))) if ledger is not None else ())
    try:
        documents, at = [], 0
        for element in root.iter("document"):
            document = _Reader(reasons, at).document(element)
            documents.append(document)
            at += len(document.text)
        return Collection(
            uri=source.get("uri", ""),
            media_type=source.get("media-type", ""),
            encoding=source.get("encoding", ""),
            sha256=source.get("sha256", ""),
            size=int(source.get("bytes", "0")),
            text_sha256=source.get("text-sha256", ""),
            characters=int(source.get("characters", "0")),
            site=source.findtext("site") or "",
            page_url=source.findtext("page-url") or "",
            removed_characters=int(removed.get("characters", "0")) if removed is not None else 0,
            removed_blocks=int(removed.get("blocks", "0")) if removed is not None else 0,
            documents=tuple(documents),
        )
    except (ValueError, KeyError, RecursionError) as error:
        raise InputError(f"not an output of this program: {error}") from None


def stretches(ledger: Ledger, clean: str) -> tuple[Stretch, ...]:
    """Source text and clean texts side by side, in the order of the source; ``clean`` is all texts, one after another.

    Joining every ``was`` gives the source text, joining every ``now`` the clean texts.

    Raises:
        InputError: the ledger is not the one of these texts.
    """
    found: list[Stretch] = []
    at = source_at = 0
    for operation in ledger.operations:
        copied = operation.start - source_at
        if copied < 0 or at + copied > len(clean):
            raise InputError("the ledger is not the one of this file")
        if copied:
            found.append(Stretch(clean[at : at + copied], clean[at : at + copied], None, at))
            at += copied
        found.append(Stretch(operation.was, operation.now, operation, at))
        at += len(operation.now)
        source_at = operation.end
    if at < len(clean):
        found.append(Stretch(clean[at:], clean[at:], None, at))
    if "".join(s.now for s in found) != clean or digest("".join(s.was for s in found)) != ledger.text_sha256:
        raise InputError("the ledger is not the one of this file")
    return tuple(found)


class _Reasons:
    """What the ledger says of a place in the clean texts."""

    def __init__(self, steps: Sequence[Stretch]) -> None:
        self._steps = [step for step in steps if step.operation is not None]
        self._ends = [step.start + len(step.now) for step in self._steps]

    def why(self, start: int, end: int, rule: str) -> str:
        """The reason of the operation there: of the rule named if several touch the place."""
        found = list(self._touching(start, end))
        named = [o for o in found if o.rule == rule or rule in o.steps]
        return (named or found)[0].why if found else ""

    def _touching(self, start: int, end: int) -> Iterator[Operation]:
        for step in self._steps[bisect_right(self._ends, start - 1) :]:
            if step.start > end:
                return
            if step.operation is not None:
                yield step.operation


@dataclass(slots=True)
class _Reader:
    """Reads one document and, on the way, says where in the clean text each part stands."""

    reasons: _Reasons
    offset: int  # of the document in the clean texts
    parts: list[str] = field(default_factory=list)
    at: int = 0

    def document(self, element: etree._Element) -> CleanDocument:
        meta, body = element.find("meta"), element.find("body")
        if meta is None or body is None:
            raise InputError("not an output of this program: a document without meta or body")
        title = meta.find("title")
        inline: tuple[Inline, ...] = ()
        if title is not None:
            inline = self._inline(title)
            self._say("\n")
        completeness = meta.find("completeness")
        children = tuple(self._element(child) for child in body)
        return CleanDocument(
            id=element.get("id", ""),
            n=int(element.get("n", "1")),
            text_sha256=element.get("text-sha256", ""),
            language=element.get(_LANGUAGE, ""),
            text="".join(self.parts),
            title=inline,
            genre=meta.findtext("genre") or "",
            issuer=meta.findtext("issuer") or "",
            doc_number=meta.findtext("doc-number") or "",
            author=meta.findtext("author") or "",
            addressee=meta.findtext("addressee") or "",
            dates=tuple(PrintedDate(d.get("type", ""), d.get("when", ""), d.text or "") for d in meta.iter("date")),
            completeness=completeness.get("state", "") if completeness is not None else "",
            completeness_why=completeness.get("why", "") if completeness is not None else "",
            lost=tuple(Lost(d.get("glyph", ""), d.get("cert", ""), d.text or "") for d in meta.iter("damage")),
            body=children,
        )

    def _say(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)

    def _element(self, element: etree._Element) -> Element:
        tag, start = str(element.tag), self.at
        inline: tuple[Inline, ...] = ()
        children: tuple[Element, ...] = ()
        if tag in _HOLDERS or (tag == "cell" and element.find("p") is not None):
            children = tuple(self._element(child) for child in element)
            end = self.at - 1 if self.parts and self.parts[-1] == "\n" else self.at
        else:
            inline = self._inline(element)
            end = self.at
            empty = tag == "cell" and end == start
            if not empty and (tag != "num" or element.getnext() is None):  # a marker that heads nothing ends its line
                self._say("\n")
        get = element.get
        return Element(
            tag, start, max(end, start), inline, children,
            level=int(get("level", "0")), n=int(get("n", "0")), style=get("style", ""), cert=get("cert", "high"),
            restored=get("restored") == "true", run_in=get("run-in") == "true", when=get("when", ""),
            href=get("href", ""), by=get("by", ""), row_span=int(get("row-span", "1")), column_span=int(get("column-span", "1")),
        )  # fmt: skip

    def _inline(self, element: etree._Element) -> tuple[Inline, ...]:
        found: list[Inline] = []
        self._text(element.text, found)
        for child in element:
            if child.tag == "ref":
                self._text(Ref(child.text or ""), found)
            else:
                found.append(self._mark(child))
            self._text(child.tail, found)
        return tuple(found)

    def _text(self, text: str | None, found: list[Inline]) -> None:
        if text:
            found.append(text)
            self._say(text)

    def _mark(self, element: etree._Element) -> Mark:
        start, text, get = self.at, element.text or "", element.get
        self._say(text)
        kind = cast(Literal["corr", "unclear", "gap"], str(element.tag))
        rule = get("rule", "")
        why = self.reasons.why(self.offset + start, self.offset + self.at, rule) if kind == "corr" else ""
        return Mark(
            kind, text, start, get("sic", ""), get("cert", ""), rule, tuple(get("candidates", "").split()),
            get("reason", ""), why,
        )  # fmt: skip
