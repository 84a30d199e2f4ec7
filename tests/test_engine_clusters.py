"""Real engines: Ray with two nodes and Spark on local-cluster[2,1,1024], compared with one machine. The tests are slow, and
skipped if an engine is not installed. On a busy machine an engine may take minutes to start, so every wait has a limit.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import pytest

pytest.importorskip("fsspec")
pytest.importorskip("pyarrow")

import fsspec

from gongwen.engine.local import Local
from gongwen.engine.run import Engine, R, T, run
from gongwen.engine.shard import Job, Task
from gongwen.parts.part import part_names, read_part
from gongwen.parts.plan import read_plan, rows
from gongwen.run.fingerprint import fingerprint
from gongwen.run.worker import Limits
from gongwen.settings import Settings
from gongwen.write.schema import clean_texts

pytestmark = pytest.mark.slow

TEXT = "关于{n}号渠道检修的通知\n各村：\n一、时间\n{n}月开工，各村要备好料。\n"
RECORD = '{{"id": {n}, "text": "关于{n}号渠道检修的通知\\n各村：\\n一、时间\\n三月开工，各村要备好料。"}}\n'
#: Bytes of a shard: a handful of them hold the texts.
SHARD = 5000
#: Seconds in which an engine must be up, and in which a test must end: many times what a quiet machine takes.
UP, DONE = 300, 420


class Cluster(NamedTuple):
    """An engine on machines of its own, and the address under which another driver finds it."""

    name: str
    address: str
    engine: Any


@contextmanager
def within(seconds: int, what: str) -> Iterator[None]:
    """Stop what takes longer: an engine that hangs must not hold up all other tests.

    Raises:
        TimeoutError: it took longer.
    """

    def late(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"{what} took longer than {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    """The address of a bucket of s3, served on this machine; empty where no server is installed. It is there before the
    clusters, whose workers have the environment of their start.
    """
    try:
        import s3fs  # noqa: F401
        from moto.server import ThreadedMotoServer
    except ImportError:
        yield ""
        return
    served = ThreadedMotoServer(port=0, verbose=False)
    served.start()
    _host, port = served.get_host_and_port()
    keys = dict.fromkeys(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"), "of-the-test")
    os.environ.update(keys, AWS_ENDPOINT_URL=f"http://127.0.0.1:{port}", AWS_DEFAULT_REGION="us-east-1")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    fsspec.filesystem("s3").mkdir("texts")
    yield "s3://texts"
    served.stop()
    fsspec.filesystem("s3").clear_instance_cache()
    for name in (*keys, "AWS_ENDPOINT_URL", "AWS_DEFAULT_REGION"):
        del os.environ[name]


@pytest.fixture(scope="module", params=["ray", "spark"])
def cluster(request: pytest.FixtureRequest, store: str) -> Iterator[Cluster]:
    os.environ.update(RAY_AUTH_MODE="disabled", RAY_USAGE_STATS_ENABLED="0", SPARK_LOCAL_IP="127.0.0.1")
    yield from {"ray": _ray, "spark": _spark}[request.param]()


def _ray() -> Iterator[Cluster]:
    library = pytest.importorskip("ray")
    from ray.cluster_utils import Cluster as Nodes

    from gongwen.engine.ray import ray

    for _ in range(3):  # under load its agent misses a wait that can't be changed
        nodes = Nodes()
        try:
            with within(UP, "Ray's start"):
                for _ in range(2):
                    nodes.add_node(num_cpus=1, include_dashboard=False)
                nodes.wait_for_nodes()
                library.init(address=nodes.address, log_to_driver=False, logging_level="ERROR")
            break
        except Exception as error:
            said = " ".join(str(error).split())[:200]
            library.shutdown()
            nodes.shutdown()
    else:
        pytest.skip(f"Ray's nodes did not come up in its fixed wait, three times: {said}")
    try:
        assert sum(node["Alive"] for node in library.nodes()) == 2
        yield Cluster("ray", nodes.address, ray())
    finally:
        library.shutdown()
        nodes.shutdown()


def _spark() -> Iterator[Cluster]:
    pytest.importorskip("pyspark")
    pytest.importorskip("pandas")
    if not shutil.which("java"):
        pytest.skip("no Java")
    from gongwen.engine.spark import spark

    with within(UP, "Spark's start"):
        engine: Any = spark("local-cluster[2,1,1024]")
    try:
        yield Cluster("spark", "local-cluster[2,1,1024]", engine)
    finally:
        engine._session.stop()


@pytest.fixture(autouse=True)
def bounded(cluster: Cluster) -> Iterator[None]:
    with within(DONE, f"a test on {cluster.name}"):
        yield


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for n in range(8):
        (folder / f"{n}.txt").write_text(TEXT.format(n=n) * 30, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "many.jsonl").write_text("".join(RECORD.format(n=n) for n in range(90)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def alone(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """The parts that one machine makes."""
    out = tmp_path_factory.mktemp("alone")
    run([str(texts)], job_of(out), SHARD, Local(2))
    return parts(out)


def job_of(out: Path, **limits: float) -> Job:
    return Job(str(out), Settings(), fingerprint(Settings()), Limits(**limits))  # type: ignore[arg-type]


def parts(out: Path) -> dict[str, list[dict[str, Any]]]:
    return {name: list(read_part(str(out), name)) for name in part_names(str(out))}


def test_it_makes_the_bytes_that_one_machine_makes(
    cluster: Cluster, texts: Path, alone: dict[str, list[dict[str, Any]]], tmp_path: Path
) -> None:
    total = run([str(texts)], job_of(tmp_path / "out"), SHARD, cluster.engine)
    assert (total.sources, total.troubled) == (100, 1)
    assert total.shards > 4
    assert parts(tmp_path / "out") == alone
    assert len(read_plan(str(tmp_path / "out")).by_file()["many.jsonl"]) > 1
    assert run([str(texts)], job_of(tmp_path / "out"), SHARD, cluster.engine).done_before == total.shards


def kills_a_worker(cluster: Cluster, killed: Path) -> Engine:
    """The engine, of which one worker is killed at its first shard; then ``killed`` is there."""

    def fatal(work: Callable[[T, Job], R], tasks: Iterable[T], job: Job) -> Iterator[R]:
        def once(task: T, job: Job) -> R:
            if isinstance(task, Task) and not killed.exists():
                killed.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            return work(task, job)

        return cluster.engine(once, tasks, job)  # type: ignore[no-any-return]

    return fatal


def test_a_worker_that_is_killed_loses_nothing(
    cluster: Cluster, texts: Path, alone: dict[str, list[dict[str, Any]]], tmp_path: Path
) -> None:
    total = run([str(texts)], job_of(tmp_path / "out"), SHARD, kills_a_worker(cluster, tmp_path / "killed"))
    assert (tmp_path / "killed").exists()
    assert total.sources == 100
    assert parts(tmp_path / "out") == alone


def test_a_store_gets_the_same_though_a_worker_is_killed(
    cluster: Cluster, store: str, texts: Path, alone: dict[str, list[dict[str, Any]]], tmp_path: Path
) -> None:
    if not store:
        pytest.skip("no s3fs, or no moto")
    raw, out = f"{store}/{cluster.name}/raw", f"{store}/{cluster.name}/out"
    fsspec.filesystem("s3").put(f"{texts}/", f"{raw}/", recursive=True)
    job = Job(out, Settings(), fingerprint(Settings()))
    total = run([raw], job, SHARD, kills_a_worker(cluster, tmp_path / "killed"))
    assert (tmp_path / "killed").exists()
    assert (total.sources, total.troubled) == (100, 1)
    made = {row.uri: row._asdict() for row in rows(out)}
    assert made == {row["uri"]: row for held in alone.values() for row in held}
    assert len(part_names(out)) == total.shards
    assert run([raw], job, SHARD, cluster.engine).done_before == total.shards


#: A driver whose cluster finishes one shard, and is busy with others for as long as it lives.
DRIVER = """
import os, sys, time
from gongwen.engine import run as room
from gongwen.start import main

