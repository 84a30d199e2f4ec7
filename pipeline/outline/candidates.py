"""What speaks for and against each marker, before the document as a whole is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..chinese.markers import Marker
from ..chinese.numerals import NUMERAL, value
from ..model import Damage
from ..regex import regex
from .costs import ITEMS, cost
from .forms import CLAUSE, COMMA, LAST_SENTENCE, LONGEST_LEAD, SENTENCE, enumerates, is_odd
from .ground import LONG, Ground, front
from .refers import Stand, behind_part, is_reference, stands
from .starts import place, under_lead


class Candidate(NamedTuple):
    """A place that may head something, with what believing and ignoring it cost."""

    start: int  # text offsets
    end: int  # where what it heads begins
    family: str
    value: int
    printed: str
    accept: float
    skip: float
    at_line_start: bool
    virtual: bool = False  # a marker that is not there and may have been lost
    mended: str = ""  # the marker with the point that this text has lost
    entry: bool = False  # a number within a sentence: its list hangs on what the line begins with
    until: int = 0  # where the heading ends, if its body follows with no mark between


_HEADLESS = regex(r"[ \t\u3000]*(?:[，。；：、！？）)”》%％]|\Z|\n)")
# 20名, 5年规划, 3月: a number at a line start that counts something
_QUANTITY = regex(
    "[年月日号時时分秒点天周岁届期次个個名位人家户戶所座条項项件起处處台辆套张份册本种类级度倍成万億亿千百元角吨斤克米公"
    "平方立亩顷里港美欧多余餘大中校班班组省市县县区乡镇村街路楼层号线院％%、，。]"
)
_SECTION_LEAD = regex(
    rf"[ \t\u3000]*(?:[{NUMERAL}]{{1,3}}、|[（(][{NUMERAL}]{{1,3}}[）)]|[0-9]{{1,2}}[.、．]).{{4,60}}$"
)
_BARE_LEAD = regex(
    rf"(?:[{NUMERAL}]{{1,3}}、|[（(][{NUMERAL}]{{1,3}}[）)]|[0-9]{{1,2}}[.、．])[^。，；：、！？\n]{{2,60}}(?:，[^。，；：、！？\n]{{2,30}}){{0,2}}$"
)
_PARTS = regex("[0-9]{1,5}")
#: 3 of 3.1, at a line start.
_DIVIDED = regex("\n([0-9]{1,5})[.．]1")
_TITLE_LINE = regex(r"[^\n。；，：]{2,24}(?:\n|\Z)")
_LED = regex("[^。！？；：\n]{4,30}[。：][^\n]")
#: What may begin where a section's lead ends with no mark: 二、整改情况（一）学习方面.
_UNDER = frozenset(("cjk-paren", "arabic-dot", "arabic-paren"))
#: 下面，我讲三点意见：, 提两点要求。: what comes next is the first of the points, also where the text breaks off within it.
_ANNOUNCED = regex(
    r"(?:[讲谈说提]|强调|汇报|报告|安排|要求)[^，。；：\n]{0,8}[一两二三四五六七八九十几][个点项条方面]{1,2}[^，。；：\n]{0,8}[：:。]$"
)
_LONGEST_ANNOUNCEMENT = 30
_POINTS = _UNDER | {"cjk-comma"}
#: 提两点要求：一、要早；二、要实。 is a sentence.
_MEMBER = regex(r"[^。；\n]{1,80}；")
#: 一、二产业协调发展。 at a line start is hardly a marker.
_BOTH = regex(f"[{NUMERAL}](?:产业|季度|年级|等奖|类|号楼|把手|线城市)")
#: Families that may head the rest of a line that they do not begin: …1600余人，二、存在的问题⏎
_WHOLE_LINE = frozenset(("cjk-comma", "cjk-paren", "chapter", "division"))
_ENDS_LINE = regex(r"[^\n。！？；：，,、]{2,30}(?:\n|\Z)")
#: 第一，早动手。 A point that others stand under is one short sentence; 第二，不同部分。则有： introduces what it tells off.
_STOPS = frozenset("。！？")
_POINT_LINE = regex("[^。！？；：]{1,40}。?")
#: 防汛工作方案（一）⏎ is the first of several of one name.
_NUMBERS_TITLE = frozenset(("cjk-paren", "arabic-paren"))
#: Families whose places in a text without lines were counted.
_COUNTED = frozenset(
    ("part", "chapter", "division", "article", "cjk-comma", "cjk-paren", "arabic-dot", "arabic-paren", "named")
)
#: 壹、 stands above 一、 where a text has both.
_FORMAL = frozenset("壹贰貳叁參肆伍陆陸柒捌玖拾")
GLUED = frozenset(("item-is", "item-must", "item-grasp"))
#: “（二）… in an amendment: each paragraph of a quotation opens with the mark, the last alone closes.
_OPENS_QUOTE = "“「『"
_QUOTED = regex("[“「『][^“「『”」』\n]*[”」』]|《[^《》\n]*》")


class _Whole(NamedTuple):
    """What the whole text says of its markers."""

    damage: Damage
    decimals: bool  # whether it has several like 1.1
    divided: frozenset[str]  # numbers N of which N.1 begins a line


def candidates(ground: Ground, markers: Sequence[Marker], damage: Damage) -> Iterator[Candidate]:
    """The markers that the search has to judge, in text order; what can be no marker at all is left out."""
    text = ground.text
    quoted: list[tuple[int, int]] = []  # of the line in hand; no quotation goes over a line end
    last = -1
    unbroken, loose = ground.unbroken, ground.loose(markers)
    begins = front(ground)
    count = Counter([marker.family for marker in markers])
    divided = frozenset(_DIVIDED.findall(text)) if count["arabic-bare"] else frozenset()
    whole = _Whole(damage, count["decimal-2"] > 1, divided)
    measured = _measured(text, markers) if whole.decimals else frozenset()
    points = count["ordinal"] > 0 and points_of(ground, markers)
    above: Marker | None = None
    for marker in markers:
        if marker.family == "annex" or (marker.family == "dash" and marker.start < begins):
            continue  # annexes have rules of their own; a dash in the front opens a subtitle
        line = ground.line_start(marker.start)
        if line in ground.barred or marker.start in measured:
            continue
        if line < marker.start:
            if line != last:
                last, quoted = line, [match.span() for match in _QUOTED.finditer(text, line, ground.line_end(line))]
            if any(start < marker.start < end - 1 for start, end in quoted) or text[marker.start - 1] in _OPENS_QUOTE:
                continue
        lost = unbroken or (marker.family in loose and ground.line_end(line) - line >= LONG)
        found = _judge(stands(text, marker, line, above, lost), whole)
        if found and _is_announced(text, line, marker):
            accept, skip = min(found.accept, cost("announced")), max(found.skip, cost("skip announced"))
            found = found._replace(accept=accept, skip=skip)
        if found:
            if points and marker.family == "ordinal" and _begins(ground, marker):
                found = found._replace(family="point")
            elif found.at_line_start and above and _hangs_on(text, marker, above):
                found = found._replace(entry=True)
            if found.accept <= found.skip:
                above = marker
            yield found


def points_of(ground: Ground, markers: Sequence[Marker]) -> bool:
    """Whether 第一， stands above （一） or 1. in this text: a sentence of its own, and the first comes right behind or below it."""
    elder: Marker | None = None
    for marker in markers:
        if (marker.family in ITEMS and marker.family != "ordinal") or not _begins(ground, marker):
            continue
        opens = marker.family in _UNDER and marker.value == 1 and not _tells_off(ground.text, marker.start)
        point = elder is not None and elder.family == "ordinal"
        if opens and point and elder:
            until = min(marker.start, ground.line_end(elder.start))
            if _POINT_LINE.fullmatch(ground.text, elder.end, until):
                return True
        elder = marker
    return False


def _begins(ground: Ground, marker: Marker) -> bool:
    """Whether the marker begins a line, or a sentence of a text that has lost its lines."""
    if ground.line_start(marker.start) == marker.start:
        return True
    return ground.unbroken and ground.text[marker.start - 1] in _STOPS


def _hangs_on(text: str, marker: Marker, above: Marker) -> bool:
    """Whether the first of a list stands right below a point that ends in a colon: 第二，要求如下：⏎（一）…."""
    if marker.value != 1 or above.family not in ITEMS or marker.family not in _UNDER:
        return False
    return _tells_off(text, marker.start) and text.find("\n", above.start) == marker.start - 1


def _tells_off(text: str, start: int) -> bool:
    """Whether the line above ``start`` ends in a colon: what begins here is told off, and stands under that line."""
    return text[max(start - 8, 0) : start].rstrip()[-1:] in ("：", ":")


def _measured(text: str, markers: Sequence[Marker]) -> frozenset[int]:
    """Starts of the decimals that stand alone in their lines, if they are figures of a table: one comes without the one before
    it (3.45, 2.15).
    """
    decimals = [marker for marker in markers if marker.family == "decimal-2"]
    alone = [marker for marker in decimals if text[marker.end : marker.end + 1] in ("\n", "")]
    printed = {tuple(map(int, _PARTS.findall(marker.printed))) for marker in decimals}
    known = [tuple(map(int, _PARTS.findall(marker.printed))) for marker in alone]
    figures = any(part[1] > 1 and (part[0], part[1] - 1) not in printed for part in known)
    return frozenset(marker.start for marker in alone) if figures else frozenset()


def _judge(here: Stand, whole: _Whole) -> Candidate | None:
    """The marker with its costs; None where it can be none."""
    text, marker, line, above, unbroken, before, after, begins = here
    if is_reference(here):
        return None
    if not begins and marker.family in _NUMBERS_TITLE and text[marker.end : marker.end + 1] in ("\n", ""):
        return None
    if unbroken and not begins and marker.family in _COUNTED:
        return _unbroken(text, marker, line, before, above)
    accept = _place(before, begins, marker.family, unbroken)
    if _may_end_lead(marker, accept) and _in_lead(text, line, marker.start):
        glued = cost("ends a heading")
        return _candidate(marker, glued if accept is None else min(accept, glued), cost("skip item"), False)
    if marker.family == "article" and behind_part(text, line, marker.start):
        return _candidate(marker, cost("ends a lead"), cost("skip ends a lead"), False)
    if accept is None:
        return None
    if marker.value == 1 and marker.family in _UNDER and not begins and _ends_lead(text, line, marker.start, above):
        return _candidate(marker, cost("ends a lead"), cost("skip ends a lead"), False)
    if not begins and marker.family in _WHOLE_LINE and _ENDS_LINE.match(text, marker.end):
        accept = max(accept + cost("ends its line"), 0.1)
    if _HEADLESS.match(after) and marker.family != "cjk-bare" and not _alone(text, marker):
        accept += cost("headless")
    if marker.family == "arabic-bare":
        return _bare(here, whole, accept)
    if marker.family == "cjk-comma" and value(after[:1]) == marker.value + 1 and _BOTH.match(after):
        return _candidate(marker, accept + cost("weak form"), 1.0, begins)
    if not begins and enumerates(text, marker, line, before):
        skip = max(cost("skip entry"), _skip(before, begins, marker.family, marker.printed))
        return _candidate(marker, min(accept, cost("enumerates")), skip, begins)._replace(entry=True)
    if is_odd(marker):
        return _candidate(marker, accept + cost("odd form"), cost("skip odd form"), begins)
    return _candidate(marker, accept, _skip(before, begins, marker.family, marker.printed), begins)


def _is_announced(text: str, line: int, marker: Marker) -> bool:
    """Whether the marker is the first, and the words before it in the line say that points follow."""
    if marker.value != 1 or marker.start == line or marker.family not in _POINTS:
        return False
    words = text[max(line, marker.start - _LONGEST_ANNOUNCEMENT) : marker.start].rstrip()
    return _ANNOUNCED.search(words) is not None and _MEMBER.match(text, marker.end) is None


def _bare(here: Stand, whole: _Whole, accept: float) -> Candidate | None:
    """A number with no mark behind it, whose place costs ``accept``; None where it counts something."""
    text, marker, begins = here.text, here.marker, here.begins
    if marker.printed in whole.divided:
        return _candidate(marker, accept, cost("skip proved"), begins)  # 3 应急响应⏎3.1 响应分级
    spaced = text[marker.start : marker.end] != marker.printed
    if whole.decimals and not spaced and _TITLE_LINE.match(text, marker.end):
        spaced = True  # 1总则⏎1.1目的
    if not spaced and _QUANTITY.match(here.after):
        return None
    if any(whole.damage.lost(glyph) for glyph in ".、1"):
        mended = f"{marker.printed}." if whole.damage.lost(".") and not spaced else ""
        return _candidate(marker, accept + 0.2, 1.5, begins)._replace(mended=mended)
    if spaced:
        return _candidate(marker, accept + 0.4, 1.8 if _TITLE_LINE.match(text, marker.end) else 0.3, begins)
    led = _LED.match(text, marker.end) is not None  # 2规范核查程序。每季度核查一次。
    return _candidate(marker, accept + (0.6 if led else cost("weak form")), 0.8 if led else 0.3, begins)


def _unbroken(text: str, marker: Marker, line: int, before: str, above: Marker | None) -> Candidate:
    """The marker in a line that holds a whole text or much of it."""
    accept, skip = place(text, line, marker, above)
    if marker.printed.startswith("专栏"):
        return _candidate(marker, cost("ends a lead"), cost("skip ends a lead"), False)
    if above and _opens_below(marker, above) and under_lead(text, line, marker, above):
        accept, skip = cost("ends a lead"), cost("skip ends a lead")
    entry = enumerates(text, marker, line, before)
    if entry:
        accept, skip = min(accept, cost("enumerates")), max(skip, cost("skip entry"))
    return _candidate(marker, round(accept, 1), round(skip, 1), False)._replace(entry=entry)


def _opens_below(marker: Marker, above: Marker) -> bool:
    """Whether the marker may be the first below ``above``, at places too few to count: 第三篇保障措施第四章组织领导, whose chapters
    run on, and 1.设备检修（1）锅炉.
    """
    families = (above.family, marker.family)
    return families == ("part", "chapter") or (families == ("arabic-dot", "arabic-paren") and marker.value == 1)


def _candidate(marker: Marker, accept: float, skip: float, begins: bool) -> Candidate:
    formal = marker.family == "cjk-comma" and marker.printed[:1] in _FORMAL
    return Candidate(
        marker.start, marker.end, "cjk-formal" if formal else marker.family, marker.value, marker.printed, accept, skip,
        begins,
    )  # fmt: skip


def _ends_lead(text: str, line: int, place: int, above: Marker | None) -> bool:
    """Whether nothing but short leads stand before ``place`` in the line, or behind the marker above it: 二、整改情况（一）
    学习方面1.
    """
    start = max(line, above.start) if above else line
    return place - start <= LONGEST_LEAD and bool(_BARE_LEAD.match(text, start, place))


def _may_end_lead(marker: Marker, accept: float | None) -> bool:
    """Whether the marker may stand glued to a lead: 一、做法一是…, and of points whose numbers stand elsewhere too the first."""
    return (marker.family in GLUED and accept is not None) or (marker.family == "ordinal" and marker.value == 1)


def _in_lead(text: str, line: int, place: int) -> bool:
    """Whether only a section's lead stands between the last sentence and ``place``: 。二、…的根基一要牢固树立…"""
    since = text[max(line, place - LONGEST_LEAD) : place]
    return bool(_SECTION_LEAD.match(LAST_SENTENCE.sub("", since)))


