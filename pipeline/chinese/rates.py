"""How large the decimals of official texts are, by what they measure.

Counted over the 2473 different decimals before %, 个百分点, 万, 亿, 元, 倍 and units of measure in 575 public documents
(work reports, notices, speeches, laws, news pages): 1083 rises and falls (of them 190 of output, income, sales and
prices), 317 shares, 66 small rates, 50 differences in points, 957 amounts. First digits of the rarer kinds are smoothed towards Benford's law.
"""

from __future__ import annotations

from typing import Literal

from pipeline.regex import regex

Measure = Literal["growth", "steady", "share", "small", "points", "amount"]

#: How often the part before the point has one, two, three … digits; the last stands for all that have more.
WHOLE: dict[Measure, tuple[float, ...]] = {
    "growth": (0.40, 0.57, 0.026, 0.001),
    "steady": (0.78, 0.21, 0.01, 0.001),
    "share": (0.186, 0.808, 0.006, 0.0005),
    "small": (0.92, 0.075, 0.005, 0.0005),
    "points": (0.9, 0.095, 0.005, 0.0005),
    "amount": (0.585, 0.265, 0.09, 0.044, 0.014, 0.003),
}

#: How often each of 0-9 is the only digit before the point, and how often each is the first of several.
_ALONE: dict[Measure, tuple[float, ...]] = {
    "growth": (0.05, 0.06, 0.07, 0.07, 0.13, 0.18, 0.13, 0.11, 0.09, 0.10),
    "steady": (0.05, 0.06, 0.07, 0.07, 0.13, 0.18, 0.13, 0.11, 0.09, 0.10),
    "share": (0.10, 0.16, 0.20, 0.08, 0.08, 0.10, 0.08, 0.07, 0.08, 0.05),
    "small": (0.05, 0.07, 0.13, 0.08, 0.29, 0.30, 0.05, 0.01, 0.01, 0.01),
    "points": (0.31, 0.29, 0.10, 0.05, 0.05, 0.05, 0.06, 0.03, 0.03, 0.03),
    "amount": (0.05, 0.36, 0.20, 0.10, 0.08, 0.06, 0.04, 0.05, 0.03, 0.03),
}
_FIRST: dict[Measure, tuple[float, ...]] = {
    "growth": (0.0, 0.43, 0.16, 0.12, 0.09, 0.06, 0.04, 0.03, 0.04, 0.03),
    "steady": (0.0, 0.43, 0.16, 0.12, 0.09, 0.06, 0.04, 0.03, 0.04, 0.03),
    "share": (0.0, 0.09, 0.12, 0.09, 0.09, 0.12, 0.14, 0.09, 0.08, 0.18),
    "small": (0.0, 0.50, 0.30, 0.08, 0.04, 0.02, 0.02, 0.02, 0.01, 0.01),
    "points": (0.0, 0.60, 0.15, 0.08, 0.06, 0.03, 0.03, 0.02, 0.02, 0.01),
    "amount": (0.0, 0.38, 0.19, 0.12, 0.08, 0.07, 0.06, 0.04, 0.04, 0.02),
}

_SMALL = regex("失业率|赤字率|不良(?:贷款)?率|自然增长率|出生率|死亡率|利率|税率|涨幅|增幅|增速|增长率|降幅")
_GROWTH = regex("增长|提高|下降|上升|增加|上涨|回落|降低|减少")
#: What grows by few percent a year: output, incomes, sales, prices; and what is aimed at (增长5.5%左右).
_STEADY = regex("生产总值|GDP|可支配收入|纯收入|消费品零售|消费价格|经济增长|物价|CPI|增加值")
_AIM = ("%左右", "%以上", "%以内")
_SHARE = regex("率|占|比重|比例|覆盖|达标|合格|普及|巩固|满意")


def likelihood(whole: str, measure: Measure) -> float:
    """How likely the digits before the point are, for a decimal that measures this."""
    digits = len(whole)
    first = (_ALONE if digits == 1 else _FIRST)[measure][int(whole[0])]
    return float(WHOLE[measure][min(digits, len(WHOLE[measure])) - 1] * first * 0.1 ** (digits - 1))


def measure_of(before: str, unit: str) -> Measure:
    """What a decimal measures, by the score of characters ``before`` it and by the ``unit`` after it."""
    if unit.startswith("个百分点"):
        return "points"
    if not unit.startswith("%"):
        return "amount"
    near = before[max(before.rfind(mark) for mark in "，。；") + 1 :]
    if _SMALL.search(near):
        return "small"
    share = _SHARE.search(near)
    if (share and (near[-1:] in "到至为" or not _GROWTH.search(near))) or (not near and unit.startswith("%的")):
        return "share"
    return "steady" if _STEADY.search(near) or unit.startswith(_AIM) else "growth"


def is_share(before: str) -> bool:
    """Whether what stands ``before`` a percentage says that it is a part of a whole, so that 100 is the most."""
    return bool(_SHARE.search(before)) and not _GROWTH.search(before)
