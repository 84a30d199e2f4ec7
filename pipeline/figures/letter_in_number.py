"""A letter l, I or O typed for 1 or 0 inside a number: 2O15年, 20l6年, 3O%, 5O名.

Before a measure word only O is read as a digit: 5l is a volume, and 1I a class of goods. Two of them and more behind a
digit are zeros before any word: 2OOO口. An l that opens the number, l2个,
is 1 where it follows a word that names no kind or model.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.units import COUNTED_PATTERN
from ..chinese.widths import CJK
from ..model import HIGH, MEDIUM, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight

NAME = "figures/letter-in-number"
_WHY = "between digits and before a unit the letter can only be a digit"

_ODD = "OoＯIlｌＩ"
_LETTERS = str.maketrans(_ODD, "0001111")
_MIXED = regex(r"[0-9OoＯIlｌＩ](?:(?<=[0-9])[OoＯIlｌＩ]|(?<=[OoＯIlｌＩ])[0-9])")
_D = f"[0-9{_ODD}]"
_COUNTS = rf"(?<=[1-9])[0-9OoＯ]*(?:\.[0-9OoＯ]+)?(?=[多余]?(?:{COUNTED_PATTERN}))"
_SHARES = rf"(?<=[1-9lI]){_D}*(?:\.{_D}+)?(?=%|[万亿]元)"
_ZEROS = rf"(?<=[1-9])[0-9]*[OＯ]{{2,6}}(?=[{CJK}])"
_DATES = rf"(?<=[12]){_D}{{3}}(?=年|[〕\]]第?[0-9]{{1,4}}号)|{_D}?(?=月)|(?<=月.){_D}?(?=日)"
_NUMBER = regex(rf"{_D}(?<![0-9A-Za-zＯＩｌ._/-].)(?:{_COUNTS}|{_SHARES}|{_ZEROS}|{_DATES})")
_WHY_FIRST = "before a digit and a measure word the letter l stands for 1"
#: 公园l2个. 型号l2台 is a model.
_FIRST = regex(
    rf"l(?<=[{CJK}].)(?<![号型款类级区座楼栋].)[0-9][0-9OoＯl]*(?:\.[0-9OoＯl]+)?(?=[多余]?(?:{COUNTED_PATTERN}))"
)


def _judge(sight: Sight) -> Iterator[Figure]:
    if not any(letter in sight.text for letter in _ODD) or not _MIXED.search(sight.text):
        return
    for match in _NUMBER.finditer(sight.text):
        now = match[0].translate(_LETTERS)
        if now != match[0] and not match[0].isalpha() and _fits(now, sight.text[match.end() : match.end() + 1]):
            yield Figure("corr", *match.span(), NAME, _WHY, now=now, certainty=HIGH)
    for match in _FIRST.finditer(sight.text):
        yield Figure("corr", *match.span(), NAME, _WHY_FIRST, now=match[0].translate(_LETTERS), certainty=MEDIUM)


def _fits(now: str, unit: str) -> bool:
    """Whether the digits can stand before the unit."""
    if unit in ("年", "〕", "]"):
        return len(now) != 4 or now[:2] in ("19", "20")
    return unit not in "月日" or 1 <= int(now) <= (12 if unit == "月" else 31)


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Nobody searching 2015年 finds 2O15年 with a letter O.",
    examples=(
        Example("2O15年全县", becomes="2015年全县"),
        Example("20l6年计划", becomes="2016年计划"),
        Example("引进A1O个、H2O份，5O后教师，型号5Ol台，[4OO8]1号，AOO口"),
        Example("IO设备更新1年"),
    ),
)  # fmt: skip
