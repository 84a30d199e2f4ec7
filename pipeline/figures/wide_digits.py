"""Digits printed full-width: ２０１５年, １２．５％."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.widths import FULL_TO_HALF_DIGITS
from ..model import HIGH, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight

NAME = "figures/wide-digits"
_WHY = "GB/T 15835 writes arabic digits half-width"

_MARKS = "０１２３４５６７８９％"
#: The first character stands first, so that the engine skips to the next.
_WIDE = regex(
    r"[0-9０-９％](?:(?:(?<=[０-９])|(?<=[0-9])(?<![0-9].)[0-9]*[０-９])(?:[0-9０-９]|[．.](?=[0-9０-９]))*％?|(?<=[0-9]％))"
)
_HALF = FULL_TO_HALF_DIGITS | str.maketrans("．％", ".%")


def _judge(sight: Sight) -> Iterator[Figure]:
    if not any(mark in sight.text for mark in _MARKS):
        return
    for match in _WIDE.finditer(sight.text):
        yield Figure("corr", *match.span(), NAME, _WHY, now=match[0].translate(_HALF), certainty=HIGH)


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Nobody searching 2015年 finds ２０１５年.",
    examples=(
        Example("２０１５年增长１２．５％", becomes="2015年增长12.5%"),
        Example("增长12.5％", becomes="增长12.5%"),
        Example("增长12.5%"),
        Example("百分号写作％"),
    ),
)  # fmt: skip
