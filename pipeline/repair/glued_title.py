"""The title, the title again and the form of address on one line, with the text after them.

讲话范文讲话范文同志们:刚才… is what is left where a viewer lost its line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .lines import front, lead

SALUTE = regex(
    r"(?:(?:尊敬的|敬爱的|亲爱的)?(?:各位[\u4e00-\u9fff]{2,8}|同志们|代表们|委员们|老师们|同学们|朋友们|女士们|先生们|乡亲们|来宾们)[、，,]?\s?){1,4}[:：]"
)
TWICE = regex(r"(?P<title>[^。；！？\n]{8,60}?)\s?(?P=title)(?=[^\n])")
NOUN = regex(
    "(?:讲话|讲话稿|报告|发言|发言稿|致辞|致词|总结|汇报|稿|范文|演讲|意见|通知|方案|开幕词|闭幕词|贺词|要点|计划)[）)]?$"
)
HAN = regex("[\u4e00-\u9fff]")
#: Title and first heading on one line: 某某管理计划一、概述.
HEADED = regex(
    r"(?P<title>[^。；！？，,：:\n]{2,50}?(?:总结|計劃|计划|规划|方案|报告|報告|讲话|講話|发言|意见|办法|规定|制度|要点|预案|通知|细则|手册|手冊|汇报|纲要|章程|总結|總結|规则))"
    r"[ \t\u3000]*(?=[一壹]、[\u4e00-\u9fff])"
)
#: Title and occasion on one line: 某年工作报告——某年某月某日在某次会议上.
OCCASION = regex(
    r"(?P<title>[^。；！？，,：:—\n]{2,40}(?:报告|讲话|发言|致辞))[ \t\u3000]*(?=(?:——|--|—)\s?(?:19|20|[一二])[\d〇○零一二三四五六七八九]{2,3}年[^。；]{4,60}上$)"
)
#: Occasion and speaker on one line: ——某年某月某日在某次会议上　总理 某某.
SPEAKER = regex(
    r"(?P<title>[—―-]{1,3}[^。；\n]{0,14}年[^。；\n]{4,60}(?:会议|大会)上)[\s\u3000]*"
    r"(?=(?:国务院|[\u4e00-\u9fff]{2,14})?(?:总理|省长|市长|县长|区长|主席|主任|书记|州长|镇长|乡长)[\s\u3000]*[\u4e00-\u9fff]{1,4}(?:[\s\u3000]+[\u4e00-\u9fff]{1,2})?$)"
)
FIRST = 12  # lines at the top in which a title may stand


def find(here: Here) -> Iterator[Splice]:
    for row in front(here.text)[:FIRST]:
        if lead(row) and row.text[0] not in "—―-":
            return  # the first heading: the title is over
        forms = (HEADED, OCCASION, SPEAKER) if "上" in row.text else (HEADED,)
        glued = next((m for form in forms if (m := form.match(row.text))), None)
        if glued:
            yield Splice(row.start + glued.end("title"), row.start + glued.end(), "\n")
            if glued.re.pattern == HEADED.pattern:
                return
            continue
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
        Example("水渠管护计划一、概述\n水渠由村里管护。", becomes="水渠管护计划\n一、概述\n水渠由村里管护。"),
        Example("一、水渠管护计划\n二、塘坝计划一、二期"),
        Example(
            "1999年工作报告——1999年5月2日在某县人民代表大会第一次会议上\n各位代表：",
            becomes="1999年工作报告\n——1999年5月2日在某县人民代表大会第一次会议上\n各位代表：",
        ),
        Example(
            "工作报告\n——1999年5月2日在某县第三次会议上某县县长 王某\n各位代表：",
            becomes="工作报告\n——1999年5月2日在某县第三次会议上\n某县县长 王某\n各位代表：",
        ),
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
