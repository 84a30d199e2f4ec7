"""MHT: a web page saved as one MIME message, as browsers and word processors write it."""

from __future__ import annotations

from dataclasses import replace
from email.message import Message
from email.parser import BytesParser

from ..decode import Decoded, decode
from ..errors import InputError
from ..model import Page, Source
from ..settings import Settings
from . import html, text


def read(source: Source, settings: Settings) -> Page:
    """The page that the message holds.

    Raises:
        InputError: it holds neither HTML nor text, or that can't be decoded.
    """
    part, decoded = body(source.data)
    if part == "text/plain":
        page = text.page(source, decoded, decoded.text, "multipart/related")
    else:
        left_out = text.omitted(decoded)
        page = html.page(
            source, decoded.text, decoded.encoding, "multipart/related", left_out, "mht:", settings.threads
        )
    boundary = BytesParser().parsebytes(source.data, headersonly=True).get_boundary()
    if boundary and f"--{boundary}--".encode("ascii", "replace") not in source.data:
        page = replace(
            page, facts=replace(page.facts, cut_off="the MIME message has no closing boundary: its end is missing")
        )
    return page


def body(data: bytes) -> tuple[str, Decoded]:
    """The first HTML part, or else the first part of plain text: its media type and its text.

    Raises:
        InputError: there is none, or it can't be decoded.
    """
    try:
        message = BytesParser().parsebytes(data)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except RecursionError as error:
        raise InputError("a MIME message of messages nested too deep to be read") from error
    for wanted in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in parts:
            content = payload(part)
            if part.get_content_type() == wanted and content:
                return wanted, decode(content, part.get_content_charset() or "", markup=wanted != "text/plain")
    raise InputError("no text: a MIME message without an HTML or text part")


def payload(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding undone."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
