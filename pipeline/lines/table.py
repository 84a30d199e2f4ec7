"""The table itself: columns of integers over one text, read once and mended where the text is edited."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import NamedTuple, TypeVar

from ..chinese.markers import Marker, lead
from ..model import Block, Page
from ..regex import regex
from ..text import Text
from .find import find
from .kinds import kinds_of
from .words import rare, wanted

_Known = TypeVar("_Known")


#: The starts and the ends of lines.
_Columns = tuple[list[int], list[int]]
_LINE = regex(r"\S(?:[^\n]*\S)?")


class Lines:
    """The lines of one text that are not blank, in order; a line is named by its place in the table, from 0.

    All offsets are text offsets (code points of ``text.string``). ``blocks`` are the reader's, in source offsets.
    """

    def __init__(
        self,
        text: Text,
        blocks: Sequence[Block] = (),
        columns: _Columns | None = None,
        told: _Told | None = None,
        source: str = "",
    ) -> None:
        columns = columns or _read(text.string, 0, len(text.string))
        self._told = told or _told(blocks, source)
        self.text = text
        self.string = text.string
        self.blocks = blocks
        self.starts, self.ends = columns  # of the first character that is not white, and behind the last one
        self._rare: frozenset[str] | None = None
        self._kinds: list[int] = [-1] * len(self.starts)
        self._leads: list[Marker | bool | None] = [False] * len(self.starts)
        self._in: list[Block | bool | None] = [False] * len(self.starts)

    @classmethod
    def of(cls, page: Page) -> Lines:
        """The table of a page: as the stage before left it, where that stage gave it on with its text."""
        found = page.table
        if isinstance(found, cls) and found.text is page.text and found.blocks is page.blocks:
            return found
        return cls(page.text, page.blocks, source=page.source)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, line: int) -> str:
        """The line without the white space at its ends."""
        return self.string[self.starts[line] : self.ends[line]]

    def __iter__(self) -> Iterator[str]:
        return map(self.string.__getitem__, map(slice, self.starts, self.ends))

    def near(self, line: int) -> str:
        """The line as ``[]`` gives it, and an empty string beyond either end of the text."""
        return self[line] if 0 <= line < len(self.starts) else ""

    def width(self, line: int) -> int:
        """Columns on a terminal: an ideograph takes two."""
        return len(self[line].encode("gb18030", "replace"))

    def at(self, place: int) -> int:
        """The line that holds the text offset ``place``, or the last one that begins before it; -1: none does."""
        return bisect_right(self.starts, place) - 1

    def kinds(self, line: int) -> int:
        """What kinds of characters the line holds: a sum of ``DIGIT``, ``STOP`` and the others of ``lines.kinds``."""
        found = self._kinds[line]
        if found < 0:
            found = self._kinds[line] = kinds_of(self[line])
        return found

    def lead(self, line: int) -> Marker | None:
        """The marker that the line begins with, its offsets counted from the line's start."""
        found = self._leads[line]
        if found is False:
            found = self._leads[line] = lead(self[line])
        return found  # type: ignore[return-value]

    @property
    def rare(self) -> frozenset[str]:
        """The rare characters of the text (see ``words.rare``), and it may be some that an edit took away."""
        found = self._rare
        if found is None:
            found = self._rare = rare(self.string)
        return found

    def possible(self, words: tuple[str, ...]) -> list[str]:
        """Those of ``words`` whose rare characters the text has."""
        here = self.rare
        return [word for signs, word in wanted(words).words if signs <= here]

    def holding(self, words: tuple[str, ...]) -> list[int]:
        """The lines that hold one of ``words`` at least, in order. Words are looked for as they stand."""
        possible, single = self.possible(words), wanted(words).single
        found: set[int] = set()
        if single and sum(len(word) == 1 for word in possible) > 2:
            found.update(self._with_any(single))
            possible = [word for word in possible if len(word) > 1]
        for word in possible:
            place = find(self.string, word)
            if place >= 0:
                found.update(self._with(word, place))
        return sorted(found)

    def _with_any(self, single: re.Pattern[str]) -> Iterator[int]:
        """The lines that hold one of the characters of a class."""
        starts, count = self.starts, len(self.starts)
        match = single.search(self.string, starts[0]) if count else None
        while match:
            place = match.start()
            line = bisect_right(starts, place) - 1
            if place < self.ends[line]:
                yield line
            match = single.search(self.string, starts[line + 1]) if line + 1 < count else None

    def _with(self, word: str, place: int) -> Iterator[int]:
        """The lines that hold the word, which stands at ``place`` first."""
        string, starts, ends, size = self.string, self.starts, self.ends, len(word)
        look = string.find if size == 1 else partial(find, string)
        while place >= 0:
            line = bisect_right(starts, place) - 1
            if line < 0:
                place = starts[0] if starts else len(string)
            else:
                last = ends[line] - size
                if place <= last:
                    yield line
                    place = last + 1
                else:
                    place += 1
            place = look(word, place)

    @cached_property
    def lasts(self) -> str:
        """The last character of each line."""
        return "".join([self.string[end - 1] for end in self.ends])

    @cached_property
    def indents(self) -> list[int]:
        """How many code points of white space stand before each line."""
        newline = self.string.rfind
        return [start - newline("\n", 0, start) - 1 for start in self.starts]

    @cached_property
    def gaps(self) -> list[int]:
        """How many blank lines stand above each line."""
        newlines, starts = self.string.count, self.starts
        below = [newlines("\n", end, start) - 1 for end, start in zip(self.ends, starts[1:], strict=False)]
        return [newlines("\n", 0, starts[0]), *below] if starts else []

    @cached_property
    def _sources(self) -> list[tuple[int, int]]:
        return list(self.text.sources_of(zip(self.starts, self.ends, strict=True)))

    def source(self, line: int) -> tuple[int, int]:
        """The source range that the line stands for."""
        return self._sources[line]

    def block(self, line: int) -> Block | None:
        """The block of the reader in which the line begins; None where no block holds its first character."""
        found = self._in[line]
        if found is False:
            place = self._sources[line][0]
            index = bisect_right(self._told.starts, place) - 1
            block = self.blocks[index] if index >= 0 else None
            found = block if block is not None and place < max(block.end, block.start + 1) else None
            self._in[line] = found
        return found  # type: ignore[return-value]

    @property
    def roles(self) -> frozenset[str]:
        """What the reader says that blocks are: ``text``, ``cell`` and the others."""
        return self._told.roles

    @property
    def has_paragraphs(self) -> bool:
        """Whether the file itself says where paragraphs begin."""
        return self._told.paragraphs

    def opens(self, line: int) -> bool:
        """Whether the file itself says that a paragraph begins with the line."""
        block = self.block(line)
        return block is not None and block.opens and (not line or self.block(line - 1) is not block)

    @property
    def has_cells(self) -> bool:
        """Whether any block is a cell of a data table."""
        return "cell" in self._told.roles

    @property
    def has_styles(self) -> bool:
        """Whether the reader shows any block in another style than the first."""
        return self._told.styles

    def is_cell(self, line: int) -> bool:
        """Whether the line stands in a cell of a data table."""
        block = self.block(line) if self.has_cells else None
        return block is not None and block.role == "cell"

    @cached_property
    def cells(self) -> list[int]:
        """The lines that stand in cells of data tables."""
        return [line for line in range(len(self.starts)) if self.is_cell(line)] if self.has_cells else []

    def taken_above(self, line: int) -> int:
        """How many characters of the source were taken away between this line and the one above it, white space too."""
        start = self._sources[line][0]
        before = self._sources[line - 1][1] if line else 0
        between = self.starts[line] - (self.ends[line - 1] if line else 0)
        return max(start - before - between, 0)

    def row_taken_above(self, line: int) -> int:
        """How many characters that are not white stood in the source between this line and the one above it. The table
        must have been made with its source.
        """
        before = self._sources[line - 1][1] if line else 0
        return sum(map(len, self._told.source[before : self._sources[line][0]].split()))

    def edited(self, splices: Sequence[tuple[int, int, str]], text: Text) -> Lines:
        """The table of ``text``, which ``splices`` make of this one's; only the lines they touch are read again."""
        if not splices:
            return self
        lines = self._mended(splices, text)
        if self._rare is not None:
            lines._rare = self._rare | rare("".join([now for _, _, now in splices]))
        return lines

    def _mended(self, splices: Sequence[tuple[int, int, str]], text: Text) -> Lines:
        if len(splices) > len(self) // 2:  # to read all again takes less time than to find what stays
            return Lines(text, self.blocks, told=self._told)
        made: _Columns = ([], [])
        kept: list[tuple[int, int]] = []  # runs of lines carried over, as they stood here
        done, shift = 0, 0
        for first, last, change in _dirty(self, splices):
            _carry(self, made, done, first, shift)
            kept.append((done, first))
            start = self.ends[first - 1] + shift if first else 0
            shift += change
            end = self.starts[last] + shift if last < len(self) else len(text.string)
            starts, ends = _read(text.string, start, end)
            made[0].extend(starts)
            made[1].extend(ends)
            kept.append((-len(starts), 0))
            done = last
        _carry(self, made, done, len(self), shift)
        kept.append((done, len(self)))
        lines = Lines(text, self.blocks, made, self._told)
        lines._kinds = _kept(self._kinds, kept, -1)
        lines._leads = _kept(self._leads, kept, False)
        lines._in = _kept(self._in, kept, False)
        return lines


