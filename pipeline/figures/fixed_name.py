"""A fixed expression that lost a digit: PM.5 for PM2.5."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .originals import digits_gone

NAME = "figures/fixed-name"
_WHY = "after PM there is only 2.5 (fine particles, GB 3095-2012) that prints so"

_PARTICLES = regex(r"PM[_₂ ]?\n?(?P<size>\.5|2\.|2?\.?5)(?![0-9.A-Za-z])")


def _judge(sight: Sight) -> Iterator[Figure]:
    glyphs = digits_gone(sight.damage) + ("." if sight.damage.lost(".") else "")
    if not glyphs or "PM" not in sight.text:
        return
    for match in _PARTICLES.finditer(sight.text):
        printed = match["size"]
        if printed != "2.5" and "2.5".translate(str.maketrans("", "", glyphs)) == printed:
            yield Figure("corr", *match.span("size"), NAME, _WHY, now="2.5", certainty=HIGH)


RULE = FigureRule(
    NAME,
    _judge,
    HIGH,
    why="Nobody searching PM2.5 finds PM.5.",
    examples=(
        Example("全市PM.5平均浓度", becomes="全市PM2.5平均浓度", lost="2"),
        Example("全市PM2.平均浓度", becomes="全市PM2.5平均浓度", lost="5"),
        Example("全市PM25平均浓度", becomes="全市PM2.5平均浓度", lost="."),
        Example("全市PM.5平均浓度", lost="1"),
        Example("全市PM2.5平均浓度", lost="1"),
    ),
)
