"""Engines: shards stay the same, parts are complete, and the bytes are those of a run on one machine."""

import gzip
import io
import json
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("fsspec")
pytest.importorskip("pyarrow")

import pyarrow as pa
import pyarrow.parquet as pq
from click.testing import CliRunner

from gongwen.cli import app
from gongwen.engine.child import Child
from gongwen.engine.collect import collect
from gongwen.engine.plan import Planned, shards
from gongwen.engine.run import R, T, run
from gongwen.engine.shard import Job
from gongwen.errors import SetupError
from gongwen.model import Source
from gongwen.parts.part import part_names, read_part
from gongwen.parts.plan import read_plan, rows
from gongwen.run.fingerprint import Pipeline, fingerprint
from gongwen.run.state import State
from gongwen.run.worker import Limits
from gongwen.settings import Settings

TEXT = "关于{n}号渠道检修的通知\n各村：\n一、时间\n{n}月开工，各村要备好料。\n"

RECORD = '{"text": "关于渠道检修的通知\\n各村：\\n一、时间\\n三月开工，各村要备好料。"}\n'


def fill(folder: Path, count: int) -> Path:
    (folder / "deep").mkdir(parents=True)
    for n in range(count):
        (folder / ("deep" if n % 2 else ".") / f"{n}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "two.jsonl").write_text(RECORD * 2, encoding="utf-8")
    return folder


def serial(work: Callable[[T, Job], R], tasks: Iterable[T], job: Job) -> Iterator[R]:
    for task in tasks:
        yield work(task, job)


def job_of(out: Path, **limits: float) -> Job:
    return Job(str(out), Settings(), Pipeline("f" * 32, (), ()), Limits(**limits))  # type: ignore[arg-type]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.xml*")
        if ".gongwen" not in path.parts
    }


def test_a_source_more_moves_no_other_boundary() -> None:
    sources = [Planned(f"{n:04}", f"file:///{n:04}", 100 + n % 7, "m") for n in range(2000)]
    before = {shard.name for shard in shards(sources, 2000)}
    after = {
        shard.name
        for shard in shards([*sources[:700], Planned("0699a", "file:///0699a", 90, "m"), *sources[700:]], 2000)
    }
    assert len(after - before) <= 5
    assert sum(len(shard.sources) for shard in shards(sources, 2000)) == 2000
    assert all(shard.size <= 4100 for shard in shards(sources, 2000))


@pytest.mark.parametrize("engine", ["local", "ray"])
def test_an_engine_makes_the_bytes_that_one_machine_makes(engine: str, tmp_path: Path) -> None:
    if engine == "ray":
        pytest.importorskip("ray")
    texts, invoke = fill(tmp_path / "texts", 5), CliRunner().invoke
    assert invoke(app, ["clean", str(texts), "-o", str(tmp_path / "alone"), "-q"]).exit_code == 1
    call = ["clean", str(texts), "-o", str(tmp_path / "parts"), "--engine", engine, "--shard-size", "1"]
    made = invoke(app, call)
    assert made.exit_code == 1, made.output
    assert "1 not made into documents" in made.output
    assert invoke(app, ["collect", str(tmp_path / "parts"), "-o", str(tmp_path / "out")]).exit_code == 0
    assert files(tmp_path / "out") == files(tmp_path / "alone")
    assert "0 sources" in invoke(app, call).output


def test_a_changed_source_redoes_itself_and_not_its_shard(tmp_path: Path) -> None:
    texts, job = fill(tmp_path / "texts", 6), job_of(tmp_path / "out")
    first = run([str(texts)], job, 1 << 20, serial)
    assert (first.shards, first.carried) == (1, 0)
    (texts / "0.txt").write_text(TEXT.format(n=7), encoding="utf-8")
    again = run([str(texts)], job, 1 << 20, serial)
    assert (again.done_before, again.carried) == (0, again.sources - 1)
    assert run([str(texts)], job, 1 << 20, serial).done_before == 1


def test_a_newer_reader_redoes_what_it_reads_and_no_more(tmp_path: Path) -> None:
    texts, job = fill(tmp_path / "texts", 6), job_of(tmp_path / "out")
    run([str(texts)], job, 1 << 20, serial)
    newer = replace(job, fingerprint=Pipeline("f" * 16 + "e" * 16, (), (("pypdfium2", "9"),)))
    again = run([str(texts)], newer, 1 << 20, serial)
    told = [row for row in rows(str(tmp_path / "out")) if row.result == "done"]
    assert (again.done_before, again.carried) == (0, len(told))
    other = replace(job, fingerprint=Pipeline("e" * 32, (), ()))
    assert run([str(texts)], other, 1 << 20, serial).carried == 0


