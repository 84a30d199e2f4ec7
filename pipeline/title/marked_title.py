"""The mark of a note, or a lone number, behind the title: …统计公报[1], …水资源公报①.

The note stands under the text (注释：[1] 本公报中…); the mark is no part of what the text is called.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.kinds import ends_in_kind
from ..chinese.scripts import simplified
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where

MARK = regex(r"\s?(?:[\[［【〔]\d{1,2}[\]］】〕]|[①-⑳]|[*＊※])$")


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    for line in view.asked:
        text = simplified(lines[line])
        mark = MARK.search(text)
        if mark and ends_in_kind(text[: mark.start()]) and _is_explained(lines, mark[0].strip(), line):
            yield Edit(lines.starts[line] + mark.start(), lines.ends[line], "")
            return


def _is_explained(lines: Lines, mark: str, title: int) -> bool:
    """Whether a line below begins with the same mark: the note that it stands for."""
    return any(line > title and lines[line].startswith(mark) for line in lines.holding((mark,)))


RULE = Rule(
    "title/marked-title",
    judge,
    HIGH,
    needs=("]", "］", "】", "〕", "*", "＊", "※", *map(chr, range(0x2460, 0x2474))),
    where=Where.HEAD,
    after=("title/broken-title",),
    why="The mark stands for a note, which a line below begins with; the title ends before it.",
    examples=(
        Example(
            "青石县2022年水资源公报①\n2022年，全县降水偏少。\n注释：\n①　本公报数据均为初步数。",
            becomes="青石县2022年水资源公报\n2022年，全县降水偏少。\n注释：\n①　本公报数据均为初步数。",
        ),
        Example(
            "青石县统计公报[1]\n全县经济平稳运行。\n[1] 均为初步数。",
            becomes="青石县统计公报\n全县经济平稳运行。\n[1] 均为初步数。",
        ),
        Example("青石县统计公报[1]\n全县经济平稳运行。"),
        Example("青石县修渠方案①\n水渠由村里管护。"),
    ),
)
