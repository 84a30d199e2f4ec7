"""How a page sets its lines: at which margin it cuts them, and what stands before a paragraph.

A line that reaches the margin within a sentence goes on below. The lines below such lines show what stands before a line
that goes on: no indent, no blank line. A line that stops well before the margin ends a paragraph, and the lines below such
lines show what stands before a paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..lines import Lines
from ..model import PLAIN
from ..regex import regex

TERMINAL = "。！？!?…"
CLAUSE_ENDS = ("，", "、", "；", ",")
#: A line that ends in one of these ends what it says.
CLOSED = TERMINAL + "：:；;”）)》"
#: Families of markers that open no line of their own: 一是 and the like run on in a paragraph.
RUNNING = frozenset(
    ("item-is", "item-must", "item-grasp", "item-rely", "item-look", "item-word", "ordinal", "ordinal-of")
)
WEAK = frozenset(("arabic-bare", "decimal-2", "cjk-bare"))

NARROWEST, WIDEST = 24, 200  # columns of a margin
SLACK = 4  # columns by which a full line may miss the margin: a mark that may not begin a line, a number kept whole
LONGEST_TOKEN = 16  # columns of what a page does not break: 2019-2021年, 12345.67
_PLAIN = frozenset(("text",))
DEEPEST = 8  # columns of an indent; more centres the line
PARAGRAPHS = 3  # beginnings that must agree
_LINES = 40  # lines of a paragraph
SENTENCE = 20  # characters of a line that is a sentence or part of one
HEADING = 24  # characters of a bold line that heads what is below
#: Marks that may not begin a line, and so hang over the margin.
_HANGS = "，。；：、！？）》”’」』】"
#: What a page keeps in one piece at the start of a line: a number, a word, a character and the marks after it.
_TOKEN = regex(f"[“‘《（「『【]*(?:[A-Za-z0-9.,:/-]+[%％‰]?|.)[{_HANGS}]*")


class Layout(NamedTuple):
    """How the lines of a text are set."""

    lines: Lines
    columns: int  # of a full line; 0 where the page cuts none
    characters: int  # how many a full line has, where the page counts characters and not columns
    stepped: bool  # a paragraph begins with an indent, and no line within one does
    parted: bool  # a blank line stands above a paragraph, and none within one
    least: int  # blank lines that stand between any two lines, and so say nothing

    def steps(self, line: int) -> bool:
        """Whether the line is indented as a paragraph is."""
        return _steps(self.lines, line)

    def full(self, line: int) -> bool:
        """Whether the line reaches the margin, or would reach it with what the next one keeps in one piece."""
        if not self.columns:
            return False
        lines, width, size = self.lines, self.lines.width(line), len(self.lines[line])
        indent = lines.indents[line]
        if abs(width - self.columns) <= SLACK or self.characters in (size, size + indent):
            return True
        wide = width + (min(indent * 2, DEEPEST) if self.stepped else 0)
        if abs(wide - self.columns) <= SLACK:
            return True
        token = _TOKEN.match(lines.near(line + 1))
        over = columns_of(token[0]) if token else 0
        return wide < self.columns < wide + over and over <= LONGEST_TOKEN

    def nearly_full(self, line: int) -> bool:
        """Whether the line takes at least three quarters of the margin: letters of unequal widths make lines uneven."""
        return bool(self.columns) and self.lines.width(line) * 4 >= self.columns * 3

    def begins(self, line: int) -> bool:
        """Whether the line begins as a paragraph of this page does."""
        return (self.stepped and self.steps(line)) or (self.parted and self.gap(line) > 0)

    def gap(self, line: int) -> int:
        """How many blank lines above the line say something."""
        return self.lines.gaps[line] - self.least


@lru_cache(maxsize=2)
def layout(lines: Lines) -> Layout:
    """The layout of the page."""
    least = min(lines.gaps[1:], default=0)
    gaps = [gap > least for gap in lines.gaps]
    stepped, parted = _indented(lines), _spaced(gaps) or _closed(lines, gaps)
    columns = _margin(lines)
    if not columns:
        return Layout(lines, 0, 0, stepped, parted, least)
    inner: list[int] = []  # lines that go on with the sentence above
    first: list[int] = []  # lines that begin a paragraph
    for line in range(len(lines) - 1):
        width = lines.width(line)
        if columns - SLACK <= width <= columns + SLACK and lines[line][-1] not in CLOSED:
            inner.append(line + 1)
        elif width < columns - 2 * SLACK:
            first.append(line + 1)
    stepped |= _tells([_steps(lines, line) for line in first], [_steps(lines, line) for line in inner])
    parted |= _tells([gaps[line] for line in first], [gaps[line] for line in inner])
    return Layout(lines, columns, _counted(lines), stepped, parted, least)


@lru_cache(maxsize=2)
def hung(lines: Lines) -> frozenset[int]:
    """Lines without an indent below full lines, on a page that indents its paragraphs. The page may be short: two lines that
    go on with a sentence show how wide a full line is.
    """
    if len(lines) < 4 or max(lines.indents) < 2:
        return frozenset()
    low, first = [], -_LINES
    for line in range(len(lines)):
        if _steps(lines, line):
            first = line
        elif line - first < _LINES:
            low.append(line)
    inner = [_whole(lines, line - 1) for line in low if lines[line - 1][-1] not in CLOSED]
    if len(inner) < 2 or max(inner) < NARROWEST or max(inner) - min(inner) > SLACK:
        return frozenset()
    return frozenset(line for line in low if abs(_whole(lines, line - 1) - max(inner)) <= SLACK)


def _whole(lines: Lines, line: int) -> int:
    """Columns of the line with its indent."""
    start = lines.starts[line]
    return lines.width(line) + columns_of(lines.string[start - lines.indents[line] : start])


def is_text(lines: Lines, line: int) -> bool:
    """Whether the reader says that the line is running text, not a cell, figure, attachment or note."""
    if lines.roles <= _PLAIN:
        return True
    block = lines.block(line)
    return block is None or block.role == "text"


def styled_apart(lines: Lines, line: int) -> bool:
    """Whether the reader shows one of the line and the next as a heading and the other not, or at another level.

    A short line in bold letters is one over a line that is not: a sentence that goes on is set as it began.
    """
    if not lines.has_styles:
        return False
    first, second = (block.style if (block := lines.block(at)) else PLAIN for at in (line, line + 1))
    bold = first.bold and not second.bold and len(lines[line]) <= HEADING and not lines[line].endswith(CLAUSE_ENDS)
    return bold or first.heading != second.heading


def columns_of(text: str) -> int:
    """Columns on a terminal: an ideograph takes two."""
    return len(text.encode("gb18030", "replace"))


def _steps(lines: Lines, line: int) -> bool:
    indent = lines.indents[line] - _inmost(lines)  # an indent of all lines says nothing
    return indent >= 2 or (indent == 1 and lines.string[lines.starts[line] - 1] == "\u3000")


@lru_cache(maxsize=2)
def _inmost(lines: Lines) -> int:
    return min(lines.indents, default=0)


def _spaced(gaps: Sequence[bool]) -> bool:
    """Whether blank lines separate the paragraphs, so that a single newline does not."""
    return len(gaps) > 4 and sum(gaps[1:]) * 5 >= (len(gaps) - 1) * 3


def _closed(lines: Lines, gaps: Sequence[bool]) -> bool:
    """Whether a blank line follows every end of a paragraph, so that no paragraph ends at a single newline."""
    string = lines.string
    ends = [gap for end, gap in zip(lines.ends, gaps[1:], strict=False) if string[end - 1] in TERMINAL + "：:"]
    return len(ends) > 1 and all(ends)


def _indented(lines: Lines) -> bool:
    """Whether paragraphs begin with an indent, so that a line without one may continue the line above."""
    columns, deep = zip(lines.starts, lines.ends, lines.indents, strict=True), _inmost(lines) + 2
    indents = [indent for start, end, indent in columns if end - start > SENTENCE]
    return len(indents) > 3 and sum(indent >= deep for indent in indents) * 10 >= len(indents) * 3


def _tells(first: Sequence[bool], inner: Sequence[bool]) -> bool:
    """Whether most paragraphs begin with a sign, and hardly any other line does."""
    return sum(first) >= PARAGRAPHS and sum(first) * 10 >= len(first) * 6 and sum(inner) <= max(1, len(inner) // 20)


def _within(lines: Lines) -> list[int]:
    """The lines that stop within a sentence."""
    string, starts, ends = lines.string, lines.starts, lines.ends
    inner = range(len(lines) - 1)  # the last line stops where the text does
    return [line for line in inner if ends[line] - starts[line] > 10 and string[ends[line] - 1] not in CLOSED]


def _counted(lines: Lines) -> int:
    """How many characters nearly every line has that stops within a sentence; 0 where they differ."""
    sizes = Counter(lines.ends[line] - lines.starts[line] for line in _within(lines))
    size, count = sizes.most_common(1)[0]
    return size if count * 10 >= sizes.total() * 7 else 0


def _margin(lines: Lines) -> int:
    """The margin in columns; 0 if the page cuts no lines."""
    within = _within(lines)
    if len(within) < 4 or len(within) * 5 < len(lines):
        return 0
    whole = [lines.width(line) for line in range(len(lines))]
    bare = [width - (2 if lines[line][-1] in _HANGS else 0) for line, width in enumerate(whole)]
    return _agreed(within, whole) or _agreed(within, bare)


def _agreed(within: Sequence[int], widths: Sequence[int]) -> int:
    """The width that most lines cut within a sentence have, if few lines are wider; else 0."""
    cut = sorted(widths[line] for line in within)
    columns = cut[-1 - len(cut) // 12]
    near = sum(columns - SLACK <= width <= columns + 1 for width in cut)
    over = sum(width > columns + 1 for width in widths)
    if not NARROWEST <= columns <= WIDEST or near < 4 or over * 20 > len(widths):
        return 0
    return columns if near * 2 >= len(cut) else 0
