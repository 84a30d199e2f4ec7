"""A letter O, a circle or the digit 0 typed for 〇 inside a Chinese year: 二O一五年."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH, Figure, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .years import costs, place_at, written

NAME = "figures/zero-lookalike"
_WHY = "in a year written digit by digit a circle can only be 〇"

_DIGITS = "〇一二三四五六七八九"
_ZEROS = "OoＯｏ○◯0０Ｏ零Ο◦●"
#: 年 stands first, so that the engine skips from one to the next.
_YEAR = regex(rf"年(?<=(?P<year>[一二][一二三四五六七八九〇{_ZEROS}]{{3}})年)")
_TABLE = str.maketrans(dict.fromkeys(_ZEROS, "〇"))


def _judge(sight: Sight) -> Iterator[Figure | Question]:
    for match in _YEAR.finditer(sight.text):
        now = match["year"].translate(_TABLE)
        if now != match["year"]:
            yield Figure("corr", *match.span("year"), NAME, _WHY, now=now, certainty=HIGH)
    yield from _short(sight)


#: OO八年: the first digit went with the letters.
_SHORT = regex(r"[OoＯ○◯](?<![0-9A-Za-z一二三四五六七八九〇○第].)[OoＯ○◯][一二三四五六七八九](?=年)")
_WHY_SHORT = "a year written digit by digit with letters for 〇 has lost its first digit"


def _short(sight: Sight) -> Iterator[Question]:
    for match in _SHORT.finditer(sight.text) if any(letter in sight.text for letter in "OoＯ○◯") else ():
        digits = match[0].translate(_TABLE)
        value, era = _DIGITS.index(digits[-1]), written(sight, "")
        names = {2000 + value: f"二〇〇{digits[-1]}", 1900 + value: f"一九〇{digits[-1]}"}
        place = place_at(sight.text, *match.span(), dict.fromkeys(names, 0.0))
        readings = {names[year]: cost for year, cost in costs(place, era, sight.settings.year_window).items()}
        yield Question("chinese year", *match.span(), NAME, _WHY_SHORT, readings)


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Nobody searching 二〇一五年 finds 二O一五年 or 二○一五年; GB/T 15835 writes 〇.",
    examples=(
        Example("二O一五年工作总结", becomes="二〇一五年工作总结"),
        Example("二○二○年六月", becomes="二〇二〇年六月"),
        Example("二〇二三年"),
        Example("二OO米跑道"),
    ),
)  # fmt: skip
