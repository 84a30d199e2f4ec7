"""Rows of labels and values, as government pages head their texts with, in any layout.

发文机关： | 国务院办公厅 in neighbouring cells; 索引号：A  发文字号：B on one line; 【成文日期】2020年3月5日; • 发布机构 | 某局; the
terms and descriptions of a ``<dl>``.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from ...regex import regex
from .head import Said
from .seen import Line, Seen
from .title import bare

NAMES = {
    "issuer": "发文机关 发文单位 发布机构 发布单位 发布机关 制发机关 制发单位 制定机关 公开责任部门 责任部门 信息发布机构",
    "doc_number": "发文字号 发文文号 文号 文件编号 文件字号",
    "issued": "成文日期 成文时间 发文日期 发文时间 生成日期 制发日期 印发日期 签发日期",
    "published": "发布日期 发布时间 公开日期 公开时间 发表时间 发表日期 更新日期 更新时间",
    "title": "标题 文件名称 信息名称 名称",
    "keywords": "主题词 关键词",
    "": "来源 信息来源 索引号 索取号 信息索引号 主题分类 组配分类 体裁分类 公开方式 公开时限 公开形式 公开程序 公开范围 有效性 效力状态 生效日期 废止日期 内容概述 统一编号",
}
LABELS = {label: name for name, labels in NAMES.items() for label in labels.split()}
_SPACED = sorted(("\\s*".join(label) for label in LABELS), key=len, reverse=True)
#: A label where a row may begin, after a bullet or in brackets, and what parts it from its value.
ROW = regex(
    r"(?:^|[\s|｜;；•·●◆■\[【(（])(" + "|".join(_SPACED) + r")\s*(?:[】\])）]\s*[:：]?|[:：|｜])", re.M
)  # fmt: skip
PARTS = regex(r"[】\])）:：|｜]")  # what parts a label from its value
#: A label of another kind, behind a value: 发文字号：某政发〔2021〕5号　字号：大 中 小.
NEXT = regex(r"[\s|｜;；]{1,20}[^\s:：\d]{1,8}[:：]")
BESIDE = " \u3000：:|｜;；•·●◆■【"
#: Labels that head no row of a text: a form asks for a 名称, a list of books names a 来源.
PLAIN = frozenset(LABELS) - frozenset(
    ["标题", "名称", "来源", "关键词", "主题词", "有效性", "发布单位", "责任部门", "文号"]
)
FEWEST = 2  # of these, in a block that says what the text is
NO_VALUE = frozenset(("", "无", "暂无", "—", "-", "--", "/"))
LONGEST = 200  # characters of a line of rows
LONGEST_VALUE = 80
LONGEST_LABEL = 12


def label_of(text: str) -> str | None:
    """The fact that a lone label names, empty where it is one that is not asked for; None: it is no label."""
    return LABELS.get(bare(text)) if len(text) <= LONGEST_LABEL else None


def rows(lines: Sequence[Line], kept: Sequence[bool]) -> Iterator[Said]:
    """What the lines that are not kept say, as label and value on one line or on two."""
    for index, line in enumerate(lines):
        if kept[index] or len(line.text) > LONGEST:
            continue
        name = label_of(line.text)
        if name is None and line.lead and (fact := label_of(line.lead)) is not None:
            value = line.text[len(line.lead) :].strip(BESIDE)
            if fact and value not in NO_VALUE and not labels_in(value):
                yield fact, value
        if name is None:
            yield from _on_one_line(line.text)
        elif name and index + 1 < len(lines) and not kept[index + 1] and not _is_beside_label(lines, index):
            value = lines[index + 1].text.strip(BESIDE)
            if value not in NO_VALUE and not labels_in(value) and lines[index + 1].text[-1:] not in "：:":
                yield name, value


def _is_beside_label(lines: Sequence[Line], index: int) -> bool:
    """Whether the cell right before is a label too: a row of labels, with the values under it."""
    line, before = lines[index], lines[index - 1] if index else lines[index]
    return 0 <= before.cell == line.cell - 1 and label_of(before.text) is not None


def rows_under_labels(seen: Seen, kept: Sequence[bool]) -> Iterator[Said]:
    """What the row under a row of labels says, column by column: 发布机构 | 文号 over 青石县水利局 | 青水发〔2020〕7号."""
    gone = {line.cell: line.text for line, keep in zip(seen.lines, kept, strict=True) if line.cell >= 0 and not keep}
    names = {cell: name for cell, text in gone.items() if (name := label_of(text)) is not None}
    rows_of = [(cell.table, cell.row) for cell in seen.cells] if names else []
    heads = [cell for cell, name in names.items() if name and _is_in_row(cell, names, rows_of)]
    first = {row: cell for cell, row in reversed(list(enumerate(rows_of)))} if heads else {}
    for head in heads:
        table, row = rows_of[head]
        below = first.get((table, row + 1), len(rows_of)) + head - first[table, row]
        value = gone.get(below, "").strip(BESIDE)
        if rows_of[below : below + 1] == [(table, row + 1)] and value not in NO_VALUE and not labels_in(value):
            yield names[head], value


def _is_in_row(cell: int, labels: Container[int], rows_of: Sequence[tuple[int, int]]) -> bool:
    """Whether the cell right before or behind is of the same row and a label too."""
    return any(one in labels and rows_of[one] == rows_of[cell] for one in (cell - 1, cell + 1))


def _on_one_line(text: str) -> Iterator[Said]:
    if not PARTS.search(text):
        return
    found = list(ROW.finditer(text))
    for number, row in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        name, value = LABELS[bare(row[1])], NEXT.split(text[row.end() : end])[0].strip(BESIDE)
        if name and value not in NO_VALUE and len(value) <= LONGEST_VALUE:
            yield name, value


def labels_in(text: str) -> list[str]:
    """The labels that a line holds."""
    if label_of(text) is not None:
        return [bare(text)]
    return [bare(row[1]) for row in ROW.finditer(text)] if len(text) <= LONGEST else []


def _led(line: Line) -> list[str]:
    """The label in an element of its own that a row begins with, with no colon behind it."""
    return [bare(line.lead)] if line.lead and label_of(line.lead) is not None else []


def are_particulars(lines: Sequence[Line]) -> bool:
    """Whether lines are rows of labels and values and nothing else: what heads a text, and is none of it."""
    found = [labels_in(line.text) or _led(line) for line in lines]
    labels = {label for row in found for label in row}
    if len(labels & PLAIN) < FEWEST or any(len(line.text) > LONGEST for line in lines):
        return False
    return sum(map(len, found)) * 3 >= len(lines)
