"""How large the decimals of official texts are, by what they measure.

Counted over the 2703 decimals before %, 个百分点, 万, 亿, 元, 倍 and units of measure that differ in value or in the words
before them, in 575 public documents (work reports, notices, speeches, laws, news pages): 1051 rises and falls (176 of
output, sales and prices, 83 yearly means, 39 aims, 33 of revenues, 24 of new industries), 336 shares (113 rates, 16 of
what is spent out of the output), 62 small rates, 50 differences in points, 1204 amounts. What was met fewer than fifty
times is smoothed towards its kin, first digits towards Benford's law.
"""

from __future__ import annotations

from typing import Literal

from ..regex import regex

Measure = Literal[
    "growth", "steady", "slow", "industry", "revenue", "yearly", "share", "rate", "part of output", "small", "points",
    "output", "trillions", "hundred millions of money", "hundred millions",
    "ten thousands of money", "per head", "people", "land", "ten thousands",
    "incomes", "times", "grade", "age", "area", "amount",
]  # fmt: skip

#: The measures that are no percentages.
AMOUNTS: frozenset[Measure] = frozenset(
    ("output", "trillions", "hundred millions of money", "hundred millions", "ten thousands of money", "per head",
     "people", "land", "ten thousands", "incomes", "times", "grade", "age", "area", "amount")
)  # fmt: skip

#: How often the part before the point has one, two, three … digits; the last stands for all that have more.
WHOLE: dict[Measure, tuple[float, ...]] = {
    "growth": (0.37, 0.595, 0.034, 0.0007, 0.0002, 0.0001),
    "steady": (0.79, 0.193, 0.015, 0.0015, 0.0006, 0.0001),
    "slow": (0.948, 0.045, 0.005, 0.0012, 0.0005, 0.0001),
    "industry": (0.28, 0.67, 0.045, 0.003, 0.0015, 0.0005),
    "revenue": (0.77, 0.21, 0.015, 0.003, 0.0015, 0.0005),
    "yearly": (0.53, 0.46, 0.008, 0.0012, 0.0006, 0.0002),
    "share": (0.146, 0.845, 0.008, 0.001, 0.0004, 0.0001),
    "rate": (0.146, 0.848, 0.004, 0.0012, 0.0006, 0.0002),
    "part of output": (0.7, 0.289, 0.008, 0.002, 0.0008, 0.0002),
    "small": (0.885, 0.096, 0.01, 0.006, 0.0025, 0.0005),
    "points": (0.85, 0.129, 0.012, 0.006, 0.0025, 0.0005),
    "output": (0.15, 0.77, 0.065, 0.01, 0.004, 0.001),
    "trillions": (0.84, 0.143, 0.008, 0.008, 0.0008, 0.0002),
    "hundred millions of money": (0.224, 0.382, 0.244, 0.123, 0.026, 0.001),
    "hundred millions": (0.74, 0.2, 0.047, 0.011, 0.0015, 0.0005),
    "ten thousands of money": (0.2, 0.14, 0.11, 0.27, 0.22, 0.06),
    "per head": (0.8, 0.17, 0.015, 0.01, 0.004, 0.001),
    "people": (0.34, 0.465, 0.165, 0.025, 0.004, 0.001),
    "land": (0.14, 0.345, 0.355, 0.145, 0.012, 0.003),
    "ten thousands": (0.614, 0.287, 0.082, 0.013, 0.003, 0.001),
    "incomes": (0.96, 0.025, 0.008, 0.004, 0.0025, 0.0005),
    "times": (0.899, 0.082, 0.01, 0.006, 0.0025, 0.0005),
    "grade": (0.934, 0.043, 0.013, 0.007, 0.0025, 0.0005),
    "age": (0.12, 0.86, 0.01, 0.006, 0.003, 0.001),
    "area": (0.32, 0.54, 0.1, 0.03, 0.007, 0.003),
    "amount": (0.605, 0.29, 0.045, 0.044, 0.013, 0.003),
}

