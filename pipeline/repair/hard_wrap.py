"""Lines cut at a margin: most lines of the page end within a sentence, and all of those are equally wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model import HIGH
from pipeline.repair.lines import RUNNING, TERMINAL, WEAK, Row, apart, indented, lead, rows
from pipeline.rule import Example, Here, TextRule
from pipeline.text import Splice

NARROWEST, WIDEST = 24, 200  # columns
SLACK = 4  # columns by which a full line may fall short: a mark that may not begin a line, a number kept whole
CLOSED = TERMINAL + "：:；;”）)》"


def find(here: Here) -> Iterator[Splice]:
    lines = rows(here.text)
    margin = width(lines)
    if not margin:
        return
    skip = apart(here, lines)
    stepped = indented(lines)
    for index, (above, below) in enumerate(pairwise(lines)):
        if not margin - SLACK <= above.width <= margin + SLACK or index in skip or index + 1 in skip:
            continue
        if (stepped and below.indent >= 2) or below.gap > 1:
            continue
        if above.text[-1] in TERMINAL + "：:" and not (stepped and not below.gap):
            continue
        mark = lead(below)
        if mark and mark.family not in RUNNING | WEAK and above.text[-1] in CLOSED:
            continue
        if (
            mark
            and mark.family not in RUNNING | WEAK
            and not above.text[-1].isdigit()
            and above.text[-1] not in "，,、"
        ):
            continue
        glue = (
            " "
            if above.text[-1].isascii()
            and above.text[-1].isalpha()
            and below.text[0].isascii()
            and below.text[0].isalpha()
            else ""
        )
        yield Splice(above.end, below.start, glue)


def width(lines: Sequence[Row]) -> int:
    """The margin in columns; 0 where the page has none."""
    within = [row for row in lines[:-1] if row.text[-1] not in CLOSED and len(row.text) > 10]
    if len(within) < 4 or len(within) * 5 < len(lines):
        return 0
    cut = sorted(row.width for row in within)
    margin = cut[-1 - len(cut) // 12]
    near = sum(1 for columns in cut if margin - SLACK <= columns <= margin + 1)
    over = sum(1 for row in lines if row.width > margin + 1)
    if not NARROWEST <= margin <= WIDEST or near < 4 or over * 20 > len(lines):
        return 0
    return margin if near * 2 >= len(cut) else 0


RULE = TextRule(
    "repair/hard-wrap",
    find,
    HIGH,
    why="The page cuts its lines at a margin: those that end within a sentence are all equally wide.",
    examples=(
        Example(
            "    去年秋天雨水多，晚稻倒伏了两千多亩，各村连夜组织劳力抢收，一共\n出动拖拉机四百多台，镇里的干部全部下到田头，谁家缺人就帮谁家，\n学校腾出操场给大家晒谷，粮站昼夜开门收购，到霜降那天总算颗粒归\n仓，全镇的粮食总产只比前年少了一成多一点，比邻近几个乡镇都要好\n得多。\n    谢谢大家。",
            becomes="    去年秋天雨水多，晚稻倒伏了两千多亩，各村连夜组织劳力抢收，一共出动拖拉机四百多台，镇里的干部全部下到田头，谁家缺人就帮谁家，学校腾出操场给大家晒谷，粮站昼夜开门收购，到霜降那天总算颗粒归仓，全镇的粮食总产只比前年少了一成多一点，比邻近几个乡镇都要好得多。\n    谢谢大家。",
        ),
        Example("任务分工\n市教育局\n市财政局\n市公安局\n市司法局\n市民政局"),
    ),
)
