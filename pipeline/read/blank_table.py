"""Tables of plain text whose columns are set one below the other with blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from ..regex import regex
from .aligned import LONG, NUMBER, ROWS, Piece, columns_of, numbers_in, tables_in
from .text_table import Row, Tables

WORDS = regex(r"[^ \u3000\t](?:[^ \u3000\t]| (?! ))*")  # one blank alone parts no columns
GAP = regex(" {2,}|\u3000+")
WIDE = "\u3000"
APART = 2.0  # half characters of blank between two columns
NUMBERS = 0.25  # of the words: names and verses are set below each other too


def find_blank_tables(lines: Sequence[str], starts: Sequence[int], number: int) -> Tables:
    """The tables in the lines of a text, numbered after ``number``; ``starts`` says where in it each line begins."""
    found = Tables("read/blank-table", "the blanks that part the columns of a table")
    for first, last in _stretches(lines):
        rows = [[Piece(low, high, text) for low, high, text, _ in _pieces(line)] for line in lines[first:last]]
        for low, high in tables_in(rows, APART):
            if numbers_in(rows[low:high]) < NUMBERS:
                continue
            number += 1
            taken = range(first + low, first + high)
            columns = columns_of(rows[low:high], APART)
            found.add(number, [_row(lines[index], index, columns) for index in taken], taken, lines, starts)
    return found


def _stretches(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Lines that follow each other, each of several short words apart, and not only words: from which up to which."""
    first, words, numbers = 0, 0, 0
    for index, line in enumerate((*lines, "")):
        bare = line.strip()
        parts = GAP.split(bare) if "  " in bare or WIDE in bare else ()
        if len(parts) > 1 and max(map(len, parts)) <= LONG:
            words += len(parts)
            numbers += sum(1 for part in parts if NUMBER.fullmatch(part))
            continue
        if index - first >= ROWS and numbers >= 0.5 * NUMBERS * words:
            yield first, index
        first, words, numbers = index + 1, 0, 0


def _pieces(line: str) -> Iterator[tuple[float, float, str, tuple[int, int]]]:
    """The words of a line that blanks part: from where to where in half characters, and in the line."""
    at, width = 0, 0.0
    for words in WORDS.finditer(line):
        width += _width(line[at : words.start()])
        left, width = width, width + _width(words[0].rstrip())
        yield left, width, words[0].rstrip(), (words.start(), words.start() + len(words[0].rstrip()))
        at = words.start() + len(words[0].rstrip())


def _width(text: str) -> float:
    return sum(2.0 if east_asian_width(character) in "WFA" else 1.0 for character in text)


def _row(line: str, index: int, columns: Sequence[tuple[float, float]]) -> Row:
    """The places of the cells of a line; an empty place where a column has no word."""
    cells = [(0, 0)] * len(columns)
    for left, _, _, place in _pieces(line):
        at = next(at for at, (low, high) in enumerate(columns) if low <= left <= high)
        cells[at] = (min(cells[at][0] or place[0], place[0]), place[1])
    return index, cells
