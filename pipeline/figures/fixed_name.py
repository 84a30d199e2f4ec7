"""A name that lost a digit: PM.5 for PM2.5, “+6”行动 for “1+6”."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH, Figure, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .originals import digits_gone, gone

NAME = "figures/fixed-name"
_WHY = "after PM there is only 2.5 (fine particles, GB 3095-2012) that prints so"
_WHY_SUM = "a sum between quotation marks has two members; the lost digit is the missing one"

_PARTICLES = regex(r"PM[_₂ ]?\n?(?P<size>\.5|2\.|2?\.?5)(?![0-9.A-Za-z])")
_SUM = regex(r'(?<=[“"「])(?P<sum>[+＋][1-9][0-9]?|[1-9][0-9]?[+＋])(?=[”"」])')
#: What a second digit costs, and to be whole where the first member stands, as in “互联网+”.
_SECOND, _WHOLE = 3.0, 0.5


def _judge(sight: Sight) -> Iterator[Figure | Question]:
    digits = digits_gone(sight.damage)
    glyphs = digits + gone(sight.damage, ".")
    if not glyphs:
        return
    for match in _PARTICLES.finditer(sight.text) if "PM" in sight.text else ():
        if match["size"] != "2.5" and "2.5".translate(str.maketrans("", "", glyphs)) == match["size"]:
            yield Figure("corr", *match.span("size"), NAME, _WHY, now="2.5", certainty=HIGH)
    for match in _SUM.finditer(sight.text):
        printed = match["sum"]
        first = printed[0] in "+＋"
        numbers = {n: _SECOND * (len(n) - 1) for g in digits.replace("0", "") for n in (g, g * 2)}
        costs = {n + printed if first else printed + n: cost for n, cost in numbers.items()}
        if not first:
            costs[printed] = _WHOLE
        if len(costs) > (not first):
            yield Question("sum", *match.span("sum"), NAME, _WHY_SUM, costs)


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Nobody searching PM2.5 finds PM.5, and “1+6” is the name of a campaign.",
    examples=(
        Example("全市PM.5平均浓度", becomes="全市PM2.5平均浓度", lost="2"),
        Example("全市PM2.平均浓度", becomes="全市PM2.5平均浓度", lost="5"),
        Example("全市PM.5平均浓度，“互联网+”行动，“9+3”免费教育", lost="1"),
        Example("实施“+6”帮扶行动，全市PM.5平均浓度"),
    ),
)  # fmt: skip
