"""RTF, MHT, DOC and PDF files made by the tests, read with the real libraries."""

import sys
from pathlib import Path

import pytest

from gongwen.errors import InputError
from gongwen.model import Page, Source
from gongwen.read import read
from gongwen.settings import Settings
from tests.plain_pdf import plain_pdf
from tests.word97 import compound, word97

WORD_97 = Path(__file__).parent.parent / "samples" / "word-97" / "extra.doc"


def page_of(data: bytes, settings: Settings | None = None) -> Page:
    return read(Source("a", data), settings or Settings())


# --- RTF -------------------------------------------------------------------------------------------------------------


def gbk(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gb18030"))


def escaped(text: str) -> str:
    return "".join(f"\\u{ord(c) - 65536 if ord(c) > 32767 else ord(c)}?" for c in text)


def rtf(body: str) -> bytes:
    fonts = r"{\fonttbl{\f0\fnil\fcharset134 " + gbk("宋体") + r";}{\f1\froman\fcharset0 Times;}}"
    return (r"{\rtf1\ansi\ansicpg936\deff0" + fonts + body + "}").encode("latin-1")


def test_rtf_text_in_code_page_and_unicode() -> None:
    body = (
        r"\pard\qc\b\fs44 " + gbk("通知") + r"\par\pard\b0 " + escaped("各村：") + r"\par\f1 " + gbk("请备耕") + r"\par"
    )
    page = page_of(rtf(body))
    assert page.text.string == "通知\n各村：\n请备耕"
    assert page.blocks[0].style.centred
    assert page.blocks[0].style.bold
    assert page.blocks[0].style.size == 22


def test_rtf_character_split_over_two_lines_of_the_file() -> None:
    assert page_of(rtf(gbk("春耕").replace("\\'b4\\'ba", "\\'b4\r\n\\'ba") + r"\par")).text.string == "春耕"


def test_rtf_furniture_hidden_text_and_changes() -> None:
    body = r"{\header " + gbk("页眉") + r"\par}" + gbk("甲") + r"{\v " + gbk("藏") + r"}{\deleted " + gbk("旧") + r"}"
    body += r"{\revised " + gbk("新") + r"}\par{\*\unknown " + gbk("无") + "}"
    page = page_of(rtf(body))
    assert page.text.string == "甲新"
    assert page.source == "页眉\n甲新"
    assert page.omitted[0].length == 2
    assert page_of(rtf(body), Settings(tracked_changes="old")).text.string == "甲旧"


def test_rtf_without_its_end_is_called_truncated() -> None:
    whole = rtf(gbk("各村要抓紧备耕。") + r"\par " + gbk("完") + r"\par")
    assert not page_of(whole).facts.cut_off
    assert "end is missing" in page_of(whole[:-8]).facts.cut_off


def test_rtf_table() -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl %s\cell %s\cell\row"
    page = page_of(rtf(row % (gbk("项目"), gbk("数量")) + row % (gbk("种子"), "3") + r"\pard " + gbk("完") + r"\par"))
    cells = [(b.cell.row, b.cell.column) for b in page.blocks if b.cell]
    assert cells == [(0, 0), (0, 1), (1, 0), (1, 1)]


# --- MHT -------------------------------------------------------------------------------------------------------------


def test_mht() -> None:
    data = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n--B\r\n'
        b'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    )
    import base64

    data += base64.encodebytes("<html><body><p>第一条　为了规范管理，制定本办法。</p></body></html>".encode("gb18030"))
    page = page_of(data + b"\r\n--B--\r\n")
    assert page.text.string == "第一条　为了规范管理，制定本办法。"
    assert page.media_type == "multipart/related"


def test_mht_without_its_end_is_called_truncated() -> None:
    whole = (WORD_97.parent.parent / "saved-as-mht" / "input.mht").read_bytes()
    assert not page_of(whole).facts.cut_off
    assert "end is missing" in page_of(whole[:-20]).facts.cut_off


# --- DOC -------------------------------------------------------------------------------------------------------------


def test_doc() -> None:
    pytest.importorskip("doc2docx")
    page = page_of(word97("关于做好春耕生产的通知\n各村：\n一、抓紧备耕"))
    assert page.text.string == "关于做好春耕生产的通知\n各村：\n一、抓紧备耕"
    assert page.media_type == "application/msword"


def test_doc_with_automatic_numbers_a_table_and_a_header() -> None:
    pytest.importorskip("doc2docx")
    page = page_of((WORD_97.parent.parent / "word-97-with-numbers" / "extra.doc").read_bytes())
    by_text = {page.source[block.start : block.end]: block for block in page.blocks}
    assert by_text["青岭县山塘管护办法"].style.title
    assert {"第二条 本办法适用于全县山塘。", "第四条 本办法自公布之日起施行。", "（二）其他山塘。"} <= set(by_text)
    assert by_text["（小型）"].cell[:7] == by_text["甲塘"].cell[:7] == (1, 1, 0, 1, 1, 3, 4)
    assert by_text["已修"].cell[:7] == (1, 1, 2, 1, 1, 3, 4)
    assert by_text["河西"].cell[:7] == (1, 3, 1, 1, 1, 3, 4)
    assert "青岭县文件汇编" not in page.text.string
    assert [note.rule for note in page.notes] == ["read/page-furniture"]


def test_doc_that_the_first_library_refuses_keeps_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    doc2docx = pytest.importorskip("doc2docx")
    pytest.importorskip("office_oxide")

    def refuse(*_: object) -> None:
        raise IndexError("beyond the end")

    monkeypatch.setattr(doc2docx, "convert", refuse)
    page = page_of(WORD_97.read_bytes())
    assert page.text.string.startswith("白鹿县人民政府关于做好秋粮收购工作的通知\n白政发〔2018〕31号\n")
    assert page.text.string.endswith("\n白鹿县人民政府\n2018年9月3日")
    assert page.omitted[0].reason == "automatic numbers and tables: IndexError: beyond the end"
    monkeypatch.setitem(sys.modules, "office_oxide", None)
    with pytest.raises(InputError, match="can't be read: IndexError"):
        page_of(WORD_97.read_bytes())


def test_doc_whose_text_a_library_loses_is_read_by_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    doc2docx = pytest.importorskip("doc2docx")
    pytest.importorskip("office_oxide")
    whole = doc2docx.convert

    def lose(taken: Path, given: Path) -> None:
        taken.write_bytes(word97("正文"))
        whole(taken, given)

    monkeypatch.setattr(doc2docx, "convert", lose)
    assert "一、抓紧备耕" in page_of(word97("正文\n一、抓紧备耕")).text.string


def test_doc_without_a_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "doc2docx", None)
    with pytest.raises(InputError, match=r"pip install gongwen\[doc\]"):
        page_of(word97("正文"))


