"""Real faults: workers that die, hang or run out of memory; runs that are killed; disks that are full or read-only."""

import faulthandler
import fcntl
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import gongwen.read
from gongwen.errors import SetupError
from gongwen.model import Outcome, Source
from gongwen.run.batch import clean
from gongwen.run.call import Call
from gongwen.run.folder import Lock, OutFolder
from gongwen.run.pool import Limits
from gongwen.run.state import State
from gongwen.settings import Settings
from gongwen.show.status import status_of
from tests.fake_run import Seen, fake, outputs, run, texts

LIMITS = Limits(seconds=60.0, memory=300 << 20)
IMPATIENT = Limits(seconds=2.0)
ROOT = Path(__file__).resolve().parent.parent
Process = Callable[[Source, Settings], Outcome]


def segfault() -> None:
    faulthandler.disable()  # pytest's, which would print
    os.kill(os.getpid(), signal.SIGSEGV)


def hang() -> None:
    while True:
        time.sleep(60)


def eat() -> None:
    hoard = []
    while True:
        hoard.append(bytearray(50 << 20))


def leave() -> None:
    os._exit(3)


def breaking(uri: str, fault: Callable[[], None]) -> Process:
    def process(source: Source, settings: Settings) -> Outcome:
        if source.uri == uri:
            fault()
        return fake(source, settings)

    return process


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (segfault, "its process died of signal 11 (SIGSEGV)"),
        (hang, "no result after 2 seconds, the limit"),
        (eat, "needs more than 300 MiB of memory, the limit"),
        (leave, "its process ended with code 3"),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_source_that_breaks_its_worker_is_quarantined_alone(
    tmp_path: Path, fault: Callable[[], None], reason: str, jobs: int
) -> None:
    source = texts(tmp_path / "in", 12)
    process = breaking("文0004.txt", fault)
    limits = IMPATIENT if fault is hang else LIMITS
    summary, seen = run(source, tmp_path / "out", process=process, jobs=jobs, limits=limits)
    assert seen.rows["文0004.txt"].reason == reason
    assert seen.rows["文0004.txt"].result == "killed"
    assert (summary.exit_code, summary.quarantined, summary.counts.documents) == (1, 1, 11)
    kept = tmp_path / "out" / "quarantine" / "文0004.txt"
    assert kept.read_bytes() == (source / "文0004.txt").read_bytes()
    again, _ = run(source, tmp_path / "out", retry_quarantined=True, limits=LIMITS)
    assert (again.exit_code, again.done_now) == (0, 1)


def test_many_breaking_sources_cost_only_themselves(tmp_path: Path) -> None:
    def process(source: Source, settings: Settings) -> Outcome:
        if int(source.uri[1:5]) % 3 == 0:
            segfault()
        return fake(source, settings)

    summary, _ = run(texts(tmp_path / "in", 30), tmp_path / "out", process=process, jobs=2)
    assert (summary.quarantined, summary.counts.documents) == (10, 20)


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    def process(source: Source, settings: Settings) -> Outcome:
        marker = tmp_path / "died"
        if source.uri == "文0002.txt" and not marker.exists():
            marker.touch()
            segfault()
        return fake(source, settings)

    summary, _ = run(texts(tmp_path / "in", 6), tmp_path / "out", process=process, jobs=2)
    assert (summary.exit_code, summary.counts.documents) == (0, 6)


def test_a_worker_that_grew_is_replaced(tmp_path: Path) -> None:
    limits = Limits(retire=1)  # every worker is too large after its first task
    summary, _ = run(texts(tmp_path / "in", 8), tmp_path / "out", jobs=2, limits=limits)
    assert (summary.exit_code, summary.counts.documents) == (0, 8)


def split_by_line(source: Source, settings: Settings) -> Iterator[Source]:
    """``.pack`` files hold a record a line."""
    if not source.uri.endswith(".pack"):
        yield source
        return
    for number, line in enumerate(source.data.decode().splitlines()):
        yield replace(source, uri=f"{source.uri}/{number:03}", data=line.encode())


def test_a_record_that_breaks_its_worker_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gongwen.read, "expand", split_by_line)
    source = texts(tmp_path / "in", 2)
    (source / "many.pack").write_text("\n".join(f"第{n}条。" for n in range(20)), encoding="utf-8")

    def process(source: Source, settings: Settings) -> Outcome:
        if source.uri in ("many.pack/007", "many.pack/013"):
            segfault()
        return fake(source, settings)

    summary, seen = run(source, tmp_path / "out", process=process, jobs=2)
    assert (summary.sources, summary.quarantined, summary.counts.documents) == (22, 2, 20)
    assert "SIGSEGV" in seen.rows["many.pack/007"].reason
    assert (tmp_path / "out" / "many.pack" / "012.xml").exists()
    assert run(source, tmp_path / "out")[1].fresh == []
    again, seen = run(source, tmp_path / "out", retry_quarantined=True)
    assert [uri for uri in seen.fresh if "/" in uri] == ["many.pack/007", "many.pack/013"]
    assert again.exit_code == 0


def test_records_that_an_archive_no_longer_holds_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gongwen.read, "expand", split_by_line)
    source = texts(tmp_path / "in", 1)
    (source / "many.pack").write_text("甲。\n乙。\n丙。", encoding="utf-8")
    run(source, tmp_path / "out")
    (source / "many.pack").write_text("甲。\n丁。", encoding="utf-8")
    _, seen = run(source, tmp_path / "out")
    assert seen.fresh == ["many.pack/001", "many.pack"]
    assert sorted(p.name for p in (tmp_path / "out" / "many.pack").glob("*.xml")) == ["000.xml", "001.xml"]


