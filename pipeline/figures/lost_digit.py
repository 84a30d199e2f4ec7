"""A number that can't stand as it is printed: 02所, .5%, 3.%, 7536%, 0 where something was counted, 去年0月份, 205年月, 3月日."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from ..chinese.calendar import days_in
from ..chinese.digits import BURST
from ..chinese.numbers import Number, context_at, numbers
from ..chinese.units import COUNTED_PATTERN
from ..chinese.widths import CJK
from ..model import HIGH, MEDIUM, Figure, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from . import prior
from .channel import gap
from .originals import Lost, lost, second

NAME = "figures/lost-digit"
_WHY = {
    "zero": "no number begins with 0: what stood before it is lost",
    "point": "a decimal has a digit on both sides of its point",
    "share": "the text has lost its decimal points, and no such percentage is so large",
    "none": "0 is seldom counted, and the text has lost the digit that stood before it",
    "date": "no date has a month or a day 0, nor one without a number; the lost digits say which could stand here",
}
_GONE = "a date has a number here, and the text does not tell which"

_COUNTS = regex(
    rf"[ \u3000]?[多余]?(?:%|‰|℃|个百分点|{COUNTED_PATTERN}|周年|度|倍|天|种|张|小时|分钟|岁|毫米|厘米|公斤|千克|级|款)"
)
#: Behind these a number that begins with 0 is a code, and before those it is one.
_CODE = regex(
    "(?:电话|電話|傳真|郵編|传真|邮编|邮政|编号|编码|代码|代号|热线|专线|[帐账]号|证号|号码|卡号|[Qq]{2}|区号|序号|[Tt]el)[：: （(]*$"
)
_CODED = frozenset("号年月日时分秒点版型路班室楼级届期后式奥）)-")
_HAN, _DOTS = regex(f"[{CJK}]"), tuple("·•・‧∙")
#: 0个, 0多: before such a word 0 counts something; 0时 and 0分 are whole.
_COUNTS_NONE = regex(rf"[ \u3000]?(?:{_COUNTS.pattern}|[{CJK}](?<![时点分秒岁号后起]))")
#: 30—50%, 700-800米: the first number of a range.
_TO = regex(rf"[-—－–~～至到]{{1,2}}[0-9.]+(?:{_COUNTS.pattern})")
#: 3,500 and 3，500: in such a text ，000 is the rest of a number.
_GROUPED = regex("[0-9][,，][0-9]{3}(?![0-9])")
_OF_PLAN = regex("(?:预算|计划|任务|完成)[^，。；\n]{0,10}$")
#: What it costs to be a code and no damaged number, before a word and elsewhere.
_AS_CODE = (2.0, 1.0)
#: Where nothing is diagnosed, a question that names more absent digits than these says nothing: for a number, for a month or a
#: day that is 0, and for one that is gone.
_FEW, _OF_ZERO, _OF_NOTHING = 3, 5, 2

_NOT_MONTH = "(?![均度报薪息租供嫂饼光亮球龄])"
#: Where a month has lost its number: after a year (元月 and 本月 have none to lose), before a day, after 从 and 至.
_BARE_MONTH = regex(
    rf"月份?(?:(?<=[0-9〇一二三四五六七八九]年月)|(?<=[去今前本当同次]年月)|(?<=[0-9]日[至到—-]月)|(?<=[-—－～~]月)(?=份|[，末底])"
    rf"|(?<=年月份)|(?<=[从到至。；]月份)){_NOT_MONTH}"
)
_BEFORE_DAY = regex(
    r"月(?<![0-9〇一二三四五六七八九十○两几正腊闰本当上下每该同次首末某今元×xX*_]月)(?<![前冬去半个]月)(?=[0-9]{1,2}日)"
)
#: Where a month or a day is 0, or has no number.
_PLACES: tuple[tuple[Literal["month", "day"], re.Pattern[str]], ...] = (
    ("month", regex(rf"0(?<![0-9.:]0)(?=月{_NOT_MONTH})")),
    ("month", _BARE_MONTH),
    ("month", _BEFORE_DAY),
    ("day", regex("0(?<=月0)(?=日)")),
    ("day", regex("日(?<=[0-9]月日)(?![均常程报照光])")),
)
_MONTH = regex("([0-9]{1,2})月$")
#: 01月, 05日: where the text writes so, 0 may be the rest of one.
_PADDED = {"month": regex("(?<![0-9])0[1-9]月"), "day": regex("月0[1-9]日")}
_PADDED_SO, _PADDED_ELSE = 0.5, 6.0


def _judge(sight: Sight) -> Iterator[Figure | Question]:
    text, gone = sight.text, lost(sight.text, sight.damage)
    if gone.digits:
        yield from _dates(text, gone)
    yield from _numbers(text, gone)


def _dates(text: str, gone: Lost) -> Iterator[Figure | Question]:
    """The months and days that are 0 or have no number."""
    for kind, pattern in _PLACES:
        for match in pattern.finditer(text):
            zero = match[0] == "0"
            if not gone.proven and len(gone.digits) > (_OF_ZERO if zero else _OF_NOTHING):
                continue
            costs = _days(text, kind, match, gone)
            # one digit happens to be absent, or every one is: no more can be said
            if gone.every or (not gone.proven and not zero and len(costs) == 1):
                yield gap((match.start(), match.start()), NAME, _GONE, certainty=MEDIUM)
            else:
                yield Question("date", *match.span(), NAME, _WHY["date"], costs, None, gone.proven)


def _days(text: str, kind: Literal["month", "day"], match: re.Match[str], gone: Lost) -> dict[str, float]:
    """The months, or days of the month, that can have stood there, with what each costs."""
    printed, unit = ("0", "") if match[0] == "0" else ("", match[0])
    month = _MONTH.search(text, max(match.start() - 3, 0), match.start())
    last = 12 if kind == "month" else days_in(int(month[1])) if month else 31
    costs = {number + unit: cost or int(number) / 1000 for number, cost in gone.within(printed, 1, last).items()}
    if printed:
        padded = _PADDED_SO if _PADDED[kind].search(text) else _PADDED_ELSE
        costs |= {f"0{glyph}": padded for glyph in gone.digits if glyph != "0"}
    return costs


def _numbers(text: str, gone: Lost) -> Iterator[Question]:
    pointless = not any("." in number.printed for number in numbers(text))
    if gone.point and not gone.proven:
        gone = gone._replace(digits="", proven=True)
    elif not gone.proven and not gone.digits and pointless:
        gone = gone._replace(point=".")
    if gone.every or not (gone.digits or gone.point) or (not gone.proven and len(gone.digits) > _FEW):
        return
    also = ", several digits lost" if len(gone.digits) > 1 else ", no point" if gone.digits and gone.point else ""
    if gone.digits and pointless and not gone.point and gone.proven:
        gone = gone._replace(others=(*gone.others, (".", _point_lost(text))))
    for number in numbers(text):
        if (kind := _kind(text, number, gone)) and (costs := _readings(text, number, kind, gone)):
            named = f"{kind} {'rate' if text.startswith('%', number.end) else 'number'}{also}"
            stands = number.printed if number.printed in costs and kind != "point" else None
            # where digits are gone too, the point alone does not tell what 258% was; and a plan may be done by 105%
            planned = _OF_PLAN.search(text, max(number.start - 14, 0), number.start)
            short = kind == "share" and len(number.printed) < 4 and bool(gone.digits or planned)
            known = gone.proven and not short and number.slot != "ordinal" and not is_grouped(text, number)
            yield Question(named, number.start, number.end, NAME, _WHY[kind], costs, stands, known)


def is_grouped(text: str, number: Number) -> bool:
    """Whether the number may be one group of a longer one, 3，500."""
    before = text[number.start - 1 : number.start]
    return before in (",", "，") and (
        text[number.start - 2 : number.start - 1].isdigit() or bool(_GROUPED.search(text))
    )


def _kind(text: str, number: Number, gone: Lost) -> str:
    """Why the number can't stand as printed; empty where it can."""
    printed = number.printed
    if text.startswith(_DOTS, max(number.start - 1, 0)):  # ·0 is the end of 2·0
        return ""
    if number.slot not in ("measured", "ordinal") and not (number.slot == "year" and "." in printed):
        return ""
    if len(printed) == 3 and is_grouped(text, number):
        return ""
    if printed[0] == "." or printed[-1] == ".":
        return "point" if printed.count(".") == 1 and (gone.proven or printed[0] == ".") else ""
    if printed == "0":
        counts = _COUNTS_NONE.match(text, number.end) or _TO.match(text, number.end)
        return "none" if gone.proven and counts and text[number.end - 2 : number.end - 1] != "第" else ""
    if printed[0] == "0" and printed[1] != ".":
        return "zero" if not _is_code(text, number, gone.proven) else ""
    over = gone.point and printed.isdigit() and text.startswith("%", number.end) and int(printed) > 100
    return "share" if over and int(printed) % 100 else ""


