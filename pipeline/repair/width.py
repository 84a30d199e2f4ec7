"""Sets the marks of Chinese sentences that were typed as other signs: 同志们:, 抓好落实.要, --2015年, 等......

They become the marks of GB/T 15834-2011; never between digits (1,000; 14:09; 17:1), in Latin passages, addresses or formulas.

Known problem: in a text whose full stops are sound, a point stays a point before a word that seldom begins a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.widths import HAN, IS_HAN
from ..lines.find import places
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .points import points

_FULL = str.maketrans(",:;?!()", "，：；？！（）")
_CN = f"{HAN}，。、；：？！“”‘’（）《》〈〉【】〔〕…—％℃×〇○"
_L = "[ \t\u3000\u00a0]?"
#: Next to a Chinese character or mark on one side, and to no Latin letter that makes it part of a Latin passage.
_BESIDE = (
    f"(?<=[{_CN}].)[,:;?!]*(?![/\\\\])",  # 同志们: and 条件,办学
    f'(?<=[0-9%A-Za-z)\\]"*].)(?={_L}[{_CN}])',  # 98%,比 and GDP,增长
    f"(?<=[0-9%)\\]*][;?!])(?={_L}(?:[0-9]|\n|$))",  # 98.9%; 15周岁
    "(?<=[0-9%)\\]*A-Za-z][,:])(?=[ \t]*(?:\n|$))",
    f"(?<=[{HAN}0-9][)）][,:;])(?=[ \t]?[0-9])",  # (星期日),4月6日
    f"(?<=[{_CN}] .)(?={_L}[{_CN}\n])",
)
MARK = regex(f"[,:;?!](?:{'|'.join(_BESIDE)})")
_DASHES = ("――", "──", "━━", "－－", "--", "––", "— —", "―")
DASH, _BEFORE_DASH = regex(f"(?:{'|'.join(_DASHES)})(?=[{_CN}0-9])"), regex(f"[{_CN}\n]")
_DOTS = ("...", "。。。", "···", "・・・")
DOTS = regex(rf"([.。·・])(?<=[{_CN}0-9A-Za-z].)\1{{2,11}}")
LONGEST = 500  # characters that one pair of parentheses may enclose
_LISTED = regex(f"[{_CN}]([,:;])[ \t]?$")
_CHINESE = regex(f"[{_CN}]")


def judge(view: View) -> Iterator[Edit]:
    text = view.lines.string
    found = [
        Edit(place, place + 1, text[place].translate(_FULL))
        for start, end in _marks(text)
        if _chinese(text, start)
        for place in range(start, end)
    ]
    if any(dash in text for dash in view.lines.possible(_DASHES)):
        begins = (m.span() for m in DASH.finditer(text) if not m.start() or _BEFORE_DASH.match(text, m.start() - 1))
        found += (Edit(*span, "——") for span in begins)
    if any(dots in text for dots in view.lines.possible(_DOTS)):
        found += (Edit(*m.span(), "……") for m in DOTS.finditer(text))
    if "(" in text or ")" in text:
        found += _parentheses(text)
    yield from sorted((*found, *points(text)))


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Where the marks stand that belong to Chinese sentences, neighbours together."""
    end = 0
    for place in places(text, ",:;?!"):
        if place >= end and (match := MARK.match(text, place)):
            end = match.end()
            yield place, end


def _chinese(text: str, place: int) -> bool:
    """Whether the line is Chinese there: behind a Latin letter or a digit, an ideograph must stand near."""
    if text[place - 1 : place].isalnum() and text[place - 1].isascii():
        start = text.rfind("\n", 0, place) + 1
        return bool(IS_HAN.search(text, max(start, place - 40), place + 12))
    return True


def _parentheses(text: str) -> Iterator[Edit]:
    open_at: list[int] = []
    for place in places(text, "()（）"):
        if text[place] in "(（":
            open_at.append(place)
            continue
        start = open_at.pop() if open_at else -1
        if start < 0 or place - start > LONGEST or "\n" in text[start:place]:
            if text[place] == ")" and IS_HAN.match(text, place - 1) and start < 0:
                yield Edit(place, place + 1, "）")
        elif _wide(text, start, place):
            yield from (Edit(at, at + 1, text[at].translate(_FULL)) for at in (start, place) if text[at] in "()")
    for place in open_at:
        if text[place] == "(" and place and IS_HAN.match(text, place - 1):
            yield Edit(place, place + 1, "（")


def _wide(text: str, start: int, end: int) -> bool:
    """Whether the parentheses at ``start`` and ``end`` belong to a Chinese sentence."""
    if text[start] != text[end] and (text[start] == "（" or text[end] == "）"):
        return True
    inside = text[start + 1 : end]
    if IS_HAN.search(inside):
        return True
    before, after = text[start - 1 : start] if start else "\n", text[end + 1 : end + 2]
    if listed := _LISTED.search(text, max(start - 3, 0), start):
        before = listed[1].translate(_FULL)  # 修渠;(2)架桥
    if before == "\n" or not before:
        return bool(_CHINESE.match(after)) if after else False
    return bool(_CHINESE.match(before)) and (
        not after or after == "\n" or bool(_CHINESE.match(after)) or after.isdigit()
    )


RULE = Rule(
    "repair/width",
    judge,
    HIGH,
    why="In Chinese sentences GB/T 15834 sets full-width marks; a search for 同志们： must find 同志们:.",
    needs=(*",:;?!().．", "的`", *_DOTS, *_DASHES),
    where=Where.ANYWHERE,
    after=("repair/quote-mark", "repair/blank-line"),
    examples=(
        Example("同志们:今天,我们开会;请审议!", becomes="同志们：今天，我们开会；请审议！"),
        Example("(一)增长45.68%,高于全省(RCEP)水平", becomes="（一）增长45.68%，高于全省（RCEP）水平"),
        Example("f(x),2和12,000元"),
    ),
)
