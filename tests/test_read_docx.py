"""DOCX files written by the tests: what is read is what Word shows."""

import io
import zipfile

import pytest

from gongwen.errors import InputError
from gongwen.model import Page, Source
from gongwen.read import read
from gongwen.read.counters import written
from gongwen.settings import Settings

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OPEN = f'<w:{{}} xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}">'


def docx(body: str, **parts: str) -> bytes:
    """A package of a body and further parts: ``numbering``, ``styles``, ``footnotes``, ``header`` or ``chunk``."""
    files = {"word/document.xml": OPEN.format("document") + f"<w:body>{body}</w:body></w:document>"}
    overrides = f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
    rels = ""
    for name, content in parts.items():
        if name == "chunk":
            files["word/afchunk.mht"] = content
            overrides += '<Override PartName="/word/afchunk.mht" ContentType="message/rfc822"/>'
            rels += f'<Relationship Id="chunk" Type="{R}/aFChunk" Target="afchunk.mht"/>'
            continue
        root = {"header": "hdr"}.get(name, name)
        files[f"word/{name}.xml"] = OPEN.format(root) + content + f"</w:{root}>"
        overrides += f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{name}+xml"/>'
        rels += f'<Relationship Id="{name}" Type="{R}/{name}" Target="{name}.xml"/>'
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    main = f'<Relationship Id="m" Type="{R}/officeDocument" Target="word/document.xml"/>'
    files["_rels/.rels"] = f'<Relationships xmlns="{REL}">{main}</Relationships>'
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{REL}">{rels}</Relationships>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def page_of(body: str, settings: Settings | None = None, **parts: str) -> Page:
    return read(Source("a.docx", docx(body, **parts)), settings or Settings())


def lines(body: str, settings: Settings | None = None, **parts: str) -> list[str]:
    return page_of(body, settings, **parts).text.string.split("\n")


