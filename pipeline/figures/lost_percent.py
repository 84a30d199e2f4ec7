"""A rate without its %, in a text that has lost them all: 同比增长5.3，占比12.6."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.rates import is_share
from ..model import MEDIUM, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight

NAME = "figures/lost-percent"
_WHY = "the text has lost every %, and this is a rate with no unit"

_RATE = regex(
    r"(?:(?P<growth>同比增长|年均增长|增长|下降|上升|增速)|率[达为]?到?|占比[达为]?到?|占[^，。；、\n0-9]{1,12}|(?P<rise>提高|降低)|比重[达为]?到?)了?"
    r"(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?)(?=[，。；、）\n]|$)"
)
_CLAUSES = regex("[，。；、\\n]")


def _judge(sight: Sight) -> Iterator[Figure]:
    if not sight.damage.lost("%"):
        return
    for match in _RATE.finditer(sight.text):
        number, (start, end) = match["number"], match.span("number")
        share = is_share(_CLAUSES.split(sight.text[max(start - 14, 0) : start])[-1])
        if (share and float(number) > 100) or (number[0] == "0" and "." not in number):
            continue
        rate = f"{number}%"
        if "." in number and not match["rise"] and (match["growth"] or share):
            yield Figure("corr", start, end, NAME, _WHY, now=rate, certainty=MEDIUM)
        else:  # 提高3.2 may be points, 增长300 may be tons
            named = (rate, f"{number}个百分点") if match["rise"] else (rate, number)
            yield Figure("unclear", start, end, NAME, _WHY, candidates=named, certainty=MEDIUM, reason=_WHY)


RULE = FigureRule(
    NAME, _judge, MEDIUM,
    why="同比增长5.3 is no growth of 5.3 of anything.",
    examples=(
        Example("出口额同比增长5.3，合格率达到97.6。", becomes="出口额同比增长5.3%，合格率达到97.6%。", lost="%"),
        Example("合格率达到97，比上年提高3.2。", becomes="合格率达到{97|97% 97}，比上年提高{3.2|3.2% 3.2个百分点}。", lost="%"),
        Example("出口额同比增长5.3，"),
        Example("出口额增长5.3亿元，增长3倍，占地面积120.5亩，合格率达到105。", lost="%"),
    ),
)  # fmt: skip
