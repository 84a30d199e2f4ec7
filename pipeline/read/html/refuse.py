"""Pages that hold no text: lists of links, login pages, error pages, pages that a script would fill, a site's own lines.

Each is told by what it is made of. A page with a sentence of its own is never refused.
"""

from __future__ import annotations

import re

from ...chinese.stamps import MONTH
from ...chinese.widths import IS_HAN
from ...regex import regex
from .kept import Kept
from .seen import Line, Seen
from .speaks import is_of_the_site
from .title import SITE_ITSELF, bare

SENTENCE = regex(r"[。！？；]")
_WHAT_LOADS = "数据|内容|页面|正文|文章|信息|正在|努力|拼命|玩命|请稍[候后等]|稍[候后]"
_LOADS = rf"(?:(?:{_WHAT_LOADS})\W*)*(?:加载中?|载入中?|读取中?|loading)\W*(?:请?(?:稍[候后等]|等待))?"
_NEEDS_SCRIPTS = r"请?(?:启用|开启|打开|允许).{0,8}java ?script|不支持.{0,4}java ?script"
LOADING = regex(rf"^\W*(?:{_LOADS}|请?稍[候后等])\W*$|{_NEEDS_SCRIPTS}", re.I)
#: What a page to log in says, each of its sentences.
ACCOUNT = regex("登[录錄陆]|注册|密[码碼]|验证码|看不[清见]|换一[张个]|会员|账号|帐号")
LOGIN = regex(r"登录|登錄|密码|密碼|用户名|账号|帐号|验证码|login|password", re.I)
MISSING = regex(
    r"(?:页面|网页|文章|内容|信息|文件|文档|地址).{0,8}(?:不存在|已?(?:被)?删除|找不到|无法(?:找到|访问|显示)|已失效|已下线|走丢)|"
    r"\b404\b|not found|无权(?:限)?(?:访问|查看)|访问被?(?:拒绝|禁止)",
    re.I,
)
LONGEST_ERROR = 160  # characters
FEW_LINKS = 5  # lines
SHORTEST_NAME, LONGEST_LABEL = 4, 8  # characters of the name of a column or a button
LONGEST_DATED = 24  # characters of a line that says when a page of the list was put up
DATED = regex(rf"[\[（(]?{MONTH}|(?:发布|更新)?(?:日期|时间)\s*[:：]")
WAY = regex(r"[您你]?(?:现在|当前|所在)?的?(?:当前|所在)?位置\s*[:：]|(?:首页|主页)\s*[>＞»›]")
PAGER = regex(
    r"[上下前后]一?[页頁]|首[页頁]|[尾末][页頁]|共\s{0,8}\d{1,6}\s{0,8}(?:[页頁条篇]|条记录)|转到|\d{1,4}\s{0,8}/\s{0,8}\d{1,4}"
)
FEWEST_TURNS = 2
WITH_DAY = 14  # characters beside a link that say when its page was put up
SHORTEST_TITLE, SHORTEST_TEASER = 6, 20  # characters of a linked title, and of the first words under it
BROKEN_OFF = regex(r"(?:…|\.\.|[\[【(（]\s?(?:详[细情]|全文|更多|查看)[\]】)）])\s?$")
ON = regex(
    r"[\[【(（]?(?:点击|继续)?(?:查看|阅读|浏览)?(?:全文|详[细情]|更多|原文|详细内容)[\]】)）>＞»›]*|(?:read )?more[>»]*",
    re.I,
)
LONGEST_NAME = 40  # characters of the titles and labels that may stand over a list


