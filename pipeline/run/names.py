"""What things are called: a source's uri from its path, and its files in OUT from the uri."""

from __future__ import annotations

import hashlib
import os

from ..regex import regex

#: A file name may hold 255 bytes on the file systems in use; the longest suffix we add takes 17 of them.
LONGEST_NAME = 255 - len(".xml.ledger.jsonl")
STATE_FOLDER = ".gongwen"
QUARANTINE = "quarantine"
#: Names at the top of OUT that are ours; a folder of sources called so would mix with them.
RESERVED = (STATE_FOLDER, QUARANTINE, "feeds", "report")
LEDGER = ".ledger.jsonl"

_NOT_XML = regex("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def uri_of(relative: str) -> str:
    """The name a source has in the output: its relative path, with what XML can't hold percent-encoded.

    Paths are bytes on disk; names that are no UTF-8 arrive here with surrogates (``\\udcff``) and leave as ``%FF``.
    """
    return _NOT_XML.sub(lambda odd: "".join(f"%{byte:02X}" for byte in os.fsencode(odd[0])), relative)


def output_name(uri: str, suffix: str) -> str:
    """Where the output of ``uri`` lies, relative to OUT.

    Never outside OUT, whatever a record in an archive calls itself. A name too long for the file system is cut and
    closed with ten hex digits of its hash: ``很长的标题…~0123456789``.
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
    """Whether ``name`` may be that of an output: it lies in OUT, and not among what the program keeps for itself."""
    parts = name.split("/")
    return not {"", ".", ".."} & set(parts) and "\0" not in name and parts[0] != STATE_FOLDER
