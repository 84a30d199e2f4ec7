"""Lines cut at a margin: most lines of the page end within a sentence, and all of those are equally wide."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..model import HIGH
from ..rule import Example, Here, TextRule
from ..text import Splice
from .lines import RUNNING, TERMINAL, WEAK, Row, apart, indented, lead, rows
from .margin import margin

_QUOTES = "“‘「『"


def find(here: Here) -> Iterator[Splice]:
    page = margin(here.text)
    if not page.columns:
        return
    lines = rows(here.text)
    skip = apart(here, lines)
    stepped = indented(lines) or page.stepped
    for index, (above, below) in enumerate(pairwise(lines)):
        if index in skip or index + 1 in skip or not (page.full(above, below) or page.stops_within(above, below)):
            continue
        if (stepped and below.indent >= 2) or below.gap > (0 if page.parted else 1):
            continue
        if goes_on(above, below, (stepped or page.parted) and not below.gap):
            yield Splice(above.end, below.start, glue(above, below))


def goes_on(above: Row, below: Row, inner: bool) -> bool:
    """Whether a line goes on below a full one; ``inner``: nothing sets it apart as the page sets its paragraphs."""
    last = above.text[-1]
    if last in TERMINAL + "：:" and not inner:
        return False
    mark = lead(below) or (lead(_unquoted(below)) if below.text[0] in _QUOTES else None)
    if mark is None or mark.family in RUNNING | WEAK or last == "第":
        return True
    return last.isdigit() or last in "，,、"


def _unquoted(row: Row) -> Row:
    return row._replace(text=row.text.lstrip(_QUOTES))


def glue(above: Row, below: Row) -> str:
    """What stands between the halves: a space between two Latin words."""
    last, first = above.text[-1], below.text[0]
    return " " if last.isascii() and last.isalpha() and first.isascii() and first.isalpha() else ""


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
        Example(
            "\u3000\u3000去年冬天雪大路滑，全镇干部分\n片包村，挨家挨户查看房屋和存粮情\n况。看完当天晚上就开会，把缺粮户\n的名单贴到了村口。\n\u3000\u3000粮站连着三天没有关门，车队来\n回跑了四十多趟，最远的一户住在山\n那边。\n\u3000\u3000到了正月十五，名单上的人家都\n领到了过冬的口粮和棉被，没有一家\n漏掉。\n\u3000\u3000开春以后，各村又组织劳力修路\n，先修通往学校的那一段，再修其余\n的。",
            becomes="\u3000\u3000去年冬天雪大路滑，全镇干部分片包村，挨家挨户查看房屋和存粮情况。看完当天晚上就开会，把缺粮户的名单贴到了村口。\n\u3000\u3000粮站连着三天没有关门，车队来回跑了四十多趟，最远的一户住在山那边。\n\u3000\u3000到了正月十五，名单上的人家都领到了过冬的口粮和棉被，没有一家漏掉。\n\u3000\u3000开春以后，各村又组织劳力修路，先修通往学校的那一段，再修其余的。",
        ),
        Example(
            "关于认真做好全镇冬春救济工作通知\n\n去年冬天雪大路滑，全镇干部分片包\n村，挨家挨户查看房屋和存粮情况。\n看完当天晚上就开会，把缺粮户的名\n单贴到了村口。\n\n粮站连着三天没有关门，车队来回跑\n了四十多趟，最远的一户住在山那边\n。\n\n到了正月十五，名单上的人家都领到\n了过冬的口粮和棉被，没有一家漏掉\n。\n\n开春以后，各村又组织劳力修路，先\n修通往学校的那一段，再修其余的。",
            becomes="关于认真做好全镇冬春救济工作通知\n\n去年冬天雪大路滑，全镇干部分片包村，挨家挨户查看房屋和存粮情况。看完当天晚上就开会，把缺粮户的名单贴到了村口。\n\n粮站连着三天没有关门，车队来回跑了四十多趟，最远的一户住在山那边。\n\n到了正月十五，名单上的人家都领到了过冬的口粮和棉被，没有一家漏掉。\n\n开春以后，各村又组织劳力修路，先修通往学校的那一段，再修其余的。",
        ),
        Example(
            "\u3000\u3000去年冬天雪大路滑，全镇干部分片\n包村，挨家挨户查看房屋和存粮情\n况，看完当天晚上就开会，把缺粮户的\n名单贴到了村口，全镇粮食生产总\n值也贴了出来。\n\u3000\u3000粮站连着三天没有关门，车队来回\n跑了四十多趟。\n\u3000\u3000到了正月十五，名单上的人家都领\n到了口粮。\n\u3000\u3000开春以后，各村又组织劳力修路\n\u3000\u3000先修通往学校的那一段。",
            becomes="\u3000\u3000去年冬天雪大路滑，全镇干部分片包村，挨家挨户查看房屋和存粮情况，看完当天晚上就开会，把缺粮户的名单贴到了村口，全镇粮食生产总值也贴了出来。\n\u3000\u3000粮站连着三天没有关门，车队来回跑了四十多趟。\n\u3000\u3000到了正月十五，名单上的人家都领到了口粮。\n\u3000\u3000开春以后，各村又组织劳力修路\n\u3000\u3000先修通往学校的那一段。",
        ),
        Example("任务分工\n市教育局\n市财政局\n市公安局\n市司法局\n市民政局"),
    ),
)
