"""Marks that count the texts of a page within a line: …安全工作总结篇1同志们：…为人民服务。安全工作总结篇2近年来，…, …来之不易。安全工作总结【二】.

Before the number stands the title of the page, or the same words as before the second number. Behind 第一篇： stands the
title of a text. This rule puts the mark on a line of its own, for the rule that reads such lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chinese.kinds import kind_places
from ..chinese.numerals import NUMERAL
from ..chinese.salutations import salute_at
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .cut import number

_N = f"[0-9]{{1,2}}|[{NUMERAL}]{{1,3}}"
#: 篇22020年以来 is the second text, which begins with a year.
_YEARED = "[1-9](?=(?:19|20)[0-9]{2}年)"
_MARK = regex(rf"篇[ \u3000]?(?P<number>{_YEARED}|(?:{_N})(?![0-9章节、，。篇]))|【篇?(?P<framed>{_N})】")
_ORDINAL = regex(rf"第(?:(?<=^.)|(?<=[。！？”）)】\n].))(?P<ordinal>{_N})篇[：: \u3000]{{1,2}}")
_COLLECTION = regex(r"[（(]?[^（()\n]{0,6}[0-9一二三四五六七八九十两]{1,3}[篇份][）)]?$")
_BASE = regex("[^\n。！？；：，,:;篇]+$")
_LEAST, _MOST = 4, 40  # characters of the title
_FEWEST = 2  # texts
_FRONT = 6  # lines that may hold it


def judge(view: View) -> Iterator[Edit]:
    """Line ends to put before and after each mark that stands within a line."""
    text = view.lines.string
    yield from _ordinals(text)
    marks = list(_MARK.finditer(text)) if "篇" in text or "【" in text else []
    title = _title(text, marks)
    if not title:
        return
    expected = 1
    for mark in marks:
        start = mark.start() - len(title)
        if not _stands(text, title, start, mark.start()) or _count(mark) != expected:
            continue
        start = text.rfind(title, max(start - 1, 0), mark.start())
        expected += 1
        if start and text[start - 1] != "\n":
            yield Edit(start, start, "\n")
        if mark.end() < len(text) and text[mark.end()] != "\n":
            yield Edit(mark.end(), mark.end(), "\n")


def _ordinals(text: str) -> Iterator[Edit]:
    """The same for 第一篇： and the title behind it, where every text has one: the words that all of them begin with, or
    what a form of address follows.
    """
    marks = list(_ORDINAL.finditer(text))
    if len(marks) < _FEWEST or [number(mark["ordinal"]) for mark in marks] != list(range(1, len(marks) + 1)):
        return
    texts = [text[mark.end() : mark.end() + _MOST] for mark in marks]
    same = next((at for at, letters in enumerate(zip(*texts, strict=False)) if len(set(letters)) > 1), 0)
    ends = [next((at for at in kind_places(one, 0, len(one)) if at == same or _calls(one[at:])), 0) for one in texts]
    if all(ends):
        for mark, end in zip(marks, ends, strict=True):
            places = (mark.start(), mark.end() + end)
            yield from (Edit(at, at, "\n") for at in places if 0 < at < len(text) and "\n" not in text[at - 1 : at + 1])


def _calls(text: str) -> bool:
    return salute_at(text, 0, len(text)) > 0


def _count(mark: re.Match[str]) -> int | None:
    return number(mark["number"] or mark["framed"])


def _stands(text: str, title: str, start: int, end: int) -> bool:
    return text[max(start - 1, 0) : end].rstrip(" \u3000").endswith(title)


def _title(text: str, marks: list[re.Match[str]]) -> str:
    """The title before the first mark: that of the page, or what stands before the second mark too."""
    first = next((mark for mark in marks if _count(mark) == 1), None)
    if first is None:
        return ""
    before = _before(text, first)
    for line in text[: first.start()].split("\n")[:_FRONT]:
        title = _COLLECTION.sub("", line.strip())
        if len(title) >= _LEAST and before.endswith(title):
            return title
    second = next((mark for mark in marks if mark.start() > first.end() and _count(mark) == 2), None)
    common = _common(before, _before(text, second)) if second else ""
    return common if len(common) >= _LEAST else ""


def _before(text: str, mark: re.Match[str]) -> str:
    found = _BASE.search(text[max(mark.start() - _MOST, 0) : mark.start()].rstrip(" \u3000"))
    return found[0] if found else ""


def _common(one: str, other: str) -> str:
    """The longest end that two strings have in common."""
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return one[len(one) - size :]


_A = "一年来，我会围绕中心，服务大局，全面完成了各项目标任务，成绩来之不易。"

RULE = Rule(
    "split/inline-mark",
    judge,
    HIGH,
    why="The page counts its texts within a line; the mark stands in a line of its own.",
    needs=("篇", "】"),
    where=Where.ANYWHERE,
    examples=(
        Example(
            f"水利工作总结\n水利工作总结篇1同志们：{_A}水利工作总结篇2各位：{_A}",
            becomes=f"水利工作总结\n水利工作总结篇1\n同志们：{_A}\n水利工作总结篇2\n各位：{_A}",
        ),
        Example(
            f"第一篇：在修渠会上的讲话同志们：{_A}第二篇：开学典礼讲话稿各位老师：{_A}",
            becomes=f"第一篇：在修渠会上的讲话\n同志们：{_A}\n第二篇：开学典礼讲话稿\n各位老师：{_A}",
        ),
        Example(f"规划分三篇。第一篇：总论。{_A}第二篇：水利规划的编制。{_A}"),
    ),
)
