"""TEI P5: a ``TEI`` for one text, a ``teiCorpus`` for the texts of a compound source.

The subset is that of ``schemas/tei-subset.rng``, and all of it is in TEI's own schema. TEI lets no paragraph follow a
``div`` beside it, so text after a section stands in a ``div type="continuation"``; what opens a text (salutation,
number, addressee) is an ``opener``, what closes it a ``closer``, and where it stands elsewhere an ``ab`` says its kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from .collection import CleanDocument, Collection, Element, Inline, Mark, Ref, speaker, unfolded
from .markup import attribute, element, escape
from .record import section_id

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_OPENING = {"doc-number": "idno", "addressee": "name", "salute": "salute", "signed": "signed", "dateline": "dateline"}
_CLOSING = frozenset(("signed", "dateline"))
_DIVISIONS = frozenset(("section", "annex"))
_METHOD = (
    "Cleaned by program. What was corrected stands in choice, with the reading of the source in sic; what can't be told "
    "is left in sic beside its candidates in unclear. A ledger beside the source's XML names every edit."
)


def tei(collection: Collection) -> bytes:
    """The source's texts as one UTF-8 TEI file."""
    texts = ["".join(_text(collection, document)) for document in collection.documents]
    if len(texts) == 1:
        body = texts[0].replace("<TEI", f'<TEI xmlns="{NAMESPACE}"', 1)
    else:
        header = "".join(_header(collection, None))
        body = f'<teiCorpus xmlns="{NAMESPACE}">\n{header}{"".join(texts)}</teiCorpus>\n'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'.encode()


def _text(collection: Collection, document: CleanDocument) -> Iterator[str]:
    yield f"<TEI{attribute('xml:id', 'd' + document.id)}{attribute('xml:lang', document.language)}>\n"
    yield from _header(collection, document)
    yield "<text>\n<body>\n"
    if document.title:
        yield f"<head>{_inline(document.title)}</head>\n"
    yield "".join(_Places(document.id).blocks(document.body, top=True)) or "<p/>\n"
    yield "</body>\n</text>\n</TEI>\n"


# --- the header ------------------------------------------------------------------------------------------------------


def _header(collection: Collection, document: CleanDocument | None) -> Iterator[str]:
    title = (document.title_text if document else "") or collection.uri
    yield "<teiHeader>\n<fileDesc>\n<titleStmt>\n"
    yield element("title", title)
    if document and document.author:
        yield element("author", document.author)
    yield "</titleStmt>\n<publicationStmt>\n<p>Made from the source described below.</p>\n</publicationStmt>\n"
    yield "<sourceDesc>\n<bibl>\n"
    if document:
        yield from _bibl(document)
    if collection.site:
        yield element("distributor", collection.site)
    if collection.page_url:
        yield f"<ref{attribute('target', collection.page_url)}>{escape(collection.page_url)}</ref>\n"
    yield element("idno", collection.uri, attribute("type", "source-uri"))
    yield element("idno", collection.sha256, attribute("type", "source-sha256"))
    yield "</bibl>\n</sourceDesc>\n</fileDesc>\n<encodingDesc>\n<appInfo>\n"
    yield '<application ident="gongwen" version="1.0">\n<label>gongwen</label>\n</application>\n</appInfo>\n'
    yield f"<editorialDecl>\n<p>{_METHOD}</p>\n"
    for glyph, cert, proof in document.lost if document else ():
        yield element("p", f"Lost everywhere: {glyph} ({cert}): {proof}")
    if document and document.completeness:
        yield element("p", f"Completeness: {document.completeness}: {document.completeness_why}")
    yield "</editorialDecl>\n</encodingDesc>\n"
    if document:
        yield f"<profileDesc>\n<langUsage>\n<language{attribute('ident', document.language)}>Chinese</language>\n"
        yield "</langUsage>\n"
        if document.genre:
            yield f"<textClass>\n<keywords>\n{element('term', document.genre)}</keywords>\n</textClass>\n"
        yield "</profileDesc>\n"
    yield "</teiHeader>\n"


def _bibl(document: CleanDocument) -> Iterator[str]:
    if document.title:
        yield element("title", document.title_text)
    if document.issuer:
        yield element("publisher", document.issuer)
    if document.doc_number:
        yield element("idno", document.doc_number, attribute("type", "doc-number"))
    for kind, when, printed in document.dates:
        yield element("date", printed, attribute("type", kind) + attribute("when", when))


# --- the body --------------------------------------------------------------------------------------------------------


class _Places:
    """Writes the blocks of one document; knows the ids of its sections."""

    def __init__(self, document_id: str) -> None:
        self.document_id = document_id

    def blocks(self, elements: Sequence[Element], place: str = "", top: bool = False) -> Iterator[str]:
        """What stands in a body or a division."""
        at, number = 0, 0
        elements = tuple(unfolded(elements))
        if top:
            opening = list(takewhile(lambda e: e.kind in _OPENING or e.kind == "subtitle", elements))
            at = len(opening) if len(opening) < len(elements) else 0
            for one in elements[:at]:
                yield _opener(one)
        tail = len(elements)
        while tail > at and elements[tail - 1].kind in _CLOSING:
            tail -= 1
        closers, tail = elements[tail:], tail if tail > at else at
        divided = False
        while at < tail:
            if elements[at].kind in _DIVISIONS:
                number += 1
                divided = True
                yield from self.division(elements[at], f"{place}.{number}" if place else str(number))
                at += 1
                continue
            run = list(takewhile(lambda e: e.kind not in _DIVISIONS, elements[at:tail]))
            at += len(run)
            yield '<div type="continuation">\n' if divided else ""
            yield from map(_block, run)
            yield "</div>\n" if divided else ""
        if not tail and closers:
            yield from map(_aside, closers)  # a text that is nothing but its signature
        elif closers:
            inner = "".join(f"<{e.kind}>{_inline(e.inline)}</{e.kind}>" for e in closers)
            yield f"<closer>{inner}</closer>\n"

    def division(self, section: Element, place: str) -> Iterator[str]:
        attributes = attribute("xml:id", "s" + section_id(self.document_id, place)) + attribute("type", section.kind)
        attributes += attribute("subtype", section.style) if section.style else ""
        attributes += attribute("n", section.n) if section.n else ""
        attributes += attribute("cert", section.cert) if section.cert != "high" else ""
        yield f"<div{attributes}>\n"
        head, rest = _head(section)
        yield head
        # A division must hold more than its head.
        yield from self.blocks(rest, place) if rest else ("<p/>\n",)
        yield "</div>\n"


