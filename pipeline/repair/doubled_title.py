"""A title that stands two or three times over the text, sometimes a little shortened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .lines import Row, front, lead

FIRST = 14  # lines at the top in which titles may stand
LONGEST = 90  # characters of a title
_PLAIN = regex(r"[^\w]|范文|doc$|^TOP\d{1,2}")
#: 某某讲话（3）: the third page of it; 某某讲话 [篇1]: the first of several on the page.
PAGED = regex(r"\s?(?:[（(]\d{1,2}[）)]|[（(【\[［]篇[1一][】\]］）)])$")
PART = regex("[【（(]?第?[一二三四五六七八九十\\d]{1,3}[】）)]?篇|[【（(]?(?:篇|范文)[一二三四五六七八九十\\d]")
KIND = regex("(?:报告|讲话|总结|计划|方案|意见|通知|发言|致辞|纲要|规划|办法|规定|条例|公报|决定|决议)$")
_SENTENCE = regex("[。；！？!?;]")


def find(here: Here) -> Iterator[Splice]:
    head = _head(front(here.text))
    names = [_PLAIN.sub("", PAGED.sub("", row.text)) for row in head]
    gone: set[int] = set()
    for later in range(len(head)):
        for earlier in range(later):
            if (
                earlier in gone
                or later in gone
                or not _same(names[earlier], names[later], head[earlier].text + head[later].text)
            ):
                continue
            gone.add(earlier if _fuller(names[later], names[earlier], head[later], head[earlier]) else later)
    for index in sorted(gone):
        end = head[index].end
        yield Splice(head[index].start, end + (here.text[end : end + 1] == "\n"), "")


def _head(lines: Sequence[Row]) -> list[Row]:
    """The lines before the first sentence, heading or form of address."""
    head: list[Row] = []
    for row in lines[:FIRST]:
        if (
            PART.match(row.text)
            or len(row.text) > LONGEST
            or _SENTENCE.search(row.text)
            or row.text[-1] in ":："
            or (head and lead(row))
        ):
            break
        head.append(row)
    return head


def _same(one: str, other: str, printed: str) -> bool:
    """Whether one title is the other, or what is left of it after a few characters were dropped."""
    short, long = sorted((one, other), key=len)
    if len(short) < 4:
        return False
    if short == long:
        return True
    if (
        long.endswith(short)
        and KIND.search(short)
        and not re.search("印发|转发|批转|公布|《|[及和与暨、]" + re.escape(short), printed)
    ):
        return True  # 某年某地政府工作报告 / 政府工作报告
    if len(short) < 8 or len(short) * 5 < len(long) * 3 or re.search("印发|转发|批转|公布|《", printed):
        return False
    rest = iter(long)
    return all(character in rest for character in short)


def _fuller(later: str, earlier: str, later_row: Row, earlier_row: Row) -> bool:
    """Whether the later one is to stay: it says more, or as much and stands next to the text."""
    if "范文" in later_row.text and "范文" not in earlier_row.text:
        return False
    if later == earlier and PAGED.search(later_row.text):
        return False
    return len(later) >= len(earlier)


RULE = TextRule(
    "repair/doubled-title",
    find,
    HIGH,
    why="The page prints the title above the text and the text has it again; the fullest stays.",
    examples=(
        Example("全体会议讲话\n全体会议讲话\n同志们：", becomes="全体会议讲话\n同志们："),
        Example(
            "在全校教师大会上讲话\n在2021年全校教师大会上的讲话\n同志们：",
            becomes="在2021年全校教师大会上的讲话\n同志们：",
        ),
        Example("中心组学习发言材料(3)\n中心组学习发言材料\n同志们：", becomes="中心组学习发言材料\n同志们："),
        Example("某市人民政府关于印发工作办法的通知\n某市工作办法\n各县区："),
        Example(
            "2019年某某县政府工作报告\n政府工作报告\n——在某次会议上\n各位代表：",
            becomes="2019年某某县政府工作报告\n——在某次会议上\n各位代表：",
        ),
        Example("某县2015年工作总结和2016年工作计划\n2016年工作计划\n各位代表："),
        Example("政府工作报告\n——在第十五届人民代表大会第一次会议上\n各位代表："),
        Example("某市2015年工作总结\n某市2016年工作计划\n一年来，我们做了以下工作。"),
    ),
)
