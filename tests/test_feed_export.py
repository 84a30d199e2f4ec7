"""Feeds stay up to date: what changed is made again, what is gone is listed, and no file is half-written."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from gongwen.command.group import app
from gongwen.errors import SetupError
from gongwen.feed import files
from gongwen.feed.export import FORMATS, Report, export
from gongwen.feed.index import update_index
from gongwen.run.results import taken_away
from tests.fake_run import run, texts


@pytest.fixture
def out(tmp_path: Path) -> Path:
    run(texts(tmp_path / "in", 4), tmp_path / "out")
    return tmp_path / "out"


def again(out: Path) -> None:
    """Clean what changed."""
    run(out.parent / "in", out, prune=True, confirm=lambda count: True)


def feed(out: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "feeds" / name).read_text(encoding="utf-8").splitlines()]


def make(out: Path, *formats: str, size: int = 1 << 20) -> dict[str, Report]:
    return {report.format: report for report in export(out, formats, "document", size)}


def test_one_record_a_document(out: Path) -> None:
    reports = make(out, "jsonl")
    assert reports["jsonl"].changed == 4
    assert [record["source_uri"] for record in feed(out, "documents.jsonl")] == [f"文000{n}.txt" for n in range(4)]


def test_nothing_is_touched_where_nothing_changed(out: Path) -> None:
    formats = tuple(name for name in FORMATS if name != "parquet")
    make(out, *formats)
    before = {p: p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file() and ".gongwen" not in p.parts}
    reports = make(out, *formats)
    assert {report.changed for report in reports.values()} == {0}
    assert {p: p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file() and ".gongwen" not in p.parts} == before


def test_only_what_changed_is_made_again_and_the_rest_is_the_same_bytes(out: Path) -> None:
    make(out, "jsonl", "md")
    before = (out / "feeds" / "documents.jsonl").read_bytes().splitlines()
    (out.parent / "in" / "文0001.txt").write_text("改了。\n", encoding="utf-8")
    again(out)
    reports = make(out, "jsonl", "md")
    assert reports["jsonl"].changed == reports["md"].changed == 1
    after = (out / "feeds" / "documents.jsonl").read_bytes().splitlines()
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, False, True, True]
    assert "改了。" in (out / "文0001.txt.md").read_text(encoding="utf-8")


def test_a_vanished_source_leaves_no_ghost(out: Path) -> None:
    make(out, "jsonl", "bulk", "md")
    old = {record["source_uri"]: record["id"] for record in feed(out, "documents.jsonl")}
    (out.parent / "in" / "文0002.txt").unlink()
    again(out)
    reports = make(out, "jsonl", "bulk", "md")
    assert (reports["jsonl"].dropped, reports["jsonl"].deleted) == (1, 1)
    assert old["文0002.txt"] not in {record["id"] for record in feed(out, "documents.jsonl")}
    assert feed(out, "documents.deleted.jsonl") == [{"id": old["文0002.txt"]}]
    lines = feed(out, "bulk-00001.ndjson")
    assert lines[0] == {"delete": {"_id": old["文0002.txt"]}}
    assert not (out / "文0002.txt.md").exists()


def test_a_source_that_comes_back_is_no_longer_deleted(out: Path) -> None:
    make(out, "jsonl")
    source = out.parent / "in" / "文0002.txt"
    text = source.read_bytes()
    source.unlink()
    again(out)
    make(out, "jsonl")
    source.write_bytes(text)
    again(out)
    assert make(out, "jsonl")["jsonl"].deleted == 0
    assert not (out / "feeds" / "documents.deleted.jsonl").exists()
    assert len(feed(out, "documents.jsonl")) == 4


def test_bulk_is_cut_at_a_size_and_leftovers_go(out: Path) -> None:
    make(out, "bulk", size=900)
    many = sorted((out / "feeds").glob("bulk-0*"))
    assert len(many) > 1
    for path in many:
        data = path.read_bytes()
        assert data.endswith(b"\n")
        lines = [json.loads(line) for line in data.splitlines()]
        assert [set(line) for line in lines[::2]] == [{"index"}] * (len(lines) // 2)
        assert [line["index"]["_id"] for line in lines[::2]] == [line["id"] for line in lines[1::2]]
    make(out, "bulk", size=1 << 20)
    assert len(list((out / "feeds").glob("bulk-0*"))) == 1
    template = json.loads((out / "feeds" / "index-template.json").read_text(encoding="utf-8"))
    assert template["template"]["mappings"]["properties"]["genre"] == {"type": "keyword"}


def test_a_feed_that_was_touched_is_made_anew(out: Path) -> None:
    make(out, "jsonl")
    path = out / "feeds" / "documents.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[:50])
    make(out, "jsonl")
    assert path.read_bytes() == whole
    path.unlink()
    make(out, "jsonl")
    assert path.read_bytes() == whole


def test_a_full_disk_leaves_the_old_feed(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(out, "jsonl")
    whole = (out / "feeds" / "documents.jsonl").read_bytes()
    (out.parent / "in" / "文0001.txt").write_text("改了。\n", encoding="utf-8")
    again(out)

    def full(handle: int) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(files.os, "fsync", full)
        with pytest.raises(SetupError, match="full"):
            make(out, "jsonl")
    assert (out / "feeds" / "documents.jsonl").read_bytes() == whole
    assert not list((out / "feeds").glob(".*"))
    assert make(out, "jsonl")["jsonl"].changed == 1


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(SetupError):
            export(folder, ["jsonl"], "document", 1)
    assert not (tmp_path / ".gongwen").exists()


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (lambda xml, ledger: xml.write_bytes(xml.read_bytes().replace(b'"1.0">', b'"0.9">')), "schema 0.9"),
        (lambda xml, ledger: xml.write_text(xml.read_text("utf-8").replace("通知如下", "通知"), "utf-8"), "ledger"),
        (lambda xml, ledger: xml.write_bytes(b"<a>" * 100_000), "not well-formed"),
        (lambda xml, ledger: xml.write_bytes(xml.read_bytes()[:-9]), "not well-formed"),
        (lambda xml, ledger: ledger.write_bytes(b"[" * 100_000), "not a ledger"),
        (lambda xml, ledger: ledger.write_bytes(b""), "not a ledger"),
        (lambda xml, ledger: ledger.write_bytes(b'{"documents": 5}'), "not a ledger"),
    ],
)
def test_one_bad_file_is_named_and_the_rest_is_done(out: Path, harm: Callable[[Path, Path], None], why: str) -> None:
    make(out, "jsonl", "md")
    before = feed(out, "documents.jsonl")
    harm(out / "文0003.txt.xml", out / "文0003.txt.xml.ledger.jsonl")
    (out / "文0003.txt.xml").touch()  # feeds go by the time of the XML
    (out.parent / "in" / "文0001.txt").write_text("改了。\n", encoding="utf-8")
    run(out.parent / "in", out, only="文0001.txt")
    reports = make(out, "jsonl", "md", "html")
    for report in reports.values():
        assert [trouble.name for trouble in report.troubles] == ["文0003.txt.xml"]
        assert why in report.troubles[0].why
    after = feed(out, "documents.jsonl")
    assert [record["source_uri"] for record in after] == [f"文000{n}.txt" for n in range(4)]
    assert (after[1]["text"], after[3]) == ("改了。\n", before[3])
    assert (out / "文0002.txt.html").is_file()
    indexed = update_index(out, out / "corpus.sqlite")
    assert ([trouble.name for trouble in indexed.troubles], indexed.documents) == (["文0003.txt.xml"], 3)
    run(out.parent / "in", out)
    assert not make(out, "jsonl")["jsonl"].troubles


def test_an_export_never_writes_over_another_xml(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for name in ("a", "a.tei"):
        (source / name).write_text("文。", encoding="utf-8")
    run(source, tmp_path / "out")
    with pytest.raises(SetupError, match="another source"):
        make(tmp_path / "out", "tei")


def test_parquet_of_a_folder(out: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    make(out, "parquet", size=900)
    file = parquet.ParquetFile(out / "feeds" / "documents.parquet")
    assert file.metadata.num_rows == 4
    assert file.metadata.num_row_groups > 1


def test_an_output_that_somebody_took_away_is_told(out: Path) -> None:
    for name in ("文0001.txt", "文0002.txt"):
        (out / f"{name}.xml").unlink()
    (out.parent / "in" / "文0002.txt").unlink()
    assert taken_away(out) == {"文0001.txt.xml": True, "文0002.txt.xml": False}
    for call in (("export", str(out), "--to", "jsonl"), ("index", str(out), "--db", str(out / "found.sqlite"))):
        done = CliRunner().invoke(app, call)
        assert done.exit_code == 1
        assert "文0001.txt.xml: the file is missing; `gongwen clean` makes it again" in done.stderr
        assert "文0002.txt.xml: the file was removed, and its source is gone" in done.stderr
