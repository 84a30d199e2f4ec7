"""The text again: all of it once for each page that was saved, its title with the first words, the name of its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..lines import Lines
from ..model import HIGH
from ..rule import Edit, Example, Rule, View

LONG = 60  # characters; a shorter line may stand twice in one text
#: Long lines that a text has at least, to be told from its copy; of the page's own that may stand between two copies.
LEAST, BETWEEN = 3, 2
#: Lines and characters that a short text has at least, whose copy is told line by line.
FEWEST, SHORTEST = 4, 60


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    long = [line for line in range(len(lines)) if lines.ends[line] - lines.starts[line] >= LONG]
    copy = _copies(lines, long) if len(long) >= 2 * LEAST else None
    if copy is None:
        copy = _again(lines)
    if copy is not None:
        yield Edit(*copy, "")


def _copies(lines: Lines, long: Sequence[int]) -> tuple[int, int] | None:
    """The place of every copy but the first, where the long lines come again, all of them, in the same order."""
    words = ["".join(lines[line].split()) for line in long]
    starts = [index for index, word in enumerate(words) if word == words[0]]
    if len(starts) < 2 or starts[1] < LEAST:
        return None
    length = _alike(words, starts[1])
    if length < LEAST or length < starts[1] - BETWEEN:
        return None
    copies = [start for start in starts if words[start : start + length] == words[:length]]
    heads = {lines.near(long[copy] - 1) for copy in copies}
    if len(copies) < 2 or len(heads) > 1 or any(b - a - length > BETWEEN for a, b in pairwise(copies)):
        return None  # the same paragraphs under other headings, or with others between, are no copy
    return lines.ends[long[length - 1]], lines.ends[long[copies[-1] + length - 1]]


def _alike(words: Sequence[str], start: int) -> int:
    """How many lines from the first on come again from ``start`` on."""
    length = 0
    while start + length < len(words) and length < start and words[length] == words[start + length]:
        length += 1
    return length


def _again(lines: Lines) -> tuple[int, int] | None:
    """The place of the second copy of a short text: its first line comes again, and all lines behind it do."""
    words = [line.strip() for line in lines]
    start = next((place for place in range(FEWEST, len(words)) if words[place] == words[0]), 0)
    length = _alike(words, start) if start else 0
    if length < FEWEST or length < start - BETWEEN or lines.ends[length - 1] - lines.starts[0] < SHORTEST:
        return None
    return lines.ends[start - 1], lines.ends[start + length - 1]


_TEXT = "\n".join(f"{n}、{'把第' + str(n) + '件事情办实办好，让群众看得见、摸得着，' * 4}" for n in range(1, 5))
_SHORT = "防火会讲话\n同志们：\n去年冬天以来，全镇共发生火情三起，都是上坟烧纸引起的。\n下面，我讲两点意见，请大家认真听、认真记。"

RULE = Rule(
    "strip/copies",
    judge,
    HIGH,
    why="The same paragraphs come again, all of them, in the same order: one copy is the text.",
    examples=(
        Example(f"某年报告\n{_TEXT}\n上一页\n某年报告\n{_TEXT}\n完", becomes=f"某年报告\n{_TEXT}\n完"),
        Example(f"某年报告\n{_TEXT}\n完"),
        Example(f"{_TEXT[:90]}\n短句。\n{_TEXT[:90]}"),
        Example(f"甲县\n{_TEXT}\n乙县\n{_TEXT}"),
        Example(f"{_SHORT}\n{_SHORT}", becomes=_SHORT),
        Example(f"{_SHORT}\n（编辑：某某）\n{_SHORT}", becomes=f"{_SHORT}\n"),
        Example(f"{_SHORT}\n{_SHORT.replace('三起', '四起')}"),
        Example("一、秋收\n由各村负责落实。\n二、秋种\n由各村负责落实。"),
    ),
)
