"""How large the decimals of official texts are, by what they measure.

Counted over the 2473 different decimals before %, 个百分点, 万, 亿, 元, 倍 and units of measure in 575 public documents
(work reports, notices, speeches, laws, news pages): 1083 rises and falls (of them 190 of output, income, sales and
prices), 317 shares, 66 small rates, 50 differences in points, 957 amounts. First digits of the rarer kinds are smoothed towards Benford's law.
"""

from __future__ import annotations

from typing import Literal

from pipeline.regex import regex

Measure = Literal[
    "growth", "steady", "share", "small", "points",
    "trillions", "hundred millions of money", "hundred millions", "ten thousands of money", "ten thousands",
    "times", "grade", "age", "amount",
]  # fmt: skip

#: The measures that are no percentages.
AMOUNTS: frozenset[Measure] = frozenset(
    ("trillions", "hundred millions of money", "hundred millions", "ten thousands of money", "ten thousands",
     "times", "grade", "age", "amount")
)  # fmt: skip

#: How often the part before the point has one, two, three … digits; the last stands for all that have more.
WHOLE: dict[Measure, tuple[float, ...]] = {
    "growth": (0.39, 0.577, 0.032, 0.0005, 0.0002, 0.0001),
    "steady": (0.767, 0.216, 0.015, 0.0015, 0.0006, 0.0001),
    "share": (0.168, 0.823, 0.008, 0.001, 0.0004, 0.0001),
    "small": (0.855, 0.124, 0.012, 0.006, 0.0025, 0.0005),
    "points": (0.85, 0.129, 0.012, 0.006, 0.0025, 0.0005),
    "trillions": (0.769, 0.212, 0.01, 0.008, 0.0008, 0.0002),
    "hundred millions of money": (0.244, 0.375, 0.232, 0.123, 0.026, 0.0005),
    "hundred millions": (0.74, 0.2, 0.047, 0.011, 0.0015, 0.0005),
    "ten thousands of money": (0.327, 0.139, 0.071, 0.218, 0.184, 0.061),
    "ten thousands": (0.512, 0.333, 0.127, 0.025, 0.003, 0.0005),
    "times": (0.879, 0.098, 0.013, 0.007, 0.0025, 0.0005),
    "grade": (0.934, 0.043, 0.013, 0.007, 0.0025, 0.0005),
    "age": (0.278, 0.66, 0.034, 0.019, 0.007, 0.0015),
    "amount": (0.591, 0.307, 0.045, 0.044, 0.012, 0.001),
}

#: How often the part after the point has one, two, three and more digits.
PLACES: dict[Measure, tuple[float, ...]] = {
    "growth": (0.898, 0.101, 0.001),
    "steady": (0.968, 0.031, 0.001),
    "share": (0.77, 0.218, 0.012),
    "small": (0.905, 0.093, 0.002),
    "points": (0.901, 0.097, 0.002),
    "trillions": (0.599, 0.4, 0.001),
    "hundred millions of money": (0.832, 0.167, 0.001),
    "hundred millions": (0.657, 0.342, 0.001),
    "ten thousands of money": (0.72, 0.279, 0.001),
    "ten thousands": (0.79, 0.209, 0.001),
    "times": (0.801, 0.197, 0.002),
    "grade": (0.932, 0.066, 0.002),
    "age": (0.925, 0.071, 0.004),
    "amount": (0.63, 0.277, 0.093),
}

#: How often each of 0-9 is the only digit before the point, and how often each is the first of several. Measures that are
#: not named have those of amounts, steady growth those of growth.
_ALONE: dict[str, tuple[float, ...]] = {
    "growth": (0.05, 0.06, 0.07, 0.07, 0.13, 0.18, 0.13, 0.11, 0.09, 0.10),
    "share": (0.10, 0.16, 0.20, 0.08, 0.08, 0.10, 0.08, 0.07, 0.08, 0.05),
    "small": (0.05, 0.07, 0.13, 0.08, 0.29, 0.30, 0.05, 0.01, 0.01, 0.01),
    "points": (0.31, 0.29, 0.10, 0.05, 0.05, 0.05, 0.06, 0.03, 0.03, 0.03),
    "amount": (0.05, 0.36, 0.20, 0.10, 0.08, 0.06, 0.04, 0.05, 0.03, 0.03),
}
_FIRST: dict[str, tuple[float, ...]] = {
    "growth": (0.0005, 0.43, 0.16, 0.12, 0.09, 0.06, 0.04, 0.03, 0.04, 0.03),
    "share": (0.0005, 0.09, 0.12, 0.09, 0.09, 0.12, 0.14, 0.09, 0.08, 0.18),
    "small": (0.0005, 0.50, 0.30, 0.08, 0.04, 0.02, 0.02, 0.02, 0.01, 0.01),
    "points": (0.0005, 0.60, 0.15, 0.08, 0.06, 0.03, 0.03, 0.02, 0.02, 0.01),
    "amount": (0.0005, 0.38, 0.19, 0.12, 0.08, 0.07, 0.06, 0.04, 0.04, 0.02),
}

#: What an amount is counted in tells its size.
_SIZED: tuple[tuple[str, Measure], ...] = (
    ("万亿", "trillions"),
    ("亿元", "hundred millions of money"),
    ("亿美元", "hundred millions of money"),
    ("亿", "hundred millions"),
    ("万元", "ten thousands of money"),
    ("万美元", "ten thousands of money"),
    ("万", "ten thousands"),
    ("倍", "times"),
    ("∶", "times"),
    (":", "times"),
    ("：", "times"),
    ("级", "grade"),
    ("分", "grade"),
    ("岁", "age"),
)

_SMALL = regex("失业率|赤字率|不良(?:贷款)?率|自然增长率|出生率|死亡率|利率|税率|涨幅|增幅|增速|增长率|降幅")
_GROWTH = regex("增长|提高|下降|上升|增加|上涨|回落|降低|减少")
#: What grows by few percent a year: output, incomes, sales, prices; and what is aimed at (增长5.5%左右).
_STEADY = regex("生产总值|GDP|可支配收入|纯收入|消费品零售|消费价格|经济增长|物价|CPI|增加值")
_AIM = ("%左右", "%以上", "%以内")
_SHARE = regex("率|占|比重|比例|覆盖|达标|合格|普及|巩固|满意")


def first_digit(whole: str, measure: Measure) -> float:
    """How likely the first of the digits before the point is, for a decimal that measures this."""
    table = _ALONE if len(whole) == 1 else _FIRST
    known = "growth" if measure == "steady" else measure
    return table.get(known, table["amount"])[int(whole[0])]


def measure_of(before: str, unit: str) -> Measure:
    """What a decimal measures, by the score of characters ``before`` it and by the ``unit`` after it."""
    if unit.startswith("个百分点"):
        return "points"
    if not unit.startswith("%"):
        return next((measure for begins, measure in _SIZED if unit.startswith(begins)), "amount")
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
