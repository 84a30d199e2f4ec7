"""Sentences in which a site speaks: it disclaims responsibility, introduces or closes the text, asks its reader for something.

No list could hold all such sentences. They speak of the site or its file, of what people do with files and who owns
them, and they address a reader. A text of an office speaks of people, places and duties; a word of these keeps the line.
The caption of a photograph that is not here is none of the text's sentences either.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..model import HIGH
from ..packaged import rows
from ..regex import regex
from ..rule import Example, Rule
from .facts import BYLINE
from .frame import squeeze
from .page import Line, each
from .phrase import pattern, says
from .sites import NAME

SHORTEST, LONGEST = 12, 600
_LONGEST_PLEA, _LONGEST_STANDFIRST, _LONGEST_INTRODUCTION = 200, 200, 400
_LONGEST_FOLLOW, _LONGEST_CAPTION, _LONGEST_BYLINE = 300, 160, 60
FRONT = 20  # lines at the top that may be the title
_MARKED = regex(r"第[一二三四五六七八九十百]+条|[（(]?[一二三四五六七八九十]+[）)、]|[（(]?\d+[.、)）]")
_LAW = regex(r"第[一二三四五六七八九十百]+条|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、")


@lru_cache(maxsize=1)
def _expressions() -> dict[str, re.Pattern[str]]:
    """One expression for the words of each kind of ``talk.tsv``."""
    kinds: dict[str, list[str]] = {}
    for word, kind in sorted(rows(__file__, "talk.tsv"), key=lambda row: -len(row[0])):
        kinds.setdefault(kind, []).append(pattern(word))
    return {kind: regex("|".join(words)) for kind, words in kinds.items()}


def said(kind: str, text: str) -> int:
    """How many different words of that kind the text holds."""
    return len(set(_expressions()[kind].findall(text)))


#: The text itself, as only a site calls it.
_THIS = regex(
    r"本网(?![络点格])|本文(?=由|来[自源]|转[自载]|链接|共|格式|档|《)|^亲[，,]|》由[^。，]{0,12}(?:会员|用户)|由会员(?:上传)?分享"
)
#: 友情提示：本文…仅供您参考.
_NOTE = regex("[【\\[]?(?:友情|温馨|特别|阅读|重要|版权)?(?:提示|说明|提醒|声明)[】\\]]?[:：]")
#: 欢迎来到青禾内参！, 打开青禾新闻阅读
_GREETS = regex(
    r"欢迎(?:来到|光临|访问|进入)[^，。；！!]{2,14}[！!]?|打开[^，。；！]{2,16}(?:客户端|APP)?(?:阅读|查看)(?:全文|更多|原文)?"
)
#: Any office says 我们; of what it collects for its reader only a site.
_WE_COLLECT = regex("我们(?=[^，。]{0,4}[为给](?:您|你|大家|各位)(?:整理|收集|搜集|推荐|分享))")
_OFFICE_ENDS = regex(
    "[县市区镇乡村局厅][长委内里的上政各直]|各[县市区省乡镇级地村]|[局站所院校社]为大家|我为大家|我代表"
)
_NAMED = regex("《[^》\n]{1,80}》|“[^”\n]{1,60}”")
#: 文章来源：某某公文网（www.…），转载请注明出处: whence the copy is, and what is asked of who copies it again.
_ASKS_CREDIT = regex(
    "(?:转载|引用|分享)[，,]?(?:时|本文|请|须|需|务必){1,4}(?:注明|标明|保留|写明)(?:文章)?(?:出处|来源|作者|原文|链接|地址)"
)
_WHENCE = regex(
    r"(?:来源|来自|出自|出处|链接|地址|网址|原文|转载自|本文由)\s?[:：]?[^。；]{0,60}(?:https?://|www\.|[a-z]\.(?:com|cn|net|org)|网(?![络点格])|文库|公众号)"
)

#: 小编 introduces the text (下面是小编整理的…，希望对大家有所帮助), or thanks its writer.
_EDITOR_OPENS = regex("(?:(?:以下|以上|下面|下文|接下来|今天|本文|本站)[^。！？]{0,12})?小编(?![组队])")
_STOP_SIGNS = "。！？!? …."
_STOPS = regex("[。！？!?]")
_STANDFIRST = regex(r"[【\[(（]?(?:导语|导读|简介|前言|引言)[】\])）]?\s*[:：]?|(?:本文|以下|下面|下文)是")
_FOR_YOU = regex(f"{NAME}(?:小编)?(?:为(?:您|你|大家|广大网友))?(?:精心)?(?:整理|收集|搜集|带来|准备|分享|提供)")
_DECLARES = regex(
    "(?:[【\\[]?(?:免责|版权|特别|郑重|本站|网站|平台)(?:与免责)?(?:声明|申明|提示|说明)[】\\]]?|声明|提示|说明)"
    "(?:\\s?[:：\\s]|(?<=[】\\]]))|版权所有[,，](?=未经|不得|禁止|严禁)"
)
#: 本通知所称本网站: a text that calls itself by the name of its kind, which no site does.
_THIS_PAPER = regex("本(?:通知|办法|规定)(?![者书网])")


#: 快到Facebook Like我们的专页！: the site has a page elsewhere, which its reader is to follow.
_ABROAD = r"facebook|脸书|instagram|youtube|twitter|telegram|whatsapp|google ?(?:plus|\+)|line ?(?:@|好友|群)"
_NETWORK = rf"专页|粉丝(?:团|页)|{_ABROAD}"
_US = r"(?:我们|本[报刊台](?![告到])|《[^》\n]{1,12}》)"
_OUR_PAGE = regex(rf"{_US}[^，。！]{{0,10}}(?:{_NETWORK})|(?:like|follow|追踪|订阅|关注|赞好?) ?{_US}", re.I)
_PAGE = regex(_NETWORK, re.I)
_FOLLOW = regex(r"(?<![a-z])like(?![a-z])|follow|[按点]个?赞|赞(?:好|一个|我们)|追踪|加入|订阅|快[点来到去]", re.I)
#: 某某作政府工作报告。本报记者赵某某摄
_CREDIT = regex(
    r"(?:记者|通讯员|摄影|新华社|图片来源)[^。；]{0,24}?(?:摄影报道|摄影|摄|供图|/图)(?:[（(][^）)]{0,12}[）)])?$"
)


def judge(line: Line) -> str:
    text = line.text
    if line.index == 0 and _GREETS.fullmatch(text):
        return "the site greets its reader, or asks to be opened elsewhere, over the page"
    if why := _captions(line) or (_follows(text) if line.outside or line.index in line.body else ""):
        return why
    if not SHORTEST <= len(text) <= LONGEST or (not line.outside and _THIS_PAPER.search(text)):
        return ""
    return introduces(text) or _declines(line) or _pleads(line)


def _captions(line: Line) -> str:
    text = line.text
    if len(text) <= _LONGEST_CAPTION and ("摄" in text or "图" in text) and _CREDIT.search(text):
        return "the caption of a photograph, with its credit"
    over = "记者" in text and line.index <= line.body[0] + 1 and len(text) <= _LONGEST_BYLINE
    return "a caption with its byline, over the text" if over and BYLINE.search(text) else ""


def _follows(text: str) -> str:
    """Offices have pages on networks too, and call them by their own name."""
    invites = len(text) <= _LONGEST_FOLLOW and _PAGE.search(text) and _FOLLOW.search(text) and _OUR_PAGE.search(text)
    office = invites and said("office", text.replace("我们", ""))
    return "the site invites its reader to follow it elsewhere" if invites and not office else ""


def introduces(text: str) -> str:
    """Why the words, which end with it, are a site's introduction of the text; empty where they are none."""
    if _LAW.match(text):
        return ""
    if len(text) < _LONGEST_INTRODUCTION and _by_editor(text):
        return "who made the page introduces the text"
    if len(text) < _LONGEST_STANDFIRST and _STANDFIRST.match(text) and _FOR_YOU.search(text) and said("wish", text):
        return "the site introduces the text"
    if len(text) < _LONGEST_PLEA and _ASKS_CREDIT.search(text) and _WHENCE.search(text) and not said("office", text):
        return "the copy says where it lies and asks for credit"
    told = len(text) < _LONGEST_PLEA and says(squeeze(text), "said", "strong")
    return "what only a site says of its copies" if told and not said("office", _unnamed(text)) else ""


