"""A title that the page set on several lines (GB/T 9704-2012, 7.3.1 sets it so, and breaks it anywhere between words)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from math import sqrt

from ..chinese.bodies import OFFICE, SIGNING, is_body
from ..chinese.dates import DATE
from ..chinese.doc_numbers import NUMBER
from ..chinese.kinds import ends_in_kind
from ..chinese.names import NAME
from ..chinese.scripts import simplified
from ..chinese.sheet import form_of
from ..chinese.widths import CJK
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .around_title import MARK
from .line_end import goes_on
from .zones import LONGEST, is_running

_FIRST = 10  # lines at the top in which a title may begin
_LINE = 45  # characters of one of its lines
_MOST = 5  # lines of a title
_ROW = 6  # characters of a row of the page that was taken away between two lines: they belong together no more
_SLOGAN = 24  # characters of a line of slogans
_SHORTEST = 4  # characters of the first line, and of one that a cover shows as the second: 工作手册
#: Times the size of the text from which on a line is nearer to that of a title: 22 points over 16 (GB/T 9704-2012, 5.2.3
#: and 7.3.1), and half way between the two as sizes grow.
_LARGER = sqrt(22 / 16)
#: Points of a text that does not say its size: a browser's 16 pixels (CSS Fonts 4, medium). Word's are fewer, 10 (ECMA-376
#: part 1, 17.3.2.38), so that what is larger than these is larger in both.
_USUAL = 12.0

_WORDS = regex(r"[\w（）()《》〈〉<>“”〔〕、\-—·　 /&]+")
#: （2021—2025年）的通知: the bracket belongs to the line above.
_BRACKETED = regex("[（(][^（()）]{1,16}[）)]的")
_NUMBERED, _DATED = regex(NUMBER), regex(DATE)
_PRESS = regex("日[电電讯]$")
_LABEL = regex(r"附\s?[件表录]|目\s?[录次]$|第?[一二三四五六七八九十\d]{1,6}篇")
_PERSON = regex(rf"{OFFICE}(?:\s+[{CJK}]{{1,3}}|{NAME})$|^[{CJK}]\s+[{CJK}]{{1,2}}$")
_SIGNS = regex(f"{SIGNING}$")


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    head = [line for line in view.asked[:_FIRST] if not is_running(lines, line)]
    texts = {line: MARK.sub("", simplified(lines[line])) for line in head}
    for first in head:
        last = _last(lines, texts, first)
        if last > first:
            yield from (Edit(lines.ends[line], lines.starts[line + 1]) for line in range(first, last))
            return


def _last(lines: Lines, texts: Mapping[int, str], first: int) -> int:
    """The last line of the title that begins with ``first``; ``first`` itself where none of several lines does."""
    joined, last = texts[first], first
    if len(joined) < _SHORTEST:
        return first
    for line in range(first + 1, first + _MOST):
        above, below = texts[line - 1], texts.get(line, "")
        twice = len(joined) + len(below) > LONGEST or below == above
        parted = twice or (below and lines.row_taken_above(line) >= _ROW)
        closes = joined.count("《") > joined.count("》") and "》" in below and ends_in_kind(below)
        if parted or not may_stand(above) or not (closes or may_stand(below)):
            break
        under = texts.get(line + 1, "")
        over_subtitle = _is_subtitle(under)
        slogan = over_subtitle and len(above) <= _SLOGAN and not ends_in_kind(above) and not ends_in_kind(below)
        if not (
            closes or slogan or goes_on(joined, above, below, under) or _is_shown_as_one(lines, line, joined, below)
        ):
            break
        joined += below
        if ends_in_kind(joined) or over_subtitle:
            last = line
    return last


def may_stand(line: str) -> bool:
    """Whether the line may be part of a title: words only, no number, date, label or name of a person."""
    if not line or len(line) > _LINE or not _WORDS.fullmatch(line) or form_of(line):
        return False
    if line[0] in "（(—-" and not _BRACKETED.match(line):
        return False
    if _LABEL.match(line) or _NUMBERED.match(line) or _DATED.match(line):
        return False
    return not _PERSON.search(line) and not _PRESS.search(line)


def _is_subtitle(line: str) -> bool:
    """Whether the line under the title says where it was spoken: ——在某县第七次代表大会上的报告."""
    return line[:1] in ("—", "─") and ends_in_kind(line)


def _is_shown_as_one(lines: Lines, line: int, above: str, below: str) -> bool:
    """Whether the page shows the line and the one above it in letters of one size, larger than those of the text, and the
    matter of the title is in the one, its kind in the other.
    """
    if not lines.has_styles or ends_in_kind(above) or not ends_in_kind(below) or len(below) < _SHORTEST:
        return False
    if is_body(above) or _SIGNS.search(above) or below[0] in "在关《":
        return False
    one, other = lines.block(line - 1), lines.block(line)
    if one is None or other is None or one.style.size != other.style.size:
        return False
    letters: Counter[float] = Counter()
    for block in lines.blocks:
        letters[block.style.size] += block.end - block.start
    usual = max(letters, key=lambda size: letters[size])
    return one.style.size > _LARGER * (usual or _USUAL)


RULE = Rule(
    "title/broken-title",
    judge,
    HIGH,
    where=Where.HEAD,
    after=("title/glued-head",),
    why="The lines make one title: each but the last is unfinished, and only the last ends in a kind of document.",
    examples=(
        Example(
            "某省人民政府关于印发乡村道路养护\n实施方案的通知\n某政发〔2019〕4号",
            becomes="某省人民政府关于印发乡村道路养护实施方案的通知\n某政发〔2019〕4号",
        ),
        Example(
            "某局关于公布《某县收费项目\n目录清单\n（2018年版）》的通知\n某发〔2018〕65号",
            becomes="某局关于公布《某县收费项目目录清单（2018年版）》的通知\n某发〔2018〕65号",
        ),
        Example("研究报告\n2023年第7期（总第132期）\n某县山区农业发展情况调查报告\n一、情况"),
        Example("在全县水利会议上的讲话\n在全县林业会议上的讲话"),
    ),
)
