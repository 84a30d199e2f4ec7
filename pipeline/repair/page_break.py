"""A sentence cut where a printed page ends: its halves stand above and below the page's mark.

组织力量 / 第 3 页 共 9 页 / 抢修渠道: a heading may well stand last on its page, so the halves must prove it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..chinese.markers import scan
from ..chinese.widths import HAN
from ..model import MEDIUM
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .broken_line import CAPTION, HANGING, LONG, OPEN, SALUTE
from .lines import RUNNING, TERMINAL, Row, apart, holes, lead, rows
from .margin import NONE, margin
from .page_number import is_mark

#: What a mark ends with.
_ENDS = frozenset("0123456789页頁-—–－─~·・ ")
CLOSED = TERMINAL + "：:；;”）)》】"
FEWEST = 6  # characters of a first half
TAIL = 60  # characters of a sentence begun on one page
_STOP = regex("[。！？；!?]")
_BEGINS = regex(f"[{HAN}0-9“《]")
_CLAUSE = regex("[，。；：、,;]")
_SIGNED = regex(r"[\d〇○零一二三四五六七八九十]年|年[\d〇○零一二三四五六七八九十]+月|\d日$")


def find(here: Here) -> Iterator[Splice]:
    lines = rows(here.text)
    cuts = [*_marked(lines), *holes(here, lines)]
    if not cuts:
        return
    skip = apart(here, lines)
    for first, second in sorted(set(cuts)):
        if first not in skip and second not in skip and _cut(lines[first], lines[second], here.text):
            yield Splice(lines[first].end, lines[second].start, "")


def _marked(lines: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """The lines above and below each mark of a page."""
    for index, row in enumerate(lines):
        if len(row.text) <= 16 and row.text[-1] in _ENDS and 0 < index < len(lines) - 1 and is_mark(row.text):
            yield index - 1, index + 1


def _cut(above: Row, below: Row, text: str) -> bool:
    """Whether the two lines are halves of a sentence."""
    last = above.text[-1]
    if is_mark(above.text) or is_mark(below.text):
        return False
    if last in CLOSED or len(above.text) < FEWEST or SALUTE.match(above.text) or SALUTE.match(below.text):
        return False
    if lead(below) is not None or CAPTION.match(below.text) or not _BEGINS.match(below.text):
        return bool(HANGING.match(below.text)) and lead(above) is None
    if last in "，,、" or OPEN.search(above.text, max(0, len(above.text) - 3)):
        return True
    page = margin(text)
    if page is not NONE and page.full(above, below) and lead(above) is None:
        return not (page.stepped and below.indent)
    return _begun(above.text) and _CLAUSE.search(below.text) is not None and not _SIGNED.search(below.text[:12])


def _begun(text: str) -> bool:
    """Whether the line stops within a sentence that follows another, or has clauses that no heading has."""
    if not re.match(f"[{HAN}0-9]", text[-1]):
        return False
    stops = [match.end() for match in _STOP.finditer(text)]
    if not stops:
        return len(text) >= LONG and text.count("，") + text.count(",") > 1 and not scan(text[:TAIL])
    tail = text[stops[-1] :]
    return 2 < len(tail) <= TAIL and not any(mark.start == 0 and mark.family not in RUNNING for mark in scan(tail))


RULE = TextRule(
    "repair/page-break",
    find,
    MEDIUM,
    why="The mark of a printed page stood within a sentence, whose halves are above and below it.",
    examples=(
        Example(
            "渠首已经修好。开春以后，各乡镇要继续组织力量\n-3-\n抢修渠道，确保灌溉用水。",
            becomes="渠首已经修好。开春以后，各乡镇要继续组织力量抢修渠道，确保灌溉用水。",
        ),
        Example(
            "开春以后要抢修渠道，\n\n— 12 —\n\n确保灌溉用水。",
            becomes="开春以后要抢修渠道，确保灌溉用水。",
        ),
        Example("开春以后要抢修渠道，\n-3-\n3 / 9\n确保灌溉用水。"),
        Example("渠道要修，塘坝也\n要修，各村\n第 3 页\n都要出工。"),
        Example("一、修好渠道，蓄足塘水\n— 2 —\n开春以后，各乡镇要组织力量，抢修渠道。"),
        Example("渠首已经修好。二、明年的打算\n— 2 —\n开春以后，各乡镇要组织力量，抢修渠道。"),
        Example("同志们，\n— 2 —\n今天我们开会，主要是安排春灌。"),
        Example("渠首已经修好。特此报告\n— 2 —\n某县水利局\n2012年3月1日"),
        Example("工作要点，\n-3-\n（一）抓春灌，保丰收。"),
    ),
)
