"""A sentence, a word or a number cut by a line end, where the two halves prove it.

Lines cut at the margin, whole paragraphs of them, are ``repair/hard-wrap``'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..chinese.markers import scan
from ..chinese.widths import HAN
from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .lines import RUNNING, TERMINAL, Row, apart, closed, indented, lead, rows, spaced

#: What no line of a text begins with.
HANGING = regex(
    f"[，。；：、！？）》”’」』】…,;%％℃](?!\\s*$)|[的们了](?=[{HAN}])(?!的确|的士|了解|了却|了不|了然|了如|了断|了望)"
)
#: What no line of a text ends with.
OPEN = regex(
    rf"(?<=[{HAN}\d])(?:(?<!目)的|(?<![总共缓温饱联])和|(?<!参)与|(?<![普涉顾危波])及|(?<![抑])或|以及|进一步|不断)$|[、，,]$"
)
COPULA = regex("是[^，。；：,;:]{0,30}的$")
OPENERS = "《“‘「『【（(〈"
SALUTE = regex("(?:尊敬的|各位|同志们|朋友们|女士们|先生们|代表们|委员们|老师们|同学们)[^。；]{0,30}[：:！!]?$")
CUT_NUMBER = regex(r"\d[.．]?$")
REST_OF_NUMBER = regex(
    r"(?:[.．]\d|\d*(?:[.．]\d+)?(?:%|％|‰|个|万|亿|元|年(?!度)|月|日|倍|名|人|所|户|家|项|件|次|条(?!例)|公里|平方|吨|亩|米|座|台|辆|套|批|期|岁|天|届|位|幢|栋|间|"
    r"处|只|头|株|公顷|千|百|余|多|分|度|小时|种|类|篇|场|支|张|起|宗|笔|款|层|级|艘|架|路|口|眼|颗|枚|册|本|部))"
)
RATIO_HEAD = regex(r"\d[:：]$")
RATIO_REST = regex(r"\d+(?:\.\d+)?(?:[、，,和]\s*\d+(?:\.\d+)?[:：]\d|[:：。，,；;\u4e00-\u9fff])")
#: Last characters of a line that may go on by themselves: those of ``OPEN`` and brackets, marks within a sentence.
_MAY_GO_ON = frozenset(OPENERS + "的和与及或步断、，,；;")
_BEGINS = regex(f"[{HAN}0-9“《（]")
_STOPS_WITHIN = regex(f"[{HAN}0-9%]")
_CLAUSE = regex("[。！？；：;:!?]")
_HEADING_TAIL = regex("[。！？；，,;：:、]")
CLOSED = TERMINAL + "：:；;"
CAPTION = regex(r"(?:Figure|Fig|Table|[图表])[\s.]?\d", re.IGNORECASE)
LATIN = regex("[A-Za-z]{2}")
LOOKUPS = 300  # how often a page is searched for the two characters at a cut
#: A number cut within its digits, in short lines too: 新建便桥1 / 30座，…; what comes before the digits counts nothing itself.
CUT_DIGITS = regex(f"(?<!附件)(?<!附表)(?<!附图)[{HAN}]{{2}}(?<![表图第注篇])\\d{{1,3}}$")
REST_OF_DIGITS = regex(
    "\\d{1,3}(?:\\.\\d+)?(?:%|％|万|亿|元|个|名|人|所|户|家|项|件|次|条|公里|平方|吨|亩|米|座|台|辆|套|处|公顷|千|百|余|多)[^，。；、,;]{0,4}[，。；、,;]"
)
CUT_POINT = regex("[、，,；;%％约达为].{0,8}\\d[.．]$")
CLAUSES = 30  # characters of a line that has several clauses and no end
LONG = 40  # a line that long, with a sentence in it, is no heading


class Layout(NamedTuple):
    """How the page sets its paragraphs: parted by blank lines (each that ends as one does), begun with an indent."""

    parted: bool
    closed: bool
    stepped: bool
    text: str

    def indents(self, row: Row) -> bool:
        """Whether the line begins as a paragraph does."""
        return row.indent >= 2 or (row.indent == 1 and self.text[row.start - 1] == "\u3000")


def find(here: Here) -> Iterator[Splice]:
    lines = rows(here.text)
    skip = apart(here, lines)
    page = Layout(spaced(lines), closed(lines), indented(lines), here.text)
    budget = LOOKUPS
    for index, (above, below) in enumerate(pairwise(lines)):
        last = above.text[-1]
        if last in TERMINAL and below.text[0] not in "，。；：、）》”’%％":
            continue
        if index in skip or index + 1 in skip:
            continue
        after = lines[index + 2] if index + 2 < len(lines) else None
        broken = bool(_broken(above, below, page)) or _linked(above, below, after)
        if not broken and budget and _may_stop_within(above, below, page):
            budget -= 1
            broken = _proved(above.text, below.text, page)
        if broken:
            yield Splice(above.end, below.start, " " if LATIN.match(above.text[-1] + below.text[0]) else "")


def _broken(above: Row, below: Row, page: Layout) -> str:
    """Why the line end between the two is none of the text's; empty where it may be."""
    if len(above.text) >= 6 and HANGING.match(below.text) and not _is_list(above, below):
        return "the second line begins with what no line begins with"
    if below.gap > 2:
        return ""
    last = above.text[-1]
    if (last.isdigit() or last in ".．:：") and _number(above, below):
        return "a number goes on in the second line"
    if below.gap or last not in _MAY_GO_ON:
        return ""
    if SALUTE.match(below.text) and len(below.text) < 40:
        return ""
    if last in OPENERS:
        return "the first line ends in a bracket that it opens"
    if page.indents(below) or CAPTION.match(below.text):
        return ""
    mark = lead(below)
    if mark and not (mark.family in RUNNING and page.parted and not below.gap and above.text[-1] in "；;"):
        return ""
    if not below.gap and len(above.text) >= 20 and above.text[-1] not in "、，," and _is_open(above.text):
        return "the first line ends in what no line ends with"
    if _short(above) or _closing(below) or _dash(below):
        return ""
    near = not below.gap
    if page.parted and near and above.text[-1] in "；;，,、" and len(above.text) > 15:
        return "blank lines part the paragraphs here, and none stands between these two"
    if near and _is_open(above.text) and len(above.text) >= 20:
        return "the first line ends in what no line ends with"
    return ""


