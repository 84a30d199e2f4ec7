"""Who made the page: 记者：某某, 文 | 某某, 一审：某某 二审：某某, above the text or below it.

Minutes and notices name people as well; a page's roles are those of a newsroom, and it sets bars where others set colons.
"""

from __future__ import annotations

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule
from .particulars import own

_ROLES = (
    "文字编辑|图片编辑|网络编辑|新媒体编辑|值班编辑|本期编辑|责任编辑|执行编辑|编辑|责编|美编|文字|图文|文图|图片|供图|文稿|撰文|撰稿|供稿|来稿|通讯员|特约记者|实习记者|记者|"
    "摄影|摄像|视频|剪辑|排版|制图|制作|出品|监制|总监制|策划|统筹|校对|校审|审核|审校|审稿|初审|复审|终审|一审|二审|三审|一校|二校|三校|签发|值班主任|值班编委|主编|副主编|"
    "来源|作者|供图|文|图"
)
_SPACED = "来\\s?源|作\\s?者|编\\s?辑|审\\s?核|校\\s?对|记\\s?者|监\\s?制|制\\s?作"
PAIR = regex(
    rf"[【\[（(▍●◆■★]*\s*(?P<role>(?:{_SPACED}|{_ROLES})(?:[/／、\s]{{1,3}}(?:{_ROLES}))*)\s*(?P<sign>[:：|｜丨︱┃/／])\s*(?P<name>[^:：|｜丨︱┃。；！？]{{1,24}}?)"
    rf"\s*[】\]）)]*(?=$|[\s，,|｜/／]+[【\[（(]?(?:{_SPACED}|{_ROLES})\s*[:：|｜丨︱┃/／])"
)
#: Roles that minutes, books and letters have as well.
_SHARED = frozenset(
    (
        "来源",
        "作者",
        "编辑",
        "校对",
        "审核",
        "签发",
        "主编",
        "副主编",
        "策划",
        "统筹",
        "制作",
        "图",
        "文",
        "文字",
        "图片",
        "撰稿",
        "供稿",
    )
)
_BARS = frozenset("|｜丨︱┃")
_CELLS = regex(r"\S{1,8}\s*[|｜丨︱┃]\s*\S")
LONGEST = 90


def judge(line: Line) -> str:
    text = line.text
    if len(text) > LONGEST or not line.outside or line.body[1] < 0:
        return ""
    found = pairs(text)
    if not found or own(line):
        return ""
    signs = {sign for _, sign in found}
    roles = {role for role, _ in found}
    if signs <= _BARS:
        return "" if any(_is_cells(line.neighbour(step)) for step in (-1, 1)) else "who made the page"
    if line.index < line.body[0]:
        return ""
    beside = any(line.is_gone(step) or pairs(line.neighbour(step)[:LONGEST]) for step in (-1, 1))
    if not roles <= _SHARED and (beside or len(found) > 1 or line.from_end == 0):
        return "who made the page, below the text"
    return ""


def _is_cells(text: str) -> bool:
    """Whether the line is a row with bars that names no one who made a page: 批准 | 赵某."""
    return bool(_CELLS.match(text)) and not pairs(text[:LONGEST])


def pairs(text: str) -> list[tuple[str, str]]:
    """Roles and signs that the whole line is made of; empty where it holds anything else."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        match = PAIR.match(text, at)
        if not match:
            return []
        found.append(("".join(match["role"].split()), match["sign"]))
        at = match.end()
        while at < len(text) and text[at] in " \t\u3000\u00a0，,|｜/／":
            at += 1
    return found


_TEXT = "某县水利工作总结\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"

RULE = LineRule(
    "strip/credits",
    judge,
    HIGH,
    why="Who wrote, drew and checked the page, in the roles of a newsroom.",
    examples=(
        Example(f"▶文 | 某县纪检\n{_TEXT}", becomes=""),
        Example(f"{_TEXT}\n▶一审：小张 二审：小赵 三审：小钱", becomes=""),
        Example(f"{_TEXT}\n▶记者：小王\n编辑：小李", becomes=""),
        Example(f"{_TEXT}\n▶来源丨县水利局", becomes=""),
        Example(f"{_TEXT}\n▶打印：王某 校对：李某"),
        Example(f"{_TEXT}\n▶审核：李某\n县水利局\n2012年3月1日"),
        Example(f"{_TEXT}\n编制 | 李某\n▶审核 | 王某\n批准 | 赵某"),
        Example(f"{_TEXT}\n▶主持：王某 记录：李某"),
        Example("某县志编纂方案\n各位代表：\n▶主编：李某\n编辑：张某\n报告完毕，请予审议，并请各位提出意见。"),
    ),
)