def test_doc_with_a_password() -> None:
    pytest.importorskip("doc2docx")
    with pytest.raises(InputError, match="encrypted"):
        page_of(word97("正文", encrypted=True))


@pytest.mark.parametrize(("stream", "reason"), [("EncryptedPackage", "encrypted"), ("Workbook", "Excel")])
def test_other_ole_files_are_named(stream: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        page_of(compound({stream: b"x"}))


# --- PDF -------------------------------------------------------------------------------------------------------------


def test_pdf_lines_and_furniture() -> None:
    pytest.importorskip("pypdfium2")
    pages = [
        [(230, 805, 10, "某市公报"), (90, 600, 16, f"{mark}、这一页的正文写在这里"), (285, 40, 10, f"— {number} —")]
        for number, mark in enumerate("一二三", 1)
    ]
    page = page_of(plain_pdf(pages))
    assert page.text.string.split("\n") == [f"{mark}、这一页的正文写在这里" for mark in "一二三"]
    assert page.source.count("某市公报") == 3
    assert {note.rule for note in page.notes} == {"read/page-furniture"}


def test_pdf_in_two_columns() -> None:
    pytest.importorskip("pypdfium2")
    lines: list[tuple[float, float, float, str]] = [(150, 600, 20, "横跨两栏的一个大标题")]
    for row in range(8):
        lines.append((60, 560 - 20 * row, 10, f"左栏第{row}行的文字写在这里"))
        lines.append((320, 560 - 20 * row, 10, f"右栏第{row}行的文字写在这里"))
    text = page_of(plain_pdf([lines])).text.string
    assert text.index("左栏第7行") < text.index("右栏第0行")


def test_pdf_paragraphs_are_whole_over_lines_columns_and_pages() -> None:
    pytest.importorskip("pypdfium2")
    words = "各村要把春播面积落实到户由包村干部逐户登记后报乡里备案不得拖延"  # thirty characters, ten a line
    rows = [(80.0, words[0:8]), (60.0, words[8:18]), (60.0, words[18:28]), (80.0, words[2:10]), (60.0, words[10:20])]
    page = [(x, 700 - 20 * row, 10.0, text) for row, (x, text) in enumerate(rows)]
    last = [(60.0, 700, 10.0, words[20:24]), (60.0, 670, 10.0, "一、另起的一个标题")]
    text = page_of(plain_pdf([page, last])).text.string
    assert text.split("\n") == [words[0:28], words[2:24], "一、另起的一个标题"]


def test_pdf_rows_of_a_table_stay_lines() -> None:
    pytest.importorskip("pypdfium2")
    for apart, between in ((110.0, " "), (160.0, "\n")):
        cells = ((60.0, "库点名称"), (apart, "收购数量"))
        rows = [(x, 700 - 30 * row, 10.0, text) for row in range(4) for x, text in cells]
        assert page_of(plain_pdf([rows])).text.string == "\n".join([f"库点名称{between}收购数量"] * 4)


def test_pdf_runs_that_touch_give_no_character_twice() -> None:
    pytest.importorskip("pypdfium2")
    assert (
        page_of(plain_pdf([[(60.0, 700, 10.0, "库点名称"), (100.0, 700, 10.0, "收购数量")]])).text.string
        == "库点名称收购数量"
    )


def test_pdf_decimals_and_dashes_stay_whole() -> None:
    """Marks have small boxes of ink; what counts is the room that they take."""
    pytest.importorskip("pypdfium2")
    line = "一、全年收入12.36亿元，增长6.8％——好于预期"
    letters = [(60.0 + 10 * at, 700.0, 10.0, letter) for at, letter in enumerate(line)]
    assert page_of(plain_pdf([letters])).text.string == line


def test_pdf_line_far_below_is_no_continuation() -> None:
    pytest.importorskip("pypdfium2")
    lines = [(60.0, 700.0 - 20 * row, 10.0, "每一行都一样长的字。") for row in range(4)]
    text = page_of(plain_pdf([[*lines, (60.0, 400.0, 10.0, "远处的一行")]])).text.string
    assert text.split("\n")[-1] == "远处的一行"


def test_pdf_columns_of_a_short_last_page() -> None:
    pytest.importorskip("pypdfium2")
    pages = [
        [
            (x, 700 - 30 * row, 10.0, f"{side}栏第{row}行的文字写在这。")
            for row in range(rows)
            for x, side in ((60.0, "左"), (320.0, "右"))
        ]
        for rows in (8, 3)
    ]
    last = page_of(plain_pdf(pages)).text.string.split("\n")[16:]
    assert last == [f"{side}栏第{row}行的文字写在这。" for side in "左右" for row in range(3)]


def test_pdf_header_on_both_of_two_pages() -> None:
    pytest.importorskip("pypdfium2")
    pages = [[(230.0, 805, 10, "某县文件"), (90.0, 600, 16, f"正文第{mark}段写在这里")] for mark in "一二"]
    assert page_of(plain_pdf(pages)).text.string == "正文第一段写在这里\n正文第二段写在这里"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (plain_pdf([[], []], rules=((50, 50, 90, 90),)), "OCR"),
        (plain_pdf([[], []]), "shows nothing"),
        (b"%PDF-1.4 cut off", "damaged"),
    ],
)
def test_pdf_without_text_or_damaged(data: bytes, reason: str) -> None:
    pytest.importorskip("pypdfium2")
    with pytest.raises(InputError, match=reason):
        page_of(data)


