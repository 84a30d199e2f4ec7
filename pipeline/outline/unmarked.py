"""Headings that have no marker: short lines between paragraphs, and what the page shows as headings."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..chinese.bodies import is_body
from ..chinese.doc_numbers import is_number
from ..chinese.scripts import simplified
from ..chinese.sheet import element_of, is_issue
from ..chinese.widths import HAN
from ..model import PLAIN, Block, Style
from ..regex import regex
from ..text import Text
from .bare import heads
from .candidates import Candidate
from .costs import cost
from .ground import Ground

_LONGEST = 48
_PARAGRAPH = regex(r"[^\n]{24,}[。！？；：）”…]$")
_MARKED = r"[。；：，、！？!?;:,.…]$|^[（(〔\[【].*[）)〕\]】]$|^[\W\d_]+$|^(?!(?:19|20)\d\d年)[0-9]|^——|[。；]."
_WITH_DATE = r"\d{4}\s*年.*月.*日(?:\s?印\s?发)?$|[〇○一二三四五六七八九]{4}年"
_NO_HEADING = regex(f"{_MARKED}|{_WITH_DATE}|^(?:附|注|图|表|来源|作者|记者|编辑|摄|谢谢|此复|特此)")
_ONE_SENTENCE = regex(
    "(?!同志们|各位|谢谢|现在|今天)[^。！？；：，、\n（）“”]{3,12}(?:[，、][^。！？；：，\n]{2,14})?。$"
)
_SENTENCE_LONGEST = 30  # characters of a heading that is a sentence
_BODY_LEAST = 70  # characters of the paragraph under it
_PLAIN_LEAST = 4  # characters of a heading that nothing marks
_LABEL = regex("(?<![一二三四五六七八九十0-9])[：:]|记者|摄影")  # 甲某：… is what somebody says, 变化一：… is a heading
_RUN = 3  # such headings in turn
_APART = 3  # paragraphs that may stand between two of them
_NAMED = regex("(?:结束语|结语|前言|序言|引言|导言|注释|附注|后记)$")
_ENTRY = regex(r"(结束语|结语|前言|序言|引言|导言|附注|后记)[\s.…·]*\d*$")
_ENDS = ("。", "！", "：", "；")
_SENTENCE_ENDS = ("。", "！", "？", "”", "：")
_GREETING = regex(r"^(?:各位|同志们|尊敬的).{0,20}[：:！!，,]$")
_DATED = regex(r"^[（(][^（）()]{4,30}日[）)]\s*$")
_DATE = regex(r"\d{4}\s*年.*月.*日$")
_WORDS = regex(f"[{HAN}]{{2}}")
#: What headings of reports and plans speak of; a line with one of these is likelier to be a heading.
_HEADLIKE = regex(
    "回顾|安排|任务|目标|要求|措施|思路|情况|问题|意见|建议|原则|总则|概述|形势|方针|重点|体会|做法|成效|打算|部署|保障|简介"
)
#: What such a line ends in where it is nothing but a heading: 2019年工作回顾, 存在的主要问题.
_HEADED = regex(
    "(?:回顾|安排|任务|目标|要求|思路|措施|打算|体会|意见|建议|部署|成效|问题|情况|工作|总结|计划|谋划|形势|原则)$"
)
_TITLE_LONGEST = 24


def _looks(ground: Ground, text: Text, blocks: Sequence[Block]) -> Sequence[Style]:
    """How the page showed each line of the ground."""
    found = [PLAIN] * len(ground.lines)
    if all(block.style == PLAIN for block in blocks):
        return found
    starts = [block.start for block in blocks]
    places = list(zip(ground.line_starts, ground.line_ends, strict=True))
    full = [index for index, (start, end) in enumerate(places) if start < end]
    for index, (source, _) in zip(full, text.sources_of([places[index] for index in full]), strict=True):
        block = blocks[max(bisect_right(starts, source) - 1, 0)]
        if block.start <= source < max(block.end, block.start + 1):
            found[index] = block.style
    return found


def unmarked(
    ground: Ground, text: Text, blocks: Sequence[Block], marked: frozenset[int], annexed: frozenset[int]
) -> Iterator[Candidate]:
    """Lines that may be headings without a marker. ``marked`` holds the starts of lines that a marker begins.

    A line that the page shows as a lower heading than its marked ones is of the family ``none-low``; where the page
    says nothing, the search decides whether such headings stand above or below the marked ones. The two lines under one
    that opens an annex (``annexed``) are its title.
    """
    lines, begin = ground.lines, ground.line_starts
    looks = _looks(ground, text, blocks)
    seen_paragraph = False
    sentences = _sentence_headings(ground, marked)
    top = min(
        (style.heading or 9 for start, style in zip(begin, looks, strict=True) if start in marked), default=9
    )  # the highest level that the page shows a marked line as; 9: none
    beneath = "none" if not any(style.heading for style in looks[1:]) else "shown-7" if top == 9 else "shown-low-7"
    usual = _usually_apart(blocks)
    plain = _plain_headings(ground, marked)
    listed = _listed(ground)
    firsts = _firsts(lines, looks)
    set_off = _set_off(ground, looks, marked)
    below_heading = max(firsts.heading, firsts.sentence)  # under the title stand number and addressee
    for index, (start, line) in enumerate(zip(begin, lines, strict=True)):
        if annexed and annexed.intersection(begin[max(index - 2, 0) : index]):
            continue
        if len(line) > _LONGEST or start in marked or start in ground.barred:
            seen_paragraph = seen_paragraph or start in marked or bool(_PARAGRAPH.match(line))
            continue
        seen_paragraph = seen_paragraph or bool(_GREETING.match(line))
        if index + 1 >= len(lines) or len(line) < 2:
            continue
        if start in sentences or (seen_paragraph and _NAMED.match(line)) or line in listed:
            yield Candidate(start, start, "none-low" if start in sentences else "none", 0, "", 0.4, 1.4, True)
            continue
        style = looks[index]
        if style.heading and index and _is_shown(ground, looks, index, seen_paragraph, firsts):
            low = "low-" if style.heading > top else ""
            family = f"shown-{low}{style.heading}"
            yield Candidate(start, start, family, 0, "", cost("unmarked, styled"), cost("skip styled"), True)
            continue
        if not _heads(ground, index + 1, marked):
            continue
        if _NO_HEADING.search(line) or not _WORDS.search(line):
            continue
        bold = style.bold or style.centred
        if start in set_off or (seen_paragraph and (bold or style.apart > usual)) or (bold and below_heading < index):
            family = beneath if bold else "none"
            yield Candidate(start, start, family, 0, "", cost("unmarked, styled"), cost("skip styled"), True)
        elif seen_paragraph and heads(line, lines[index + 1]):
            yield Candidate(start, start, "none", 0, "", cost("at line start"), cost("skip styled"), True)
        elif seen_paragraph:
            ease = 0.5 if _HEADLIKE.search(line) else 0.0
            if len(line) <= _TITLE_LONGEST and _HEADED.search(line):
                ease = 1.0 if "，" not in line else 0.9
            elif start in plain:
                ease = 0.8
            yield Candidate(start, start, "none", 0, "", cost("unmarked") - ease, cost("skip unmarked"), True)


def _listed(ground: Ground) -> frozenset[str]:
    """What a table of contents names without a marker, such as the 序言 of a law: a heading where it stands again."""
    barred = ground.barred
    if not barred:
        return frozenset()
    found = (
        _ENTRY.match(line) for start, line in zip(ground.line_starts, ground.lines, strict=True) if start in barred
    )
    return frozenset(entry[1] for entry in found if entry)


def _heads(ground: Ground, below: int, marked: frozenset[int]) -> bool:
    """Whether line ``below`` is what a heading stands over: a marker's, a paragraph, or the end of a sentence."""
    lines = ground.lines
    if _DATED.match(lines[below]) and below + 1 < len(lines):
        below += 1  # 引言⏎（一九八二年五月二日）⏎ and only then the paragraph
    return ground.line_starts[below] in marked or len(lines[below]) > _LONGEST or lines[below].endswith(_ENDS)


