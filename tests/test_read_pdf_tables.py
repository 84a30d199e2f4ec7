"""Tables of a PDF, ruled or not: rows and columns are never interleaved, and what is not a table stays text."""

import pytest

from gongwen.model import Source
from gongwen.read import read
from gongwen.read.aligned import Piece, tables_in
from gongwen.settings import Settings

from .plain_pdf import Line, plain_pdf

pytest.importorskip("pypdfium2")
Drawn = tuple[float, float, float, str]


def parts(*pages: list[Drawn], rules: tuple[Line, ...] = ()) -> list[tuple[object, str]]:
    """The blocks: table, row and column of a cell, or None, with the text."""
    page = read(Source("a.pdf", plain_pdf(list(pages), rules)), Settings())
    return [(block.cell and block.cell[:3], page.source[block.start : block.end]) for block in page.blocks]


def box(xs: list[float], ys: list[float]) -> tuple[Line, ...]:
    """The rules of a grid."""
    return (*((x, ys[0], x, ys[-1]) for x in xs), *((xs[0], y, xs[-1], y) for y in ys))


XS, YS = [60.0, 160.0, 300.0, 360.0], [700.0, 660.0, 620.0, 580.0]
HEAD: list[Drawn] = [(66, 675, 10, "名称"), (166, 675, 10, "管护单位"), (306, 675, 10, "座数")]


def test_a_ruled_table_between_paragraphs() -> None:
    page = [(60.0, 760.0, 10.0, "山塘情况如下表。"), *HEAD, (66, 635, 10, "甲塘"), (306, 635, 10, "3"),
            (66, 595, 10, "乙塘"), (166, 595, 10, "河西村"), (306, 595, 10, "12"), (60, 540, 10, "以上各塘由村管护。")]  # fmt: skip
    assert parts(page, rules=box(XS, YS)) == [
        (None, "山塘情况如下表。"),
        ((1, 0, 0), "名称"), ((1, 0, 1), "管护单位"), ((1, 0, 2), "座数"),
        ((1, 1, 0), "甲塘"), ((1, 1, 2), "3"),
        ((1, 2, 0), "乙塘"), ((1, 2, 1), "河西村"), ((1, 2, 2), "12"),
        (None, "以上各塘由村管护。"),
    ]  # fmt: skip


def test_a_full_line_of_a_cell_goes_on_and_a_short_one_does_not() -> None:
    page = [*HEAD, (166, 645, 10, "青岭县河西乡大塘村民委"), (166, 630, 10, "员会"), (66, 595, 10, "乙塘"),
            (166, 605, 10, "河西村"), (166, 590, 10, "河东村")]  # fmt: skip
    assert [text for cell, text in parts(page, rules=box(XS, YS)) if cell] == [
        "名称", "管护单位", "座数", "青岭县河西乡大塘村民委员会", "乙塘", "河西村", "河东村",
    ]  # fmt: skip


def test_merged_cells_of_a_ruled_table() -> None:
    rules = (*(rule for rule in box(XS, YS) if rule != (160.0, 700.0, 160.0, 580.0)), (160.0, 660.0, 160.0, 580.0))
    page = [
        (66.0, 675.0, 10.0, "山塘及管护单位"),
        (306, 675, 10, "座数"),
        (66, 635, 10, "甲塘"),
        (166, 635, 10, "河西村"),
    ]
    data = read(Source("a.pdf", plain_pdf([page], rules)), Settings())
    assert next(block.cell for block in data.blocks if block.cell)[:7] == (1, 0, 0, 1, 2, 3, 3)
    page = [(66.0, 635.0, 10.0, "甲塘"), (166, 635, 10, "河西村"), (66, 600, 10, "乙塘"), (306, 600, 10, "3")]
    data = read(Source("a.pdf", plain_pdf([page], rules)), Settings())
    assert next(block.cell for block in data.blocks if block.cell).blank == ((0, 0, 1, 2),)


def test_a_table_goes_on_over_the_page() -> None:
    first, second = [*HEAD, (66.0, 635.0, 10.0, "甲塘")], [(66.0, 675.0, 10.0, "乙塘"), (306, 635, 10, "5")]
    cells = [cell for cell, _ in parts(first, second, rules=box(XS, YS))]
    assert cells == [(1, 0, 0), (1, 0, 1), (1, 0, 2), (1, 1, 0), (1, 3, 0), (1, 4, 2)]


def test_a_table_without_rules() -> None:
    page: list[Drawn] = [(180.0, 760.0, 14.0, "山塘情况表")]
    for row, cells in enumerate(
        [("名称", "位置", "座数"), ("甲塘", "河西", "3"), ("乙塘", "河东", "5"), ("丙塘", "", "7")]
    ):
        page += [(x, 700.0 - 30 * row, 10.0, text) for x, text in zip((60, 200, 340), cells, strict=True) if text]
    found = parts(page)
    assert found[0] == (None, "山塘情况表")
    assert found[1:] == [
        ((1, 0, 0), "名称"), ((1, 0, 1), "位置"), ((1, 0, 2), "座数"), ((1, 1, 0), "甲塘"), ((1, 1, 1), "河西"),
        ((1, 1, 2), "3"), ((1, 2, 0), "乙塘"), ((1, 2, 1), "河东"), ((1, 2, 2), "5"), ((1, 3, 0), "丙塘"), ((1, 3, 2), "7"),
    ]  # fmt: skip


