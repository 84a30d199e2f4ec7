"""Runs the line rules over a page: outside the running text over every line, inside over those that name the page.

Inside a text most lines hold no word that any rule asks for. One expression finds those that do, so the time grows with
the text and not with rules times lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ..model import Facts
from ..regex import regex
from ..rule import Line, LineRule
from .frame import body
from .phrase import table

#: How often the rules go over a page: a neighbour's removal may be what a line was waiting for.
ROUNDS = 3
EDGE = 400  # lines at either end that are looked at where a page has no running text
HEAD = 2  # first lines of the running text that are looked at: a site may introduce the text in sentences
TAIL = 3  # last lines of the running text that are looked at: the page may repeat the opening there
LONGEST = 600  # characters of a line that a rule may take

#: Rules whose words a page does set in tables. The others ask for a line's neighbours, and a cell's are its row: under
#: 来源 作者 标签 stand 财政 王某 水利, and none of them is a page's.
OF_TABLES = frozenset(("strip/record-row", "strip/phrase", "strip/disclaimer"))
#: Rules that take lines outside the running text alone: they are not asked of any other.
BESIDE = frozenset(
    "strip/" + name for name in ("above-title", "credits", "links", "site-name", "source-line", "stranded", "word-list")
)
#: What the rules ask for that may take a line from inside a text, but for the phrases of the table. Each alternative
#: begins with a character of its own here too.
_ASKED = (
    r"第\s?\d+\s?[页頁]|本站|本网|本平台|本文档|该文档|文档内容|本资源|立即通知|与我们联系|联系我们|我们(?:会|将)?(?:立即|及时|尽快)|上传|客服|位置|"
    r"首页|下载|打印|收藏|返回|关闭|分享|举报|登录|字号|字体|下一页|摄|供图|/图|记者|小编|\.(?:jpe?g|png|gif|bmp|webp)|"
    r"精品|精选公文|编辑|感谢您的?[观聆阅]|感谢[观聆阅]|谢谢[观聆阅]|仅供|以上就是|以上内容|以上是|以上便是|今天是|现在是|文库|范文|公文网|文秘网|资料网|秘书网|"
    r"浏览器|--{7}|=={7}|━━{7}|──{7}|══{7}|\*\*{7}|##{7}|~~{7}|\+\+{7}|——{7}|分隔线"
)
#: What a line of several sentences must hold for a rule to look at it. Each alternative begins with a character of its
#: own, not a class: so the engine skips from one of these characters to the next.
_SAID = regex(
    "本(?:站|网|平台|文档|资源)|该文档|文档内容|立即通知|与我们联系|联系我们|我们(?:会|将)?(?:立即|及时|尽快)|客服|上传|小编|下载|预览|转载|APP|"
    "记者|通讯员|摄影|新华社|图片来源|导语|网为(?:您|你|大家|广大)|库为(?:您|你|大家|广大)|站为(?:您|你|大家|广大)|网整理|库整理|范文|浏览器|此文档"
)
#: Words by which a site addresses its reader, over the text.
_ADDRESSED = regex("[您你]|大家|读者|参考|下载|阅读|今天是|点击")
#: A line of one sentence that is longer holds no phrase of the table.
_PLAIN = 600
#: An article or item of the text: no phrase begins like that.
_OPENS = frozenset("第（(一二三四五六七八九十")
_MARKED = regex(
    "第[一二三四五六七八九十百千零〇]+[编章节条]|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、"
)
#: Spaced out, so that no word can be found: 本 文 由.
_SPACED = regex("[ \u3000][^\\s][ \u3000][^\\s][ \u3000]")
_BREAKS = regex("[…#,:()|/;!?]+")


class Removal(NamedTuple):
    """A line that goes, by its place among the lines that are not blank."""

    place: int
    rule: str
    why: str


@lru_cache(maxsize=1)
def asked() -> re.Pattern[str]:
    """What a line inside a text must hold for a rule to look at it."""
    words = {max(_BREAKS.split(row.phrase), key=len) for row in table() if row.place == "anywhere"}
    return re.compile("|".join([*by_first_character(word for word in words if len(word) > 1), _ASKED]))


def by_first_character(words: Iterable[str]) -> list[str]:
    """One alternative for each first character, so that the engine tries few where it tries any."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return [f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items()]


