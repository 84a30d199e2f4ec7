"""Lines with markers that are no part of the outline: a table of contents, a notice's list of attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.outline.annex import DATE_LINE
from pipeline.outline.candidates import Ground
from pipeline.regex import regex

_TITLE = regex(r"^\s*目\s*[录錄次]\s*$")
_PAGE_NUMBER = regex(r"[\s.…·．_—-]*[（(]?\d{0,4}[）)]?\s*$")
_ATTACHMENTS = regex(r"^附\s*件\s*[：:]")
_NUMBERED = regex(r"^(?:附件)?\s*[1-9１-９][0-9]?\s*[.、．:：]\s*\S")
_REACH = 4  # lines between the list and the date of the signature
_ENTRY = 80  # characters of an entry in a list of attachments


def contents(ground: Ground) -> frozenset[int]:
    """Starts of the lines of a table of contents: those under 目录 that come again, as headings, further down."""
    found: set[int] = set()
    lines = ground.line_starts
    texts: list[str] | None = None
    for index, start in enumerate(lines[:400]):
        if not _TITLE.match(ground.text[start : ground.line_end(start)]):
            continue
        texts = texts or [ground.text[s : ground.line_end(s)] for s in lines]
        found.update(lines[index + offset] for offset in _entries(texts[index + 1 : index + 400], texts[index + 1 :]))
    return frozenset(found)


def _entries(following: list[str], rest: list[str]) -> Iterator[int]:
    """Offsets from the 目录 line of the entries under it."""
    places: dict[str, int] = {}
    for offset, line in enumerate(rest):
        places[_bare(line)] = offset  # the last time it stands
    for offset, line in enumerate(following):
        name = _bare(line)
        if not name or len(line) > _ENTRY or places.get(name, offset) <= offset:
            return
        yield offset + 1


def _bare(line: str) -> str:
    return re.sub(r"\s", "", _PAGE_NUMBER.sub("", line))


def attachments(ground: Ground) -> frozenset[int]:
    """Starts of the lines of 附件：1.… 2.…, the list above a signature."""
    found: set[int] = set()
    lines = ground.line_starts
    texts = [ground.text[start : ground.line_end(start)] for start in lines]
    for index, line in enumerate(texts):
        if not _ATTACHMENTS.match(line) or len(line) > _ENTRY or index == 0:
            continue
        place = index + 1
        while place < len(texts) and _NUMBERED.match(texts[place]) and len(texts[place]) <= _ENTRY:
            place += 1
        if any(DATE_LINE.match(below) for below in texts[place : place + _REACH]):
            found.update(lines[index:place])
    return frozenset(found)
