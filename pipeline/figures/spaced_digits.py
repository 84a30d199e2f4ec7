"""The digits of a number stand apart: 2 0 1 5 年. Before a measure word, 检查1 8次, it is a question.

Where dates of the text stand apart too, three digits and more before a measure word are one number: 招生1 2 6 0 0人.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.units import COUNTED_PATTERN
from ..chinese.widths import CJK
from ..model import HIGH, MEDIUM, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight

NAME = "figures/spaced-digits"
_WHY = "single digits with spaces between them before 年, 月 or % are one number"

_APART = regex(r"[0-9]\.? [0-9.]")
_YEAR, _MONTH = r"(?<=[12])(?: ?[0-9]){3}(?= ?年)", r" [0-9](?= ?月 ?[0-9])"
_DAY = r"(?<=月[1-3]) [0-9](?= ?日)|(?<=月 [1-3]) [0-9](?= ?日)|(?<=日至[1-3]) [0-9](?=日)"
_SHARE = r"(?: ?[0-9])? ?\. ?[0-9]{1,2}(?=%)"
_SPACED = regex(rf"[0-9](?<![0-9A-Za-z.].)(?<![0-9A-Za-z.] .)(?:{_YEAR}|{_MONTH}|{_DAY}|{_SHARE})")
#: After a word, so that the first is no marker and no cell; 图1 8个 is a figure and its parts.
_COUNTED = regex(
    rf"[1-9](?<=[{CJK}].)(?<![图表件第章节条款注例栏式题号组班列行].)(?: [0-9]){{1,7}}(?= ?[多余]?(?:{COUNTED_PATTERN}))"
)
#: 分别为3 5 7 9人: several numbers.
_EACH = regex("(?:分别|依次|各)[^，。；\n]*$")
_WHY_COUNTED = "single digits with a space between them before a measure word may be one number"
_WHY_ONE = "the digits of this number stand apart, as those of the dates of the text do"


def _judge(sight: Sight) -> Iterator[Figure]:
    if " " not in sight.text or not _APART.search(sight.text):
        return
    apart = False
    for match in _SPACED.finditer(sight.text):
        now = match[0].replace(" ", "")
        if now != match[0] and _fits(now):
            apart = apart or len(match[0]) == 2 * len(now) - 1
            yield Figure("corr", *match.span(), NAME, _WHY, now=now, certainty=HIGH)
    for match in _COUNTED.finditer(sight.text):
        now = match[0].replace(" ", "")
        if apart and len(now) > 2 and not _EACH.search(sight.text, max(match.start() - 20, 0), match.start()):
            yield Figure("corr", *match.span(), NAME, _WHY_ONE, now=now, certainty=MEDIUM)
            continue
        named = (now,)
        yield Figure(
            "unclear", *match.span(), NAME, _WHY_COUNTED, candidates=named, certainty=MEDIUM, reason=_WHY_COUNTED
        )


def _fits(now: str) -> bool:
    """Whether the digits make a year or a month or day; decimals always do."""
    return not now.isdigit() or now[:2] in ("19", "20") or (len(now) == 2 and int(now) <= 31)


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Nobody searching 2015年 finds 2 0 1 5 年.",
    examples=(
        Example("回顾2 0 1 5 年的工作", becomes="回顾2015 年的工作"),
        Example("2 0 1 7 年 7 月 1 0 日前报送", becomes="2017 年 7 月 10 日前报送"),
        Example("见图1 8个车间，名次为 1 8次，\n1 8个村，共1 800元"),
        Example("3 5 7 9 各组依次入场"),
    ),
)  # fmt: skip