def archives(folder: Path, count: int) -> Path:
    """The same texts in every kind of archive, in some under one name twice, and some that are damaged."""
    folder.mkdir()
    texts = [
        TEXT.format(n=n) + "".join(f"第{n * k * 7919 % 9973}号渠道由所在村维护，年底前报送情况。\n" for k in range(40))
        for n in range(count)
    ]
    with tarfile.open(folder / "a.tar.gz", "w:gz") as tar, zipfile.ZipFile(folder / "a.zip", "w") as packed:
        for n, text in enumerate(texts):
            packed.writestr(f"{n}.txt", text)
            entry = tarfile.TarInfo("same.txt" if n < 3 else f"{n}.txt")
            entry.size = len(text.encode())
            tar.addfile(entry, io.BytesIO(text.encode()))
    lines = [json.dumps({"id": n, "text": text}) for n, text in enumerate(texts)]
    (folder / "a.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "cut.jsonl").write_text("\n".join(lines)[:-30], encoding="utf-8")
    (folder / "cut.tar").write_bytes(gzip.decompress((folder / "a.tar.gz").read_bytes())[:-12_000])
    pq.write_table(pa.table({"id": range(count), "正文": texts}), folder / "a.parquet")
    pages = (f"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}".encode() for text in texts)
    with gzip.open(folder / "a.warc.gz", "wb") as warc:
        for n, page in enumerate(pages):
            head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n}>\r\nContent-Type: application/http; msgtype=response"
            warc.write(f"{head}\r\nContent-Length: {len(page)}\r\n\r\n".encode() + page + b"\r\n\r\n")
    return folder


def test_archives_are_cut_by_their_records_and_make_the_bytes_of_one_machine(tmp_path: Path) -> None:
    texts, invoke = archives(tmp_path / "texts", 12), CliRunner().invoke
    invoke(app, ["clean", str(texts), "-o", str(tmp_path / "alone"), "-q", "--jobs", "1"])
    job = Job(str(tmp_path / "parts"), Settings(), fingerprint(Settings()))
    total = run([str(texts)], job, 9_000, serial)
    by_file = read_plan(job.out).by_file()
    cut = {uri: [(one.first, one.last) for one, _ in found] for uri, found in by_file.items()}
    assert all(len(found) > 2 for found in cut.values()), cut
    assert len(cut["a.jsonl"]) == len({part for _, part in by_file["a.jsonl"]})
    assert all(a[1] == b[0] for found in cut.values() for a, b in pairwise(found))
    collect(job.out, tmp_path / "out")
    assert files(tmp_path / "out") == files(tmp_path / "alone")
    assert len(files(tmp_path / "out")) > 2 * 12 * 5
    told = [
        {row.uri: (row.container, row.size, row.sha256, row.result, row.reason) for row in State(out / ".gongwen", read_only=True).rows()}
        for out in (tmp_path / "out", tmp_path / "alone")
    ]  # fmt: skip
    assert told[0].keys() == told[1].keys()
    whole = [{uri: row for uri, row in rows.items() if row[3] != "rejected"} for rows in told]
    assert whole[0] == whole[1]
    assert {uri: row[3:] for uri, row in told[0].items()} == {uri: row[3:] for uri, row in told[1].items()}
    assert run([str(texts)], job, 9_000, serial).done_before == total.shards


def test_a_longer_archive_does_again_only_its_new_records(tmp_path: Path) -> None:
    texts, job = archives(tmp_path / "texts", 8), job_of(tmp_path / "out")
    for path in texts.iterdir():
        path.name == "a.jsonl" or path.unlink()
    run([str(texts)], job, 8_000, serial)
    with (texts / "a.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": 8, "text": TEXT.format(n=8) * 9}) + "\n")
    again = run([str(texts)], job, 8_000, serial)
    assert (again.sources, again.carried) == (10, 8)  # with the row of the archive itself


HEALED = (
    "青河县水利局2018年工作总结\n2018年，全县共修渠道112公里，其中石渠31公里，比2017年多12公里；新打机井201眼，受益农田3.12万亩。\n"
    "一、工程建设\n投入资金1203万元，占全年计划的91%。东山乡、西岭乡、南河镇各修塘坝12座，北坡乡修11座，共计47座。\n"
)


