"""The real thing: Ray with two nodes and Spark on local-cluster[2,1,1024], beside one machine. Slow, and skipped where an
engine is not installed."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytest.importorskip("fsspec")
pytest.importorskip("pyarrow")

from gongwen.engine.local import Local
from gongwen.engine.run import R, T, run
from gongwen.engine.shard import Job, Task
from gongwen.parts.part import part_names, read_part
from gongwen.parts.plan import read_plan, rows
from gongwen.run.fingerprint import fingerprint
from gongwen.run.worker import Limits
from gongwen.settings import Settings

pytestmark = pytest.mark.slow

TEXT = "关于{n}号渠道检修的通知\n各村：\n一、时间\n{n}月开工，各村要备好料。\n"
RECORD = '{{"id": {n}, "text": "关于{n}号渠道检修的通知\\n各村：\\n一、时间\\n三月开工，各村要备好料。"}}\n'


class Cluster(NamedTuple):
    """An engine on machines of its own, and the address under which another driver finds it."""

    name: str
    address: str
    engine: Any


@pytest.fixture(scope="module", params=["ray", "spark"])
def cluster(request: pytest.FixtureRequest) -> Iterator[Cluster]:
    os.environ.update(RAY_AUTH_MODE="disabled", RAY_USAGE_STATS_ENABLED="0", SPARK_LOCAL_IP="127.0.0.1")
    yield from {"ray": _ray, "spark": _spark}[request.param]()


def _ray() -> Iterator[Cluster]:
    library = pytest.importorskip("ray")
    from ray.cluster_utils import Cluster as Nodes

    from gongwen.engine.ray import ray

    for _ in range(3):  # under load its agent misses a wait that can't be changed
        nodes = Nodes()
        try:
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

    engine: Any = spark("local-cluster[2,1,1024]")
    try:
        yield Cluster("spark", "local-cluster[2,1,1024]", engine)
    finally:
        engine._session.stop()


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for n in range(8):
        (folder / f"{n}.txt").write_text(TEXT.format(n=n) * 30, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "many.jsonl").write_text("".join(RECORD.format(n=n) for n in range(60)), encoding="utf-8")
    return folder


def job_of(out: Path, **limits: float) -> Job:
    return Job(str(out), Settings(), fingerprint(Settings()), Limits(**limits))  # type: ignore[arg-type]


def alone(texts: Path, out: Path) -> dict[str, list[dict[str, Any]]]:
    run([str(texts)], job_of(out), 4000, Local(1))
    return parts(out)


def parts(out: Path) -> dict[str, list[dict[str, Any]]]:
    return {name: list(read_part(str(out), name)) for name in part_names(str(out))}


def test_it_makes_the_bytes_that_one_machine_makes(cluster: Cluster, texts: Path, tmp_path: Path) -> None:
    total = run([str(texts)], job_of(tmp_path / "out"), 4000, cluster.engine)
    assert (total.sources, total.troubled) == (70, 1)
    assert parts(tmp_path / "out") == alone(texts, tmp_path / "alone")
    assert len(read_plan(str(tmp_path / "out")).by_file()["many.jsonl"]) > 1
    assert run([str(texts)], job_of(tmp_path / "out"), 4000, cluster.engine).done_before == total.shards


def test_a_worker_that_is_killed_loses_nothing(cluster: Cluster, texts: Path, tmp_path: Path) -> None:
    killed = tmp_path / "killed"

    def fatal(work: Callable[[T, Job], R], tasks: Iterable[T], job: Job) -> Iterator[R]:
        def once(task: T, job: Job) -> R:
            if isinstance(task, Task) and not killed.exists():
                killed.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            return work(task, job)

        return cluster.engine(once, tasks, job)  # type: ignore[no-any-return]

    total = run([str(texts)], job_of(tmp_path / "out"), 4000, fatal)
    assert killed.exists()
    assert total.sources == 70
    assert parts(tmp_path / "out") == alone(texts, tmp_path / "alone")


def test_a_driver_that_is_killed_goes_on_where_it_was(cluster: Cluster, texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code = (
        "import sys; from gongwen.engine import run as room; whole = room.run;"
        "room.run = lambda named, job, size, *rest: whole(named, job, 4000, *rest);"
        "from gongwen.start import main;"
        f"sys.argv = ['gongwen', 'clean', {str(texts)!r}, '-o', {str(out)!r}, '--engine', {cluster.name!r},"
        f" '--address', {cluster.address!r}]; main()"
    )
    driver = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 120
    while driver.poll() is None and not part_names(str(out)) and time.monotonic() < until:
        time.sleep(0.1)
    driver.kill()
    driver.wait()
    stands = part_names(str(out))
    assert stands, "it came to nothing"
    assert not read_plan(str(out)).held
    total = run([str(texts)], job_of(out), 4000, cluster.engine)
    assert total.done_before >= len(stands)
    assert parts(out) == alone(texts, tmp_path / "alone")
    uris = [row.uri for row in rows(str(out))]
    assert len(uris) == len(set(uris)) == 70


@pytest.mark.parametrize(
    ("limit", "reason"), [({"seconds": 3}, "took longer than 3 s"), ({"memory": 48 << 20}, "needs more memory than it may have")]
)  # fmt: skip
def test_only_the_source_that_breaks_a_limit_is_refused(
    cluster: Cluster, limit: dict[str, float], reason: str, tmp_path: Path
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, times in (("a.txt", 1), ("b.txt", 40_000), ("c.txt", 1)):
        (texts / name).write_text(TEXT.format(n=3) * times, encoding="utf-8")
    assert run([str(texts)], job_of(tmp_path / "out", **limit), 1 << 30, cluster.engine).troubled == 1
    said = {row.uri: (row.result, row.reason) for row in rows(str(tmp_path / "out"))}
    assert said == {"a.txt": ("done", ""), "b.txt": ("killed", reason), "c.txt": ("done", "")}
