"""Runs over folders: what is cleaned, what is left alone, what goes to quarantine."""

import os
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from gongwen.errors import SetupError
from gongwen.model import Outcome, Source
from gongwen.run.folder import OutFolder, Staged
from gongwen.run.state import State
from gongwen.settings import Settings, Verdict
from tests.fake_run import fake, outputs, run, texts


def test_one_xml_and_one_ledger_a_source(tmp_path: Path) -> None:
    summary, seen = run(texts(tmp_path / "in", 3), tmp_path / "out")
    assert seen.fresh == ["文0000.txt", "文0001.txt", "文0002.txt"]
    assert set(outputs(tmp_path / "out")) == {
        f"文000{n}.txt.xml{tail}" for n in range(3) for tail in ("", ".ledger.jsonl")
    }
    assert (summary.sources, summary.done_now, summary.exit_code) == (3, 3, 0)
    assert summary.counts.kept + summary.counts.removed + summary.counts.changed == summary.counts.characters


def test_a_second_run_does_nothing(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 3)
    run(source, tmp_path / "out")
    before = outputs(tmp_path / "out")
    summary, seen = run(source, tmp_path / "out")
    assert seen.fresh == []
    assert len(seen.old) == 3
    assert outputs(tmp_path / "out") == before
    assert summary.counts.documents == 3


def test_only_what_changed_is_done_again(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 4)
    run(source, tmp_path / "out")
    (source / "文0001.txt").write_text("改了。\n", encoding="utf-8")
    os.utime(source / "文0002.txt", (1, 1))  # touched, the bytes are the same
    (tmp_path / "out" / "文0003.txt.xml").unlink()
    assert run(source, tmp_path / "out")[1].fresh == ["文0001.txt", "文0003.txt"]


def test_settings_make_stale_and_changed_only_leaves_that(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 3)
    run(source, tmp_path / "out")
    other = Settings(rules_off=frozenset(("repair/quotes",)))
    (source / "文0001.txt").write_text("改了。\n", encoding="utf-8")
    assert run(source, tmp_path / "out", settings=other, changed_only=True)[1].fresh == ["文0001.txt"]
    assert run(source, tmp_path / "out", settings=other)[1].fresh == ["文0000.txt", "文0002.txt"]


def test_a_verdict_makes_only_its_source_stale(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 3)
    run(source, tmp_path / "out")
    settings = Settings(verdicts=(Verdict("文0002.txt", 0, False),))
    assert run(source, tmp_path / "out", settings=settings)[1].fresh == ["文0002.txt"]


def test_force_does_all_again_to_the_same_bytes(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 3)
    run(source, tmp_path / "out")
    before = outputs(tmp_path / "out")
    assert len(run(source, tmp_path / "out", force=True)[1].fresh) == 3
    assert outputs(tmp_path / "out") == before


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_jobs_gives_the_same_bytes(tmp_path: Path, jobs: int) -> None:
    source = texts(tmp_path / "in", 40)
    run(source, tmp_path / "one", jobs=1)
    _, seen = run(source, tmp_path / "many", jobs=jobs)
    assert outputs(tmp_path / "one") == outputs(tmp_path / "many")
    assert seen.fresh == sorted(seen.fresh)


def test_bad_sources_stand_in_quarantine_and_the_rest_comes_out(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 2)
    (source / "空.txt").write_bytes(b"")
    (source / "loop").symlink_to("loop")
    (source / "up").symlink_to("..", target_is_directory=True)
    (source / "gone").symlink_to("nowhere")
    os.mkfifo(source / "pipe")
    summary, seen = run(source, tmp_path / "out")
    assert summary.exit_code == 1
    assert summary.quarantined == 5
    assert summary.counts.documents == 2
    reasons = {uri: row.reason for uri, row in seen.rows.items() if row.reason}
    assert reasons["空.txt"] == "empty file: 0 bytes"
    assert "symbolic link" in reasons["loop"]
    assert "symbolic link" in reasons["up"]
    assert "symbolic link" in reasons["gone"]
    assert reasons["pipe"] == "neither a file nor a folder"
    kept = tmp_path / "out" / "quarantine"
    assert (kept / "空.txt").read_bytes() == b""
    assert "empty file" in (kept / "空.txt.reason.txt").read_text(encoding="utf-8")
    again, seen = run(source, tmp_path / "out")
    assert seen.fresh == []
    assert again.exit_code == 1
    assert len(run(source, tmp_path / "out", retry_quarantined=True)[1].fresh) == 5


def test_a_damaged_archive_and_a_bad_record_of_it_both_stand_in_quarantine(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 2)
    with zipfile.ZipFile(source / "a.zip", "w") as archive:
        for name, data in (
            ("空.txt", b""),
            ("broken.txt", b"0123456789"),
            ("好.txt", "各乡镇人民政府：\n按期完成。\n".encode()),
        ):
            archive.writestr(name, data)
    path = source / "a.zip"
    path.write_bytes(path.read_bytes().replace(b"0123456789", b"0123456780"))
    summary, seen = run(source, tmp_path / "out")
    assert (summary.exit_code, summary.quarantined, summary.counts.documents) == (1, 2, 3)
    assert "broken.txt" in seen.rows["a.zip"].reason
    kept = tmp_path / "out" / "quarantine"
    assert (kept / "a.zip").read_bytes() == path.read_bytes()
    assert (kept / "a.zip.records" / "空.txt").read_bytes() == b""
    assert "empty file" in (kept / "a.zip.records" / "空.txt.reason.txt").read_text(encoding="utf-8")


