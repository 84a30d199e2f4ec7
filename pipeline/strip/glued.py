"""A page's words on a line of the text, because the scraper lost the line's end between them.

在某会上的讲话　发布时间：2019-03-04 来源：某局; 谢谢大家！（责任编辑：某某）; 首页 > 讲话 > 正文 在某会上的讲话.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .frame import BARE
from .source_line import is_published

TOP = 3000  # characters in which the title and the lines beside it stand
AFTER = 160  # characters of a line's end that are looked at
FEWEST = 6  # characters of the text before the page's
_END = regex("\\n(?<![。！？；：，”\n]\\n)")
FRONT = 10  # lines of them
#: What the page's words at a line's end hold; each alternative begins with a character of its own.
_SIGN = regex(
    "编辑\\s?[:：]|责编|篇\\s?[:：]|一条\\s?[:：]|上一页|【(?:打印|关闭|返回|我要打印)|\\[(?:page|打印|关闭|返回)|更多精彩|转载请注明|源[:：]"
)
_BUTTON = (
    "(?:打印(?:本[页文])?|关闭(?:窗口|本页)?|返回(?:顶部|首页|列表|上页)?|收藏(?:本页)?|推荐|分享|我要打印|字体|评论)"
)
#: At the end of a line that has said something: after a full stop, a bracket, a date.
TAILS = (
    regex(r"[（(【\[]\s*(?:责任|实习|值班|网络)?(?:编辑|责编)\s*[:：]\s*[^（）()【】\[\]。\n]{1,24}[)）】\]]\s*$"),
    regex(r"(?:责任编辑|责编)\s*[:：]\s*\S{1,10}(?:\s+[上下]一[篇条]\s*[:：].{0,60})?$"),
    regex(r"[上下]一[篇条]\s*[:：].{2,120}$"),
    regex(rf"(?:[【\[]\s*{_BUTTON}\s*[】\]]\s*){{2,6}}$"),
    regex(r"[【\[]\s*(?:关闭窗口|打印本[页文]|返回顶部|返回首页)\s*[】\]]\s*$"),
    regex(r"(?:共\s?\d{1,3}\s?页\s?[:：]?\s*)?上一页[\s\d\[\]]{1,40}下一页\s*(?:末页|尾页)?$"),
    regex(r"\[page\]\s*$"),
    regex(r"更多精彩(?:内容)?(?:尽在|请关注|请访问)[^。\n]{2,40}$"),
    regex(r"转载请注明(?:来自|出处|来源)?\s*[:：]?\s*(?:https?://|www\.)\S*$"),
    regex(
        r"来源[:：]\s?[\u4e00-\u9fff]{2,10}(?:文秘|范文|公文|文库|资料|文档|秘书|学习)[\u4e00-\u9fff]{0,4}(?:网|库)?$"
    ),
)
_SAID = regex(r"(?:[。！？!”）)…]|[0-9]日|\S下一页)\s*$")
#: The way through the site, over the title in one line with it.
WAY = regex(
    r"(?:[您你]?(?:的|现在的?|当前的?|所在的?)?(?:当前|所在)?位置\s*[:：]?\s*)?首页\s*(?:[>＞»›]{1,2}\s*[\u4e00-\u9fff]{2,10}\s*){1,6}[>＞»›]{1,2}\s*(?:正文|详细内容|内容|详情)[\s:：]+(?=\S{4})"
)
#: 2019-03-04 10:20 来源：某某网 before the first words.
OPENS = regex(
    r"(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d\d(?::\d\d)?\s+)来源[:：]\s?[^\s:：。，]{2,14}\s+(?:(?:作者|编辑|浏览)[:：]\s?\S{1,8}\s+)?(?=[\u4e00-\u9fff]{2})"
)
_KEYS = regex(
    r"[ \t\u3000]+(?P<tail>[（(【\[]?(?:发布时间|发布日期|发表时间|更新时间|来源|时间|日期|作者|浏览次数|浏览|点击)\s*[:：].+)$"
)
#: 某局工作总结_工作总结范文, 某局工作总结-某某文库: what a browser shows as the page's name.
NAMED = regex(
    r"(?P<title>[^_\n。：:]{5,60}?[\u4e00-\u9fff）)])(?P<tail>(?:_(?!第[\d一二三四五六七八九十]+[页頁])[^\n。，；_\s][^\n。，；_]{1,40}){1,3}|\s*[-|｜—]{1,2}\s*[\u4e00-\u9fffA-Za-z]{0,8}(?:文秘|范文|公文|文库|资料|文档|秘书)[\u4e00-\u9fff]{0,3}(?:网|站|库)?)\s*$"
)


def find(here: Here) -> Iterator[Splice]:
    text = here.text
    found = [*_top(text), *_tails(text)]
    at = -1
    for start, end in sorted(found):
        if start >= at:
            yield Splice(start, end, "")
            at = end


def _top(text: str) -> Iterator[tuple[int, int]]:
    """What stands before or after the title and the first words, in their lines."""
    for number, match in enumerate(islice(BARE.finditer(text, 0, TOP), FRONT)):
        start, line = match.start(), match[0]
        if ">" in line or "＞" in line or "»" in line or "›" in line:
            way = WAY.match(line)
            if way:
                yield start, start + way.end()
        if "来源" in line and (opens := OPENS.match(line)):
            yield start, start + opens.end()
        elif len(line) <= 220 and (tail := _published(line)) is not None:
            yield start + tail, match.end()
        elif len(line) <= 130 and ("_" in line or "-" in line or "|" in line or "—" in line) and number < 4:
            named = NAMED.fullmatch(line)
            if named and f"\n{named['title']}\n" not in text[:TOP]:  # else the whole line is the page's
                yield start + named.start("tail"), match.end()


def _published(line: str) -> int | None:
    """Where the page's particulars begin behind the title."""
    keys = _KEYS.search(line) if ":" in line or "：" in line else None
    if keys is None or keys.start() < 4 or re.search("[：:。；，]", line[: keys.start()]):
        return None
    return keys.start() if is_published(keys["tail"]) else None