def test_copies_heal_each_other_as_without_an_engine(tmp_path: Path) -> None:
    pytest.importorskip("rensa")
    texts, invoke = fill(tmp_path / "texts", 2), CliRunner().invoke
    (texts / "a.txt").write_text(HEALED.replace("1", ""), encoding="utf-8")
    (texts / "b.jsonl").write_text(json.dumps({"text": HEALED}), encoding="utf-8")
    for more in ([], ["--witnesses", str(tmp_path / "alone")]):
        invoke(app, ["clean", str(texts), "-o", str(tmp_path / "alone"), "-q", *more])
        invoke(app, ["compare", str(tmp_path / "alone")])
    parts = str(tmp_path / "parts")
    call = ["clean", str(texts), "-o", parts, "--engine", "local", "-j", "1", "--shard-size", "1", "--witnesses", parts]
    assert "2 cleaned again with what their copies say" in invoke(app, call).output
    assert invoke(app, ["collect", parts, "-o", str(tmp_path / "out")]).exit_code == 0
    assert files(tmp_path / "out") == files(tmp_path / "alone")
    assert 'witness="b.jsonl/' in (tmp_path / "out" / "a.txt.xml").read_text(encoding="utf-8")
    (texts / "b.jsonl").unlink()
    assert "0 cleaned again" in invoke(app, call).output
    assert invoke(app, ["collect", parts, "-o", str(tmp_path / "later")]).exit_code == 0
    assert "witness" not in (tmp_path / "later" / "a.txt.xml").read_text(encoding="utf-8")
    assert not (tmp_path / "later" / "b.jsonl").exists()


def test_what_hangs_or_eats_memory_is_named_and_the_rest_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Child(Settings(), Pipeline("f" * 32, (), ()), Limits(seconds=20, memory=1 << 20)) as child:
        large = child.clean(Source("a.txt", TEXT.encode() * 20_000))
        assert (large.result, large.reason) == ("killed", "needs more memory than it may have")
    with Child(Settings(), Pipeline("f" * 32, (), ()), Limits(seconds=0.001)) as child:
        slow = child.clean(Source("a.txt", TEXT.encode()))
        assert (slow.result, slow.reason) == ("killed", "took longer than 0.001 s")


