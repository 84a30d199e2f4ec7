"""RTF, read by us: groups, code pages and Unicode escapes as the RTF 1.9.1 specification has them.

Chinese writers put characters down as ``\\'b9\\'fa`` in the code page of the font (``\\fcharset134`` is GBK) and as
``\\u22269?`` besides; some put raw GBK bytes. Bytes are gathered until something else comes and then decoded together,
so that a character split over two escapes stays whole.
"""

from __future__ import annotations

import re

from ...errors import InputError
from ...model import Facts, Omission, Page, Source
from ...regex import regex
from ...settings import Settings
from ..lines import page_of
from ..raised import told
from .paragraphs import end_paragraph
from .state import Reader, add
from .words import word_read

TOKEN = regex(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.S
)


def read(source: Source, settings: Settings) -> Page:
    """The page of an RTF file.

    Raises:
        InputError: no text in it.
    """
    reader = Reader()
    data = source.data
    at, end = 0, len(data)
    while at < end:
        token = TOKEN.match(data, at)
        if token is None:
            break
        at = token.end()
        if token[1] and token[1] == b"bin":
            at += max(int(token[2] or 0), 0)
        else:
            _take(reader, token, settings)
    end_paragraph(reader)
    reader.lines += reader.tables.taken()
    omitted = [Omission("rtf", reader.left_out, "hidden text or tracked changes")] if reader.left_out else []
    omitted += told(reader.marks, "rtf")
    if not reader.lines:
        raise InputError("no text in the RTF file")
    lines = [*reader.furniture, *reader.lines, *reader.notes]
    facts = Facts(cut_off="the RTF file ends inside a group: its end is missing") if reader.stack else Facts()
    return page_of(source, "application/rtf", reader.default, lines, facts, omitted)


def _take(reader: Reader, token: re.Match[bytes], settings: Settings) -> None:
    word, number, byte, symbol, brace, text = token.groups()
    if byte is not None:
        if reader.skip:
            reader.skip -= 1
        else:
            reader.raw.append(int(byte, 16))
        return
    if text is not None:
        skipped = min(reader.skip, len(text))
        reader.skip -= skipped
        reader.raw += text[skipped:]
        return
    if brace is None and symbol is None and word is None:
        return  # a line end of the file, which may stand between the two bytes of a character
    _flush(reader)
    if brace == b"{":
        reader.stack.append(reader.state)
        reader.skip, reader.star = 0, False
    elif brace == b"}":
        if reader.state.destination == "footnote" and reader.stack and reader.stack[-1].destination != "footnote":
            end_paragraph(reader)
        if reader.stack:
            reader.state = reader.stack.pop()
        reader.skip = 0
    elif symbol is not None:
        _symbol(reader, symbol)
    elif word is not None:
        word_read(reader, word.decode("ascii"), int(number) if number else None, settings)


def _symbol(reader: Reader, symbol: bytes) -> None:
    if symbol == b"*":
        reader.star = True
    elif symbol in (b"\r", b"\n"):
        end_paragraph(reader)
    else:
        add(reader, {b"~": "\u00a0", b"_": "-", b"-": ""}.get(symbol, symbol.decode("latin-1")))


def _flush(reader: Reader) -> None:
    if not reader.raw:
        return
    data, reader.raw = bytes(reader.raw), bytearray()
    if reader.state.destination == "fonttbl":
        return
    encoding = reader.state.encoding or reader.default
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # fonts named as Western, text in the document's own code page: "\f0\'b9\'fa" under \ansicpg936
        text = data.decode(reader.default if reader.default != encoding else "gb18030", "replace")
    add(reader, text)
