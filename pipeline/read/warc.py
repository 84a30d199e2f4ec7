"""WARC: the pages that a crawl kept, each a source of its own with its address and the charset that HTTP declared."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from pipeline.errors import InputError
from pipeline.model import Source
from pipeline.read.archives import Names
from pipeline.settings import Settings

MISSING = "WARC needs fastwarc: pip install gongwen[warc]"
LENGTH = re.compile(rb"^content-length:\s*(\d+)", re.I | re.M)
NOT_TEXT = re.compile(
    r"(?:image|video|audio|font)/|text/css|(?:application|text)/(?:x-)?javascript|application/json", re.I
)


def looks(data: bytes) -> bool:
    """Whether the bytes are a WARC file, unpacked."""
    return data.startswith(b"WARC/")


def from_warc(source: Source, settings: Settings, truncated: bool = False) -> Iterator[Source]:
    """The pages of the response records with status 2xx. ``truncated``: the gzip around it lacks its end.

    Raises:
        InputError: the library is not installed; after the good records, if the archive ends inside one.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise InputError(MISSING) from error
    end, whole = _end_of_whole_records(source.data)
    names = Names()
    stream = io.BytesIO(source.data[:end])
    count = 0
    for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True, auto_decode="all"):
        http = record.http_headers
        if http is None or not 200 <= int(http.status_code or 0) < 300:
            continue
        kind = (record.http_content_type or "").strip()
        if NOT_TEXT.match(kind):
            continue
        data = record.reader.read(settings.max_bytes + 1)
        if not data:
            continue
        count += 1
        name = record.record_id.strip("<>").removeprefix("urn:uuid:") or f"{count:06}"
        yield Source(
            f"{source.uri}/{names.safe(name)}",
            data,
            media_type=kind,
            charset=record.http_charset or "",
            page_url=record.headers.get("WARC-Target-URI", ""),
        )
    if truncated or not whole:
        raise InputError(f"the WARC file is truncated: it ends inside a record, after {count} whole pages")


def _end_of_whole_records(data: bytes) -> tuple[int, bool]:
    """Where the last whole record ends, and whether the file ends there too: libraries stop there in silence."""
    at = 0
    while at < len(data):
        head = data.find(b"\r\n\r\n", at)
        length = LENGTH.search(data, at, head) if head >= 0 else None
        if length is None or not data.startswith(b"WARC/", at):
            return at, not data[at:].strip()
        end = head + 4 + int(length[1])
        if end > len(data):
            return at, False
        at = end
        while data[at : at + 2] == b"\r\n":
            at += 2
    return at, True
