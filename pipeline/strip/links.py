"""Titles of other pages, under a heading for links at the end (相关报道：, 推荐内容)."""

from __future__ import annotations

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule
from .frame import FAR, OPENS_LINKS

_SENTENCE = regex("[。；！？]$")
_ID = regex(r"[0-9a-f]{12,64}[:：]?|[·•]?\s*https?://\S+")
_OTHER = regex(r"(?:上|下)一(?:篇|条|主题)[:：]?.{0,60}")


def judge(line: Line) -> str:
    if line.index <= line.body[1] or line.body[1] < 0:
        return ""
    text = line.text
    if _ID.fullmatch(text):
        return "a page's own mark after the text"
    if len(text) > 60 or _SENTENCE.search(text):
        return ""
    if OPENS_LINKS.fullmatch(text):
        return "a heading for links to other pages"
    for back in range(1, FAR):
        above = line.neighbour(-back)
        if not line.is_gone(-back) or line.index - back <= line.body[1]:
            return ""
        if OPENS_LINKS.fullmatch(above) or _OTHER.fullmatch(above):
            return "the title of another page, under a heading for links"
    return ""


RULE = LineRule(
    "strip/links",
    judge,
    HIGH,
    why="After the text, under a heading for links, come titles of other pages.",
    examples=(
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶abcd39f1fb7f426d9dfb6bd0fa1f2146:", becomes=""),
        Example(
            "各位代表：\n报告完毕，请予审议，并请各位代表提出意见。\n相关文章：\n▶1.在农业会议上的讲话", becomes=""
        ),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶附件：任务分工表"),
        Example("相关链接\n▶各位代表：\n报告完毕，请予审议，并请各位提出意见。"),
    ),
)
