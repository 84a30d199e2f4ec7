"""DOCX: python-docx reads the package, we walk the body, since a reader sees more of it than its paragraphs.

Kept: automatic numbers as displayed, tracked insertions (deletions with ``tracked_changes = "old"``), text boxes, content
controls, nested tables, merged cells, footnotes and endnotes after the text, the base of ruby, embedded web pages
(altChunk, the form in which a national database of laws stores its files). Left out with a record: hidden text, what
tracked changes took away. Headers and footers are in the source text and noted as the page's.
"""

from __future__ import annotations

from lxml import etree

from ...decode import decode
from ...errors import InputError
from ...model import Omission, Page, Source
from ...settings import Settings
from .. import html, looks, mht
from ..lines import Drawn, page_of
from ..raised import told
from .body import Body
from .furniture import furniture
from .numbers import W, read_numbers
from .package import Package, Relation, open_package, parts_of
from .styles import read_styles

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DEEP = 3  # documents embedded in each other


def read(source: Source, settings: Settings) -> Page:
    """The page of a DOCX.

    Raises:
        InputError: damaged, a bomb, or without text.
    """
    lines, omitted = lines_of(source.data, settings)
    if not any(line.out is None and line.text.strip() for line in lines) and _shows_pictures(source.data, settings):
        raise InputError("a DOCX that shows pictures and holds no text; run OCR on them first")
    return page_of(source, MEDIA_TYPE, "utf-8", lines, omitted=omitted)


def _shows_pictures(data: bytes, settings: Settings) -> bool:
    package = open_package(data, settings)
    return any(relation.kind == "image" for relation in package.relations(package.main()))


def lines_of(data: bytes, settings: Settings) -> tuple[list[Drawn], list[Omission]]:
    """The lines of a DOCX, and what was left out of them.

    Raises:
        InputError: damaged or a bomb.
    """
    try:
        return _lines(data, settings, 0)
    except RecursionError as error:
        raise InputError("a DOCX whose elements nest too deep to be a document") from error


def _lines(data: bytes, settings: Settings, depth: int) -> tuple[list[Drawn], list[Omission]]:
    package = open_package(data, settings)
    name = package.main()
    relations = package.relations(name)
    tree = package.tree(name)
    if tree is None:
        raise InputError("a damaged DOCX: its main part is no XML")
    body = _body(package, name, relations, settings, depth)
    found = tree.find(f"{W}body")
    body.walk(found if found is not None else tree)
    for kind in ("footnote", "endnote"):
        body.notes(_first(package, relations, f"{kind}s"), kind)
    above, below = (list(furniture(package, relations, kind)) for kind in ("header", "footer"))
    return [*above, *body.lines, *below], [*package.missing, *body.omitted, *told(body.marks, f"docx:{name}")]


def _body(package: Package, name: str, relations: list[Relation], settings: Settings, depth: int) -> Body:
    targets = {relation.id: relation.part for relation in relations}

    def chunk(r_id: str) -> tuple[list[Drawn], list[Omission]]:
        part = targets.get(r_id, "")
        return _chunk(package.parts[part], part, settings, depth) if part else ([], [])

    return Body(
        name=name,
        styles=read_styles(_first(package, relations, "styles")),
        numbers=read_numbers(_first(package, relations, "numbering")),
        keep_old=settings.tracked_changes == "old",
        chunk=chunk,
        targets=targets,
    )


def _first(package: Package, relations: list[Relation], kind: str) -> etree._Element | None:
    """The XML of the first part of one kind; None where there is none."""
    part = next(parts_of(relations, kind), None)
    return package.tree(part) if part else None


def _chunk(data: bytes, name: str, settings: Settings, depth: int) -> tuple[list[Drawn], list[Omission]]:
    """The lines of a document embedded whole, MHT, HTML, DOCX or text, and what is left out of it."""
    at = f"docx:{name}#"
    if data.startswith(b"PK") and depth < DEEP:
        return _lines(data, settings, depth + 1)
    if looks.mht(data):
        kind, decoded, _ = mht.body(data)
    else:
        kind, decoded = "text/html" if looks.html(data) else "text/plain", decode(data, markup=True)
    if kind == "text/plain":
        lines = enumerate(decoded.text.splitlines(), 1)
        return [Drawn(line, f"{at}line:{n}") for n, line in lines if line.strip()], []
    return html.all_lines(decoded.text, at)