def sweep(
    text: str,
    places: Sequence[tuple[int, int]],
    lines: Sequence[str],
    taken: Sequence[int],
    rules: Sequence[LineRule],
    facts: Facts,
    cells: frozenset[int] = frozenset(),
) -> Iterator[Removal]:
    """Every line of ``text`` that a rule takes, once; ``lines`` stand at ``places``, those of ``taken`` went before.

    Those of ``cells`` stand in a data table: only ``OF_TABLES`` take them.
    """
    gone = [False] * len(lines)
    for index in taken:
        gone[index] = True
    inside = _naming(text, places, lines)
    frame = body(lines, gone)
    for _ in range(ROUNDS):
        found = False
        todo = _windows(lines, gone, frame, inside, facts)
        beside = [look for look in todo if look[1].outside]
        for rule in rules:
            judge, taking = rule.judge, False
            for index, window in beside if rule.name in BESIDE else todo:
                if index in cells and rule.name not in OF_TABLES:
                    continue
                if not gone[index] and (why := judge(window)):
                    gone[index] = taking = True
                    yield Removal(index, rule.name, why)
            if taking:
                found = True
                now = body(lines, gone)
                if now != frame:
                    frame = now
                    todo = _windows(lines, gone, frame, inside, facts)
                    beside = [look for look in todo if look[1].outside]
        if not found:
            return
        inside = []  # what is inside does not hang on its neighbours


def _windows(
    lines: Sequence[str], gone: Sequence[bool], frame: tuple[int, int], inside: Sequence[int], facts: Facts
) -> list[tuple[int, Line]]:
    """The lines to look at, each with its window."""
    return [
        (index, Line(lines, index, facts=facts, gone=gone, body=frame))
        for index in _candidates(lines, *frame, inside)
        if not gone[index] and len(lines[index]) <= LONGEST
    ]


def _candidates(lines: Sequence[str], first: int, last: int, inside: Sequence[int]) -> Iterator[int]:
    count = len(lines)
    if last < 0:  # no running text at all
        near = {*range(min(count, EDGE)), *range(max(0, count - EDGE), count), *inside}
        yield from sorted(near)
        return
    yield from range(first)
    tail = range(max(first, last + 1 - TAIL), last + 1)
    head = (index for index in range(first, min(first + HEAD, last + 1)) if _ADDRESSED.search(lines[index]))
    yield from sorted({*head, *tail, *(index for index in inside if first <= index <= last)})
    yield from range(last + 1, count)


def _naming(text: str, places: Sequence[tuple[int, int]], lines: Sequence[str]) -> list[int]:
    """Lines that hold a word some rule asks for.

    No phrase runs over a full stop, so most of a text, its paragraphs, need only be asked for the words by which a page
    speaks of itself at length.
    """
    plain = [
        index
        for index, line in enumerate(lines)
        if len(line) <= _PLAIN and "。" not in line[:-1] and not (line[:1] in _OPENS and _MARKED.match(line))
    ]
    found = {plain[n] for n in _lines_of(asked(), [lines[index] for index in plain])}
    starts = [start for start, _ in places]
    hits = [match.start() for match in _SAID.finditer(text)]
    if " " in text or "\u3000" in text:
        hits += [match.start() for match in _SPACED.finditer(text)]
    found.update(bisect_right(starts, hit) - 1 for hit in hits)
    return sorted(index for index in found if index >= 0)


def _lines_of(expression: re.Pattern[str], lines: Sequence[str]) -> Iterator[int]:
    """Which of ``lines`` hold the expression, asked of all of them at once."""
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    last = -1
    for match in expression.finditer("\n".join(lines)):
        if match.start() >= starts[last + 1]:
            last = bisect_right(starts, match.start()) - 1
            yield last
