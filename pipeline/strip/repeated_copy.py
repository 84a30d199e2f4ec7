"""The whole text again and again: a page that was saved once for each of its parts, with all of it each time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice

_LONG = 60  # characters; a shorter line may stand twice in one text
FIRST = regex(rf"^(?=[^\n]{{{_LONG},}}$)[^\n]*?(\S{{12,40}})", re.M)
_BETWEEN = 2  # long lines of the page's own that may stand between two copies
_LEAST = 3  # long lines that a text has at least, to be told from its copy


def find(here: Here) -> Iterator[Splice]:
    if not _comes_again(here.text):
        return
    places = list(_long_lines(here.text))
    lines = [line for _, _, line in places]
    starts = [index for index, line in enumerate(lines) if line == lines[0]]
    if len(starts) < 2 or starts[1] < _LEAST:
        return
    length = _alike(lines, starts[1])
    if length < _LEAST or length < starts[1] - _BETWEEN:
        return
    copies = [start for start in starts if lines[start : start + length] == lines[:length]]
    heads = {_before(here.text, places[copy][0]) for copy in copies}
    if len(copies) < 2 or len(heads) > 1 or any(b - a - length > _BETWEEN for a, b in pairwise(copies)):
        return  # the same paragraphs under other headings, or with others between, are no copy
    yield Splice(places[length - 1][1], places[copies[-1] + length - 1][1], "")


def _comes_again(text: str) -> bool:
    """Whether words of the first long line stand once more further down; most texts have none that do."""
    first = FIRST.search(text)
    return first is not None and text.find(first[1], first.end()) >= 0


def _alike(lines: Sequence[str], start: int) -> int:
    """How many lines from the first on come again from ``start`` on."""
    length = 0
    while start + length < len(lines) and length < start and lines[length] == lines[start + length]:
        length += 1
    return length


def _before(text: str, place: int) -> str:
    """The line before ``place``, blank ones left out."""
    return text[:place].rstrip().rpartition("\n")[2].strip()


def _long_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and bare words of each long line."""
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if len(line) >= _LONG:
            yield at, end, "".join(line.split())
        at = end + 1


_TEXT = "\n".join(f"{n}、{'把第' + str(n) + '件事情办实办好，让群众看得见、摸得着，' * 4}" for n in range(1, 5))

RULE = TextRule(
    "strip/repeated-copy",
    find,
    HIGH,
    why="The same paragraphs come again, all of them, in the same order: one copy is the text.",
    examples=(
        Example(f"某年报告\n{_TEXT}\n上一页\n某年报告\n{_TEXT}\n完", becomes=f"某年报告\n{_TEXT}\n完"),
        Example(f"某年报告\n{_TEXT}\n完"),
        Example(f"{_TEXT[:90]}\n短句。\n{_TEXT[:90]}"),
    ),
)
