"""Cells and rows without text keep their places, so that no column of a table shifts."""

import re

import pytest

from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.settings import Settings
from gongwen.write import WRITERS
from gongwen.write.schema import clean_texts

from .test_read_docx import docx, p

EMPTY = "<w:p/>"


def table(*rows: str) -> str:
    """A DOCX table: a row a string, cells parted by |, ^ a cell that goes on from the one above, + one of two columns."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, row.split('|')))}</w:tr>" for row in rows) + "</w:tbl>"


def cell(text: str) -> str:
    about = '<w:vMerge w:val="continue"/>' if text == "^" else '<w:vMerge w:val="restart"/>' if text[:1] == "v" else ""
    about += '<w:gridSpan w:val="2"/>' if text[:1] == "+" else ""
    words = text.strip("^v+")
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{p(words) if words else EMPTY}</w:tc>"


def rows(*drawn: str) -> list[list[str]]:
    """The rows that the output has, each cell as its text."""
    body = p("山塘情况表的通知") + table(*drawn) + p("以上各塘由乡镇管护。")
    done = process(Source("a.docx", docx(body)), Settings())
    assert isinstance(done, Done)
    xml = WRITERS["xml"].write(done)
    assert clean_texts(xml) == tuple(document.clean.string for document in done.documents)
    found = re.findall("<row>(.*?)</row>", xml.decode(), re.S)
    return [
        [re.sub(r"\s|<[^>]*>", "", one) for one in re.findall("<cell[^>]*>(.*?)</cell>", row, re.S)] for row in found
    ]


@pytest.mark.parametrize(
    "drawn",
    [
        ("名称|位置|备注", "甲塘||已修", "|河西|", "丙塘|河东|"),
        ("名称|位置|备注", "||", "||", "甲塘|河西|已修"),
        ("名称|位置", "甲塘|", "|河西", "丙塘|河东"),
    ],
)
def test_empty_cells_and_rows_stay(drawn: tuple[str, ...]) -> None:
    assert rows(*drawn) == [row.split("|") for row in drawn]


def test_what_a_merged_cell_covers_is_no_empty_cell() -> None:
    assert rows("v乡镇|名称|备注", "^|甲塘|", "^|乙塘|已修") == [
        ["乡镇", "名称", "备注"],
        ["甲塘", ""],
        ["乙塘", "已修"],
    ]
    assert rows("+情况|备注", "甲塘|河西|", "乙塘||新建") == [
        ["情况", "备注"],
        ["甲塘", "河西", ""],
        ["乙塘", "", "新建"],
    ]


def test_a_merged_cell_without_text_is_one_cell() -> None:
    assert rows("姓名|性别|电话", "意见|+", "备注||") == [["姓名", "性别", "电话"], ["意见", ""], ["备注", "", ""]]
    assert rows("v|姓名|电话", "^|住址|", "备注||") == [["", "姓名", "电话"], ["住址", ""], ["备注", "", ""]]
    assert rows("姓名|性别|电话", "+|", "意见|+") == [["姓名", "性别", "电话"], ["", ""], ["意见", ""]]


def test_a_merged_cell_without_text_of_a_page_is_one_cell() -> None:
    cells = "<tr><td>姓名</td><td>村组</td><td>电话</td></tr><tr><td>林小禾</td><td>河西</td><td></td></tr>"
    cells += "<tr><td>意见</td><td colspan=2></td></tr>"
    page = f"<h1>关于登记护林员的通知</h1><p>各村要如实登记护林员的姓名、村组和电话，于月底前报镇林业站。</p><table>{cells}</table>"
    done = process(Source("a.html", f"<html><body>{page}</body></html>".encode()), Settings())
    assert isinstance(done, Done)
    xml = WRITERS["xml"].write(done).decode()
    assert [row.count("<cell") for row in re.findall("<row>.*?</row>", xml, re.S)] == [3, 3, 2]
    assert '<cell column-span="2"></cell>' in xml


def test_a_cell_that_begins_with_blanks_stays_in_its_table() -> None:
    assert rows("名称|位置", "   甲塘|\u3000河西", "乙塘|河东")[1] == ["甲塘", "河西"]


@pytest.mark.parametrize("drawn", [("姓名|村组|电话", "||", "||"), ("项目|数量", "甲|1", "|")])
def test_blank_rows_at_the_foot_of_a_form_stay(drawn: tuple[str, ...]) -> None:
    assert rows(*drawn) == [row.split("|") for row in drawn]


def test_blank_rows_at_the_foot_of_a_page_s_table_stay() -> None:
    cells = "<tr><td>姓名</td><td>村组</td><td>电话</td></tr><tr><td>林小禾</td><td></td><td></td></tr><tr><td></td><td></td><td></td></tr>"
    page = f"<h1>关于登记护林员的通知</h1><p>各村要如实登记护林员的姓名、村组和电话，于月底前报镇林业站。</p><table>{cells}</table>"
    done = process(Source("a.html", f"<html><body>{page}</body></html>".encode()), Settings())
    assert isinstance(done, Done)
    xml = WRITERS["xml"].write(done).decode()
    assert [row.count("<cell") for row in re.findall("<row>.*?</row>", xml, re.S)] == [3, 3, 3]
