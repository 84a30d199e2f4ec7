"""Points in Chinese sentences that are no decimal points: full stops (抓好落实.要), and signs that a site planted (的.)."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.numerals import NUMERAL
from ..chinese.widths import HAN
from ..lines.find import places
from ..regex import regex
from ..rule import Edit

#: Between sentences, in a text that has hardly another full stop.
_STOP = regex(f"[.．](?<=[{HAN}”）)》].)(?=[{HAN}“（(《\n]|$)")
#: Words that begin a sentence.
_OPENS = (
    "我们 各[县市区乡镇部级地] 要 同时 今年 去年 今后 目前 [一二三四五六七八九十]是 首先 其次 全[县市区省镇乡] 坚持 加强 进一步 下一步 这[是些种] 但 因此 "
    f"为此 为了 此外 另外 特别是 按照 根据 希望 必须 大力 积极 认真 切实 努力 深入 继续 [（(][{NUMERAL}] [{NUMERAL}]{{1,2}}、"
)
#: Among sound full stops: four ideographs before it, and a line's end or such words behind it.
_AMONG = regex(rf"[.．](?<=[{HAN}]{{4}}.)(?=\n|$|{'|'.join(_OPENS.split())})")
#: The number of a heading or an entry before a point: 一.总体要求.
_NUMBERED = regex(f"(?:^|\n|[（(])[{NUMERAL}]{{1,3}}$")
#: 进一步的.安排. 目的.加强管理: there it ends a label.
_PLANTED = regex(f"[.`](?<=[{HAN}]的.)(?<![目标]的.)(?=[{HAN}])")


def points(text: str) -> Iterator[Edit]:
    """Full stops for the points that end a sentence, and nothing for those that a site planted."""
    planted = {place for place in places(text, ".`") if _PLANTED.match(text, place)}
    yield from (Edit(place, place + 1) for place in planted)
    may_end = [place for place in places(text, ".．") if place not in planted]
    found = [place for place in may_end if _STOP.match(text, place) and not _is_numbered(text, place)]
    if len(found) < 3 or text.count("。") > len(found) // 4:
        found = [place for place in may_end if _AMONG.match(text, place)]
    yield from (Edit(place, place + 1, "。") for place in found)


def _is_numbered(text: str, place: int) -> bool:
    return _NUMBERED.search(text, max(0, place - 5), place) is not None
