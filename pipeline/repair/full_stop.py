"""Full stops that are half-width: in a text that has no other 抓好落实.要, in any where a sentence plainly begins behind one."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.numerals import NUMERAL
from ..chinese.widths import HAN
from ..model import MEDIUM
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where

STOP = regex(f"[.．](?<=[{HAN}”）》].)(?=[{HAN}“（《\n]|$)")
#: Among sound full stops: four ideographs before it, and a line's end or words that begin a sentence behind it.
_OPENS = (
    "我们 各[县市区乡镇部级地] 要 同时 今年 去年 今后 目前 [一二三四五六七八九十]是 首先 其次 全[县市区省镇乡] 坚持 加强 进一步 下一步 这[是些种] 但 因此 "
    f"为此 为了 此外 另外 特别是 按照 根据 希望 必须 大力 积极 认真 切实 努力 深入 继续 （[{NUMERAL}] [{NUMERAL}]{{1,2}}、"
)
AMONG = regex(rf"[.．](?<=[{HAN}]{{4}}.)(?=\n|$|{'|'.join(_OPENS.split())})")
_CLAUSE = regex("[，。；,;]")
LEAST = 16  # characters of a line that a point may end
_NUMBERED = regex(f"(?:^|\n|[（(])[{NUMERAL}]{{1,3}}$")


def judge(view: View) -> Iterator[Edit]:
    text = view.lines.string
    points, stops = text.count(".") + text.count("．"), text.count("。")
    if not points:
        return
    if points >= 3 and stops <= points // 4:
        found = [m for m in STOP.finditer(text) if not _NUMBERED.search(text, max(0, m.start() - 5), m.start())]
        if len(found) >= 3 and stops <= len(found) // 4:
            yield from (Edit(m.start(), m.end(), "。") for m in found)
            return
    for match in AMONG.finditer(text):
        if _in_a_sentence(text, match.start()):
            yield Edit(match.start(), match.end(), "。")


def _in_a_sentence(text: str, place: int) -> bool:
    """Whether what stands before the point in its line is a sentence, not the number of a heading or an entry."""
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return len(line) >= LEAST and _CLAUSE.search(line) is not None


RULE = Rule(
    "repair/full-stop",
    judge,
    MEDIUM,
    why="A half-width point ends a sentence: the text has hardly another full stop, or a sentence plainly begins behind it.",
    where=Where.ANYWHERE,
    after=("repair/width",),
    examples=(
        Example("我们开了会.明确了任务.\n今年要抓好落实.", becomes="我们开了会。明确了任务。\n今年要抓好落实。"),
        Example("一.总体要求\n二.主要任务\n三.保障措施"),
        Example(
            "渠首修好了，支渠也清了淤，群众反映很好.我们要接着干。今年要抓好落实。",
            becomes="渠首修好了，支渠也清了淤，群众反映很好。我们要接着干。今年要抓好落实。",
        ),
        Example("我们开了会。增长3.5倍.\n今年要抓好落实。"),
    ),
)
