"""Names: a source's uri from its path, and its files in OUT from the uri."""

from __future__ import annotations

import hashlib
import os

from ..regex import regex

#: A file name may have 255 bytes on common file systems; the longest suffix we add takes 17 of them.
LONGEST_NAME = 255 - len(".xml.ledger.jsonl")
STATE_FOLDER = ".gongwen"
QUARANTINE = "quarantine"
#: Names at the top of OUT that the program uses; a folder of sources with such a name would mix with them.
RESERVED = (STATE_FOLDER, QUARANTINE, "feeds", "report")
LEDGER = ".ledger.jsonl"

_NOT_XML = regex("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def uri_of(relative: str) -> str:
    """The name of a source in the output: its relative path, with what XML can't hold percent-encoded.

    Paths are bytes on disk. Names that are not UTF-8 arrive here with surrogates (``\\udcff``) and leave as ``%FF``.
    """
    return _NOT_XML.sub(lambda odd: "".join(f"%{byte:02X}" for byte in os.fsencode(odd[0])), relative)


def record_uri(container: str, uri: str) -> str:
    """The uri of a record in an archive: its own uri, below that of the archive.

    >>> record_uri("a.zip", "b.txt"), record_uri("a.zip", "a.zip/b.txt")
    ('a.zip/b.txt', 'a.zip/b.txt')
    """
    return uri if uri.startswith(f"{container}/") else f"{container}/{uri}"


def output_name(uri: str, suffix: str) -> str:
    """The path of the output of ``uri``, relative to OUT.

    It is never outside OUT, whatever a record in an archive is called. A name too long for the file system is cut and
    ends in ten hex digits of its hash: ``很长的标题…~0123456789``.
    """
    parts = [part for part in uri.split("/") if part not in ("", ".")]
    return "/".join(_safe(part) for part in parts) + suffix


def _safe(part: str) -> str:
    if len(part) < LONGEST_NAME // 4 and part != "..":
        return part
    if part == "..":
        return "%2E%2E"
    raw = part.encode("utf-8", "surrogatepass")
    if len(raw) <= LONGEST_NAME:
        return part
    return raw[: LONGEST_NAME - 11].decode("utf-8", "ignore") + "~" + hashlib.sha256(raw).hexdigest()[:10]


def is_output_name(name: str) -> bool:
    """Whether ``name`` can name an output: a path in OUT, but not in ``.gongwen``."""
    parts = name.split("/")
    return not {"", ".", ".."} & set(parts) and "\0" not in name and parts[0] != STATE_FOLDER
