"""DOCX: python-docx opens the package, we walk the body, since its paragraphs leave out much of what a reader sees.

Kept: automatic numbers as displayed, tracked insertions (deletions with ``tracked_changes = "old"``), text boxes, content
controls, nested tables, merged cells, footnotes and endnotes after the text, the base of ruby, embedded web pages
(altChunk, the form in which a national database of laws stores its files). Left out with a record: hidden text, what
tracked changes took away. Headers and footers are in the source text and noted as the page's.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree

from ..decode import decode
from ..errors import InputError
from ..model import Omission, Page, Source
from ..settings import Settings
from . import html, looks, mht
from .docx_body import Body
from .docx_numbers import W, read_numbers
from .docx_styles import read_styles
from .lines import Drawn, page_of
from .zips import DAMAGED, opened

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BROKEN = (*DAMAGED, KeyError, AttributeError, etree.XMLSyntaxError)


def read(source: Source, settings: Settings) -> Page:
    """The page of a DOCX.

    Raises:
        InputError: damaged, a bomb, or without text.
    """
    opened(source.data, settings).close()
    try:
        lines, omitted = _lines(source.data, settings, 0)
    except RecursionError as error:
        raise InputError("a DOCX whose elements nest too deep to be a document") from error
    return page_of(source, MEDIA_TYPE, "utf-8", lines, omitted=omitted)


def _lines(data: bytes, settings: Settings, depth: int) -> tuple[list[Drawn], list[Omission]]:
    from docx.opc.exceptions import PackageNotFoundError
    from docx.package import Package

    try:
        package = Package.open(io.BytesIO(data))
        main = package.main_document_part
    except (*BROKEN, PackageNotFoundError) as error:
        raise InputError(f"a damaged DOCX: {type(error).__name__}: {error}") from error
    parts = {rel.rId: rel.target_part for rel in main.rels.values() if not rel.is_external}
    of_kind = {
        rel.reltype.rsplit("/", 1)[-1]: rel.target_part.blob for rel in main.rels.values() if not rel.is_external
    }
    name = str(main.partname).lstrip("/")

    def chunk(r_id: str) -> list[Drawn]:
        return _chunk(parts[r_id].blob, str(parts[r_id].partname), settings, depth) if r_id in parts else []

    body = Body(
        name=name,
        styles=read_styles(_tree(of_kind.get("styles"))),
        numbers=read_numbers(_tree(of_kind.get("numbering"))),
        keep_old=settings.tracked_changes == "old",
        chunk=chunk,
        targets={r_id: str(part.partname).lstrip("/") for r_id, part in parts.items()},
    )
    tree = _tree(main.blob)
    if tree is None:
        raise InputError("a damaged DOCX: its main part is no XML")
    found = tree.find(f"{W}body")
    body.walk(found if found is not None else tree)
    body.notes(_tree(of_kind.get("footnotes")), "footnote")
    body.notes(_tree(of_kind.get("endnotes")), "endnote")
    headers = list(_furniture(main, "header", name))
    footers = list(_furniture(main, "footer", name))
    return [*headers, *body.lines, *footers], body.omitted


def _tree(blob: bytes | None) -> etree._Element | None:
    if not blob:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True, load_dtd=False)
    tree: etree._Element | None = etree.fromstring(blob, parser)
    return tree


def _furniture(main: object, kind: str, name: str) -> Iterator[Drawn]:
    """The lines of page headers or footers, each text once."""
    seen: set[str] = set()
    for rel in main.rels.values():  # type: ignore[attr-defined]
        if rel.is_external or not rel.reltype.endswith(f"/{kind}"):
            continue
        tree = _tree(rel.target_part.blob)
        for paragraph in tree.iter(f"{W}p") if tree is not None else ():
            text = "".join(t.text or "" for t in paragraph.iter(f"{W}t")).strip()
            if text and text not in seen:
                seen.add(text)
                where = f"docx:{str(rel.target_part.partname).lstrip('/')}"
                yield Drawn(text, where, role="furniture", out=("read/page-furniture", f"a {kind} of the pages"))


def _chunk(data: bytes, name: str, settings: Settings, depth: int) -> list[Drawn]:
    """The lines of a document embedded whole: MHT, HTML, DOCX or text."""
    at = f"docx:{name.lstrip('/')}#"
    if data.startswith(b"PK") and depth < 3:
        opened(data, settings).close()
        return _lines(data, settings, depth + 1)[0]
    if looks.mht(data):
        kind, decoded = mht.body(data)
    else:
        kind, decoded = "text/html" if looks.html(data) else "text/plain", decode(data, markup=True)
    if kind == "text/plain":
        return [Drawn(line, f"{at}line:{n}") for n, line in enumerate(decoded.text.splitlines(), 1) if line.strip()]
    return html.all_lines(decoded.text, at)[0]
