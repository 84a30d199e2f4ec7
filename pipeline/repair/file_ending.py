"""The title as the name of a file: 在某次会议上的讲话.doc."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chinese.widths import CJK
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View

_FIRST = 2  # lines at the top in which the title may stand
_NAME = regex(rf"(?!附)[^。；：:，,/\\]{{2,60}}[{CJK}）)](?P<ending>\.(?:docx?|wps|pdf|rtf|txt))", re.I)


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    for line in view.asked:
        match = _NAME.fullmatch(lines[line]) if line < _FIRST else None
        if match and len(lines) > 1:
            yield Edit(lines.starts[line] + match.start("ending"), lines.ends[line], "")


RULE = Rule(
    "repair/file-ending",
    judge,
    HIGH,
    why="The site shows the name of its file for a title; the text's title has no ending.",
    needs=(".",),
    after=("repair/blank-line",),
    examples=(
        Example(
            "在水利工作会议上的讲话.doc\n同志们：\n今天开会。", becomes="在水利工作会议上的讲话\n同志们：\n今天开会。"
        ),
        Example("附件：报名表.doc\n请于五日前报送。"),
        Example("在水利工作会议上的讲话\n同志们：\n见通知.doc"),
    ),
)
