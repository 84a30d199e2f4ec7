"""One readable HTML page a source: anchors, the outline at the side, repaired numbers underlined with their evidence.

The page needs nothing else, runs no script and loads nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .collection import CleanDocument, Collection, Element, Inline, Mark, Ref, label, unfolded
from .markup import attribute, element, escape
from .record import divisions, section_id

_STYLE = """
:root{color-scheme:light dark;--ink:#1d1d1f;--soft:#6b6b70;--line:#dcdce0;--page:#fdfdfb;--mark:#0a6b4b;--doubt:#a85a00}
@media(prefers-color-scheme:dark){:root{--ink:#e6e4df;--soft:#98969c;--line:#38383c;--page:#18181b;--mark:#5fd3a6;--doubt:#f0b45c}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:17px/1.85 "Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif}
.frame{display:grid;grid-template-columns:minmax(14rem,20rem) minmax(0,44rem);gap:3rem;max-width:72rem;margin:auto;padding:2rem 1.5rem}
nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:1rem 0;font:14px/1.5 system-ui,"Noto Sans CJK SC",sans-serif}
nav ol{list-style:none;margin:0;padding-left:.9rem}nav>ol{padding-left:0}
nav a{display:block;padding:.15rem 0;color:var(--soft);text-decoration:none;overflow:hidden;text-overflow:ellipsis;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical}
nav a:hover,nav a:focus{color:var(--ink)}
article+article{margin-top:4rem;border-top:1px solid var(--line);padding-top:2rem}
h1{font-size:1.7rem;line-height:1.4;text-align:center;margin:1rem 0}
h2{font-size:1.3rem;margin:2.2rem 0 .6rem}h3{font-size:1.12rem;margin:1.6rem 0 .4rem}h4,h5,h6{font-size:1rem;margin:1.2rem 0 .3rem}
p{margin:.6rem 0;text-indent:2em;overflow-wrap:anywhere}
.run-in{font-weight:700}.salute,.addressee{text-indent:0}
.signed,.dateline{text-align:right;text-indent:0}.doc-number,.subtitle{text-align:center;text-indent:0;color:var(--soft)}
ul{list-style:none;padding-left:1.2rem}li>p:first-of-type{text-indent:0}
table{border-collapse:collapse;margin:1rem 0;font-size:.92em;display:block;overflow-x:auto}td{border:1px solid var(--line);padding:.3rem .6rem;vertical-align:top}td p{text-indent:0;margin:0}
ins{text-decoration:underline;text-decoration-color:var(--mark);text-decoration-thickness:2px;text-underline-offset:.2em;cursor:help}
.unclear{border-bottom:2px dotted var(--doubt);cursor:help}.gap{color:var(--soft);background:var(--line);padding:0 .2em;border-radius:.2em}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0 0 2rem;padding:.8rem 0;border-block:1px solid var(--line);font:14px/1.7 system-ui,"Noto Sans CJK SC",sans-serif}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}a{color:inherit}
@media(max-width:52rem){.frame{display:block;padding:1rem}nav{position:static;max-height:16rem;border-bottom:1px solid var(--line)}}
@media print{nav{display:none}.frame{display:block}}
"""
_LINKS = ("http://", "https://")


def html_page(collection: Collection) -> bytes:
    """The source's texts as one UTF-8 HTML page."""
    title = next((d.title_text for d in collection.documents if d.title), "") or collection.uri
    return "".join(
        (
            '<!DOCTYPE html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width,initial-scale=1">\n',
            element("title", title),
            f'<style>{_STYLE}</style>\n</head>\n<body>\n<div class="frame">\n<nav aria-label="Outline">\n<ol>\n',
            *(part for document in collection.documents for part in _outline(document)),
            "</ol>\n</nav>\n<main>\n",
            *(part for document in collection.documents for part in _article(collection, document)),
            "</main>\n</div>\n</body>\n</html>\n",
        )
    ).encode()


def _outline(document: CleanDocument) -> Iterator[str]:
    """Nested lists of links, as deep as the text."""
    yield f'<li><a href="#{document.id}">{escape(document.title_text or f"Text {document.n}")}</a>\n'
    depth = 0
    for place, path, level, _ in divisions(document.body):
        while depth < level:
            yield "<ol>\n"
            depth += 1
        while depth > level:
            yield "</ol>\n"
            depth -= 1
        yield f'<li><a href="#{section_id(document.id, place)}">{escape(path[-1]) or "…"}</a>\n'
    yield "</ol>\n" * depth


def _article(collection: Collection, document: CleanDocument) -> Iterator[str]:
    yield f"<article{attribute('id', document.id)}{attribute('lang', document.language)}>\n"
    if document.title:
        yield f"<h1>{_inline(document.title)}</h1>\n"
    yield from _facts(collection, document)
    yield from _blocks(document.body, document.id, "", 2)
    yield "</article>\n"


