"""Plain text: every line is a block, and only line ends are changed."""

import pytest

import gongwen
from gongwen.errors import InputError
from gongwen.flow import process
from gongwen.model import Done, Page, Source
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


# --- front matter and tables of tabs ---------------------------------------------------------------------------------


def page_in(text: str) -> Page:
    return read(Source("a.md", text.encode()), Settings())


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: 关于巡塘的通知\ndate: 2021-03-05\n---\n",
        '---\ntitle: "关于巡塘的通知"\ndate: "2021-03-05 09:00"\ntags:\n  - 山塘\n  - 防汛\n---\n\n',
        "+++\ntitle = '关于巡塘的通知'\n# 注释\ndate = 2021-03-05\n+++\n",
        "---\n标题: 关于巡塘的通知\n发布日期: 2021年3月5日\n---\n",
    ],
)
@pytest.mark.parametrize("heading", ["", "# 关于巡塘的通知\n\n"])
def test_front_matter_is_facts(head: str, heading: str) -> None:
    page = page_in(f"{head}{heading}各村：\n请每日巡塘。\n")
    assert [line for line in page.text.string.split("\n") if line] == [
        heading.strip() or "关于巡塘的通知", "各村：", "请每日巡塘。",
    ]  # fmt: skip
    assert (page.facts.title, page.facts.published) == ("关于巡塘的通知", "2021-03-05")
    assert {note.rule for note in page.notes} == {"read/front-matter"}


def test_a_sentence_that_names_the_title_of_front_matter_is_no_title() -> None:
    text = "——2013年1月15日在县人民代表大会上\n\n各位代表：\n\n现在，我向大会作政府工作报告，请予审议。\n"
    page = page_in(f"---\nsource: http://a.example/1\ntitle: 政府工作报告\n---\n\n{text}")
    assert page.text.string.lstrip().startswith("政府工作报告\n")


@pytest.mark.parametrize(
    "text",
    [
        "关于巡塘的通知\n---\n日期：另行通知。\n---\n各村：\n",
        "---\n各村要每日巡塘，不得拖延。\n---\n以上。\n",
        "---\n日期: 2021-03-05\n",
        "---\n日期: 2021-03-05\n---\n",
    ],
)
def test_lines_of_hyphens_in_a_text_are_no_front_matter(text: str) -> None:
    assert page_in(text).text.string == text


def grid(text: str) -> list[tuple[int, int, int, str]]:
    page = page_in(text)
    return [(*block.cell[:3], page.source[block.start : block.end]) for block in page.blocks if block.cell]


def test_tabs_part_the_columns_of_a_table() -> None:
    text = "山塘情况\n名称\t位置\t座数\n甲塘\t\t3\n乙塘\t河西\t5\n以上为初步统计。\n"
    assert grid(text) == [
        (1, 0, 0, "名称"), (1, 0, 1, "位置"), (1, 0, 2, "座数"),
        (1, 1, 0, "甲塘"), (1, 1, 2, "3"),
        (1, 2, 0, "乙塘"), (1, 2, 1, "河西"), (1, 2, 2, "5"),
    ]  # fmt: skip
    assert "以上为初步统计。" in page_in(text).text.string.split("\n")


@pytest.mark.parametrize("mark", ["- 7 -", "— 12 —", "第3页 共9页"])
def test_a_table_goes_on_below_the_number_of_a_page(mark: str) -> None:
    text = f"山塘情况\n名称\t位置\t座数\n甲塘\t河东\t3\n\n{mark}\n\n乙塘\t河西\t5\n以上为初步统计。\n"
    rows = {(row, column): printed for _, row, column, printed in grid(text)}
    assert {table for table, *_ in grid(text)} == {1}
    assert [rows[row, 0] for row in range(3)] == ["名称", "甲塘", "乙塘"]
    assert {block.cell.rows for block in page_in(text).blocks if block.cell} == {3}


@pytest.mark.parametrize("between", ["以下为二类", "- 7 -\n二类山塘", "- 7 -\n丙塘\t3"])
def test_other_lines_between_two_tables_part_them(between: str) -> None:
    text = f"名称\t位置\t座数\n甲塘\t河东\t3\n{between}\n乙塘\t河西\t5\n丁塘\t河西\t5\n"
    assert {table for table, *_ in grid(text)} == {1, 2}


def test_two_columns_are_a_table_from_three_rows_on() -> None:
    assert len(grid("甲塘\t3\n乙塘\t5\n丙塘\t7\n")) == 6
    assert not grid("联系人：张某\t电话：123\n地址：某乡\t邮编：1\n")


@pytest.mark.parametrize(
    "text",
    [
        "管护安排\n\t各村要每日巡塘。\n\t镇里每月检查。\n\t\t某县水利局\n",
        "一、\t总体情况\n全县有塘。\n二、\t下步打算\n抓紧修塘。\n",
        "甲塘\t河西\t3\n以下从略\n乙塘\t5\n",
    ],
)
def test_tabs_that_indent_part_no_columns(text: str) -> None:
    assert not grid(text)


def test_tables_of_bars_and_of_tabs_are_numbered_on() -> None:
    text = "| 名称 | 座数 |\n|---|---|\n| 甲塘 | 3 |\n\n名称\t位置\t座数\n乙塘\t河西\t5\n"
    assert [table for table, *_ in grid(text)] == [1] * 4 + [2] * 6


def test_blanks_part_the_columns_of_a_table() -> None:
    text = "产量表\n乡镇      粮食    油料\n甲乡      12.3    1.1\n乙乡              0.9\n丙乡      20.15   2.0\n以上为初步数。\n"
    assert [part for part in grid(text) if part[1] == 2] == [(1, 2, 0, "乙乡"), (1, 2, 2, "0.9")]
    assert len(grid(text)) == 11


@pytest.mark.parametrize(
    "text",
    [
        "名单\n张三  李四  王五\n赵六  钱七  孙八\n周九  吴十  郑某\n冯某  陈某  褚某\n",
        "第一章  总则    1\n第二章  管护    3\n第三章  附则    9\n",
        "目录\n总则        1\n管护        3\n附则        9\n",
        "甲方：某局    乙方：某村\n代表：张三    代表：李四\n日期：1日    日期：2日\n",
        "　　各村要巡塘。\n　　镇里检查。\n　　结果通报。\n",
        "2019年3月  立项\n2020年5月  开工\n2021年6月  完工\n",
    ],
)
def test_words_set_below_each_other_are_no_table_without_numbers(text: str) -> None:
    assert not grid(text)


def test_headings_of_markdown_without_a_blank_behind_their_signs() -> None:
    text = "#修渠章程\n\n####一、总则\n1. 渠归村里。\n\n####二、管护\n1. 按月查渠。\n"
    assert [block.style.heading for block in page_in(text).blocks if block.style.heading] == [1, 4, 4]
    clean = gongwen.clean(text).documents[0]
    assert "#" not in clean.text
    assert [section.heading for section in clean.outline] == ["总则", "管护"]
    assert (
        gongwen.clean("##修渠大会\n2015-04-30\n\n1. 修改章程，村民表决。\n2. 公布账目。\n").documents[0].title
        == "修渠大会"
    )


@pytest.mark.parametrize(
    "text",
    [
        "#修渠 大家谈\n渠修好了。\n",
        "#修渠#大家谈\n渠修好了。\n#修路#\n",
        "1#楼的水渠\n2#楼的水渠\n",
        "#1机组运行正常\n#2机组停机检修\n",
    ],
)
def test_a_topic_and_a_number_are_no_headings(text: str) -> None:
    assert not any(block.style.heading for block in page_in(text).blocks)