def _is_code(text: str, number: Number, proven: bool) -> bool:
    after = text[number.end : number.end + 1]
    if _CODE.search(text, max(number.start - 8, 0), number.start) or len(number.printed) > 6:
        return True
    counts = bool(_COUNTS.match(text, number.end) or _TO.match(text, number.end))
    return not counts and (not proven or after in _CODED or (number.slot == "ordinal" and after not in "页条款"))


def _readings(text: str, number: Number, kind: str, gone: Lost) -> dict[str, float]:
    printed = number.printed
    most = 3 if printed == "." or (gone.point and len(printed) == 1) else 2
    every = gone._replace(others=()).readings(printed) if kind == "share" else gone.readings(printed, most)
    if is_grouped(text, number):
        every = {n: cost for n, cost in every.items() if len(n) == 3}
    if kind in ("none", "share"):
        every.setdefault(printed, 0.0)
    costs = prior.usual(text, number.start, number.end, every)
    if kind == "zero" and not _COUNTS.match(text, number.end):
        costs[printed] = _AS_CODE[not _HAN.match(text, number.end)] + min(costs.values(), default=0.0)
    return costs


@lru_cache(maxsize=4)
def _point_lost(text: str) -> float:
    """What it costs the point to be lost as well, where the text has none: the more it has of what is often printed with
    one, the less."""
    said = {(context_at(text, n.start, n.end), n.printed) for n in numbers(text) if n.slot == "measured"}
    return second(-BURST * sum(math.log1p(-prior.pointed(context)) for context, _ in said))


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="02所 is no number of schools, and .5% says nothing to whoever reads the number by machine.",
    examples=(
        Example("培训00余名教师", becomes="培训{00|100 1100}余名教师", lost="1"),
        Example("加计0—50%，距江0-800米", becomes="加计{0|30 0 330 303}—50%，距江{0|30 0 330 303}-800米", lost="3"),
        Example("金额3，500，000元和800，000元", lost="1"),
        Example("去年0月份以来，205年月，我县", becomes="去年10月份以来，205年{月|1月 11月}，我县", lost="1"),
        Example("增长0.5%，2015年月均收入，5月日均气温，10月份", lost="1"),
    ),
)  # fmt: skip
