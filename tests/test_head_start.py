"""A worker that loads while the arguments are read: it does the work, and the command never hangs because of it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from gongwen.run.batch import clean
from gongwen.run.call import Call
from gongwen.run.head_start import head_start
from gongwen.run.state import Row
from tests.fake_run import outputs

TEXT = "关于修桥的通知\n各村：\n现通知如下：\n一、时间\n5月动工。\n二、费用\n共3.5万元。\n"


class Quiet:
    def begin(self, total: int, hidden: int) -> None: ...
    def row(self, row: Row, fresh: bool) -> None: ...
    def note(self, text: str) -> None: ...
    def tick(self, current: object) -> None: ...
    def end(self) -> None: ...


def texts(folder: Path) -> Path:
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(TEXT.replace("5月", f"{number + 1}月"), encoding="utf-8")
    return folder


def gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_it_does_what_other_workers_do(tmp_path: Path) -> None:
    source = texts(tmp_path / "in")
    first = head_start()
    pid = first.process.pid
    assert pid
    try:
        summary = clean(Call((source,), tmp_path / "ahead"), Quiet(), first=first)
    finally:
        first.dismiss()
    clean(Call((source,), tmp_path / "alone"), Quiet())
    assert summary.done_now == 3
    assert outputs(tmp_path / "ahead") == outputs(tmp_path / "alone")
    assert gone(pid)


def test_a_run_goes_on_when_it_died_early(tmp_path: Path) -> None:
    first = head_start()
    assert first.process.pid
    os.kill(first.process.pid, signal.SIGKILL)
    first.process.join()
    summary = clean(Call((texts(tmp_path / "in"),), tmp_path / "out"), Quiet(), first=first)
    first.dismiss()
    assert (summary.done_now, summary.exit_code) == (3, 0)


def test_it_is_dismissed_where_there_is_nothing_to_do(tmp_path: Path) -> None:
    first = head_start()
    pid = first.process.pid
    assert pid
    (tmp_path / "in").mkdir()
    clean(Call((tmp_path / "in",), tmp_path / "out"), Quiet(), first=first)
    first.dismiss()
    assert gone(pid)


def test_a_wrong_call_leaves_no_process(tmp_path: Path) -> None:
    call = [sys.executable, "-m", "gongwen", "clean", str(tmp_path / "nothing"), "-o", str(tmp_path / "out")]
    done = subprocess.run(
        call, capture_output=True, text=True, timeout=60, check=False
    )  # waits for all who hold a pipe
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
