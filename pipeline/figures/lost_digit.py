"""A number that can't stand as it is printed: 02所, .5%, 3.%, 7536%, and 0 where something was counted."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..chinese.digits import BURST
from ..chinese.numbers import Number, context_at, numbers
from ..chinese.rates import is_share
from ..chinese.units import COUNTED_PATTERN
from ..chinese.widths import CJK
from ..evidence import probability
from ..model import MEDIUM, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from . import prior
from .like import precedents
from .originals import digits_gone, doubted, readings, second, suspects, years
from .years import costs as year_costs
from .years import place_at, written

NAME = "figures/lost-digit"
_WHY = {
    "zero": "no number begins with 0: what stood before it is lost",
    "point": "a decimal has a digit on both sides of its point",
    "share": "the text has lost its decimal points, and no such percentage is so large",
    "none": "0 is seldom counted, and the text has lost the digit that stood before it",
}

_COUNTS = regex(
    rf"[ \u3000]?[多余]?(?:%|‰|℃|个百分点|{COUNTED_PATTERN}|周年|度|倍|天|种|张|小时|分钟|岁|毫米|厘米|公斤|千克|级|款)"
)
#: Behind these a number that begins with 0 is a code, and before those it is one.
_CODE = regex(
    "(?:电话|電話|傳真|郵編|传真|邮编|邮政|编号|编码|代码|代号|热线|专线|[帐账]号|证号|号码|卡号|[Qq]{2}|区号|序号|[Tt]el)[：: （(]*$"
)
_CODED = frozenset("号年月日时分秒点版型路班室楼级届期后式奥）)-")
_HAN = regex(f"[{CJK}]")
#: 0个, 0多: before such a word 0 counts something; 0时 and 0分 are whole.
_COUNTS_NONE = regex(rf"[ \u3000]?(?:{_COUNTS.pattern}|[{CJK}](?<![时点分秒岁号后起]))")
#: 30—50%, 700-800米: the first number of a range.
_TO = regex(rf"[-—－–~～至到]{{1,2}}[0-9.]+(?:{_COUNTS.pattern})")
#: 3,500 and 3，500: in such a text ，000 is the rest of a number.
_GROUPED = regex("[0-9][,，][0-9]{3}(?![0-9])")
#: Of these there can be more than 100 %.
_ABOVE = regex("预算|计划|比上年|同比|同期|完成|任务|毛入|覆盖率")
#: How a number becomes another, and those of the ways that make it less.
WAYS = "提高|增加|上升|增长|扩大|提升|发展|下降|降低|降|减少|缩小|回落"
DOWN = ("下降", "降低", "降", "减少", "缩小", "回落")
#: 从15.8%提高到…: the later number is higher, or lower.
_ROSE = regex(
    rf"(?:[由从]|现行|原来?)(?:[0-9]{{1,4}}年的?)?(?P<first>[0-9]+(?:\.[0-9]+)?)(?P<unit>%|[{CJK}]{{0,5}})[^，。；0-9]{{0,8}}?"
    rf"(?P<way>{WAYS})(?:到|至|为)了?$"
)
#: Years that a name may hold: 《中国制造2025》.
_NAMED_YEARS = (1990, 2035)
#: What it costs, by what stands behind it, to be a code and no damaged number.
_AS_CODE = {"unit": 9.0, "word": 2.0, "none": 1.0}
#: Where nothing is diagnosed, more absent digits than this make no question.
_FEW = 3


def _judge(sight: Sight) -> Iterator[Question]:
    point = "." if sight.damage.lost(".") else ""
    digits, proven = suspects(sight)
    if point and not digits_gone(sight.damage):
        digits, proven = "", True
    if not proven and not digits and all("." not in n.printed for n in numbers(sight.text)):
        point = "."
    if (not digits and not point) or (not proven and len(digits) > _FEW):
        return
    also = ", several digits lost" if len(digits) > 1 else ", no point" if digits and point else ""
    found = [(number, kind) for number in numbers(sight.text) if (kind := _kind(sight.text, number, point, proven))]
    every = [_readings(sight, number, kind, digits, point, proven) for number, kind in found]
    if point:
        rates = [at for at, (number, _) in enumerate(found) if sight.text.startswith("%", number.end)]
        for at, costs in zip(rates, alike([every[at] for at in rates]), strict=True):
            every[at] = costs
    for (number, kind), costs in zip(found, every, strict=True):
        if costs:
            named = f"{kind} {'rate' if sight.text.startswith('%', number.end) else 'number'}{also}"
            stands = number.printed if number.printed in costs and kind != "point" else None
            # where digits are gone too, the point alone does not tell what 258% was
            short = kind == "share" and len(number.printed) < 4 and bool(digits_gone(sight.damage))
            known = proven and not short and number.slot != "ordinal" and not is_grouped(sight.text, number)
            yield Question(named, number.start, number.end, NAME, _WHY[kind], costs, stands, known)


def is_grouped(text: str, number: Number) -> bool:
    """Whether the number may be one group of a longer one, 3，500."""
    before = text[number.start - 1 : number.start]
    return before in (",", "，") and (
        text[number.start - 2 : number.start - 1].isdigit() or bool(_GROUPED.search(text))
    )


def _kind(text: str, number: Number, point: str, proven: bool) -> str:
    """Why the number can't stand as printed; empty where it can."""
    printed = number.printed
    if number.slot not in ("measured", "ordinal") and not (number.slot == "year" and "." in printed):
        return ""
    if len(printed) == 3 and is_grouped(text, number):
        return ""
    if printed[0] == "." or printed[-1] == ".":
        return "point" if printed.count(".") == 1 and (proven or printed[0] == ".") else ""
    if printed == "0":
        counts = _COUNTS_NONE.match(text, number.end) or _TO.match(text, number.end)
        return "none" if proven and counts and text[number.end - 2 : number.end - 1] != "第" else ""
    if printed[0] == "0" and printed[1] != ".":
        return "zero" if not _is_code(text, number, proven) else ""
    if point and printed.isdigit() and text.startswith("%", number.end) and int(printed) > 100 and int(printed) % 100:
        return "share"
    return ""