class _Told(NamedTuple):
    """What the blocks of a page have in common, and the source text where it was given; an edit changes none of it."""

    starts: list[int]
    roles: frozenset[str]
    styles: bool
    paragraphs: bool
    source: str


def _told(blocks: Sequence[Block], source: str) -> _Told:
    roles = frozenset(block.role for block in blocks)
    styles = any(block.style != blocks[0].style for block in blocks)
    return _Told([block.start for block in blocks], roles, styles, any(block.opens for block in blocks), source)


def _read(string: str, start: int, end: int) -> _Columns:
    """The lines of ``string[start:end]``, which begins and ends between lines."""
    spans = [line.span() for line in _LINE.finditer(string, start, end)]
    return [first for first, _ in spans], [last for _, last in spans]


def _dirty(lines: Lines, splices: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, int]]:
    """The runs of lines ``[first, last)`` that splices touch, apart, and by how much each run grows.

    A line whose white space is touched is read again, so is the line above that white space.
    """
    first = last = -1
    change = 0
    inner = (0, 0)  # where the run's first line begins and its last one ends: a splice between is of this run
    for start, end, now in splices:
        if inner[0] < start and end < inner[1]:
            change += len(now) - (end - start)
            continue
        low = max(bisect_left(lines.ends, start), 0)
        if low == len(lines) or start < lines.starts[low]:
            low = max(low - 1, 0)
        high = bisect_right(lines.starts, end)
        if high < len(lines) and (high == 0 or end > lines.ends[high - 1]):
            high += 1
        high = min(max(high, low + 1), len(lines))
        if first >= 0 and low <= last:
            last = max(last, high)
        else:
            if first >= 0:
                yield first, last, change
            first, last, change = low, high, 0
        change += len(now) - (end - start)
        inner = (lines.starts[first], lines.ends[last - 1]) if first < last else (0, 0)
    yield first, last, change


def _carry(lines: Lines, made: _Columns, first: int, last: int, shift: int) -> None:
    """Append the lines ``[first, last)`` to ``made``, moved by ``shift``."""
    for column, place in zip(made, (lines.starts, lines.ends), strict=True):
        column.extend([at + shift for at in place[first:last]] if shift else place[first:last])


def _kept(column: list[_Known], kept: Sequence[tuple[int, int]], unknown: _Known) -> list[_Known]:
    """The column with what is still known of it: ``kept`` names runs of lines, or ``(-n, 0)`` for n lines read anew."""
    made: list[_Known] = []
    for first, last in kept:
        made.extend([unknown] * -first if first < 0 else column[first:last])
    return made
