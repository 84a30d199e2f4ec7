"""Figures that only a font of the site shows: 资金\\ue603\\ue60a万元. The file holds private signs, and no one knows for which figures."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.before_unit import UNITS
from ..model import HIGH, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight

NAME = "figures/font-digit"
_WHY = "private signs of a font stand for the figures: the number can't be read"

_SIGN = "\ue000-\uf8ff"
#: From the first private sign on; the figures right before it are found from there.
_RUN = regex(f"[{_SIGN}][{_SIGN}0-9.,]*")
_UNIT = regex(rf"\s?(?:{'|'.join(UNITS)}|[月日时分秒号‰元%％]|[、和至到~～—-][{_SIGN}0-9])")
#: What no name goes on with.
_SURE = regex(
    rf"\s?(?:{'|'.join(unit for unit in UNITS if len(unit) > 1)}|[%％‰元]|月[^亮]|年[^轻]|[、和至到~～—-][{_SIGN}0-9])"
)
_PRIVATE = regex(f"[{_SIGN}]")
_MOST = 12  # figures before the first sign
_LEFT = frozenset("0123456789.,")


def _judge(sight: Sight) -> Iterator[Figure]:
    text = sight.text
    for run in _RUN.finditer(text):
        start, end = run.span()
        while start > run.start() - _MOST and text[start - 1 : start] in _LEFT and start:
            start -= 1
        if _is_number(text, start, end):
            yield Figure("gap", start, end, NAME, _WHY, reason="lost", certainty=HIGH)


def _is_number(text: str, start: int, end: int) -> bool:
    """Whether figures or a unit show that the signs are figures; one sign alone may be a rare character of a name."""
    signs = len(_PRIVATE.findall(text, start, end))
    figures = end - start > signs
    if signs == 1:
        between = text[start : start + 1].isdigit() and text[end - 1 : end].isdigit()
        return not between and (figures or bool(_SURE.match(text, end)))  # 103\ue0105: a decimal point
    return figures or bool(_UNIT.match(text, end))


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Figures that only a font shows must not pass as text: 资金万元 would say nothing of the sum.",
    examples=(
        Example("拨付资金\ue603\ue60a万元", becomes="拨付资金{\ue603\ue60a|gap}万元"),
        Example("增长\ue601.\ue602%，共\ue6033人", becomes="增长{\ue601.\ue602|gap}%，共{\ue6033|gap}人"),
        Example("全长103\ue0105米"),
        Example("村民张\ue103说，\ue104家湾要修路"),
    ),
)  # fmt: skip
