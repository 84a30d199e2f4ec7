"""Containers: each record is a source, names are safe, limits hold, and a missing end is always reported."""

import csv
import gzip
import io
import json
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from gongwen.errors import InputError
from gongwen.model import Source
from gongwen.read import expand, expand_file, read
from gongwen.settings import Settings

TEXT = "关于做好春耕生产的通知\n各村：\n请抓紧备耕。"


def opened(data: bytes, settings: Settings | None = None) -> tuple[list[Source], str]:
    """The sources in a container, and the error at its end."""
    found: list[Source] = []
    try:
        for source in expand(Source("box", data), settings or Settings()):
            found.append(source)
    except InputError as error:
        return found, str(error)
    return found, ""


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_what_is_no_container_is_given_back() -> None:
    source = Source("a.txt", TEXT.encode())
    assert list(expand(source, Settings())) == [source]


def test_zip_with_unsafe_names_and_a_zip_inside() -> None:
    data = zipped({"../../etc/a.txt": TEXT.encode(), "子/b.txt": TEXT.encode(), "c.zip": zipped({"d.txt": b"x"})})
    found, error = opened(data)
    assert [source.uri for source in found] == ["box/etc/a.txt", "box/子/b.txt", "box/c.zip/d.txt"]
    assert not error


def test_names_in_gbk() -> None:
    data = zipped({"ABCD.txt": TEXT.encode()}).replace(b"ABCD.txt", "通知".encode("gb18030") + b".txt")
    assert [source.uri for source in opened(data)[0]] == ["box/通知.txt"]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    found, error = opened(zipped({"a.txt": bytes(20 << 20)}))
    assert not found
    assert "bomb" in error
    with pytest.raises(InputError, match="bomb"):
        read(Source("a.txt.gz", gzip.compress(bytes(20 << 20))), Settings())


def test_a_truncated_zip_says_so() -> None:
    error = opened(zipped({"a.txt": TEXT.encode()})[:-30])[1]
    assert error == "a truncated zip file: its table of contents, which ends a zip, is not there"


def test_tar_gz() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        entry = tarfile.TarInfo("/x/a.txt")
        entry.size = len(TEXT.encode())
        archive.addfile(entry, io.BytesIO(TEXT.encode()))
    assert [(source.uri, source.data) for source in opened(stream.getvalue())[0]] == [("box/x/a.txt", TEXT.encode())]


def test_one_gzipped_text_is_a_text() -> None:
    data = gzip.compress(TEXT.encode())
    assert read(Source("a.txt.gz", data), Settings()).source == TEXT
    with pytest.raises(InputError, match="truncated"):
        read(Source("a.txt.gz", data[:-9]), Settings())


def test_json_lines_keep_address_and_date_and_report_the_broken_last_line() -> None:
    record = {"id": "a/1", "title": "春耕通知", "text": TEXT, "url": "https://example.org/1", "date": "2021年3月5日"}
    data = (json.dumps(record) + "\n" + json.dumps({"content": TEXT}) + '\n{"text": "半').encode()
    found, error = opened(data)
    assert [source.uri for source in found] == ["box/a_1", "box/000002"]
    assert (found[0].page_url, found[0].published) == ("https://example.org/1", "2021-03-05")
    assert found[0].data.decode() == "春耕通知\n" + TEXT
    assert "line 3 is not JSON" in error


def test_json_list_and_unknown_fields() -> None:
    assert len(opened(json.dumps([{"text": TEXT}, {"text": TEXT}]).encode())[0]) == 2
    assert "--text-field: zw" in opened(json.dumps([{"zw": "一级"}]).encode())[1]
    assert len(opened(json.dumps([{"zw": TEXT}]).encode(), Settings(text_field="zw"))[0]) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_csv_with_line_ends_in_its_cells(encoding: str) -> None:
    stream = io.StringIO()
    table = csv.writer(stream)
    table.writerows([("编号", "正文"), ("7", TEXT), ("8", "另一篇，有逗号")])
    found, error = opened(stream.getvalue().encode(encoding))
    assert [(source.uri, source.data.decode()) for source in found] == [("box/7", TEXT), ("box/8", "另一篇，有逗号")]
    assert not error


def test_a_text_with_commas_is_no_csv() -> None:
    assert len(opened("一,二,三\n四,五,六\n".encode())[0]) == 1


