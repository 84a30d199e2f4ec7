"""What is written over a text about it, with the title among it: a scraper's record, a forum's print, a database's card.

标题：… 来源：… URL：…; 标题: 在会议上的讲话 [打印本页]; 【原文出处】… 【标题】… 【正文】. The keys go; the title stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..chinese.widths import CJK
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View
from .keys import known

LONGEST = 40  # lines that a record may have
LONGEST_LINE = 400
_BELOW = 600  # characters below a record in which the title may stand once more
_KEY = regex(
    rf"[ \t]*(?:[-*] )?(?P<key>[A-Za-z][A-Za-z0-9_ ]{{1,24}}|[{CJK}]{{2,6}})[ \t]*[:：][ \t]*(?P<value>[^\n]*)"
)
_CARD = regex(
    rf"[ \t\u3000]*[【〖\[［]\s{{0,4}}(?P<key>[{CJK}](?:\s{{0,4}}[{CJK}]){{1,6}})\s{{0,4}}[】〗\]］]"
    r"[：: \t\u3000]*(?P<value>[^\n]*)"
)
_TITLE = regex("标题|题名|篇名|title", re.I)
_SURE = regex("URL|网址|链接|抓取|采集|source_?url|sha256|http_status|capture|corpus|法宝引证码|crawl", re.I)
_DATABASE = regex("文献号|原文出处|原刊|复印|资料号|文章编号|法宝引证码|正文")
_RULER = regex(r"[ \t]*-{3,}[ \t]*")
_STAMP = regex(r"# \S{1,8}")  # "# 原件固化": what the scraper calls its copy


class Row(NamedTuple):
    """One line of a record; ``value`` is where the value of its key begins."""

    kind: str
    start: int
    end: int
    value: int = 0


def judge(view: View) -> Iterator[Edit]:
    text = view.lines.string
    rows = _record(text)
    if _is_record(rows):
        yield from _without_keys(text, rows)
    else:
        yield from _printed(text)


def _is_record(rows: list[Row]) -> bool:
    keys = [row for row in rows if row.kind in ("key", "sure", "title", "text")]
    sure = any(row.kind == "sure" for row in rows)
    ruled = len(rows) > 1 and rows[0].kind == "ruler" and rows[-1].kind == "ruler"
    carded = bool(rows) and rows[-1].kind == "text" and any(row.kind == "title" for row in rows)
    return (sure or ruled or carded) and (len(keys) >= 2 or rows[-1].kind == "ruler")


def _without_keys(text: str, rows: list[Row]) -> Iterator[Edit]:
    """Removes the lines of the record. Where a line holds the title or the first words, only its key is removed."""
    below = {line.strip("# \t\u3000") for line in text[rows[-1].end : rows[-1].end + _BELOW].split("\n")}
    for row in (row for row in rows if row.kind != "other"):
        value = text[row.value : row.end].strip() if row.value else ""
        kept = bool(value) and (row.kind == "text" or (row.kind == "title" and value not in below))
        yield Edit(row.start, row.value if kept else row.end, "")


def _record(text: str) -> list[Row]:
    """The lines at the top of the text that could be a record, up to its last key or ruler."""
    rows: list[Row] = []
    at = 0
    for _ in range(LONGEST):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        row = _row(text[at:end], at, end)
        if row is None or (row.kind == "stamp" and rows):
            break
        if row.kind != "blank":
            rows.append(row)
        at = end + 1
        if at >= len(text) or row.kind == "text" or (row.kind == "ruler" and len(rows) > 1):
            break
    while rows and rows[-1].kind == "stamp":
        rows.pop()
    return rows


def _row(line: str, start: int, end: int) -> Row | None:
    if not line.strip():
        return Row("blank", start, end)
    if _RULER.fullmatch(line):
        return Row("ruler", start, end)
    if _STAMP.fullmatch(line):
        return Row("stamp", start, end)
    if card := _CARD.fullmatch(line):
        key = "".join(card["key"].split())
        if key not in known() and not _DATABASE.search(key):
            return Row("other", start, end)
        kind = (
            "text"
            if key in ("正文", "全文")
            else "title"
            if _TITLE.search(key)
            else "sure"
            if _DATABASE.search(key)
            else "key"
        )
        return Row(kind, start, end, start + card.start("value"))
    match = _KEY.fullmatch(line) if len(line) < LONGEST_LINE else None
    if not match or not (match["key"].isascii() or match["key"] in known() or _SURE.search(match["key"])):
        return None
    kind = "title" if _TITLE.search(match["key"]) else "sure" if _SURE.search(match["key"]) else "key"
    return Row(kind, start, end, start + match.start("value"))


TOP = 400  # characters in which the head of a forum's print stands
#: The forum's name above it goes too; the title stays.
_FORUM = r"(?:^[^\S\n]{0,20}[^\n。；]{0,20}(?:论坛|社区|BBS|bbs)[^\S\n]{0,20}\n\s{0,8})?"
_HEAD = regex(
    rf"{_FORUM}^[^\S\n]{{0,20}}标[^\S\n]?题[^\S\n]{{0,20}}[:：][^\S\n]{{0,20}}"
    r"(?P<title>[^\n]{4,90}?)(?P<tail>[^\S\n]{0,20}[\[【]打印本页[\]】][^\S\n]{0,20})$",
    re.M,
)
_BY = r"^[^\S\n]{0,20}作者\s?[:：][^\S\n]{0,20}[^\n:：]{1,24}?[^\S\n]{1,20}"
_AT = r"时间\s?[:：][^\S\n]{0,20}\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?"
_POST = regex(rf"{_BY}{_AT}(?:\s{{1,20}}标题\s?[:：][^\n]{{0,90}})?$", re.M)
#: 文章标题: 镇工作总结: nobody but a page calls its text an article.
_LABEL = regex(r"^[^\S\n]*文[章档]\s?(?:标\s?题|题目|名称)\s?[:：][^\S\n]*(?=[^\s:：][^\n:：]{5,90}$)", re.M)


def _printed(text: str) -> Iterator[Edit]:
    """The keys of a forum's print, and the label before a title that stands nowhere else."""
    head = _HEAD.search(text, 0, TOP) if "打印本页" in text[:TOP] else None
    if head:
        yield Edit(head.start(), head.start("title"), "")
        yield Edit(head.start("tail"), head.end("tail"), "")
        yield from (Edit(post.start(), post.end(), "") for post in _POST.finditer(text, head.end()))
    elif label := _LABEL.search(text, 0, TOP):
        title = text[label.end() : text.find("\n", label.end()) if "\n" in text[label.end() :] else len(text)].strip()
        whole = text.count(title, 0, label.end() + 2 * TOP) > 1
        yield Edit(label.start(), label.end() + len(title) if whole else label.end(), "")


