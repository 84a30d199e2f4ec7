"""What a removed line still tells: date, address, site, declared length, author, that the text goes on elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

from ..chinese.rest import rest_notice
from ..model import Facts
from ..regex import regex

_DATE = regex(
    r"((?:19|20)\d{2})\s*(?:[-/.]|年|\s(?=\d\d/\d\d\b))\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})日?"
    r"(?:\s*T?\d{1,2}\s*[:：时点]\s*\d{1,2}(?:\s*[:：分]\s*\d{0,2}秒?)?)?"
)
#: 公示时间：, 报名日期：: a date of what the text is about.
_OTHER_KEY = regex(
    r"(?<![\u4e00-\u9fff])(?!.*(?:发布|发表|发稿|更新|上传|刊登|发文|添加|录入|修改|编辑|发帖|入库|公开|印发|来源|入稿|北京|信息|文章|网站?|报|社)(?:时间|日期))"
    r"[\u4e00-\u9fff]{1,12}(?:时间|日期)\s*[:：]?\s*$"
)
_DATE_KEY = regex("(?:发布|发表|发稿|更新|上传|刊登|发文|成文|生成|抓取)?(?:时间|日期)|发布于|publish")
_NOT_PUBLISHED = regex("归档|抓取|capture|生成日期|成文|生效|截止|下载")
_URL = regex(r"(?:https?://|www\.)[\w\-./%?=&#:~+]+[\w/]")
_SITE = regex(
    r"(?:欢迎(?:来到|光临|访问)|由|来自|来源于|请在)\s*(?P<a>[\u4e00-\u9fffA-Za-z0-9 ]{2,14}?(?:网|文库|文秘站|范文站|公众号))"
    r"|立即通知(?P<b>[\u4e00-\u9fff]{2,10}(?:网|文库))"
    r"|[—－-]\s*(?P<c>[\u4e00-\u9fff]{2,10}(?:网(?!络)|文库))"
    r"|^(?P<d>(?!.*(?:关于|欢迎))[\u4e00-\u9fff]{2,10}(?:网|文库|文秘站|公文站|范文站))(?:\s*[-—_|｜◆].*)?[!！~～]*$"
)
_SOURCE = regex(r"(?:来源|信息来源|文章来源|稿源|来源单位|publisher)\s*[:：]\s*(?P<site>[^\s|｜,，;；:：)）】]{2,24})")
_AUTHOR = regex(r"(?:作者|author)\s*[:：]\s*(?P<name>[^\s|｜,，;；:：)）】]{2,12})")
_SITE_LIKE = regex("(?:网|网站|日报|晚报|时报|客户端|文库|新闻|公众号|社|台|报|发布|融媒体?中心|杂志|期刊|人民政府)$")
_NOBODY = frozenset(("佚名", "admin", "网友", "未知", "原创", "匿名", "小编", "管理员", "本站"))
_PARTICULARS = regex(
    r"(?P<key>发文机关|发文单位|发布机构|颁布单位|发布部门|发文字号|文\s*号|成文日期|生成日期|标\s*题|名\s*称)\s*[:：】]\s*(?P<value>[^\s:：|｜]{2,90})"
)
_FIELDS = {"发文机关": "issuer", "发文单位": "issuer", "发布机构": "issuer", "颁布单位": "issuer", "发布部门": "issuer", "发文字号": "doc_number", "文号": "doc_number",
           "成文日期": "issued", "生成日期": "issued", "标题": "title", "名称": "title"}  # fmt: skip
_COUNT = regex(r"(?:共计?|全文共?|字数|总字数)[:：约]?\s*(\d{2,7})\s*个?字|字数[:：]\s*(\d{2,7})")
_WORDS = regex(r"(?:关键词|关键字|主题词|keywords)\s*[:：]\s*(?P<words>[^\n]{2,60})", re.I)


def harvest(line: str, facts: Facts) -> Facts:
    """``facts`` with what ``line`` says filled in where nothing is known yet."""
    found: dict[str, str | int] = {}
    if not facts.published:
        date = _published(line)
        if date:
            found["published"], found["published_printed"] = date
    if not facts.page_url and ("http" in line or "www." in line):
        url = _URL.search(line)
        if url and url[0].startswith("http"):
            found["page_url"] = url[0]
    if not facts.site:
        site = _site(line)
        if site:
            found["site"] = site
    if not facts.author and (author := _AUTHOR.search(line)) and author["name"] not in _NOBODY:
        found["author"] = author["name"]
    if not facts.declared_characters and "字" in line and (count := _COUNT.search(line)):
        found["declared_characters"] = int(count[1] or count[2])
    if not facts.cut_off and (cut := rest_notice(line)):
        found["cut_off"] = f"the page says: {cut}"
    if not facts.keywords and (words := _WORDS.search(line)):
        found["keywords"] = words["words"].strip()
    for row in _PARTICULARS.finditer(line) if ":" in line or "：" in line or "】" in line else ():
        field = _FIELDS["".join(row["key"].split())]
        value = _iso(row["value"]) if field == "issued" else row["value"]
        if value and not getattr(facts, field):
            found.setdefault(field, value)
    return replace(facts, **found) if found else facts  # type: ignore[arg-type]


def _iso(printed: str) -> str:
    date = _DATE.match(printed)
    return f"{int(date[1]):04d}-{int(date[2]):02d}-{int(date[3]):02d}" if date else ""


def _published(line: str) -> tuple[str, str] | None:
    for match in _DATE.finditer(line):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        key = line[max(0, match.start() - 14) : match.start()]
        if (
            _NOT_PUBLISHED.search(key)
            or (_OTHER_KEY.search(key) and not _SOURCE.search(line))
            or not (1 <= month <= 12 and 1 <= day <= 31)
        ):
            continue
        timed = len(match[0]) > 11 and re.search(r"\d\s*[:：时点]\s*\d", match[0])
        alone = len(line) - len(match[0]) <= 2
        if timed or alone or _DATE_KEY.search(key) or _SOURCE.search(line):
            return f"{year:04d}-{month:02d}-{day:02d}", match[0].strip()
    return None


def _site(line: str) -> str:
    source = _SOURCE.search(line)
    if source and _SITE_LIKE.search(source["site"]):
        return source["site"]
    site = _SITE.search(line)
    if not site or "=" in site[0]:  # an attribute of a broken tag
        return ""
    name: str = site["a"] or site["b"] or site["c"] or site["d"]
    return name.replace(" ", "")
