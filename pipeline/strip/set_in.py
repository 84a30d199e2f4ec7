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
from .sites import DOMAIN, LIBRARY

SHORTEST = 5  # characters of a line with words set in: 水[编辑]
_GAP = f"[{SPACE}]{{0,8}}"


def _spaced(*words: str) -> str:
    """Any of the words, its characters as far apart as may be."""
    return "(?:" + "|".join(_GAP.join(map(re.escape, word)) for word in words) + ")"


class _Form(NamedTuple):
    """Words set in. One of ``words``, which blanks part, stands in every line that holds such."""

    words: str
    expression: re.Pattern[str]


#: Who made the page says so, in the middle of someone else's sentence.
_BY = _spaced("由", "来自", "来源于", "转载自", "出自", "选自")
_KIND = _spaced("网", "网站", "文库", "文秘站", "公众号", "小编", ".com", ".cn", ".net", ".org")
_DID = _spaced("收集", "搜集", "整理", "提供", "首发", "发布", "编辑", "原创", "来源", "分享", "转载", "上传")
_AT = f"(?:{_spaced('https', 'http')}[^{CJK}\n]{{0,60}})?[。.!！]?"
_FROM = "(?:本文来自|本文来源|本文由|本文转自|本文选自|转自|文章来源|文章来自|转载请注明|转载请保留)"
_MORE = "更多[^】）)\\]\\n]{0,12}请(?:访问|关注|登录|浏览)"
_PLACE = "(?:网|网站|文库|www\\.|https?:|\\.com|\\.cn)"
_LINK = "(?:(?:文章|文档|文件|内容|本文)来源|本文来自|原文(?:链接|地址)|转载请注明出处?|转载请保留地址)"
_MADE = "(?:整理|出品|首发|原创|制作|提供)"
_LEFT_OUT = r"(?:省略|隐藏|略去)\s?\d{2,6}\s?个?字"
_HIDES = rf"(?:{_LEFT_OUT}|会员可(?:完整)?阅读|需要?先登[录陆]|全文共\s?\d+\s?字[,，]\s?当前)"
_MAY_BE = "(?:编辑|修改|复制|打印|使用|和|及|、|或)"
_ON_SHEET = r"第?\s?[A-Z]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?版"
_FORMS = (
    # （某某网省略450字,正式会员可完整阅读）, （未完,全文共1988字,当前仅显示1264字,…: there is more that is not shown.
    _Form(
        "省略 隐藏 略去 会员可 先登录 先登陆 全文共",
        regex(
            rf"(?:[.…]{{0,12}}[（(][^（）()\n]{{0,40}}{_HIDES}[^（）()\n]{{0,80}}(?:[）)]|$))"
            rf"|…{{1,4}}(?:此处)?{_LEFT_OUT}(?:[，,][^。，\n]{{0,8}}会员[^。，\n]{{0,12}}阅读)?…{{0,4}}"
        ),
    ),
    # （下转A2版） （上接第1版）, or the first at the end of a line: where the sheet of a newspaper turns.
    _Form("下转 上转", regex(rf"[（(][下上]转{_ON_SHEET}[）)](?:\s{{0,4}}[（(](?:上接|紧接){_ON_SHEET}[）)]|\s?$)")),
    # 【正】各位代表：…: so a database marks where the text begins of which it shows the first words.
    _Form("正", regex(r"^(?:【正】|[<＜〈]正[>＞〉])", re.M)),
    # 本文格式为Word版，下载后可任意编辑和复制: what a library says of its file.
    _Form(
        "格式为",
        regex(
            r"(?:本|该)(?:文|文档|资料)格式为\s?[Ww](?:ord|ORD)(?:版|格式|文档)?[，,\s]?下载后?可以?(?:任意|自由|直接|随意)"
            rf"{_MAY_BE}{{1,5}}(?=[{HAN}])"
        ),
    ),
    # （本文为节选，点击下载完整版）: whole in brackets, or to the end of its line.
    _Form(
        "节选 部分 摘录 试读 预览 片段 样章",
        regex(rf"[（(【]{EXCERPT}[）)】]|(?:(?<=^)|(?<=[。！？…]))[ \t\u3000]?{EXCERPT}[。！!]?$", re.M),
    ),
    # 本文由某某网收集整理来源
    _Form(
        "网 库 众 站 小编 .c .n .o",
        regex(
            rf"{_spaced('本文', '该文', '文章')}{_GAP}{_BY}{_GAP}[^。，；：！？,;:\n]{{2,24}}?{_GAP}{_KIND}{_GAP}"
            rf"(?:{_DID}{_GAP})+{_AT}"
        ),
    ),
    # 比上年增 精品资料网 长9.2%: the name of a library between two spaces.
    _Form(
        "网",
        regex(
            rf"[ \u3000](?<=[{CJK}，、].)[ \u3000]*[{CJK}]{{0,4}}(?:精品|写作|{LIBRARY})[{CJK}]{{0,3}}(?<!交换)网"
            rf"[ \u3000][ \u3000]*(?=[{CJK}])(?![和与及或的])"
        ),
    ),
    # （转载请注明出处：某某网）, 文章来源：http://…: in brackets, or an address where a sentence ends.
    _Form(
        "网 库 www http .com .cn",
        regex(
            rf"[【（(\[](?:{_FROM}|{_MORE})[^】）)\]\n]{{0,40}}{_PLACE}[^】）)\]\n]{{0,40}}[】）)\]]"
            rf"|{_LINK}[:：]?[ \t]?(?:https?://|www\.)[A-Za-z0-9./_?=&%#~-]+"
        ),
    ),
    # （某某公文网www.example.com）: an office that gives its address has its name before the brackets.
    _Form(
        "www.",
        regex(rf"[（(]\s?[{CJK}]{{0,4}}{LIBRARY}[{CJK}]{{0,4}}\s?(?:https?://)?www\.[A-Za-z0-9.-]+/?\s?[)）]"),
    ),
    # 【某某智库整理】
    _Form(
        "整理 出品 首发 原创 制作 提供",
        regex(rf"[【\[](?:公众号[:：]?)?[{CJK}]{{0,6}}(?:{LIBRARY}|智库|材料|笔杆)[{CJK}]{{0,6}}{_MADE}[】\]]"),
    ),
    # [来源:某某网]
    _Form("来源", regex(r"[\[［]来源[:：][^\]］\n，。]{2,16}(?:[网库]|\.[CcNn][OoEe][MmTt]|#网)[\]］]")),
    # << 上一页 | 下一页 >> on the line of the title.
    _Form(
        "一页 1页 一篇 1篇 一頁 1頁",
        regex(r"(?:<<|《《|«)?\s?[上前][一1][页篇頁]\s{0,8}[|｜/]\s{0,8}[下后][一1][页篇頁]\s?(?:>>|》》|»)?"),
    ),
)
#: An address between two Chinese characters: none that a text gives its readers stands like that.
_HOST = rf"(?:(?:https?://)?(?:www|m|wap)\.)[A-Za-z0-9-]{{2,24}}(?:\.[A-Za-z0-9-]{{2,24}})?{DOMAIN}/?"
_HOSTS = ("w.", "m.", "ap.")
_SET_IN = regex(rf"(?<=[{HAN}，。；])[ \t\u3000]?{_HOST}[ \t\u3000]?(?=[{HAN}])")
_LED = regex(rf"[^\n，。；：]{{0,30}}?{_HOST}(?=[{HAN}])")
_GIVEN = regex(
    "(?:网址|网站|官网|地址|链接|登录|登陆|访问|查询|邮箱|域名|平台|点击|下载|进入|浏览|在|见|至|到|为|是|[（(：:])[ \t\u3000“]?$"
)
_TALK = regex("更新|资源|范文|公文|文秘|秘书|文库|文档|材料|网|免费|下载|分享")
#: The button of a wiki after each of its headings: 简介[编辑].
_EDIT = regex(r"[\[［【](?:编辑|編輯|编辑源代码)[\]］】]$")
_EDITS = ("编辑]", "编辑】", "編輯]", "编辑］", "代码]")
#: 本作品…属于公有领域: the text is over, and all that follows are a library's terms.
_LIBRARYS = ("本作品", "此作品", "本文件", "该作品")
_TERMS_BEGIN = regex(f"(?:{'|'.join(_LIBRARYS)})(?:是|来自|在|原|由|为|依据|根据|采用)")
_TERMS = regex(
    "公有[领領]域|维基文库|維基文庫|[Pp]ublic domain|知识共享|创作共用|CC[ -]BY|不适用(?:于)?(?:该法|著作权)"
)
_LONGEST_TERMS = 3000  # characters
#: What stands in every line that holds a phrase of the table, however far apart its characters are.
_OF_PHRASES = "阅 读 击 扫 奉"
_WORDS = dict.fromkeys(" ".join((_OF_PHRASES, *(form.words for form in _FORMS))).split())


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """The words that a line must hold, and the expression, of each form; the phrases of the table that stand in lines first."""
    phrases = [pattern(row.phrase, _GAP) for row in table() if row.place == "inside"]
    forms = (_Form(_OF_PHRASES, regex("|".join(phrases or ["(?!)"]))), *_FORMS)
    return tuple((tuple(form.words.split()), form.expression) for form in forms)