#: How often the part after the point has one, two, three and more digits.
PLACES: dict[Measure, tuple[float, ...]] = {
    "growth": (0.898, 0.101, 0.001),
    "steady": (0.968, 0.031, 0.001),
    "slow": (0.97, 0.029, 0.001),
    "industry": (0.968, 0.031, 0.001),
    "revenue": (0.908, 0.091, 0.001),
    "yearly": (0.968, 0.031, 0.001),
    "share": (0.74, 0.255, 0.005),
    "rate": (0.84, 0.13, 0.03),
    "part of output": (0.78, 0.215, 0.005),
    "small": (0.92, 0.078, 0.002),
    "points": (0.901, 0.097, 0.002),
    "output": (0.7, 0.299, 0.001),
    "trillions": (0.58, 0.419, 0.001),
    "hundred millions of money": (0.832, 0.167, 0.001),
    "hundred millions": (0.657, 0.342, 0.001),
    "ten thousands of money": (0.74, 0.259, 0.001),
    "per head": (0.6, 0.399, 0.001),
    "people": (0.79, 0.209, 0.001),
    "land": (0.75, 0.249, 0.001),
    "ten thousands": (0.79, 0.209, 0.001),
    "incomes": (0.25, 0.74, 0.01),
    "times": (0.82, 0.178, 0.002),
    "grade": (0.932, 0.066, 0.002),
    "age": (0.925, 0.071, 0.004),
    "area": (0.61, 0.28, 0.11),
    "amount": (0.63, 0.277, 0.093),
}

#: How often each of 0-9 is the only digit before the point, and how often each is the first of several. Measures that are
#: not named have those of amounts or, of the rates, of growth.
_ALONE: dict[str, tuple[float, ...]] = {
    "growth": (0.05, 0.06, 0.07, 0.07, 0.13, 0.18, 0.13, 0.11, 0.09, 0.10),
    "share": (0.10, 0.16, 0.20, 0.08, 0.08, 0.10, 0.08, 0.07, 0.08, 0.05),
    "small": (0.05, 0.07, 0.13, 0.08, 0.29, 0.30, 0.05, 0.01, 0.01, 0.01),
    "points": (0.31, 0.29, 0.10, 0.05, 0.05, 0.05, 0.06, 0.03, 0.03, 0.03),
    "incomes": (0.01, 0.10, 0.70, 0.15, 0.02, 0.01, 0.005, 0.002, 0.002, 0.001),
    "amount": (0.05, 0.36, 0.20, 0.10, 0.08, 0.06, 0.04, 0.05, 0.03, 0.03),
}
_FIRST: dict[str, tuple[float, ...]] = {
    "growth": (0.0005, 0.43, 0.16, 0.12, 0.09, 0.06, 0.04, 0.03, 0.04, 0.03),
    "steady": (0.0005, 0.66, 0.10, 0.07, 0.04, 0.04, 0.03, 0.02, 0.03, 0.01),
    "share": (0.0005, 0.12, 0.13, 0.11, 0.10, 0.10, 0.11, 0.09, 0.08, 0.16),
    "rate": (0.0005, 0.04, 0.07, 0.07, 0.07, 0.14, 0.16, 0.08, 0.06, 0.31),
    "small": (0.0005, 0.50, 0.30, 0.08, 0.04, 0.02, 0.02, 0.02, 0.01, 0.01),
    "points": (0.0005, 0.60, 0.15, 0.08, 0.06, 0.03, 0.03, 0.02, 0.02, 0.01),
    "age": (0.0005, 0.10, 0.08, 0.07, 0.06, 0.06, 0.09, 0.32, 0.20, 0.02),
    "amount": (0.0005, 0.38, 0.19, 0.12, 0.08, 0.07, 0.06, 0.04, 0.04, 0.02),
}
_OF_GROWTH = frozenset(("steady", "slow", "industry", "revenue", "yearly"))
_OF_SHARES = frozenset(("rate", "part of output"))

