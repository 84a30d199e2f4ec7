"""What a page says of its text: meta tags, JSON-LD, the table of a State Council page, the line below the title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ...model import Facts, Source
from .seen import Seen
from .title import TITLES, bare, page_names, without_site

DATE = re.compile(
    r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s*T?\s*(\d{1,2}:\d{2}(?::\d{2})?))?"
)
FROM = re.compile(r"(?:来源|來源|稿源|信息来源|文章来源)\s*[：:]\s*([^\s|｜　:：]{2,30})")
BY = re.compile(r"(?:作者|记者)\s*[：:]\s*([^\s|｜　:：]{2,20})")
SAID_DATE = re.compile("发布|發布|時間|时间|日期|更新")
#: 公示时间, 停水日期: when what the text is about takes place.
OTHER_DATE = re.compile(
    r"(?<![\u4e00-\u9fff])(?!\S*(?:发布|發布|发表|發表|发稿|更新|上传|刊登|发文|添加|录入|修改|编辑|发帖|公开|印发|来源|來源|入稿|北京|[网报社])(?:時間|时间|日期))"
    r"[\u4e00-\u9fff]{1,10}(?:時間|时间|日期)\s*[：:]?\s*$"
)
NEAR = 12  # lines above the text in which its title, date and source stand
LABELS = {"发文机关": "issuer", "发文字号": "doc_number", "文号": "doc_number", "成文日期": "issued"}
LABELS |= {"发布日期": "published", "标题": "title", "主题词": "keywords", "关键词": "keywords", "发布机构": "issuer"}
META = {
    "pubdate": "published",
    "article:published_time": "published",
    "og:article:published_time": "published",
    "publishdate": "published",
    "contentsource": "site",
    "source": "site",
    "og:site_name": "site",
    "sitename": "site",
    "author": "author",
    "article:author": "author",
    "keywords": "keywords",
    "og:url": "page_url",
}


def harvest(root: etree._Element, seen: Seen, kept: list[bool], title: int | None, source: Source) -> Facts:
    """The facts of a page. A publisher's own mark comes before what stands in the text."""
    said: dict[str, str] = {}
    for name, value in _all(root, seen, kept):
        if value and name not in said:
            said[name] = value
    published = DATE.search(said.get("published", "")) or DATE.search(source.published)
    issued = DATE.search(said.get("issued", ""))
    return Facts(
        site=said.get("site", ""),
        page_url=source.page_url or said.get("page_url", ""),
        published=_iso(published),
        published_printed=published[0].strip() if published else "",
        title=_title(root, seen, title, said.get("title", "")),
        author=said.get("author", ""),
        issuer=said.get("issuer", ""),
        doc_number=said.get("doc_number", ""),
        issued=_iso(issued),
        keywords=said.get("keywords", ""),
    )


def _all(root: etree._Element, seen: Seen, kept: list[bool]) -> Iterator[tuple[str, str]]:
    yield from _meta(root)
    yield from _labelled(seen, kept)
    yield from _linked_data(root)
    yield from _above(seen, kept)


def _meta(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").strip().lower()
        if name in META or name in TITLES:
            yield META.get(name, "title"), " ".join((element.get("content") or "").split())
    canonical = root.find(".//link[@rel='canonical']")
    if canonical is not None:
        yield "page_url", canonical.get("href", "")


def _labelled(seen: Seen, kept: list[bool]) -> Iterator[tuple[str, str]]:
    """Label and value in neighbouring cells, as on State Council pages: 发文机关： | 国务院办公厅."""
    for index, line in enumerate(seen.lines[:-1]):
        if len(line.text) > 12 or kept[index]:
            continue
        label = bare(line.text)
        if label in LABELS and not kept[index + 1] and seen.lines[index + 1].text[-1:] not in "：:":
            yield LABELS[label], seen.lines[index + 1].text


def _linked_data(root: etree._Element) -> Iterator[tuple[str, str]]:
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text or len(script.text) > 1_000_000:
            continue
        try:
            told = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(told):
            for key, name in (("headline", "title"), ("datePublished", "published"), ("author", "author")):
                value = thing.get(key)
                value = value.get("name") if isinstance(value, dict) else value
                if isinstance(value, str):
                    yield name, value


def _things(told: Any) -> Iterator[dict[str, Any]]:
    for thing in told if isinstance(told, list) else [told]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            if isinstance(graph, list):
                yield from (inner for inner in graph if isinstance(inner, dict))


def _above(seen: Seen, kept: list[bool]) -> Iterator[tuple[str, str]]:
    """Date, source and author in the lines around the start of the text."""
    first = kept.index(True) if True in kept else 0
    for line in seen.lines[max(first - NEAR, 0) : first + NEAR // 3]:
        if line.length > 90:
            continue
        date = DATE.search(line.text)
        if date and OTHER_DATE.search(line.text, 0, date.start()) and not FROM.search(line.text):
            date = None
        if date and (date[4] or FROM.search(line.text) or SAID_DATE.search(line.text) or date[0] == line.text.strip()):
            yield "published", date[0]
        for pattern, name in ((FROM, "site"), (BY, "author")):
            found = pattern.search(line.text)
            if found:
                yield name, found[1]


def _iso(date: re.Match[str] | None) -> str:
    if not date:
        return ""
    year, month, day = int(date[1]), int(date[2]), int(date[3])
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _title(root: etree._Element, seen: Seen, index: int | None, said: str) -> str:
    if index is not None:
        return seen.lines[index].text.strip()
    return said or next(map(without_site, page_names(root)), "")
