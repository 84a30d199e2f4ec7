"""The record that a scraper writes over a text: front matter, or a block of keys (标题：… 来源：… URL：…)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice

KEY = regex(
    r"[ \t]*(?:[-*] )?(?P<key>[A-Za-z][A-Za-z0-9_ ]{1,24}|标题|来源|网址|链接|原文链接|原始链接|URL|抓取时间|采集时间|采集日期|文种|栏目|分类|"
    r"发布时间|发布日期|发布机构|发布单位|作者|关键词|编号|语料编号|字数|来源网站|来源单位|【法宝引证码】(?= ))[ \t]*(?:[:：]|(?<=】))[ \t]*(?P<value>[^\n]*)"
)
_TITLE = regex("标题|title", re.I)
_SURE = regex("URL|网址|链接|抓取|采集|source_?url|sha256|http_status|capture|corpus|法宝引证码|crawl", re.I)
_RULER = regex(r"[ \t]*-{3,}[ \t]*")
_STAMP = regex(r"# \S{1,8}")  # "# 原件固化": what the scraper calls its copy
LONGEST = 40  # lines that a record may have


class Row(NamedTuple):
    """One line of a record; ``value`` is where the value of its key begins."""

    kind: str
    start: int
    end: int
    value: int = 0


def find(here: Here) -> Iterator[Splice]:
    """Removes the record's lines; of the line that holds the title only the key goes, unless the title follows."""
    rows = _record(here.text)
    keys = [row for row in rows if row.kind in ("key", "sure", "title")]
    sure = any(row.kind == "sure" for row in rows) or (
        rows[:1] != [] and rows[0].kind == "ruler" and rows[-1].kind == "ruler" and len(rows) > 1
    )
    if not sure or (len(keys) < 2 and rows[-1].kind != "ruler"):
        return
    below = {line.strip("# \t\u3000") for line in here.text[rows[-1].end : rows[-1].end + 600].split("\n")}
    for row in rows:
        wanted = row.kind == "title" and 0 < row.value < row.end and here.text[row.value : row.end].strip() not in below
        yield Splice(row.start, row.value if wanted else row.end, "")


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
        if at >= len(text) or (row.kind == "ruler" and len(rows) > 1):
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
    match = KEY.fullmatch(line) if len(line) < 400 else None
    if not match:
        return None
    kind = "title" if _TITLE.search(match["key"]) else "sure" if _SURE.search(match["key"]) else "key"
    return Row(kind, start, end, start + match.start("value"))


RULE = TextRule(
    "strip/scraper-header",
    find,
    HIGH,
    why="A record of where the text was fetched stands over it; it tells facts and is no part of the text.",
    examples=(
        Example(
            "标题：某市会议纪要\n来源：某市人民政府\nURL：https://www.example.gov.cn/a.html\n抓取时间：2026-04-03\n\n会议学习了文件。",
            becomes="某市会议纪要\n\n\n\n\n会议学习了文件。",
        ),
        Example("---\nsidebar: auto\n---\n\n# 某某法", becomes="\n\n\n\n# 某某法"),
        Example("标题：会议纪要\n时间：上午九点\n会议学习了文件。"),
        Example("作者：某某\n第一章 总则"),
    ),
)