def _head(section: Element) -> tuple[str, Sequence[Element]]:
    lead = list(takewhile(lambda e: e.kind in ("num", "heading"), section.children[:2]))
    if not lead:
        return "", section.children
    rend = ' rend="run-in"' if any(e.run_in for e in lead) else ""
    return f"<head{rend}>{''.join(map(_label, lead))}</head>\n", section.children[len(lead) :]


def _label(part: Element) -> str:
    if part.kind == "num":
        rend = ' rend="restored"' if part.restored else ""
        return f"<label{rend}>{_inline(part.inline)}</label>"
    return _inline(part.inline)


def _opener(one: Element) -> str:
    if one.kind == "subtitle":
        return f'<head type="sub">{_inline(one.inline)}</head>\n'
    name = _OPENING[one.kind]
    kind = attribute("type", one.kind) if name in ("idno", "name") else ""
    return f"<opener><{name}{kind}>{_inline(one.inline)}</{name}></opener>\n"


def _aside(one: Element) -> str:
    return f"<ab{attribute('type', one.kind)}>{_inline(one.inline)}</ab>\n"


def _block(one: Element) -> str:
    """A block in a division, an item or a cell."""
    text = _inline(one.inline)
    if one.kind == "p":
        return f"<p>{text}</p>\n"
    if one.kind == "list":
        return "<list>\n" + "".join(map(_item, one.children)) + "</list>\n"
    if one.kind == "table":
        return (
            "<table>\n"
            + "".join(f"<row>\n{''.join(map(_cell, r.children))}</row>\n" for r in one.children)
            + "</table>\n"
        )
    if one.kind == "figure":
        graphic = f"<graphic{attribute('url', one.href)}/>" if one.href else ""
        return f"<p><figure>{graphic}{f'<head>{text}</head>' if text else ''}</figure></p>\n"
    if one.kind == "attachment":
        inner = f"<ref{attribute('target', one.href)}>{text}</ref>" if one.href else text
        return f'<ab type="attachment">{inner}</ab>\n'
    if one.kind == "speech":
        return _speech(one)
    if one.kind == "quote":
        return f"<quote>{text}</quote>\n"
    if one.kind == "note":  # in a paragraph, as figures are: a division must hold something besides them
        return f"<p><note>{text}</note></p>\n"
    if one.kind in _DIVISIONS:  # in an item: TEI has no div there
        head, rest = _head(one)
        return head.replace("<head", '<ab type="heading"', 1).replace("</head>", "</ab>") + "".join(map(_block, rest))
    if one.kind in ("cc", "imprint"):
        return "".join(_aside(replace(line, kind=one.kind)) for line in one.children)
    return _aside(one)


def _speech(one: Element) -> str:
    name, said = speaker(one)
    named = f"<speaker>{escape(name)}</speaker>\n" if name else ""
    return f"<sp{attribute('n', one.by)}>\n{named}{''.join(map(_block, said)) or '<p/>'}</sp>\n"


def _item(item: Element) -> str:
    n = attribute("n", item.n) if item.n else ""
    inner = "".join(_label(e) if e.kind == "num" else _block(e) for e in item.children)
    return f"<item{n}>{inner}</item>\n"


def _cell(cell: Element) -> str:
    spans = attribute("rows", cell.row_span) if cell.row_span > 1 else ""
    spans += attribute("cols", cell.column_span) if cell.column_span > 1 else ""
    return f"<cell{spans}>{''.join(map(_block, cell.children)) or _inline(cell.inline)}</cell>\n"


def _inline(parts: Sequence[Inline]) -> str:
    return "".join(_mark(part) if isinstance(part, Mark) else _text_of(part) for part in parts)


def _text_of(part: str) -> str:
    return f'<ref type="note">{escape(part)}</ref>' if isinstance(part, Ref) else escape(part)


def _mark(mark: Mark) -> str:
    text = escape(mark.text)
    if mark.kind == "gap":
        return f"<gap{attribute('reason', mark.reason)}>{f'<desc>{text}</desc>' if text else ''}</gap>"
    if mark.kind == "corr":
        attributes = attribute("cert", mark.cert) + attribute("type", mark.rule)
        return f"<choice><sic>{escape(mark.sic)}</sic><corr{attributes}>{text}</corr></choice>"
    reason = ' reason="damage"'  # TEI takes words here; the sentence stands in the XML
    candidates = "".join(f"<unclear{reason}>{escape(candidate)}</unclear>" for candidate in mark.candidates)
    return f"<choice><sic>{text}</sic>{candidates}</choice>" if candidates else f"<unclear{reason}>{text}</unclear>"