def _unnamed(text: str) -> str:
    """The words without the names in marks, also where one stands again without them."""
    for name in _NAMED.findall(text):
        text = text.replace(name[1:-1], "")
    return text


def _by_editor(text: str) -> bool:
    """Whether 小编 says what he made and wishes, and nothing follows: a lost line end may have put the text behind it."""
    if "小编" not in text or not said("made", text):
        return False
    if text[-1] not in "。；" and _EDITOR_OPENS.match(text):
        return True
    if not said("wish", text):
        return False
    last = _STOPS.split(text.rstrip(_STOP_SIGNS))[-1]
    return "小编" in last or said("wish", last) > 0


def presents(sentence: str) -> bool:
    """Whether the sentence names a sample text and wishes that it be liked: 讲话稿频道《开学讲话稿范文》，希望大家喜欢。"""
    named = _NAMED.search(sentence)
    return (
        named is not None
        and said("sample", named[0]) > 0
        and said("plea", sentence) > 0
        and not said("office", _NAMED.sub("", sentence))
    )


def _declines(line: Line) -> str:
    text = line.text
    if _LAW.match(text) or (text[0].isdigit() and _MARKED.match(text) and not line.outside):
        return ""
    last = line.index == line.body[1] and said("decline", text) > 1
    declares = _DECLARES.match(text) if line.outside or last else None
    if declares and said("act", text[declares.end() :]) + said("right", text[declares.end() :]) >= 2:
        return "" if _of_an_office(text) else "a declaration of the site, beside the text"
    if not (said("self", text) or said("desk", text) or _THIS.search(text)):
        return ""
    words = _of_files(text)
    if words < 1 or _of_an_office(text):
        return ""
    if words >= 4 and (line.outside or line.index >= line.body[1] or len(text) < 300):
        return "the site declines to answer for the text"
    if line.outside and words >= 2:
        return "the site speaks of itself, outside the text"
    if line.below and text.startswith(("本站", "本网站", "本平台", "此文章", "该文章")):
        return "the site speaks of itself, below the text"
    return ""


