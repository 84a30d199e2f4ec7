"""Tables without rules: rows whose words stand one below the other in columns, with blank between the columns all along."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..regex import regex

ROWS = 3  # that make a table
PIECES = 2  # in most of its rows
TRIES = 3  # rows at which a table is sought before all rows that stand in the same columns are passed over
LONG = 30  # characters of a cell from which on it is prose
NUMBER = regex(r"[\d.,，%％〇一二三四五六七八九十—–\-/ ]+")
LEADER = regex(r"[.…·．‥]{3,}")
SECTION = regex(r"\d{1,2}(?:\.\d{1,2}){0,3}")


class Piece(NamedTuple):
    """Words of a row, from ``left`` to ``right`` in any unit."""

    left: float
    right: float
    text: str


def columns_of(rows: Sequence[Sequence[Piece]], least: float) -> list[tuple[float, float]]:
    """The columns that rows make: where no gap of ``least`` parts words in any row they are one column."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((piece.left, piece.right) for row in rows for piece in row):
        if columns and left - columns[-1][1] < least:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def tables_in(rows: Sequence[Sequence[Piece]], least: float) -> list[tuple[int, int]]:
    """Where tables stand: from which row up to which one.

    A table begins and ends with a row of several pieces, goes on while its columns stay apart, and has a column of
    numbers, or more than two columns and three rows: words alone in two columns are signatures or verses.
    """
    found: list[tuple[int, int]] = []
    first = tried = 0
    while first < len(rows):
        stop = _stop(rows, first, least)
        last = stop
        while last > first and len(rows[last - 1]) < PIECES:
            last -= 1
        if _is_table(rows[first:last], least):
            found.append((first, last))
            first, tried = last, 0
        elif tried < TRIES:  # what stands above a table may look like a row of it
            first, tried = first + 1, tried + 1
        else:
            first, tried = max(stop, first + 1), 0
    return found


def _stop(rows: Sequence[Sequence[Piece]], first: int, least: float) -> int:
    """The first row from ``first`` on that does not stand in the columns of those above it."""
    if len(rows[first]) < PIECES:
        return first
    columns = columns_of(rows[first : first + 1], least)
    most, end = len(columns), first + 1
    while end < len(rows):
        known = [Piece(left, right, "") for left, right in columns]
        columns = columns_of((known, rows[end]), least)
        if len(columns) < max(PIECES, most) or any(len(piece.text) > LONG for piece in rows[end]):
            break
        most = max(most, len(columns)) if len(rows[end]) == len(columns) else most
        end += 1
    return end


def _is_table(rows: Sequence[Sequence[Piece]], least: float) -> bool:
    full = [row for row in rows if len(row) >= PIECES]
    if len(full) < ROWS or 2 * len(full) < len(rows):
        return False
    columns = columns_of(rows, least)
    if any(LEADER.search(piece.text) for row in rows for piece in row):
        return False  # a table of contents
    held = [[piece.text for row in rows for piece in row if left <= piece.left <= right] for left, right in columns]
    numbers = [sum(1 for text in texts[1:] if NUMBER.fullmatch(text)) * 2 > len(texts[1:]) for texts in held]
    if _count_up(held[-1]):
        return False  # a table of contents without leaders
    if len(columns) > PIECES:
        return any(numbers) or len(full) > ROWS
    if _are_sections(held[0]):
        return False  # a table of contents without pages
    return any(numbers) and not all(numbers)


def _count_up(texts: Sequence[str]) -> bool:
    """Whether these are page numbers: figures from the first row on, none less than the one before."""
    if not all(text.isdecimal() for text in texts):
        return False
    values = [int(text) for text in texts]
    return values == sorted(values)


def _are_sections(texts: Sequence[str]) -> bool:
    """Whether these number sections, some of them parts of others: 1.1, 1.2, 2, 2.1."""
    if not all(SECTION.fullmatch(text) for text in texts) or not any("." in text for text in texts):
        return False
    numbers = [tuple(map(int, text.split("."))) for text in texts]
    return all(_follows(former, later) for former, later in pairwise(numbers))


def _follows(former: tuple[int, ...], later: tuple[int, ...]) -> bool:
    """Whether the section ``later`` comes right behind ``former``: 1.3 or 2 or 1.2.1 behind 1.2."""
    depth = len(later)
    return later == (*former, 1) or later == (*former[: depth - 1], sum(former[depth - 1 : depth]) + 1)


def numbers_in(rows: Sequence[Sequence[Piece]]) -> float:
    """The share of the words under the first row that are numbers."""
    texts = [piece.text for row in rows[1:] for piece in row]
    return sum(1 for text in texts if NUMBER.fullmatch(text)) / max(len(texts), 1)
