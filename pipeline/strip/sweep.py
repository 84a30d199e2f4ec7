"""Runs the line rules over a page: outside the running text over every line, inside over those that name the page.

Inside a text most lines hold no word that any rule asks for. One expression finds those that do, so the time grows with
the text and not with rules times lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.model import Facts
from pipeline.regex import regex
from pipeline.rule import Line, LineRule
from pipeline.strip.frame import body
from pipeline.strip.phrase import table

#: How often the rules go over a page: a neighbour's removal may be what a line was waiting for.
ROUNDS = 3
EDGE = 400  # lines at either end that are looked at where a page has no running text
TAIL = 3  # last lines of the running text that are looked at: the page may repeat the opening there
LONGEST = 600  # characters of a line that a rule may take

#: What the rules ask for that may take a line from inside a text, but for the phrases of the table.
_ASKED = (
    r"第\s?\d+\s?[页頁]|本站|本网|本平台|本文档|该文档|文档内容|本资源|立即通知|与我们联系|联系我们|我们(?:会|将)?(?:立即|及时|尽快)|上传|客服|位置|"
    r"首页|下载|打印|收藏|返回|关闭|分享|举报|登录|字号|字体|下一页|摄|供图|/图|记者"
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
) -> Iterator[Removal]:
    """Every line of ``text`` that a rule takes, once; ``lines`` stand at ``places``, those of ``taken`` went before."""
    gone = [False] * len(lines)
    for index in taken:
        gone[index] = True
    inside = _naming(text, places)
    frame = (0, 0)
    windows: dict[int, Line] = {}
    for _ in range(ROUNDS):
        found = False
        for rule in rules:
            now = body(lines, gone)
            if now != frame:
                frame, windows = now, {}
            for index in _candidates(len(lines), *frame, inside):
                if gone[index] or len(lines[index]) > LONGEST:
                    continue
                if index not in windows:
                    windows[index] = Line(lines, index, facts=facts, gone=gone, body=frame)
                why = rule.judge(windows[index])
                if why:
                    gone[index] = found = True
                    yield Removal(index, rule.name, why)
        if not found:
            return
        inside = []  # what is inside does not hang on its neighbours


def _candidates(count: int, first: int, last: int, inside: Sequence[int]) -> Iterator[int]:
    if last < 0:  # no running text at all
        near = {*range(min(count, EDGE)), *range(max(0, count - EDGE), count), *inside}
        yield from sorted(near)
        return
    yield from range(first)
    tail = range(max(first, last + 1 - TAIL), last + 1)
    yield from sorted({*tail, *(index for index in inside if first <= index <= last)})
    yield from range(last + 1, count)


def _naming(text: str, places: Sequence[tuple[int, int]]) -> list[int]:
    """Lines that hold a word some rule asks for."""
    starts = [start for start, _ in places]
    hits = [match.start() for match in asked().finditer(text)]
    hits += [match.start() for match in _SPACED.finditer(text)]
    found = sorted({bisect_right(starts, hit) - 1 for hit in hits})
    return [index for index in found if index >= 0]
