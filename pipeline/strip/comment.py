"""Remains of HTML: comments and tags that a scraper left as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice

LONGEST = 4000  # characters of a comment
TAG = regex(
    r"</?(?:p|br|div|span|font|strong|b|em|i|u|a|img|table|tbody|tr|td|th|ul|ol|li|center|script|style|h[1-6]|hr|iframe)"
    r"(?:\s[^<>\n]{0,400})?/?>",
    re.IGNORECASE,
)


#: The rules of a style sheet, which a scraper took for text: p { color: #000000; line-height: 115% }.
CSS = regex(
    r"(?:@page|@font-face|@media[^{}\n]{0,60}|[.#]?[A-Za-z][\w.#:, >-]{0,80}?)\s*\{\s*[a-z-]{3,30}\s*:(?:[^{}\"'\u4e00-\u9fff]|\"[^\"{}\n]{0,40}\"|'[^'{}\n]{0,40}'){1,2000}\}"
)
#: A place of a template that nothing was put into.
BLANK = regex(
    r"(?:(?<=\n)|^)(?:[A-Za-z/]{1,6}>[ \t]*)?\[标签[:：][\u4e00-\u9fff]{1,6}\]|\[标签[:：][\u4e00-\u9fff]{1,6}\]"
)
#: Any tag of a file that says that it is XML.
XML = regex(r"<[/?!]?[A-Za-z][^<>\n]{0,400}>")


def find(here: Here) -> Iterator[Splice]:
    found: list[tuple[int, int]] = []
    if "<" in here.text:
        tag = XML if here.text.lstrip("\ufeff \n").startswith("<?xml ") else TAG
        found = [*_comments(here.text), *(m.span() for m in tag.finditer(here.text))]
    if "{" in here.text:
        found += [m.span() for m in CSS.finditer(here.text)]
    if "[标签" in here.text:
        found += [m.span() for m in BLANK.finditer(here.text)]
    at = -1
    for start, end in sorted(found):
        if start >= at:
            yield Splice(start, end, "")
            at = end


def _comments(text: str) -> Iterator[tuple[int, int]]:
    at = text.find("<!--")
    while at >= 0:
        end = text.find("-->", at + 4)
        if end < 0:
            return
        if end - at <= LONGEST:
            yield at, end + 3
        at = text.find("<!--", end + 3 if end - at <= LONGEST else at + 4)


RULE = TextRule(
    "strip/comment",
    find,
    HIGH,
    why="Comments and tags of the page's HTML that were read as text.",
    examples=(
        Example("<!-- INFO END -->\n第一条 为了规范管理，制定本条例。", becomes="\n第一条 为了规范管理，制定本条例。"),
        Example("<p>各位代表：</p><br/>", becomes="各位代表："),
        Example('<?xml version="1.0"?>\n<Law><Title>某某条例</Title></Law>', becomes="\n某某条例"),
        Example(
            'p { color: #000000; line-height: 115% } p.cjk { font-family: "宋体", "SimSun" } 各位代表：',
            becomes="  各位代表：",
        ),
        Example("l> [标签:标题]\n各位代表：", becomes="\n各位代表："),
        Example("设集合A {x: x>0}，函数 f {值: 3}。"),
        Example("<Law>某某条例</Law>"),
        Example("增速 <5%，占比 >3%。"),
        Example("《关于〈办法〉的通知》<试行>"),
    ),
)
