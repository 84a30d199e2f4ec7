"""Where the running text of a page begins and ends, and how a line reads without its spaces.

Everything before the first line of running text and after the last stands outside: there a short line without a
sentence may be the page's own. What is inside needs stronger evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..chinese.addressees import is_addressee
from ..chinese.salutations import opens
from ..chinese.traditional import folded
from ..chinese.widths import CJK, HAN, SPACE
from ..regex import regex
from .keys import LONGEST_ROW, parse, spaced

_SQUEEZE = dict.fromkeys("\u200b\u200c\u200d\ufeff", "") | dict(
    zip("，：；！？（）［］｜～＞＜／－＝", ",:;!?()[]|~></-=", strict=True)
)
_SPACES = regex(f"[{SPACE}]+")

#: Every traditional page of some length has one of these.
_SIGNS = "頁載編責會為發權聲網覽數時來"
#: What pages draw as a bar between two labels: 阅读(12)┆评论(3).
_BARS = "｜┆┊│┃︱∣¦┇┋║"
_AS_BAR = {ord(bar): "|" for bar in _BARS}


def fold(text: str) -> str:
    """The text in simplified characters and with one kind of bar, equally long: what the rules read.

    責任編輯：, 列印 and 下一頁 are the page's words as much as 责任编辑：. The text itself keeps its characters.
    """
    text = folded(text) if any(sign in text for sign in _SIGNS) else text
    return text.translate(_AS_BAR) if any(bar in text for bar in _BARS) else text


#: 1.2编制依据, but not 4.8分, 1.5万阅读.
_DECIMAL = rf"\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[ \u3000]?(?=[{CJK}]{{2}})(?![分万亿元倍星版次人折米吨个页条公千])"
_MARKER = regex(
    rf"{_DECIMAL}|"
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百零〇]{1,6}[编章节条][ \u3000]?"
    r"|\d{1,2}[、.．](?!\d))\S"
)
#: Where a sentence ends; many type the marks in half width: 抓好落实.
_STOP = regex(rf"[。；！？]|(?<=[{HAN}”）)])[.;!?](?![A-Za-z0-9.;!?])")
#: 某中学欢迎您！ 今天是2018年10月3日: no text says so of its own day in figures, and no text counts its visitors.
_GREETS = regex(r"今天是\s?[:：]?\s?\d{2,4}[年/-]|第\s?\d+\s?位访")
_HAN = regex(f"[{HAN}]")

#: Words by which a page speaks of itself. Two in one line, and the line is no evidence that the text has begun.
PAGE_WORDS = regex(
    "本站|本网|网站|小编|网友|用户|会员|上传|下载|版权|侵权|转载|备案|客服|扫码|扫描|二维码|公众号|登录|注册|收藏|分享|"
    "免责|删除|[公范]文网|文秘网|原创|联系我们|浏览|点击|阅读全文|范文|文库|文档|广告|ICP|www\\.|https?:|QQ|举报|存储空间|仅代表|发布平台|APP"
)


@lru_cache(maxsize=4096)
def squeeze(line: str) -> str:
    """The line without white space and with half-width punctuation: the form that phrases are compared in.

    Site lines are spaced out so that a search for their words fails (本 文由第 一某某 网收 集).
    """
    return squeezed(line)


def squeezed(text: str) -> str:
    """The same of each line of a text. To look for what is hardly ever there is quicker than to look at each character."""
    text = _SPACES.sub("", text)
    for printed, read in _SQUEEZE.items():
        text = text.replace(printed, read)
    return text


@lru_cache(maxsize=8192)
def is_running(line: str) -> bool:
    """Whether the line reads like a sentence of a text, a heading with its marker, or a form of address."""
    if _MARKER.match(line):
        return len(set(PAGE_WORDS.findall(line))) < 3  # 1. 本站全部文档…用户上传…: terms of a site are numbered too
    if opens(line) or (line[-1:] in "：:" and is_addressee(line[:-1])):
        return True
    if len(line) < 20 or not _STOP.search(line) or _GREETS.search(line) or len(_HAN.findall(line[:200])) < 15:
        return False
    return len(line) >= 400 or (len(set(PAGE_WORDS.findall(line))) < 2 and not spaced(line))


#: A short line that heads links to other pages; titles below it may carry numbers and are still no text.
_NUMBERED = r"(?![一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第.{1,4}[章节条]|\d{1,2}[.、．])"
_RELATED = "相关(?:法规|文章|阅读|推荐|链接|新闻|范文|文档|内容|资讯|热词|搜索|信息|报道|专题)"
_RECOMMENDED = "推荐(?:阅读|文章|访问|内容)|[为给][你您]推荐|(?:热门|最新|精选|更多)(?:文章|推荐|范文|资讯|精彩)|往期(?:推荐|回顾|精选)"
_READ_ON = "随便看看|(?:热门|点击|阅读)排行|大家都在[看搜]|(?:猜[你您]|[你您]可能)(?:喜欢|感兴趣|关注)的?(?:文档|文章)?|[延拓扩][伸展]阅读|还(?:看|喜欢|阅读|下载)了?"
OPENS_LINKS = regex(rf"{_NUMBERED}[【\[（(]?.{{0,50}}(?:{_RELATED}|{_RECOMMENDED}|{_READ_ON})[:：>》】\])）▼]*")
#: The same with links behind it, on one line: 相关推荐：述职报告范文 入党申请书 思想汇报
ROW_OF_LINKS = regex(rf"[【\[（(]?(?:{_RELATED}|{_RECOMMENDED}|{_READ_ON})[】\])）]?\s*[:：]\s*\S[^。；！？]{{0,300}}")
#: 相关链接 · 某市修渠 · 某县架桥: the same with a point before each.
POINTED_LINKS = regex(
    rf"[【\[（(]?(?:{_RELATED}|{_RECOMMENDED}|{_READ_ON})[】\])）]?[\s:：]*(?:[·•▪]\s*[^·•▪。；]{{4,60}}){{2,}}"
)
FAR = 40  # lines that links may take
#: What a page's lines after a text speak of.
FOOTER = regex(
    "责编|责任编辑|来源[:：]|分享|打印|关闭|[上下前后]一[篇页条]|推荐阅读|版权|免责|注册|登录|评论|举报|收藏|返回|微信|微博|客户端|网站|ICP|Copyright|"
    "阅读原文|点赞|在看|跟帖|用户名|密码|下载|相关(?:阅读|链接|文章|新闻|推荐)"
)
FRONT = 12  # lines between the title and the text that say when the page was published
TALK = 4  # sentences that a page may say below its own lines
LONGEST_TALK = 150  # characters of one


def body(lines: Sequence[str], gone: Sequence[bool] = ()) -> tuple[int, int]:
    """The first and the last line of running text that was not removed; ``(len(lines), -1)`` if there is no such line."""
    first = _first(lines, gone)
    if first < 0:
        return len(lines), -1
    last = _last(lines, gone, first)
    for index in range(last, max(first, last - FAR), -1):
        if len(lines[index]) <= 60 and OPENS_LINKS.fullmatch(lines[index]):
            above = (i for i in range(index - 1, first, -1) if not (gone and gone[i]) and is_running(lines[i]))
            return first, next(above, first)
        if is_sentence(lines[index]):
            break
    return first, last


def _first(lines: Sequence[str], gone: Sequence[bool]) -> int:
    """The first line of running text; -1 without one.

    A sentence above the rows that say when the page was published is the title or the site's motto:
    春节不返乡？当地回应 / 来源：某某网 时间：2023-01-06.
    """
    running = (i for i in range(len(lines)) if not (gone and gone[i]) and is_running(lines[i]))
    first = next(running, -1)
    if first < 0 or len(lines[first]) > LONGEST_TALK or _MARKER.match(lines[first]):
        return first
    below = next(running, first)
    return below if any(map(_is_row_of_page, lines[first + 1 : min(below, first + FRONT)])) else first


def _is_row_of_page(line: str) -> bool:
    """Whether the line is made of keys by which a page says where and when it was published: one of a page alone, or two."""
    rows = parse(line) if len(line) <= LONGEST_ROW else ()
    known = all(row.key.page or row.key.record == "sure" for row in rows)
    return known and (len(rows) > 1 or any(row.key.page == "only" for row in rows))


def _last(lines: Sequence[str], gone: Sequence[bool], first: int) -> int:
    """The last line of running text.

    A short sentence below several lines of the page belongs to the page: sites talk to their readers in sentences too
    （责编：某某） / 注册 / 登录 / 请牢记您的用户名，….
    """
    last = next(i for i in reversed(range(len(lines))) if not (gone and gone[i]) and is_running(lines[i]))
    for _ in range(TALK):
        if len(lines[last]) > LONGEST_TALK or _MARKER.match(lines[last]):
            return last
        above = next((i for i in range(last - 1, first, -1) if not (gone and gone[i]) and is_running(lines[i])), last)
        between = lines[above + 1 : last]
        if sum(1 for line in between if len(line) <= 60 and FOOTER.search(line)) < 2:
            return last
        last = above
    return last


def ends_sentence(line: str) -> bool:
    """Whether a sentence ends where the line does, in whatever width its mark is typed."""
    return _STOP.fullmatch(line, len(line) - 1) is not None


def is_sentence(line: str) -> bool:
    """Whether the line holds a whole sentence of some length."""
    return len(line) >= 20 and bool(_STOP.search(line))
