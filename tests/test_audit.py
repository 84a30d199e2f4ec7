"""The audit finds whatever was changed in OUT, and finds nothing if nothing was changed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gongwen.feed.export import export
from gongwen.run.batch import clean
from gongwen.run.call import Call
from gongwen.settings import Settings, Verdict
from gongwen.show.audit import Checked, audit
from tests.fake_run import Seen

TEXT = """关于青竹县208年工作的报告
208年，全县粮食总产54万吨，209年计划增长2%。按照208年省政府通知要求，209年完成投资36亿元。
一、208年工作
（一）加强值守。各单位要落实二十四小时值班制度，共5处。
二、209年安排
（一）排查隐患。要逐一登记，限期整改，于208年7月30日前完成5800处。
"""
RECORDS = '{"id": "a", "text": "各乡镇要做好春耕。一、备足种子。"}\n{"id": "b", "text": ""}\n'


@pytest.fixture
def out(tmp_path: Path) -> Path:
    source = tmp_path / "in"
    source.mkdir()
    (source / "报告.txt").write_text(TEXT, encoding="utf-8")
    (source / "empty.txt").write_bytes(b"")
    (source / "records.jsonl").write_text(RECORDS, encoding="utf-8")
    run(tmp_path / "out")
    return tmp_path / "out"


def run(out: Path, settings: Settings = Settings()) -> Seen:  # noqa: B008
    seen = Seen()
    clean(Call((out.parent / "in",), out, settings, jobs=1), seen)
    return seen


def wrong(out: Path, settings: Settings = Settings()) -> dict[str, tuple[str, ...]]:  # noqa: B008
    return {found.uri: found.wrong for found in audit(out, settings) if found.wrong}


def test_all_holds(out: Path) -> None:
    assert not wrong(out)
    assert Checked("报告.txt", True, ()) in list(audit(out, Settings()))


def edit(name: str, was: str, now: str) -> Callable[[Path], None]:
    def harm(out: Path) -> None:
        text = (out / name).read_text(encoding="utf-8")
        assert was in text
        (out / name).write_text(text.replace(was, now, 1), encoding="utf-8")

    return harm


XML, LEDGER = "报告.txt.xml", "报告.txt.xml.ledger.jsonl"


@pytest.mark.parametrize(
    ("harm", "uri"),
    [
        (edit(XML, 'sic="208', 'sic="207'), "报告.txt"),
        (edit(XML, ' n="2"', ' n="3"'), "报告.txt"),
        (edit(XML, "限期整改", "限期改"), "报告.txt"),
        (edit(XML, ' level="2"', ' level="3"'), "报告.txt"),
        (edit(LEDGER, '"rule": "figures', '"rule": "figure'), "报告.txt"),
        (edit(LEDGER, '"why": "', '"why": "as was said: '), "报告.txt"),
        (edit(LEDGER, '"cert": "high"', '"cert": "medium"'), "报告.txt"),
        (lambda out: (out / LEDGER).unlink(), "报告.txt"),
        (lambda out: (out / XML).write_bytes(b""), "报告.txt"),
        (lambda out: shutil.rmtree(out / "quarantine"), "empty.txt"),
        (edit("quarantine/empty.txt.reason.txt", "empty", "full"), "empty.txt"),
        (lambda out: (out.parent / "in" / "报告.txt").write_text("另一篇。"), "报告.txt"),
        (lambda out: (out.parent / "in" / "报告.txt").unlink(), "报告.txt"),
        (edit("../in/records.jsonl", "种子", "种籽"), "records.jsonl/a"),
        (edit("../in/records.jsonl", '"id": "a"', '"id": "c"'), "records.jsonl/a"),
    ],
)  # fmt: skip
def test_what_was_changed_is_found(out: Path, harm: Callable[[Path], None], uri: str) -> None:
    harm(out)
    assert uri in wrong(out)


def test_what_was_changed_by_hand_is_told_and_cleaned_again(out: Path) -> None:
    before = (out / XML).read_bytes()
    edit(XML, ' n="2"', ' n="3"')(out)  # of the same length
    edit("quarantine/empty.txt.reason.txt", "empty", "fully")(out)
    seen = run(out)
    assert seen.fresh == ["empty.txt", "报告.txt"]
    assert [note.split(" was changed by hand")[0] for note in seen.notes] == ["quarantine/empty.txt.reason.txt", XML]
    assert (out / XML).read_bytes() == before
    assert b' n="3"' in (out / ".gongwen" / "previous" / XML).read_bytes()
    assert not wrong(out)


def test_a_copied_folder_is_up_to_date(out: Path, tmp_path: Path) -> None:
    shutil.copytree(out, tmp_path / "copy", copy_function=shutil.copyfile)
    seen = Seen()
    clean(Call((tmp_path / "in",), tmp_path / "copy", jobs=1), seen)
    assert not seen.fresh
    assert not seen.notes


def test_other_settings_are_held_against_hashes_and_the_ledger(out: Path) -> None:
    other = Settings(year_window=(1950, 2050))
    assert not wrong(out, other)
    assert all(not found.afresh for found in audit(out, other))
    edit(LEDGER, '"now": "2018', '"now": "2017')(out)
    assert "报告.txt" in wrong(out, other)


def test_verdicts_of_no_use_are_named(out: Path) -> None:
    place = TEXT.index("208年工作")
    good = Verdict("报告.txt", place, False)
    seen = run(out, Settings(verdicts=(good, Verdict("报告.txt", 2, True), Verdict("nobody.txt", 0, False))))
    assert seen.notes == [
        "a verdict on 报告.txt has no effect: there is no edit and no question at 2",
        "a verdict on nobody.txt has no effect: no source has that name",
    ]


def test_files_that_export_makes_of_a_source_are_no_strangers(out: Path) -> None:
    export(out, ("tei", "akn"), "document", 1 << 20)
    assert wrong(out) == {}
    shutil.copy(out / "报告.txt.tei.xml", out / "另一份.txt.tei.xml")
    assert wrong(out) == {"另一份.txt.tei.xml": ("no source of this folder made it",)}


@pytest.mark.parametrize("name", ["报告.txt.tei.xml", "报告.txt.docx", "报告.txt.md"])
def test_a_file_under_the_name_of_an_export_that_says_something_else_is_told(out: Path, name: str) -> None:
    shutil.copy(out / XML, out / name)
    assert wrong(out) == {"报告.txt": (f"{name} is not what an export of {XML} gives",)}
    (out / name).unlink()
    export(out, ("tei", "docx", "md"), "document", 1 << 20)
    assert wrong(out) == {}
    (out / name).write_bytes((out / name).read_bytes() + b"\n")
    assert wrong(out) == {"报告.txt": (f"{name} is not what an export of {XML} gives",)}


def test_the_xml_of_a_source_with_the_name_of_an_export_is_none(out: Path) -> None:
    (out.parent / "in" / "报告.txt.tei").write_text(TEXT.replace("青竹", "白石"), encoding="utf-8")
    run(out)
    assert wrong(out) == {}


def test_a_file_that_no_source_made_is_told(out: Path) -> None:
    shutil.copy(out / XML, out / "另一份.txt.xml")
    assert wrong(out) == {"另一份.txt.xml": ("no source of this folder made it",)}


def test_a_name_cut_for_the_file_system_is_no_stranger(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / f"{'长' * 82}.txt").write_text(TEXT, encoding="utf-8")
    run(tmp_path / "out")
    assert not wrong(tmp_path / "out")