# --- WordML ----------------------------------------------------------------------------------------------------------


def test_word_2003_xml_under_the_name_doc() -> None:
    number = '<w:pPr><w:listPr><wx:t wx:val="一、"/></w:listPr></w:pPr>'
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?><w:wordDocument '
        'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"><w:body><wx:sect>'
        f"<w:p><w:r><w:t>春耕通知</w:t></w:r></w:p><w:p>{number}<w:r><w:t>抓紧备耕</w:t></w:r></w:p>"
        "</wx:sect></w:body></w:wordDocument>"
    )
    assert page_of(xml.encode()).text.string == "春耕通知\n一、抓紧备耕"


def test_flat_opc() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<pkg:package '
        'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/document.xml">'
        f'<pkg:xmlData><w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>春耕通知</w:t></w:r></w:p></w:body>'
        "</w:document></pkg:xmlData></pkg:part></pkg:package>"
    )
    assert page_of(xml.encode()).text.string == "春耕通知"


def test_rtf_table_keeps_spans_and_blank_cells() -> None:
    first = r"\trowd\cellx1000\clmgf\cellx2000\clmrg\cellx3000\pard\intbl %s\cell %s\cell\cell\row"
    plain = r"\trowd%s\cellx1000\cellx2000\cellx3000\pard\intbl %s\cell %s\cell %s\cell\row"
    words = [gbk(word) for word in ("乡镇", "面积", "城关", "小麦", "玉米")]
    body = first % (words[0], words[1]) + plain % (r"\clvmgf", words[2], words[3], "3")
    body += plain % (r"\clvmrg", "", words[4], "") + plain % ("", "", "", "")
    page = page_of(rtf(body + r"\pard " + gbk("完") + r"\par"))
    cells = {page.source[b.start : b.end]: b.cell for b in page.blocks if b.cell}
    assert cells["面积"][:7] == (1, 0, 1, 1, 2, 3, 4)
    assert cells["城关"][:7] == (1, 1, 0, 2, 1, 3, 4)
    assert cells["玉米"][:7] == (1, 2, 1, 1, 1, 3, 4)
    page = page_of(
        rtf(plain % ("", words[0], words[1], "3") + first % (words[2], "") + r"\pard " + gbk("完") + r"\par")
    )
    assert [block.cell.blank for block in page.blocks if block.cell] == [((1, 1, 1, 2),), (), (), ()]


def test_rtf_styles_by_name() -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s5 Title;}}"
    body = (
        styles
        + r"\pard\s5 "
        + gbk("通知")
        + r"\par\pard\s1 "
        + gbk("要求")
        + r"\par\pard\s0 "
        + gbk("请备耕。")
        + r"\par"
    )
    assert [(b.style.title, b.style.heading) for b in page_of(rtf(body)).blocks] == [(True, 0), (False, 1), (False, 0)]
