"""A place from which a number is gone: 上线率%, 总值 亿元, 2014年 月 日, and 甲县所、乙县2所 in a text that has lost its 1s.

That a number stands before a unit is as likely as the words beside it say (``evidence/number_hole.tsv``), and that nothing
is left of it as likely as numbers of its kind have no other digit than the lost ones.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from ..chinese.before_unit import UNIT, UNITS, beside, holes_behind_blanks, is_word, names_units, stands_before
from ..chinese.blanks import is_form, open_days
from ..chinese.numbers import numbers
from ..chinese.numerals import NUMERAL
from ..chinese.rates import is_share
from ..chinese.widths import CJK
from ..evidence import probability, rows
from ..model import HIGH, MEDIUM, Figure, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .channel import gap
from .decide import calibrated
from .originals import Lost, lost
from .prior import usual
from .standing import is_year

NAME = "figures/hole"
_WHY = "the number before this unit is gone"
_WHY_BLANK = "a blank stands where the number before this unit was"
_WHY_BESIDE = "the members beside it have a number before the same unit"
_WHY_OPEN = "a place to fill in: nothing was written there yet"
_WHY_GONE = "a number stands here, and what is lost was all of it"
_WHY_LOST = "a number stands before this unit in such words, and what is lost can have been all of it"

_MONTH_DAY = regex("月[ \u3000]*日"), regex("年[ \u3000]+月")
_DATE = regex(
    rf"年(?:(?:(?P<year>(?<![{CJK}0-9]年))|(?<=[0-9〇]年))[ \u3000]*(?P<month>)月[ \u3000]*(?:(?P<day>)日|[0-9]{{1,2}}日)"
    r"|(?<=[0-9〇]年)[ \u3000]+(?P<alone>)月(?![亮报刊度均]))"
)
#: 第 条, 第 卷, 晚 时40分; 第 页 共 页 is a page's own.
_NTH = regex(r"第[ \u3000]{1,4}(?=[号届次期条款项卷章节册集批组轮]|页(?![ \u3000]*(?:共|$)))", re.M)
_HOUR = regex(r"时(?<=[ \u3000]时)(?=[0-9]{1,2}分)")
#: What never stands without a number: of 3,800 such places in public texts only those behind a numeral, 一个百分点, had none.
_PERCENT = [
    regex(rf"{unit[0]}(?<=[{CJK}、和].)(?<![{NUMERAL}几数两].){unit[1:]}(?=[，。；、,;和以的左])")
    for unit in ("%", "‰", "个百分点")
]
#: 第号, 宽1—毫米, 参加—12个月: where a digit is lost, it was here.
_RANGED = rf"(?:{'|'.join(UNITS)}|毫米|厘米|周岁|工作日)"
_GONE = regex(
    rf"第(?=[号届次期页条章节版批组轮](?![{NUMERAL}0-9]))|(?<=[0-9])[-—－～~](?={_RANGED})"
    rf"|(?<=[{CJK}])(?=[-—－～~][0-9.]+{_RANGED})"
)
_ALONE = ("%", "‰", "个百分点")
_LEADS = regex(rf"(?![{NUMERAL}几两半多])[{CJK}、－—-]")


def _judge(sight: Sight) -> Iterator[Figure | Question]:
    text, gone = sight.text, lost(sight.text, sight.damage)
    found: dict[int, str] = {}
    if any(bare.search(text) for bare in _MONTH_DAY):
        for match in _DATE.finditer(text):
            places = {match.start(name) for name in ("month", "day", "alone") if match[name] is not None}
            found |= dict.fromkeys(places if match["year"] is None else places | {match.start()}, _WHY)
    found |= dict.fromkeys(holes_behind_blanks(text), _WHY_BLANK)
    found |= dict.fromkeys((match.end() for match in _NTH.finditer(text)), _WHY_BLANK)
    found |= dict.fromkeys((match.start() for match in _HOUR.finditer(text)), _WHY_BLANK)
    for match in chain.from_iterable(unit.finditer(text) for unit in ([UNIT] if gone.every else _PERCENT)):
        if not gone.every or stands_before(text, match.start(), match.start(), match[0]) > 0:
            found.setdefault(match.start(), _WHY)
    if gone.every:
        yield from (gap((n.start, n.end), NAME, _WHY) for n in numbers(text) if n.printed == ".")
    elif gone.proven:
        surely = {match.end(): _WHY_GONE for match in _GONE.finditer(text)}
        yield from (question for question in _vanished(text, gone) if question.start not in surely)
        found |= surely
    if not found:
        return
    blank = frozenset() if gone.every else _to_fill_in(text, found)
    for place, why in sorted(found.items()):
        if place in blank:
            yield gap((place, place), NAME, _WHY_OPEN, "blank")
        else:
            yield gap((place, place), NAME, why, certainty=HIGH if why == _WHY else MEDIUM)


def _to_fill_in(text: str, holes: Mapping[int, str]) -> frozenset[int]:
    """Which holes a form leaves: all of a text that is one, or a day of which no number is there."""
    if is_form(text):
        return frozenset(holes)
    return frozenset(day.start(name) for day in open_days(text) for name in ("year", "month", "day"))


class Place(NamedTuple):
    """A unit without a number: what it is counted as, the log-odds that its number had no digits but lost ones, and what
    each such number costs."""

    start: int
    unit: str
    kind: str
    odds: float
    costs: Mapping[str, float]
    near: Sequence[tuple[str, str]]


def places(text: str, gone: Lost, least: float) -> Iterator[Place]:
    """The units of a text that has ``gone`` digits before which only lost ones can have stood, with a chance of ``least``
    and more by the words beside them."""
    vanished = gone.readings("", 2 + len(gone.point))
    for match in UNIT.finditer(text):
        start, unit = match.start(), match[0]
        odds, kind = stands_before(text, start, start, unit), _kind(text, start, unit)
        if text[start - 1 : start].isspace() or calibrated(kind, odds) < least:  # behind a blank others look
            continue
        near = beside(text, start, match.end(), unit)
        odds = _stands(text, start, unit, odds, near)
        kind = "gone surely" if odds == _SURE else kind
        costs = usual(text, start, start, vanished)
        costs = {
            n: cost + sum(_longer(min(len(other), LONG)) for _, other in near if len(n) != len(other))
            for n, cost in costs.items()
        }
        yield Place(start, unit, kind, odds + math.log(sum(math.exp(-cost) for cost in costs.values())), costs, near)


def _kind(text: str, start: int, unit: str) -> str:
    """How often a text holds such units tells more than the words beside them, which were counted once each. 万 and 亿 are
    numbers themselves, and words before these: 亿元以上."""
    return "gone large" if unit[0] in "万亿" else "gone in word" if is_word(text, start, unit) else "gone"


def _vanished(text: str, gone: Lost) -> Iterator[Question]:
    """Units whose number may have had no digits but lost ones, where that is likelier than that none stood there."""
    for start, unit, kind, odds, costs, near in places(text, gone, 0.5):
        chance = calibrated(kind, odds)
        if chance <= 0.5 or names_units(text, start):
            continue
        total = math.log(sum(math.exp(-cost) for cost in costs.values()) / chance)
        every = {number + unit: cost + total for number, cost in costs.items()} | {unit: -math.log(1 - chance)}
        share = unit == "%" and is_share(text[max(start - 8, 0) : start])
        ordinal = text.startswith("第", max(start - 1, 0))
        known = "1" not in gone.digits and not share and not ordinal and (bool(near) or unit in _ALONE)
        named = ("beside its like" if near else "alone") + (", no point" if gone.point else "")
        why = _WHY_BESIDE if near else _WHY_LOST
        yield Question(named, start, start + len(unit), NAME, why, every, unit, known)


def _stands(text: str, start: int, unit: str, odds: float, near: Sequence[tuple[str, str]]) -> float:
    """The log-odds that a number stood before the unit at ``start``, which the table gives as ``odds``."""
    before, end = text[start - 1 : start], start + len(unit)
    if unit in _ALONE and _LEADS.match(before):
        return _SURE
    if text.startswith(_ENDS, end) and any(word == before for word, _ in near):  # 甲县所、乙县2所
        return _SURE
    if (unit[0] in "万亿" and text.startswith(_NAMED, end)) or (unit == "年" and before in _WHICH):
        return -_SURE
    if unit == "年":  # no year has only lost digits
        odds += math.log(probability(-is_year(text, start, start)))
    return odds


#: Nothing else stands there.
_SURE = 20.0
_WHICH = frozenset("去前今明后本当")
_NAMED = ("以上", "级", "大", "台阶", "亿级")
_ENDS = ("、", "，", "；", "。", ",", ";")


#: From so many digits on numbers are alike.
LONG = 3


@cache
def _longer(digits: int) -> float:
    """What it costs to have more or fewer digits than the number beside it, which has so many, over what it costs two numbers
    of that unit."""
    counts = {row: float(times) for row, times in rows("number_beside")}
    beside, every = (
        math.log((counts[f"{of} {digits} same"] + 0.5) / (counts[f"{of} {digits} other"] + 0.5))
        for of in ("beside", "any")
    )
    return beside - every


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="A rate without its number must not be read as a rate of nothing, and the county that had only 1 school not be lost.",
    examples=(
        Example("本科上线率%；比去年提高%和%，", becomes="本科上线率{|gap}%；比去年提高{|gap}%和{|gap}%，"),
        Example("年　月　日", becomes="{|gap}年　{|gap}月　{|gap}日"),
        Example("现将放假时间通知如下，共 七 天。"),
        Example("计量单位为 亿元 的，保留两位小数，单位： 万吨"),
    ),
)  # fmt: skip
