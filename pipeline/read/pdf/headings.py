"""Headings that only their size shows: a PDF has no styles, but a text has one size, and its headings have larger ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..lines import Drawn

EVEN = 0.4  # points by which lines of one size differ as measured
LARGER = 1.06  # times the size of the text, from which on a line is larger: 12 points beside 11
LONGEST = 40  # characters of a heading
SENTENCE = 24  # characters of a line that is surely one of the text
FEWEST = 2  # headings that show how a text sets them
FIRST = 2  # the level of the largest: above it stands the title
ENDS = ("。", "；", "，", "、", "：", ":")


def headed(lines: Sequence[Drawn]) -> list[Drawn]:
    """The lines, those with the level of their heading that are set larger than the text below the title.

    What stands above the first paragraph is a cover, but for the line right above it.
    """
    lines = _set_off(lines)
    text = _size_of_text(lines)
    begins = next((i for i, line in enumerate(lines) if _is_sentence(line) and line.style.size <= text + EVEN), 0)
    sizes = _sizes(lines[begins:], text) if begins else []
    first = max(begins - 1, 1)
    return [*lines[:first], *(_with_level(line, sizes) for line in lines[first:])] if sizes else list(lines)


def _set_off(lines: Sequence[Drawn]) -> Sequence[Drawn]:
    """The lines, none of them bold where bold letters are those of the text."""
    bold = sum(len(line.text) for line in lines if line.style.bold)
    if not bold or 2 * bold <= sum(len(line.text) for line in lines if line.role == "text"):
        return lines
    return [line._replace(style=line.style._replace(bold=False)) for line in lines]


def _with_level(line: Drawn, sizes: Sequence[float]) -> Drawn:
    level = next((n for n, size in enumerate(sizes, FIRST) if abs(line.style.size - size) <= EVEN), 0)
    return line._replace(style=line.style._replace(heading=level)) if level and _may_head(line) else line


def _size_of_text(lines: Sequence[Drawn]) -> float:
    """The size of most letters."""
    letters: Counter[float] = Counter()
    for line in lines:
        if line.role == "text":
            letters[round(line.style.size)] += len(line.text)
    usual = max(letters, key=lambda size: letters[size], default=0.0)
    near = [line for line in lines if line.role == "text" and round(line.style.size) == usual]
    return max((line.style.size for line in near), default=0.0)


def _sizes(lines: Sequence[Drawn], text: float) -> list[float]:
    """The sizes of headings, the largest first; none where long lines are set as large, or one line alone."""
    larger = [line for line in lines if line.role == "text" and line.style.size > text * LARGER]
    found: list[list[Drawn]] = []
    for line in sorted(larger, key=lambda one: -one.style.size):
        if not found or found[-1][0].style.size - line.style.size > EVEN:
            found.append([])
        found[-1].append(line)
    if len(larger) < FEWEST or not all(map(_may_head, larger)):
        return []
    return [sum(line.style.size for line in group) / len(group) for group in found]


def _is_sentence(line: Drawn) -> bool:
    return line.role == "text" and (len(line.text) >= SENTENCE or line.text.endswith("。"))


def _may_head(line: Drawn) -> bool:
    return line.role == "text" and len(line.text) <= LONGEST and not line.text.endswith(ENDS)
