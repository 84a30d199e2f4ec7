"""Words of the page inside a line of the text, often with spaces between their characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..chinese.widths import SPACE
from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .phrase import pattern, table

_GAP = f"[{SPACE}]*"


def _spaced(words: str) -> str:
    return _GAP.join(re.escape(c) for c in words)


def _one(*words: str) -> str:
    return "(?:" + "|".join(_spaced(w) for w in words) + ")"


#: 本文由某某网收集整理来源: who made the page says so, in the middle of someone else's sentence.
SENTENCE = regex(
    f"{_one('本文', '该文', '文章')}{_GAP}{_one('由', '来自', '来源于', '转载自', '出自', '选自')}"
    f"{_GAP}[^。，；：！？,;:\n]{{2,24}}?{_GAP}"
    f"{_one('网', '网站', '文库', '文秘站', '公众号', '小编', '.com', '.cn', '.net', '.org')}{_GAP}"
    f"(?:{_one('收集', '搜集', '整理', '提供', '首发', '发布', '编辑', '原创', '来源', '分享', '转载', '上传')}{_GAP})+"
    f"(?:{_one('https', 'http')}[^\u4e00-\u9fff\n]{{0,60}})?[。.!！]?"
)


_RARE = "扫码阅击"
#: One character of each word for a site that the sentence may hold; a text without any needs no search for it.
#: The name of a library between two spaces, within a sentence: 比上年增 精品资料网 长9.2%.
SET_IN = regex(
    r"(?<=[\u4e00-\u9fff，、])[ \u3000]+[\u4e00-\u9fff]{0,4}(?:精品|公文|范文|文秘|文档|资料|论文|秘书|写作)[\u4e00-\u9fff]{0,3}(?<!交换)网[ \u3000]+(?=[\u4e00-\u9fff])(?![和与及或的])"
)
_NAMES_A_SITE = "网库站众编"
_HOST = regex(r"\.\s*[cno]")


@lru_cache(maxsize=1)
def _rows() -> re.Pattern[str]:
    phrases = [pattern(row.phrase, _GAP) for row in table() if row.place == "inside"]
    return re.compile("|".join(phrases or ["(?!)"]))


#: The same in brackets, or an address where a sentence ends: （转载请注明出处：某某网）, 文章来源：http://….
BRACKETED = regex(
    "[【（(\\[](?:本文来自|本文来源|本文由|本文转自|本文选自|转自|文章来源|文章来自|转载请注明|转载请保留|更多[^】）)\\]\\n]{0,12}请(?:访问|关注|登录|浏览))"
    "[^】）)\\]\\n]{0,40}(?:网|网站|文库|www\\.|https?:|\\.com|\\.cn)[^】）)\\]\\n]{0,40}[】）)\\]]"
    "|(?:文章来源|本文来源|本文来自|转载请注明出处?|转载请保留地址)[:：]?[ \\t]?(?:https?://|www\\.)[A-Za-z0-9./_?=&%#~-]+"
)
#: （某某公文网www.example.com）: an office that gives its address has its name before the brackets.
ADDRESS = regex(
    "[（(]\\s?[\u4e00-\u9fff]{0,4}(?:公文|文秘|范文|文库|论文|资料|文档|秘书|写作)[\u4e00-\u9fff]{0,4}\\s?(?:https?://)?www\\.[A-Za-z0-9.-]+/?\\s?[)）]"
)
#: 【某某智库整理】, between two sentences.
PUT_OUT = regex(
    "[【\\[](?:公众号[:：]?)?[\u4e00-\u9fff]{0,6}(?:公文|文库|文秘|智库|材料|笔杆|范文|秘书)[\u4e00-\u9fff]{0,6}(?:整理|出品|首发|原创|制作|提供)[】\\]]"
)
#: [来源:某某网]: a library of school papers signs between any two words.
STAMPED = regex(r"[\[［]来源[:：][^\]］\n，。]{2,16}(?:[网库]|\.[CcNn][OoEe][MmTt]|#网)[\]］]")
#: 上一页 | 下一页 on the line of the title.
TURN = regex(f"{_GAP}(?:<<|《《|«)?{_GAP}[上前][一1][页篇頁]{_GAP}[|｜/]{_GAP}[下后][一1][页篇頁]{_GAP}(?:>>|》》|»)?")
#: The button of a wiki after each of its headings: 简介[编辑].
EDIT = regex(r"[\[［【](?:编辑|編輯|编辑源代码)[\]］】](?=\n|$)")


@lru_cache(maxsize=1)
def _signs() -> tuple[str, ...]:
    """A character of each phrase that few texts hold; where a text has none of them no phrase needs a search."""
    words = [row.phrase for row in table() if row.place == "inside"]
    return tuple({next((c for c in word if c in _RARE), word[0]) for word in words})


def find(here: Here) -> Iterator[Splice]:
    found = [m.span() for m in _rows().finditer(here.text)] if any(sign in here.text for sign in _signs()) else []
    if "】" in here.text or "]" in here.text or "］" in here.text:
        found += [m.span() for m in PUT_OUT.finditer(here.text)]
        found += [m.span() for m in STAMPED.finditer(here.text)]
    if "www." in here.text:
        found += [m.span() for m in ADDRESS.finditer(here.text)]
    if "一页" in here.text or "一頁" in here.text or "一篇" in here.text:
        found += [m.span() for m in TURN.finditer(here.text)]
    if here.text.count("编辑") + here.text.count("編輯") > 1:
        edits = [m.span() for m in EDIT.finditer(here.text)]
        found += edits if len(edits) > 1 else []
    if any(sign in here.text for sign in _NAMES_A_SITE) or _HOST.search(here.text):
        found += [_bracketed(here.text, *m.span()) for m in SENTENCE.finditer(here.text)]
        if "网 " in here.text or "网\u3000" in here.text:
            found += [m.span() for m in SET_IN.finditer(here.text)]
    if (
        "本文" in here.text
        or "文章来" in here.text
        or "转自" in here.text
        or "转载请" in here.text
        or "请访问" in here.text
    ):
        found += [m.span() for m in BRACKETED.finditer(here.text)]
    at = -1
    for start, end in sorted(found):
        if start >= at and not _quoted(here.text, start, end):
            yield Splice(start, end, "")
            at = end


def _quoted(text: str, start: int, end: int) -> bool:
    """点击“展开阅读全文”之前: the text speaks of the words, the page does not say them."""
    return text[start - 1 : start] in ("“", "‘", "「", '"') and text[end : end + 1] in ("”", "’", "」", '"')


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence with the brackets around it, if any."""
    if text[start - 1 : start] in ("（", "(", "【", "[") and text[end : end + 1] in ("）", ")", "】", "]"):
        return start - 1, end + 1
    return start, end


RULE = TextRule(
    "strip/site-words",
    find,
    HIGH,
    why="A sentence by which a site signs its copy, set into the text; its spaces hide it from a search.",
    examples=(
        Example("点击“展开阅读全文”之前，先想一想。"),
        Example("本 文由某 某公文 网 收集整 理来源\n同志们：", becomes="\n同志们："),
        Example("要抓好落实。本文由某某文库收集整理。各单位要行动起来。", becomes="要抓好落实。各单位要行动起来。"),
        Example("某地召开会议（图）<< 上一页 | 下一页 >>\n各位代表：", becomes="某地召开会议（图）\n各位代表："),
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
    ),
)