class _Firsts(NamedTuple):
    """The first line that ends a sentence, the first that the page shows as a heading, and as one of the top level."""

    sentence: int
    heading: int
    top: int


def _firsts(lines: Sequence[str], looks: Sequence[Style]) -> _Firsts:
    count = len(lines)
    return _Firsts(
        next((index for index, line in enumerate(lines) if line.endswith(_ENDS)), count),
        next((index for index, look in enumerate(looks) if look.heading), count),
        next((index for index, look in enumerate(looks) if look.heading == 1), count),
    )


def _is_shown(ground: Ground, looks: Sequence[Style], index: int, seen_paragraph: bool, firsts: _Firsts) -> bool:
    """Whether a line that the page shows as a heading heads something: not the title, nor what follows it at once.

    The title is the first line of the highest level, the head of the sheet above it or not, or it is no heading of the
    page's; what stands over the first paragraph, a level below it, is a heading already.
    """
    level, line = looks[index].heading, ground.lines[index]
    if line.endswith(("。", "；", "，", "、")) or _DATE.search(line):
        return False  # the style is wrong
    if seen_paragraph or firsts.sentence < index:
        return True
    if firsts.heading >= index and (looks[index + 1].heading == level or _is_sheet(ground.lines[:index])):
        return False  # a title over two lines, or under a red head and a number
    return level > 1 or firsts.top >= index


