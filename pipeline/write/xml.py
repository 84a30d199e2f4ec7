"""XML by ``schemas/document.xsd``, checked against it before anyone sees it."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..model import Document, Done, Figure, Meta, Span
from .clean import LEAVES, figures_in
from .ledger import digest, takes_away
from .schema import check


def write_xml(done: Done) -> bytes:
    """The source's documents as one UTF-8 XML file.

    Raises:
        SchemaViolation: the result does not validate, which is our bug.
    """
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<collection schema="1.0">\n', *_source(done)]
    for document in done.documents:
        parts += _document(done, document)
    parts.append("</collection>\n")
    data = "".join(parts).encode("utf-8")
    check(data, [document.clean.string for document in done.documents])
    return data


def document_id(uri: str, n: int) -> str:
    """The stable id of the ``n``-th text of the source named ``uri``: 16 hex digits."""
    return hashlib.sha256(f"{uri}#{n}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def escape(text: str) -> str:
    """Text for an element's content. Three searches for what is hardly ever there beat a look at each character."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _attribute(name: str, value: object) -> str:
    return f' {name}="{_quoted(str(value))}"'


def _element(name: str, text: str, attributes: str = "", indent: str = "") -> str:
    return f"{indent}<{name}{attributes}>{escape(text)}</{name}>\n"


def _source(done: Done) -> Iterator[str]:
    removed = [o for o in done.operations if takes_away(o)]
    yield "".join(
        (
            "  <source",
            _attribute("uri", _printable(done.uri)),
            _attribute("media-type", done.media_type),
            _attribute("encoding", done.encoding),
            _attribute("sha256", done.sha256),
            _attribute("bytes", done.size),
            _attribute("text-sha256", digest(done.source)),
            _attribute("characters", len(done.source)),
            ">\n",
        )
    )
    if done.facts.site:
        yield _element("site", done.facts.site, indent="    ")
    if done.facts.page_url:
        yield _element("page-url", done.facts.page_url, indent="    ")
    for n, part in enumerate(done.parts, 1):
        at = _attribute("uri", _printable(part.uri)) + _attribute("at", part.start)
        yield f"    <page{_attribute('n', n)}{at}/>\n"
    yield f'    <removed characters="{sum(len(o.was) for o in removed)}" blocks="{len(removed)}"/>\n  </source>\n'


def _printable(uri: str) -> str:
    """The uri with characters that XML cannot hold (a file name may) written as escapes."""
    return "".join(c if c >= " " and not "\ud800" <= c <= "\udfff" else f"\\x{ord(c):02x}" for c in uri)


def _document(done: Done, document: Document) -> Iterator[str]:
    yield "".join(
        (
            "  <document",
            _attribute("id", document_id(done.uri, document.n)),
            _attribute("n", document.n),
            _attribute("text-sha256", digest("".join(document.clean.string.split()))),
            _attribute("xml:lang", document.meta.language),
            ">\n    <meta>\n",
        )
    )
    title = next((span for span in document.spans if span.kind == "title"), None)
    if title:
        yield f"      <title>{_content(document, title)}</title>\n"
    yield from _meta(document, document.meta)
    yield "    </meta>\n    <body>\n"
    yield from _body(document)
    yield "    </body>\n  </document>\n"


def _meta(document: Document, meta: Meta) -> Iterator[str]:
    simple = (
        ("genre", meta.genre),
        ("issuer", meta.issuer),
        ("doc-number", meta.doc_number),
        ("author", meta.author),
        ("addressee", meta.addressee),
    )
    for name, value in simple:
        if value:
            yield _element(name, value, indent="      ")
    for date in meta.dates:
        yield _element("date", date.printed, _attribute("type", date.kind) + _attribute("when", date.when), "      ")
    for repost in meta.reposts:
        best = _attribute("best", "true") if repost.best else ""
        yield f"      <repost{_attribute('uri', repost.uri)}{best}/>\n"
    if meta.completeness:
        state = _attribute("state", meta.completeness) + _attribute("why", meta.completeness_why)
        yield f"      <completeness{state}/>\n"
    for loss in document.damage.losses:
        attributes = (
            _attribute("kind", "dropped-glyph") + _attribute("glyph", loss.glyph) + _attribute("cert", loss.certainty)
        )
        yield _element("damage", "; ".join(loss.proofs), attributes, "      ")