def _of_files(text: str) -> int:
    """How many words of files and rights a line says. Any office has a 客服: of her, what anybody is asked to do is no such
    word.
    """
    words = said("act", text) + said("right", text)
    desks = set(_expressions()["desk"].findall(text))
    if desks != {"客服"} or said("self", text) or _THIS.search(text):
        return words
    return words - said("any desk", text)


def _of_an_office(text: str) -> bool:
    """Whether the words of offices outnumber those of sites: a speech on one line may hold every word of a page."""
    bare = _NAMED.sub("", text)
    return said("office", bare) > said("self", text) + said("right", text) + said("desk", text)


def _pleads(line: Line) -> str:
    text = line.text
    if len(text) > _LONGEST_PLEA or _MARKED.match(text):
        return ""
    pleas = said("plea", text) + min(said("polite", text), 1)
    if not pleas and not said("self", text) and not _THIS.search(text):
        return ""
    bare = _without_titles(_NAMED.sub("《》", _WE_COLLECT.sub("", text)), line)
    if said("office", bare) or _OFFICE_ENDS.search(bare) or (text.startswith("以上") and said("speaker", bare)):
        return ""
    if pleas > 1 or (pleas and _NOTE.match(text) and said("copy", bare)):
        return "the site pleads with its reader"
    acts = said("act", bare)
    if acts and (said("self", bare) or _THIS.search(bare)) and (acts > 1 or said("you", bare) or said("right", bare)):
        return "the site speaks to its reader of the file"
    return ""


def _without_titles(text: str, line: Line) -> str:
    """The words of the line without the title of the text, where a line at the top has it."""
    for other in line.lines[:FRONT]:
        if 8 <= len(other) <= 60 and other in text and other != text:
            text = text.replace(other, "《》")
    return text


#: One of these stands in every such line.
_NEEDS = (
    "本站 本网 本司 本平台 此文章 该文章 文档 本资源 此资源 本资料 此资料 文库 范文 小编 浏览器 公文材料 网友 秘网 公文网 资料网 书网 论文网 写作网 "
    "素材 课件 模板 范本 样本 立即 版权所有 联系我们 与我们联系 上传 客服 我们会 我们将 我们及时 我们尽快 声明 申明 提示 说明 以上 本文 一文 亲， 亲, 》由 由会员 "
    "导语 导读 张贴 贴出 发表 发布 转载 引用 整理 收集 打开 大家 您 你 欢迎 感谢 点赞 收藏 分享 仅供 仅限 点击 关注 回复 领取 扫 交流群 "
    "此文 该文 本篇 供读者 供各位 喜欢 谢谢 点个赞 自主创作 浏览后下载 点这里 我是@ 更新 推送 戳 "
    "摄 供图 /图 记者 专页 粉丝 脸书 acebook ACEBOOK nstagram ouTube outube witter elegram hatsApp oogle LINE Line"
)
_TEXT = "在全县会议上的讲话\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"

RULE = Rule(
    "strip/talk",
    each(judge),
    HIGH,
    why="The site speaks to its reader, of itself or the file, of rights and what one does with files; not of an office's matter.",
    needs=tuple(_NEEDS.split()),
    examples=(
        Example(f"▶【导语】某某网为您整理“在会议上的讲话”，欢迎阅读。\n{_TEXT}", becomes=""),
        Example(f"▶怎样写讲话？青禾范文网提供各类写作素材！\n{_TEXT}", becomes=""),
        Example("各位代表：\n▶以上就是我汇报的全部内容，希望对大家有所帮助。"),
    ),
)