def judge(view: View) -> Iterator[Edit]:
    lines, asked = view.lines, set(view.asked)
    terms = next((line for line in lines.holding(_LIBRARYS) if line in asked and _begins_terms(view, line)), len(lines))

    def holding(words: tuple[str, ...]) -> Iterator[tuple[int, str, int]]:
        for line in lines.holding(words):
            if line < terms and line in asked and len(lines[line]) >= SHORTEST:
                yield line, lines[line], lines.starts[line]

    found = [
        (start, *_bracketed(text, *match.span()))
        for words, expression in _forms()
        for _, text, start in holding(words)
        for match in expression.finditer(text)
        if not _is_quoted(text, *match.span())
    ]
    found += [(start, *span) for line, text, start in holding(_HOSTS) for span in _addresses(text, line == 0)]
    buttons = [(start, *button.span()) for _, text, start in holding(_EDITS) if (button := _EDIT.search(text))]
    found += buttons if len(buttons) > 1 else []
    yield from apart(Edit(start + low, start + high) for start, low, high in found)
    if terms < len(lines):
        yield Edit(lines.starts[terms], len(lines.string))


def _begins_terms(view: View, line: int) -> bool:
    """Whether the line begins terms that end the page: at least two of their words stand in it and below."""
    start, size = view.lines.starts[line], len(view.lines.string)
    begins = line > 0 and size - start <= _LONGEST_TERMS and _TERMS_BEGIN.match(view.lines[line].lstrip())
    return bool(begins) and len(set(_TERMS.findall(view.lines.string, start))) > 1


