"""The rows that a forum sets around a post: who wrote it and how long he has been there, what may be done with it."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .labels import buttons
from .words import made_of, of_kind

#: Between two posts of the text a row goes only among others: so many, within so many lines above and below it.
ROWS, NEAR = 2, 3
LONGEST, LONGEST_NAME = 40, 24  # characters of a row, of who is named in it
FRONT = 40  # lines from the top, and from the end, in which a forum says that it is one
_COLON = regex(r"\s{0,3}[:：]\s{0,3}")
_NAME = regex(r"[^。；，：:、！？\s]{1,14}")
_SENTENCE = regex("[。；，：:]")


def judge(view: View) -> Iterator[Edit]:
    lines = view.read
    forums = view.lines.holding(tuple(of_kind("forum")))
    if not any(line < FRONT or line >= len(lines) - FRONT for line in forums):
        return
    said = {line: why for line in view.asked if (why := _said(lines[line]))}
    named = {
        line - 1: "the name of a member, over what the forum says of him"
        for line, why in said.items()
        if why == MEMBER and line and line - 1 not in said and _NAME.fullmatch(lines[line - 1])
    }
    first, last = view.body
    for line, why in sorted({**named, **said}.items()):
        beside = sum(1 for other in range(line - NEAR, line + NEAR + 1) if other in said and other != line)
        if not view.gone[line] and (not first <= line <= last or beside >= ROWS):
            yield view.whole(line, why)


MEMBER = "what a forum says of its member"


def _said(text: str) -> str:
    """What a row says; empty where it may be the text's."""
    if len(text) > LONGEST:
        return ""
    if text in of_kind("status"):
        return "what the forum says of the post"
    if made_of(text, "member") and any(map(str.isdigit, text)):
        return MEMBER  # 主题 12 帖子 340 积分 1280, 第 1 楼 发贴时间：2020-1-3 09:00:01
    key, *values = _COLON.split(text)
    if len(values) == 1 and made_of(key, "member") and len(values[0]) <= 10 and _NAME.fullmatch(values[0]):
        return MEMBER  # 等级：进士
    name, _, status = text.rpartition(" ")
    if status in of_kind("status") and len(name) <= LONGEST_NAME and not _SENTENCE.search(name):
        return MEMBER  # 山里人 当前离线, 小赵 觉得很赞
    return "what may be done with the post" if buttons(text) else ""


_HEAD = "乡镇办公室三个月的体会\n[复制链接]"
_TEXT = "从教育站调到乡镇办公室三个月了，写几句体会，给刚入行的朋友参考。"

RULE = Rule(
    "strip/forum",
    judge,
    HIGH,
    why="A forum sets rows around a post: its number, what is counted of the member, what may be done with it.",
    where=Where.BESIDE | Where.INSIDE,
    examples=(
        Example(f"{_HEAD}\n▶主题 12 帖子 340 积分 1280\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶竹溪\n等级：进士\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶县委办 小李\n{_TEXT}"),
    ),
)
