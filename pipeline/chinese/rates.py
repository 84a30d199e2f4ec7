"""What a number measures, told by the words before it and the unit after it.

How numbers of each measure look is counted (``evidence/number_shape.tsv``); this is only what they are called.
"""

from __future__ import annotations

from typing import Literal

from ..regex import regex

Measure = Literal[
    "growth", "steady", "slow", "industry", "revenue", "yearly", "share", "rate", "part of output", "small", "points",
    "output", "trillions", "hundred millions of money", "hundred millions",
    "ten thousands of money", "per head", "people", "land", "ten thousands",
    "incomes", "times", "grade", "age", "area", "length", "weight", "money", "persons", "counted", "time", "amount",
]  # fmt: skip

#: What an amount is counted in tells its size.
_SIZED: tuple[tuple[str, Measure], ...] = (
    ("万亿", "trillions"), ("亿元", "hundred millions of money"), ("亿美元", "hundred millions of money"),
    ("亿", "hundred millions"), ("万元", "ten thousands of money"), ("万美元", "ten thousands of money"),
    ("万人", "people"), ("万亩", "land"), ("万公顷", "land"), ("万", "ten thousands"), ("倍", "times"), ("∶", "times"),
    (":", "times"), ("：", "times"), ("级", "grade"), ("分", "grade"), ("岁", "age"), ("周岁", "age"), ("平方", "area"),
    ("公顷", "area"), ("亩", "area"), ("公里", "length"), ("米", "length"), ("千米", "length"), ("毫米", "length"),
    ("厘米", "length"), ("吨", "weight"), ("公斤", "weight"), ("千克", "weight"), ("斤", "weight"), ("元", "money"),
    ("人", "persons"), ("名", "persons"), ("户", "persons"), ("位", "persons"), ("年", "time"), ("个月", "time"),
    ("天", "time"), ("日", "time"), ("小时", "time"), ("个工作日", "time"), ("分钟", "time"), ("周", "time"),
)  # fmt: skip
_COUNTED = frozenset("个所家项件次份篇场条座台套辆处支起期批幅间栋门册辈株头只艘架宗例种类部张届章篇倍")

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
#: For expressions: a share that is 100 % at most, 合格率 before 达到; what is enrolled or done may be more than was planned.
PART_OF_ALL = (
    "[率度](?<=(?:合格|覆盖|普及|达标|满意|优良|成活|治愈|知晓|自给|硬化|净化|处理|处置|镇化|市化|绿化).)"
    "(?:均|都|已|也|分别)?(?:达到?|为|超过|保持在?|稳定在|提高到|上升到|是|在)?了?"
)
_PART = regex("占|比重|比例")
#: What is spent out of the whole output is small, 研发经费投入占生产总值2.4%; what an industry adds to it is not.
_OF_OUTPUT = regex("生产总值|GDP|强度")
_ADDS = regex("增加值|产业|服务业|工业|贡献|经济|消费|储蓄")
_YEARLY = regex("年均|平均")
#: City incomes by those of the country: 2.31, nearly always with two decimals.
_INCOMES = regex("收入比|收入倍差|收入之比")
_OUTPUT = regex("国内生产总值|经济总量")


def measure_of(before: str, unit: str) -> Measure:
    """What a number measures, by the score of characters ``before`` it and by the ``unit`` after it."""
    if unit.startswith("个百分点"):
        return "points"
    near = before[max(before.rfind(mark) for mark in "，。；") + 1 :]
    return _rate(near, unit) if unit.startswith("%") else _amount(near, unit)


def _amount(near: str, unit: str) -> Measure:
    if _INCOMES.search(near):
        return "incomes"
    unit = unit.lstrip("多余")
    sized = next((measure for begins, measure in _SIZED if unit.startswith(begins)), None)
    if sized == "trillions" and _OUTPUT.search(near):
        return "output"
    if sized == "ten thousands of money" and "人均" in near:
        return "per head"
    return sized or ("counted" if unit[:1] in _COUNTED else "area" if "面积" in near else "amount")


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
