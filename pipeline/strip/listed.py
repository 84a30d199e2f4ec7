"""What a page lists under a heading of its own, below the text: titles of other pages."""

from __future__ import annotations

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Rule, Where
from .frame import FAR, OPENS_LINKS
from .page import Line, each

LONGEST = 60  # characters of a link
_SENTENCE = regex("[。；！？]$")
#: A page's own mark after the text: it holds letters of a hash, not the digits of a card or a number of an examination.
_ID = regex(r"(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{12,64}[:：]?|[·•]?\s*https?://\S+")
_OTHER = regex(r"(?:上|下)一(?:篇|条|主题)[:：]?.{0,60}")


def judge(line: Line) -> str:
    text = line.text
    if _ID.fullmatch(text):
        return "a page's own mark after the text"
    if len(text) > LONGEST or _SENTENCE.search(text):
        return ""
    if OPENS_LINKS.fullmatch(text):
        return "a heading for links to other pages"
    for back in range(1, FAR):
        above = line.near(-back)
        if not line.is_gone(-back) or line.index - back <= line.body[1]:
            return ""
        if OPENS_LINKS.fullmatch(above) or _OTHER.fullmatch(above):
            return "the title of another page, under a heading for links"
    return ""


_TEXT = "在农业会议上的讲话\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"

RULE = Rule(
    "strip/listed",
    each(judge),
    HIGH,
    why="Below the text a page lists titles of other pages, under a heading of its own.",
    where=Where.FOOT,
    examples=(
        Example(f"{_TEXT}\n▶abcd39f1fb7f426d9dfb6bd0fa1f2146:", becomes=""),
        Example(f"{_TEXT}\n▶110022003300440055"),
        Example(f"{_TEXT}\n相关文章：\n▶1.在林业会议上的讲话", becomes=""),
        Example(f"{_TEXT}\n▶附件：任务分工表"),
        Example("相关链接\n▶各位代表：\n报告完毕，请予审议，并请各位提出意见。"),
    ),
)
