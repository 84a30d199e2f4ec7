"""Which column or field of a table holds the texts, told from what stands in it where no usual name says so."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..chinese.kinds import ends_in_kind
from ..chinese.stamps import DAY, YEAR
from ..regex import regex

SAMPLE = 20  # records that are looked at
TEXT = 20.0  # characters that a text has at least, on the average
AHEAD = 2.0  # times as long as what stands in any other column
ENDS = "。！？"
CALLED = regex("正文|内容|內容|全文|content|text|body", re.I)  # what the name of such a column may hold
FACT = regex(rf"\s*(?:https?://\S+|(?:{DAY}|{YEAR}\D\d{{1,2}}\D?)(?:[ T]?[\d:.+Z-]*))\s*", re.I)  # no text
NAME = 40  # characters of a column's name


def text_column(records: Sequence[Mapping[Any, Any]]) -> str:
    """The column whose values are sentences, and by far the longest; empty: none is.

    Addresses and dates are no measure of it, and where its name says what it holds it need be no more than the longest.

    >>> text_column([{"省": "甲省", "全文": "各位代表：现在，我代表省人民政府报告工作，请予审议。"}])
    '全文'
    >>> text_column([{"省": "甲省", "名称": "关于修路的通知"}])
    ''
    >>> text_column([{"标题": "关于修建上湾村灌溉沟渠的通知", "正文内容": "各村：请于十二月底前修好沟渠，逐村验收。"}])
    '正文内容'
    """
    lengths: dict[str, float] = {}
    prose: set[str] = set()
    for name in {str(key): None for record in records for key in record}:
        values = [value for record in records if isinstance(value := record.get(name), str) and value.strip()]
        if values and all(FACT.fullmatch(value) for value in values):
            continue
        lengths[name] = sum(map(len, values)) / len(records)
        if 2 * sum(1 for value in values if any(end in value for end in ENDS)) > len(records):
            prose.add(name)
    longest = max(lengths, key=lambda name: lengths[name], default="")
    others = max((size for name, size in lengths.items() if name != longest), default=0.0)
    ahead = 1.0 if CALLED.search(longest) else AHEAD
    sure = longest in prose and lengths[longest] >= max(TEXT, ahead * others)
    return longest if sure else ""


def fact_columns(records: Sequence[Mapping[Any, Any]], text: str) -> dict[str, str]:
    """The columns that hold an address, a date and a title, by what stands in them; ``text`` is the column of the texts.

    >>> record = {"a": "2021-03-05", "b": "关于修渠的通知", "c": "各村：三月开工。", "d": "http://www.qinghe.example/1.html"}
    >>> fact_columns([record], "c")
    {'date': 'a', 'title': 'b', 'url': 'd'}
    >>> fact_columns([{"类别": "通知", "名": "关于修渠的通知", "文": "各村：三月开工。"}], "文")
    {'title': '名'}
    """
    found: dict[str, str] = {}
    titles: dict[str, tuple[bool, int]] = {}
    for name in {str(key): None for record in records for key in record if str(key) != text}:
        values = [value.strip() for record in records if isinstance(value := record.get(name), str) and value.strip()]
        if 2 * len(values) <= len(records):
            continue
        kind = next((kind for kind, form in KINDS if all(form(value) for value in values)), "")
        if kind:
            found.setdefault(kind, name)
        elif _are_titles(name, values):  # 函 and 公告 beside the titles say of which kind they are
            titles[name] = bool(TITLED.search(name)), sum(map(len, values))
    if titles:
        found["title"] = max(titles, key=lambda name: titles[name])
    return {kind: found[kind] for kind in sorted(found)}


#: What every value of a column is.
KINDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("url", regex(r"https?://\S+", re.I).fullmatch),
    ("date", regex(rf"{DAY}(?:[ T][\d:.+Z-]*)?").fullmatch),
)
TITLED = regex("标题|题名|题目|名称|title|subject|headline", re.I)  # what the name of a column of titles may hold
LINE = 80  # characters of a title


def _are_titles(name: str, values: Sequence[str]) -> bool:
    """Whether the values are titles, one each: by what most of them end in, or by the column's name."""
    if any("\n" in value or len(value) > LINE for value in values) or len(set(values)) < len(values):
        return False
    return bool(TITLED.search(name)) or 2 * sum(map(ends_in_kind, values)) > len(values)


def is_table(text: str, delimiter: str, whole: bool) -> bool:
    """Whether a text begins with a header and records of as many columns, one of which holds texts.

    ``whole``: the text is all there is; else its last record may be cut off.
    """
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    rows = [row for row in rows if row]
    header, records = rows[0] if rows else [], rows[1:] if whole else rows[1:-1]
    names = [name.strip() for name in header]
    if len(names) < 2 or len(set(names)) < len(names) or not all(0 < len(name) < NAME for name in names):
        return False
    if any(mark in name for name in names for mark in "。，；：") or any(len(row) != len(names) for row in records):
        return False
    return bool(records) and bool(text_column([dict(zip(names, row, strict=True)) for row in records[:SAMPLE]]))
