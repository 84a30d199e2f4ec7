"""The parts around the body of an official text: title, number, addressee, salutation, signature, date.

Where they stand follows GB/T 9704-2012, 7.2-7.3; what real texts make of it is in the examples of the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.chinese.dates import iso_date
from pipeline.chinese.widths import FULL_TO_HALF_DIGITS
from pipeline.model import Span, SpanKind
from pipeline.regex import regex

_DOC_NUMBER = regex(
    r"^[（(]?[\u4e00-\u9fff]{1,16}[〔\[［（(【]\s*(?:19|20)\d{2}\s*[〕\]］）)】]\s*(?:第\s*)?\d{1,5}\s*号[）)]?$"
    r"|^(?:第\s*\d{1,4}\s*号|[\u4e00-\u9fff]{2,20}令\s*第?\s*[\d一二三四五六七八九十百〇零]{1,6}\s*号)$"
)
_SALUTE = regex(
    r"^[^。！？；]{0,60}(?:同志们|同志|代表|委员|来宾|朋友们?|女士们|先生们|老师们?|同学们?|大家好|乡亲们|战友们|主席|书记|领导|"
    r"嘉宾|家长|校长|会员|企业家)[^。！？；]{0,12}[：:！!]$|^(?:尊敬的|敬爱的|亲爱的)?各位[^。！？；]{1,40}[：:]$"
)
#: How one speaks to those in the room; an addressee is named.
_CALLED = regex("各位|同志|们|尊敬|大家")
_ADDRESSEE = regex(
    r"^(?!.*(?:根据|为了|现将|现就|决定|如下|《))(?=[^。！？；]{3,400}[：:]$)[^。！？]*(?:人民政府|委员会|委、|各部门|各部委|直属机构|各单位|厅|局|办公室|公司|学校|大学|学院|"
    r"医院|法院|检察院|支行|中心|协会|党委|党组|管委会|街道|各科室|各乡镇|有关单位|有关部门|总部|部|省|市|区|县|代表|委员)[^。！？]*[：:]$"
)
_OCCASION = regex(
    r"^[—─－-]{1,3}\s*[^。]{0,20}[0-9〇○一二三四五六七八九]{4}年.{0,60}$|^[—─－]{2}在.{4,60}(?:会议?|论坛|仪式|典礼|大会)上的?.{0,12}$"
    r"|^[（(][^（）()]{0,40}[0-9〇○一二三四五六七八九]{2,4}\s*年[^（）()]{0,80}[）)]$|^[（(](?:草案|征求意见稿|试行|修订|讨论稿|送审稿)[）)]$"
    r"|^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日\s*[^。]{4,60}(?:通过|公布|批准|修订|修正|发布|施行)$"
)
#: 某省省长 张三, or the name alone where it follows the office; surnames are the hundred commonest (2020 census).
_OFFICE = "(?:总理|省长|市长|县长|区长|主席|书记|主任|局长|厅长|部长|校长|镇长|乡长|院长|州长|旗长|盟长|会长|检察长)"
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文温殷施"
)
_SPEAKER = regex(
    rf"^.{{0,24}}{_OFFICE}[\s\u3000]*[\u4e00-\u9fff·]{{1,6}}(?:[\s\u3000]+[\u4e00-\u9fff]{{1,3}})?$"
    rf"|^(?:国务院|[\u4e00-\u9fff]{{2,20}}){_OFFICE}$|^[{_SURNAMES}][\s\u3000]*[\u4e00-\u9fff][\s\u3000]*[\u4e00-\u9fff]?$"
)
_DATE_LINE = regex(
    r"^[（(]?(?:[\d〇○零一二三四五六七八九Ｏ０-９]{4}|二[〇○O0零]{1,2}.{1,2})\s*年\s*.{1,3}\s*月\s*.{1,4}\s*日[）)]?$"
)
_SIGNATURE = regex(
    r"^(?=.{2,60}$)(?:.*(?:政府|委员会|办公厅|办公室|局|厅|部|院|会|党委|党组|公司|中心|学校|大学|学院|委|署|行|社|处|科|组|队|所|站|馆|"
    r"支部|工会|银行|集团|协会|指挥部|领导小组))$"
)
_NAME = regex(r"^(?:[\u4e00-\u9fff]{2,12}[：:])?[\u4e00-\u9fffX×x*]{1,4}(?:[ \u3000][\u4e00-\u9fffX×x*]{1,2})?$")
_NO_TITLE = regex(r"[。；，,;！!]$|^[（(]|^[—─-]|^(?:作者|来源|时间|日期|编辑|发布)[：:]|[。！？；].{6,}")
_TITLE_LIKE = regex("(?:讲话|报告|总结|计划|方案|通知|意见|办法|规定|决定|公告|通报|纲要|规划|要点|条例|细则|发言|致辞|讲话稿|发言稿|稿|"
    "心得|体会|汇报|材料|安排|请示|批复|函|纪要|章程|制度|法|解释|通告|令|议案|决议|公报|倡议书|承诺书|实施|规则|标准|预案|范文|篇|说明|答复|"
    "大纲|清单|指南|指引|守则|公约|须知|白皮书|考核|调研|述职|述廉|演讲|党课|主持词|贺信|慰问信|感谢信|申请书|建议书|协议|合同|简报|提纲)"
    r"(?:[（(].{1,20}[）)])?[》”]?(?:范文)?$")  # fmt: skip

_CONTENTS = regex(r"目\s*[录錄次]$|第[一二三四五六七八九十]+[编章节]")

#: A line that begins with one of these goes on from the line before.
_CONTINUES = frozenset("，。、；：）》”")

#: A title is at most this long, and the lines before a body at most this many.
_LONGEST_TITLE = 90
_FRONT = 14


@dataclass(frozen=True, slots=True)
class Parts:
    """The spans, relabelled, and what was found on the way."""

    spans: tuple[Span, ...]
    title: Span | None


def find_parts(text: str, spans: Sequence[Span], label: str, page_title: str) -> Parts:
    """Give the paragraphs around the body their kinds. The title is found by its place, form and the page's own word."""
    out = list(spans)
    front = _front(text, out)
    title = _title(text, out, front, label, page_title)
    for index in front:
        if index == title:
            out[index] = replace(out[index], kind="title")
        else:
            line = text[out[index].start : out[index].end].translate(FULL_TO_HALF_DIGITS)
            kind = _front_kind(line, title is not None and index > title)
            if kind:
                out[index] = replace(out[index], kind=kind)
    out = _back(text, out)
    return Parts(tuple(out), out[title] if title is not None else None)


