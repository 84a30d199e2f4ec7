"""The first words of the text, which a page prints over it and breaks off: 导读：…, or nothing but the words."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where

FIRST = 16  # lines at the top in which a teaser stands
SHORTEST, KEYED = 30, 16  # characters of a teaser, without and with a key: a title may open the sentence below it
_KEY = regex(r"[【\[(（]?(?:导读|导语|摘要|提要|简介|内容简介|内容摘要|文章摘要|内容提要)[】\])）]?\s?[:：]\s?")
_BREAKS_OFF = regex(r"[.…]{1,6}$")
_WHOLE = ("。", "！", "？", "；", "：", "”", ":", "!", "?", ";")


def judge(view: View) -> Iterator[Edit]:
    """A line whose words open the line below it, which goes on."""
    lines = view.read
    for line in view.asked:
        if line >= FIRST or view.gone[line] or line + 1 >= len(lines):
            continue
        words = _teaser(lines[line])
        if words and _goes_on(lines[line + 1], words):
            yield view.whole(line, "the first words of the text, broken off")


def _goes_on(text: str, words: str) -> bool:
    """Whether the line, without blanks, begins with the words and says more."""
    longer = "".join(text[: 2 * len(words) + 2].split())
    return len(longer) > len(words) and longer.startswith(words)


def _teaser(text: str) -> str:
    """What the line says without blanks, its key and its dots; empty where it may be a line of the text."""
    key = _KEY.match(text)
    words = "".join(_BREAKS_OFF.sub("", text[key.end() if key else 0 :]).split())
    if len(words) < (KEYED if key else SHORTEST) or (not key and words.endswith(_WHOLE)):
        return ""
    return words


_HEAD = "青石县修渠工作会议上的讲话 同志们：今年冬天要把三条干渠修到田头，各村按户出工，"

RULE = Rule(
    "strip/teaser",
    judge,
    HIGH,
    why="The page prints the first words of the text over it and breaks them off; the text has them again, whole.",
    where=Where.TEXT,
    examples=(
        Example(f"▶{_HEAD}镇里\n{_HEAD}镇 里派人验收，验收合格的按方付款。", becomes=""),
        Example(f"▶{_HEAD}镇里……\n{_HEAD}镇里派人验收，验收合格的按方付款。", becomes=""),
        Example(
            "修渠动员会讲话\n▶导读：四要管好用好每一笔修渠的钱。要按月公布，\n四要管好用好每一笔修渠的钱。要按月公布，接受监督。",
            becomes="",
        ),
        Example(f"▶{_HEAD}镇里派人\n{_HEAD}村里派人验收。"),
        Example("▶导读：四要管好用好每一笔修渠的钱。\n各村要按月公布账目，接受监督。"),
        Example("▶在全县冬季修渠工作会议上\n在全县冬季修渠工作会议上的讲话"),
        Example(
            "▶要把三条干渠修到田头，各村按户出工，验收合格的按方付款，谁也不许拖欠。\n要把三条干渠修到田头，各村按户出工，验收合格的按方付款，谁也不许拖欠。账目按月公布。"
        ),
    ),
)
