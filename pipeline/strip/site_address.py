"""An address of a site set into a sentence: 做 m.example.com 细, or a slogan and address before the first words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chinese.widths import HAN
from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice

_HOST = r"(?:(?:https?://)?(?:www|m|wap)\.)[A-Za-z0-9-]{2,24}(?:\.[A-Za-z0-9-]{2,24})?\.(?:com|cn|net|org|cc|top|vip)(?:\.cn)?/?"
#: What every such address begins with; looked for first, since most texts hold none.
_SIGNS = ("m.", "w.", "ap.")
#: Set between two Chinese characters: no address that a text gives its readers stands like that.
SET_IN = regex(rf"[ \t\u3000]?{_HOST}[ \t\u3000]?(?=[{HAN}])")
LED = regex(rf"[^\n，。；：]{{0,30}}?{_HOST}(?=[{HAN}])")
_GIVEN = regex(
    "(?:网址|网站|官网|地址|链接|登录|登陆|访问|查询|邮箱|域名|平台|点击|下载|进入|浏览|在|见|至|到|为|是|[（(：:])[ \t\u3000“]?$"
)
_TALK = regex("更新|资源|范文|公文|文秘|秘书|文库|文档|材料|网|免费|下载|分享")


def find(here: Here) -> Iterator[Splice]:
    text = here.text
    if not any(sign in text for sign in _SIGNS):
        return
    first = len(text) - len(text.lstrip())
    led = LED.match(text, first)
    if led and _TALK.search(led[0]):
        yield Splice(first, led.end(), "")
        first = led.end()
    for match in SET_IN.finditer(text, first):
        start = match.start()
        before = text[max(0, start - 8) : start]
        if not before or not re.search(f"[{HAN}，。；]$", before) or _GIVEN.search(before):
            continue
        yield Splice(start, match.end(), "")


RULE = TextRule(
    "strip/site-address",
    find,
    HIGH,
    why="A site sets its address between two characters of a sentence; nothing in the sentence speaks of an address.",
    examples=(
        Example("大家把账目做 m.example.com 细，把钱用好。", becomes="大家把账目做细，把钱用好。"),
        Example("秘书之家—资源每日更新www.example.com在推进会上的讲话\n同志们：", becomes="在推进会上的讲话\n同志们："),
        Example("请登录www.example.gov.cn查询，或访问 www.example.com 下载。"),
        Example("网址：www.example.com报名截止5月。"),
        Example("增长3.5个百分点，详见www.example.com。"),
    ),
)
