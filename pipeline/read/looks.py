"""What a file is, told from its first bytes alone. The modules that read the formats are not needed for it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import BinaryIO

from ..decode import decode
from ..errors import InputError
from ..regex import regex
from ..settings import Settings
from .columns import NAME, is_table
from .fragment import has_stray_ends, is_fragment

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAR_AT = 257  # where "ustar" stands
_WORDML = regex(rb"\s*<\?xml[^>]*\?>.{0,600}<(?:w:wordDocument|pkg:package)\b", re.S)
_MESSAGE = regex(
    rb"\s*(?:(?:From|Subject|Date|X-[\w-]+|Snapshot-[\w-]+):[^\n]*\n(?:[ \t][^\n]*\n)*)*MIME-Version:", re.I
)
_MULTIPART = regex(rb"content-type:\s*(?:multipart/related|text/html)", re.I)
#: What only a web page begins with; a text that speaks of HTML has no such start.
_HTML = regex(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|script|center|pre)\b",
    re.I | re.S,
)
_HTML_ANYWHERE = regex(rb"<(?:html|body)[\s>]", re.I)
_HTML_TAGS = regex(rb"</?(?:p|div|br|span|td|tr|table|a|font)\b[^>]*>", re.I)
#: Usual names of the column or field that holds the text.
TEXT = ("text", "content", "body", "正文", "内容", "raw_content", "article", "html", "raw_html", "markdown", "contents")
_DELIMITERS = ",\t;|"
_START = 1 << 16  # bytes in which records are looked at


def stitched(data: bytes) -> bool:
    """Whether the bytes are pages of one text, joined by ``gongwen clean --stitch``."""
    return data.startswith(b"#gongwen pages 1\n")


def docx(data: bytes | BinaryIO) -> bool:
    """Whether the bytes, or an open file, are a zip file that holds a Word document as its own part."""
    if isinstance(data, bytes):
        if not data.startswith(b"PK\x03\x04"):
            return False
        stream: BinaryIO = io.BytesIO(data)
    else:
        stream = data
    try:
        with zipfile.ZipFile(stream) as archive:
            return any(name.startswith(("word/document", "word/_rels")) for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):  # a Word document all the same, cut off
        return isinstance(data, bytes) and (b"word/document" in data or b"word/_rels" in data)
    finally:
        stream.seek(0)


def doc(data: bytes) -> bool:
    """Whether the bytes are an OLE compound file."""
    return data.startswith(_OLE)


def rtf(data: bytes) -> bool:
    """Whether the bytes are RTF."""
    return data.lstrip()[:5] == b"{\\rtf"


def pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF."""
    return b"%PDF-" in data[:1024]


def wordml(data: bytes) -> bool:
    """Whether the bytes are a Word document in flat XML."""
    return bool(_WORDML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")))


def mht(data: bytes) -> bool:
    """Whether the bytes are a MIME message that holds a web page."""
    return bool(_MESSAGE.match(data[:4096]) and _MULTIPART.search(data[:8192]))


def html(data: bytes) -> bool:
    """Whether the bytes are a web page or part of one: it begins as one, is set by its tags, or is full of them."""
    head = _narrow(data[:65536])
    if b"<" not in head:
        return False
    return bool(
        _HTML.match(head)
        or _HTML_ANYWHERE.search(head)
        or (len(_HTML_TAGS.findall(head[:8192])) > 20 and not has_stray_ends(head[:8192]))
        or is_fragment(head)
    )


def warc(data: bytes) -> bool:
    """Whether the bytes are a WARC file, unpacked."""
    return data.startswith(b"WARC/")


def zip_file(data: bytes) -> bool:
    """Whether the bytes are a zip file. Office files are zip files too: ask for them first."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def tar(data: bytes) -> bool:
    """Whether the bytes are a tar file, plain."""
    return data[_TAR_AT : _TAR_AT + 5] == b"ustar"


def parquet(data: bytes) -> bool:
    """Whether the bytes are a Parquet file."""
    return data.startswith(b"PAR1")


def _narrow(head: bytes) -> bytes:
    """The ASCII of a start as if it were in one byte a character: without its mark, and without UTF-16's zeros."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[2:].replace(b"\0", b"")
    if head[:1] == b"\0" or head[1:2] == b"\0":
        return head.replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def json(data: bytes) -> bool:
    """Whether the bytes begin with a JSON object or a list of objects."""
    head = _narrow(data[:4096]).lstrip()
    return bool(re.match(rb'(?:\[\s*)?\{\s*"', head))


def csv(data: bytes, settings: Settings) -> bool:
    """Whether the bytes begin a table of records, one of whose columns holds texts."""
    return bool(csv_delimiter(data, settings))


def csv_delimiter(data: bytes, settings: Settings) -> str:
    """What parts the columns, where the first line is a header and a column holds texts; else empty.

    A column holds texts if it is named as one, or, where none is, if what stands in it are sentences.
    """
    end = data.find(b"\n", 0, 65536)
    if end < 0 or data[:end].lstrip()[:1] == b"<":  # a tag names no column
        return ""
    wide = b"\0" in data[:end]  # a spreadsheet's "Unicode text" is UTF-16; its line end has two bytes
    try:
        header = decode(data[: end + 1 + end % 2] if wide else data[:end]).text.rstrip("\r\n")
    except InputError:
        return ""
    wanted = {settings.text_field} if settings.text_field else set(TEXT)
    likely = [delimiter for delimiter in _DELIMITERS if delimiter in header]
    for delimiter in likely:
        names = [name.strip().strip('"') for name in header.split(delimiter)]
        if wanted & set(names) and all(len(name) < NAME for name in names):
            return delimiter
    if settings.text_field or not likely:
        return ""
    try:
        start = decode(data[:_START]).text
    except InputError:
        return ""
    return next((one for one in likely if is_table(start, one, len(data) <= _START)), "")