def _body(document: Document) -> Iterator[str]:
    spans = [span for span in document.spans if span.kind != "title"]
    open_spans: list[Span] = []
    for index, span in enumerate(spans):
        while open_spans and not _contains(open_spans[-1], span):
            yield _close(open_spans)
        kind, indent = span.kind, _INDENTS[min(len(open_spans), _DEEP)]
        if kind in LEAVES or (kind == "cell" and not _holds_paragraph(spans, index)):
            yield f"{indent}<{kind}{_attributes(span)}>{_content(document, span)}</{kind}>\n"
        else:
            yield f"{indent}<{kind}{_attributes(span)}>\n"
            open_spans.append(span)
    while open_spans:
        yield _close(open_spans)


#: How far an element is set in, by how many hold it in the body; what is deeper is set in no further.
_DEEP = 40
_INDENTS = tuple("  " * (depth + 3) for depth in range(_DEEP + 1))


#: What alone holds these: an empty row or cell stands where the one before it ends, and is not in it.
_HOLDER: dict[str, str] = {"row": "table", "cell": "row"}


def _contains(outer: Span, inner: Span) -> bool:
    held = _HOLDER.get(inner.kind, outer.kind) == outer.kind
    return held and outer.start <= inner.start and inner.end <= outer.end


def _holds_paragraph(spans: Sequence[Span], index: int) -> bool:
    after = spans[index + 1] if index + 1 < len(spans) else None
    return after is not None and after.kind == "p" and after.end <= spans[index].end


def _close(open_spans: list[Span]) -> str:
    span = open_spans.pop()
    return f"{_INDENTS[min(len(open_spans), _DEEP)]}</{span.kind}>\n"


def _attributes(span: Span) -> str:
    kind = span.kind
    if kind == "p":
        return ""
    if kind == "heading":
        return ' run-in="true"' if span.run_in else ""
    if kind == "num":
        return ' restored="true"' if span.restored and span.start == span.end else ""
    if kind in ("section", "item", "annex"):
        level = f' level="{span.level}"' if kind == "section" else ""
        number = f' n="{span.value}"' if span.value else ""
        style = f' style="{span.style}"' if span.style else ""
        return level + number + style + (f' cert="{span.certainty}"' if span.certainty != "high" else "")
    if kind == "speech":
        return _attribute("by", span.by)
    if kind == "dateline":
        return _attribute("when", span.when) if span.when else ""
    target = _attribute("href", span.target) if span.target else ""
    rows = f' row-span="{span.row_span}"' if span.row_span > 1 else ""
    return target + rows + (f' column-span="{span.column_span}"' if span.column_span > 1 else "")


def _content(document: Document, span: Span) -> str:
    """The text of a leaf with its verdicts as elements."""
    text = document.text.string
    if span.restored:
        if span.start == span.end:
            return escape(span.restored)
        was = _attribute("sic", text[span.start : span.end]) + _attribute("cert", span.certainty)
        return f"<corr{was}{_attribute('rule', span.rule)}>{escape(span.restored)}</corr>"
    if not document.figures and not document.refs:
        return escape(text[span.start : span.end])
    parts, at = [], span.start
    for start, end, inner in sorted((*_marked(document, span), *_referring(document, span))):
        if start >= at:
            parts += [escape(text[at:start]), inner]
            at = end
    parts.append(escape(text[at : span.end]))
    return "".join(parts)


def _marked(document: Document, span: Span) -> Iterator[tuple[int, int, str]]:
    """The verdicts of the leaf: from where to where, and the element of each."""
    text = document.text.string
    for figure in figures_in(document.figures, span):
        yield figure.start, figure.end, _figure(figure, text[figure.start : figure.end])


def _referring(document: Document, span: Span) -> Iterator[tuple[int, int, str]]:
    """The same for the marks of notes."""
    refs = document.refs
    for start, end in refs[bisect_left(refs, (span.start, 0)) : bisect_left(refs, (span.end, 0))]:
        yield start, end, f"<ref>{escape(document.text.string[start:end])}</ref>"


def _witness(figure: Figure) -> str:
    return _attribute("witness", figure.witness) if figure.witness else ""


def _figure(figure: Figure, printed: str) -> str:
    if figure.kind == "corr":
        attributes = _attribute("sic", printed) + _attribute("cert", figure.certainty) + _attribute("rule", figure.rule)
        attributes += _witness(figure)
        return f"<corr{attributes}>{escape(figure.now)}</corr>"
    if figure.kind == "unclear":
        attributes = _attribute("candidates", " ".join(figure.candidates)) + _attribute("reason", figure.why)
        attributes += _witness(figure)
        return f"<unclear{attributes}>{escape(printed)}</unclear>"
    reason = _attribute("reason", figure.reason) + _witness(figure)
    return f"<gap{reason}>{escape(printed)}</gap>" if printed else f"<gap{reason}/>"