def _facts(collection: Collection, document: CleanDocument) -> Iterator[str]:
    facts = [
        ("genre", document.genre), ("issuer", document.issuer), ("number", document.doc_number),
        ("author", document.author), ("addressee", document.addressee),
        *((date.kind, date.when) for date in document.dates),
        ("site", collection.site), ("page", collection.page_url), ("source", collection.uri),
        ("completeness", f"{document.completeness}: {document.completeness_why}" if document.completeness else ""),
        *(("lost", f"{glyph} ({cert}): {proof}") for glyph, cert, proof in document.lost),
    ]  # fmt: skip
    yield "<dl>\n"
    for name, value in facts:
        if value:
            shown = f"<a{attribute('href', value)}>{escape(value)}</a>" if value.startswith(_LINKS) else escape(value)
            yield f"<dt>{name}</dt><dd>{shown}</dd>\n"
    yield "</dl>\n"


def _blocks(elements: Sequence[Element], document_id: str, place: str, depth: int) -> Iterator[str]:
    number = 0
    for one in unfolded(elements):
        if one.kind in ("section", "annex"):
            number += 1
            yield from _division(one, document_id, f"{place}.{number}" if place else str(number), depth)
        else:
            yield _block(one)


def _division(section: Element, document_id: str, place: str, depth: int) -> Iterator[str]:
    children = list(section.children)
    lead, run_in = "", False
    while children and children[0].kind in ("num", "heading"):
        part = children.pop(0)
        lead += _inline(part.inline)
        run_in = run_in or part.run_in
    yield f"<section{attribute('id', section_id(document_id, place))}>\n"
    if run_in:
        rest = _inline(children.pop(0).inline) if children and children[0].kind == "p" else ""
        yield f'<p><span class="run-in">{lead}</span>{rest}</p>\n'
    elif lead:
        tag = f"h{min(depth, 6)}"
        yield f"<{tag}>{lead}</{tag}>\n"
    yield from _blocks(children, document_id, place, depth + 1)
    yield "</section>\n"


def _block(one: Element) -> str:
    text = _inline(one.inline)
    if one.kind == "p":
        return f"<p>{text}</p>\n"
    if one.kind == "list":
        return "<ul>\n" + "".join(map(_item, one.children)) + "</ul>\n"
    if one.kind == "table":
        rows = "".join(f"<tr>{''.join(map(_cell, row.children))}</tr>\n" for row in one.children)
        return f"<table>\n{rows}</table>\n"
    if one.kind == "figure":
        return f"<figure><figcaption>{text or '▢'}</figcaption></figure>\n"
    if one.kind == "attachment" and one.href.startswith(_LINKS):
        return f'<p class="attachment"><a{attribute("href", one.href)}>{text}</a></p>\n'
    if one.kind == "quote":
        return f"<blockquote><p>{text}</p></blockquote>\n"
    if one.kind in ("section", "annex"):  # in an item
        inner = "".join(map(_block, (c for c in one.children if c.kind not in ("num", "heading"))))
        return f'<p class="run-in">{escape(label(one))}</p>\n{inner}'
    if one.kind in ("cc", "imprint", "speech"):
        return f'<div class="{one.kind}">\n{"".join(map(_block, one.children))}</div>\n'
    return f'<p class="{one.kind}">{text}</p>\n'


def _item(item: Element) -> str:
    lead = "".join(_inline(child.inline) for child in item.children if child.kind == "num")
    rest = [child for child in item.children if child.kind != "num"]
    first = f"<p>{lead}{_inline(rest.pop(0).inline) if rest and rest[0].kind == 'p' else ''}</p>\n"
    return f"<li>{first}{''.join(map(_block, rest))}</li>\n"


def _cell(cell: Element) -> str:
    spans = attribute("rowspan", cell.row_span) if cell.row_span > 1 else ""
    spans += attribute("colspan", cell.column_span) if cell.column_span > 1 else ""
    return f"<td{spans}>{''.join(map(_block, cell.children)) or _inline(cell.inline)}</td>"


def _inline(parts: Sequence[Inline]) -> str:
    return "".join(_text(part) if isinstance(part, str) else _mark(part) for part in parts)


def _text(part: str) -> str:
    return f"<sup>{escape(part)}</sup>" if isinstance(part, Ref) else escape(part)


def _mark(mark: Mark) -> str:
    text = escape(mark.text)
    if mark.kind == "gap":
        return f"<span{attribute('class', 'gap')}{attribute('title', mark.reason)}>{text or '▢'}</span>"
    if mark.kind == "corr":
        evidence = f"source: “{mark.sic}” · {mark.cert} · {mark.rule}{' · ' + mark.why if mark.why else ''}"
        return f"<ins{attribute('title', evidence)}>{text}</ins>"
    evidence = f"perhaps {', '.join(mark.candidates)} · {mark.reason}"
    return f'<span class="unclear"{attribute("title", evidence)}>{text}</span>'
