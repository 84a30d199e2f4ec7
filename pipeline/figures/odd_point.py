"""A middle dot, a private-use character or an ideographic full stop for the decimal point: 19·5％, 3。5亿元.

Where a blank stands between digits, 43 7亿元, the point may be gone: a question, or 43.7 where all points of the text are
blanks.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.units import COUNTED_PATTERN
from ..chinese.widths import CJK
from ..model import HIGH, MEDIUM, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight

NAME = "figures/odd-point"
_WHY = "between digits of one quantity this character can only be the decimal point"

_UNIT = rf"(?=\s?(?:%|{COUNTED_PATTERN}|倍|岁|度|毫米|厘米|千克|公斤|斤))"
_ODD = regex(
    r"(?P<whole>[0-9]{1,6})(?:[\ue000-\uf8ff·•・‧∙]|[。](?=[0-9]{1,2}(?:%|[万亿]元)))"
    rf"(?P<rest>[0-9]{{1,4}}){_UNIT}(?![·•・‧∙])"
)
#: A sign of a font, where the text holds no other: 缩短1\ue0102小时.
_PRIVATE = regex("[\ue000-\uf8ff]")
_ONE_SIGN = regex(rf"(?P<whole>[0-9]{{1,6}})[\ue000-\uf8ff](?P<rest>[0-9]{{1,4}})(?=\s?[{CJK}%])")
_MARKS = "0123456789.·•・‧∙"


#: What must stand between two digits for the rule to look at a text.
_BETWEEN = regex(r"[\ue000-\uf8ff·•・‧∙。](?<=[0-9].)(?=[0-9])")


_WHY_BLANK = "a blank between digits of one quantity may stand for the decimal point"
#: 43 7亿元. After a word or a mark, so that the first is no cell; 图1 8% is a figure and its number. In 5 8%、9 6% the
#: unit of the one before stands before the mark.
_BEHIND = rf"(?:(?<=[{CJK}（，；：].)|(?<=[%元亿万吨倍亩][、～—－-].))(?<![图表件第章节条款注例栏式题号组班列行月].)"
_MEASURE = r"(?=[多余]?(?:%|个百分点|[万亿]|元|米|公里|平方|公顷|亩|吨|倍|公斤|千瓦))"
_BLANK = regex(rf"(?P<whole>[0-9]{_BEHIND}[0-9]{{0,2}})[ \u3000\xa0](?P<rest>[0-9]{{1,2}}){_MEASURE}")
_POINT = regex(r"[0-9]\.[0-9]")
#: From how many such places on a text without a single point has lost them all, if just one digit follows most blanks, and
#: two or more stand before some.
_LOST_ALL = 5


def _judge(sight: Sight) -> Iterator[Figure]:
    yield from _blanks(sight.text)
    if not _BETWEEN.search(sight.text):
        return
    alone = len(set(_PRIVATE.findall(sight.text))) == 1
    found = {match.span(): match for match in _ODD.finditer(sight.text)}
    if alone:
        found |= {match.span(): match for match in _ONE_SIGN.finditer(sight.text)}
    for _, match in sorted(found.items()):
        before = sight.text[match.start() - 1 : match.start()]
        if (match["whole"][0] == "0" and match["whole"] != "0") or (before and before in _MARKS):
            continue
        yield Figure("corr", *match.span(), NAME, _WHY, now=f"{match['whole']}.{match['rest']}", certainty=HIGH)


def _blanks(text: str) -> Iterator[Figure]:
    found = [match for match in _BLANK.finditer(text) if match["whole"] == "0" or match["whole"][0] != "0"]
    tenths = sum(len(match["rest"]) == 1 for match in found)
    alike = 2 * tenths > len(found) and any(len(match["whole"]) > 1 for match in found)
    lost = alike and len(found) >= _LOST_ALL and not _POINT.search(text)
    for match in found:
        point, closed = f"{match['whole']}.{match['rest']}", match["whole"] + match["rest"]
        if lost or match["whole"] == "0":
            yield Figure("corr", *match.span(), NAME, _WHY_BLANK, now=point, certainty=MEDIUM)
        else:
            yield Figure(
                "unclear",
                *match.span(),
                NAME,
                _WHY_BLANK,
                candidates=(point, closed),
                certainty=MEDIUM,
                reason=_WHY_BLANK,
            )


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="103\ue0105米 and 19·5％ are met in texts copied out of typesetting systems.",
    examples=(
        Example("增长19·5％，", becomes="增长19.5％，"),
        Example("高103\ue0105米", becomes="高103.5米"),
        Example("见表1 8%的户，共1 800万元，2018 30亿元，见图1、2 8%的户"),
        Example("纪念“5·12”地震"),
    ),
)  # fmt: skip