RULE = Rule(
    "strip/record",
    judge,
    HIGH,
    why="Keys stand before the title and over the text: a scraper's record, a forum's print or a database's card.",
    examples=(
        Example(
            "标题：某市会议纪要\n来源：某市人民政府\nURL：https://www.example.gov.cn/a.html\n抓取时间：2026-04-03\n\n会议学习了文件。",
            becomes="某市会议纪要\n\n\n\n\n会议学习了文件。",
        ),
        Example("---\nsidebar: auto\n---\n\n# 某某法", becomes="\n\n\n\n# 某某法"),
        Example("标题：会议纪要\n时间：上午九点\n会议学习了文件。"),
        Example("作者：某某\n第一章 总则"),
        Example("标题: 在会议上的讲话 [打印本页]\n各位代表：", becomes="在会议上的讲话\n各位代表："),
        Example(
            "某某论坛\n\n标题: 在会议上的讲话 [打印本页]\n作者: 老张    时间: 2010-3-4 10:22    标题: 在会议上的讲话\n各位代表：",
            becomes="在会议上的讲话\n\n各位代表：",
        ),
        Example("标题：在会议上的讲话\n各位代表："),
        Example("请按【打印本页】打印。标题: 工作总结"),
        Example("文章标题: 某镇春耕工作总结\n今年春耕早。", becomes="某镇春耕工作总结\n今年春耕早。"),
        Example(
            "【 文献号 】3-118\n【原文出处】某某日报\n【标题】论田间管理\n【 作 者 】某某\n【正文】\n田间管理要抓早。",
            becomes="\n\n论田间管理\n\n\n田间管理要抓早。",
        ),
        Example("［题  名］论秋播\n［作  者］某某\n［正  文］\n秋播要抓早。", becomes="论秋播\n\n\n秋播要抓早。"),
        Example("【通知】各村：\n【时间】明天上午"),
    ),
)
