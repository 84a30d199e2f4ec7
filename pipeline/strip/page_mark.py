"""What printed pages carry at their edges, and a viewer sets between those of its file: their numbers, and lines that they
repeat beside the numbers.

A number may stand on a line of its own (— 2 —, 第2页 共3页), on one with the viewer's words (某某文库 1/3 loading...), or on the end
of a line of the text (放在仓库-1-).

Known problem: numbers of pages that stand below whole sentences look like those of sections, and stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import pairwise

from ..chinese.pages import COUNTER, DASH, NUMBER
from ..chinese.sheet import element_of
from ..chinese.units import COUNTED_PATTERN
from ..chinese.widths import CJK, HAN, SPACE
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, apart
from .frame import squeeze
from .sites import ADDRESS, KEEPER, LIBRARY

LONGEST, LONGEST_LEAF = 60, 120  # characters of a row, and of a line repeated beside it; of one with a file's name
PAGES, TOLD = 3, 2  # that repeat a line; so many where they say how many there are
PARAGRAPH = 25  # characters of a line that is no heading
TAIL = 12  # characters at the end of a line in which a page's number may hang
WORDS = 4  # ideographs of a line that pages repeat
_COUNTER, _NUMBER = regex(COUNTER), regex(NUMBER, re.I)
_SITE = rf"[{CJK}A-Za-z0-9]{{0,10}}(?:{KEEPER}|{LIBRARY}|图书馆)|{ADDRESS}"
_STATE = (
    r"loading|(?:正在)?(?:加载|载入|读取)中?|请?稍[候后等]|未完待续"
    r"|(?:点击|继续)(?:加载|阅读|浏览)(?:更多|下一页)?|[上下]一?页|预览"
)
_VIEWERS = regex(rf"(?:(?:{_SITE})?(?:(?:{_STATE})\W{{0,8}})*)?", re.I)
_EDGE = " \t\u3000.…。,，-—_|｜:：·•()（）[]【】<>《》"
#: 在会议上的讲话.doc_第2页: on each page of the file; 讲话.doc 第1页 may be the title.
_FILE = r"\.(?:docx?|pdf|txt|pptx?|wps|xlsx?|rtf)"
_NAMED = regex(rf"{_FILE}|_\s?$", re.I)
_LEAF = regex(rf"[^。；\n]{{2,80}}?(?:{_FILE})?\s{{0,8}}[_—-]{{1,8}}\s?第\s?\d{{1,4}}\s?[页頁]", re.I)
_DIGITS, _HAN = regex(r"\d+"), regex(f"[{HAN}]")
_SENTENCE = regex("[。；！？!?…，,、：:;]$")
_STOPS = "。！？!?…"

_LEAD = regex(rf"[{SPACE}]{{0,4}}(?:[-—－(（【]\s?)?\Z")
#: 第1页共5页的表格: a sentence speaks of the page.
_TABLED = ("的", "是", "和", "有", "为", "，", "、", "均", "中", "上")
#: The number of a page on the end of a line: 放在仓库-1-, 做到公平公1.
_HANGING = regex(rf"(?<=[{CJK}，、；。])[ \u3000]{{0,4}}[-—–－][ \u3000]?\d{{1,3}}[ \u3000]?[-—–－]$")
_BARE = regex(rf"(?<=[{CJK}，、])\d{{1,3}}$")
_DASHES, _MAY_HANG = regex(f"[{DASH}]"), regex(rf"[{DASH}\d]")
_CLAUSE = regex("[，；]")
#: What goes on with a number of the text that a line end cut off.
_GOES_ON = regex(rf"\d|[%％年月日.．:：、]|{COUNTED_PATTERN}")
_CUT_OFF = ("年", "月", "日", "、", ".")


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    asked = set(view.asked)
    rows = {line: rest for line in _rows(lines) if line in asked and (rest := _rest(lines[line])) is not None}
    told = [line for line in rows if _COUNTER.search(lines[line])]
    times = Counter(rows[line] for line in told)
    marks = {line for line, rest in rows.items() if _VIEWERS.fullmatch(rest) or times[rest] > 1}
    marks |= {line for line in _bare(lines) if line in asked}
    gone = marks | _repeated(lines, told, TOLD) | _repeated(lines, marks, PAGES)
    hanging = _hanging(lines)
    counted = [line for line in lines.holding(("页", "頁")) if line in asked]
    for line in sorted({*gone, *hanging, *counted}):
        start = lines.starts[line]
        if line in gone:
            yield view.whole(line)
        elif line in hanging:
            yield Edit(hanging[line], lines.ends[line])
        else:
            yield from apart(Edit(start + low, start + high) for low, high in _counters(lines[line], line == 0))


def _rows(lines: Lines) -> list[int]:
    """The short lines that may hold the number of a page among a few words."""
    held = lines.holding(("页", "頁", "/", "／", "age"))
    dashed = (last.start() for last in _DASHES.finditer(lines.lasts))
    return [line for line in (*held, *dashed) if lines.ends[line] - lines.starts[line] <= LONGEST_LEAF]


@lru_cache(4096)
def _rest(text: str) -> str | None:
    """What a row says beside the number of its page; None where it is no such row."""
    number = None if _SENTENCE.search(text) else _NUMBER.search(text)
    if number is None or int(number["one"] or 0) > int(number["all"] or 0):
        return None
    if _NAMED.search(text[: number.start()]):
        return "" if _LEAF.fullmatch(text) else None
    if len(text) > LONGEST:
        return None
    return squeeze(text[: number.start()] + text[number.end() :]).strip(_EDGE).lower()


def _bare(lines: Lines) -> list[int]:
    """The lines that are only a number and count pages: they rise one by one, with text between them. A lone number over the
    whole text counts too: it heads nothing, as no other number follows.
    """
    short = (line for line, (a, b) in enumerate(zip(lines.starts, lines.ends, strict=True)) if b - a <= 3)
    free = (line for line in short if not lines.is_cell(line) and lines.near(line - 1)[-1:] not in tuple("[［〔【（("))
    bare = [line for line in free if lines[line].isdecimal()]  # 序号 / 1 / 修渠 / 2 / 修路
    numbers = [int(lines[line]) for line in bare]
    if not bare or len(bare) * 4 > len(lines) or numbers[0] > PAGES:
        return []
    if len(bare) == 1:
        over = bare[0] == 0 and not lines.near(1).startswith(_CUT_OFF)
        return bare if over or _within(lines, bare[0]) else []
    if any(n != m + 1 for m, n in pairwise(numbers)) or any(b <= a + 2 for a, b in pairwise(bare)):
        return []
    above, below = ([lines.near(line + step) for line in bare] for step in (-1, 1))
    within = any(text and text[-1] not in _STOPS for text in above)
    same = len({*above}) == 1 or len({*below}) == 1  # else they may count sections
    return bare if within or same else []


def _within(lines: Lines, line: int) -> bool:
    """Whether a paragraph follows, so that the number heads nothing, and text came before."""
    if not 1 < line < len(lines) - 1 or not (lines.gaps[line] and lines.gaps[line + 1]):
        return False
    below = lines[line + 1]
    return not lines[line - 1][-1].isascii() and len(below) >= PARAGRAPH and "。" in below  # no index: PM / 2 / 监测


def _repeated(lines: Lines, marks: Collection[int], least: int) -> set[int]:
    """The lines that stand right beside the numbers of ``least`` pages or more, and nearly nowhere else."""
    beside: dict[str, set[int]] = {}
    for line in {mark + step for mark in marks for step in (-1, 1)}.difference(marks):
        if 0 <= line < len(lines) and _may_be_repeated(lines, line):
            beside.setdefault(_folded(lines[line]), set()).add(line)
    often = {text: places for text, places in beside.items() if len(places) >= least}
    everywhere = Counter(map(_folded, lines)) if often else Counter()
    return {line for text, places in often.items() if everywhere[text] <= len(places) + 1 for line in places}


def _may_be_repeated(lines: Lines, line: int) -> bool:
    text = lines[line]
    if (
        len(text) > LONGEST
        or _SENTENCE.search(text)
        or element_of(text) not in ("", "classification")
        or lines.lead(line)
    ):
        return False
    return len(_HAN.findall(text)) >= WORDS


def _folded(text: str) -> str:
    return _DIGITS.sub("#", squeeze(text))


def _hanging(lines: Lines) -> dict[int, int]:
    """Where numbers of pages begin that hang on the ends of lines. Bare ones stand where clauses break off, and count up."""
    found, bare = {}, {}
    for last in _MAY_HANG.finditer(lines.lasts, 0, len(lines) - 1):
        line, end = last.start(), lines.ends[last.start()]
        low = max(lines.starts[line], end - TAIL)
        if mark := _HANGING.search(lines.string, low, end):
            found[line] = mark.start()
        elif (mark := _BARE.search(lines.string, low, end)) and _breaks_off(lines, line):
            bare[line] = mark
    numbers = [int(mark[0]) for mark in bare.values()]
    counts = len(numbers) >= PAGES and numbers == list(range(1, len(numbers) + 1))
    return found | {line: mark.start() for line, mark in bare.items() if counts}


def _breaks_off(lines: Lines, line: int) -> bool:
    return _CLAUSE.search(lines[line]) is not None and not _GOES_ON.match(lines[line + 1])


def _counters(text: str, first: bool) -> Iterator[tuple[int, int]]:
    """The counters of pages that stand on a line of the text, apart from its sentences."""
    at = 0  # where the counter before it ends
    for match in _COUNTER.finditer(text):
        page, pages = int(match["page"] or match["page2"]), int(match["pages"] or match["pages2"])
        lead = _LEAD.search(text, max(at, match.start() - 6), match.start())
        start = lead.start() if lead else match.start()
        before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        opens = first and page == 1 < pages and not match.start() and behind not in _TABLED
        spaced = text[match.start() + 1].isspace() or 0 < at == start
        alone = not before.isalnum() and not behind.isalnum() and before not in ("“", "‘")
        if 1 <= page <= pages and (spaced or opens or alone):
            yield start, match.end()
            at = match.end()


_A = "抓项目，争取上级资金一亿元，治理中小河流三十二公里。"
_B = "抓安全，汛期前排查隐患五十八处，全部整改到位。"
_C = "抓学习，全年组织集中学习十二次，人人写了体会。"

RULE = Rule(
    "strip/page-mark",
    judge,
    HIGH,
    why="The number of a page, alone or with a viewer's words, or a line that its pages repeat beside it.",
    after=("strip/glued", "strip/remains"),
    examples=(
        Example(f"{_A}\n青禾文库 第1页 共3页 loading...\n{_B}", becomes=f"{_A}\n\n{_B}"),
        Example("钥匙放在仓库-1-\n和值班室，谁用谁登记。", becomes="钥匙放在仓库\n和值班室，谁用谁登记。"),
        Example(f"{_A}\n水利志稿 第1页 共3页\n{_B}\n水利志稿 第2页 共3页\n{_C}", becomes=f"{_A}\n\n{_B}\n\n{_C}"),
        Example(f"{_A}\n第1页 共3页\n▶一、抓安全\n{_B}\n第2页 共3页\n二、抓学习\n{_C}"),
        Example(f"1\n总则\n{_A}\n2\n职责\n{_B}"),
    ),
)