def test_of_a_shard_only_the_source_that_eats_memory_is_refused(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, times in (("a.txt", 1), ("b.txt", 40_000), ("c.txt", 1)):
        (texts / name).write_text(TEXT.format(n=3) * times, encoding="utf-8")
    job = job_of(tmp_path / "out", memory=48 << 20)
    assert run([str(texts)], job, 1 << 30, serial).troubled == 1
    said = {row.uri: (row.result, row.reason) for row in rows(job.out)}
    assert said["b.txt"] == ("killed", "needs more memory than it may have")
    assert said["a.txt"] == said["c.txt"] == ("done", "")


def test_a_driver_that_is_killed_leaves_no_partial_part(tmp_path: Path) -> None:
    texts, out = fill(tmp_path / "texts", 12), tmp_path / "out"
    code = (
        "import sys; from gongwen.cli import app;"
        f"sys.argv = ['gongwen', 'clean', {str(texts)!r}, '-o', {str(out)!r}, '--engine', 'local']; app()"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(2)
    process.kill()
    process.wait()
    whole = [list(read_part(str(out), name)) for name in part_names(str(out))]
    assert all(rows for rows in whole)
    job = job_of(out)
    total = run([str(texts)], job, 1 << 20, serial)
    (name,) = (name for name in part_names(str(out)) if "-ffff" in name)
    uris = [row["uri"] for row in read_part(str(out), name)]
    assert len(uris) == len(set(uris)) == total.sources == 16


#: A driver whose first shard is done, and whose next ones are begun and wait for the file ``go``.
STOPPED = """
import sys, time
from pathlib import Path
from gongwen.engine import run as room
from gongwen.start import main

texts, out, begun, go = sys.argv[1:]
whole, clean = room.run, room.clean_shard
done = []


def clean_shard(task, job):
    if done:
        Path(begun).touch()
        while not Path(go).exists():
            time.sleep(0.05)
    done.append(task)
    return clean(task, job)


room.clean_shard = clean_shard
room.run = lambda named, job, _, *rest: whole(named, job, 100, *rest)
sys.argv = ["gongwen", "clean", texts, "-o", out, "--engine", "local", "-j", "1", "--exit-zero"]
main()
"""


def test_a_first_ctrl_c_lets_finish_what_was_begun_and_a_second_stops_at_once(tmp_path: Path) -> None:
    texts, out, begun, go = fill(tmp_path / "texts", 12), *(tmp_path / name for name in ("out", "begun", "go"))

    def stopped(times: int, then: Callable[[], object]) -> tuple[int, int]:
        """The exit code of a driver that gets so many Ctrl-C, and the parts that stand behind it."""
        begun.unlink(missing_ok=True)
        driver = subprocess.Popen(
            [sys.executable, "-c", STOPPED, *map(str, (texts, out, begun, go))], stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip
        assert driver.stderr
        until = time.monotonic() + 120
        while not begun.exists() and driver.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        driver.send_signal(signal.SIGINT)
        told = b""
        while b"Ctrl-C again" not in told and (line := driver.stderr.readline()):
            told += line
        assert b"stopping after the tasks that have begun" in told
        for _ in range(times - 1):
            driver.send_signal(signal.SIGINT)
        then()
        told += driver.stderr.read()
        assert b"the same command continues from there" in told
        return driver.wait(60), len(part_names(str(out)))

    assert stopped(1, go.touch) == (130, 2)
    go.unlink()
    assert stopped(2, lambda: None) == (130, 3)
    job = Job(str(out), Settings(), fingerprint(Settings()))
    total = run([str(texts)], job, 100, serial)
    assert (total.done_before, total.shards > 3) == (3, True)
    uris = [row.uri for row in rows(str(out))]
    assert len(uris) == len(set(uris)) == 16


@pytest.mark.parametrize("call", [["nowhere"], ["texts", "--engine", "abacus"]])
def test_a_wrong_call_is_told(call: list[str], tmp_path: Path) -> None:
    fill(tmp_path / "texts", 1)
    with pytest.raises(SetupError):
        CliRunner().invoke(
            app, ["clean", str(tmp_path / call[0]), "-o", str(tmp_path / "out"), "--engine", call[-1] if call[1:] else "local"],
            catch_exceptions=False,
        )  # fmt: skip


def test_feeds_and_tables_read_parts_as_they_read_files(tmp_path: Path) -> None:
    from gongwen.loaders.tables import rows as table_rows

    texts, parts, build = fill(tmp_path / "texts", 12), tmp_path / "parts", tmp_path / "build"
    call = CliRunner().invoke
    assert call(app, ["clean", str(texts), "-o", str(parts), "--engine", "local", "--exit-zero"]).exit_code == 0
    assert call(app, ["clean", str(texts), "-o", str(build), "-q", "--exit-zero", "--jobs", "1"]).exit_code == 0
    for out in (parts, build):
        assert call(app, ["export", str(out), "--to", "jsonl,bulk,txt"]).exit_code == 0
    assert (parts / "feeds" / "documents.jsonl").read_bytes() == (build / "feeds" / "documents.jsonl").read_bytes()
    assert (parts / "deep" / "1.txt.txt").read_bytes() == (build / "deep" / "1.txt.txt").read_bytes()
    assert list(table_rows(parts)) == list(table_rows(build))
    told = call(app, ["index", str(parts), "--db", str(tmp_path / "c.sqlite")])
    assert "14 documents" in told.output
    (texts / "deep" / "1.txt").write_text(TEXT.format(n=99), encoding="utf-8")
    (texts / "3.txt").unlink(missing_ok=True)
    assert call(app, ["clean", str(texts), "-o", str(parts), "--engine", "local", "--exit-zero"]).exit_code == 0
    assert "1 sources read" in call(app, ["index", str(parts), "--db", str(tmp_path / "c.sqlite")]).output
    assert "99号" in (tmp_path / "c.sqlite").read_bytes().decode("utf-8", "ignore")


def test_status_audit_report_diff_and_validate_read_parts(tmp_path: Path) -> None:
    texts, parts, build = fill(tmp_path / "texts", 8), tmp_path / "parts", tmp_path / "build"
    call = CliRunner().invoke
    assert call(app, ["clean", str(texts), "-o", str(parts), "--engine", "local", "--exit-zero", "-q"]).output == ""
    assert call(app, ["clean", str(texts), "-o", str(build), "-q", "--exit-zero", "--jobs", "1"]).exit_code == 0
    told = [json.loads(call(app, ["status", str(out), "--json"]).output) for out in (parts, build)]
    assert told[0] | {"slowest": []} == told[1] | {"slowest": []}
    assert call(app, ["status", str(parts), "--why"]).output == ""
    assert call(app, ["diff", str(parts), str(build)]).output.strip() == "no difference"
    assert call(app, ["validate", str(parts)]).output.startswith(f"{parts}: 10 files, 0 of them")
    audited = call(app, ["audit", str(parts)])
    assert (audited.exit_code, "every one" in audited.output) == (0, True), audited.output
    assert call(app, ["report", str(parts)]).exit_code == 0
    assert "渠道检修" in (parts / "report" / "index.html").read_text(encoding="utf-8")
    assert list(read_plan(str(parts)).held)  # and parts they are still
    (texts / "0.txt").write_text(TEXT.format(n=77), encoding="utf-8")
    (tmp_path / "ours.toml").write_text('rules_off = ["repair/width"]\n', encoding="utf-8")
    assert call(app, ["status", str(parts), "--why"]).output == "0.txt: source\n"
    assert (
        "2.txt: settings\n"
        in call(app, ["status", str(parts), "--why", "--settings", str(tmp_path / "ours.toml")]).output
    )
    changed = call(app, ["audit", str(parts)])
    assert (changed.exit_code, "0.txt: the source has changed" in changed.output) == (1, True)


def test_a_part_that_is_broken_is_told(tmp_path: Path) -> None:
    texts, parts = fill(tmp_path / "texts", 2), tmp_path / "parts"
    call = CliRunner().invoke
    assert call(app, ["clean", str(texts), "-o", str(parts), "--engine", "local", "--exit-zero"]).exit_code == 0
    (part,) = (parts / "parts").iterdir()
    part.write_bytes(part.read_bytes()[:-40])
    for command in (["export", str(parts), "--to", "jsonl"], ["collect", str(parts), "-o", str(tmp_path / "build")]):
        with pytest.raises(SetupError, match="can't be read"):
            call(app, command, catch_exceptions=False)


def test_what_is_collected_is_an_output_folder_like_any_other(tmp_path: Path) -> None:
    texts, parts, build, other = (
        fill(tmp_path / "texts", 8),
        *(tmp_path / name for name in ("parts", "build", "other")),
    )
    call = CliRunner().invoke
    assert call(app, ["clean", str(texts), "-o", str(parts), "--engine", "local", "--exit-zero"]).exit_code == 0
    assert call(app, ["clean", str(texts), "-o", str(other), "-q", "--exit-zero", "--jobs", "1"]).exit_code == 0
    with pytest.raises(SetupError, match="gongwen collect"):
        call(app, ["compare", str(parts)], catch_exceptions=False)
    assert call(app, ["collect", str(parts), "-o", str(build)]).exit_code == 0
    assert files(build) == files(other)
    told = [
        {row.uri: (row.container, row.path, row.size, row.mtime, row.sha256, row.result, row.reason, row.counts)
         for row in State(out / ".gongwen", read_only=True).rows()}
        for out in (build, other)
    ]  # fmt: skip
    assert told[0] == told[1]
    assert call(app, ["audit", str(build)]).exit_code == 0
    assert call(app, ["report", str(build)]).exit_code == 0
    assert call(app, ["status", str(build), "--why"]).output == ""
    assert call(app, ["diff", str(build), str(other)]).output.strip() == "no difference"
    assert (build / "quarantine" / "empty.txt.reason.txt").is_file()
    assert "10 of them up to date" in call(app, ["collect", str(parts), "-o", str(build)]).output
    (texts / "deep" / "1.txt").unlink()
    (texts / "deep" / "3.txt").write_text(TEXT.format(n=77), encoding="utf-8")
    assert call(app, ["clean", str(texts), "-o", str(parts), "--engine", "local", "--exit-zero"]).exit_code == 0
    assert "8 of them up to date" in call(app, ["collect", str(parts), "-o", str(build)]).output
    assert not (build / "deep" / "1.txt.xml").exists()
    assert "77" in (build / "deep" / "3.txt.xml").read_text(encoding="utf-8")
    assert call(app, ["audit", str(build)]).exit_code == 0