def _is_quoted(text: str, start: int, end: int) -> bool:
    """点击“展开阅读全文”之前: the text speaks of the words, the page does not say them."""
    return text[start - 1 : start] in ("“", "‘", "「", '"') and text[end : end + 1] in ("”", "’", "」", '"')


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """The words with the brackets around them, if any."""
    if text[start - 1 : start] in ("（", "(", "【", "[") and text[end : end + 1] in ("）", ")", "】", "]"):
        return start - 1, end + 1
    return start, end


def _addresses(text: str, first: bool) -> Iterator[tuple[int, int]]:
    led = _LED.match(text) if first else None
    at = led.end() if led and _TALK.search(led[0]) else 0
    if led and at:
        yield 0, at
    for match in _SET_IN.finditer(text, at):
        if not _GIVEN.search(text[max(0, match.start() - 8) : match.start()]):
            yield match.span()


RULE = Rule(
    "strip/set-in",
    judge,
    HIGH,
    why="Words by which a site signs its copy or counts its pages, set into the text; spaces hide them from a search.",
    needs=(*_WORDS, *_LIBRARYS, *_HOSTS, *_EDITS),
    examples=(
        Example("要抓好落实。本文由某某文库收集整理。各单位要行动起来。", becomes="要抓好落实。各单位要行动起来。"),
        Example("全县生产总值比上年增 某某资料网 长9.2%。", becomes="全县生产总值比上年增长9.2%。"),
        Example("打造活动阵地 凝聚人心，建设职工之家\n各村照办。"),
    ),
)
