"""``import gongwen``, as Python programmers use it."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

import gongwen

TEXT = "关于防汛工作的通知\n各乡镇：\n一、总体要求\n2023年,坚持预防为主.\n（一）加强值守。落实二十四小时值班。\n二、时限\n二O二三年完成。\n"


def test_a_str_is_text_bytes_are_data_and_a_path_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "通知.txt"
    file.write_bytes(TEXT.encode("gb18030"))
    texts = {gongwen.clean(one).documents[0].text for one in (TEXT, TEXT.encode(), TEXT.encode("gb18030"), file)}
    assert len(texts) == 1
    assert gongwen.clean(file).done.uri == "通知.txt"
    assert gongwen.clean(TEXT, name="a/b").done.uri == "a/b"


@pytest.mark.parametrize("name", ["关于修路的通知.txt", "data/page.html", "C:\\\\a\\\\b.docx", "a.warc.gz"])
def test_a_str_never_opens_a_file_and_a_name_is_told(name: str) -> None:
    with pytest.raises(gongwen.InputError, match=r"give pathlib\.Path"):
        gongwen.clean(name)


def test_a_short_text_is_text_all_the_same() -> None:
    assert gongwen.clean("请看附件：通知.txt 已发。").documents[0].text == "请看附件：通知.txt 已发。\n"
    assert gongwen.clean("会议改期。").documents[0].text == "会议改期。\n"


def test_html_in_a_str_is_read_as_html_whatever_charset_it_declares() -> None:
    page = (
        f"<html><head><meta charset=gb2312></head><body><p>{TEXT.strip().replace(chr(10), '</p><p>')}</p></body></html>"
    )
    done = gongwen.clean(page).done
    assert done.media_type == "text/html"
    assert "落实二十四小时值班" in done.documents[0].clean.string


def test_the_document_has_title_outline_and_repairs_with_places() -> None:
    result = gongwen.clean(TEXT)
    (document,) = result.documents
    assert (document.n, document.title) == (1, "关于防汛工作的通知")
    assert [section.title for section in document.outline] == ["一、总体要求", "二、时限"]
    assert document.outline[0].children[0].number == "（一）"
    (repair,) = document.repairs
    assert (repair.printed, repair.now, repair.certainty) == ("二O二三", "二〇二三", "high")
    assert repair.evidence
    assert result.source[slice(*repair.source)] == repair.printed


def test_it_becomes_what_the_command_writes() -> None:
    result = gongwen.clean(TEXT)
    assert etree.fromstring(result.to_xml()).findtext(".//title") == "关于防汛工作的通知"
    assert "# 关于防汛工作的通知\n" in result.to_markdown()
    told = json.loads(json.dumps(result.to_dict()))
    assert told["documents"][0]["text"] == result.documents[0].text
    assert result.documents[0].to_dict()["repairs"][0]["now"] == "二〇二三"


def test_the_repr_is_short_and_the_result_pickles() -> None:
    result = gongwen.clean(TEXT * 50, name="长.txt")
    assert repr(gongwen.clean("会议改期。")) == "<Cleaned 'text': 1 document of 5 characters>"
    assert "长.txt" in repr(result)
    assert len(repr(result)) < 100
    assert len(repr(result.documents)) < 150 * len(result.documents)
    assert pickle.loads(pickle.dumps(result)) == result


@pytest.mark.parametrize(
    ("given", "why"), [("", "empty file"), (b"\x89PNG\r\n\x1a\n\0\0", "PNG image"), ("   \n \n", "no text")]
)
def test_what_is_no_text_raises_with_the_reason(given: str | bytes, why: str) -> None:
    with pytest.raises(gongwen.InputError, match=why):
        gongwen.clean(given)


def test_a_lone_surrogate_is_no_reason_to_stop() -> None:
    assert "加强值守" in gongwen.clean(TEXT.replace("各乡镇", "各\ud800乡镇")).documents[0].text


@pytest.fixture(params=["lines.jsonl", "two.zip"])
def records(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file with two sources in it."""
    path = tmp_path / request.param
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", TEXT)
            archive.writestr("b.txt", TEXT.replace("防汛", "防火"))
    else:
        lines = [{"id": "a.txt", "content": TEXT}, {"id": "b.txt", "content": TEXT.replace("防汛", "防火")}]
        path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def test_records_are_refused_and_iterated(records: Path) -> None:
    for given in (records, records.read_bytes()):
        with pytest.raises(gongwen.InputError, match="iter_sources"):
            gongwen.clean(given)
    with pytest.raises(gongwen.InputError, match="iter_sources"):
        gongwen.clean(records, max_bytes=10)
    found = list(gongwen.iter_sources(records))
    assert [source.uri for source in found] == [f"{records.name}/a.txt", f"{records.name}/b.txt"]
    titles = [gongwen.clean(source).documents[0].title for source in found]
    assert titles == ["关于防汛工作的通知", "关于防火工作的通知"]


def test_one_source_iterates_as_itself_and_too_large_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert [source.uri for source in gongwen.iter_sources(file)] == ["a.txt"]
    with pytest.raises(gongwen.InputError, match="too large"):
        gongwen.clean(file, max_bytes=10)
    with pytest.raises(FileNotFoundError):
        gongwen.clean(tmp_path / "none.txt")


def test_settings_are_keywords_and_wrong_ones_are_told() -> None:
    assert "预防为主." in gongwen.clean(TEXT, rules_off=["repair/width"]).documents[0].text
    assert "预防为主." in gongwen.clean(TEXT, rules_off="repair/width").documents[0].text
    with pytest.raises(gongwen.SetupError, match="no setting is called 'rule_off'"):
        gongwen.clean(TEXT, rule_off=[])
    with pytest.raises(gongwen.SetupError, match="no rule is called 'repair/widht'"):
        gongwen.clean(TEXT, rules_off=["repair/widht"])
    with pytest.raises(TypeError, match="not int"):
        gongwen.clean(3)  # type: ignore[arg-type]


def test_the_import_brings_no_stage_and_no_library() -> None:
    code = "import sys, gongwen; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"gongwen.flow", "gongwen.library", "gongwen.model", "lxml", "click", "pydantic", "rich"} & set(loaded)


def test_every_public_name_is_there() -> None:
    for name in gongwen.__all__:
        assert getattr(gongwen, name).__name__ == name
    assert set(gongwen.__all__) <= set(dir(gongwen))


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"max_bytes": "1"}, "max_bytes should be a number above 0"), ({"max_bytes": 0}, "max_bytes should be"),
        ({"threads": "some"}, "threads should be first or all"), ({"text_field": 3}, "text_field should be a string"),
        ({"phrases": "广告"}, "phrases should be a tuple"), ({"year_window": (2020, 1990)}, "year_window should be"),
        ({"year_window": [1990]}, "year_window should be"), ({"tracked_changes": None}, "tracked_changes should be new or old"),
    ],
)  # fmt: skip
def test_a_wrong_value_of_a_setting_is_refused(settings: dict[str, object], told: str) -> None:
    with pytest.raises(gongwen.SetupError, match=told):
        gongwen.clean("工作总结\n一、成绩\n成绩很好。", **settings)