def _front(text: str, spans: Sequence[Span]) -> list[int]:
    """Indices of the paragraphs before the body proper: up to the first marker or long paragraph."""
    found = []
    for index, span in enumerate(spans[: _FRONT + 6]):
        if span.kind != "p":
            if span.kind in ("figure", "attachment", "note"):
                continue
            break
        line = text[span.start : span.end]
        if _CONTENTS.match(line):
            break
        found.append(index)
        if len(line) > _LONGEST_TITLE and not _ADDRESSEE.match(line) and not _OCCASION.match(line):
            break
        if _SALUTE.match(line) or _ADDRESSEE.match(line) or len(found) >= _FRONT:
            break
    return found


def _title(text: str, spans: Sequence[Span], front: Sequence[int], label: str, page_title: str) -> int | None:
    """The paragraph that is the title, if one is."""
    lines = {index: text[spans[index].start : spans[index].end] for index in front}
    for wanted in filter(None, (_bare(label), _bare(page_title))):
        for index, line in lines.items():
            if _bare(line) == wanted or (len(_bare(line)) >= 8 and _bare(line) in wanted and _TITLE_LIKE.search(line)):
                return index
    possible = [i for i, line in lines.items() if _may_be_title(line)]
    likely = [i for i in possible if _TITLE_LIKE.search(lines[i])]
    if likely:
        return likely[0]
    before = [i for i in front if possible and i < possible[0] and not _DOC_NUMBER.match(lines[i])]
    if not possible or before or len(spans) < 2:
        return None
    following = text[spans[possible[0]].end : spans[possible[0]].end + 2].strip()
    unfinished = lines[possible[0]][-1] in "的在和了与及对把" or following[:1] in _CONTINUES
    return None if unfinished else possible[0]


def _may_be_title(line: str) -> bool:
    return (
        2 <= len(line) <= _LONGEST_TITLE
        and not _NO_TITLE.search(line)
        and not line.endswith(("：", ":"))
        and not _DOC_NUMBER.match(line)
        and not _DATE_LINE.match(line)
        and bool(re.search("[\u3400-\u9fff]{2}", line))
    )


def _bare(line: str) -> str:
    return re.sub(r"[\W_]+", "", line)


def _front_kind(line: str, after_title: bool) -> SpanKind | None:
    if _DOC_NUMBER.match(line):
        return "doc-number"
    if _ADDRESSEE.match(line) and not _CALLED.search(line):
        return "addressee"
    if _SALUTE.match(line):
        return "salute"
    if _OCCASION.match(line):
        return "subtitle"
    if after_title and len(line) <= 30 and _SPEAKER.match(line) and not _TITLE_LIKE.search(line):
        return "subtitle"
    return None


def _back(text: str, spans: list[Span]) -> list[Span]:
    """Signature and date at the end of the text and at the end of a notice that carries an annex."""
    leaves = [i for i, span in enumerate(spans) if span.kind == "p"]
    for position in _date_places(text, spans, leaves):
        index = leaves[position]
        line = text[spans[index].start : spans[index].end]
        spans[index] = replace(spans[index], kind="dateline", when=iso_date(line) or "")
        first = index
        for earlier in reversed(leaves[max(position - 3, 0) : position]):
            signer = text[spans[earlier].start : spans[earlier].end]
            if earlier != _before(leaves, first) or not (_SIGNATURE.match(signer) or _NAME.match(signer)):
                break
            spans[earlier] = replace(spans[earlier], kind="signed")
            first = earlier
        _lift(spans, first, index)
    return spans


def _before(leaves: Sequence[int], index: int) -> int:
    return leaves[leaves.index(index) - 1] if index in leaves and leaves.index(index) else -1


def _date_places(text: str, spans: Sequence[Span], leaves: Sequence[int]) -> Iterator[int]:
    """Positions in ``leaves`` of date lines that close a text: among the last, or right before an annex."""
    annexes = {span.start for span in spans if span.kind == "annex"}
    for position, index in enumerate(leaves):
        span = spans[index]
        if span.end - span.start > 24 or not _DATE_LINE.match(text[span.start : span.end]):
            continue
        near_annex = any(0 <= start - span.end <= 40 for start in annexes)
        if (position >= len(leaves) - 5 and position > 0) or near_annex:
            yield position


def _lift(spans: list[Span], first: int, last: int) -> None:
    """Take the spans from ``first`` on out of the sections that hold them: a signature is the text's, not a section's."""
    start = spans[first].start
    if any(spans[i].start >= start for i in range(first)) or (last + 1 < len(spans) and spans[last + 1].kind == "p"):
        return
    end = max((spans[i].end for i in range(first) if spans[i].kind == "p" or spans[i].kind == "heading"), default=0)
    for index in range(first):
        span = spans[index]
        if span.start < start < span.end and span.kind in ("section", "list", "item"):
            spans[index] = replace(span, end=max(end, span.start))
