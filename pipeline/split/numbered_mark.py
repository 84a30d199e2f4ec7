"""第一篇：…, 篇二, 范文3, 【篇四】: marks that count the texts of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..chinese.kinds import ends_in_kind
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .cut import CUT, NAMED, SUFFIXED, read

LONE = regex("[【\\[（(]?(?:第[一1]篇|篇[一1]|范文[一1])(?:[ \u3000]?[:：]|[】\\]）)])")
MOST_OVER = 4  # lines over a lone first mark
LONGEST = 80  # characters of a mark with its title
SHORTEST = 80  # characters without a full stop that must be a text all the same
#: The text has a title of its own, so the one in the mark is the page's.
TITLE_LINE = regex("(?![一二三四五六七八九十]{1,3}、|[（(])[^\n。！？；:：,，]{4,60}")
#: Of several texts, with the year or the body they are of.
OVER_ALL = regex(
    "(?=.*(?:[0-9]{4}年|[省市县区镇乡村局厅委院校]))[^\n。！？；：]{4,50}[（(【\\[]?[\\d一二三四五六七八九十两]{1,3}[篇份][】）)\\]]?"
)
STOP = regex("[。；！？]")
CHAPTER = regex(r"^第\s?([一二三四五六七八九十]{1,3}|\d{1,2})\s?章", re.M)
COMPILED = regex(
    "[（(]?(?:精选|通用|合集|汇总|大全|推荐|优质|热门|最新|共|集锦|模板|范文)[^\n]{0,8}?[\\d一二三四五六七八九十两]{1,3}[篇份][）)]?"
)
#: How such texts are written, and for whom these are samples; an office that passes texts on says to whom.
ON_WRITING = regex(
    r"(?:怎么|如何|怎样|该怎么?)(?:样)?(?:去)?写|写法|范文|供[^。，；]{0,6}(?:参考|借鉴)|呈现[^。；]{0,6}篇"
)
OF_OFFICE = regex("印发|转发|各单位|各部门|请结合|贯彻|同志们|尊敬的")
LONGEST_LEAD = 600  # characters


class Place(NamedTuple):
    """A line that may count a text."""

    start: int
    end: int
    number: int
    title: str
    form: str


def judge(view: View) -> Iterator[Edit]:
    text, marks = view.lines.string, _marks(view)
    run = _run(text, marks)
    if not run:
        return
    lead = text[: run[0].start]
    if lead.strip() and run[0].form != "suffix" and _names_all(lead, run[0], text):
        yield Edit(run[0].start, run[0].end, "")  # it stands over the first text, as printed
        run = run[1:]
    elif lead.strip() and _site_talk(lead):
        yield Edit(0, run[0].start, "")
    for mark in run:
        own = TITLE_LINE.fullmatch(_next_line(text, mark.end))
        suffixed = None if own else SUFFIXED.fullmatch(text, mark.start, mark.end)
        if suffixed:
            yield Edit(mark.start, mark.start, CUT)
            yield Edit(suffixed.end("title"), mark.end, "")
            continue
        titled = not mark.title or own
        yield Edit(mark.start, mark.end if titled else mark.end - len(mark.title), CUT)
    if len(run) > 1:
        yield from _empty(text, run[-1], marks)


def _empty(text: str, last: Place, marks: list[Place]) -> Iterator[Edit]:
    """The mark after the last text, where the page broke off before another."""
    for mark in marks:
        follows = mark.start > last.start and mark.form == last.form and mark.number == last.number + 1
        if follows and len(text[mark.end :].strip()) < SHORTEST // 4:
            yield Edit(mark.start, mark.end, "")


def _next_line(text: str, place: int) -> str:
    rest = text[place : place + 400].strip("\n")
    return rest.split("\n", 1)[0]


def _marks(view: View) -> list[Place]:
    lines = view.lines
    short = (line for line in view.asked if lines.ends[line] - lines.starts[line] <= LONGEST)
    read_ = ((line, read(lines[line])) for line in short)
    return [Place(lines.starts[line], lines.ends[line], *mark) for line, mark in read_ if mark]


def _run(text: str, marks: list[Place]) -> list[Place]:
    """The marks of one form that count from 1 without a gap, each with a text behind it."""
    for form in dict.fromkeys(mark.form for mark in marks):
        same = [mark for mark in marks if mark.form == form]
        ends = [mark.start for mark in same[1:]] + [len(text)]
        real = [m for m, end in zip(same, ends, strict=True) if _holds_text(text[m.end : end])]
        run = _counting(real, opened=bool(real) and real[0].start > 200)
        if len(run) >= 2 and not _book(text, run):
            return run
        if len(run) == len(real) == 1 and _opens_page(text, run[0]):
            return run
        second = len(run) == 1 and run[0].number == 2 and run[0].start > 200
        if second and (form == "suffix" or (not run[0].title and not CHAPTER.search(text))):
            return run
    return []


def _opens_page(text: str, mark: Place) -> bool:
    """Whether a lone first mark stands at the top and gives a title (篇一：某某报告), or stands behind one, under the name
    of the collection: the page broke off before the next.
    """
    above = [line for line in text[: mark.start].split("\n") if line.strip()]
    suffixed = SUFFIXED.fullmatch(text, mark.start, mark.end)
    if suffixed and mark.number == 1:
        named = ends_in_kind(suffixed["title"]) and not any(STOP.search(line) for line in above)
        return 0 < len(above) <= MOST_OVER and (named or all(suffixed["title"] in line for line in above))
    return mark.number == 1 and LONE.match(text, mark.start) is not None and len(above) <= 1 and bool(mark.title)


def _holds_text(between: str) -> bool:
    """Whether a text stands there: an entry of a table of contents has no sentence behind it."""
    return len(between) > SHORTEST or bool(re.search("[。！？]", between))


def _counting(marks: list[Place], opened: bool) -> list[Place]:
    run: list[Place] = []
    for mark in marks:
        if mark.number == len(run) + 1:
            run.append(mark)
        elif mark.number == 1:
            run = [mark]
    if not run and opened and (marks[0].form == "suffix" or not marks[0].title):
        run = [m for n, m in enumerate(marks, 2) if m.number == n]
    return run


def _book(text: str, run: list[Place]) -> bool:
    """Whether the marks are parts of one work: chapters stand in them and count on from part to part."""
    if len(CHAPTER.findall(text)) < len(run):
        return False
    ends = [*(mark.start for mark in run[1:]), len(text)]
    inside = [CHAPTER.findall(text[mark.end : end]) for mark, end in zip(run, ends, strict=True)]
    return any(inside) and not all({"一", "1"} & set(chapters) for chapters in inside)


def _names_all(lead: str, first: Place, text: str) -> bool:
    """Whether one title stands over all texts (2019年渠道工作总结【三篇】) and the first text has no title of its own.

    The name of a site's collection (工作总结精选三篇) does not count as a title.
    """
    line = lead.strip()
    if first.title or not OVER_ALL.fullmatch(line) or COMPILED.search(line):
        return False
    opening = _next_line(text, first.end)
    return not TITLE_LINE.fullmatch(opening)


def _site_talk(lead: str) -> bool:
    """Whether what stands before the first mark is the collection's name or a site's words, and no text."""
    lines = [line for line in lead.split("\n") if line.strip()]
    if all(len(line) <= 60 and not re.search("[。；！？]", line) for line in lines) and len(lines) <= 4:
        return True
    if len(lead) >= LONGEST_LEAD:
        return False
    return bool(COMPILED.search(lead)) or (bool(ON_WRITING.search(lead)) and not OF_OFFICE.search(lead))


_A = "一年来，我们在上级的正确领导下，围绕中心，服务大局，全面完成了各项目标任务，成绩来之不易。"

RULE = Rule(
    "split/numbered-mark",
    judge,
    HIGH,
    why="The page holds several texts and counts them; the mark is the page's, the text begins behind it.",
    needs=NAMED,
    where=Where.ANYWHERE,
    after=("split/inline-mark",),
    examples=(
        Example(
            f"第一篇：工作总结\n某局工作总结\n{_A}\n第二篇：工作计划\n某局工作计划\n{_A}",
            becomes=f"{CUT}\n某局工作总结\n{_A}\n{CUT}\n某局工作计划\n{_A}",
        ),
        Example(f"工作总结（精选2篇）\n篇一\n{_A}\n篇二\n{_A}", becomes=f"{CUT}\n{_A}\n{CUT}\n{_A}"),
        Example(f"第一篇 总体要求\n第一章 基础\n{_A}\n第二篇 重点任务\n第二章 创新\n{_A}"),
        Example(f"第一篇 总则\n第1章 依据\n{_A}\n第2章 期限\n{_A}\n第二篇 底线\n第3章 红线\n{_A}"),
    ),
)
