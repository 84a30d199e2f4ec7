"""The schema as a judge of outputs, and the clean text as XML tells it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lxml import etree

from ..errors import InputError, SchemaViolation
from ..packaged import packaged
from .clean import LEAVES

#: Elements of a body that hold text; what is inside one is a line of the clean text.
_BLOCKS = LEAVES - {"title", "num"}


@cache
def _schema() -> etree.XMLSchema:
    try:
        schema = packaged(__file__, "../schemas/document.xsd")
    except FileNotFoundError:  # not installed: the folder stands beside the package
        schema = packaged(__file__, "../../schemas/document.xsd")
    return etree.XMLSchema(etree.fromstring(schema))


def parse(data: bytes) -> etree._Element:
    """The root of an XML file that is not trusted: no entities, no network.

    Raises:
        InputError: not well-formed XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"not well-formed XML: {error.msg}") from error


def validate(data: bytes) -> tuple[str, ...]:
    """What is wrong with an output file, a line each; nothing where it is valid."""
    try:
        return _findings(parse(data))
    except InputError as error:
        return (str(error),)


def _findings(root: etree._Element) -> tuple[str, ...]:
    schema = _schema()
    if schema.validate(root):
        return ()
    return tuple(f"line {entry.line}: {entry.message}" for entry in schema.error_log)  # type: ignore[attr-defined]


def check(data: bytes, clean: Sequence[str]) -> None:
    """Refuse an output that does not validate, or that says anything but ``clean``, the texts that the ledger makes.

    Raises:
        SchemaViolation: with the first finding.
    """
    try:
        root = parse(data)
    except InputError as error:
        raise SchemaViolation(f"an output broke its schema: {error}") from None
    findings = _findings(root)
    if findings:
        raise SchemaViolation(f"an output broke its schema: {findings[0]}")
    held = _texts(root)
    if held != tuple(clean):
        number = next((n for n, (a, b) in enumerate(zip(held, clean, strict=False), 1) if a != b), len(clean))
        raise SchemaViolation(f"an output is not what its ledger makes: document {number} says another text")


def clean_texts(data: bytes) -> tuple[str, ...]:
    """The clean text of each document, told from the XML alone.

    Raises:
        InputError: not well-formed XML.
    """
    return _texts(parse(data))


def _texts(root: etree._Element) -> tuple[str, ...]:
    return tuple(_clean(document) for document in root.iter("document"))


def _clean(document: etree._Element) -> str:
    parts: list[str | None] = []
    title = document.find("meta/title")
    if title is not None:
        parts += [*map(str, title.itertext()), "\n"]
    body = document.find("body")
    for element in body.iter("num", "cell", *_BLOCKS) if body is not None else ():
        tag, holds = element.tag, len(element)
        if tag == "cell" and (element.find("p") is not None or not (holds or element.text)):
            continue  # its paragraphs come next, or it is empty
        parts += map(str, element.itertext()) if holds else (element.text,)
        if tag != "num" or element.getnext() is None:
            parts.append("\n")
    return "".join(filter(None, parts))
