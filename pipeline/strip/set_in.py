"""Words of the site set into a line of the text, often with spaces between their characters.

本 文 由某某 网收集 整理 in the middle of a sentence, 【某某智库整理】 between two, an address between two characters,
第 6 页 共 6 页 from the viewer. Each says of itself that it is the site's; what a text may say of pages and sites stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..chinese.rest import EXCERPT
from ..chinese.widths import CJK, HAN, SPACE
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, apart
from .phrase import pattern, table

_GAP = f"[{SPACE}]{{0,8}}"
_KEEPER = "(?:公文|文秘|范文|文库|论文|资料|文档|秘书|写作)"


def _spaced(*words: str) -> str:
    """Any of the words, its characters as far apart as may be."""
    return "(?:" + "|".join(_GAP.join(map(re.escape, word)) for word in words) + ")"


#: 本文由某某网收集整理来源: who made the page says so, in the middle of someone else's sentence.
_SELF = _spaced("本文", "该文", "文章")
_BY = _spaced("由", "来自", "来源于", "转载自", "出自", "选自")
_WHO = "[^。，；：！？,;:\n]{2,24}?"
_KIND = _spaced("网", "网站", "文库", "文秘站", "公众号", "小编", ".com", ".cn", ".net", ".org")
_DID = _spaced("收集", "搜集", "整理", "提供", "首发", "发布", "编辑", "原创", "来源", "分享", "转载", "上传")
_AT = f"(?:{_spaced('https', 'http')}[^{CJK}\n]{{0,60}})?[。.!！]?"
_SENTENCE = regex(f"{_SELF}{_GAP}{_BY}{_GAP}{_WHO}{_GAP}{_KIND}{_GAP}(?:{_DID}{_GAP})+{_AT}")
#: The name of a library between two spaces, within a sentence: 比上年增 精品资料网 长9.2%.
_NAME = regex(
    rf"[ \u3000](?<=[{CJK}，、].)[ \u3000]*[{CJK}]{{0,4}}(?:精品|{_KEEPER})[{CJK}]{{0,3}}(?<!交换)网"
    rf"[ \u3000][ \u3000]*(?=[{CJK}])(?![和与及或的])"
)
#: （转载请注明出处：某某网）, 文章来源：http://…: in brackets, or an address where a sentence ends.
_FROM = "(?:本文来自|本文来源|本文由|本文转自|本文选自|转自|文章来源|文章来自|转载请注明|转载请保留)"
_MORE = "更多[^】）)\\]\\n]{0,12}请(?:访问|关注|登录|浏览)"
_PLACE = "(?:网|网站|文库|www\\.|https?:|\\.com|\\.cn)"
_BRACKETED = regex(rf"[【（(\[](?:{_FROM}|{_MORE})[^】）)\]\n]{{0,40}}{_PLACE}[^】）)\]\n]{{0,40}}[】）)\]]")
_LINKED = regex(
    "(?:(?:文章|文档|文件|内容|本文)来源|本文来自|原文(?:链接|地址)|转载请注明出处?|转载请保留地址)[:：]?[ \\t]?(?:https?://|www\\.)[A-Za-z0-9./_?=&%#~-]+"
)
#: （某某公文网www.example.com）: an office that gives its address has its name before the brackets.
_ADDRESS = regex(rf"[（(]\s?[{CJK}]{{0,4}}{_KEEPER}[{CJK}]{{0,4}}\s?(?:https?://)?www\.[A-Za-z0-9.-]+/?\s?[)）]")
#: 【某某智库整理】, [来源:某某网].
_PUT_OUT = regex(
    f"[【\\[](?:公众号[:：]?)?[{CJK}]{{0,6}}(?:公文|文库|文秘|智库|材料|笔杆|范文|秘书)[{CJK}]{{0,6}}"
    "(?:整理|出品|首发|原创|制作|提供)[】\\]]"
)
_STAMPED = regex(r"[\[［]来源[:：][^\]］\n，。]{2,16}(?:[网库]|\.[CcNn][OoEe][MmTt]|#网)[\]］]")
#: << 上一页 | 下一页 >> on the line of the title.
_TURN = regex(r"(?:<<|《《|«)?\s?[上前][一1][页篇頁]\s{0,8}[|｜/]\s{0,8}[下后][一1][页篇頁]\s?(?:>>|》》|»)?")
#: An address between two Chinese characters: none that a text gives its readers stands like that.
_HOST = r"(?:(?:https?://)?(?:www|m|wap)\.)[A-Za-z0-9-]{2,24}(?:\.[A-Za-z0-9-]{2,24})?\.(?:com|cn|net|org|cc|top|vip)(?:\.cn)?/?"
_SET_IN = regex(rf"(?<=[{HAN}，。；])[ \t\u3000]?{_HOST}[ \t\u3000]?(?=[{HAN}])")
_LED = regex(rf"[^\n，。；：]{{0,30}}?{_HOST}(?=[{HAN}])")
_GIVEN = regex(
    "(?:网址|网站|官网|地址|链接|登录|登陆|访问|查询|邮箱|域名|平台|点击|下载|进入|浏览|在|见|至|到|为|是|[（(：:])[ \t\u3000“]?$"
)
_TALK = regex("更新|资源|范文|公文|文秘|秘书|文库|文档|材料|网|免费|下载|分享")
#: The button of a wiki after each of its headings: 简介[编辑].
_EDIT = regex(r"[\[［【](?:编辑|編輯|编辑源代码)[\]］】]$")
#: 第3页共9页, 共 9 页 第 3 页: the counter of a viewer.
_SP = "[ \t\u3000]{0,4}"
_SLASH = f"{_SP}[/／,，]?{_SP}"
_COUNTER = regex(
    rf"第{_SP}(\d{{1,4}}){_SP}[页頁]{_SLASH}[（(]?[共总]{_SP}(\d{{1,4}}){_SP}[页頁][）)]?(?:\s?[-—－】])?"
    rf"|共{_SP}(\d{{1,4}}){_SP}[页頁]{_SLASH}第{_SP}(\d{{1,4}}){_SP}[页頁]"
)
#: 第1页共5页的表格: a sentence speaks of the page.
_TABLED = ("的", "是", "和", "有", "为", "，", "、", "均", "中", "上")
_COUNTER_LEAD = regex(r"[ \t\u3000]{0,4}(?:[-—－(（【]\s?)?\Z")
#: PAGE 2, PAGE \\* MERGEFORMAT 3: the field of a word processor, which should have become the number.
_SWITCH = r"(?:\s?\\\*\s?(?:MERGEFORMAT|Arabic))?\s?\d{0,4}"
_FIELD = regex(rf"(?:第\s?)?(?:PAGE|NUMPAGES){_SWITCH}(?:\s?[/／-]?\s?(?:NUMPAGES|PAGE){_SWITCH})?\s?页?")
#: （某某网省略450字,正式会员可完整阅读）, （未完,全文共1988字,当前仅显示1264字,…: there is more that is not shown.
_LEFT_OUT = r"(?:省略|隐藏|略去)\s?\d{2,6}\s?个?字"
_HIDES = rf"(?:{_LEFT_OUT}|会员可(?:完整)?阅读|需要?先登[录陆]|全文共\s?\d+\s?字[,，]\s?当前)"
_HIDDEN = regex(
    rf"(?:[.…]{{0,12}}[（(][^（）()\n]{{0,40}}{_HIDES}[^（）()\n]{{0,80}}(?:[）)]|$))|…{{1,4}}(?:此处)?{_LEFT_OUT}(?:[，,][^。，\n]{{0,8}}会员[^。，\n]{{0,12}}阅读)?…{{0,4}}"
)
#: （本文为节选，点击下载完整版）: whole in brackets, or to the end of its line.
_PART = regex(rf"[（(【]{EXCERPT}[）)】]|(?:(?<=^)|(?<=[。！？…]))[ \t\u3000]?{EXCERPT}[。！!]?$", re.M)
#: （下转A2版） （上接第1版）: where the sheet of a newspaper turns, within the text.
_ON_SHEET = r"第?\s?[A-Z]?\d{1,3}\s?版"
_SHEET_TURNS = regex(rf"[（(]下转{_ON_SHEET}[）)]\s{{0,4}}[（(](?:上接|紧接){_ON_SHEET}[）)]")


class _Form(NamedTuple):
    """Words set in. One of ``words`` stands in every line that holds such; with none, any line may."""

    expression: re.Pattern[str]
    words: tuple[str, ...] = ()


_FORMS = (
    _Form(_HIDDEN, ("省略", "隐藏", "略去", "会员可", "先登录", "先登陆", "全文共")),
    _Form(_SHEET_TURNS, ("下转",)),
    _Form(_PART, ("节选", "部分", "摘录", "试读", "预览", "片段", "样章")),
    _Form(_SENTENCE),
    _Form(_NAME, ("网",)),
    _Form(_BRACKETED),
    _Form(_LINKED, ("http", "www.")),
    _Form(_ADDRESS, ("www.",)),
    _Form(_PUT_OUT),
    _Form(_STAMPED),
    _Form(_TURN, ("一页", "1页", "一篇", "1篇", "一頁", "1頁")),
)


@lru_cache(maxsize=1)
def _forms() -> tuple[_Form, ...]:
    phrases = [pattern(row.phrase, _GAP) for row in table() if row.place == "inside"]
    return _Form(regex("|".join(phrases or ["(?!)"]))), *_FORMS


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for expression, words in _forms():
        if not words or any(word in text for word in words):
            yield from (match.span() for match in expression.finditer(text))


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    edits = [line for line in view.asked if _EDIT.search(lines[line])]
    heads_many = set(edits) if len(edits) > 1 else set()
    for line in view.asked:
        text, start = lines[line], lines.starts[line]
        found = [_bracketed(text, *span) for span in _spans(text) if not _is_quoted(text, *span)]
        found += [*_addresses(text, line == 0), *_counters(text, line == 0)]
        if line in heads_many and (button := _EDIT.search(text)):
            found.append(button.span())
        if "PAGE" in text and (field := _FIELD.fullmatch(text)):
            found.append(field.span())
        yield from apart(Edit(start + low, start + high) for low, high in found)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """点击“展开阅读全文”之前: the text speaks of the words, the page does not say them."""
    return text[start - 1 : start] in ("“", "‘", "「", '"') and text[end : end + 1] in ("”", "’", "」", '"')


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """The words with the brackets around them, if any."""
    if text[start - 1 : start] in ("（", "(", "【", "[") and text[end : end + 1] in ("）", ")", "】", "]"):
        return start - 1, end + 1
    return start, end


def _addresses(text: str, first: bool) -> Iterator[tuple[int, int]]:
    if "m." not in text and "w." not in text and "ap." not in text:
        return
    led = _LED.match(text) if first else None
    at = led.end() if led and _TALK.search(led[0]) else 0
    if led and at:
        yield 0, at
    for match in _SET_IN.finditer(text, at):
        if not _GIVEN.search(text[max(0, match.start() - 8) : match.start()]):
            yield match.span()


def _counters(text: str, first: bool) -> Iterator[tuple[int, int]]:
    at = 0  # where the counter before it ends
    for match in _COUNTER.finditer(text) if "页" in text or "頁" in text else ():
        page, pages = int(match[1] or match[4]), int(match[2] or match[3])
        lead = _COUNTER_LEAD.search(text, max(at, match.start() - 6), match.start())
        start = lead.start() if lead else match.start()
        if 1 <= page <= pages and (
            text[match.start() + 1].isspace()
            or 0 < at == start
            or (
                first and page == 1 < pages and not match.start() and text[match.end() : match.end() + 1] not in _TABLED
            )
            or _stands_apart(text, *match.span())
        ):
            yield start, match.end()
            at = match.end()


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether the counter stands apart from the sentence: in 第3页共5页的表格漏盖了章 it is part of it."""
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