def start(source: Path, out: Path, seconds: float = 0.002) -> subprocess.Popen[bytes]:
    call = [sys.executable, "-m", "tests.staged_run", str(source), str(out), "2", str(seconds)]
    # who starts the suite in the background may ignore Ctrl-C, and a child inherits that
    return subprocess.Popen(
        call, cwd=ROOT, stderr=subprocess.PIPE, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    )


def test_killed_at_any_moment_and_resumed_it_is_as_if_undisturbed(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 150)
    began = time.monotonic()
    assert start(source, tmp_path / "whole").wait() == 0
    lasts = time.monotonic() - began
    undisturbed = outputs(tmp_path / "whole")
    chance = random.Random(20160309)
    kills, folder = 0, 0
    while kills < 20:
        folder += 1
        out = tmp_path / f"out{folder}"
        while True:
            process = start(source, out)
            try:
                assert process.wait(chance.uniform(0.2, 1.0) * lasts) == 0
                break
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills += 1
            assert_nothing_is_half_done(out, undisturbed)
        assert outputs(out) == undisturbed
    assert kills >= 20


def assert_nothing_is_half_done(out: Path, undisturbed: dict[str, bytes]) -> None:
    for name, data in outputs(out).items():
        assert data == undisturbed[name], f"{name} is not whole"
    if (out / ".gongwen" / "state.sqlite").exists():
        state = State(out / ".gongwen")
        for row in state.rows():
            assert all((out / written.name).stat().st_size == written.size for written in row.outputs)
        state.close()


def test_killed_amid_a_change_of_rules_each_source_is_old_or_new(tmp_path: Path) -> None:
    """Files are replaced one by one; what a kill leaves between the files of one source, the next run heals."""
    source = texts(tmp_path / "in", 100)
    assert start(source, tmp_path / "out").wait() == 0
    for path in source.iterdir():
        path.write_text(path.read_text(encoding="utf-8") + "特此通知。\n", encoding="utf-8")
    assert start(source, tmp_path / "whole").wait() == 0
    process = start(source, tmp_path / "out", 0.02)
    while len(list((tmp_path / "out" / ".gongwen" / "previous").glob("*"))) < 20:
        time.sleep(0.005)
    process.kill()
    process.wait()
    assert start(source, tmp_path / "out").wait() == 0
    assert outputs(tmp_path / "out") == outputs(tmp_path / "whole")


def test_interrupted_it_keeps_what_was_finished(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 400)
    process = start(source, tmp_path / "out", 0.02)
    while len(list((tmp_path / "out").glob("*.xml"))) < 10:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 130
    state = State(tmp_path / "out" / ".gongwen", read_only=True)
    done = sum(1 for _ in state.rows())
    state.close()
    assert 0 < done < 400
    _, seen = run(source, tmp_path / "out")
    assert len(seen.old) == done


def test_two_runs_at_once_the_second_refuses(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 3)
    with Lock(OutFolder(tmp_path / "out")), pytest.raises(SetupError, match="another run"):
        run(source, tmp_path / "out")
    assert run(source, tmp_path / "out")[0].exit_code == 0


def test_the_lock_dies_with_its_process_even_when_workers_live_on(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 4)
    process = start(source, tmp_path / "out", 3.0)
    lock = tmp_path / "out" / ".gongwen" / "lock"
    while not lock.exists() or not _held(lock):
        time.sleep(0.02)
    time.sleep(0.5)  # its workers have begun, and sleep
    process.kill()
    process.wait()
    assert run(source, tmp_path / "out")[0].exit_code == 0


def _held(lock: Path) -> bool:
    with lock.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
        return False


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 KiB."""
    place = tmp_path / "disk"
    place.mkdir()
    if shutil.which("mount") is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)], capture_output=True)
    if made.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)


def test_a_full_disk_stops_the_run_and_nothing_is_corrupt(tmp_path: Path, small_disk: Path) -> None:
    source = texts(tmp_path / "in", 100)
    run(source, tmp_path / "whole")
    with pytest.raises(SetupError, match=r"full"):
        run(source, small_disk / "out", jobs=2)
    whole = outputs(tmp_path / "whole")
    assert all(data == whole[name] for name, data in outputs(small_disk / "out").items())
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    run(source, small_disk / "out")
    assert outputs(small_disk / "out") == whole


def test_a_file_size_limit_is_told_as_a_full_disk(tmp_path: Path) -> None:
    source = texts(tmp_path / "in", 1)
    (source / "large.txt").write_text("长。\n" * 60000, encoding="utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(SetupError, match=r"full"):
            run(source, tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not (tmp_path / "out" / "large.txt.xml").exists()


def test_a_read_only_folder_is_refused_before_anything_starts(tmp_path: Path, small_disk: Path) -> None:
    source = texts(tmp_path / "in", 2)
    run(source, small_disk / "out")
    before = outputs(small_disk / "out")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(SetupError, match=r"can't write|read-?only"):
        run(source, small_disk / "out", force=True)
    assert outputs(small_disk / "out") == before
    assert status_of(small_disk / "out", Settings()).done == 2  # looking still works


def test_an_unwritable_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(SetupError, match="can't write"):
        run(texts(tmp_path / "in", 1), tmp_path / "out")


def test_memory_stays_flat_over_many_sources(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for number in range(1500):
        (source / f"{number:05}").touch()
    run(texts(tmp_path / "few", 10), tmp_path / "warm")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seen = Seen()
    clean(Call((source,), tmp_path / "out", process=fake, jobs=2), seen)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000  # KiB, the watcher's rows included
