"""The text the outline works on: its lines, where each begins and ends, which are out of bounds, which were lost."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ..chinese.markers import Marker
from ..chinese.numerals import NUMERAL
from ..regex import regex

#: A line of this many characters may hold several paragraphs.
LONG = 400
_HARDLY = 5  # so many lines of running text are hardly any
_FRONT_LINES, _FRONT_LINE = 8, 60
_FRONT_ENDS = ("。", "！", "；", "：", ":", "，")
_WITHIN = regex(f"[^。！？\\n]{{2}}[。！？：](?:[{NUMERAL}]{{1,2}}、|（[{NUMERAL}]{{1,2}}）)(?![{NUMERAL}])")
_DASHES = ("—", "─", "－", "●", "■", "◆", "▲", "★", "◎", "○", "•", "·", "- ")


@dataclass(frozen=True, slots=True)
class Ground:
    """The text the outline works on: its lines, where each begins and ends, and which are of no concern to it."""

    text: str
    lines: tuple[str, ...]
    line_starts: tuple[int, ...]
    line_ends: tuple[int, ...]  # the newline left out
    unbroken: bool  # whether the text has lost its lines
    barred: frozenset[int] = frozenset()  # starts of lines that are cells, captions, notes

    @classmethod
    def of(cls, text: str) -> Ground:
        """The ground under ``text``."""
        lines = text.split("\n")
        past = tuple(accumulate(len(line) + 1 for line in lines))
        return cls(text, tuple(lines), (0, *past[:-1]), tuple([end - 1 for end in past]), _unbroken(lines))

    def barring(self, starts: Iterable[int]) -> Ground:
        """The same ground, with the lines that begin at ``starts`` out of bounds."""
        barred = frozenset(starts)
        return self if barred == self.barred else replace(self, barred=barred)

    def line_start(self, place: int) -> int:
        """Where the line that holds ``place`` begins."""
        return self.line_starts[bisect_right(self.line_starts, place) - 1]

    def line_end(self, place: int) -> int:
        """Where the line that holds ``place`` ends, its newline left out."""
        return self.line_ends[bisect_right(self.line_starts, place) - 1]

    def loose(self, markers: Sequence[Marker]) -> frozenset[str]:
        """The families that stand oftener after a full stop within long lines than at line starts: of a text whose
        lines were lost in part, 一、 may stand in one line, and the list of names below it in many.
        """
        if max(map(len, self.lines)) < LONG:
            return frozenset()
        begin, within = Counter[str](), Counter[str]()
        for marker in markers:
            line = self.line_start(marker.start)
            if line == marker.start:
                begin[marker.family] += 1
            elif self.text[marker.start - 1] in "。！？）”" and self.line_end(line) - line >= LONG:
                within[marker.family] += 1
        return frozenset(family for family, count in within.items() if count > max(begin[family], 1))


def _unbroken(lines: Sequence[str]) -> bool:
    """Whether there are 700 characters to a line and more, or hardly any line at all.

    The short lines above and below the running text (title, number, signature, date) count for nothing. Where all lines
    are short, those run on within which 一、 begins.
    """
    sizes = list(map(len, lines))
    long = [index for index, size in enumerate(sizes) if size > _FRONT_LINE]
    if not long:
        return 0 < sum(_WITHIN.search(line) is not None for line in lines) <= _HARDLY
    running = sizes[long[0] : long[-1] + 1]
    characters = sum(running)
    return characters > 700 * len(running) or (len(running) <= _HARDLY and characters > 40 * len(running))


def front(ground: Ground) -> int:
    """Where the front ends, of a text that has one: the title, ——二〇二六年一月二日在…大会上, who spoke.

    No line of it is long or ends as a sentence does, and one alone begins with a dash, which is not the first unless it tells
    a year: dashes in more lines make a list.
    """
    dashed: list[int] = []
    for index, line in enumerate(ground.lines[:_FRONT_LINES]):
        bare = line.strip()
        if len(bare) > _FRONT_LINE or bare.endswith(_FRONT_ENDS):
            headed = len(dashed) == 1 and (dashed[0] > 0 or "年" in ground.lines[0])
            return ground.line_starts[index] if headed else 0
        if bare.startswith(_DASHES):
            dashed.append(index)
    return 0