def _may_stop_within(above: Row, below: Row, page: Layout) -> bool:
    """Whether a long line stops without a mark and the next could go on with its sentence."""
    if below.gap or len(above.text) < CLAUSES or not _STOPS_WITHIN.match(above.text[-1]):
        return False
    if page.indents(below) or _closing(below) or _dash(below) or CAPTION.match(below.text):
        return False
    if SALUTE.match(below.text) or not _BEGINS.match(below.text) or lead(below):
        return False
    return (_open_sentence(above) or ((page.parted or page.closed) and _open_clauses(above))) and _sentence(below)


def _proved(above: str, below: str, page: Layout) -> bool:
    """Whether the halves belong together: blank lines part paragraphs here, a scrap ends the first, or the two
    characters at the cut stand together elsewhere, as those of a word do (不让一个学 / 生受冻)."""
    scrap = re.search(f"[；，、;,]([{HAN}]{{1,3}})$", above)
    if page.parted or page.closed or scrap:
        return True
    pair = above[-1] + below[0]
    first = page.text.find(pair)
    return first >= 0 and page.text.find(pair, first + 1) >= 0


def _linked(above: Row, below: Row, after: Row | None) -> bool:
    """Whether the second line is the text of a link, set on a line of its own within a sentence."""
    if (
        after is None
        or after.text[0] not in "，。；：、》”"
        or below.gap
        or after.gap
        or len(above.text) < 20
        or len(below.text) > 40
    ):
        return False
    return (
        bool(_CLAUSE.search(above.text) or "，" in above.text)
        and above.text[-1] not in CLOSED
        and lead(above) is None
        and not re.search("[，。；：]", below.text)
    )


def _is_open(text: str) -> bool:
    """Whether the line ends in a word that wants another; …是干出来的 is a whole sentence that lost its full stop."""
    return bool(OPEN.search(text, max(0, len(text) - 3))) and not COPULA.search(text)


def _number(above: Row, below: Row) -> bool:
    long = len(above.text) >= 15 and bool(re.search("[，。；、,;]", above.text))
    if (
        RATIO_HEAD.search(above.text)
        and RATIO_REST.match(below.text)
        and re.search(r"比|[:：]\d", above.text[-40:] + below.text[:20])
    ):
        return True
    if not below.gap and (
        (CUT_DIGITS.search(above.text) and REST_OF_DIGITS.match(below.text))
        or (CUT_POINT.search(above.text) and re.match(r"(?:\d|[万亿千百]{1,2}[元吨人亩])", below.text))
    ):
        return True
    long = long and not re.search(r"[。！？”]\d{1,3}$", above.text)  # a number alone after a full stop counts something
    return long and not below.gap and bool(CUT_NUMBER.search(above.text)) and bool(REST_OF_NUMBER.match(below.text))


