"""The title of the text that a notice carries, set on several lines: 推行服务承诺制的⏎指导意见."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.dates import is_date_line
from ..chinese.passed_on import bare_name, passed_on
from ..chinese.scripts import simplified
from ..chinese.sheet import is_label
from ..lines import Lines
from ..model import HIGH
from ..rule import Edit, Example, Rule, View

_NOTICE = 12  # lines at the top in which the notice names the text
_LINE = 45  # characters of a line of its title
_MOST = 4  # lines of its title


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    opens = [line for line in view.asked if is_date_line(simplified(lines[line])) or is_label(simplified(lines[line]))]
    names = passed_on(lines.near(line) for line in range(_NOTICE)) if opens else frozenset()
    done = 0
    for line in opens if names else ():
        for first in range(max(line + 1, done), min(line + 3, len(lines))):
            last = _last(lines, first, names)
            if last > first:
                yield from (Edit(lines.ends[at], lines.starts[at + 1], "") for at in range(first, last))
                done = last
                break


def _last(lines: Lines, first: int, names: frozenset[str]) -> int:
    """The last of the lines from ``first`` on that together are one of ``names``; ``first`` where none are."""
    joined = ""
    for line in range(first, min(first + _MOST, len(lines))):
        if len(lines[line]) > _LINE:
            break
        joined += lines[line]
        if line > first and bare_name(joined) in names:
            return line
    return first


RULE = Rule(
    "title/broken-annex",
    judge,
    HIGH,
    needs=("日", "附"),
    after=("title/glued-foot",),
    why="The notice names the text that it carries; these lines together are that name.",
    examples=(
        Example(
            "青石县关于转发推行承诺制指导意见的通知\n各乡：\n现转发给你们。\n青石县\n2011年8月9日\n推行承诺制的\n指导意见\n为改进作风，提出意见。",
            becomes="青石县关于转发推行承诺制指导意见的通知\n各乡：\n现转发给你们。\n青石县\n2011年8月9日\n推行承诺制的指导意见\n为改进作风，提出意见。",
        ),
        Example(
            "关于印发《青石县供水办法》的通知\n现印发给你们。\n2011年8月9日\n附件\n青石县供水\n办法（试行）\n第一条　为了供水。",
            becomes="关于印发《青石县供水办法》的通知\n现印发给你们。\n2011年8月9日\n附件\n青石县供水办法（试行）\n第一条　为了供水。",
        ),
        Example("关于印发《青石县供水办法》的通知\n现印发给你们。\n2011年8月9日\n青石县供水办法\n第一条　为了供水。"),
        Example("关于修渠的通知\n现通知如下。\n2011年8月9日\n修渠的\n办法"),
    ),
)
