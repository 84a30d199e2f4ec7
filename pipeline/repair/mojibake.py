"""Text read in the wrong encoding, where reading it again in the right one proves it.

GBK read as Latin-1 (¸÷Ïî), UTF-8 read as Latin-1 (æ”¿åºœ), UTF-8 read as GBK (鏀垮簻宸ヤ綔).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.frequent import FIRST, SECOND
from ..chinese.widths import HAN, is_han
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .signs import HINTS, LATIN, unusual

_WESTERN = "\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
WESTERN = regex(f"[{_WESTERN}](?:[\u0020-\u007e{_WESTERN}]*[{_WESTERN}])?")
_LATIN = regex(f"[{LATIN}]")
HINT = regex(f"[{HINTS}]")
RUN = regex("[\u0080-\uffff]{6,}")
_FREQUENT = frozenset(FIRST + SECOND)
_COMMON = regex(f"[{HAN}，。、；：？！“”（）《》\u3000 0-9A-Za-z.%-]")


def judge(view: View) -> Iterator[Edit]:
    text = view.lines.string
    if not unusual(text):
        return
    if _LATIN.search(text):
        for match in WESTERN.finditer(text):
            healed = _western(match[0])
            if healed:
                yield Edit(match.start(), match.end(), healed)
    elif len(HINT.findall(text)) >= 2:
        for match in RUN.finditer(text):
            if HINT.search(match[0]) and (healed := _again(match[0], "gb18030", "utf-8")):
                yield Edit(match.start(), match.end(), healed)


def _western(run: str) -> str:
    """What the run says when read as UTF-8 or GBK; empty where it proves nothing."""
    if len(set(_LATIN.findall(run))) < 3:
        return ""
    for wrong in ("cp1252", "latin-1"):
        for right in ("utf-8", "gbk"):
            if healed := _again(run, wrong, right):
                return healed
    return ""


def _again(run: str, wrong: str, right: str) -> str:
    """``run`` encoded as it was read and decoded as it was written; empty unless the way back gives ``run``."""
    try:
        healed = run.encode(wrong).decode(right)
        back = healed.encode(right).decode(wrong)
    except UnicodeError:
        return ""
    if back != run or len(healed) >= len(run):
        return ""
    if len(_COMMON.findall(healed)) != len(healed):
        return ""
    han = [character for character in healed if is_han(character)]
    return healed if sum(character in _FREQUENT for character in han) * 2 >= len(han) else ""


RULE = Rule(
    "repair/mojibake",
    judge,
    HIGH,
    why="Encoded as it was read and decoded as it was written the text is Chinese, and the way back gives it again.",
    where=Where.ANYWHERE,
    examples=(
        Example("ÕþÊÐ¹¤×÷±¨¸æ", becomes="政市工作报告"),
        Example("æ”¿åºœ工作", becomes="政府工作"),
        Example("鏀垮簻宸ヤ綔鎶ュ憡", becomes="政府工作报告"),
        Example("国械注准××××3××××4，其中××××3为年份"),
        Example("气温 25°C，面积 3×4 米，café"),
        Example("宸濠之乱与涓埃之力，锦绣山河"),
    ),
)
