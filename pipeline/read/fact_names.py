"""What fields of records and keys of front matter are called, by the fact that they tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..regex import regex

#: In the order in which they are asked, in small letters. A title, an address and a day are facts of every record.
TELLS = {
    "title": ("title", "标题", "题目", "headline"),
    "author": ("author", "作者", "speaker", "发言人", "讲话人", "主讲人", "述职人", "报告人"),
    "page_url": ("url", "page_url", "source_url", "link", "permalink", "canonical_url", "网址", "链接"),
    "published": (
        *("date", "published", "pub_date", "pubdate", "publish_time", "publish_date"),
        *("发布时间", "发布日期", "日期"),
    ),
    "doc_number": ("doc_number", "文号", "发文字号", "文件编号"),
    "issuer": ("issuer", "发文机关", "发文单位", "制定机关", "发布机构", "发布单位"),
    "site": ("site", "站点", "website", "来源", "source"),
}
LONGEST = 60  # characters of a value that is a name or a number and no prose
_ADDRESS = regex(r"[a-z]{2,8}://\S+|www\.\S+|[\w-]+(?:\.[\w-]+)+/\S*")


def first_told(fact: str, value_of: Callable[[str], Any]) -> str:
    """The first value under a name of ``fact``, its blanks folded; empty where there is none.

    An address is no name of a site, and what is longer than a name is prose.
    """
    for name in TELLS[fact]:
        value = value_of(name)
        told = " ".join(value.split()) if isinstance(value, str) else ""
        if told and (fact in ("title", "page_url") or (len(told) <= LONGEST and not _ADDRESS.fullmatch(told))):
            return told
    return ""
