"""Particulars that belong to the text although they look like a page's: 公示时间：…, 客服电话：… over the date of a notice.

A page says above or below the whole text when it was published and where the text comes from. A notice uses the same
form for its own matter. The place of the line tells the two apart; so does the key of a date, since no page says 报名时间.
"""

from __future__ import annotations

from itertools import islice

from ..chinese.dates import is_date_line
from ..chinese.sheet import element_of
from ..chinese.widths import CJK
from ..regex import regex
from .frame import FOOTER, PAGE_WORDS
from .page import Line

#: What pages put before 时间 and 日期.
_PAGES = (
    "发布|发表|发稿|发帖|发贴|发文|发送|更新|修改|编辑|上传|上线|刊登|刊发|刊载|登载|转载|添加|录入|采集|收录|入稿|入库|创建|提交|推送|公开|来源|"
    "成文|生成|产生|印发|上载|上网|(?:预计|建议)?阅读|浏览|下载|抓取|归档|点击"
)
_OF_PAGE = regex(
    rf"[^\w\n]{{0,4}}(?:文章|文档|网页|信息|内容|稿件|新闻|页面|最后|最近|首次|北京|本[站网页文])?(?:{_PAGES})?(?:时间|日期)"
)
_DATE_KEY = regex(rf"[^\w\n]{{0,4}}[{CJK}（()）]{{1,10}}(?:时间|日期)\s*(?:[:：]|\s)")
_KEYED = regex(rf"[^\w\n]{{0,4}}(?P<key>[{CJK}]{{2,12}})\s*[:：]")
#: Keys that no official text has below its words.
_ONLY_PAGES = regex("浏览|点击|阅读|更新|字[号体]|人气|热度|积分|上传|下载|录入|收藏")
#: Who is commended may be 责任编辑：某某 too.
_EDITORS = regex("责任?编辑?$")
#: The foot of a sheet: to whom it goes, how many were printed; 编辑：某某 stands there too.
_SHEET = regex("(?:报|送|发|抄[送报]|分送|主送|主报)\\s?[:：]|[（(]?共印|.{0,30}印发$")
#: Keys that hold no sentence where a page has them.
_SHORT = regex("来源|稿源|作者|编辑|评论|时间|日期|字数|审核")
_TOLD = regex(f"[{CJK}，、“”0-9]{{6}}[）)”]?[。；]$")
_CALLS = regex(
    "(?:尊敬的)?各[^:：。]{1,60}[:：]|.{0,40}(?:如下|人民政府|[下以][列下][^:：]{1,8})[:：]|.{4,60}如下[，,].{0,20}[:：]"
)
#: What a notice tells of itself in the very words of a page's foot.
_NOTICES = regex(
    r"[^\w\n]{0,4}(?:来源|稿源|客服|联系|咨询|电话|发布[时日][间期]|地址|邮箱|作者|评论|编辑|审核|免责声明|责任编辑|责编)[^:：]{0,4}\s*[:：]"
)
UP, DOWN = 40, 8  # lines that are asked whether the text has begun, and whether it goes on


def is_other_date(text: str) -> bool:
    """Whether the line gives a date of what the text is about: 公示时间：…, 停水日期 …."""
    return _DATE_KEY.match(text) is not None and _OF_PAGE.match(text) is None


def own(line: Line) -> bool:
    """Whether the text itself gives the particular: by its key, or because the text stands on both sides of it."""
    keyed = _KEYED.match(line.text)
    if is_other_date(line.text):
        return True
    if not keyed or _ONLY_PAGES.search(keyed["key"]):
        return False
    if _EDITORS.search(keyed["key"]) and (line.text[0] in "（(【[" or line.beside_gone):
        return False  # in brackets, or beside a line of the page: only over more of the text is it the text's
    if any(_SHEET.match(line.near(step)) for step in (-3, -2, -1, 1, 2) if not line.is_gone(step)):
        return True
    if _SHORT.fullmatch(keyed["key"]) and line.text.endswith("。"):
        return True  # 来源：财政拨款三十万元。
    return _begun(line) and _goes_on(line)


def of_notice(line: Line) -> bool:
    """Whether a line that reads like one of a page's foot is a particular of the text: 客服电话：… over its date."""
    return bool(_NOTICES.match(line.text)) and own(line)


def _begun(line: Line) -> bool:
    """Whether words of the text stand above."""
    return 0 <= line.body[0] < line.index or any(
        _TOLD.search(above) or _CALLS.fullmatch(above)
        for above in line.still(range(max(0, line.index - UP), line.index))
    )


def _goes_on(line: Line) -> bool:
    """Whether the text goes on below, or its date closes it there."""
    if line.index < line.body[1]:
        return True
    below = line.still(range(line.index + 1, len(line.lines)))
    return any(
        is_date_line(words)
        or element_of(words)
        or (_TOLD.search(words) and not FOOTER.search(words) and not PAGE_WORDS.search(words))
        for words in islice(below, DOWN)
    )
