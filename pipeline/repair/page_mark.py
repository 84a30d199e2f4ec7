"""Takes away what printed pages carry at their edges: their numbers, and the line that they repeat beside the number.

Known problem: numbers of pages that stand below whole sentences look like those of sections, and stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..chinese.units import COUNTED_PATTERN
from ..chinese.widths import CJK, IS_HAN
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View
from .layout import TERMINAL

_D = "[-—–－─~·・]"
_SP = "[ \u3000]?"
DASHED = regex(rf"{_D}{_SP}\d{{1,3}}{_SP}{_D}")
OF_ALL = regex(
    rf"第?{_SP}(?P<one>\d{{1,3}}){_SP}页?{_SP}[/／]{_SP}(?:共{_SP})?(?P<all>\d{{1,3}}){_SP}页?"
    rf"|第{_SP}\d{{1,3}}{_SP}页(?:{_SP}共{_SP}\d{{1,3}}{_SP}页)?"
)
#: The number of a page on the end of a line: 放在仓库-1-
DASHES = "-—–－"
HANGING = regex(rf"(?<=[{CJK}，、；。])[ \u3000]{{0,4}}[-—–－]{_SP}\d{{1,3}}{_SP}[-—–－]$")
BARE = regex(rf"(?<=[{CJK}，、])\d{{1,3}}$")
_CLAUSE, _GOES_ON = (
    regex("[，；]"),
    regex(rf"\d|[%％年月日.．:：、]|{COUNTED_PATTERN}"),
)  # and what goes on with a number
_CONTINUES = ("年", "月", "日", "、", ".")  # what goes on after a number of the text that a line end cut off
LONGEST = 16  # characters of a mark
HEAD = 40  # characters of what a page repeats
PAGES = 3  # that repeat it
TAKEN = range(3, 25)  # characters of a mark that an earlier rule took away
STAMPED = range(3, 121)  # characters of what a page repeats over its number, taken away too
PARAGRAPH = 25  # characters of a line that is no heading
TAIL = 12  # characters at the end of a line in which a page's number may hang


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    marks = _marks(lines)
    gone = marks | _heads(lines, marks)
    hanging = {line: mark.start() for line in range(len(lines) - 1) if (mark := _on_end(lines, line, HANGING, DASHES))}
    hanging |= _bare_on_ends(lines)
    for line in range(len(lines)):
        if line in gone:
            yield view.whole(line)
        elif line in hanging:
            yield Edit(hanging[line], lines.ends[line], "")


def _on_end(lines: Lines, line: int, mark: re.Pattern[str], signs: str) -> re.Match[str] | None:
    """The number of a page on the end of the line, which is one of ``signs``."""
    end = lines.ends[line]
    return (
        mark.search(lines.string, max(lines.starts[line], end - TAIL), end) if lines.string[end - 1] in signs else None
    )


def _bare_on_ends(lines: Lines) -> dict[int, int]:
    """Where bare numbers begin that clauses break off at: 做到公平公1 / 开. All such numbers of the text count pages."""
    found = {line: mark for line in range(len(lines) - 1) if (mark := _on_end(lines, line, BARE, "0123456789"))}
    found = {
        line: mark
        for line, mark in found.items()
        if _CLAUSE.search(lines[line]) and not _GOES_ON.match(lines[line + 1])
    }
    numbers = [int(mark[0]) for mark in found.values()]
    counts = len(numbers) >= PAGES and numbers == list(range(1, len(numbers) + 1))
    return {line: mark.start() for line, mark in found.items()} if counts else {}


def is_mark(text: str) -> bool:
    """Whether the line says the number of a page and nothing else, in a form that no text has."""
    if DASHED.fullmatch(text):
        return True
    match = OF_ALL.fullmatch(text)
    return match is not None and (match["one"] is None or int(match["one"]) <= int(match["all"]))


def _marks(lines: Lines) -> frozenset[int]:
    """The lines that number a page."""
    short = [line for line in range(len(lines)) if lines.ends[line] - lines.starts[line] <= LONGEST]
    numbers = [line for line in short if lines.string[lines.ends[line] - 1] in "0123456789页頁-—–－─~·・"]
    marks = {line for line in numbers if is_mark(lines[line])}
    bare = [(line, int(lines[line])) for line in numbers if len(lines[line]) <= 3 and lines[line].isdecimal()]
    bare = [(line, number) for line, number in bare if not lines.is_cell(line)]  # 序号 / 1 / 修渠 / 2 / 修路
    if bare and len(bare) * 4 <= len(lines) and bare[0][1] <= PAGES and _count(lines, bare):
        marks |= {line for line, _ in bare}
    return frozenset(marks)


def _count(lines: Lines, bare: Sequence[tuple[int, int]]) -> bool:
    """Whether lines that are only a number count pages: they rise one by one, with text between them. A lone number over
    the whole text counts too: it heads nothing, as no other number follows.
    """
    if len(bare) == 1:
        over = bare[0][0] == 0 and not lines.near(1).startswith(_CONTINUES)
        return over or _within(lines, bare[0][0])
    if any(b[1] != a[1] + 1 or b[0] <= a[0] + 2 for a, b in pairwise(bare)):
        return False
    if any(line and lines[line - 1][-1] not in TERMINAL for line, _ in bare):
        return True  # else they may count sections, unless each stands under what its page repeated: 欢迎下载 / 3
    beside = [_taken(lines, line, STAMPED) or _taken(lines, line + 1, STAMPED) for line, _ in bare]
    return all(beside)


def _within(lines: Lines, line: int) -> bool:
    """Whether a paragraph follows, so that the number heads nothing, and text came before."""
    if not 1 < line < len(lines) - 1 or not (lines.gaps[line] and lines.gaps[line + 1]):
        return False
    below = lines[line + 1]
    return not lines[line - 1][-1].isascii() and len(below) >= PARAGRAPH and "。" in below  # no index: PM / 2 / 监测


def _taken(lines: Lines, line: int, most: range) -> bool:
    """Whether an earlier rule took as much away above the line as a page's mark has."""
    return 0 < line < len(lines) and lines.gaps[line] > 0 and lines.taken_above[line] in most


