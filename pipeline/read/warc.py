"""WARC: the pages that a crawl kept, each a source of its own with its address and the charset that HTTP declared."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pipeline.errors import InputError
from pipeline.model import Source
from pipeline.read.archives import Names
from pipeline.settings import Settings

MISSING = "WARC needs fastwarc: pip install gongwen[warc]"
LENGTH = re.compile(rb"^content-length:\s*(\d+)", re.I | re.M)
NOT_TEXT = re.compile(
    r"(?:image|video|audio|font)/|text/css|(?:application|text)/(?:x-)?javascript|application/json", re.I
)


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
    archive = ArchiveIterator(
        io.BytesIO(source.data[:end]), record_types=WarcRecordType.response, parse_http=True, auto_decode="all"
    )
    names = Names()
    count = 0
    try:
        for record in archive:
            page = _page(record, settings)
            if page is not None:
                count += 1
                name = (record.record_id or "").strip("<>").removeprefix("urn:uuid:") or f"{count:06}"
                yield replace(page, uri=f"{source.uri}/{names.safe(name)}")
    except (OSError, ValueError) as error:
        raise InputError(f"a damaged WARC file: {error}, after {count} whole pages") from error
    if truncated or not whole:
        raise InputError(f"the WARC file is truncated: it ends inside a record, after {count} whole pages")


def _page(record: Any, settings: Settings) -> Source | None:
    """The page in a response record; None where it holds an error, an image or nothing."""
    http = record.http_headers
    if http is None or not 200 <= int(http.status_code or 0) < 300:
        return None
    kind = (record.http_content_type or "").strip()
    data = b"" if NOT_TEXT.match(kind) else record.reader.read(settings.max_bytes + 1)
    address = record.headers.get("WARC-Target-URI") or ""
    return Source("", data, kind, record.http_charset or "", address) if data else None


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
