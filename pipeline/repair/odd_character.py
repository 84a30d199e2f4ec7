"""Replaces characters that print nothing or exist only for the sake of old character sets.

Controls, zero-width characters, halves of pairs and what XML 1.0 forbids go; Kangxi radicals, small and vertical marks
become the ordinary character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where

#: For character classes: controls, zero-width characters, halves of pairs, what XML 1.0 forbids.
_CONTROL = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\r\x7f-\x84\x86-\x9f\x85\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"
)
#: Vertical and small marks, and parts of ideographs whose ordinary form Unicode does not give (CJK Radicals Supplement).
_ORDINARY = {
    "︰": "：", "︱": "—", "︵": "（", "︶": "）", "︹": "〔", "︺": "〕", "︻": "【", "︼": "】", "︽": "《", "︾": "》",
    "︿": "〈", "﹀": "〉", "﹁": "“", "﹂": "”", "﹃": "‘", "﹄": "’", "﹐": "，", "﹑": "、", "﹔": "；", "﹕": "：",
    "﹖": "？", "﹗": "！", "﹙": "（", "﹚": "）", "｡": "。", "､": "、", "｢": "“", "｣": "”", "﹣": "-", "﹪": "%",
    "⺠": "民", "⻓": "长", "⻔": "门", "⻋": "车", "⻅": "见", "⻛": "风", "⻢": "马", "⻥": "鱼", "⻩": "黄", "⻬": "齐", "⻮": "齿",
    "⻰": "龙", "⻄": "西", "⻚": "页", "⻜": "飞", "⻝": "食", "⻆": "角", "⻁": "虎", "⺟": "母",
}  # fmt: skip
#: Radicals and compatibility ideographs, which have one ordinary form each (Unicode, NFKC), wide Latin letters, and the above.
_COMPATIBILITY = "\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f\uff21-\uff3a\uff41-\uff5a" + "".join(_ORDINARY)
_ODD = regex(f"[{_CONTROL}{_COMPATIBILITY}]")
_INVISIBLE = regex(f"[{_CONTROL}]")
_LINES = "\x0b\x0c\x85\u2028\u2029"


def judge(view: View) -> Iterator[Edit]:
    if not _ODD.search("".join(view.lines.rare)):
        return
    for match in _ODD.finditer(view.lines.string):
        now = _ordinary(match[0])
        if now != match[0]:
            yield Edit(match.start(), match.end(), now)


def _ordinary(character: str) -> str:
    if _INVISIBLE.match(character):
        return "\n" if character in _LINES else ""
    now = _ORDINARY.get(character) or unicodedata.normalize("NFKC", character)
    return now if len(now) == 1 else character


RULE = Rule(
    "repair/odd-character",
    judge,
    HIGH,
    why="The character prints nothing, or looks like the ordinary one and hides its word from a search.",
    where=Where.ANYWHERE,
    after=("repair/left-code", "repair/mojibake"),
    examples=(
        Example("各位\u200b代表：\ufeff\x07", becomes="各位代表："),
        Example("上页\x0c下页", becomes="上页\n下页"),
        Example("二〇一五年，增长８％，①②㈠"),
    ),
)