def _alone(text: str, marker: Marker) -> bool:
    """第一条 alone in its line heads the lines that follow."""
    return marker.family in ("article", "chapter", "part") and text[marker.end : marker.end + 1] in ("\n", "")


def _place(before: str, begins: bool, family: str, unbroken: bool) -> float | None:
    """Cost of the place; None where no marker of the family can stand."""
    if begins:
        return cost("at line start")
    ease = cost("unbroken text") if unbroken else 0.0
    item = family in ITEMS
    if SENTENCE.search(before):
        return 0.0 if item else max(cost("after sentence") + ease, 0.2)
    if CLAUSE.search(before):
        return 0.0 if item else cost("after clause") + ease
    if family in ("arabic-bare", "cjk-bare", "dash") or family.startswith("decimal"):
        return None
    if family == "article":
        return 0.4 if before[-1:].isspace() else None  # 第一章 总则　第一条 为了…
    if COMMA.search(before):
        return 0.3 if item else cost("after comma") + ease
    if family in ("item-word", "ordinal", "ordinal-of", "item-rely", "item-look"):
        return None
    return cost("inside words") + ease


def _skip(before: str, begins: bool, family: str, printed: str) -> float:
    if family == "item-word":  # 首先，… opens a point; 首先要… may as well be the first thing to do
        return 0.5 if printed[-1] in "，,、" and (begins or SENTENCE.search(before)) else 0.2
    if family in ITEMS:
        if begins:
            return 0.8 if family == "dash" else cost("skip line start") * 0.8
        return cost("skip item") if SENTENCE.search(before) or CLAUSE.search(before) else 0.3
    if begins:
        return cost("skip line start") * (0.5 if family in ("circled", "arabic-close", "cjk-bare") else 1.0)
    return cost("skip sentence") if SENTENCE.search(before) else cost("skip other")