def _is_sheet(lines: Sequence[str]) -> bool:
    """Whether the lines hold nothing but what stands over a title: who issues, numbers, how secret and how urgent."""
    told = [simplified(line.strip()) for line in lines if line.strip()]
    return bool(told) and all(element_of(line) or is_number(line) or is_issue(line) or is_body(line) for line in told)


def _usually_apart(blocks: Sequence[Block]) -> int:
    """How many blank lines set most paragraphs apart; where that is none, two set a heading apart."""
    said = Counter([block.style.apart for block in blocks if block.end - block.start > _LONGEST])
    return said.most_common(1)[0][0] if said else 0


def _set_off(ground: Ground, looks: Sequence[Style], marked: frozenset[int]) -> frozenset[int]:
    """Starts of bold or centred lines without a mark, each between two sentences that are neither: 行李寄存.

    The sentences may be as short as those of a guide. One such line may be anything; several are how the text is divided.
    """
    lines, begin = ground.lines, ground.line_starts
    found = {
        lines[index]: begin[index]  # a name that comes again counts once
        for index in range(1, len(lines) - 1)
        if (looks[index].bold or looks[index].centred)
        and len(lines[index]) <= _TITLE_LONGEST
        and begin[index] not in marked
        and begin[index] not in ground.barred
        and lines[index - 1].endswith(_SENTENCE_ENDS)
        and lines[index + 1].endswith(_SENTENCE_ENDS)
        and not any(looks[beside].bold or looks[beside].centred for beside in (index - 1, index + 1))
        and not _NO_HEADING.search(lines[index])
        and not _LABEL.search(lines[index])
    }
    if len(found) < _RUN:
        return frozenset()
    return frozenset(found.values()).union(_right_under_title(ground, looks, frozenset(found.values())))


def _right_under_title(ground: Ground, looks: Sequence[Style], others: frozenset[int]) -> Iterator[int]:
    """The start of the second line, where it looks as the headings that begin at ``others`` do, and a sentence follows."""
    lines, begin = ground.lines, ground.line_starts
    like = {looks[index]._replace(indent=0.0) for index, start in enumerate(begin) if start in others}
    if looks[1]._replace(indent=0.0) in like and lines[2].endswith(_SENTENCE_ENDS) and not _NO_HEADING.search(lines[1]):
        yield begin[1]


def _plain_headings(ground: Ground, marked: frozenset[int]) -> frozenset[int]:
    """Starts of short lines without a mark in a text without markers, each between two paragraphs: 提高政治站位.

    One may be anything; several are how a speech is divided.
    """
    if len(marked) > _RUN:
        return frozenset()
    lines, begin = ground.lines, ground.line_starts
    found = {
        lines[index]: begin[index]  # a caption that comes again counts once
        for index in range(2, len(lines) - 1)
        if _PLAIN_LEAST <= len(lines[index]) <= _TITLE_LONGEST
        and begin[index] not in marked
        and begin[index] not in ground.barred
        and lines[index - 1].endswith(("。", "！", "”"))
        and len(lines[index + 1]) > _LONGEST
        and lines[index + 1].endswith(("。", "！", "”", "："))
        and not _NO_HEADING.search(lines[index])
        and _WORDS.search(lines[index])
        and not _LABEL.search(lines[index])
    }
    return frozenset(found.values()) if len(found) >= _RUN else frozenset()


def _sentence_headings(ground: Ground, marked: frozenset[int]) -> frozenset[int]:
    """Starts of lines that are one short sentence over a long paragraph, three and more in turn under one marker.

    大力提振消费。⏎(a long paragraph)⏎扩大有效投资。⏎(a long paragraph)… is how reports of governments set headings.
    """
    found: list[int] = []
    run: list[int] = []
    lines, begin = ground.lines, ground.line_starts
    gap = 0
    for index in range(len(lines) - 1):
        start = begin[index]
        if start in marked or start in ground.barred:
            found += run if len(run) >= _RUN else []
            run, gap = [], 0
            continue
        short = len(lines[index]) <= _SENTENCE_LONGEST and len(lines[index + 1]) > _BODY_LEAST
        if short and begin[index + 1] not in marked and _ONE_SENTENCE.match(lines[index]):
            run.append(start)
            gap = 0
        elif run:
            gap += 1
            if gap > _APART:
                found += run if len(run) >= _RUN else []
                run, gap = [], 0
    found += run if len(run) >= _RUN else []
    return frozenset(found)
