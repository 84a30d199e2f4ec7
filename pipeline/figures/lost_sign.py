"""Numbers whose sign or digit is gone where one form alone is possible: 同比增长5.3 without %, PM.5 for PM2.5, “+6”行动."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chinese.rates import is_share
from ..model import HIGH, MEDIUM, Figure, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .channel import Form, Meant, channel
from .originals import lost

_GROWS = r"(?P<growth>同比增长|年均增长|增长|下降|上升|增速)"
_SHARES = r"率[达为]?到?|占比[达为]?到?|占[^，。；、\n0-9]{1,12}|比重[达为]?到?"
_RATE = regex(
    rf"(?:{_GROWS}|{_SHARES}|(?P<rise>提高|降低))了?(?P<number>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)(?=[，。；、）\n]|$)"
)
_CLAUSES = regex("[，。；、\\n]")


def _rate(match: re.Match[str], sight: Sight) -> Meant:
    """The rate with its sign; 提高3.2 may be points, 增长300 may be tons."""
    number, start = match["number"], match.start("number")
    share = is_share(_CLAUSES.split(sight.text[max(start - 14, 0) : start])[-1])
    if (share and float(number) > 100) or (number[0] == "0" and "." not in number):
        return None
    if match["rise"]:
        return f"{number}%", f"{number}个百分点"
    return f"{number}%" if "." in number and (match["growth"] or share) else (f"{number}%", number)


PERCENT = channel(
    "figures/lost-percent",
    Form(_RATE, _rate, "the text has lost every %, and this is a rate with no unit", MEDIUM, lost="%"),
    why="同比增长5.3 is no growth of 5.3 of anything.",
    examples=(
        Example("出口额同比增长5.3，合格率达到97.6。", becomes="出口额同比增长5.3%，合格率达到97.6%。", lost="%"),
        Example("合格率达到97，比上年提高3.2。", becomes="合格率达到{97|97% 97}，比上年提高{3.2|3.2% 3.2个百分点}。", lost="%"),
        Example("出口额增长5.3亿元，增长3倍，占地面积120.5亩，合格率达到105。", lost="%"),
    ),
)  # fmt: skip

_GLUED = regex(
    r"20(?<![0-9.]..)[0-4][0-9](?:1[0-2]|[1-9])(?=月(?:份|底|初|末|中旬|上旬|下旬|以来|起|至|[0-9]{1,2}日|[，。、]))"
)

YEAR = channel(
    "figures/lost-year-sign",
    Form(
        _GLUED,
        lambda match, _: f"{match[0][:4]}年{match[0][4:]}",
        "a year and a month stand together without 年",
        MEDIUM,
    ),
    why="20139月 is found under no month of no year.",
    examples=(
        Example("20139月，全县", becomes="2013年9月，全县"),
        Example("201313月，共1220139月，2013年9月，20139月刊"),
    ),
)

NAME = "figures/fixed-name"
_WHY = "after PM there is only 2.5 (fine particles, GB 3095-2012) that prints so"
_WHY_SUM = "a sum between quotation marks has two members; the lost digit is the missing one"
_PARTICLES = regex(r"PM[_₂ ]?\n?(?P<size>\.5|2\.|2?\.?5)(?![0-9.A-Za-z])")
_SUM = regex(r'(?<=[“"「])(?P<first>[1-9][0-9]?)?[+＋](?P<second>[1-9][0-9]?)?(?=[”"」])')
#: What a second digit costs, and to be whole where the first member stands, as in “互联网+”.
_SECOND, _WHOLE = 3.0, 0.5


def _names(sight: Sight) -> Iterator[Figure | Question]:
    gone = lost(sight.text, sight.damage)
    digits = gone.surely
    glyphs = digits + gone.point
    for match in _PARTICLES.finditer(sight.text) if glyphs else ():
        if match["size"] != "2.5" and "2.5".translate(str.maketrans("", "", glyphs)) == match["size"]:
            yield Figure("corr", *match.span("size"), NAME, _WHY, now="2.5", certainty=HIGH)
    members = {n: _SECOND * (len(n) - 1) for g in digits.replace("0", "") for n in (g, g * 2)}
    for match in _SUM.finditer(sight.text) if members else ():
        if bool(match["first"]) == bool(match["second"]):
            continue
        costs = {match[0] + n if match["first"] else n + match[0]: cost for n, cost in members.items()}
        yield Question("sum", *match.span(), NAME, _WHY_SUM, costs | ({match[0]: _WHOLE} if match["first"] else {}))


FIXED_NAME = FigureRule(
    NAME, _names, HIGH,
    why="Nobody searching PM2.5 finds PM.5, and “1+6” is the name of a campaign.",
    examples=(
        Example("全市PM.5平均浓度", becomes="全市PM2.5平均浓度", lost="2"),
        Example("全市PM.5平均浓度，“互联网+”行动，“9+3”免费教育", lost="1"),
    ),
)  # fmt: skip
