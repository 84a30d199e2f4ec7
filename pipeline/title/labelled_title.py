"""The label of the row in which a page prints the title: 标题：关于修渠的通知."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.kinds import ends_in_kind
from ..chinese.scripts import simplified
from ..model import HIGH
from ..rule import Edit, Example, Rule, View, Where
from .parts import label_end


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    for line in view.asked:
        text = simplified(lines[line])
        end = label_end(text, 0)
        if end and ends_in_kind(text) and not set(text[end:]) & set("。；！？"):
            start = lines.starts[line]
            yield Edit(start, start + end + len(text[end:]) - len(text[end:].lstrip()), "")


RULE = Rule(
    "title/labelled-title",
    judge,
    HIGH,
    needs=("标", "標"),
    where=Where.HEAD,
    after=("title/glued-head",),
    why="标题： is the label of a row of the page; what stands behind it is the title.",
    examples=(
        Example(
            "标题：青石县关于修渠的通知\n各乡镇：\n现将有关事项通知如下。",
            becomes="青石县关于修渠的通知\n各乡镇：\n现将有关事项通知如下。",
        ),
        Example(
            "文章标题:在全县春耕会上的讲话\n同志们：\n春耕在即。", becomes="在全县春耕会上的讲话\n同志们：\n春耕在即。"
        ),
        Example("青石县公文写作要求\n标题：用二号字，居中排列。\n正文：用三号字。"),
        Example("招标文件\n标题：另见附页\n一、说明"),
    ),
)
