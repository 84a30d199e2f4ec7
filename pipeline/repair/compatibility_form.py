"""Characters that exist only for the sake of old character sets: Kangxi radicals, small and vertical marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .signs import COMPATIBILITY, MARKS, unusual

ODD = regex(f"[{COMPATIBILITY}]")
#: Parts of ideographs whose ordinary form Unicode does not give (CJK Radicals Supplement).
_RADICALS = {"⺠": "民", "⻓": "长", "⻔": "门", "⻋": "车", "⻅": "见", "⻛": "风", "⻢": "马", "⻥": "鱼", "⻩": "黄", "⻬": "齐",
             "⻮": "齿", "⻰": "龙", "⻄": "西", "⻚": "页", "⻜": "飞", "⻝": "食", "⻆": "角", "⻁": "虎", "⺟": "母"}  # fmt: skip


def find(here: Here) -> Iterator[Splice]:
    if not unusual(here.text):
        return
    for match in ODD.finditer(here.text):
        character = match[0]
        now = MARKS.get(character) or _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
        if now != character and len(now) == 1:
            yield Splice(match.start(), match.end(), now)


RULE = TextRule(
    "repair/compatibility-form",
    find,
    HIGH,
    why="The character looks like the ordinary one, and no search for that finds it.",
    examples=(
        Example("⼈⺠政府⼯作", becomes="人民政府工作"),
        Example("ＧＤＰ增长﹐", becomes="GDP增长，"),
        Example("二〇一五年，增长８％，①②㈠"),
        Example("国发〔2015〕○号"),
    ),
)
