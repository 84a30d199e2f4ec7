"""Plain text: every line a block, nothing changed but the ends of lines."""

import pytest

from gongwen.errors import InputError
from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.read import read
from gongwen.settings import Settings


def test_lines_blanks_and_indents_stay() -> None:
    page = read(Source("a.txt", "\ufeff标题\r\n\r\n　　正文。\r  又一段\n".encode()), Settings())
    assert page.source == "标题\n\n　　正文。\n  又一段\n"
    assert page.text.string == page.source
    assert [page.source[b.start : b.end] for b in page.blocks] == page.source.split("\n")
    assert [b.locator for b in page.blocks][:2] == ["line:1", "line:2"]
    assert page.blocks[2].style.indent == 2
    assert page.blocks[3].style.indent == 1


def test_markdown_headings_are_evidence_and_stay_in_the_text() -> None:
    page = read(Source("a.md", "# 总则\n## 第一节 说明\n#1 不是标题\n".encode()), Settings())
    assert [b.style.heading for b in page.blocks] == [1, 2, 0, 0]
    assert page.source.startswith("# 总则")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_bad_input_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read(Source("a", data), Settings())
    assert "\n" not in str(caught.value)


def test_too_large() -> None:
    with pytest.raises(InputError, match="too large: 12 bytes"):
        read(Source("a", "一二三四".encode()), Settings(max_bytes=10))


TABLE = (
    "# 方案\n\n| 事项 | 时限 |\n|:---|---:|\n| 修渠 | 3月 |\n| 架桥 |\n|  | 5月 |\n| 甲\\|乙 | 6月 | 备注 |\n\n正文。\n"
)


def test_a_table_in_markdown_is_cells() -> None:
    page = read(Source("a.md", TABLE.encode()), Settings())
    assert page.source == TABLE
    assert page.text.string == "# 方案\n\n事项\n时限\n修渠\n3月\n架桥\n5月\n甲|乙\n6月\n备注\n\n正文。\n"
    cells = [(page.source[b.start : b.end], *b.cell[1:3]) for b in page.blocks if b.cell]
    assert cells == [
        ("事项", 0, 0),
        ("时限", 0, 1),
        ("修渠", 1, 0),
        ("3月", 1, 1),
        ("架桥", 2, 0),
        ("5月", 3, 1),
        ("甲\\|乙", 4, 0),
        ("6月", 4, 1),
        ("备注", 4, 2),
    ]
    assert len(page.blocks) == len(page.text.string.split("\n"))
    for run in page.text.runs:
        copied = page.source[run.source : run.source + run.length]
        assert page.text.string[run.start : run.start + run.length] == copied


@pytest.mark.parametrize("table", [TABLE, TABLE.strip()[:-3], "甲 | 乙\n--|--\n1 | 2"])
def test_the_ledger_explains_a_table(table: str) -> None:
    done = process(Source("a.md", table.encode()), Settings())
    assert isinstance(done, Done)
    assert all(operation.rule != "unexplained" for operation in done.operations)
    assert [span.kind for span in done.documents[0].spans].count("cell") >= 4


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 新闻\n------ | 导航\n正文",
        "| 甲 | 乙 |\n|---|\n| 1 | 2 |",
        "甲|乙\n-|-\n没有第三行",
        "| | |\n|---|---|\n| | |",
        "甲 | 乙 |\n| 丙 - | 丁 |\n| 1 | 2 |",
    ],
)
def test_bars_alone_make_no_table(text: str) -> None:
    page = read(Source("a.md", text.encode()), Settings())
    assert page.text.string == text
    assert not any(block.cell for block in page.blocks)
