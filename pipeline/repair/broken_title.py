"""A title that the page set on two or three lines."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .lines import front

_FIRST = 8  # lines at the top in which a title may stand
_LONGEST = 45  # characters of one of its lines
_MOST = 3  # lines of a title

#: A title of an official text names its issuer or matter with 关于 and ends in its kind (GB/T 9704-2012, 7.3.1).
_BEGINS = regex(r"^[《“]?[\u4e00-\u9fff、（）()《》“”0-9〔〕\-—· ]+$")
_SUBJECT = regex("关于|印发|转发|批转|发布|公布|对")
_ENDS = regex(
    "的?(?:通知|意见|决定|公告|通告|通报|批复|复函|函|报告|请示|议案|纪要|命令|答复|解释|说明|办法|规定|条例|方案|规划|纲要|细则|决议)"
    r"(?:[（(][^（()）]{1,16}[）)])?$"
)
#: 在某次会议上的 / 讲话: the kind alone on the second line.
_WANTS = regex("[的暨及和]$")
_KIND = regex(
    "(?:重要|总结|主持)?(?:讲话|讲话稿|发言|致辞|报告|汇报|通知|意见|决定|公告|通告|倡议|演讲|党课)(?:[（(][^（()）]{1,12}[）)])?$"
)
#: 在某县第十三次代表大会 / 第一次会议上的讲话
_AT = regex("^(?:[\u4e00-\u9fff]{2,4})?在[^。，：；]{4,40}(?<!讲话)(?<!上)$")
_SPOKEN = regex(
    "^(?![在—─－（(第]?一、)[^。，：；—在]{2,30}上的?(?:重要|总结)?(?:讲话|讲话稿|发言|致辞|演讲|报告|主持词|汇报)(?:[（(][^（()）]{1,12}[）)])?$"
)
_ISSUER = regex("(?:国务院|办公厅|办公室|人民政府|委员会|党委|党组|部|厅|局|委|署|院|会|会议|公司)$")
#: A signature's date, a document number: the lines around them make no title.
_DATED = regex("[年月]\\d{1,2}[月日]$|^[\u4e00-\u9fff]{1,12}[〔\\[（(](?:19|20)\\d{2}[〕\\]）)]")
_OVER = regex("[。；：]$")


def find(here: Here) -> Iterator[Splice]:
    head = front(here.text)[:_FIRST]
    for first, row in enumerate(head):
        if first + 1 < len(head) and _kind_below(row.text, head[first + 1].text):
            yield Splice(row.end, head[first + 1].start, "")
            return
        if not _may_begin(row.text) or (first and _OVER.search(head[first - 1].text)):
            continue
        for last in range(first + 1, min(first + _MOST, len(head))):
            line = head[last].text
            if (
                len(line) > _LONGEST
                or _DATED.search(line)
                or line.startswith((row.text, "（", "("))
                or not _BEGINS.match(line)
                or (last > first + 1 and _SUBJECT.match(line))
            ):
                break
            if _ENDS.search(line) and _SUBJECT.search("".join(r.text for r in head[first : last + 1])):
                for index in range(first, last):
                    yield Splice(head[index].end, head[index + 1].start, "")
                return


def _kind_below(line: str, below: str) -> bool:
    if len(line) <= _LONGEST and _AT.match(line) and _SPOKEN.match(below):
        return True
    return 6 <= len(line) <= _LONGEST and bool(_WANTS.search(line) and _BEGINS.match(line) and _KIND.match(below))


def _may_begin(line: str) -> bool:
    if len(line) > _LONGEST or len(line) < 3 or line[0] in "（(" or not _BEGINS.match(line) or _ENDS.search(line):
        return False
    return bool(_SUBJECT.search(line) or _ISSUER.search(line))


RULE = TextRule(
    "repair/broken-title",
    find,
    HIGH,
    why="The lines make one title: 关于 stands in it and only the last ends in a kind of document.",
    examples=(
        Example(
            "某省人民政府关于印发乡村道路养护\n实施方案的通知\n某政发〔2019〕4号",
            becomes="某省人民政府关于印发乡村道路养护实施方案的通知\n某政发〔2019〕4号",
        ),
        Example(
            "某县人民政府办公室\n关于做好防汛工作\n有关事项的通知\n各乡镇：",
            becomes="某县人民政府办公室关于做好防汛工作有关事项的通知\n各乡镇：",
        ),
        Example("在全县水利工作会议上的\n讲话\n同志们：", becomes="在全县水利工作会议上的讲话\n同志们："),
        Example(
            "某县第十八届代表大会第一次会议\n关于工作报告的决议\n（2022年1月20日通过）",
            becomes="某县第十八届代表大会第一次会议关于工作报告的决议\n（2022年1月20日通过）",
        ),
        Example(
            "在某县第十三次代表大会\n第一次会议上的讲话\n同志们：",
            becomes="在某县第十三次代表大会第一次会议上的讲话\n同志们：",
        ),
        Example("在全县水利会议上的讲话\n在全县林业会议上的讲话"),
        Example("某县办公室\n2019年1月2日\n（此件公开发布）\n某县渠道管理办法\n第一条"),
        Example("全县水利工作会议\n讲话\n同志们："),
        Example("某县关于防汛工作的通知\n某县防汛实施方案"),
        Example("现予公布，自2022年4月1日起施行。\n某某法院\n2022年3月1日\n某释〔2022〕2号某某法院关于某事的解释"),
        Example("工作报告\n关于去年的工作，我讲三点。"),
    ),
)
