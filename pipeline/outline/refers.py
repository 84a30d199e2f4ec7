"""What the words beside a marker say of it: a reference to another place, or a number, is no marker of a heading."""

from __future__ import annotations

from typing import NamedTuple

from ..chinese.markers import Marker
from ..chinese.numerals import NUMERAL, value
from ..chinese.widths import HAN
from ..regex import regex
from .forms import LAST_SENTENCE, LONGEST_LEAD, counts_on

#: A part of a law that is referred to, and no word that begins like one: 第三条项目单位应当…, 第二章节能措施.
_PART = "(?:项(?!目)|款(?![项式])|条(?![件例款])|目(?![标的前录])|[節节](?![能约水日省点目假])|章(?![程]))"
# 第三、四条; （二）项; （一）至（三）; 一、二、三产业; （一）（二）两期; 小（一）型水库
_REFERENCE_AFTER = regex(
    rf"\s*(?:{_PART}|型[水病和以、，]|[至和与或、及][（(第]?[{NUMERAL}0-9]|[{NUMERAL}][、，]|中(?:所|的)|[（(][{NUMERAL}]{{1,3}}[）)])"
)
_RANGE_AFTER = regex(rf"\s*[至和与或、及][（(第][{NUMERAL}0-9]|项(?:规定|所)|[款条](?:规定|第)")
_PART_AFTER = regex(rf"第[（(]?[{NUMERAL}0-9]{{1,3}}[）)]?[款项]")
_REFERENCE_BEFORE = regex(r"(?:第|见|見|按|依照|前款|本条|上述|所列|规定的|之|和|与|或|至|及|条|款)$")
_WORD_END = regex(f"[{HAN}]$")
#: What is done to an article, as the last word before it.
_AMENDS = regex("(?:删去|刪去|删除|废止|撤销|将|將|把|在|对|對|作为|作為|改为|改為|修改|增加|原)$")
_HEADED = regex(rf"\s*(?:[第（(]?[{NUMERAL}0-9]{{1,5}}[编編章节節篇、.．）)]|[总總附]\s*[则則])")
#: 修正第一章总则 before 第一条: the lead of a part, whatever stands in front of it.
_PART_LEAD = regex(rf"第[{NUMERAL}0-9]{{1,5}}[编編章节節篇](?![的第和、])[{HAN} \u3000]{{2,24}}$")
#: 5.2的试验适用于…, 3.2规定的管径不含接头: a clause of another place is referred to.
_CITED = regex("(?:的|之|规定的|所[列述称规示]|中[的所]|给出|至|和[0-9]|条|款|项)")
_MEASURED = regex("[万亿億元倍吨亩米]|个百分点|公[里斤顷]|[平立]方")
_ENUMERATED = regex(rf"\s*第[{NUMERAL}]{{1,3}}[、，和]?|(?:规定|所列|所称|的|和|、)")
#: 第三章规定的措施, 第五条所列的行为
_NAMED_BY = regex("规定|所[列称述]|的")
_REFERRED = frozenset(("cjk-paren", "arabic-paren", "article", "ordinal", "chapter", "division", "paragraph", "part"))
_DIVISIONS = frozenset(("part", "chapter", "division", "article"))


class Stand(NamedTuple):
    """Where a marker stands."""

    text: str
    marker: Marker
    line: int  # where its line begins
    above: Marker | None  # the last one that the search will hardly ignore
    unbroken: bool  # whether its line holds a whole text or much of it
    before: str  # a few characters of the line before it
    after: str  # a few behind it
    begins: bool  # whether nothing but white space stands before it


def stands(text: str, marker: Marker, line: int, above: Marker | None, unbroken: bool) -> Stand:
    """Where the marker stands in its line, which begins at ``line``."""
    before, after = text[max(line, marker.start - 6) : marker.start], text[marker.end : marker.end + 12]
    return Stand(text, marker, line, above, unbroken, before, after, not before.strip())


def refers(text: str, line: int, marker: Marker) -> bool:
    """Whether the words beside a marker in a text without lines, which begins at ``line``, make it no marker of a heading."""
    return is_reference(stands(text, marker, line, None, unbroken=True))


def is_reference(here: Stand) -> bool:
    """Whether the words beside the marker make it a reference or a number: （二）项, 三、四季度, 2.1亿元."""
    text, marker, line, _, _, before, after, begins = here
    if marker.family in _REFERRED:
        if begins and _RANGE_AFTER.match(after):
            return True
        if not begins and (_REFERENCE_AFTER.match(after) or _REFERENCE_BEFORE.search(before)):
            return True
        if marker.family == "article" and (
            _PART_AFTER.match(after) or (not begins and _within_words(text, line, marker.start))
        ):
            return True
    if marker.family in _DIVISIONS and _NAMED_BY.match(after):
        return True
    if marker.family == "cjk-comma" and not begins and value(after[:1]) == marker.value + 1:
        return True  # 三、四季度
    if marker.family == "arabic-dot" and counts_on(marker, after):
        return True  # 1、2号楼
    if marker.family == "decimal-2" and _MEASURED.match(after):
        return True  # 2.1亿元
    if marker.family.startswith("decimal") and _CITED.match(after) and text[marker.end - 1] in marker.printed:
        return True
    if marker.family in ("arabic-paren", "circled") and not begins and after.startswith("的"):
        return True  # 《某某》⑴的出版: a note is referred to
    # 第一、第二、第三产业; 第一款规定的名单
    return marker.family in ("ordinal", "paragraph") and _ENUMERATED.match(after) is not None


def behind_part(text: str, line: int, start: int) -> bool:
    """Whether nothing but a part's number and name stands in the line before ``start``: 第一章 总则 before 第一条."""
    return start - line <= LONGEST_LEAD and _PART_LEAD.match(text, line, start) is not None


def _within_words(text: str, line: int, start: int) -> bool:
    """Whether an article is named within a sentence: 二、删去第六条, 将第九条改为. Only a heading runs into one."""
    before = text[max(line, start - LONGEST_LEAD) : start]
    if _AMENDS.search(before):
        return True
    return (
        bool(_WORD_END.search(before))
        and not _HEADED.match(LAST_SENTENCE.sub("", before))
        and not _PART_LEAD.search(before)
    )