def _is_code(text: str, number: Number, proven: bool) -> bool:
    after = text[number.end : number.end + 1]
    if _CODE.search(text, max(number.start - 8, 0), number.start) or len(number.printed) > 6:
        return True
    counts = bool(_COUNTS.match(text, number.end) or _TO.match(text, number.end))
    return not counts and (not proven or after in _CODED or (number.slot == "ordinal" and after not in "页条款"))


def _readings(sight: Sight, number: Number, kind: str, digits: str, point: str, proven: bool) -> dict[str, float]:
    text, printed, (start, end) = sight.text, number.printed, number[:2]
    context = context_at(text, start, end)
    like = precedents(text, start, end)
    glyphs = digits_gone(sight.damage) + "." if kind == "share" else digits + point
    most = 3 if printed == "." or (point and len(printed) == 1) else 2
    low, high = bounds(text, start, end)
    others = (*doubted(text, digits), *_doubted_point(text, glyphs)) if proven and kind != "share" else ()
    every = readings(printed, glyphs, others, most)
    if is_grouped(text, number):
        every = {n: cost for n, cost in every.items() if len(n) == 3}
    inside = [n for n in every if low < float(n) < high] or list(every)
    stands = [printed] if kind in ("none", "share") and float(printed) < high else []
    costs = {n: every.get(n, 0.0) + prior.cost(n, context) + like.cost(n) for n in [*inside, *stands]}
    if kind == "zero":
        counted = "unit" if _COUNTS.match(text, end) else "word" if _HAN.match(text, end) else "none"
        if counted != "unit":
            era = written(sight, digits)
            named = place_at(text, start, end, dict.fromkeys(years(printed, digits, *_NAMED_YEARS), 0.0))
            for year, cost in year_costs(named, era, sight.settings.year_window).items():
                costs[str(year)] = min(costs.get(str(year), math.inf), cost)
            costs[printed] = _AS_CODE[counted] + min(costs.values(), default=0.0)
    return costs


