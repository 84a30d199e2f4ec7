"""The whole text again and again: a page that was saved once for each of its parts, with all of it each time."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import HIGH
from pipeline.rule import Example, Here, TextRule
from pipeline.text import Splice

_LONG = 60  # characters; a shorter line may stand twice in one text
_LEAST = 3  # long lines that a text has at least, to be told from its copy


def find(here: Here) -> Iterator[Splice]:
    places = list(_long_lines(here.text))
    lines = [line for _, _, line in places]
    if len(lines) < 2 * _LEAST or lines.count(lines[0]) < 2:
        return
    period = lines.index(lines[0], 1)
    if period < _LEAST:
        return
    end = period
    while end < len(lines) and lines[end] == lines[end % period]:
        end += 1
    copies = end // period
    heads = {_before(here.text, places[copy * period][0]) for copy in range(copies)}
    if copies < 2 or len(heads) > 1:
        return  # the same paragraphs under other headings are no copy
    yield Splice(places[period - 1][1], places[copies * period - 1][1], "")


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
