"""The page counter of a document viewer: 第 6 页 共 6 页, on a line or at the end of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import HIGH
from pipeline.rule import Example, Here, TextRule
from pipeline.text import Splice

COUNTER = re.compile(
    r"[ \t\u3000]*(?:[-—－(（【]\s?)?第[ \u3000]*(\d{1,4})[ \u3000]*[页頁][ \u3000]*[/／,，]?[ \u3000]*[（(]?[共总][ \u3000]*(\d{1,4})[ \u3000]*[页頁]"
    r"[）)]?(?:\s?[-—－】])?[ \t\u3000]*(?=\n|$|(?<=[页頁]))"
    r"|[ \t\u3000]*共[ \u3000]*(\d{1,4})[ \u3000]*[页頁][ \u3000]*[/／,，]?[ \u3000]*第[ \u3000]*(\d{1,4})[ \u3000]*[页頁][ \t\u3000]*"
)


def find(here: Here) -> Iterator[Splice]:
    if "页" not in here.text and "頁" not in here.text:
        return
    for match in COUNTER.finditer(here.text):
        page, pages = int(match[1] or match[4]), int(match[2] or match[3])
        if 1 <= page <= pages:
            yield Splice(match.start(), match.end(), "")


RULE = TextRule(
    "strip/page-counter",
    find,
    HIGH,
    why="A viewer counts its pages into the text: 第 6 页 共 6 页.",
    examples=(
        Example("谢谢大家！第 6 页 共 6 页", becomes="谢谢大家！"),
        Example("第1页 / 共6页\n同志们：", becomes="\n同志们："),
        Example("详见报告第6页。本报告共6页。"),
        Example("第9页共6页"),
    ),
)