def test_parquet() -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    stream = io.BytesIO()
    parquet.write_table(arrow.table({"id": ["a", "b"], "text": [TEXT, TEXT]}), stream)
    assert [source.uri for source in opened(stream.getvalue())[0]] == ["box/a", "box/b"]
    assert "damaged" in opened(stream.getvalue()[:60])[1]


PAGE = "<html><body><p>各村要抓紧备耕，保证春耕生产。</p></body></html>"


def warc_record(kind: str, name: str, body: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{name}>\r\n"
    head += "WARC-Target-URI: http://example.org/\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
    head += f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def http(page: bytes, kind: str = "text/html; charset=gbk", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(page)}\r\n\r\n".encode() + page


def test_warc_plain_and_gzipped() -> None:
    pytest.importorskip("fastwarc")
    records = [
        warc_record("request", "r0", b"GET / HTTP/1.1\r\n\r\n"),
        warc_record("response", "r1", http(PAGE.encode("gbk"))),
        warc_record("response", "r2", http(b"\x89PNG", "image/png")),
        warc_record("response", "r3", http(b"gone", status="404 Not Found")),
    ]
    for data in (b"".join(records), b"".join(map(gzip.compress, records))):
        found, error = opened(data)
        assert not error
        assert [(s.uri, s.charset, s.page_url) for s in found] == [("box/r1", "gbk", "http://example.org/")]
        assert "保证春耕生产" in read(found[0], Settings()).text.string


@pytest.mark.parametrize("packed", [False, True])
def test_a_truncated_warc_gives_its_whole_pages_and_says_so(packed: bool) -> None:
    pytest.importorskip("fastwarc")
    records = [warc_record("response", name, http(PAGE.encode("gbk"))) for name in ("r1", "r2")]
    data = b"".join(map(gzip.compress, records) if packed else records)[:-40]
    found, error = opened(data)
    assert [source.uri for source in found] == ["box/r1"]
    assert "truncated" in error


def test_a_container_is_no_text() -> None:
    with pytest.raises(InputError, match="unpack"):
        read(Source("a.zip", zipped({"a.txt": b"x"})), Settings())


def test_office_files_that_are_no_texts_are_named() -> None:
    assert "Excel" in opened(zipped({"xl/workbook.xml": b"<x/>"}))[1]


def large(path: Path, settings: Settings) -> tuple[int, str, int]:
    """Records in a file read as a stream, the error at its end, and the most memory that took, in bytes."""
    count, error = 0, ""
    tracemalloc.start()
    try:
        with open(path, "rb") as file:
            for record in expand_file("box", file, settings) or ():
                count += 1
                assert len(record.data) <= settings.max_bytes
    except InputError as trouble:
        error = str(trouble)
    finally:
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return count, error, most


MANY = 1500
LONG = TEXT * 20  # 1.4 KB: so many of them are 2 MB, twice what the settings of these tests hold
HOLD = Settings(max_bytes=1 << 20)


def as_tar(mode: Literal["w", "w:gz"]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for number in range(MANY):
            entry = tarfile.TarInfo(f"{number}.txt")
            entry.size = len(LONG.encode())
            archive.addfile(entry, io.BytesIO(LONG.encode()))
    return stream.getvalue()


def as_csv(encoding: str) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([("id", "正文"), *((number, LONG) for number in range(MANY))])
    return stream.getvalue().encode(encoding)


@pytest.mark.parametrize(
    "make",
    [
        lambda: zipped({f"{number}.txt": LONG.encode() for number in range(MANY)}),
        lambda: as_tar("w"),
        lambda: as_tar("w:gz"),
        lambda: b"".join(json.dumps({"id": n, "text": LONG}).encode() + b"\n" for n in range(MANY)),
        lambda: json.dumps([{"id": n, "text": LONG} for n in range(MANY)]).encode(),
        lambda: as_csv("gb18030"),
        lambda: gzip.compress(as_csv("utf-8"), 1),
    ],
    ids=["zip", "tar", "tar.gz", "jsonl", "json", "csv in GBK", "csv.gz"],
)
def test_a_container_larger_than_the_limit_is_read_record_by_record(
    make: Callable[[], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongwen.read.characters.SAMPLE", 1 << 16)
    (tmp_path / "box").write_bytes(make())
    count, error, most = large(tmp_path / "box", HOLD)
    assert (count, error) == (MANY, "")
    assert most < 3 << 20  # names of the records, and a zip's directory


def test_an_archive_of_more_than_64_megabytes(tmp_path: Path) -> None:
    """Between two texts a file that is too large itself; on disk it is a hole."""
    path = tmp_path / "box.tar"
    with open(path, "wb") as file:
        for name, size in (("a.txt", len(TEXT.encode())), ("hole.bin", 70 << 20), ("b.txt", len(TEXT.encode()))):
            entry = tarfile.TarInfo(name)
            entry.size = size
            file.write(entry.tobuf())
            if name == "hole.bin":
                file.seek(size, io.SEEK_CUR)
            else:
                file.write(TEXT.encode().ljust(tarfile.BLOCKSIZE, b"\0"))
        file.write(bytes(2 * tarfile.BLOCKSIZE))
    assert path.stat().st_size > Settings().max_bytes
    count, error, most = large(path, Settings())
    assert count == 2
    assert "hole.bin is too large" in error
    assert most < 4 << 20


def test_warc_larger_than_the_limit(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    page = http((PAGE * 20).encode("gbk"))
    records = [warc_record("response", f"r{number}", page) for number in range(1000)]
    records.insert(5, warc_record("response", "long", http(b"a" * (2 << 20))))
    for name, data in (("plain", b"".join(records)), ("packed", b"".join(gzip.compress(r, 1) for r in records))):
        (tmp_path / name).write_bytes(data)
        count, error, most = large(tmp_path / name, HOLD)
        assert count == 1000
        assert "a record of 2097" in error
        assert most < 3 << 20


def test_a_large_file_that_is_no_container(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT * 1000, encoding="utf-8")
    with open(path, "rb") as file:
        assert expand_file("a.txt", file, Settings(max_bytes=1000)) is None


@pytest.mark.parametrize("cut", [700, 1024, 1100])
def test_a_tar_without_its_end_says_so(cut: int) -> None:
    assert "truncated" in opened(as_tar("w")[: cut * 10])[1]


def test_a_bomb_in_a_stream_is_refused_on_the_way() -> None:
    data = gzip.compress(json.dumps({"text": TEXT}).encode() + b"\n" + b" " * (40 << 20))
    assert "bomb" in opened(data)[1]


def test_a_zip_that_holds_word_documents_is_a_zip() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.docx", zipped({"word/document.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}))
    assert [source.uri for source in opened(stream.getvalue())[0]] == ["box/a.docx"]


def test_a_zip_in_gzip_is_opened() -> None:
    assert [s.uri for s in opened(gzip.compress(zipped({"a.txt": TEXT.encode()})))[0]] == ["box/a.txt"]


def test_csv_rows_that_lose_text_are_reported() -> None:
    data = "编号,正文\n1,没有引号,后半句会丢\n2,好的一行\n".encode()
    found, error = opened(data)
    assert [source.uri for source in found] == ["box/2"]
    assert "record 1 has more columns than the header" in error


def test_csv_with_an_open_quotation_mark() -> None:
    data = ('编号,正文\n1,好的一行\n2,"没有收尾' + "，再一句" * 4000).encode()
    found, error = opened(data, Settings(max_bytes=40_000))
    assert "quotation mark" in error or len(found) == 2


def test_one_json_object_over_many_lines_and_a_bad_line() -> None:
    found, error = opened(json.dumps({"id": "a", "text": TEXT}, indent=2).encode())
    assert [source.uri for source in found] == ["box/a"]
    assert not error
    good = json.dumps({"text": TEXT}).encode()
    found, error = opened(b'{"text": oops}\n' + good + b"\n[bad\n" + good)
    assert len(found) == 2
    assert "line 1 is not JSON; line 3 is not JSON" in error


def test_a_truncated_json_list_gives_its_whole_records() -> None:
    found, error = opened(json.dumps([{"text": TEXT}, {"text": TEXT}]).encode()[:-30])
    assert len(found) == 1
    assert "truncated JSON list, after 1 records" in error


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_tables_and_records_in_utf_16(encoding: str) -> None:
    table = f"编号\t正文\r\n7\t{TEXT.replace(chr(10), '')}\r\n"
    found, error = opened(table.encode(encoding))
    assert [source.uri for source in found] == ["box/7"]
    assert not error
    record = json.dumps({"text": TEXT}, ensure_ascii=False) + "\n"
    assert [source.uri for source in opened(record.encode(encoding))[0]] == ["box/000001"]


def test_records_that_run_together_are_reported() -> None:
    found, error = opened('编号,正文\n1,好的一行\n2,"没有收尾的引号\n3,下一行\n'.encode())
    assert [source.uri for source in found] == ["box/1", "box/2"]
    assert "a quotation mark is not closed" in error


def test_a_record_without_text_is_named_by_its_number_and_the_others_are_read() -> None:
    found, error = opened("标题,正文\n甲,第一段文字。\n乙,\n丙,第三段文字。\n".encode())
    assert [source.uri for source in found] == ["box/000001", "box/000003"]
    assert error == "record 2 has no text; whatever else the file holds was read"


def test_a_title_stands_over_the_html_of_its_record() -> None:
    rows = [
        {"title": "关于清理沟渠的通知", "content": "<p>各村：</p><p>请抓紧清理。</p>"},
        {"title": "关于清理沟渠的通知", "content": "各村：<br>请抓紧清理。<br><br>　　一、明确责任。<br>"},
        {
            "title": "沟渠",
            "content": "<table><tr><td>东渠</td><td>12</td></tr><tr><td>西沟渠</td><td>34</td></tr></table>",
        },
    ]
    found, error = opened("\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode())
    assert not error
    texts = [read(source, Settings()).text.string for source in found]
    assert texts[0] == "关于清理沟渠的通知\n各村：\n请抓紧清理。"
    assert texts[1].split("\n") == ["关于清理沟渠的通知", "各村：", "请抓紧清理。", "　　一、明确责任。"]
    assert "\n东渠\n12\n西沟渠\n34" in texts[2]


def test_a_title_that_the_text_opens_with_is_not_put_over_it_again() -> None:
    for text in ("<p>清理沟渠方案</p><p>为清理沟渠，制定本方案。</p>", "某某镇清理沟渠方案\n一、目标\n"):
        found, _ = opened(json.dumps({"title": "清理沟渠方案", "text": text}).encode())
        assert found[0].data.decode() == text


def test_half_a_character_ends_no_archive() -> None:
    rows = ['{"text": "一篇\\ud800文", "id": "\\ud800"}', json.dumps({"text": TEXT, "url": "\udfff"})]
    found, said = opened("\n".join(rows).encode())
    assert [source.data.decode() for source in found] == ["一篇\ufffd文", TEXT]
    assert not said
    assert "\ufffd" in found[0].uri
    assert found[1].page_url == "\ufffd"


@pytest.mark.parametrize(("unit", "value"), [("ns", 1 << 62), ("us", 1 << 60), ("s", 400_000_000_000)])
def test_times_that_python_has_no_place_for(unit: str, value: int) -> None:
    arrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    table = arrow.table(
        {
            "text": [TEXT],
            "seen": arrow.array([value], arrow.int64()).cast(arrow.timestamp("us" if unit == "s" else unit)),
        }
    )
    stream = io.BytesIO()
    parquet.write_table(table, stream)
    found, said = opened(stream.getvalue())
    assert [source.data.decode() for source in found] == [TEXT]
    assert not said


def test_a_date_column_of_parquet_is_the_date() -> None:
    arrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    day = arrow.array([17000], arrow.int32()).cast(arrow.date32())
    stream = io.BytesIO()
    parquet.write_table(arrow.table({"text": [TEXT], "date": day}), stream)
    assert opened(stream.getvalue())[0][0].published == "2016-07-18"


def test_a_string_of_parquet_that_is_no_utf8() -> None:
    arrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    broken = arrow.array([TEXT.encode() + b"\xff"]).cast(arrow.binary()).view(arrow.string())
    stream = io.BytesIO()
    parquet.write_table(arrow.table({"text": broken}), stream)
    assert opened(stream.getvalue())[0][0].data.decode() == TEXT + "\ufffd"


HEADS = ("省份,年份,类别,网址,全文", "no,name,link,article_body", "序号\t名称\t备注\t公文内容", "编号;文件;所载文字")


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("quoted", [True, False])
def test_the_column_of_texts_is_told_by_its_content(head: str, quoted: bool) -> None:
    delimiter = next(one for one in "\t;," if one in head)
    texts = [f"关于第{n}次巡塘的通知\n各村：\n请于本月内巡查完毕。汛期每日一次，结果报乡里备案。" for n in (1, 2, 3)]
    texts = texts if quoted else [text.replace("\n", "") for text in texts]
    others = delimiter.join(["甲"] * (head.count(delimiter)))
    rows = [f'{others}{delimiter}"{text}"' if quoted else f"{others}{delimiter}{text}" for text in texts]
    found, said = opened("\n".join([head, *rows]).encode())
    assert not said
    assert [source.data.decode() for source in found] == texts
    assert {source.column for source in found} == {head.split(delimiter)[-1]}
    assert "is the text is told by content" in read(found[0], Settings()).omitted[-1].reason


@pytest.mark.parametrize(
    "text",
    [
        "同志们,今天开会,部署工作。\n一是抓春耕,抓进度,抓质量。\n二是抓水利,抓管护,抓安全。\n",
        "乡镇,山塘,座数\n甲乡,大塘,3\n乙乡,小塘,5\n",
        "名单,张三,李四\n会议要求各村抓紧备耕。,三月底前完成任务并且报告结果。\n",
    ],
)
def test_a_text_with_commas_is_no_table_of_texts(text: str) -> None:
    assert [source.uri for source in opened(text.encode())[0]] == ["box"]


def test_a_field_of_json_lines_is_told_by_its_content() -> None:
    rows = [
        {"bt": f"通知{n}", "zw": f"各村：请于第{n}周内巡塘完毕，结果报乡里备案。不得拖延。", "url": "u"} for n in (1, 2)
    ]
    found, said = opened("\n".join(json.dumps(row) for row in rows).encode())
    assert not said
    assert [source.column for source in found] == ["zw", "zw"]
    assert found[0].page_url == "u"


ROWS = [
    {
        "n": i,
        "pub": f"2021-03-0{i}",
        "href": f"https://www.qinghe.example/{i}.html",
        "what": f"关于修建第{i}条水渠的通知",
        "words": f"各村：第{i}条渠三月开工，四月底完工，请组织好劳力。",
    }
    for i in (5, 6)
]


@pytest.mark.parametrize(
    "data",
    [
        "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS),
        json.dumps(ROWS, ensure_ascii=False),
        json.dumps({"code": 0, "data": {"total": 2, "list": ROWS}}, ensure_ascii=False, indent=1),
        "\n".join([",".join(ROWS[0]), *(",".join(map(str, row.values())) for row in ROWS)]),
    ],
    ids=["lines", "list", "an answer of a service", "csv"],
)
def test_fields_of_unusual_names_are_told_by_what_they_hold(data: str) -> None:
    found, error = opened(data.encode())
    assert not error
    assert [(source.page_url[-7:], source.published) for source in found] == [
        ("/5.html", "2021-03-05"),
        ("/6.html", "2021-03-06"),
    ]
    assert [source.data.decode().split("\n")[0] for source in found] == [row["what"] for row in ROWS]


def test_an_object_with_a_text_and_a_list_is_one_record() -> None:
    data = {"content": ROWS[0]["words"], "files": [{"name": "a.doc"}, {"name": "b.doc"}]}
    assert len(opened(json.dumps(data, ensure_ascii=False).encode())[0]) == 1


def test_what_other_fields_say_is_kept_and_the_rest_is_told() -> None:
    row = {"编号": "7", "Title": "在修渠会议上的讲话", "speaker": "赵青", "来源": "青石县水利局", "摘要": "讲修渠。"}
    found, _ = opened(json.dumps({**row, "content": "同志们：今年修渠三十里。"}, ensure_ascii=False).encode())
    page = read(found[0], Settings())
    assert (page.facts.author, page.facts.site) == ("赵青", "青石县水利局")
    assert [(one.locator, one.length) for one in page.omitted] == [("record:摘要", 4)]
    assert found[0].uri == "box/7"
    linked = json.dumps({"source": "https://www.qinghe.example/7.html", "content": "各村：今年修渠三十里。"})
    assert read(opened(linked.encode())[0][0], Settings()).facts.site == ""
