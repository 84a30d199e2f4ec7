"""A table of contents over several texts: each entry comes again as the title of one.

The table is the collection's; its texts begin where its entries stand again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..chinese.kinds import COLLECTED, any_of
from ..chinese.numerals import NUMERAL
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .cut import CUT

HEAD = regex(r"(?:^|\n)(?P<head>目[ \u3000]*[录錄次])\n")
ENTRY = regex(
    rf"(?:\d{{1,2}}[.、．]|[{NUMERAL}]{{1,3}}、|[●◆•·])?[ \u3000]*(?P<title>[^\n。！？；]{{2,60}}?"
    rf"{any_of(COLLECTED)})"
    rf"[ \u3000.…·．_—-]*[（(]?\d{{0,4}}[）)]?"
)
TOP = 300  # characters that may stand over the table
MOST = 40  # texts of one page
LEAST = 80  # characters of each text
_STOP = regex("[。！？]")


class Table(NamedTuple):
    """Where the table stands, and the titles that it lists."""

    start: int
    end: int
    titles: tuple[str, ...]


def judge(view: View) -> Iterator[Edit]:
    text = view.lines.string
    table = _table(text)
    if table is None:
        return
    places, at = [], table.end
    for title in table.titles:
        place = regex(rf"^{re.escape(title)}$", re.M).search(text, at)
        if place is None:
            return
        places.append(place.start())
        at = place.end()
    if places[0] > table.end + 1:
        return  # something stands between: the table is of one text with a preface
    ends = [*places[1:], len(text)]
    if any(end - place < LEAST or not _STOP.search(text, place, end) for place, end in zip(places, ends, strict=True)):
        return
    yield Edit(table.start, table.end, "")
    yield from (Edit(place, place, CUT) for place in places[1:])


def _table(text: str) -> Table | None:
    """The table of contents at the top, if its entries all read like titles of texts; headed, or numbered from 1."""
    head = HEAD.search(text, 0, TOP)
    first = next((place for place in range(min(len(text), TOP)) if text[place] != "\n"), 0)
    if head is None and not text.startswith("1", first):
        return None
    start, at = (head.start("head"), head.end()) if head else (first, first)
    titles: list[str] = []
    while len(titles) < MOST and (entry := ENTRY.match(text, at)) and text[entry.end() : entry.end() + 1] == "\n":
        if entry["title"] in titles:
            break
        titles.append(entry["title"])
        at = entry.end() + 1
    return Table(start, at, tuple(titles)) if len(titles) > 1 else None


_A = "一年来，我会围绕中心，服务大局，全面完成了各项目标任务，成绩来之不易。\n" * 3

RULE = Rule(
    "split/collection-contents",
    judge,
    HIGH,
    why="The page has a table of contents whose entries are the titles of the texts that follow.",
    where=Where.ANYWHERE,
    examples=(
        Example(
            f"目 录\n1.某局2016年总结 ……1\n2.某局2017年计划 ……5\n某局2016年总结\n{_A}某局2017年计划\n{_A}",
            becomes=f"某局2016年总结\n{_A}{CUT}某局2017年计划\n{_A}",
        ),
        Example(
            f"1.某局2016年总结\n2.某局2017年计划\n某局2016年总结\n{_A}某局2017年计划\n{_A}",
            becomes=f"某局2016年总结\n{_A}{CUT}某局2017年计划\n{_A}",
        ),
        Example(f"目录\n某局2016年总结\n某局2017年计划\n见某局2016年总结。\n{_A}"),
    ),
)
