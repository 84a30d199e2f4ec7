"""Lines of a PDF: letters that are drawn late, and headings that only their size shows."""

from __future__ import annotations

from gongwen.model import Source, Style
from gongwen.read import read
from gongwen.read.lines import Drawn
from gongwen.read.pdf.columns import Segment
from gongwen.read.pdf.headings import headed
from gongwen.read.pdf.other_font import put_back
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
