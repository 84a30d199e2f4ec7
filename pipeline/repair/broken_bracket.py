"""Joins brackets set on several lines: the mark of a note (会议 / [ / 1 / ] / 以来), the words on when a law was adopted.

The mark of a note is joined to its sentence as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.dates import iso_date
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View
from .layout import CLOSED, RUNNING, WEAK

_OPENS, _CLOSES = "（([［〔【", "）)]］〕】"
#: （3） is the mark of a note only where lines part it; in one line it may count a point.
_MARK = regex(r"[\[［〔【]\d{1,3}[\]］〕】]|[（(]\n\d{1,3}\n[）)]")
MOST = 14  # lines of one bracket
LONGEST = 1600  # characters of a note of adoption
_ACT = "(?:通过|公布|发布|修正|修订|批准|施行)"
_ADOPTED = regex(_ACT)
#: Where one act of a law ends and the next is told: official prints set a wide space there.
_ENDS = regex(f"{_ACT}$")
_NEXT = regex("(?:根据|自|[12一二][0-9〇○零一二三四五六七八九]{3} ?年)")


def judge(view: View) -> Iterator[Edit]:
    lines, done = view.lines, 0
    for line in view.asked:
        last = _last(lines, line) if line >= done else -1
        if last < 0:
            continue
        parts = [lines[at] for at in range(line, last + 1)]
        whole = "".join(parts)
        if line and (_MARK.fullmatch(whole) or _MARK.fullmatch("\n".join(parts))):
            end = last + 1 if _goes_on(lines, line - 1, last + 1) else last
            for above in range(max(line - 1, done), end):  # a mark that follows another is joined to it already
                yield Edit(lines.ends[above], lines.starts[above + 1])
            done = end
        elif iso_date(lines[line]) and len(whole) <= LONGEST and _ADOPTED.search(whole):
            yield from (_joined(lines, at) for at in range(line, last))
            done = last


def _last(lines: Lines, first: int) -> int:
    """The line whose end closes the bracket that opens the line ``first``; -1: none does, or a sentence ends before it."""
    depth = 0
    for line in range(first, min(first + MOST, len(lines))):
        text = lines[line]
        if (not depth and text[0] not in _OPENS) or "。" in text:
            return -1
        for place, character in enumerate(text):
            depth += (character in _OPENS) - (character in _CLOSES)
            if depth == 0:
                return line if place == len(text) - 1 else -1
    return -1


def _goes_on(lines: Lines, above: int, below: int) -> bool:
    """Whether the sentence above the mark goes on below it."""
    if below >= len(lines) or lines.gaps[below]:
        return False
    mark = lines.lead(below)
    return lines[above][-1] not in CLOSED and (mark is None or mark.family in RUNNING | WEAK)


def _joined(lines: Lines, line: int) -> Edit:
    apart = _ENDS.search(lines[line]) and _NEXT.match(lines[line + 1])
    return Edit(lines.ends[line], lines.starts[line + 1], "\u3000" if apart else "")


RULE = Rule(
    "repair/broken-bracket",
    judge,
    HIGH,
    why="The bracket closes some lines below the one it opens: the mark of a note, or the words on when a law was adopted.",
    needs=("[", "［", "〔", "【", "（", "("),
    after=("repair/left-code", "repair/odd-character"),
    examples=(
        Example("自上年度会议\n[\n1\n]\n以来，渠道修好了。", becomes="自上年度会议[1]以来，渠道修好了。"),
        Example(
            "某某县渠道管理条例\n(2003年8月2日某某县人民代表大会\n常务委员会第四次会议通过\n根据2009年3月1日的决定修正)\n第一条 为了管好渠道，制定本条例。",
            becomes="某某县渠道管理条例\n(2003年8月2日某某县人民代表大会常务委员会第四次会议通过\u3000根据2009年3月1日的决定修正)\n第一条 为了管好渠道，制定本条例。",
        ),
        Example("渠道修到二百里\n（\n3\n）\n，群众满意。", becomes="渠道修到二百里（3），群众满意。"),
        Example("渠道修好了。\n[\n春灌\n]"),
        Example("要办的事有三件\n（3）\n修路。"),
    ),
)
