"""Whether a number before 年 stands as a date or as a length of time: 20年全市… or 连续20年."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from ..chinese.units import DATE_AFTER, SPAN_AFTER, SPAN_BEFORE
from ..regex import regex

Standing = Literal["date", "likely", "open", "span"]

_DASH = "[-—－–~～至到]{1,2}"
#: Three digits and fewer where a year belongs. 1.205年, 3,205年 and 205/306 are something else.
YEAR = regex(
    r"(?<![0-9.,])(?<![0-9][，,/])(?P<slot>(?P<year>[0-9]{1,3})(?=年)"
    rf"|(?P<from>[0-9]{{1,3}})(?={_DASH}[0-9]{{1,4}}年)"
    r"|(?<=[〔\[【（(])(?P<number>[0-9]{1,3})(?=[〕\]】）)]第?[0-9]{1,5}号)"
    r"|(?P<term>[0-9]{1,3})(?=[届级](?:毕业|学生|本科|高中|硕士|研究生)|/[0-9]{3,4}学?年))"
)
#: What could be one: the search for it is quicker than for the slot.
_SHORT = regex("[0-9](?<![0-9.,].)[0-9]{0,2}(?![0-9])")
_SPAN = regex("|".join(sorted(SPAN_AFTER, key=len, reverse=True)))
_LONG = regex("来(?!华)|以?前|以?后|间|内|之|多|历史|的历史|左右|以上|不")
_DATE = regex("|".join(sorted(DATE_AFTER, key=len, reverse=True)))
_MONTH = regex("[0-9]{0,2}月(?![份度]?均)|[上下]半年|[一二三四]季度")
#: 7月17日至2年1月8日: the first year of the two tells whether it was written with two digits or with four.
_SINCE = regex("日[至到—－-]$")
_OPENS = frozenset("，。；：！？、（《“\n ·—\u3000")
_PREPOSITIONS = (
    "按照", "根据", "截止", "截至", "自", "从", "于", "在", "到", "至", "比", "较", "是", "和", "及", "与", "对", "由", "将", "为",
    "同", "据", "总结", "回顾", "部署", "做好", "通过", "超过", "成立", "制定", "编制", "离", "以", "初步", "形成", "特别是",
)  # fmt: skip


class Place(NamedTuple):
    """A short number in a year's slot: text offsets, what is printed, and how it stands."""

    start: int
    end: int
    printed: str
    standing: Standing


def places(text: str) -> list[Place]:
    """Every number of one to three digits that stands in the slot of a year.

    What stands beside it decides; where that is silent, the same number elsewhere in the text does: a text that says
    在19年、比19年 and never 近19年 means a year by it.
    """
    matches = (YEAR.match(text, short.start()) for short in _SHORT.finditer(text))
    found = [Place(*match.span("slot"), match["slot"], _standing(text, match)) for match in matches if match]
    dates: dict[str, int] = {}
    spans: dict[str, int] = {}
    for place in found:
        if place.standing in ("date", "likely"):
            dates[place.printed] = dates.get(place.printed, 0) + (2 if place.standing == "date" else 1)
        elif place.standing == "span":
            spans[place.printed] = spans.get(place.printed, 0) + 1
    return [_settle(place, dates.get(place.printed, 0), spans.get(place.printed, 0)) for place in found]


def _settle(place: Place, dates: int, spans: int) -> Place:
    if place.standing == "likely":
        sure = dates > 2 * spans + (0 if len(place.printed) > 1 else 1)
    elif place.standing == "open":
        sure = dates >= (2 if len(place.printed) > 1 else 4) * (1 + 2 * spans)
    else:
        return place
    return place._replace(standing="date" if sure else "open")


def _standing(text: str, match: re.Match[str]) -> Standing:
    start, end = match.span("slot")
    printed = match["slot"]
    if match["from"]:
        return "date" if len(printed) == 3 else "span"
    if match["number"] or match["term"]:
        return "date" if len(printed) == 3 or (match["number"] and printed[0] == "0") else "open"
    after = text[end + 1 : end + 9]
    if len(printed) == 3:  # 187年来华旅游, 225年前完成: a length of time of three digits is round
        if printed[0] == "0" or not _LONG.match(after):
            return "date"
        return "span" if printed[-1] == "0" else "open"
    before = text[max(start - 3, 0) : start]
    if len(printed) == 1 and _SINCE.search(before):
        return "open"
    if printed == "0" and (_SPAN.match(after) or after[:1] == "的" or (before[-1:] in SPAN_BEFORE and before)):
        return "span"
    if printed[0] == "0":
        return "open" if before[-1:] in ("‘", "’", "第") else "date"
    if _MONTH.match(after) and not before.endswith(("每", "第")):
        return "date"
    led = before.endswith(_PREPOSITIONS)
    if _SPAN.match(after) or (before[-1:] in SPAN_BEFORE and before and not led):
        return "span"
    opens = not before or before[-1] in _OPENS
    if _DATE.match(after) and (opens or led):
        return "date" if len(printed) > 1 else "likely"
    return "likely" if opens or led else "open"
