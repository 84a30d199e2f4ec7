"""The title, the title again and the form of address on one line, with the text after them.

讲话范文讲话范文同志们:刚才… is what is left where a viewer lost its line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import HIGH
from pipeline.regex import regex
from pipeline.repair.lines import rows
from pipeline.rule import Example, Here, TextRule
from pipeline.text import Splice

SALUTE = regex(
    r"(?:(?:尊敬的|敬爱的|亲爱的)?(?:各位[\u4e00-\u9fff]{2,8}|同志们|代表们|委员们|老师们|同学们|朋友们|女士们|先生们|乡亲们|来宾们)[、，,]?\s?){1,4}[:：]"
)
TWICE = regex(r"(?P<title>[^。；！？\n]{8,60}?)\s?(?P=title)(?=[^\n])")
NOUN = regex(
    "(?:讲话|讲话稿|报告|发言|发言稿|致辞|致词|总结|汇报|稿|范文|演讲|意见|通知|方案|开幕词|闭幕词|贺词|要点|计划)[）)]?$"
)
HAN = regex("[\u4e00-\u9fff]")
FIRST = 12  # lines at the top in which a title may stand


def find(here: Here) -> Iterator[Splice]:
    for row in rows(here.text[:4000])[:FIRST]:
        at = 0
        twice = TWICE.match(row.text)
        if twice and len(HAN.findall(twice["title"])) >= 6:
            yield Splice(row.start + twice.end("title"), row.start + twice.end("title"), "\n")
            at = twice.end()
            yield Splice(row.start + at, row.start + at, "\n")
        salute = SALUTE.search(row.text, at, at + 120)
        if not salute:
            if len(row.text) > 60:
                return
            continue
        before = row.text[at : salute.start()]
        titled = (
            bool(before) and NOUN.search(before) and not re.search("[。；：！？，,:;]", before) and len(before) <= 60
        )
        if before and not titled:
            return
        if titled:
            yield Splice(row.start + salute.start(), row.start + salute.start(), "\n")
        if row.text[salute.end() :].strip():
            yield Splice(row.start + salute.end(), row.start + salute.end(), "\n")
        return


RULE = TextRule(
    "repair/glued-title",
    find,
    HIGH,
    why="Title, form of address and text stand on one line; the same words twice, or 同志们：, show where they part.",
    examples=(
        Example(
            "在全区工作会议上的讲话在全区工作会议上的讲话同志们:刚才,局长总结了工作。",
            becomes="在全区工作会议上的讲话\n在全区工作会议上的讲话\n同志们:\n刚才,局长总结了工作。",
        ),
        Example(
            "工作报告\n各位代表：现在，我代表政府报告工作。", becomes="工作报告\n各位代表：\n现在，我代表政府报告工作。"
        ),
        Example("工作报告\n各位代表：\n现在，我代表政府报告工作。"),
        Example("工作报告\n会议指出，各位代表要认真履职：一是学习，二是调研。"),
    ),
)