def _is_list(above: Row, below: Row) -> bool:
    return len(above.text) < 6 or lead(below) is not None


def _short(row: Row) -> bool:
    """A heading, an address, a signature: what may well end without a full stop."""
    return len(row.text) < 20


def _closing(row: Row) -> bool:
    """A line that looks like a signature, a date, a heading: too short, and without a mark."""
    return len(row.text) <= 30 and not _HEADING_TAIL.search(row.text)


def _dash(row: Row) -> bool:
    return row.text[0] in "—-－─●■◆▲★◎○•·*" or row.text.startswith("附")


def _open_sentence(row: Row) -> bool:
    """Whether a long line with sentences in it stops within one, and not in a heading glued to its end."""
    text = row.text
    if len(text) < LONG or not _CLAUSE.search(text) or not re.match(f"[{HAN}0-9%]", text[-1]):
        return False
    stop = max(text.rfind(mark) for mark in "。！？；;!?")
    tail = text[stop + 1 :]
    if len(tail) > 120:
        return False
    cut = max(tail.rfind(mark) for mark in "，,：:")
    return not any(mark.start in (0, cut + 1) and mark.family not in RUNNING for mark in scan(tail))


def _open_clauses(row: Row) -> bool:
    """Whether a line stops within a sentence of several clauses; where blank lines part paragraphs no line end does."""
    text = row.text
    clauses = text.count("，") + text.count(",")
    return len(text) >= CLAUSES and clauses > 1 and bool(re.match(f"[{HAN}]", text[-1])) and lead(row) is None


def _sentence(row: Row) -> bool:
    """Whether the line ends as a sentence does, or is long enough to hold one."""
    return row.text[-1] in TERMINAL + "；;：:”）" or (len(row.text) > 40 and bool(_CLAUSE.search(row.text)))


RULE = TextRule(
    "repair/broken-line",
    find,
    HIGH,
    why="A line end stands within a sentence, a word or a number; what follows it begins no line.",
    examples=(
        Example(
            "三个村的人地比分别是17:\n1、11:1和9:1;水田面积有所增加。",
            becomes="三个村的人地比分别是17:1、11:1和9:1;水田面积有所增加。",
        ),
        Example("全乡栽种果树12.5万株,成活率提高2\n0.6%。", becomes="全乡栽种果树12.5万株,成活率提高20.6%。"),
        Example("亩均收入超3.\n6万元和2万元。"),
        Example(
            "茶农和果农的收入都有增加，户均分别超过3.\n6万元和2万元。",
            becomes="茶农和果农的收入都有增加，户均分别超过3.6万元和2万元。",
        ),
        Example(
            "校车开进了山里，学生不用再走夜路，学生家长都说好。今年还要给住校的孩子换新被褥，不让一个学\n生受冻，也不让一个家长操心。",
            becomes="校车开进了山里，学生不用再走夜路，学生家长都说好。今年还要给住校的孩子换新被褥，不让一个学生受冻，也不让一个家长操心。",
        ),
        Example(
            "今年以来，抢修河堤，新建便桥1\n30座，沿河十个村都通了车。",
            becomes="今年以来，抢修河堤，新建便桥130座，沿河十个村都通了车。",
        ),
        Example("新建便桥1\n30座，沿河十个村都通了车。", becomes="新建便桥130座，沿河十个村都通了车。"),
        Example("任务分解见附表1\n30个村，每村一人。"),
        Example("二、存在的主要问题\n半年来，大家起早贪黑，庄稼总算没有误了农时。"),
        Example("（一）加强领导，明确责任；\n（二）加大投入，改善条件；\n（三）强化督查，确保实效。"),
        Example(
            "渠道清了淤，水库除了险，今年的早稻一亩也没有旱着，这些都是大家一锹一锹干出来的\n秋天以后，还要把剩下的三段支渠修完，一段也不能拖到明年。"
        ),
        Example("同志们，\n今天我们在这里召开会议。"),
        Example("附件1\n2015年度工作任务分解表"),
    ),
)