def alike(rates: Sequence[dict[str, float]]) -> list[dict[str, float]]:
    """The readings of rates that lost their points, each with what it costs, given that most texts print their rates alike:
    those that can only have had two decimals tell of the others.

    >>> [min(costs, key=costs.get) for costs in alike([{"24.76": 0.0}, {"32.61": 0.0}, {"23.4": 1.0, "2.34": 2.0}])]
    ['24.76', '32.61', '2.34']
    """
    shares = [_by_places(costs) for costs in rates]
    ratios = [
        [1 + sum(share * (_PLACES[k][habit] - 1) for k, share in one.items()) for habit in (0, 1)] for one in shares
    ]
    two = probability(math.log(_TWO) + sum(math.log(rare / usual) for usual, rare in ratios))
    price = {k: -math.log(usual * (1 - two) + rare * two) for k, (usual, rare) in _PLACES.items()}
    return [{n: cost + price.get(_places(n), 0.0) for n, cost in costs.items()} for costs in rates]


def _by_places(costs: dict[str, float]) -> dict[int, float]:
    """How likely a rate had one decimal, and two."""
    least = min(costs.values(), default=0.0)
    weights = {number: math.exp(least - cost) for number, cost in costs.items()}
    total = sum(weights.values()) or 1.0
    return {k: sum(w for number, w in weights.items() if _places(number) == k) / total for k in _PLACES}


def _places(number: str) -> int:
    return len(number.partition(".")[2])


#: Of 33 public texts of the counted half with five such rates and more, 32 print 95 in 100 with one decimal, and one 75 in
#: 100 with two; of all such rates 92 in 100 have one. By how much one and two decimals are likelier in a text of each kind.
_PLACES = {1: (0.95 / 0.92, 0.25 / 0.92), 2: (0.05 / 0.08, 0.75 / 0.08)}
_TWO = 1 / 32


@lru_cache(maxsize=4)
def _doubted_point(text: str, glyphs: str) -> tuple[tuple[str, float], ...]:
    """The point with what it costs to be lost as well, where the text has none: the more it has of what is often printed
    with one, the less."""
    if "." in glyphs or any("." in number.printed for number in numbers(text)):
        return ()
    said = {(context_at(text, n.start, n.end).measure, n.printed) for n in numbers(text) if n.slot == "measured"}
    return ((".", second(-BURST * sum(math.log1p(-prior.decimals(measure)) for measure, _ in said))),)


def bounds(text: str, start: int, end: int) -> tuple[float, float]:
    """Between what the number must lie, where the clause says from what it rose or fell, or that it is a share."""
    before = text[max(start - 30, 0) : start]
    share = text.startswith("%", end) and is_share(before[-14:]) and not _ABOVE.search(before[-14:])
    low, high = -1.0, 100.5 if share else math.inf
    rose = _ROSE.search(before)
    if not rose or not text.startswith(rose["unit"][:1], end):
        return low, high
    first = float(rose["first"])
    return (low, min(high, first)) if rose["way"] in DOWN else (first, high)


RULE = FigureRule(
    NAME,
    _judge,
    MEDIUM,
    why="02所 is no number of schools, and .5% says nothing to whoever reads the number by machine.",
    examples=(
        Example("培训00余名教师", becomes="培训{00|100 1100}余名教师", lost="1"),
        Example("加计0—50%，距江0-800米", becomes="加计{0|30 0 330}—50%，距江{0|30 0 330}-800米", lost="3"),
        Example("金额3，500，000元和800，000元", lost="1"),
        Example("增长0.5%", lost="1"),
    ),
)