def _heads(lines: Lines, marks: frozenset[int]) -> frozenset[int]:
    """The lines that pages repeat beside their numbers."""
    beside = {other for line in marks for other in (line - 1, line + 1)}
    taken = [line for line, size in enumerate(lines.taken_above) if size in TAKEN and _taken(lines, line, TAKEN)]
    beside |= {other for line in taken for other in (line - 1, line)}
    beside = {line for line in beside - marks if 0 <= line < len(lines)}
    times = Counter(lines[line] for line in beside)
    heads = {text for text, count in times.items() if count >= PAGES and _may_be_head(text)}
    if not heads:
        return frozenset()
    everywhere = Counter(text for text in lines if text in heads)
    heads = {text for text in heads if everywhere[text] <= times[text] + 1}
    return frozenset(line for line in beside if lines[line] in heads and lines.lead(line) is None)


def _may_be_head(text: str) -> bool:
    return (
        len(text) <= HEAD and text[-1] not in TERMINAL + "：:，,；;、" and sum(map(bool, map(IS_HAN.match, text))) >= 4
    )


_A = "各村都要出工出力，把渠道修好。"

RULE = Rule(
    "repair/page-mark",
    judge,
    HIGH,
    why="The number of a printed page between lines of the text, or the line that its pages repeat beside it.",
    after=("repair/chunk-mark", "repair/broken-bracket"),
    examples=(
        Example(
            "村里的水泵由电工管，钥匙放在仓库-1-\n和值班室，谁用谁登记。",
            becomes="村里的水泵由电工管，钥匙放在仓库\n和值班室，谁用谁登记。",
        ),
        Example("各位代表：\n— 2 —\n现在报告工作。", becomes="各位代表：\n\n现在报告工作。"),
        Example(f"1\n总则\n{_A}\n2\n职责\n{_A}"),
    ),
)
