"""A note in brackets under the title, set on several lines: （某年某月某日某会议 / 第二次会议通过）."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.dates import iso_date
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View

FIRST = 8  # lines at the top in which a note may begin
MOST = 14  # lines of a note
LONGEST = 1600  # characters of a note
_ACT = "(?:通过|公布|发布|修正|修订|批准|施行)"
_ADOPTED = regex(_ACT)
#: Where one act of a law ends and the next is told: official prints set a wide space there.
_ENDS = regex(f"{_ACT}$")
_NEXT = regex("(?:根据|自|[12一二][0-9〇○零一二三四五六七八九]{3} ?年)")


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    for first in range(min(FIRST, len(lines))):
        last = _last(lines, first)
        if last:
            for line in range(first, last):
                apart = _ENDS.search(lines[line]) and _NEXT.match(lines[line + 1])
                yield Edit(lines.ends[line], lines.starts[line + 1], "\u3000" if apart else "")
            return


def _last(lines: Lines, first: int) -> int:
    """The line that closes the note which begins on the line ``first``; 0 where none begins or it needs no other."""
    opening = lines[first]
    if opening[0] not in "（(" or opening[-1] in "）)" or not iso_date(opening):
        return 0
    inner = range(first + 1, min(first + MOST, len(lines)))
    last = next((line for line in inner if lines[line][-1] in "）)"), 0)
    whole = lines.string[lines.starts[first] : lines.ends[last]] if last else ""
    told = last and len(whole) <= LONGEST and "。" not in whole and _ADOPTED.search(whole)
    return last if told and _closes(whole) else 0


def _closes(whole: str) -> bool:
    """Whether the bracket that opens the note is the one that closes it."""
    depth = 0
    for place, character in enumerate(whole):
        depth += (character in "（(") - (character in "）)")
        if depth == 0:
            return place == len(whole) - 1
    return False


RULE = Rule(
    "repair/broken-note",
    judge,
    HIGH,
    why="The bracket that opens under the title closes some lines below: when the text was adopted is one note.",
    needs=("（", "("),
    after=("repair/page-mark",),
    examples=(
        Example(
            "某某县渠道管理条例\n(2003年8月2日某某县人民代表大会\n常务委员会第四次会议通过\n根据2009年3月1日的决定修正)\n第一条 为了管好渠道，制定本条例。",
            becomes="某某县渠道管理条例\n(2003年8月2日某某县人民代表大会常务委员会第四次会议通过\u3000根据2009年3月1日的决定修正)\n第一条 为了管好渠道，制定本条例。",
        ),
        Example(
            "某某县渠道管理条例\n（2003年8月2日某某县人民代表大会通过）\n第一条 为了管好渠道（含支渠），制定本条例。"
        ),
        Example("工作报告\n（2003年8月2日\n各位代表：\n一年来我们修了渠。"),
    ),
)
