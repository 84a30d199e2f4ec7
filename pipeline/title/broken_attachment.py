"""The name of an attachment that goes over a line end: 附件：青石县2024年度拟录用工⏎作人员名单."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.bodies import is_body
from ..chinese.dates import is_date_line
from ..chinese.scripts import simplified
from ..chinese.sheet import element_of
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View

_FIRST = regex(r"附\s?件\s?(?:[0-9一二三四五六七八九十]{1,2})?\s?[：:]\s?\S")
_NEXT = regex(
    r"(?:附\s?件)?\s?[0-9０-９一二三四五六七八九十]{1,2}\s?[.．、：:]|附\s?[件表]|[（(][一二三四五六七八九十\d]+[）)]"
)
_SHORTEST, _LONGEST = 14, 60  # characters of a line that a page breaks, and of a line of a name
_MOST = 12  # lines of a list


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    for line in view.asked:
        if _FIRST.match(simplified(lines[line])):
            yield from _joins(lines, line)


def _joins(lines: Lines, first: int) -> Iterator[Edit]:
    """The line ends within the names of the list that begins at ``first``, if a signature or a date stands below it."""
    last = first
    while last + 1 < min(len(lines), first + _MOST) and not _ends_list(lines, last + 1):
        last += 1
    if last + 1 >= len(lines) or not _signs(simplified(lines[last + 1])):
        return
    if is_date_line(simplified(lines[last + 1])):
        last -= 1  # who signs stands over the date, whatever its name
    for line in range(first, last):
        whole = len(lines[line]) < _SHORTEST or lines[line][-1] in "。；！？"
        if not whole and not _NEXT.match(lines[line + 1]) and not lines.gaps[line + 1]:
            yield Edit(lines.ends[line], lines.starts[line + 1], "")


def _ends_list(lines: Lines, line: int) -> bool:
    text = simplified(lines[line])
    return len(text) > _LONGEST or _signs(text) or text[-1] in "。；：:"


def _signs(text: str) -> bool:
    return is_date_line(text) or is_body(text) or element_of(text) in ("note", "cc", "imprint")


RULE = Rule(
    "title/broken-attachment",
    judge,
    HIGH,
    needs=("附",),
    after=("title/glued-foot",),
    why="No number begins the line, and the signature stands below the list: the line goes on from the name above it.",
    examples=(
        Example(
            "附件：青石县水利局2024年度拟录用工\n作人员名单（第一批）\n青石县水利局\n2024年5月17日",
            becomes="附件：青石县水利局2024年度拟录用工作人员名单（第一批）\n青石县水利局\n2024年5月17日",
        ),
        Example(
            "附件：1.青石县中小学校教师培训报名\n表\n2.课程安排\n青石县教育局\n2024年6月1日",
            becomes="附件：1.青石县中小学校教师培训报名表\n2.课程安排\n青石县教育局\n2024年6月1日",
        ),
        Example("附件：1.厨艺比赛规则　2.厨艺比赛评分办法\n青石镇文化站\n2024年6月1日"),
        Example("附件：1.教师培训报名表\n2.培训课程安排\n青石县教育局\n2024年6月1日"),
    ),
)
