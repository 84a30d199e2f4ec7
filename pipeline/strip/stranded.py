"""A number or a scrap left alone among lines of the page (a count of readers, a share button's code)."""

from __future__ import annotations

import re

from pipeline.model import MEDIUM
from pipeline.regex import regex
from pipeline.rule import Example, Line, LineRule

SCRAP = regex(r"\d{1,9}(?:\.\d)?[万次]?|[A-Za-z0-9_-]{1,12}|[^\w\s]{1,4}|[（(）)】【\]\[|×]+")


def judge(line: Line) -> str:
    if not line.outside or not SCRAP.fullmatch(line.text):
        return ""
    before = line.index == 0 or line.is_gone(-1)
    after = line.from_end == 0 or line.is_gone(1)
    if before and after and (line.is_gone(-1) or line.is_gone(1)):
        return "a scrap between lines of the page"
    if line.index > line.body[1] >= 0 and line.is_gone(1) and re.fullmatch(r"\d{4,9}", line.text):
        return "a count that the page keeps, before its own lines"
    return ""


RULE = LineRule(
    "strip/stranded",
    judge,
    MEDIUM,
    why="A bare number or sign, outside the text, with nothing but lines of the page around it.",
    examples=(
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶221381"),
        Example("工作报告\n▶2026\n各位代表："),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n收藏\n▶128\n分享到微信", becomes=""),
    ),
)
