"""Titles of other pages, under a heading for links at the end (相关报道：, 推荐内容)."""

from __future__ import annotations

import re

from pipeline.model import HIGH
from pipeline.rule import Example, Line, LineRule

HEADING = re.compile(
    r"(?:相关|推荐|热门|热点|最新|最近|猜[你您]喜欢|[你您]可能|延伸|扩展|拓展|精彩|随机|更多|本类|栏目|友情|看过)[^。，]{0,14}[:：>＞》]*"
    r"|(?:上|下)一(?:篇|条|主题)[:：]?.{0,60}"
)
_SENTENCE = re.compile("[。；！？]$")
_DATED = re.compile(r".{4,60}?\s*[\[(（]?(?:20\d\d[-/.])?\d{1,2}[-/.]\d{1,2}[\])）]?$")
_ID = re.compile(r"[0-9a-f]{12,40}[:：]?|[·•]?\s*https?://\S+")


def judge(line: Line) -> str:
    if line.index <= line.body[1] or line.body[1] < 0:
        return ""
    text = line.text
    if _ID.fullmatch(text):
        return "a page's own mark after the text"
    if not line.is_gone(-1) or len(text) > 60 or _SENTENCE.search(text):
        return ""
    for back in range(1, 40):
        if not line.is_gone(-back):
            return ""
        if HEADING.fullmatch(line.neighbour(-back)):
            return "the title of another page, under a heading for links"
    return ""


RULE = LineRule(
    "strip/links",
    judge,
    HIGH,
    why="After the text, under a heading for links, come titles of other pages.",
    examples=(
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶abcd39f1fb7f426d9dfb6bd0fa1f2146:", becomes=""),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶附件：任务分工表"),
        Example("相关链接\n▶各位代表：\n报告完毕，请予审议，并请各位提出意见。"),
    ),
)