def t(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def p(inside: str, properties: str = "") -> str:
    inside = inside if inside.startswith("<") else t(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


# --- numbers ---------------------------------------------------------------------------------------------------------


def numbered(text: str, level: int = 0, instance: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>')


def level(at: int, kind: str, text: str, more: str = "") -> str:
    inside = f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{inside}</w:lvl>'


def numbering(levels: str, instances: str = "") -> str:
    first = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{first}{instances}'


OFFICIAL = numbering(
    level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3."),
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
)


def test_numbers_as_word_displays_them() -> None:
    body = (
        numbered("甲") + numbered("乙", 1) + numbered("丙", 1) + numbered("丁", 2) + numbered("戊") + numbered("己", 1)
    )
    assert lines(body, numbering=OFFICIAL) == ["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己"]


def test_an_override_starts_again_and_then_counts_on() -> None:
    body = numbered("甲") + numbered("乙") + numbered("丙", instance=2) + numbered("丁", instance=2)
    assert lines(body, numbering=OFFICIAL) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_articles_never_start_again_under_a_new_chapter() -> None:
    levels = level(0, "chineseCountingThousand", "第%1章") + level(
        1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'
    )
    body = numbered("总则") + numbered("为了", 1) + numbered("附则") + numbered("本法", 1)
    assert lines(body, numbering=numbering(levels)) == ["第一章 总则", "第一条 为了", "第二章 附则", "第二条 本法"]


def test_decimal_outline() -> None:
    body = numbered("甲") + numbered("乙", 1) + numbered("丙", 1)
    levels = level(0, "decimal", "%1") + level(1, "decimal", "%1.%2")
    assert lines(body, numbering=numbering(levels)) == ["1 甲", "1.1 乙", "1.2 丙"]


def test_the_number_may_come_from_the_style() -> None:
    style = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'
    styles = f'<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="条"/><w:pPr>{style}</w:pPr></w:style>'
    page = page_of(p("甲", '<w:pStyle w:val="a1"/>'), numbering=OFFICIAL, styles=styles)
    assert page.text.string == "一、甲"
    assert page.blocks[0].style.heading == 1


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (21, "chineseCountingThousand", "二十一"),
        (101, "chineseCounting", "一百零一"),
        (3, "ideographTraditional", "丙"),
        (12, "ideographZodiac", "亥"),
        (3, "chineseLegalSimplified", "叁"),
        (20, "decimalEnclosedCircleChinese", "⑳"),
        (10, "ideographDigital", "一〇"),
        (4, "lowerRoman", "iv"),
        (27, "upperLetter", "AA"),
        (7, "decimalFullWidth", "７"),
    ],
)
def test_number_formats(value: int, kind: str, shown: str) -> None:
    assert written(value, kind) == shown


# --- changes, hidden text, boxes -------------------------------------------------------------------------------------

CHANGED = (
    p(t("增长") + f"<w:del>{t('5').replace('w:t', 'w:delText')}</w:del><w:ins>{t('6')}</w:ins>" + t("％"))
    + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + t("前半") + "</w:p>" + p("后半")
)  # fmt: skip


def test_tracked_changes() -> None:
    page = page_of(CHANGED)
    assert page.text.string.split("\n") == ["增长6％", "前半后半"]
    assert page.omitted[0].reason == "taken away by a tracked change"
    assert lines(CHANGED, Settings(tracked_changes="old")) == ["增长5％", "前半", "后半"]


def test_hidden_text_is_left_out_with_a_record() -> None:
    page = page_of(p(t("看得见") + t("看不见", "<w:vanish/>")))
    assert page.text.string == "看得见"
    assert (page.omitted[0].length, page.omitted[0].reason) == (3, "hidden text")


def test_text_box_once_content_control_ruby_and_line_break() -> None:
    box = f"<w:txbxContent>{p('框中文字')}</w:txbxContent>"
    both = f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    both += f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ruby = f"<w:r><w:ruby><w:rt>{t('zì')}</w:rt><w:rubyBase>{t('字')}</w:rubyBase></w:ruby></w:r>"
    body = (
        p(t("文") + ruby + both)
        + f"<w:sdt><w:sdtContent>{p(t('甲') + '<w:r><w:br/></w:r>' + t('乙'))}</w:sdtContent></w:sdt>"
    )
    assert lines(body) == ["文字", "框中文字", "甲", "乙"]


def test_footnotes_come_after_the_text() -> None:
    notes = f'<w:footnote w:id="2">{p("见统计公报。")}</w:footnote>'
    page = page_of(p(t("增长") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + t("了")) + p("完"), footnotes=notes)
    assert page.text.string.split("\n") == ["增长[1]了", "完", "[1] 见统计公报。"]
    assert page.blocks[-1].role == "note"


def test_headers_are_of_the_page() -> None:
    page = page_of(p("正文"), header=p("某市人民政府公报"))
    assert page.text.string == "正文"
    assert page.source == "某市人民政府公报\n正文"
    assert page.notes[0].rule == "read/page-furniture"


# --- tables, styles, chunks ------------------------------------------------------------------------------------------


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"


def test_merged_cells() -> None:
    rows = [
        cell("乡镇", '<w:vMerge w:val="restart"/>') + cell("面积", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("小麦") + cell("玉米"),
        cell("城关") + cell("120") + cell("80"),
    ]
    page = page_of("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")
    cells = {page.source[b.start : b.end]: b.cell for b in page.blocks}
    assert cells["乡镇"][:7] == (1, 0, 0, 2, 1, 3, 3)
    assert cells["面积"][:7] == (1, 0, 1, 1, 2, 3, 3)
    assert cells["玉米"][:7] == (1, 1, 2, 1, 1, 3, 3)


def test_styles_are_evidence() -> None:
    heading = p(t("标题", '<w:b/><w:sz w:val="44"/>'), '<w:jc w:val="center"/>')
    lead = p(t("一、总体要求。", "<w:b/>") + t("认真落实。"), '<w:ind w:firstLineChars="200"/>')
    first, second = (block.style for block in page_of(heading + lead).blocks)
    assert (first.bold, first.centred, first.size) == (True, True, 22)
    assert (second.bold, second.bold_lead, second.indent) == (False, 7, 2)


def test_a_law_stored_as_mht() -> None:
    html = "<html><body><h2>第一章 总则</h2><p>第一条 为了规范管理，制定本法。</p></body></html>"
    chunk = f'MIME-Version: 1.0\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n{html}'
    page = page_of('<w:altChunk r:id="chunk"/>', chunk=chunk)
    assert page.text.string.split("\n") == ["第一章 总则", "第一条 为了规范管理，制定本法。"]
    assert page.blocks[0].style.heading == 2
    assert page.blocks[0].locator.startswith("docx:word/afchunk.mht#html:")


@pytest.mark.parametrize("target", ["NULL", "media/image1.png", "../customXml/item9.xml", ""])
def test_a_part_that_is_named_and_not_there_is_told(target: str) -> None:
    data = io.BytesIO(docx(p("各村按时上报。"), styles=""))
    changed = io.BytesIO()
    with zipfile.ZipFile(data) as package, zipfile.ZipFile(changed, "w") as out:
        for name in package.namelist():
            more = f'<Relationship Id="x" Type="{R}/image" Target="{target}"/></Relationships>'.encode()
            is_rels = name == "word/_rels/document.xml.rels"
            content = package.read(name)
            out.writestr(name, content.replace(b"</Relationships>", more) if is_rels else content)
    page = read(Source("a.docx", changed.getvalue()), Settings())
    assert page.text.string == "各村按时上报。"
    assert [omission.reason for omission in page.omitted] == ["the image that the file names and does not hold"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(docx("<w:p/>"), "no text"), (docx(p("正文"))[:-40], "truncated"), (docx(p("正文")).replace(b"word/document.xml", b"word/documant.xml"), "damaged")],
    ids=["empty", "truncated", "no main part"],
)  # fmt: skip
def test_bad_files_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(Source("a.docx", data), Settings())


def test_a_document_of_pictures_without_text_says_what_to_do() -> None:
    for body in (p("<w:r/>"), p("<w:r><w:drawing/></w:r>")):
        with pytest.raises(InputError, match="pictures and holds no text; run OCR"):
            page_of(body, image="")
        with pytest.raises(InputError, match="no text in it"):
            page_of(body)
    assert lines(p(t("各村备耕。")), image="") == ["各村备耕。"]
