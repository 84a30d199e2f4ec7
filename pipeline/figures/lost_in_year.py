"""A year that lost a digit: 205年, 206-2020年, 〔205〕7号, and 20年 for 2011年 where it stands as a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chinese.units import DATE_AFTER, SPAN_AFTER, SPAN_BEFORE
from pipeline.figures.calendar_of_text import IMPLAUSIBLE, distance, written
from pipeline.figures.originals import digits_gone, years
from pipeline.figures.verdict import weigh
from pipeline.model import HIGH, MEDIUM, Candidate, Figure
from pipeline.rule import Example, FigureRule, Sight

NAME = "figures/lost-in-year"

_DASH = "[-—－–~～至到]{1,2}"
_YEAR = re.compile(
    rf"(?<![0-9.,])(?<![0-9][，,/])(?P<slot>(?P<year>[0-9]{{1,3}})(?=年)|(?P<from>[0-9]{{1,3}})(?={_DASH}[0-9]{{1,4}}年)"
    r"|(?<=[〔\[【（(])(?P<number>[0-9]{1,3})(?=[〕\]】）)]第?[0-9]{1,5}号)|(?P<term>[0-9]{1,3})(?=[届级](?:毕业|学生|本科|高中|硕士|研究生)|/[0-9]{3,4}学?年))"
)
_AFTER = re.compile("|".join(sorted(SPAN_AFTER, key=len, reverse=True)))
_DATED = re.compile("|".join(sorted(DATE_AFTER, key=len, reverse=True)) + "|[0-9]{0,2}月")
_OPENS = "，。；：！？、（《“\n ·—"
_PREPOSITIONS = (
    "按照",
    "根据",
    "截止",
    "截至",
    "自",
    "从",
    "于",
    "在",
    "到",
    "至",
    "比",
    "较",
    "是",
    "和",
    "及",
    "与",
    "对",
    "由",
    "将",
    "为",
    "总结",
    "回顾",
    "部署",
    "做好",
    "通过",
)


def _judge(sight: Sight) -> Iterator[Figure]:
    glyphs = digits_gone(sight.damage)
    if not glyphs:
        return
    today = written(sight)
    low, high = sight.settings.year_window
    for match in _YEAR.finditer(sight.text):
        start, end = match.span("slot")
        printed = match["slot"]
        standing = _standing(sight.text, match)
        if standing == "span":
            continue
        options = years(printed, glyphs, low, high)
        candidates = [Candidate(str(y), distance(y, today)) for y in options]
        candidates = [c for c in candidates if c.cost < IMPLAUSIBLE + 3 or len(options) == 1]
        if not candidates:
            continue
        why = f"{printed}年 is no year; {glyphs} is lost in this text; written {today or 'at a day not known'}"
        figure = weigh(start, end, candidates, NAME, why)
        if figure and standing == "open" and len(printed) < 3:
            figure = Figure(
                "unclear", start, end, NAME, why, candidates=tuple(c.text for c in sorted(candidates, key=_cost)[:4]),
                certainty=MEDIUM, reason="a year or a length of time",
            )  # fmt: skip
        if figure:
            yield figure


def _cost(candidate: Candidate) -> float:
    return candidate.cost


def _standing(text: str, match: re.Match[str]) -> str:
    """Whether the number stands as a ``date``, as a ``span`` of time, or can be either (``open``)."""
    start, end = match.span("slot")
    printed = match["slot"]
    if match["from"] or match["number"] or match["term"]:
        return (
            "date"
            if len(printed) > 1 and (not match["from"] or len(printed) == 3)
            else "open"
            if not match["from"]
            else "span"
        )
    after = text[end + 1 : end + 9]
    if printed[0] == "0":
        return "date" if len(printed) != 2 or text[start - 1 : start] not in "‘’" else "open"
    if len(printed) == 3:
        return (
            "span"
            if _AFTER.match(after)
            and not after.startswith(("工作", "以来", "计划", "规划", "未", "行动", "经验", "度"))
            else "date"
        )
    before = text[max(start - 2, 0) : start]
    if _AFTER.match(after) or (before[-1:] and before[-1] in SPAN_BEFORE and not before.endswith(("截至", "到"))):
        return "span"
    if _DATED.match(after) and (before[-1:] in ("", *_OPENS) or before.endswith(_PREPOSITIONS)):
        return "date"
    return "open"


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="A year with a digit gone is found under no year; where the text shows which digit it lost, it is put back.",
    examples=(
        Example("205年全市教育系统", becomes="2015年全市教育系统", lost="1", published="2016-03-09"),
        Example("编制了206-2020年规划", becomes="编制了2016-2020年规划", lost="1", published="2016-03-09"),
        Example("按照20年我县与省里签订的协议", becomes="按照2011年我县与省里签订的协议", lost="1", published="2016-03-09"),
        Example("01年，我们", becomes="{01|2012 2021}年，我们", lost="2"),
        Example("205年全市教育系统"),
        Example("20年来变化很大", lost="1"),
        Example("连续20年安全生产", lost="1", published="2016-03-09"),
        Example("5年规划", lost="1", published="2016-03-09"),
        Example("2020年", lost="1"),
    ),
)  # fmt: skip
