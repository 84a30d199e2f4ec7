"""Lines of a PDF: letters that are drawn late, and headings that only their size reveals."""

from __future__ import annotations

import pytest

from gongwen.errors import InputError
from gongwen.model import Source, Style
from gongwen.read import read
from gongwen.read.lines import Drawn
from gongwen.read.pdf.aside import sheets
from gongwen.read.pdf.columns import Segment
from gongwen.read.pdf.headings import headed
from gongwen.read.pdf.other_font import put_back
from gongwen.read.pdf.raised import marked
from gongwen.settings import Settings
from tests.plain_pdf import plain_pdf


def test_a_letter_of_another_font_goes_back_into_its_line() -> None:
    def letter(x: float, text: str, y: float = 100) -> Segment:
        return Segment(x, y, x + 16, y + 16, text)

    drawn = [
        letter(0, "二"),
        letter(32, "一"),
        letter(48, "九"),
        letter(0, "下", 50),
        letter(16, "行", 50),
        letter(16, "〇"),
    ]
    assert "".join(one.text for one in put_back(drawn)) == "二〇一九下行"
    apart = [letter(0, "甲"), letter(16, "乙"), letter(0, "丙", 50)]
    assert put_back(apart) == apart


def test_a_figure_whose_font_draws_it_low_is_not_raised() -> None:
    """Loose boxes as a Latin font gives them beside a Chinese one, all of one size, and a mark that is set smaller."""
    beside = Segment(0, 100, 16, 116, "机", points=16)
    figure = Segment(16, 103, 24, 114, "3", points=16)
    mark = Segment(16, 106, 21, 116, "3", points=9)
    assert [one.text for one in marked([beside, figure, beside._replace(left=24, right=40)])] == ["机", "3", "机"]
    assert [one.text for one in marked([beside, mark, beside._replace(left=21, right=37)])] == ["机", "[3]", "机"]
    far = [beside._replace(left=16.0 * n, right=16.0 * n + 16) for n in range(12)]
    at_end = mark._replace(left=192, right=197)
    assert [one.text for one in marked([*far, at_end])][-1] == "[3]"
    assert next(one.text for one in marked([mark._replace(left=-5, right=0), *far])) == "[3]"


def test_letters_with_drawn_edges_are_bold() -> None:
    lines = [
        (72.0, 700.0, 16.0, "检修塘坝"),
        (72.0, 672.0, 16.0, "各村要在汛前查一遍塘坝，写明险段。"),
        (72.0, 644.0, 16.0, "责任落实到人。"),
    ]
    page = read(Source("a.pdf", plain_pdf([lines], stroked=("检修塘坝",))), Settings())
    assert [block.style.bold for block in page.blocks] == [True, False, False]
    all_of_it = tuple(text for *_, text in lines)
    page = read(Source("a.pdf", plain_pdf([lines], stroked=all_of_it)), Settings())
    assert not any(block.style.bold for block in page.blocks), "bold letters are those of the text"


def test_larger_lines_below_the_title_are_headings() -> None:
    def line(text: str, size: float) -> Drawn:
        return Drawn(text, "", Style(size=size))

    prose = "全镇修好水渠十二里，灌溉条件比往年好得多，村民都很满意。"
    lines = [
        line("工作计划", 26),
        line("去年的体会", 14),
        line(prose, 11),
        line("今年的打算", 14.1),
        line("修渠", 12.5),
        line(prose, 11.1),
    ]
    assert [one.style.heading for one in headed(lines)] == [0, 2, 0, 2, 3, 0]
    assert [
        one.style.heading for one in headed([line("通知", 22), line("附：一句", 16), line(prose, 16), line(prose, 18)])
    ] == [0] * 4


def test_a_running_head_that_repeats_the_title_leaves_the_title() -> None:
    name, foot = "青禾县地下管线管理规定", [(280.0, 60.0, 12.0, "— 1 —")]
    body = [(72.0, 700.0 - 24 * n, 16.0, f"第{'一二三'[n]}条　管线的权属单位应当建立档案。") for n in range(3)]
    heads = {
        "over it on the first page": [(72.0, 800.0, 9.0, name), (160.0, 760.0, 22.0, name)],
        "on the other pages alone": [(160.0, 760.0, 22.0, name)],
        "of one size with it": [(72.0, 800.0, 12.0, name), (160.0, 770.0, 12.0, name)],
    }
    for case, first in heads.items():
        head = first[0] if len(first) > 1 else (72.0, 800.0, 9.0, name)
        pages = [[*first, *body, *foot], *([head, *body, (280.0, 60.0, 12.0, f"— {n} —")] for n in (2, 3))]
        page = read(Source("a.pdf", plain_pdf(pages)), Settings())
        kept = [b for b in page.blocks if b.role != "furniture" and name in page.source[b.start : b.end]]
        assert len(kept) == 1, case


def test_a_head_and_its_number_that_end_alike_are_two_lines() -> None:
    head = [
        (230.0, 760.0, 16.0, "青石县人民政府文件"),
        (226.0, 731.0, 16.0, "青政发〔2019〕四七号"),
        (224.0, 702.0, 16.0, "（二〇一九年四月二日）"),
    ]
    text = [(104.0, 640.0, 16.0, "各乡镇人民政府要在汛前把塘坝全部查一遍，写明险段。")]
    page = read(Source("a.pdf", plain_pdf([[*head, *text]])), Settings())
    assert page.source.split("\n")[:3] == [line[3] for line in head]


def test_a_pdf_whose_letters_are_drawn_as_shapes_is_refused_without_a_look_at_the_shapes() -> None:
    shapes = tuple((72.0, 100.0 + n, 500.0, 100.0 + n) for n in range(600))
    document = plain_pdf([[], [], []], shapes)
    with pytest.raises(InputError, match="a PDF of 3 page images"):
        read(Source("a.pdf", document), Settings())
    assert not any(sheet.rules for sheet in sheets(document)), "they are read only where letters stand between them"
    assert all(sheet.drawn for sheet in sheets(document))