def _tails(text: str) -> Iterator[tuple[int, int]]:
    for end in _ends(text):
        low = max(text.rfind("\n", 0, end) + 1, end - AFTER)
        words = text[low:end]
        sign = _SIGN.search(words)
        if sign is None or sign.start() + low - text.rfind("\n", 0, end) < FEWEST:
            continue
        for tail in TAILS:
            match = tail.search(words)
            if match and _SAID.search(words[: match.start()]):
                yield low + match.start(), end
                break


def _ends(text: str) -> Iterator[int]:
    """Where lines end, but for those that end as a sentence does."""
    yield from (match.start() for match in _END.finditer(text))
    if text and text[-1] != "\n":
        yield len(text)


_A = "今年以来，全县抓住枯水期的有利时机，先后完成了十七条支渠的清淤。"

RULE = TextRule(
    "strip/glued",
    find,
    HIGH,
    why="Words of the page stand in a line of the text: the line's end between them was lost.",
    examples=(
        Example(
            "在水利会上的讲话　发布时间：2019-03-04 来源：县水利局 浏览：123次\n同志们：",
            becomes="在水利会上的讲话\n同志们：",
        ),
        Example("首页 > 公文 > 讲话 > 正文 在水利会上的讲话\n同志们：", becomes="在水利会上的讲话\n同志们："),
        Example(f"2019-03-04 10:20 来源：某某网 同志们：{_A}", becomes=f"同志们：{_A}"),
        Example(f"某局工作总结_工作总结范文\n{_A}", becomes=f"某局工作总结\n{_A}"),
        Example("谢谢大家！（责任编辑：小王）", becomes="谢谢大家！"),
        Example(f"{_A}责任编辑：小王 上一篇：县长讲话 下一篇：书记讲话", becomes=_A),
        Example(f"{_A}【打印】【关闭】", becomes=_A),
        Example(f"{_A}共2页: 上一页 1 2 下一页", becomes=_A),
        Example(f"{_A}更多精彩尽在www.example.com某某公文网", becomes=_A),
        Example(f"{_A}来源：某某文秘网", becomes=_A),
        Example(f"{_A}（来源：县水利局）"),
        Example("学习班通知　时间：3月5日 地点：三楼\n各村："),
        Example("评选结果　作者：张三"),
        Example("县委、县__决定今天开会\n2021年__月__日"),
        Example("某局工作总结_第1页"),
        Example("某局工作总结_某某文秘网\n某局工作总结\n同志们："),
        Example(f"{_A}工作人员离开时要关闭门窗、【打印】登记表。"),
        Example("要做到“五有”：有专栏，有评论，有责任编辑：一个也不能少。"),
        Example(f"{_A}上一篇说了成绩，下一篇要说问题。"),
    ),
)
