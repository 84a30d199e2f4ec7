"""WARC: the pages that a crawl kept, each a source of its own with its address and the charset that HTTP declared."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from ..errors import InputError
from ..model import Source
from ..regex import regex
from ..settings import Settings
from .archives import Names, Troubles

MISSING = "WARC needs fastwarc: pip install gongwen[warc]"
LENGTH = regex(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.I | re.M)
RESPONSE = regex(rb"^warc-type:[ \t]*response", re.I | re.M)
HEADER = 1 << 16  # bytes of a header line, and of a header, at most
LINES = 1000  # of a header
NOT_TEXT = regex(r"(?:image|video|audio|font)/|text/css|(?:application|text)/(?:x-)?javascript|application/json", re.I)


def sources(uri: str, stream: BinaryIO, settings: Settings) -> Iterator[Source]:
    """The pages of the response records with status 2xx.

    Raises:
        InputError: the library is not installed; after the good records, if some are too large, or if the archive ends
            inside one.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise InputError(MISSING) from error
    names, troubles = Names(), Troubles()
    count = 0
    for data in _whole_records(stream, settings, troubles):
        if not RESPONSE.search(data, 0, HEADER):
            continue
        try:
            for record in ArchiveIterator(
                io.BytesIO(data), record_types=WarcRecordType.response, parse_http=True, auto_decode="all"
            ):
                page = _page(record, settings)
                if page is not None:
                    count += 1
                    name = (record.record_id or "").strip("<>").removeprefix("urn:uuid:") or f"{count:06}"
                    yield replace(page, uri=f"{uri}/{names.safe(name)}")
        except (OSError, ValueError) as error:
            troubles.add(f"a damaged record: {error}")
    if troubles.cut:
        raise InputError(f"the WARC file is truncated: it ends inside a record, after {count} whole pages")
    troubles.tell()


def _page(record: Any, settings: Settings) -> Source | None:
    """The page in a response record; None where it holds an error, an image or nothing."""
    http = record.http_headers
    if http is None or not 200 <= int(http.status_code or 0) < 300:
        return None
    kind = (record.http_content_type or "").strip()
    data = b"" if NOT_TEXT.match(kind) else record.reader.read(settings.max_bytes + 1)
    address = record.headers.get("WARC-Target-URI") or ""
    return Source("", data, kind, record.http_charset or "", address) if data else None


def _whole_records(stream: BinaryIO, settings: Settings, troubles: Troubles) -> Iterator[bytes]:
    """The records that are there to their end; libraries stop in silence where one is not."""
    while True:
        line = stream.readline(HEADER)
        while line in (b"\r\n", b"\n"):
            line = stream.readline(HEADER)
        if not line:
            return
        head = [line]
        while line.strip() and len(head) < LINES:
            line = stream.readline(HEADER)
            head.append(line)
        header = b"".join(head)
        length = LENGTH.search(header)
        if not header.startswith(b"WARC/") or not length or line.strip() or not line.endswith(b"\n"):
            troubles.cut = True
            return
        size = int(length[1])
        if size > settings.max_bytes:
            troubles.add(f"a record of {size} bytes; the settings allow {settings.max_bytes}")
            if not _skipped(stream, size):
                troubles.cut = True
                return
            continue
        body = stream.read(size)
        if len(body) < size:
            troubles.cut = True
            return
        yield header + body + b"\r\n\r\n"


def _skipped(stream: BinaryIO, size: int) -> bool:
    while size > 0:
        part = stream.read(min(size, HEADER))
        if not part:
            return False
        size -= len(part)
    return True
