"""Lines with markers that are no part of the outline: a table of contents, a list of attachments, rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ..chinese.dates import is_date_line
from ..chinese.markers import lead
from ..chinese.scripts import simplified
from ..chinese.sheet import is_label
from ..regex import regex
from .ground import Ground

#: Its first character may be lost, like those of the other words of a page that are set apart.
_TITLE = regex(r"^\s{0,8}(?:目\s{0,8})?[录錄次]\s{0,8}$", re.MULTILINE)
_ENDS_IN_IT = regex(r"(?:目\s*|^[ \u3000]{0,8})[录錄次]\s*$", re.MULTILINE)
_LAST = regex(r"[录錄次]\s*$", re.MULTILINE)
_PAGE_NUMBER = regex(r"[\s.…·．_—-]{0,200}[（(]?\d{0,4}[）)]?\s{0,8}$")
_PAGE_ENDS = frozenset("0123456789０１２３４５６７８９）)")
_PAGE = regex(r"[（(]?\d{1,4}[）)]?")
_ATTACHMENTS = regex(r"^附\s{0,4}(?:件\s*)?[：:]")
_FIRST_LISTED = regex(r"^附\s{0,4}(?:件\s*)?[：:]\s*[1１]\s*[.、．:：]")
_NUMBERED = regex(r"^(?:附件)?\s*[1-9１-９][0-9]?\s*[.、．:：]\s*\S")
_HEADER = regex(r"^(?:序\s?号|编\s?号|名\s?次)[ \u3000\t]+\S", re.MULTILINE)
_HEADED = tuple(word + space for word in "号次" for space in " \u3000\t")
_ROW = regex(r"[0-9]{1,3}(?:[ \u3000\t]+[^\s。；]{1,30}){2,12}\s*")
#: 1.归档范围………………3, 1.归档范围——————3: dots or dashes lead to the page.
_LED = regex(r"[^。]{2}(?:…|[.·．_—–─-]{3})[.…·．_—–─-]{0,200}[ \u3000]*[（(]?\d{1,4}[）)]?$")
#: 1 概述⇥1: a word processor sets the page behind a tab.
_TABBED = regex(r"\S[ \u3000]*\t+[ \u3000]*\d{1,4}$")
_REACH = 4  # lines between the list and the date of the signature
_MISSED = 4  # entries in turn that may not come again
_FAR = 2000  # lines below an entry that are looked through for one that begins with it
_ENTRY = 80  # characters of an entry in a list of attachments


def contents(ground: Ground) -> frozenset[int]:
    """Starts of the lines of a table of contents: those under 目录 that come again, as headings, further down, and those
    that dots lead to their page.
    """
    lines = ground.lines
    places = zip(ground.line_starts, lines, strict=True)
    found = {start for start, line in places if line[-1:] in _PAGE_ENDS and _LED.search(line)}
    if not _LAST.search(ground.text) or not _ENDS_IN_IT.search(ground.text):
        return frozenset(found)
    for index, line in enumerate(lines[:400]):
        if _TITLE.match(line):
            entries = _entries(lines[index + 1 : index + 400], lines[index + 1 :])
            found.update(ground.line_starts[index + offset] for offset in entries)
            tabbed = takewhile(lambda place: _TABBED.search(lines[place]), range(index + 1, len(lines)))
            found.update(ground.line_starts[place] for place in tabbed)
    return frozenset(found)


def _entries(following: Sequence[str], rest: Sequence[str]) -> Iterator[int]:
    """Offsets from the 目录 line of the entries under it, up to where the text itself begins with the first of them.

    A few entries may not come again as they are printed, if one that does follows; any number with markers may not, where
    the text breaks off.
    """
    places: dict[str, int] = {}
    for offset, line in enumerate(rest):
        places[_bare(line)] = offset  # the last time it stands
    first, missed = "", 0
    waiting: list[int] = []
    for offset, line in enumerate(following):
        name = _bare(line)
        if first and _PAGE.fullmatch(line):  # of the entry above, in a line of its own
            waiting.append(offset + 1)
            continue
        if name and name == first:  # what lies between is listed too: the text may break off before it comes
            yield from waiting
            return
        if not name or len(line) > _ENTRY:
            return
        if places.get(name, offset) > offset or _begins(name, rest[offset + 1 : offset + _FAR]):
            first = first or name
            yield from (*waiting, offset + 1)
            waiting.clear()
            missed = 0
        elif not first or (missed == _MISSED and lead(line.strip()) is None) or line[-1] in "。；：，！？":
            return
        else:
            waiting.append(offset + 1)
            missed += missed < _MISSED


def _begins(name: str, below: Sequence[str]) -> bool:
    """Whether the entry is the beginning of a line below: （一）修好路 in front of （一）修好路。今年……."""
    return len(name) > 4 and any(line.startswith(name) for line in below)


def _bare(line: str) -> str:
    return "".join(_PAGE_NUMBER.sub("", line).split()).lstrip("*·•-")


def attachments(ground: Ground) -> frozenset[int]:
    """Starts of the lines of 附件：1.… 2.…, the list above a signature, right below its date or above the annex."""
    if "附" not in ground.text:
        return frozenset()
    found: set[int] = set()
    lines = ground.lines
    for index, line in enumerate(lines):
        if not line.startswith("附") or len(line) > _ENTRY or index == 0 or not _ATTACHMENTS.match(line):
            continue
        place = index + 1
        while place < len(lines) and _NUMBERED.match(lines[place]) and len(lines[place]) <= _ENTRY:
            place += 1
        dated = any(is_date_line(below) for below in lines[place : place + _REACH])
        if line.rstrip()[-1] not in "：:":  # 附件： alone opens what follows
            dated = dated or is_date_line(lines[index - 1])
            dated = dated or (place < len(lines) and is_label(simplified(lines[place])))
        if not dated and _FIRST_LISTED.match(line):
            place = next((at for at in range(index + 1, place) if lines[at].startswith("附")), place)
        if dated or (_FIRST_LISTED.match(line) and place > index + 1):
            found.update(ground.line_starts[index:place])
    return frozenset(found)


def rows(ground: Ground) -> frozenset[int]:
    """Starts of the lines of a table whose cells are parted by spaces: 序号 任务 时限⏎1 修路 六月⏎2 架桥 七月."""
    if not any(word in ground.text for word in _HEADED):
        return frozenset()
    found: set[int] = set()
    for index, line in enumerate(ground.lines):
        if not _HEADER.match(line):
            continue
        place = index + 1
        while place < len(ground.lines) and _ROW.fullmatch(ground.lines[place]):
            place += 1
        found.update(ground.line_starts[index:place])
    return frozenset(found)