def test_a_source_that_is_well_again_leaves_quarantine(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 1)
    (source / "文0000.txt").write_bytes(b"")
    run(source, tmp_path / "out")
    (source / "文0000.txt").write_text("好了。", encoding="utf-8")
    assert run(source, tmp_path / "out")[0].exit_code == 0
    assert not (tmp_path / "out" / "quarantine").exists()


def test_too_large_is_never_read(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 1)
    with open(source / "big.txt", "wb") as big:
        big.truncate(2000)
    _, seen = run(source, tmp_path / "out", settings=Settings(max_bytes=1000))
    assert seen.rows["big.txt"].reason == "too large: 2000 bytes, the settings allow 1000 (max_bytes)"
    assert (tmp_path / "out" / "quarantine" / "big.txt").stat().st_size == 2000


def test_a_bug_is_quarantined_with_its_traceback(tmp_path: Path) -> None:
    def buggy(source: Source, settings: Settings) -> Outcome:
        if source.uri == "文0001.txt":
            raise ValueError("no\nsuch thing")
        return fake(source, settings)

    summary, seen = run(texts(tmp_path / "in", 3), tmp_path / "out", process=buggy)
    assert summary.exit_code == 3
    assert len(seen.rows) == 3
    assert seen.rows["文0001.txt"].reason == "internal error: ValueError: no such thing"
    trace = (tmp_path / "out" / "quarantine" / "文0001.txt.trace.txt").read_text(encoding="utf-8")
    assert "Traceback" in trace
    assert "buggy" in trace


def test_prune_asks_then_drops_what_has_no_source(tmp_path: Path) -> None:
    source = texts(tmp_path / "in" / "deep", 2).parent
    run(source, tmp_path / "out")
    (source / "deep" / "文0000.txt").unlink()
    assert run(source, tmp_path / "out", prune=True)[0].pruned == 0
    assert len(outputs(tmp_path / "out")) == 4
    assert run(source, tmp_path / "out", prune=True, confirm=lambda count: count == 1)[0].pruned == 1
    assert set(outputs(tmp_path / "out")) == {"deep/文0001.txt.xml", "deep/文0001.txt.xml.ledger.jsonl"}


def test_what_a_run_replaces_is_kept_for_comparison(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 2)
    run(source, tmp_path / "out")
    old = (tmp_path / "out" / "文0000.txt.xml").read_bytes()
    (source / "文0000.txt").write_text("改了。\n", encoding="utf-8")
    run(source, tmp_path / "out")
    previous = tmp_path / "out" / ".gongwen" / "previous"
    assert (previous / "文0000.txt.xml").read_bytes() == old
    assert not (previous / "文0001.txt.xml").exists()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda top: [top / "a" / "x.txt", top / "b" / "x.txt"], "share the output x.txt"),
        (lambda top: [top / "missing"], "no such file"),
        (lambda top: [top / "out"], "output folder"),
        (lambda top: [top / "c"], "output of x"),
    ],
)  # fmt: skip
def test_wrong_calls_start_nothing(tmp_path: Path, make, message: str) -> None:  # type: ignore[no-untyped-def]
    for name in ("a/x.txt", "b/x.txt", "out/x.txt", "c/x", "c/x.xml/y"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("文", encoding="utf-8")
    from gongwen.run.batch import clean
    from gongwen.run.call import Call
    from tests.fake_run import Seen

    with pytest.raises(SetupError, match=message):
        clean(Call(tuple(make(tmp_path)), tmp_path / "out", process=fake), Seen())
    assert set(outputs(tmp_path / "out")) == {"x.txt"}


def test_the_output_folder_is_not_searched(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 2)
    run(source, source / "out")
    assert run(source, source / "out")[1].total == 2


def test_names_in_any_script_and_of_any_length(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    long = "长" * 83 + ".txt"  # 253 bytes: with a suffix it would not fit
    for name in ("ünïcode ☃.txt", "تقرير.txt", "новости.txt", long):
        (source / name).write_text("文。", encoding="utf-8")
    with open(os.fsencode(source) + b"/bad\xff.txt", "wb") as file:
        file.write("文。".encode())
    (source / "line\nbreak.txt").write_text("文。", encoding="utf-8")
    summary, seen = run(source, tmp_path / "out")
    assert summary.exit_code == 0
    assert summary.sources == 6
    assert {"bad%FF.txt", "line%0Abreak.txt"} <= set(seen.rows)
    assert run(source, tmp_path / "out")[1].fresh == []


def test_no_file_is_renamed_before_the_disk_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: set[str] = set()
    renamed: list[str] = []
    flush, put = OutFolder.flush, OutFolder.put

    def watched_flush(self: OutFolder, staged: Iterable[Staged]) -> None:
        files = list(staged)
        flush(self, files)
        flushed.update(file.held for file in files)

    def watched_put(self: OutFolder, staged: Sequence[Staged], keep_old: bool) -> None:
        assert {file.held for file in staged} <= flushed
        renamed.extend(file.written.name for file in staged)
        put(self, staged, keep_old)

    monkeypatch.setattr(OutFolder, "flush", watched_flush)
    monkeypatch.setattr(OutFolder, "put", watched_put)
    source = texts(tmp_path / "in", 150)
    run(source, tmp_path / "out")
    assert len(renamed) == 300
    assert renamed == sorted(renamed, key=lambda name: name.split(".")[0])


def test_rows_tell_what_was_done(tmp_path: Path) -> None:
    run(texts(tmp_path / "in", 1), tmp_path / "out")
    state = State(tmp_path / "out" / ".gongwen", read_only=True)
    (row,) = state.rows()
    state.close()
    assert row.result == "done"
    assert row.counts.documents == 1
    assert len(row.outputs) == 2
    assert len(row.sha256) == 64
