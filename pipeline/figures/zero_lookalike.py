"""A letter O, a circle or the digit 0 typed for 〇 inside a Chinese year: 二O一五年."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight

NAME = "figures/zero-lookalike"
_WHY = "in a year written digit by digit a circle can only be 〇"

_ZEROS = "OoＯｏ○◯0０Ｏ零Ο◦●"
#: 年 stands first, so that the engine skips from one to the next.
_YEAR = regex(rf"年(?<=(?P<year>[一二][一二三四五六七八九〇{_ZEROS}]{{3}})年)")
_TABLE = str.maketrans(dict.fromkeys(_ZEROS, "〇"))


def _judge(sight: Sight) -> Iterator[Figure]:
    for match in _YEAR.finditer(sight.text):
        now = match["year"].translate(_TABLE)
        if now != match["year"]:
            yield Figure("corr", *match.span("year"), NAME, _WHY, now=now, certainty=HIGH)


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Nobody searching 二〇一五年 finds 二O一五年 or 二○一五年; GB/T 15835 writes 〇.",
    examples=(
        Example("二O一五年工作总结", becomes="二〇一五年工作总结"),
        Example("二○二○年六月", becomes="二〇二〇年六月"),
        Example("二0一六年", becomes="二〇一六年"),
        Example("二〇二三年"),
        Example("二OO米跑道"),
        Example("一百零五年"),
    ),
)  # fmt: skip
