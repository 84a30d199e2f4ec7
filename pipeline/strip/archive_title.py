"""The head of a thread as a forum prints it: 标题: 在会议上的讲话 [打印本页], 作者: …    时间: …    标题: …."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice

BUTTON = "打印本页"
#: The forum's name above it goes too; the title stays.
HEAD = regex(
    r"(?:^[^\S\n]*[^\n。；]{0,20}(?:论坛|社区|BBS|bbs)\s*\n\s*)?^[^\S\n]*标[^\S\n]?题\s*[:：][^\S\n]*(?P<title>[^\n]{4,90}?)"
    r"(?P<tail>[^\S\n]*[\[【]打印本页[\]】][^\S\n]*)$",
    re.M,
)
#: The head of each post.
POST = regex(
    r"^[^\S\n]*作者\s?[:：][^\S\n]*[^\n:：]{1,24}?[^\S\n]+时间\s?[:：][^\S\n]*\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?"
    r"(?:\s+标题\s?[:：][^\n]{0,90})?$",
    re.M,
)
TOP = 400  # characters in which the head stands


def find(here: Here) -> Iterator[Splice]:
    if BUTTON not in here.text[:TOP]:
        return
    head = HEAD.search(here.text, 0, TOP)
    if not head:
        return
    yield Splice(head.start(), head.start("title"), "")
    yield Splice(head.start("tail"), head.end("tail"), "")
    for post in POST.finditer(here.text, head.end()):
        yield Splice(post.start(), post.end(), "")


RULE = TextRule(
    "strip/archive-title",
    find,
    HIGH,
    why="A forum prints its threads with keys before title, author and time of each post, and a button.",
    examples=(
        Example("标题: 在会议上的讲话 [打印本页]\n各位代表：", becomes="在会议上的讲话\n各位代表："),
        Example(
            "某某论坛\n\n标题: 在会议上的讲话 [打印本页]\n作者: 老张    时间: 2010-3-4 10:22    标题: 在会议上的讲话\n各位代表：",
            becomes="在会议上的讲话\n\n各位代表：",
        ),
        Example("标题：在会议上的讲话\n作者: 老张    时间: 2010-3-4 10:22\n各位代表："),
        Example("请按【打印本页】打印。标题: 工作总结"),
    ),
)
