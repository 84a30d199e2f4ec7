"""The caption of a photograph that stood beside the text: 某某作政府工作报告。本报记者某某摄."""

from __future__ import annotations

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Rule
from .facts import BYLINE
from .page import Line, each

LONGEST, LONGEST_BYLINE = 160, 60
_CREDIT = regex(
    r"(?:记者|通讯员|摄影|新华社|图片来源)[^。；]{0,24}?(?:摄影报道|摄影|摄|供图|/图)(?:[（(][^）)]{0,12}[）)])?$"
)


def judge(line: Line) -> str:
    text = line.text
    if len(text) > LONGEST:
        return ""
    if _CREDIT.search(text):
        return "the caption of a photograph, with its credit"
    if line.index <= line.body[0] + 1 and len(text) <= LONGEST_BYLINE and BYLINE.search(text):
        return "a caption with its byline, over the text"
    return ""


RULE = Rule(
    "strip/caption",
    each(judge),
    HIGH,
    why="A caption belongs to a photograph that is not here.",
    needs=("摄", "供图", "/图", "记者"),
    examples=(
        Example(
            "▶某某作政府工作报告。本报记者赵某某摄\n各位代表：\n现在报告工作，请大家审议，并请提出意见。", becomes=""
        ),
        Example("▶3月5日，会议在人民大会堂开幕。新华社记者 钱某 摄", becomes=""),
        Example("▶本报记者深入一线采访报道，拍摄了一批反映基层工作的照片。"),
        Example("各位代表：\n▶要加强记者队伍建设，统一规划蓝图"),
    ),
)
