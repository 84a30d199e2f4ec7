"""A middle dot, a private-use character or an ideographic full stop for the decimal point: 19·5％, 3。5亿元."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.units import COUNTED_PATTERN
from ..model import HIGH, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight

NAME = "figures/odd-point"
_WHY = "between digits of one quantity this character can only be the decimal point"

_UNIT = rf"(?=\s?(?:%|{COUNTED_PATTERN}|倍|岁|度|毫米|厘米|千克|公斤|斤))"
_ODD = regex(
    r"(?P<whole>[0-9]{1,6})(?:[\ue000-\uf8ff·•・‧∙]|[。](?=[0-9]{1,2}(?:%|[万亿]元)))"
    rf"(?P<rest>[0-9]{{1,4}}){_UNIT}(?![·•・‧∙])"
)
_MARKS = "0123456789.·•・‧∙"


#: What must stand between two digits for the rule to look at a text.
_BETWEEN = regex(r"[\ue000-\uf8ff·•・‧∙。](?<=[0-9].)(?=[0-9])")


def _judge(sight: Sight) -> Iterator[Figure]:
    if not _BETWEEN.search(sight.text):
        return
    for match in _ODD.finditer(sight.text):
        before = sight.text[match.start() - 1 : match.start()]
        if (match["whole"][0] == "0" and match["whole"] != "0") or (before and before in _MARKS):
            continue
        yield Figure("corr", *match.span(), NAME, _WHY, now=f"{match['whole']}.{match['rest']}", certainty=HIGH)


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="103\ue0105米 and 19·5％ are met in texts copied out of typesetting systems.",
    examples=(
        Example("增长19·5％，", becomes="增长19.5％，"),
        Example("高103\ue0105米", becomes="高103.5米"),
        Example("纪念“5·12”地震"),
        Example("“9·18”事变"),
        Example("共3所。5个班"),
    ),
)  # fmt: skip
