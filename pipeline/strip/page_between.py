"""Numbers of pages that stand where one page went over into the next, without a line end: 制定本法。2第二条, 其智力、精14神健康.

A program that reads a printed file page by page may put the number of each between the last character of one page and the
first of the next. They rise by one through the whole text, at distances as even as pages are; most stand where no number
of a text stands: before a marker, or within a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ..chinese.units import COUNTED_PATTERN
from ..chinese.widths import is_han
from ..evidence import grams
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View

PAGES = 3  # that are a run; the highest number of the first page that has one
MANY = 10  # pages whose even distances tell where one more ends
SMALLEST = 60  # characters of a page in the middle: two printed lines
EVEN = 3  # times the page in the middle that no page is longer
_STOPS = "。！？；：，、”）》"
_OPENERS = "（“《〔【"
#: 表1, 注2, 附件3: their numbers rise as well.
_NAMED = "表图圖注件例式页頁第款项項条條题題篇栏课课组類类号期卷册"
_MARKER = regex(
    "第[一二三四五六七八九十百千零〇两]{1,7}[编編篇章节節条條款]|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
)
_COUNTED = regex(rf"[年月日%％.．、：:]|{COUNTED_PATTERN}")


class Mark(NamedTuple):
    """A number that may be a page's, at text offsets; whether it stands where hardly any number of a text does (``sure``), and
    whether it stands before a marker.
    """

    start: int
    end: int
    sure: bool = False
    marked: bool = False


def judge(view: View) -> Iterator[Edit]:
    string = view.lines.string
    runs = (_run(string, first) for first in range(1, PAGES + 1))
    run = next((one for one in runs if _are_pages(one, len(string))), [])
    middle = median(_sizes(run)) if run else 0
    asked = set(view.asked)
    before = 0
    for mark in run:
        even = len(run) >= MANY and middle < 2 * (mark.start - before) < 4 * middle
        if (mark.sure or even) and view.lines.at(mark.start) in asked:
            yield Edit(mark.start, mark.end, _instead(string, mark))
        before = mark.end


def _run(string: str, first: int) -> list[Mark]:
    """The numbers from ``first`` on that rise by one, each at the first place behind the one before where it may count a page."""
    run: list[Mark] = []
    while mark := _next(string, str(first + len(run)), run[-1].end if run else 0):
        run.append(mark)
    return run


def _next(string: str, digits: str, at: int) -> Mark | None:
    place = string.find(digits, at)
    while place >= 0:
        if mark := _mark(string, place, place + len(digits)):
            return mark
        place = string.find(digits, place + 1)
    return None


def _mark(string: str, start: int, end: int) -> Mark | None:
    """The number at this place, if a page may end there."""
    before, behind = string[start - 1 : start] if start else "\n", string[end : end + 1] or "\n"
    if not (before == "\n" or before in _STOPS or is_han(before)) or before in _NAMED:
        return None
    if not (behind == "\n" or behind in _OPENERS or is_han(behind)):
        return None
    if _MARKER.match(string, end):
        return Mark(start, end, sure=True, marked=True)
    if before == "\n":
        return Mark(start, end, sure=not start) if behind != "\n" else None
    if behind == "\n":
        return Mark(start, end, before in "。！？；" or _is_word(before, string[end + 1 : end + 2]))
    return Mark(start, end, _is_word(before, behind) and not _COUNTED.match(string, end))


def _is_word(before: str, behind: str) -> bool:
    """Whether the two ideographs stand together in sentences."""
    return before + behind in grams.grams("pair")


def _are_pages(run: list[Mark], length: int) -> bool:
    """Whether the numbers go through the whole text at distances of pages, most of them where hardly any number of a text
    stands; of few, all, and one of them before a marker.
    """
    sure = sum(mark.sure for mark in run)
    few = len(run) < MANY
    if len(run) < PAGES or sure * 2 < len(run) or (few and not (sure == len(run) and any(mark.marked for mark in run))):
        return False
    sizes = _sizes(run)
    ends = (run[0].start, length - run[-1].end)
    middle = median(sizes)
    return middle >= SMALLEST and max(*sizes, *ends) <= EVEN * middle


def _sizes(run: list[Mark]) -> list[int]:
    return [below.start - above.end for above, below in pairwise(run)]


def _instead(string: str, mark: Mark) -> str:
    """What stands where the number stood: the line end that the page had, unless the number stands at one or within a word."""
    before, behind = string[mark.start - 1 : mark.start], string[mark.end : mark.end + 1]
    within = _is_word(before, behind) and not _MARKER.match(string, mark.end)
    return "" if within or before in ("", "\n") or behind in ("", "\n") else "\n"


_A = "水库每天由管护员巡查一次，查到的事当天处理，处理不了的报镇水利站；汛期加倍，夜里有人值班，值班表贴在墙上，人人看得见，谁缺了岗，"
_B = "年底从补助里扣。用水先生活，后灌溉，再发电，各村按水票放水，水票由水利站印，一票一方，当年有效，不得转让；没有水票的，一律不"

RULE = Rule(
    "strip/page-between",
    judge,
    HIGH,
    why="The numbers count pages: they rise by one through the whole text, at even distances, within sentences and before markers.",
    after=("strip/page-mark",),
    examples=(
        Example(
            f"1柳溪镇水库办法\n第一条{_A}按月公布。2第二条{_B}予放水。3第三条{_A}由镇长找他谈4话。{_B}放。",
            becomes=f"柳溪镇水库办法\n第一条{_A}按月公布。\n第二条{_B}予放水。\n第三条{_A}由镇长找他谈话。{_B}放。",
        ),
        Example(f"目标1{_A}按月公布。目标2{_B}予放水。目标3{_A}由镇长找他谈话。"),
        Example(f"1{_A}按月公布。\n2{_B}予放水。\n3{_A}由镇长找他谈话。"),
    ),
)
