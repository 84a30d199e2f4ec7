"""Sources and parts at addresses of a store: s3, served on this machine."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("s3fs")
pytest.importorskip("pyarrow")
pytest.importorskip("moto.server")

import fsspec
from click.testing import CliRunner
from moto.server import ThreadedMotoServer

from gongwen.cli import app
from gongwen.engine.local import Local
from gongwen.engine.run import R, T, run
from gongwen.engine.shard import Job, Task
from gongwen.errors import SetupError
from gongwen.loaders.tables import rows as table_rows
from gongwen.parts.part import part_names, read_part
from gongwen.parts.plan import rows
from gongwen.parts.store import Store
from gongwen.run.fingerprint import Pipeline, fingerprint
from gongwen.run.worker import Limits
from gongwen.settings import Settings

TEXT = "关于{n}号渠道检修的通知\n各村：\n一、时间\n{n}月开工，各村要备好料。\n"


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    served = ThreadedMotoServer(port=0, verbose=False)
    served.start()
    _host, port = served.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "of-the-test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "of-the-test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    system, name = fsspec.filesystem("s3"), f"texts-{port}"
    system.mkdir(name)
    for n in range(6):
        system.pipe_file(f"{name}/raw/{'deep/' if n % 2 else ''}{n}.txt", (TEXT.format(n=n) * 20).encode())
    yield f"s3://{name}"
    served.stop()
    system.clear_instance_cache()


def test_texts_in_s3_become_parts_in_s3(bucket: str, tmp_path: Path) -> None:
    invoke = CliRunner().invoke
    call = ["clean", f"{bucket}/raw", "-o", f"{bucket}/parts", "--engine", "local", "-j", "1"]
    made = invoke(app, call)
    assert "6 sources" in made.output, made.output
    assert "1 done before; 0 sources" in invoke(app, call).output
    assert invoke(app, ["collect", f"{bucket}/parts", "-o", str(tmp_path / "out")]).exit_code == 0
    (tmp_path / "raw").mkdir()
    fsspec.filesystem("s3").get(f"{bucket}/raw/", f"{tmp_path}/raw/", recursive=True)
    invoke(app, ["clean", str(tmp_path / "raw"), "-o", str(tmp_path / "alone"), "-q", "-j", "1"])
    for path in (tmp_path / "out").rglob("*.xml*"):
        assert path.read_bytes() == (tmp_path / "alone" / path.relative_to(tmp_path / "out")).read_bytes()
    assert len(list((tmp_path / "out").rglob("*.xml"))) == 6


def test_what_is_killed_and_run_again_loses_nothing_and_does_nothing_twice(bucket: str) -> None:
    job = Job(f"{bucket}/parts", Settings(), Pipeline("f" * 32, (), ()))
    worked: list[object] = []

    def serial(work: Callable[[T, Job], R], tasks: Iterable[T], job: Job) -> Iterator[R]:
        for task in tasks:
            worked.extend([task] if isinstance(task, Task) else [])
            yield work(task, job)

    def one_then_dies(work: Callable[[T, Job], R], tasks: Iterable[T], job: Job) -> Iterator[R]:
        for made in serial(work, tasks, job):
            yield made
            if worked:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run([f"{bucket}/raw"], job, 1500, one_then_dies)
    (stands,) = part_names(job.out)
    assert list(read_part(job.out, stands))
    total = run([f"{bucket}/raw"], job, 1500, serial)
    assert total.done_before == 1
    assert len(worked) == len(set(worked)) == total.shards > 1
    uris = [row.uri for row in rows(job.out)]
    assert len(uris) == len(set(uris)) == 6


#: A driver whose engine finishes one shard, and is busy with another for as long as it lives.
DRIVER = """
import sys, time
from gongwen.engine import run as room
from gongwen.start import main

raw, out = sys.argv[1:]
whole, clean = room.run, room.clean_shard
done = []


def clean_shard(task, job):
    if done:
        time.sleep(600)
    done.append(task)
    return clean(task, job)