def test_cells_over_two_lines_and_narrow_gaps_in_a_table_without_rules() -> None:
    page: list[Drawn] = [(50, 740, 10, "序号"), (95, 740, 10, "户主"), (195, 740, 10, "项目"), (330, 740, 10, "贷款")]
    for row, name in enumerate(("甲某", "乙某", "丙某", "丁某")):
        y = 710 - 32 * row
        page += [
            (50, y, 10, f"{row + 1}"),
            (95, y, 10, name),
            (195, y, 10, "山货加工与冷库配送服"),
            (330, y, 10, f"{11 + row}.0"),
        ]
        page += [(195, y - 12, 10, "务")]
    cells = [text for cell, text in parts(page) if cell]
    assert cells[:8] == ["序号", "户主", "项目", "贷款", "1", "甲某", "山货加工与冷库配送服务", "11.0"]
    assert cells[-4:] == ["4", "丁某", "山货加工与冷库配送服务", "14.0"]


def test_a_table_without_rules_goes_on_over_the_page_with_one_row() -> None:
    def row(y: float, *texts: str) -> list[Drawn]:
        return [(x, y, 10, text) for x, text in zip((60, 160, 300, 420), texts, strict=True)]

    first = [part for at in range(5) for part in row(200 - 30 * at, f"A0{at}", f"甲{at}村", f"丙{at}公司", f"{at}.50")]
    second = [*row(760, "A05", "戊村", "己公司", "5.50"), (60.0, 700.0, 10.0, "以上各村于月底前验收。")]
    found = parts(
        [(60, 240, 10, "编号"), (160, 240, 10, "单位"), (300, 240, 10, "供应商"), (420, 240, 10, "金额"), *first],
        second,
    )
    assert [text for cell, text in found if cell][-4:] == ["A05", "戊村", "己公司", "5.50"]
    assert found[-1] == (None, "以上各村于月底前验收。")


def test_places_to_fill_in_are_no_columns() -> None:
    page = [
        (60.0, 700.0 - 20 * row, 10.0, text)
        for row, text in enumerate(("姓名　　　性别", "住址　　　电话", "单位　　　职务", "备注　　　附记"))
    ]
    assert not any(cell for cell, _ in parts(page))


def test_a_frame_around_a_text_is_no_table() -> None:
    frame = box([50.0, 400.0], [720.0, 500.0])
    assert parts([(60.0, 700.0, 10.0, "一、总体情况"), (60, 670, 10, "全县有塘。")], rules=frame) == [
        (None, "一、总体情况"),
        (None, "全县有塘。"),
    ]


def rows(*drawn: tuple[str, ...]) -> list[list[Piece]]:
    """Rows whose words stand at every hundredth place."""
    return [[Piece(100.0 * at, 100.0 * at + 5 * len(one), one) for at, one in enumerate(row) if one] for row in drawn]


@pytest.mark.parametrize(
    ("drawn", "tables"),
    [
        ((("年份", "数量"), ("2019", "12"), ("2020", "13")), []),  # two columns of numbers may be dates side by side
        ((("名称", "数量"), ("甲塘", "12"), ("乙塘", "13")), [(0, 3)]),
        ((("甲方：", "乙方："), ("代表：", "代表："), ("某年某月", "某年某月")), []),
        ((("第一章 总则……………", "1"), ("第二章 管护……………", "3"), ("第三章 附则……………", "9")), []),
        ((("正文。",), ("名称", "数量"), ("甲塘", "12"), ("乙塘", "13"), ("正文。",)), [(1, 4)]),
        ((("名称", "数量"), ("甲塘", "12")), []),
    ],
)
def test_where_tables_stand(drawn: tuple[tuple[str, ...], ...], tables: list[tuple[int, int]]) -> None:
    assert tables_in(rows(*drawn), 10.0) == tables


def test_a_full_line_goes_on_where_no_edge_shows() -> None:
    long = "图书馆博物馆文化馆美术馆科技馆纪念馆体育馆青少年活动中心等场馆应当在入口处公布"
    page = [(40.0, 760.0, 10.0, "第一条 为了便民，制定本办法。"), (40, 730, 10, long), (40, 715, 10, "开放时间和联系电话。"),
            (40, 690, 10, "第二条 自公布之日起施行。")]  # fmt: skip
    assert [text for _, text in parts(page)][1] == long + "开放时间和联系电话。"


def test_entries_that_end_alike_by_chance_stay_apart() -> None:
    page = [(40.0, 760.0, 10.0, "下列单位评为先进集体，予以公布。"), *((40.0, 730.0 - 27 * n, 10.0, name) for n, name in
            enumerate(["城北乡中心小学", "城南乡中心小学", "东桥村民委员会"]))]  # fmt: skip
    assert len(parts(page)) == 4


WIDE = "全县共有山塘三百二十六座其中小型山塘二百座去年以来各乡镇新建和加固了一批"  # 36 characters


@pytest.mark.parametrize("rest", ["420户受益。", "98.6%。", "2021年完工。", "“十三五”期间完工。"])
def test_a_line_is_full_where_what_comes_next_cannot_be_parted(rest: str) -> None:
    short, room = WIDE[:34], 5.0 if rest[0].isascii() else 10.0
    page = [(80.0, 760.0, 10.0, WIDE), (60, 740, 10, WIDE + "山塘"), (80 + room, 720, 10, short), (60, 700, 10, rest)]
    assert [text for _, text in parts(page)][-1] == short + rest


def test_a_centred_line_does_not_go_on() -> None:
    page = [(230.0, 760.0, 10.0, "青岭县河西乡水利所二〇一八年度工作总结"), (80, 730, 10, "二〇一八年，我乡水利工作平稳。"),
            (80, 700, 10, WIDE), (60, 680, 10, "大中型山塘。")]  # fmt: skip
    assert [text for _, text in parts(page)][:2] == [page[0][3], page[1][3]]