#: What an amount is counted in tells its size.
_SIZED: tuple[tuple[str, Measure], ...] = (
    ("万亿", "trillions"),
    ("亿元", "hundred millions of money"),
    ("亿美元", "hundred millions of money"),
    ("亿", "hundred millions"),
    ("万元", "ten thousands of money"),
    ("万美元", "ten thousands of money"),
    ("万人", "people"),
    ("万亩", "land"),
    ("万公顷", "land"),
    ("万", "ten thousands"),
    ("倍", "times"),
    ("∶", "times"),
    (":", "times"),
    ("：", "times"),
    ("级", "grade"),
    ("分", "grade"),
    ("岁", "age"),
    ("平方", "area"),
    ("公顷", "area"),
    ("亩", "area"),
)

_SMALL = regex("失业率|赤字率|不良(?:贷款)?率|自然增长率|出生率|死亡率|利率|税率|涨幅|增幅|增速|增长率|降幅")
_GROWTH = regex("增长|提高|下降|上升|增加|上涨|回落|降低|减少")
#: What grows by few percent a year: output, sales, prices.
_STEADY = regex("生产总值|GDP|可支配收入|纯收入|消费品零售|消费价格|经济增长|物价|CPI|增加值")
#: What grows by still less: people's incomes, and what is aimed at (增长5.5%左右).
_SLOW = regex("可支配收入|纯收入|居民收入")
_AIM = ("%左右", "%以上", "%以内")
#: New industries grow by more than output as a whole: 高技术制造业增加值增长12.3%.
_INDUSTRY = regex("(?:制造|技术|装备|电子|汽车|新兴)[^，。；]{0,40}增加值")
_REVENUE = regex("(?<![营业务])收入")
_SHARE = regex("率|占|比重|比例|覆盖|达标|合格|普及|巩固|满意")
_PART = regex("占|比重|比例")
#: What is spent out of the whole output is small, 研发经费投入占生产总值2.4%; what an industry adds to it is not.
_OF_OUTPUT = regex("生产总值|GDP|强度")
_ADDS = regex("增加值|产业|服务业|工业|贡献|经济|消费|储蓄")
_YEARLY = regex("年均|平均")
#: City incomes by those of the country: 2.31, nearly always with two decimals.
_INCOMES = regex("收入比|收入倍差|收入之比")
_OUTPUT = regex("国内生产总值|经济总量")


def first_digit(whole: str, measure: Measure) -> float:
    """How likely the first of the digits before the point is, for a decimal that measures this."""
    table = _ALONE if len(whole) == 1 else _FIRST
    share = table.get(measure)
    if share is None:
        known = "growth" if measure in _OF_GROWTH else "share" if measure in _OF_SHARES else "amount"
        share = table[known]
    return share[int(whole[0])]


def measure_of(before: str, unit: str) -> Measure:
    """What a decimal measures, by the score of characters ``before`` it and by the ``unit`` after it."""
    if unit.startswith("个百分点"):
        return "points"
    near = before[max(before.rfind(mark) for mark in "，。；") + 1 :]
    return _rate(near, unit) if unit.startswith("%") else _amount(near, unit)


def _amount(near: str, unit: str) -> Measure:
    if _INCOMES.search(near):
        return "incomes"
    sized = next((measure for begins, measure in _SIZED if unit.startswith(begins)), None)
    if sized == "trillions" and _OUTPUT.search(near):
        return "output"
    if sized == "ten thousands of money" and "人均" in near:
        return "per head"
    return sized or ("area" if "面积" in near else "amount")


def _rate(near: str, unit: str) -> Measure:
    if _SMALL.search(near):
        return "small"
    share = _SHARE.search(near)
    if (share and (near[-1:] in "到至为" or not _GROWTH.search(near))) or (not near and unit.startswith("%的")):
        if _OF_OUTPUT.search(near) and not _ADDS.search(near):
            return "part of output"
        return "rate" if "率" in near and not _PART.search(near) else "share"
    if unit.startswith(_AIM) or _SLOW.search(near):
        return "slow"
    if _INDUSTRY.search(near):
        return "industry"
    if _STEADY.search(near):
        return "steady"
    return "revenue" if _REVENUE.search(near) else "yearly" if _YEARLY.search(near) else "growth"


def is_share(before: str) -> bool:
    """Whether what stands ``before`` a percentage says that it is a part of a whole, so that 100 is the most."""
    return bool(_SHARE.search(before)) and not _GROWTH.search(before)
