"""MHT: a web page saved as one MIME message, as browsers and word processors write it."""

from __future__ import annotations

import re
from dataclasses import replace
from email.message import Message
from email.parser import BytesParser

from ..chinese.widths import HAN
from ..decode import Decoded, decode
from ..errors import InputError
from ..model import Omission, Page, Source
from ..regex import regex
from ..settings import Settings
from . import html, text

_FRAME = regex("<i?frame\\b", re.I)
_UNREAD = regex(r"<(?:script|style)\b[^<]*|<[^<>]*>", re.I)
_HAN = regex(f"[{HAN}]")


def read(source: Source, settings: Settings) -> Page:
    """The page that the message holds.

    Raises:
        InputError: it holds neither HTML nor text, or that can't be decoded.
    """
    part, decoded, others = body(source.data)
    if part == "text/plain":
        page = text.page(source, decoded, decoded.text, "multipart/related")
    else:
        left_out = (*text.omitted(decoded), *others)
        page = html.page(source, decoded.text, decoded.encoding, "multipart/related", left_out, "mht:", settings)
    boundary = BytesParser().parsebytes(source.data, headersonly=True).get_boundary()
    if boundary and f"--{boundary}--".encode("ascii", "replace") not in source.data:
        page = replace(
            page, facts=replace(page.facts, cut_off="the MIME message has no closing boundary: its end is missing")
        )
    return page


def body(data: bytes) -> tuple[str, Decoded, tuple[Omission, ...]]:
    """The first HTML part, or else the first part of plain text: its media type, its text, and what else is left out.

    Where the first part frames others, the one of them with the most text stands for all.

    Raises:
        InputError: there is none, or it can't be decoded.
    """
    try:
        message = BytesParser().parsebytes(data)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except RecursionError as error:
        raise InputError("a MIME message of messages nested too deep to be read") from error
    for wanted in ("text/html", "application/xhtml+xml", "text/plain"):
        found = [
            decode(content, part.get_content_charset() or "", markup=wanted != "text/plain")
            for part in parts
            if part.get_content_type() == wanted and (content := payload(part))
        ]
        if found:
            sizes = [_letters(one.text) for one in found]
            chosen = sizes.index(max(sizes)) if _FRAME.search(found[0].text) else 0
            places = [(f"mht:{number}", size) for number, size in enumerate(sizes, 1) if size and number != chosen + 1]
            why = "another page of the message, beside the one with the text"
            return wanted, found[chosen], tuple(Omission(place, size, why) for place, size in places)
    raise InputError("no text: a MIME message without an HTML or text part")


def _letters(html: str) -> int:
    """How many ideographs stand outside the tags of a page."""
    return len(_HAN.findall(_UNREAD.sub("", html)))


def payload(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding undone."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
