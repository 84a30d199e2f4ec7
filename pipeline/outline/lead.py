"""Where a heading ends and its body begins."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from ..chinese.widths import HAN
from ..evidence import grams
from ..regex import regex

#: …（不含乡镇！）。: the stop behind the bracket ends the same sentence.
_STOP = regex(r"[。！？!?](?:(?P<closer>[”’」』）)])[。！？]?)?")
_COLON = regex("[：:](?:(?<![0-9].)|(?![0-9]))")  # 9:00 is no label
_NOT_A_TITLE = regex("[，,；]|(?:是|为|如下|下列|规定|包括|要求|指出|强调|认为|即|有|以下|表示|说|主要)$|^[问答]$")
#: （二）自查阶段（四月至八月）：…
_LONGEST_STAGE = 42
_STAGED = regex("[^：:，。；（）]{2,14}（[^（）]{1,24}）[：:]")
#: The gap that repair leaves where it is all that parts heading and body: 三、扩大对外开放 国民经济的发展，…
_GAP = regex(f" (?<=[{HAN}] )(?=[{HAN}0-9])")
#: 将第五条修改为：“…”: the words that are put in are the body.
_AMENDED = regex("(?:改为|增加一?[款条项]?|作为.{2,12}|表述为|规定为)[：:](?=“)")
#: 一、修改《供水办法》将第三条修改为：…: what is amended is the heading.
_AMENDS = regex("(?:修改《[^》\n]{2,60}》|对《[^》\n]{2,60}》作出?(?:如下|以下)?修改)(?=将|第|删去|增加|在第)")
#: 公示内容公示内容包括…: the body begins with the words of its heading.
_TWICE = regex(f"(?P<heading>[{HAN}]{{4,16}})(?P=heading)(?=[{HAN}])")
_MARKS = regex("[，。；：、！？]")
_LONGEST_BEFORE_GAP = 34

#: A quotation that has not ended after so many sentences never will.
_MOST_STOPS = 30

#: A bracket that has not closed after so many characters never will.
_LONGEST_BRACKET = 60

#: A title-like lead that ends in a colon is at most this long (1、特殊教育：5年…).
_TITLE_LEAD = 16


class Lead(NamedTuple):
    """The heading is ``[start, end)``; ``run_in`` says that the paragraph goes on after it."""

    start: int
    end: int
    run_in: bool
    glued: bool = False


def lead(text: str, start: int, end: int, followed: bool) -> Lead:
    """The heading in ``[start, end)``, what a marker heads up to the end of its line or to the next marker.

    Up to the first 。！？, or up to ： where a short title-like lead ends in one; all of it where neither stands there.
    ``followed``: another marker comes in the same line.

    >>> lead("整治乱收费（已停收的不算！）。各村自查。", 0, 20, followed=False)
    Lead(start=0, end=15, run_in=True, glued=False)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    first = _first_stop(text, start, end)
    if twice := _TWICE.match(text, start, first):
        return Lead(start, twice.end("heading"), True, glued=True)
    colon = _colon(text, start, min(first, start + _TITLE_LEAD))
    if colon and colon.end() < end and not _NOT_A_TITLE.search(text[start : colon.start()]):
        return Lead(start, colon.end(), True)
    staged = _STAGED.match(text, start, first) if "）：" in text[start : start + _LONGEST_STAGE] else None
    if staged and staged.end() < end:
        return Lead(start, staged.end(), True)
    amends = _AMENDS.match(text, start, first) if text.startswith(("修改《", "对《"), start) else None
    if amends:
        return Lead(start, amends.end(), True, glued=True)
    near = min(first, start + 80)
    amended = _AMENDED.search(text, start, near) if text.find("“", start, near) > 0 else None
    if amended:
        return Lead(start, amended.end(), True)
    until = min(first, start + _LONGEST_BEFORE_GAP)
    gap = _GAP.search(text, start + 4, until) if text.find(" ", start + 4, until) > 0 else None
    if gap and first - gap.end() > 8 and _parts(text, start, gap):
        return Lead(start, gap.start(), True, glued=True)
    return Lead(start, first, followed or first < end)


def _parts(text: str, start: int, gap: re.Match[str]) -> bool:
    """Whether the gap parts heading and body: no mark stands before it, or none but commas and the words say so."""
    mark = _MARKS.search(text, start, gap.start())
    return mark is None or (mark[0] in "，、" and grams.parts(text, gap.start(), gap.end()))


def labelled(text: str, head: Lead, until: int) -> Lead:
    """The heading cut at its colon, whatever word stands before that: its siblings are labels.

    >>> labelled("会议要求：按时参会。", Lead(0, 10, False), 10)[:3]
    (0, 5, True)
    """
    colon = _colon(text, head.start, min(head.end, head.start + _TITLE_LEAD))
    if not colon or colon.end() >= until or colon.end() == head.end or _MARKS.search(text, head.start, colon.start()):
        return head
    return Lead(head.start, colon.end(), True)


def _colon(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first colon that stands in no bracket: of 往返跑（达标：十秒） there is none."""
    if text.find("：", start, end) < 0 and text.find(":", start, end) < 0:
        return None
    for colon in _COLON.finditer(text, start, end):
        opened = max(text.rfind(bracket, start, colon.start()) for bracket in "（(〔【")
        if opened < 0 or max(text.find(bracket, opened, colon.start()) for bracket in "）)〕】") >= 0:
            return colon
    return None


def _first_stop(text: str, start: int, end: int) -> int:
    """Where the first sentence ends; a stop inside a quotation or a bracket that is still open ends nothing."""
    for stop in islice(_STOP.finditer(text, start, end), _MOST_STOPS):
        place = stop.start()
        quoted = text.count("“", start, place) - text.count("”", start, place)
        closer = stop["closer"]
        if closer == "”" or (quoted <= 0 and (closer == "）" or not _bracketed(text, start, place, end))):
            return stop.end()
    return end


def _bracketed(text: str, start: int, place: int, end: int) -> bool:
    """Whether ``place`` stands in a bracket that closes soon: 〔4〕甲某（？—八八四），某地人。"""
    opened = text.rfind("（", start, place)
    if opened < 0 or text.find("）", opened, place) >= 0:
        return False
    return text.find("）", place, min(end, opened + _LONGEST_BRACKET)) >= 0
