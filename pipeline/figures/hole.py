"""A place from which a number is gone: 上线率%, 总值 亿元, 2014年 月 日, and 甲县所、乙县2所 in a text that has lost its 1s.

That a number stands before a unit is as likely as the words beside it say (``evidence/number_hole.tsv``), and that nothing
is left of it as likely as numbers of its kind have no other digit than the lost ones.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from ..chinese.before_unit import UNIT, UNITS, beside, holes_behind_blanks, is_word, names_units, stands_before
from ..chinese.blanks import OPEN_DAY, is_form
from ..chinese.numbers import context_at
from ..chinese.numerals import NUMERAL
from ..chinese.rates import is_share
from ..chinese.widths import CJK
from ..evidence import probability
from ..model import HIGH, MEDIUM, Figure, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from . import prior
from .like import precedents
from .originals import digits_gone, doubted, gone, readings
from .standing import is_year

NAME = "figures/hole"
_WHY = "the number before this unit is gone"
_WHY_BLANK = "a blank stands where the number before this unit was"
_WHY_BESIDE = "the members beside it have a number before the same unit"
_WHY_OPEN = "a place to fill in: nothing was written there yet"
_WHY_GONE = "a number stands here, and what is lost was all of it"
_WHY_LOST = "a number stands before this unit in such words, and what is lost can have been all of it"

_MONTH_DAY = regex("月[ \u3000]*日")
_DATE = regex(
    rf"(?:(?<![{CJK}0-9])(?P<year>)(?=年)|(?<=[0-9〇])(?=年))年[ \u3000]*(?P<month>)月[ \u3000]*(?:(?P<day>)日|[0-9]{{1,2}}日)"
)
#: What never stands without a number.
_PERCENT = regex(rf"[%‰个](?<=[{CJK}、和].)(?:(?<=[%‰])|百分点(?<=个百分点))(?=[，。；、,;和以的左])")
#: 第号, 宽1—毫米, 参加—12个月: where a digit is lost, it was here.
_RANGED = rf"(?:{'|'.join(UNITS)}|毫米|厘米|周岁|工作日)"
_GONE = regex(
    rf"第(?=[号届次期页条章节版批组轮](?![{NUMERAL}0-9]))|(?<=[0-9])[-—－～~](?={_RANGED})"
    rf"|(?<=[{CJK}])(?=[-—－～~][0-9.]+{_RANGED})"
)
_ALONE = ("%", "‰", "个百分点")
_LEADS = regex(rf"(?![{NUMERAL}几两半多])[{CJK}、－—-]")
#: The log-odds that a number stands there from which on nothing else need be lost.
_BY_WORDS = 1.0
#: So many lost digits leave nothing to choose from.
_ALL = 9


def _judge(sight: Sight) -> Iterator[Figure | Question]:
    text, lost = sight.text, digits_gone(sight.damage)
    found: dict[int, str] = {}
    if _MONTH_DAY.search(text):
        for match in _DATE.finditer(text):
            found |= {match.start(name): _WHY for name in ("year", "month", "day") if match[name] is not None}
    found |= dict.fromkeys(holes_behind_blanks(text), _WHY_BLANK)
    every = len(lost) >= _ALL
    for match in UNIT.finditer(text) if every else _PERCENT.finditer(text):
        if stands_before(text, match.start(), match.start(), match[0]) > (0.0 if every else _BY_WORDS):
            found.setdefault(match.start(), _WHY)
    if lost and not every:
        yield from _vanished(sight, lost)
        found |= {match.end(): _WHY_GONE for match in _GONE.finditer(text)}
    if not found:
        return
    blank = frozenset() if every else _to_fill_in(text, found)
    for place, why in sorted(found.items()):
        if place in blank:
            yield Figure("gap", place, place, NAME, _WHY_OPEN, reason="blank", certainty=HIGH)
        else:
            yield Figure("gap", place, place, NAME, why, reason="lost", certainty=HIGH if why == _WHY else MEDIUM)


def _to_fill_in(text: str, holes: Mapping[int, str]) -> frozenset[int]:
    """Which holes a form leaves: all of a text that is one, or a day of which no number is there."""
    if is_form(text):
        return frozenset(holes)
    days = OPEN_DAY.finditer(text)
    return frozenset(day.start(name) for day in days for name in ("year", "month", "day"))


def _vanished(sight: Sight, lost: str) -> Iterator[Question]:
    """Units whose number may have had no digits but lost ones, where that is likelier than that none stood there."""
    text, pointless = sight.text, bool(sight.damage.lost("."))
    numbers = readings("", gone(sight.damage), doubted(text, lost), 3 if pointless else 2)
    for match in UNIT.finditer(text):
        (start, end), unit = match.span(), match[0]
        odds = stands_before(text, start, start, unit)
        if odds <= -_OFTEN or text[start - 1 : start].isspace():  # behind a blank others look
            continue
        near = beside(text, start, end, unit)
        odds = _stands(text, start, unit, odds, near)
        costs = {number + unit: cost for number, cost in _costs(text, start, numbers, near).items()}
        gone_too = odds + math.log(sum(math.exp(-cost) for cost in costs.values()))
        if gone_too <= 0 or names_units(text, start):
            continue
        if gone_too < _PROVED:
            costs[unit] = odds
        share = unit == "%" and is_share(text[max(start - 8, 0) : start])
        ordinal = text.startswith("第", max(start - 1, 0))
        known = "1" not in lost and not share and not ordinal and (bool(near) or unit in _ALONE)
        kind = ("beside its like" if near else "alone") + (", no point" if pointless else "")
        yield Question(kind, start, end, NAME, _WHY_BESIDE if near else _WHY_LOST, costs, unit, known)


def _costs(text: str, start: int, numbers: Mapping[str, float], near: Sequence[tuple[str, str]]) -> dict[str, float]:
    """What each number costs at ``start``, by its kind, by what the text says of like things, by those ``near`` it."""
    context, said = context_at(text, start, start), precedents(text, start, start)
    return {
        number: cost
        + prior.cost(number, context)
        + said.cost(number)
        + _LONGER * sum(len(number) != len(other) for _, other in near)
        for number, cost in numbers.items()
    }


def _stands(text: str, start: int, unit: str, odds: float, near: Sequence[tuple[str, str]]) -> float:
    """The log-odds that a number stood before the unit at ``start``, which the table gives as ``odds``."""
    before, end = text[start - 1 : start], start + len(unit)
    if unit in _ALONE and _LEADS.match(before):
        return _SURE
    if text.startswith(_ENDS, end) and any(word == before for word, _ in near):  # 甲县所、乙县2所
        return _SURE
    if unit[0] in "万亿":
        return -_SURE if text.startswith(_NAMED, end) else odds + _OFTEN_LARGE
    if unit == "年":  # no year has only lost digits
        odds += math.log(probability(-is_year(text, start, start)))
    return odds if is_word(text, start, unit) else odds + _OFTEN


#: The table knows words, not how often a text holds them, and of like numbers a text says little: where its log-odds and the
#: chance that only lost digits stood there make minus so much together, every other place is a hole. 万 and 亿 are numbers
#: themselves, and words before these: 亿元以上. (When these were chosen, by a table counted over fewer texts: of 548
#: numbers of which nothing was left, 266 stood above, and 31 places that were none.)
_OFTEN, _OFTEN_LARGE, _SURE = 2.6, 1.6, 20.0
#: Beyond this, 98 of 100 are holes.
_PROVED = 1.6
_NAMED = ("以上", "级", "大", "台阶", "亿级")
_ENDS = ("、", "，", "；", "。", ",", ";")
#: What it costs to have more or fewer digits than the number beside it.
_LONGER = 0.5


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="A rate without its number must not be read as a rate of nothing, and the county that had only 1 school not be lost.",
    examples=(
        Example("本科上线率%；比去年提高%和%，", becomes="本科上线率{|gap}%；比去年提高{|gap}%和{|gap}%，"),
        Example("年　月　日", becomes="{|gap}年　{|gap}月　{|gap}日"),
        Example("请于5月 日前报送，会议在 月 日召开。", becomes="请于5月 {|gap}日前报送，会议在 {|gap}月 {|gap}日召开。"),
        Example("2014年 月 日", becomes="2014年 {|gap}月 {|gap}日"),
        Example("实现生产总值亿元，增长", becomes="实现生产总值{|gap}亿元，增长", lost="0123456789"),
        Example("全年生产总值 亿元，接待群众 人次，办结信访 件。",
                becomes="全年生产总值 {|gap}亿元，接待群众 {|gap}人次，办结信访 {|gap}件。"),
        Example("出生率控制在  ‰以内，  名独生子女加分，走访  户。",
                becomes="出生率控制在  {|gap}‰以内，  {|gap}名独生子女加分，走访  {|gap}户。"),
        Example("投入资金 亿元，建成车间 座，群众就业 人，还有 户未脱贫。",
                becomes="投入资金 {|gap}亿元，建成车间 {|gap}座，群众就业 {|gap}人，还有 {|gap}户未脱贫。"),
        Example("年初列入计划的甲河县所、乙贤县2所、丙清县3所学校", becomes="年初列入计划的甲河县{所|1所 11所}、乙贤县2所、丙清县3所学校", lost="1"),
        Example("建成公园个、广场3个", becomes="建成公园7个、广场3个", lost="7"),
        Example("城乡居民收入分别增长%、7%", becomes="城乡居民收入分别增长5%、7%", lost="5"),
        Example("民营经济占比提升个百分点。", becomes="民营经济占比提升4个百分点。", lost="4"),
        Example("入学率达到%，", becomes="入学率达到{%|99%}，", lost="9"),
        Example("令第号，宽度1—毫米，见习—12个月，目标——5个", lost="3",
                becomes="令第{|gap}号，宽度1—{|gap}毫米，见习{|gap}—12个月，目标——5个"),
        Example("增长6.5%－%，", becomes="增长6.5%－7%，", lost="7"),
        Example("现将放假时间通知如下，共 七 天。"),
        Example("计量单位为 亿元 的，保留两位小数，单位： 万吨"),
        Example("实现生产总值亿元，增长"),
        Example("甲河县所、乙贤县2所、丙清县3所学校"),
        Example("果品收入连上几个亿元台阶、达到6亿元，建设亿元以上项目", lost="1"),
        Example("数量（个），每个2个，", lost="1"),
        Example("派出所、司法所2所", lost="1"),
        Example("几个国家、3个地区", lost="1"),
        Example("一个国家，2个人", lost="1"),
        Example("新增国家级基地2个、省级家庭农场3家", lost="4"),
        Example("比重%\n入学率100%，"),
        Example("出生年月日"),
        Example("年月，岁月"),
    ),
)  # fmt: skip
