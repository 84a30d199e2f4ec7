"""What a viewer sets between the pages of its file and counts them with: 某某文库 第2页 共3页 loading..., 第 6 页 共 6 页."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ..chinese.sheet import element_of
from ..chinese.widths import CJK, SPACE
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, apart
from .frame import squeeze
from .sites import ADDRESS, KEEPER, LIBRARY

LONGEST, LONGEST_NAME = 60, 120  # characters of a row, and of a line repeated beside it; of a file's name
_S = r"\s{0,4}"
#: 第2页 共3页, 共3页 第2页, 2/3页, Page 2 of 3
_OF = rf"第{_S}\d{{1,4}}{_S}[页頁]{_S}[/／,，]?{_S}[（(]?[共总]{_S}\d{{1,4}}{_S}[页頁][）)]?"
_OF_ALL = rf"[共总]{_S}\d{{1,4}}{_S}[页頁]{_S}[/／,，]?{_S}第{_S}\d{{1,4}}{_S}[页頁]"
_SLASHED = rf"(?:page\s?)?\d{{1,4}}{_S}(?:[/／]|\sof\s){_S}\d{{1,4}}{_S}[页頁]?"
_PAGE = regex(rf"{_OF}|{_OF_ALL}|{_SLASHED}|第{_S}\d{{1,4}}{_S}[页頁]", re.I)
_TOLD = regex(f"{_OF}|{_OF_ALL}")
_SITE = rf"[{CJK}A-Za-z0-9]{{0,10}}(?:{KEEPER}|{LIBRARY}|图书馆)|{ADDRESS}"
_STATE = (
    r"loading|(?:正在)?(?:加载|载入|读取)中?|请?稍[候后等]|未完待续"
    r"|(?:点击|继续)(?:加载|阅读|浏览)(?:更多|下一页)?|[上下]一?页|预览"
)
_VIEWERS = regex(rf"(?:{_SITE})?(?:(?:{_STATE})\W{{0,8}})*", re.I)
_EDGE = " \t\u3000.…。,，-—_|｜:：·•()（）[]【】<>《》"
#: A file's name before the number, which may be the title.
_FILE = r"\.(?:docx?|pdf|txt|pptx?|wps|xlsx?|rtf)"
_NAMED = regex(rf"{_FILE}|_\s?$", re.I)
#: 在会议上的讲话.doc_第2页: on each page of the file; 正文1.jpg: the file of a picture.
_LEAF = regex(rf"[^。；\n]{{2,80}}?(?:{_FILE})?\s{{0,8}}[_—-]{{1,8}}\s?第{_S}\d{{1,4}}{_S}[页頁]", re.I)
_PICTURE = regex(r"[^\s。；，]{1,60}\.(?:jpe?g|png|gif|bmp|webp)", re.I)
#: A line drawn across the page.
_DRAWN = "-=━─═~#+—"
_PICTURES = (".jp", ".JP", ".png", ".PNG", ".gif", ".bmp", ".webp")
_RULED = regex(r"([-=━─═~#+—])\1{7,}|[-=*+~]{3,}\s*分隔线\s*[-=*+~]{3,}")
_DIGITS = regex(r"\d+")
_SENTENCE = regex("[。；！？，：:]$")

#: 第3页共9页, 共 9 页 第 3 页, on a line of the text.
_SP = f"[{SPACE}]{{0,4}}"
_SLASH = f"{_SP}[/／,，]?{_SP}"
_COUNTER = regex(
    rf"第{_SP}(\d{{1,4}}){_SP}[页頁]{_SLASH}[（(]?[共总]{_SP}(\d{{1,4}}){_SP}[页頁][）)]?(?:\s?[-—－】])?"
    rf"|共{_SP}(\d{{1,4}}){_SP}[页頁]{_SLASH}第{_SP}(\d{{1,4}}){_SP}[页頁]"
)
_LEAD = regex(rf"{_SP}(?:[-—－(（【]\s?)?\Z")
#: 第1页共5页的表格: a sentence speaks of the page.
_TABLED = ("的", "是", "和", "有", "为", "，", "、", "均", "中", "上")
#: PAGE 2, PAGE \\* MERGEFORMAT 3: the field of a word processor, which should have become the number.
_SWITCH = r"(?:\s?\\\*\s?(?:MERGEFORMAT|Arabic))?\s?\d{0,4}"
_FIELD = regex(rf"(?:第\s?)?(?:PAGE|NUMPAGES){_SWITCH}(?:\s?[/／-]?\s?(?:NUMPAGES|PAGE){_SWITCH})?\s?页?")


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    rows = {line: rest for line in view.asked if (rest := _rest(lines[line])) is not None}
    told = Counter(rest for line, rest in rows.items() if rest and _TOLD.search(lines[line]))
    taken = {line for line, rest in rows.items() if rest and (_VIEWERS.fullmatch(rest) or told[rest] > 1)}
    taken |= _repeated(lines, [line for line in rows if _TOLD.search(lines[line])]) - rows.keys()
    for line in sorted({*view.asked, *taken}):
        text, start = lines[line], lines.starts[line]
        if line in taken:
            yield view.whole(line, "the row of a viewer between the pages of its file, or what it repeats beside it")
        elif len(text) <= LONGEST_NAME and _is_drawn(text):
            yield view.whole(line)
        else:
            yield from apart(Edit(start + low, start + high) for low, high in _counters(text, line == 0))


def _is_drawn(text: str) -> bool:
    """Whether the line is no word of a text: a page's name in the viewer, a picture's file, a field, a line drawn across."""
    return any(form.fullmatch(text.strip()) for form in (_LEAF, _PICTURE, _FIELD, _RULED))


@lru_cache(4096)
def _rest(text: str) -> str | None:
    """What a row says beside the number of its page; None where it is no such row."""
    if len(text) > LONGEST or _SENTENCE.search(text):
        return None
    page = _PAGE.search(text)
    if page is None or _NAMED.search(text[: page.start()]):
        return None
    return squeeze(text[: page.start()] + text[page.end() :]).strip(_EDGE).lower()


def _repeated(lines: Lines, marks: list[int]) -> set[int]:
    """The lines that stand right beside the numbers of several pages, and nowhere else."""
    beside: dict[str, set[int]] = {}
    for mark in marks:
        for line in (mark - 1, mark + 1):
            if 0 <= line < len(lines) and len(lines[line]) <= LONGEST and not _SENTENCE.search(lines[line]):
                beside.setdefault(_folded(lines[line]), set()).add(line)
    often = {text: places for text, places in beside.items() if len(places) > 1 and not element_of(text)}
    if not often:
        return set()
    count = Counter(_folded(lines[line]) for line in range(len(lines)))
    return {line for text, places in often.items() if count[text] == len(places) for line in places}


def _folded(text: str) -> str:
    return _DIGITS.sub("#", squeeze(text))


def _counters(text: str, first: bool) -> Iterator[tuple[int, int]]:
    """The counters of pages that stand on a line of the text, apart from its sentences."""
    at = 0  # where the counter before it ends
    for match in _COUNTER.finditer(text) if "页" in text or "頁" in text else ():
        page, pages = int(match[1] or match[4]), int(match[2] or match[3])
        lead = _LEAD.search(text, max(at, match.start() - 6), match.start())
        start = lead.start() if lead else match.start()
        behind = text[match.end() : match.end() + 1]
        opens = first and page == 1 < pages and not match.start() and behind not in _TABLED
        spaced = text[match.start() + 1].isspace() or 0 < at == start
        before = text[match.start() - 1 : match.start()]
        apart_ = not before.isalnum() and not behind.isalnum() and before not in ("“", "‘")
        if 1 <= page <= pages and (spaced or opens or apart_):
            yield start, match.end()
            at = match.end()


_A = "抓项目，争取上级资金一亿元，治理中小河流三十二公里。"
_B = "抓安全，汛期前排查隐患五十八处，全部整改到位。"
_C = "抓学习，全年组织集中学习十二次，人人写了体会。"

RULE = Rule(
    "strip/viewer",
    judge,
    HIGH,
    why="A viewer counts the pages of its file, and sets their numbers, its name and lines between them.",
    after=("strip/glued",),
    needs=("页", "頁", "/", "／", "age", "PAGE", "分隔线", *_PICTURES, *(sign * 8 for sign in _DRAWN)),
    examples=(
        Example(f"{_A}\n青禾文库 第1页 共3页 loading...\n{_B}", becomes=f"{_A}\n\n{_B}"),
        Example(f"{_A}\n水利志稿 第1页 共3页\n{_B}\n水利志稿 第2页 共3页\n{_C}", becomes=f"{_A}\n\n{_B}\n\n{_C}"),
        Example(f"{_A}\n第1页 共3页\n▶一、抓安全\n{_B}\n第2页 共3页\n二、抓学习\n{_C}"),
    ),
)