texts, out, name, address, size, begun = sys.argv[1:]
whole, clean = room.run, room.clean_shard


def clean_shard(task, job):
    try:
        os.close(os.open(begun, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        time.sleep(600)
    return clean(task, job)


room.clean_shard = clean_shard
room.run = lambda named, job, _, *rest: whole(named, job, int(size), *rest)
sys.argv = ["gongwen", "clean", texts, "-o", out, "--engine", name, "--address", address]
main()
"""


def test_a_driver_that_is_killed_goes_on_where_it_was(
    cluster: Cluster, texts: Path, alone: dict[str, list[dict[str, Any]]], tmp_path: Path
) -> None:
    out, told = tmp_path / "out", tmp_path / "told"
    call = [str(texts), str(out), cluster.name, cluster.address, str(SHARD), str(tmp_path / "begun")]
    with told.open("wb") as said:
        driver = subprocess.Popen(
            [sys.executable, "-c", DRIVER, *call], stdout=said, stderr=said, stdin=subprocess.DEVNULL, start_new_session=True
        )  # fmt: skip
    try:
        until = time.monotonic() + UP
        while driver.poll() is None and not part_names(str(out)) and time.monotonic() < until:
            time.sleep(0.1)
        assert driver.poll() is None, told.read_text(encoding="utf-8", errors="replace")
        driver.kill()
        driver.wait()
        assert len(part_names(str(out))) == 1
        assert not read_plan(str(out)).held
        total = run([str(texts)], job_of(out), SHARD, cluster.engine)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(driver.pid, signal.SIGKILL)  # and whatever of its engine is left
    assert (total.done_before, total.shards) == (1, len(alone))
    assert parts(out) == alone
    uris = [row.uri for row in rows(str(out))]
    assert len(uris) == len(set(uris)) == 100


@pytest.mark.parametrize(
    ("limit", "reason"), [({"seconds": 8}, "took longer than 8 s"), ({"memory": 48 << 20}, "needs more memory than it may have")]
)  # fmt: skip
def test_only_the_source_that_breaks_a_limit_is_refused(
    cluster: Cluster, limit: dict[str, float], reason: str, tmp_path: Path
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, times in (("a.txt", 1), ("b.txt", 200_000), ("c.txt", 1)):
        (texts / name).write_text(TEXT.format(n=3) * times, encoding="utf-8")
    assert run([str(texts)], job_of(tmp_path / "out", **limit), 1 << 30, cluster.engine).troubled == 1
    said = {row.uri: (row.result, row.reason) for row in rows(str(tmp_path / "out"))}
    assert said == {"a.txt": ("done", ""), "b.txt": ("killed", reason), "c.txt": ("done", "")}


def test_a_table_of_texts_in_spark_becomes_rows_of_parts(
    cluster: Cluster, texts: Path, alone: dict[str, list[dict[str, Any]]]
) -> None:
    if cluster.name != "spark":
        pytest.skip("a table of Spark")
    from gongwen.engine.spark import SPARK_SCHEMA, cleaning

    held = cluster.engine._session.read.format("binaryFile").option("pathGlobFilter", "[0-9]*.txt").load(str(texts))
    made = held.select("path", "content").mapInArrow(cleaning(Settings()), SPARK_SCHEMA).collect()
    files = {row["sha256"]: row for held in alone.values() for row in held if row["uri"][0].isdigit()}
    assert len(made) == len(files) == 8
    for row in made:
        assert row["result"] == "done"
        same = files[row["sha256"]]
        assert row["counts"] == same["counts"]
        assert clean_texts(row["xml"]) == clean_texts(same["xml"])
        assert row["ledger"].split(b"\n")[1:] == same["ledger"].split(b"\n")[1:]  # the first line names the source
