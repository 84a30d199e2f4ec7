"""Raised digits: a note mark never joins the number before it, a power stays a power, and plain numbers stay whole."""

import pytest

from gongwen.model import Page, Source
from gongwen.read import read
from gongwen.read.raised import written
from gongwen.settings import Settings

from .plain_pdf import plain_pdf
from .test_read_docx import lines as docx_lines
from .test_read_docx import p, t

RAISED = '<w:vertAlign w:val="superscript"/>'


def page_of(data: bytes) -> Page:
    return read(Source("a", data), Settings())


def pdf(*runs: tuple[str, bool]) -> str:
    """The text of a PDF with one line of these runs, the raised ones smaller and higher."""
    pytest.importorskip("pypdfium2")
    drawn, x = [], 60.0
    for text, raised in runs:
        size = 8.0 if raised else 14.0
        drawn.append((x, 706.0 if raised else 700.0, size, text))
        x += size * len(text)
    return page_of(plain_pdf([drawn])).text.string


def docx(*runs: tuple[str, bool]) -> str:
    return docx_lines(p("".join(t(text, RAISED if raised else "") for text, raised in runs)))[0]


def rtf(*runs: tuple[str, bool]) -> str:
    said = "".join(f"{{\\super {text}}}" if raised else text for text, raised in runs)
    escaped = "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in said)
    return page_of(f"{{\\rtf1\\ansi\\ansicpg936 {escaped}\\par}}".encode()).text.string


def html_lines(body: str, style: str = "") -> list[str]:
    filler = "<p>各乡镇要按照要求抓好落实，确保各项工作取得实效。</p>"
    page = f"<html><head><style>{style}</style></head><body><h1>公报</h1>{body}{filler}</body></html>"
    return page_of(page.encode()).text.string.split("\n")


def html(*runs: tuple[str, bool]) -> str:
    body = "".join(f"<sup>{text}</sup>" if raised else text for text, raised in runs)
    return html_lines(f"<p>{body}</p>")[1]


@pytest.mark.parametrize("form", [pdf, docx, rtf, html])
@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ((("全县粮食产量", False), ("2", True), ("36.5万吨", False)), "全县粮食产量[2]36.5万吨"),
        ((("户籍人口", False), ("12", True), ("，比上年增加", False)), "户籍人口[12]，比上年增加"),
        ((("增长5.2%", False), ("3", True), ("。", False)), "增长5.2%[3]。"),
        ((("三次产业结构", False), ("[4]", True), ("为8比40比52", False)), "三次产业结构[4]为8比40比52"),
        ((("新建校舍4200m", False), ("2", True), ("，改建", False)), "新建校舍4200m²，改建"),
        ((("GDP", False), ("1", True), ("完成80亿元", False)), "GDP[1]完成80亿元"),
        ((("常住人口3261.48万人", False),), "常住人口3261.48万人"),
    ],
)
def test_marks_and_powers(form: object, runs: tuple[tuple[str, bool], ...], text: str) -> None:
    assert callable(form)
    assert form(*runs) == text


def test_lowered_and_plain_small_letters_stay() -> None:
    pytest.importorskip("pypdfium2")
    lowered = [(60.0, 700.0, 14.0, "二氧化碳C"), (130.0, 697.0, 8.0, "2"), (138.0, 700.0, 14.0, "排放")]
    assert "[" not in page_of(plain_pdf([lowered])).text.string
    smaller = [(60.0, 700.0, 14.0, "表"), (74.0, 700.0, 9.0, "3"), (83.0, 700.0, 14.0, "的说明")]
    assert page_of(plain_pdf([smaller])).text.string == "表3的说明"


def test_a_mark_is_told() -> None:
    data = f"{{\\rtf1 \\u{ord('户')}?{{\\super 1}}500\\par}}".encode()
    assert page_of(data).omitted[0].reason.startswith("1 raised note mark")
    page = page_of("<html><body><p>户籍人口<sup>1</sup>500万人，比上年末增加。</p></body></html>".encode())
    assert [record.reason[:18] for record in page.omitted] == ["1 raised note mark"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('用电量<sup><a href="#fn2">2</a></sup>58.3亿千瓦时', "用电量[2]58.3亿千瓦时"),
        ('用电量<a href="#fn2"><sup>2</sup></a>58.3亿千瓦时', "用电量[2]58.3亿千瓦时"),
        ("用电量<sup><font size=1>1</font></sup><sup>,2</sup>58.3亿", "用电量[1,2]58.3亿"),
        ('用电量<span style="font-size:9px; vertical-align: super">2</span>58.3亿', "用电量[2]58.3亿"),
        ('用电量<span class="note">2</span>58.3亿', "用电量[2]58.3亿"),
        ("用电量<sup>注2</sup>58.3亿", "用电量[注2]58.3亿"),
        ("浓度32<sup>2)</sup>微克", "浓度32[2]微克"),
        ("优良天数比例为91<sup>[1]</sup>%", "优良天数比例为91[1]%"),
        ("面积12.5 <sup> </sup>公顷", "面积12.5 公顷"),
        ("浓度为35微克/米<sup>3</sup>，排放20mg/Nm<sup>3</sup>", "浓度为35微克/米³，排放20mg/Nm³"),
        ("蓄水10<sup>6</sup>立方米，渗透系数10<sup>-7</sup>cm/s", "蓄水10⁶立方米，渗透系数10⁻⁷cm/s"),
        ("<sup>2</sup>用电量为电网口径。", "[2]用电量为电网口径。"),
        ("<sup>12</sup>", "12"),
        ('<img style="vertical-align:middle">共有<span style="vertical-align:middle">3</span>14个', "共有314个"),
    ],
)
def test_what_a_page_raises(body: str, text: str) -> None:
    assert html_lines(f"<p>{body}</p>", ".note{vertical-align:super;font-size:60%}")[1] == text


@pytest.mark.parametrize(
    ("run", "before", "now"),
    [("2", "面积80km", "²"), ("3", "流量5.2m", "³"), ("6", "1.2×10", "⁶"), ("th", "the 5", "th"), ("", "人", ""), ("2", "占地面积", "[2]"), ("0", "保持在25", "⁰"), ("2", "新增10", "[2]"), ("2020", "到", "2020")],
)  # fmt: skip
def test_what_stands_for_a_raised_run(run: str, before: str, now: str) -> None:
    assert written(run, before) == now