def refusal(seen: Seen, chosen: Kept) -> str:
    """Why a page holds no text; empty: it may hold one."""
    lines = [line for line, reason in zip(seen.lines, chosen.out, strict=True) if reason is None and line.length]
    own = [line for line in lines if not line.linked and not is_of_the_site(line.text)]
    if sum(line.length for line in own) <= LONGEST_ERROR and any(MISSING.search(line.text) for line in own):
        return "no text: the page says that what was asked for is not there"
    if seen.head.asks_for_password and _only_lets_in(own):
        return "no text: a page to log in"
    if _is_of_teasers([line for line in lines if not is_of_the_site(line.text)]):
        return "no text: a list of other pages, each with its first words"
    if any(_says_something(line) for line in own):
        return ""
    if any(LOADING.search(line.text) for line in seen.lines):
        return "no text: the page is filled in by script, and the file holds only its frame"
    if any(SENTENCE.search(line.text) for line in own) or any(line.leads_to_file for line in lines):
        return ""
    if seen.head.asks_for_password and any(LOGIN.search(line.text) for line in lines):
        return "no text: a page to log in"
    if _is_list(lines if chosen.node < 0 else _listing(seen, chosen)):
        return "no text: a list of links to other pages"
    if chosen.node >= 0:
        return ""
    if lines and not own:
        return "no text: only what the site says of itself"
    return ""


def _is_of_teasers(lines: list[Line]) -> bool:
    """Whether nearly all that the page says are first words of other pages, each under its linked title and broken off, or
    over a link to the rest.
    """
    teasers = 0
    said = sum(line.length for line in lines if not line.linked)
    length = 0
    for above, line, below in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        titled = above.linked * 2 >= above.length >= SHORTEST_TITLE and above.look.link
        on = below is not None and below.linked and ON.fullmatch(below.text.strip())
        if titled and not line.linked and line.length >= SHORTEST_TEASER and (BROKEN_OFF.search(line.text) or on):
            teasers += 1
            length += line.length
    return teasers >= FEW_LINKS and length * 10 >= said * 8


def _listing(seen: Seen, chosen: Kept) -> list[Line]:
    """The lines of the block that was chosen, where all that is kept of it heads or turns a list; else nothing. Of a block
    of a few lines, the day beside one link, the lines of the page.
    """
    node = seen.nodes[chosen.node]
    kept = [seen.lines[index] for index, reason in enumerate(chosen.out) if reason is None]
    names = [bare(name) for name in seen.head.names()]
    if all(line.linked * 2 >= line.length or _heads_a_list(line.text, names) for line in kept):
        return seen.lines[node.first : node.last] if node.last - node.first >= FEW_LINKS else seen.lines
    return []


def _heads_a_list(text: str, names: list[str]) -> bool:
    """Whether a line is the name of the page or of its column, the way to it, a day, a pager or a word about the site."""
    mine = bare(text)
    return (
        any(mine in name for name in names)
        or len(mine) <= SHORTEST_NAME
        or (len(mine) <= LONGEST_LABEL and bool(SITE_ITSELF.search(mine)))
        or (len(text) <= LONGEST_DATED and bool(DATED.match(text)))
        or bool(WAY.match(text))
        or len(PAGER.findall(text)) >= FEWEST_TURNS
        or is_of_the_site(text)
    )


def _says_something(line: Line) -> bool:
    """Whether a line is more than a place holder, a title or a label."""
    return bool(SENTENCE.search(line.text)) and line.length > 12 and not LOADING.search(line.text)


def _only_lets_in(own: list[Line]) -> bool:
    """Whether what the page says is short, and each sentence of it speaks of accounts: 请登录后查看。"""
    said = [part for line in own for part in SENTENCE.split(line.text) if SENTENCE.search(line.text)]
    short = sum(line.length for line in own) <= LONGEST_ERROR and any(LOGIN.search(line.text) for line in own)
    return short and all(ACCOUNT.search(part) for part in said if part.strip())


def _is_list(lines: list[Line]) -> bool:
    """Whether most of the page's words are links, and what is not is short: titles, dates, labels."""
    links = [
        line
        for line in lines
        if line.linked * 2 >= line.length or (line.linked and line.length - line.linked <= WITH_DAY)
    ]
    if len(links) < FEW_LINKS:
        return False
    if any(line.length > LONGEST_NAME and line.linked * 4 < line.length for line in lines):
        return False
    return sum(line.linked for line in lines) * 2 > sum(len(IS_HAN.findall(line.text)) for line in lines)
