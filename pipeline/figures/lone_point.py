"""A decimal whose first or last digit is lost: .5%, 3.%."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from ..chinese.rates import is_share
from ..chinese.units import COUNTED_PATTERN
from ..model import MEDIUM, Candidate, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .decimals_of_text import cost, shape_at
from .originals import UNNAMED, originals, suspects, unnamed
from .verdict import weigh

NAME = "figures/lone-point"
_WHY = "a decimal has a digit on both sides of its point"

_UNIT = (
    "[%‰℃∶:：]|[ \u2002-\u200a\u3000\xa0]{1,2}(?:%|级)|个百分点|[个個]月|倍|公里|公斤|平方|立方|公顷|吨|级(?!别)|分(?![为类别])|岁|毫米|厘米|微米|米|英寸|亩|元(?![旦宵])"
    "|千(?:公顷|米|瓦|克|吨|伏)|[万亿萬億](?:[元人户吨亩公平个亿千辆家套名立余多次美册张头只株左以斤担件千立条億戶噸])"
)
#: A point in front: after a word or a comma, so that it is no full stop. A point behind: before a unit, so that it is no
#: list marker (3.万众一心).
_LONE = regex(
    rf"(?<![0-9A-Za-z./…])(?:(?P<open>\.[0-9]{{1,4}})(?=%|个百分点|{COUNTED_PATTERN}|{_UNIT})"
    rf"|(?<=[\u4e00-\u9fff，、：（~～≤≥/ ])(?P<loose>\.[0-9]{{1,4}})(?=[\u4e00-\u9fff，。、；） /*])"
    r"|(?<=[\u4e00-\u9fff])(?P<free>[0-9]{1,4}\.)(?=[万亿千版岁年个微升座场，。、；）])"
    rf"|(?<=[^\n])(?P<shut>[0-9]{{1,7}}\.|\.)(?={_UNIT})|(?<=[≤≥])(?P<limit>[0-9]{{1,4}}\.)(?=[/）)]))"
)
#: In a text proved to have lost a digit, any number that begins or ends with a point is marked: in tables, in brackets,
#: before whatever is measured. Not 1.加强 and 5. at the head of a line, which are markers.
_ODD = regex(
    r"(?<![0-9A-Za-z./…])(?:\.[0-9]{1,4}(?![0-9A-Za-z])"
    rf"|(?<=[\u4e00-\u9fff、])(?<!第)[0-9]{{1,7}}\.(?=[;；，。、）]|小时|公斤|毫克|英寸|微米|斤|克|件|{COUNTED_PATTERN})"
    r"|(?<=[\u4e00-\u9fff])[0-9]{1,7}\.(?=[ \u3000]?(?:万|亿|平方|级|%))|(?<=[\u4e00-\u9fff] )[0-9]{1,7}\.(?= (?:平方|级|%))|[0-9]{3,7}\.(?=[万亿])"
    r"|(?<=[\u4e00-\u9fff])(?<![第条款件表图])[1-9]\.(?=任务|方案|版|升级|时代|计划|行动|工程|政策)"
    r"|(?<=[至到达由超约为增降])[0-9]{1,7}\.(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[0-9]{1,4}\.(?=和[0-9.])"
    r"|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff ，。；、])|(?<=\n)\.(?=%)|(?<=[（(])\.(?=[\u4e00-\u9fff])"
    r"|(?<=[≤≥<>¥≈/∶])[0-9]{1,7}\.(?![0-9A-Za-z.])|(?<=\n)[0-9]?\.(?=\. )"
    r"|(?<=    )[0-9]{3,7}\.(?=[ \t]*\n)|[0-9]{1,4}\.(?=[-—－～~至到][0-9]))"
)
#: 从15.8%提高到…, 由13.6万公里增加到…: the later number is higher, or lower.
_ROSE = regex(
    r"[由从](?P<first>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?P<unit>%|[\u4e00-\u9fff]{0,5})[^，。；0-9]{0,8}?"
    r"(?P<way>提高|增加|上升|增长|扩大|提升|发展|跃升|下降|降低|降|减少|缩小|回落)(?:到|至|为)了?$"
)
_DOWN = ("下降", "降低", "降", "减少", "缩小", "回落")
#: Before these a lone point is no full stop and no marker, diagnosis or none.
_ALWAYS: tuple[str, ...] = (
    "%",
    "个百分点",
    "亿元",
    "万元",
    "亿美元",
    "万人",
    "亿人",
    "亿户",
    "万平方",
    "平方",
    "公里",
    "公斤",
    "元/",
    "倍",
    "米",
    "微米",
    "英寸",
    "岁",
    "级地震",
    "级强震",
    "级左右",
    "级、",
    "级（",
    "个月",
    "個月",
)
#: A point without a digit on one side of it: what is looked at.
_POINT = regex(r"\.(?:(?![0-9])|(?<![0-9].))")
#: By how much less than in other rules the best candidate may lead. Of those that lead by just so much six of seven are
#: right, of all that are put back 24 of 25.
_CAREFUL = -0.65


def _judge(sight: Sight) -> Iterator[Figure]:
    glyphs, proven = suspects(sight)
    if not glyphs:
        return
    others = unnamed(sight.text, glyphs) if proven else ""
    for place in _POINT.finditer(sight.text):
        begin = _digits_before(sight.text, place.start())
        lone = _LONE.match(sight.text, begin)
        match = lone or (_ODD.match(sight.text, begin) if proven else None)
        if not match or not (proven or _begins(match) or sight.text.startswith(_ALWAYS, match.end())):
            continue
        printed = match[0]
        start, end = match.span()
        if printed == "." and not proven and len(glyphs) > 1:  # .% may be nearly anything
            yield Figure("gap", start, end, NAME, _WHY, reason="lost", certainty=MEDIUM)
            continue
        shape = shape_at(sight.text, start, end, glyphs if proven else "")
        bounds = _bounds(sight.text, start, end)
        every = originals(printed, glyphs, 3 if printed == "." else 2)
        inside = [number for number in every if bounds[0] < float(number) < bounds[1]]
        candidates = [Candidate(number, cost(number, shape)) for number in inside or every]
        if others:
            also = (n for n in originals(printed, others, 1) if n not in every and bounds[0] < float(n) < bounds[1])
            candidates += [Candidate(number, cost(number, shape) + UNNAMED) for number in also]
        sure = proven and lone is not None and bool(inside)
        figure = weigh(start, end, candidates, NAME, _WHY, sure=False, margin=_CAREFUL, proven=sure)
        if figure:
            yield figure


def _begins(match: re.Match[str]) -> bool:
    """Whether the number begins with its point, as no whole one does: .5英寸. 附件.1 is the first of several."""
    if match[0][0] != "." or len(match[0]) < 2:
        return False
    return match.start() == 0 or match.string[match.start() - 1] not in "件表图注号页例款条章节题"


def _digits_before(text: str, place: int) -> int:
    """Where the digits that end at ``place`` begin; at most seven."""
    begin = place
    while begin > max(place - 8, 0) and "0" <= text[begin - 1] <= "9":
        begin -= 1
    return begin


def _bounds(text: str, start: int, end: int) -> tuple[float, float]:
    """Between what the number must lie, where the clause says from what it rose or fell, or that it is a rate."""
    share = text.startswith("%", end) and is_share(text[max(start - 8, 0) : start])
    low, high = 0.0, 100.5 if share else math.inf
    rose = _ROSE.search(text, max(start - 30, 0), start)
    if not rose or rose["first"].startswith(".") or not text.startswith(rose["unit"][:1], end):
        return low, high
    first = float(rose["first"])
    return (low, min(high, first)) if rose["way"] in _DOWN else (first, high)


RULE = FigureRule(
    NAME,
    _judge,
    MEDIUM,
    why=".5% and 3.% say nothing to whoever reads the number by machine.",
    examples=(
        Example("增长.5%，上年增长8.4%，", becomes="增长7.5%，上年增长8.4%，", lost="7"),
        Example("增长.5%，上年增长8.4%，", becomes="增长0.5%，上年增长8.4%，", lost="0"),
        Example("下降3.个百分点", becomes="下降3.7个百分点", lost="7"),
        Example("覆盖率达到.5%，", becomes="覆盖率达到{.5|7.5 77.5}%，", lost="7"),
        Example("从15.8%提高到7.%", becomes="从15.8%提高到{7.|27.2 72.2}%", lost="2"),
        Example("增长7.5%，", lost="3"),
        Example("增长.5%，1234567890"),
        Example("见第3.条", lost="7"),
        Example("增长6. %，", becomes="增长6.9 %，", lost="9"),
        Example("增长.%，上年增长23568%，", becomes="增长{.|gap}%，上年增长23568%，"),
        Example("见附件.1、附件.2，共3456890份"),
        Example("屏幕为.3英寸，共1256890台", becomes="屏幕为{.3|4.3 7.3 44.3 47.3 4.43}英寸，共1256890台"),
    ),
)
