"""A note in brackets under the title, set on several lines: （某年某月某日某会议 / 第二次会议通过）."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .lines import front

_FIRST = 8  # lines at the top in which a note may begin
_MOST = 14  # lines of a note
_LONGEST = 1600  # characters of a note
_YEAR = regex("(?:19|20)\\d{2}\\s?年|[一二][〇○零一二三四五六七八九]{3}年")
_ADOPTED = regex("通过|公布|发布|修正|修订|批准|施行")
#: Where one act of a law ends and the next is told: official prints set a wide space there.
_ENDS = regex("(?:通过|公布|发布|修正|修订|批准|施行)$")
_NEXT = regex("(?:根据|自|(?:19|20)\\d{2}\\s?年|[一二][〇○零一二三四五六七八九]{3}年)")


def find(here: Here) -> Iterator[Splice]:
    head = front(here.text)[: _FIRST + _MOST]
    for first, row in enumerate(head[:_FIRST]):
        if row.text[0] not in "（(" or row.text[-1] in "）)" or not _YEAR.search(row.text):
            continue
        last = next((i for i in range(first + 1, min(first + _MOST, len(head))) if head[i].text[-1] in "）)"), 0)
        whole = here.text[row.start : head[last].end] if last else ""
        if not last or len(whole) > _LONGEST or "。" in whole or not _ADOPTED.search(whole) or not _closes(whole):
            return
        for index in range(first, last):
            apart = _ENDS.search(head[index].text) and _NEXT.match(head[index + 1].text)
            yield Splice(head[index].end, head[index + 1].start, "\u3000" if apart else "")
        return


def _closes(whole: str) -> bool:
    """Whether the bracket that opens the note is the one that closes it."""
    depth = 0
    for place, character in enumerate(whole):
        depth += (character in "（(") - (character in "）)")
        if depth == 0:
            return place == len(whole) - 1
    return False


RULE = TextRule(
    "repair/broken-note",
    find,
    HIGH,
    why="The bracket that opens under the title closes some lines below: when the text was adopted is one note.",
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
