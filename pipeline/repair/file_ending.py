"""The title as the name of a file: 在某次会议上的讲话.doc."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .lines import front

_FIRST = 2  # lines at the top in which the title may stand
_NAME = regex(r"(?!附)[^。；：:，,/\\]{2,60}[\u4e00-\u9fff）)](?P<ending>\.(?:docx?|wps|pdf|rtf|txt))", re.I)


def find(here: Here) -> Iterator[Splice]:
    if "." not in here.text[:400]:
        return
    head = front(here.text)
    for row in head[:_FIRST]:
        match = _NAME.fullmatch(row.text) if "." in row.text else None
        if match and len(head) > 1:
            yield Splice(row.start + match.start("ending"), row.end, "")


RULE = TextRule(
    "repair/file-ending",
    find,
    HIGH,
    why="The site shows the name of its file for a title; the text's title has no ending.",
    examples=(
        Example(
            "在水利工作会议上的讲话.doc\n同志们：\n今天开会。", becomes="在水利工作会议上的讲话\n同志们：\n今天开会。"
        ),
        Example("附件：报名表.doc\n请于五日前报送。"),
        Example("在水利工作会议上的讲话\n同志们：\n见通知.doc"),
    ),
)
