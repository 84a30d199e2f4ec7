"""A mark that refers to a note, set on lines of its own within a sentence: 会议 / [ / 1 / ] / 以来."""

from __future__ import annotations

from collections.abc import Iterator

from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View
from .layout import CLOSED, RUNNING, WEAK

_MARK = regex(r"[\[［〔【](\d{1,3})[\]］〕】]")
MOST = 3  # lines of a mark


def judge(view: View) -> Iterator[Edit]:
    lines, line, joined = view.lines, 1, 0
    while line < len(lines) - 1:
        last = _mark(lines, line)
        if last < 0:
            line += 1
            continue
        end = last + 1 if _goes_on(lines, line - 1, last + 1) else last
        for above in range(max(line - 1, joined), end):  # a mark that follows another is joined to it already
            yield Edit(lines.ends[above], lines.starts[above + 1], "")
        joined = end
        line = max(end, line + 1)


def _mark(lines: Lines, first: int) -> int:
    """The last line of the mark that begins on the line ``first``; -1 where none does."""
    if lines.string[lines.starts[first]] not in "[［〔【":
        return -1
    printed = ""
    for line in range(first, min(first + MOST, len(lines))):
        printed += lines[line]
        if _MARK.fullmatch(printed):
            return line
    return -1


def _goes_on(lines: Lines, above: int, below: int) -> bool:
    """Whether the sentence above the mark goes on below it."""
    if below >= len(lines) or lines.gaps[below]:
        return False
    mark = lines.lead(below)
    return lines[above][-1] not in CLOSED and (mark is None or mark.family in RUNNING | WEAK)


RULE = Rule(
    "repair/note-mark",
    judge,
    HIGH,
    why="The mark of a note stands within its sentence, not on lines of its own.",
    needs=("[", "［", "〔", "【"),
    after=("repair/left-code", "repair/odd-character", "repair/markdown-mark"),
    examples=(
        Example("自上年度会议\n[\n1\n]\n以来，渠道修好了。", becomes="自上年度会议[1]以来，渠道修好了。"),
        Example("用工三千个\n〔2〕\n，其中义务工一千个。", becomes="用工三千个〔2〕，其中义务工一千个。"),
        Example("渠道修好了。\n[\n春灌\n]"),
        Example("〔2015〕\n各村都要出工。"),
    ),
)