#: One of these stands in every line that holds such words, spaced out or not.
_NEEDS = (
    *(word for form in _FORMS for word in form.words),
    "库", "众", "站", "小编", "小 编", ".com", ".cn", ".net", ".org", ".c", ".n", "m.", "wap.", "公文",
    "奉上", "文秘", "智库", "材料", "笔杆", "范文", "秘书", "[来源", "［来源", "编辑]", "编辑】", "編輯]", "编辑］",
    "页共", "页 共", "页/", "页 /", "页第", "页 第", "页,", "页，", "頁", "阅", "读", "击", "扫", "转自", "本文", "PAGE",
)  # fmt: skip

RULE = Rule(
    "strip/set-in",
    judge,
    HIGH,
    why="Words by which a site signs its copy or counts its pages, set into the text; spaces hide them from a search.",
    needs=_NEEDS,
    examples=(
        Example("精选优质文档-倾情为你奉上一、指导思想：修好渠。", becomes="一、指导思想：修好渠。"),
        Example("要抓好落实。……(某某网省略450字,正式会员可完整阅读)", becomes="要抓好落实。"),
        Example("各村要行动起来。……(未完,全文共1988字,当前仅显示1264字,请阅读下面提示", becomes="各村要行动起来。"),
        Example("要抓好落实。(下转A2版) (上接第1版)各村要行动起来。", becomes="要抓好落实。各村要行动起来。"),
        Example("要抓好落实。\n（本文为节选，点击下载完整版）", becomes="要抓好落实。\n"),
        Example("要抓好落实。以上仅为部分内容，全文请下载后查看", becomes="要抓好落实。"),
        Example("本文为节选，原载县志。以上是部分意见，全文另发，请各村登录平台报送。"),
        Example(
            "要抓好落实。\n……此处省略860字，正式会员可完整阅读……\n下面讲安排。", becomes="要抓好落实。\n\n下面讲安排。"
        ),
        Example("一是修渠。二是……此处隐藏1860个字……米长的土坝已经加固。", becomes="一是修渠。二是米长的土坝已经加固。"),
        Example("要抓好落实。\n(想看完全部图文内容,您需要先登陆!)", becomes="要抓好落实。\n"),
        Example("隐藏在渠边的30个字据，已经收齐。"),
        Example("会上发言（因篇幅所限，省略部分发言）摘要如下。全文共五章。"),
        Example("点击“展开阅读全文”之前，先想一想。"),
        Example("本 文由某 某公文 网 收集整 理来源\n同志们：", becomes="\n同志们："),
        Example("要抓好落实。本文由某某文库收集整理。各单位要行动起来。", becomes="要抓好落实。各单位要行动起来。"),
        Example("某地召开会议<< 上一页 | 下一页 >>\n各位代表：", becomes="某地召开会议\n各位代表："),
        Example("简介[编辑]\n某地在山里。\n历史[编辑]\n始建于某年。", becomes="简介\n某地在山里。\n历史\n始建于某年。"),
        Example("见上一页，下一页另有说明。稿件须注明[编辑]"),
        Example("渠修好了（转载请注明出处：某某范文网），大家都说好。", becomes="渠修好了，大家都说好。"),
        Example("渠修好了。文章来源：http://www.example.com/a.html", becomes="渠修好了。"),
        Example("渠修好了（来源：县水利局网站），转载请注明。"),
        Example("全县生产总值比上年增 某某资料网 长9.2%。", becomes="全县生产总值比上年增长9.2%。"),
        Example("渠修好了（本文转自某某秘书网 www.example.com），大家都说好。", becomes="渠修好了，大家都说好。"),
        Example("建成 县公文交换网 和 县文库网 和 县文档网 与各乡镇联通。"),
        Example("渠修好了。【某某智库整理】大家都说好。", becomes="渠修好了。大家都说好。"),
        Example("渠修好了(公文网www.example.com)，大家都说好。", becomes="渠修好了，大家都说好。"),
        Example("请登录某某人才网（www.example.com）报名。"),
        Example("渠修好了。【县志办整理】"),
        Example("渠修好了。[来源:某某网]", becomes="渠修好了。"),
        Example("渠修好了。[来源:县志办]"),
        Example("本文由三部分组成，来源于基层一线的实践。"),
        Example("会议材料由各单位收集整理，来源要注明。"),
        Example("大家把账目做 m.example.com 细，把钱用好。", becomes="大家把账目做细，把钱用好。"),
        Example("秘书之家—资源每日更新www.example.com在推进会上的讲话\n同志们：", becomes="在推进会上的讲话\n同志们："),
        Example("请登录www.example.gov.cn查询，或访问 www.example.com 下载。"),
        Example("网址：www.example.com报名截止5月。"),
        Example("增长3.5个百分点，详见www.example.com。"),
        Example("谢谢大家！第 6 页 共 6 页", becomes="谢谢大家！"),
        Example("完。第1页共2页　　第2页共2页", becomes="完。"),
        Example("第1页共4页在修渠动员会上的讲话\n同志们：", becomes="在修渠动员会上的讲话\n同志们："),
        Example("第1页共4页的表格漏盖了骑缝章。"),
        Example("同志们：\n第1页共4页表格漏盖了骑缝章。"),
        Example("第1页 / 共6页\n同志们：", becomes="\n同志们："),
        Example("修渠的钱，\n第 3 页 共 9 页\n一分不能少。", becomes="修渠的钱，\n\n一分不能少。"),
        Example("修渠的钱，\nPAGE \\* MERGEFORMAT 2\n一分不能少。", becomes="修渠的钱，\n\n一分不能少。"),
        Example("PAGE ONE\n一分不能少。"),
        Example("详见报告第6页。本报告共6页。"),
        Example("附图第9页共6页另发。"),
        Example("第3页共5页的表格漏盖了骑缝章。"),
    ),
)
