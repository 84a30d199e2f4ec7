"""Dashes and ellipses made of other signs: --2015年, ......, 。。。."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chinese.widths import HAN
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where

_CN = f"{HAN}，。、；：？！“”‘’（）《》"
DASH = regex(f"(?:(?<=[{_CN}])|^)(?:[―─－–]{{2}}|--|— —|―)(?=[{_CN}0-9])", re.M)
DOTS = regex(f"(?<=[{_CN}0-9A-Za-zX×])(?:\\.{{3,12}}|。{{3,12}}|·{{3,12}}|・{{3,12}}|…(?!…)(?<!……))")


def judge(view: View) -> Iterator[Edit]:
    text = view.lines.string
    found: list[Edit] = []
    if any(mark in text for mark in ("―", "──", "－－", "--", "––", "— —")):
        found += [Edit(m.start(), m.end(), "——") for m in DASH.finditer(text)]
    if any(mark in text for mark in ("...", "。。。", "···", "・・・")):
        found += [Edit(m.start(), m.end(), "……") for m in DOTS.finditer(text) if m[0] != "…"]
    yield from sorted(found)


RULE = Rule(
    "repair/long-mark",
    judge,
    HIGH,
    why="GB/T 15834 writes a dash as —— and an ellipsis as ……; sites make them of other signs.",
    where=Where.ANYWHERE,
    after=("repair/blank-line",),
    examples=(
        Example("――在某某会议上\n完成了......等项目", becomes="——在某某会议上\n完成了……等项目"),
        Example("——在某某会议上，完成了……等项目"),
        Example("2011--2015年，电话0451-1234567"),
    ),
)
