"""What a printed page repeats at its edge, beside its number: 内部资料 注意保存 / 第 3 页."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .lines import TERMINAL, Row, holes, lead, rows
from .page_number import is_mark

LONGEST = 40  # characters of what a page repeats
FEWEST = 3  # pages that repeat it
_HAN = regex("[\u4e00-\u9fff]")


def find(here: Here) -> Iterator[Splice]:
    lines = rows(here.text)
    beside = _beside(here, lines)
    if len(beside) < FEWEST:
        return
    times = Counter(lines[index].text for index in beside)
    heads = {text for text, count in times.items() if count >= FEWEST and _may_be_head(text)}
    if not heads:
        return
    everywhere = Counter(row.text for row in lines if row.text in heads)
    for index, row in enumerate(lines):
        if row.text in heads and index in beside and everywhere[row.text] <= times[row.text] + 1:
            yield Splice(row.start, row.end, "")


def _beside(here: Here, lines: Sequence[Row]) -> frozenset[int]:
    """The lines above and below each number of a page, and each place where one was taken away."""
    found: set[int] = set()
    for index, row in enumerate(lines):
        if len(row.text) <= 16 and is_mark(row.text):
            found.update((index - 1, index + 1))
    for above, below in holes(here, lines):
        found.update((above, below))
    return frozenset(index for index in found if 0 <= index < len(lines) and not is_mark(lines[index].text))


def _may_be_head(text: str) -> bool:
    if len(text) > LONGEST or text[-1] in TERMINAL + "：:，,；;、" or len(_HAN.findall(text)) < 4:
        return False
    return lead(Row(0, len(text), text, 0, 0)) is None


_A = "各村都要出工出力，把渠道修好。"

RULE = TextRule(
    "repair/running-head",
    find,
    HIGH,
    why="The line that a printed page repeats at its edge, beside its number.",
    examples=(
        Example(
            f"{_A}\n内部资料 注意保存\n- 1 -\n{_A}\n内部资料 注意保存\n- 2 -\n{_A}\n内部资料 注意保存\n- 3 -",
            becomes=f"{_A}\n\n- 1 -\n{_A}\n\n- 2 -\n{_A}\n\n- 3 -",
        ),
        Example(f"{_A}\n内部资料 注意保存\n{_A}\n内部资料 注意保存\n{_A}\n内部资料 注意保存\n- 3 -"),
        Example(f"{_A}\n- 1 -\n主要措施：\n{_A}\n- 2 -\n主要措施：\n{_A}\n- 3 -\n主要措施："),
    ),
)
