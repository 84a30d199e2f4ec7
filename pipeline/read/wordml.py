"""Word's two flat XML forms, which sites hand out as .doc: WordprocessingML 2003 and the Flat OPC of later versions."""

from __future__ import annotations

import re

from lxml import etree

from ..decode import decode
from ..errors import InputError
from ..model import Page, Source
from ..settings import Settings
from .docx.body import Body
from .docx.numbers import W, read_numbers
from .docx.styles import read_styles
from .lines import page_of

MEDIA_TYPE = "application/msword"
OLD = "http://schemas.microsoft.com/office/word/2003/wordml"
AUXILIARY = "http://schemas.microsoft.com/office/word/2003/auxHint"


def read(source: Source, settings: Settings) -> Page:
    """The page of a WordML file.

    Raises:
        InputError: damaged or without text.
    """
    text = decode(source.data, markup=True).text
    # The elements of the 2003 form have the names of today's under another namespace.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace(OLD, W.strip("{}"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True, load_dtd=False)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    found = next(root.iter(f"{W}body"), None) if root is not None else None
    if found is None:
        raise InputError("a damaged WordML file: it has no body")
    etree.strip_tags(found, f"{{{AUXILIARY}}}sect", f"{{{AUXILIARY}}}sub-section")
    _show_numbers(found)
    body = Body(
        name="document.xml",
        styles=read_styles(next(root.iter(f"{W}styles"), None)),
        numbers=read_numbers(next(root.iter(f"{W}numbering"), None)),
        keep_old=settings.tracked_changes == "old",
        chunk=lambda r_id: ([], []),
        targets={},
    )
    try:
        body.walk(found)
    except RecursionError as error:
        raise InputError("a WordML file whose elements nest too deep to be a document") from error
    return page_of(source, MEDIA_TYPE, "utf-8", body.lines, omitted=body.omitted)


def _show_numbers(body: etree._Element) -> None:
    """Put the number that the 2003 form keeps for each list paragraph, as displayed, at its start."""
    for properties in body.iter(f"{W}listPr"):
        shown = properties.find(f"{{{AUXILIARY}}}t")
        paragraph = properties.getparent()
        paragraph = paragraph.getparent() if paragraph is not None else None
        number = shown.get(f"{{{AUXILIARY}}}val", "") if shown is not None else ""
        if number and paragraph is not None:
            run = etree.Element(f"{W}r")
            etree.SubElement(run, f"{W}t").text = number
            paragraph.insert(1, run)
