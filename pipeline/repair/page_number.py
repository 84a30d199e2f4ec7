"""Page numbers that stand between the lines of a text, or hang on the end of one (放在仓库-1-)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .lines import TERMINAL, Row, apart, holes, rows

DASHED = regex(r"[-—–－─~·・][ \u3000]?(\d{1,3})[ \u3000]?[-—–－─~·・]")
HANGING = regex(r"(?<=[\u4e00-\u9fff，、；。])[ \u3000]*[-—–－][ \u3000]?(\d{1,3})[ \u3000]?[-—–－]$")
STAMPED = 120  # characters of what a page repeats over its number
BARE = regex(r"\d{1,3}")
OF_ALL = regex(
    r"第?[ \u3000]?(\d{1,3})[ \u3000]?页?[ \u3000]?[/／][ \u3000]?(?:共[ \u3000]?)?(\d{1,3})[ \u3000]?页?|第[ \u3000]?(\d{1,3})[ \u3000]?页"
)


def find(here: Here) -> Iterator[Splice]:
    lines = rows(here.text)
    bare = _bare(here, lines)
    for index, row in enumerate(lines):
        if is_mark(row.text) or index in bare:
            yield Splice(row.start, row.end, "")
        elif row.text[-1] in "-—–－" and index + 1 < len(lines) and (mark := HANGING.search(row.text)):
            yield Splice(row.start + mark.start(), row.end, "")


def is_mark(text: str) -> bool:
    """Whether the line says the number of a page and nothing else, in a form that no text has."""
    return len(text) <= 16 and (bool(DASHED.fullmatch(text)) or _of_all(text))


def _of_all(text: str) -> bool:
    match = OF_ALL.fullmatch(text)
    return bool(match) and (match[3] is not None or int(match[1]) <= int(match[2])) if match else False


def _bare(here: Here, lines: Sequence[Row]) -> frozenset[int]:
    """Lines that are only a number, where they count pages: they rise one by one, and text lies between them."""
    found = [(i, int(row.text)) for i, row in enumerate(lines) if len(row.text) <= 3 and BARE.fullmatch(row.text)]
    if not found:
        return frozenset()
    cells = apart(here, lines)  # 序号 / 1 / 修渠 / 2 / 修路: what counts the rows of a table counts no pages
    found = [(i, number) for i, number in found if i not in cells]
    if not found or len(found) * 4 > len(lines):
        return frozenset()
    if len(found) == 1:
        index, number = found[0]
        return frozenset((index,)) if number <= 3 and _within(lines, index) else frozenset()
    steps = all(b[1] == a[1] + 1 and b[0] > a[0] + 2 for a, b in pairwise(found))
    within = any(i and lines[i - 1].text[-1] not in TERMINAL for i, _ in found)  # else they may count sections
    if not within:  # the number stands under what the page repeats: 欢迎下载 / 3
        beside = {index for pair in holes(here, lines, STAMPED) for index in pair}
        within = len(found) > 1 and all(i in beside for i, _ in found)
    return frozenset(i for i, _ in found) if steps and within and found[0][1] <= 3 else frozenset()


def _within(lines: Sequence[Row], index: int) -> bool:
    """Whether a paragraph follows, so that the number heads nothing, and text came before."""
    if not 1 < index < len(lines) - 1:
        return False
    below = lines[index + 1]
    if not (lines[index].gap and below.gap) or lines[index - 1].text[-1].isascii():
        return False  # PM / 2 / 监测: an index that lost its line
    return len(below.text) >= 25 and "。" in below.text


RULE = TextRule(
    "repair/page-number",
    find,
    HIGH,
    why="The number of a printed page, between lines of the text.",
    examples=(
        Example(
            "村里的水泵由电工管，钥匙放在仓库-1-\n和值班室，谁用谁登记。",
            becomes="村里的水泵由电工管，钥匙放在仓库\n和值班室，谁用谁登记。",
        ),
        Example("各位代表：\n— 2 —\n现在报告工作。", becomes="各位代表：\n\n现在报告工作。"),
        Example(
            "各位代表：\n一、主要成绩\n\n1\n\n春耕备耕早动手，种子化肥送到了田头，农机也都检修了一遍。",
            becomes="各位代表：\n一、主要成绩\n\n\n\n春耕备耕早动手，种子化肥送到了田头，农机也都检修了一遍。",
        ),
        Example("全镇安装PM\n2\n监测点位三十处，数据每小时上传一次，居民在手机上就能看到。"),
        Example("得分\n12\n15\n9"),
        Example("气温为-1-2度"),
    ),
)
