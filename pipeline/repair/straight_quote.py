"""Straight quotation marks in Chinese sentences, and curly ones that point the wrong way or stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chinese.widths import HAN
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where

ODD = (*'"＂〝〞‟„', "‚", "““", "“ “", "””", "” ”", "''")
MARK = regex("''|[\"＂〝〞‟„‚‛“”]")
_HAN = regex(f"[{HAN}]")
#: 国发„2009‟3号: what stands around the year of a document number are its brackets.
_YEAR = regex("(?:19|20)[0-9]{2}")
_NUMBER = regex("第?[0-9]{1,4}号(?![楼院线室])")
LONGEST = 400  # characters that one pair may enclose


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    for line in view.asked:
        if _HAN.search(lines[line]):
            yield from _pair(lines.string, lines.starts[line], lines.ends[line])


def _pair(text: str, start: int, end: int) -> Iterator[Edit]:
    """The edits that pair the marks of a line; empty if they do not form pairs."""
    marks = _single([m for m in MARK.finditer(text, start, end) if not _measure(text, m.start())], text)
    if nested := _nested(marks):
        yield from nested
        return
    if len(marks) % 2:
        return
    splices: list[Edit] = []
    for left, right in zip(marks[::2], marks[1::2], strict=True):
        if left[2] == "”" or right[2] == "“" or not 0 < right[0] - left[1] <= LONGEST:
            return
        inner = text[left[1] : right[0]]
        around = text[max(0, left[0] - 1) : left[0]] + text[right[1] : right[1] + 1]
        if not _HAN.search(inner) and not _HAN.search(around):
            continue  # a quotation within a Latin passage
        numbered = _YEAR.fullmatch(inner) and _NUMBER.match(text, right[1]) and _HAN.match(text, left[0] - 1)
        for place, sign in zip((left, right), "〔〕" if numbered else "“”", strict=True):
            splices += [Edit(place[0], place[1], sign)] if text[place[0] : place[1]] != sign else []
    yield from splices


def _nested(marks: list[tuple[int, int, str]]) -> list[Edit]:
    """The edits where curly marks pair off by themselves and straight ones stand in pairs within them: quotations
    within a quotation, which GB/T 15834 sets in single marks. Empty where they do not.
    """
    inside, found, straight = False, [], []
    for start, end, kind in (*marks, (0, 0, "“")):
        if not kind:
            straight.append((start, end))
            continue
        if inside == (kind == "“") or len(straight) % 2:
            return []
        signs = "‘’" if inside else "“”"
        found += [Edit(*place, signs[number % 2]) for number, place in enumerate(straight)]
        inside, straight = kind == "“", []
    return found if any(edit.now in "‘’" for edit in found) else []


def _single(marks: list[re.Match[str]], text: str) -> list[tuple[int, int, str]]:
    """Places and kinds of the marks, with a mark that is printed twice (““十三五””) as one."""
    found: list[tuple[int, int, str]] = []
    for match in marks:
        kind = match[0] if match[0] in "“”" else ""
        if found and kind and found[-1][2] == kind and not text[found[-1][1] : match.start()].strip():
            found[-1] = (found[-1][0], match.end(), kind)
        else:
            found.append((match.start(), match.end(), kind))
    return found


def _measure(text: str, place: int) -> bool:
    """Whether the mark says inches or seconds: 55" or 30"."""
    return text[place] == '"' and text[max(0, place - 1) : place].isdigit() and not _HAN.match(text, place + 1)


RULE = Rule(
    "repair/straight-quote",
    judge,
    HIGH,
    why='GB/T 15834 quotes with “”. The marks of a line pair off: "十三五" can only be “十三五”.',
    needs=ODD,
    where=Where.ANYWHERE,
    after=("repair/lost-quote", "repair/broken-line", "repair/blank-line"),
    examples=(
        Example("按青政发„2009‟3号文件办理", becomes="按青政发〔2009〕3号文件办理"),
        Example("他们住在“2009”3号楼"),
        Example('围绕"茶旅结合"战略，落实"四个全面"布局。', becomes="围绕“茶旅结合”战略，落实“四个全面”布局。"),
        Example("种了茶叶‚核桃和板栗。"),
    ),
)