room.clean_shard = clean_shard
room.run = lambda named, job, _, *rest: whole(named, job, 1500, *rest)
sys.argv = ["gongwen", "clean", raw, "-o", out, "--engine", "local", "-j", "1"]
main()
"""


def test_a_driver_that_is_killed_leaves_one_part_whole_and_another_goes_on(bucket: str) -> None:
    out = f"{bucket}/parts"
    driver = subprocess.Popen([sys.executable, "-c", DRIVER, f"{bucket}/raw", out], stderr=subprocess.DEVNULL)
    until = time.monotonic() + 120
    while driver.poll() is None and not part_names(out) and time.monotonic() < until:
        time.sleep(0.1)
    driver.kill()
    driver.wait()
    (stands,) = part_names(out)
    assert list(read_part(out, stands))
    total = run([f"{bucket}/raw"], Job(out, Settings(), fingerprint(Settings())), 1500, Local(1))
    assert total.done_before == 1
    uris = [row.uri for row in rows(out)]
    assert len(uris) == len(set(uris)) == 6


@pytest.mark.parametrize(
    ("limit", "reason"), [({"seconds": 3}, "took longer than 3 s"), ({"memory": 48 << 20}, "needs more memory than it may have")]
)  # fmt: skip
def test_in_a_store_only_the_source_that_breaks_a_limit_is_refused(
    bucket: str, limit: dict[str, float], reason: str
) -> None:
    fsspec.filesystem("s3").pipe_file(f"{bucket}/raw/large.txt", (TEXT.format(n=3) * 40_000).encode())
    job = Job(f"{bucket}/parts", Settings(), Pipeline("f" * 32, (), ()), Limits(**limit))  # type: ignore[arg-type]

    def serial(work: Callable[[T, Job], R], tasks: Iterable[T], job: Job) -> Iterator[R]:
        yield from (work(task, job) for task in tasks)

    assert run([f"{bucket}/raw"], job, 1 << 30, serial).troubled == 1
    said = {row.uri.rpartition("/")[2]: (row.result, row.reason) for row in rows(job.out)}
    assert said.pop("large.txt") == ("killed", reason)
    assert set(said.values()) == {("done", "")}


def test_a_file_that_is_not_finished_is_no_part(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "_0123-half.parquet").write_bytes(b"PAR1")
    store.write("parts/whole.parquet", b"PAR1")
    assert store.names("parts") == {"whole.parquet"}
    assert os.listdir(tmp_path / "parts").count("whole.parquet") == 1


def test_what_reads_parts_reads_them_in_a_store(bucket: str, tmp_path: Path) -> None:
    parts, here = f"{bucket}/parts", tmp_path / "here"
    raw = tmp_path / "raw"
    fsspec.filesystem("s3").get(f"{bucket}/raw/", f"{raw}/", recursive=True)
    call = CliRunner().invoke
    call(app, ["clean", str(raw), "-o", str(tmp_path / "build"), "-q", "-j", "1"])
    assert call(app, ["clean", f"{bucket}/raw", "-o", parts, "--engine", "local", "-j", "1", "-q"]).output == ""

    def told(*words: str) -> str:
        made = call(app, words, catch_exceptions=False)
        assert made.exit_code == 0, made.output
        return made.output

    assert "done                   6" in told("status", parts)
    assert told("status", parts, "--why") == ""
    assert "6 sources: for every one, source text + ledger = clean text" in told("audit", parts)
    assert told("diff", parts, str(tmp_path / "build")).strip() == "no difference"
    assert "6 files, 0 of them" in told("validate", parts)
    assert "6 sources" in told("report", parts, "-o", str(here))
    assert "渠道检修" in (here / "report" / "index.html").read_text(encoding="utf-8")
    told("export", parts, "--to", "jsonl,txt", "-o", str(here))
    told("export", str(tmp_path / "build"), "--to", "jsonl,txt")
    for name in ("feeds/documents.jsonl", "0.txt.txt"):
        assert (here / name).read_bytes() == (tmp_path / "build" / name).read_bytes()
    assert "0 sources made again" in told("export", parts, "--to", "jsonl", "-o", str(here))
    documents = len((here / "feeds" / "documents.jsonl").read_text(encoding="utf-8").splitlines())
    assert f"{documents} documents" in told("index", parts, "--db", str(tmp_path / "c.sqlite"))
    assert len(list(table_rows(parts))) == documents


@pytest.mark.parametrize(
    ("call", "told"),
    [(["export", "PARTS", "--to", "jsonl"], "-o FOLDER"), (["report", "PARTS"], "-o FOLDER"), (["review", "PARTS"], "collect"),
     (["diff", "PARTS", "--since"], "an output folder"), (["compare", "PARTS"], "copy it"),
     (["push", "PARTS", "--to", "opensearch", "--url", "http://127.0.0.1:9"], "-o FOLDER"),
     (["status", "PARTS"], "no run on an engine has finished"), (["index", "PARTS", "--db", "x.sqlite"], "no run on an engine")],
)  # fmt: skip
def test_what_makes_no_sense_in_a_store_is_told(call: list[str], told: str, bucket: str) -> None:
    with pytest.raises(SetupError, match=told):
        CliRunner().invoke(
            app, [f"{bucket}/none" if word == "PARTS" else word for word in call], catch_exceptions=False
        )


@pytest.mark.parametrize(
    "call", [["status"], ["audit"], ["validate"], ["collect", "-o", "here"], ["clean", "-o", "parts"]]
)
def test_a_store_that_does_not_answer_is_told_in_one_line(call: list[str], tmp_path: Path) -> None:
    address = "s3://none/parts" if call[0] != "clean" else str(tmp_path)
    words = [call[0], address, *call[1:]]
    if call[0] == "clean":
        (tmp_path / "a.txt").write_text(TEXT.format(n=1), encoding="utf-8")
        words = ["clean", str(tmp_path), "-o", "s3://none/parts", "--engine", "local"]
    nobody = {"AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_EC2_METADATA_DISABLED": "true"}
    made = subprocess.run(
        [sys.executable, "-c", "from gongwen.start import main; main()", *words], capture_output=True, text=True, cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), **nobody},
    )  # fmt: skip
    assert made.returncode == 2
    (line,) = made.stderr.strip().splitlines()
    assert line.startswith("gongwen: can't ")
    assert "s3://none/parts" in line


def test_a_store_that_refuses_one_machine_stops_the_run_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT.format(n=1), encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "parts").write_text("no folder", encoding="utf-8")
    made = CliRunner().invoke(app, ["clean", str(tmp_path / "texts"), "-o", str(tmp_path / "out"), "--engine", "local"])
    assert isinstance(made.exception, SetupError), made.output
