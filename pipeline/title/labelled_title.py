"""What a page prints around the title: 标题：关于修渠的通知, 文件名：关于修渠的通知.docx, 《关于修渠的通知》."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chinese.doc_numbers import is_number
from ..chinese.kinds import ends_in_kind
from ..chinese.scripts import simplified
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .parts import label_end

_FILE_NAME = regex(r"(?:文件|文档|资料)名称?\s{0,4}[:：]\s{0,4}")
FIRST = 4  # lines at the top that may be a title in brackets
#: A line wholly in brackets.
_BOUND = regex(r"《(?P<title>[^《》]{6,60}(?:[《〈][^《》〈〉]{2,40}[》〉][^《》]{0,20})?)》")
_ENDING = regex(r"\.(?:docx?|wps|pdf|txt|rtf)$", re.I)


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    for line in view.asked:
        text = simplified(lines[line])
        start = lines.starts[line]
        if line < FIRST and (bound := _BOUND.fullmatch(text)) and _is_alone(view, line, bound["title"]):
            yield Edit(start, start + 1, "")
            yield Edit(lines.ends[line] - 1, lines.ends[line], "")
            continue
        named = _FILE_NAME.match(text)
        ending = _ENDING.search(text)
        end = named.end() if named and ending else label_end(text, 0)
        last = ending.start() if named and ending else len(text)
        if end and ends_in_kind(text[end:last]) and not set(text[end:last]) & set("。；！？"):
            yield Edit(start, start + end + len(text[end:]) - len(text[end:].lstrip()), "")
            if last < len(text):
                yield Edit(start + last, lines.ends[line], "")


def _is_alone(view: View, line: int, title: str) -> bool:
    """Whether the bound title is the text's: it ends in a kind, and no word under it (解读, 读后感) makes more of it."""
    above, below = (simplified(view.lines.near(line + step)) for step in (-1, 1))
    if above and not (title in above or is_number(above)):
        return False
    return ends_in_kind(title) and (title in below or not ends_in_kind(below))


RULE = Rule(
    "title/labelled-title",
    judge,
    HIGH,
    needs=("标", "標", "名", "主题", "》"),
    where=Where.HEAD,
    after=("title/glued-head",),
    why="标题： is the label of a row of the page, and brackets around the whole title are the page's; the words are the title.",
    examples=(
        Example(
            "标题：青石县关于修渠的通知\n各乡镇：\n现将有关事项通知如下。",
            becomes="青石县关于修渠的通知\n各乡镇：\n现将有关事项通知如下。",
        ),
        Example(
            "文章标题:在全县春耕会上的讲话\n同志们：\n春耕在即。", becomes="在全县春耕会上的讲话\n同志们：\n春耕在即。"
        ),
        Example("有关文件\n《青石县关于修渠的通知》\n各乡镇："),
        Example("《青石县修渠办法》\n解读\n一、背景"),
    ),
)
