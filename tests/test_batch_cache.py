"""Cached readings: a change in a later stage does not read an expensive format again."""

import os
import pickle
import shutil
import zlib
from pathlib import Path

import pytest

import gongwen.read
from gongwen.model import Page, Source
from gongwen.run.cache import drop_readings, keep_reading, load_reading, reading_key
from gongwen.run.folder import OutFolder
from gongwen.run.state import State
from gongwen.settings import Settings
from tests.fake_run import outputs, run

PAGE = """<html><head><title>关于防汛工作的通知</title></head><body><div><h1>关于防汛工作的通知</h1>
<p>各区人民政府：</p><p>一、总体要求</p><p>坚持预防为主，做好各项准备工作。</p>
<p>二、主要任务</p><p>各单位要落实值班制度，逐一登记隐患，限期整改到位。</p></div></body></html>"""


def folder(place: Path) -> OutFolder:
    out = OutFolder(place)
    out.holding.mkdir(parents=True)
    return out


def test_a_page_is_read_once_and_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(PAGE, encoding="utf-8")
    first, _ = run(tmp_path / "in", tmp_path / "out", process=None)
    assert first.exit_code == 0
    before = outputs(tmp_path / "out")

    def never(source: Source, settings: Settings) -> Page:
        raise AssertionError("read again")

    monkeypatch.setattr(gongwen.read, "read", never)
    again, _ = run(tmp_path / "in", tmp_path / "out", process=None, force=True)
    assert (again.exit_code, again.done_now) == (0, 1)
    assert outputs(tmp_path / "out") == before
    shutil.rmtree(tmp_path / "out" / ".gongwen" / "cache")
    assert run(tmp_path / "in", tmp_path / "out", process=None, force=True)[0].exit_code == 3


def test_the_least_lately_used_go_first(tmp_path: Path) -> None:
    out = folder(tmp_path)
    state = State(out.inner)
    for number, key in enumerate(("aa1", "bb2", "cc3")):
        state.used_reading(key, 100, number)
    state.used_reading("aa1", 100, 9)
    assert state.surplus_readings(300) == []
    gone = state.surplus_readings(250)
    assert gone == ["bb2"]
    drop_readings(out, gone)
    assert state.surplus_readings(0) == ["cc3", "aa1"]
    state.close()


def test_a_reading_comes_back_as_it_was(tmp_path: Path) -> None:
    out, source = folder(tmp_path), Source("a.html", PAGE.encode())
    page = gongwen.read.read(source, Settings())
    key = reading_key(source, "f" * 32)
    size = keep_reading(out, key, page)
    assert load_reading(out, key) == (page, size)
    assert load_reading(out, reading_key(source, "e" * 32)) == (None, 0)


def test_a_cache_from_elsewhere_can_not_run_code(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, (f"touch {tmp_path}/ran",)

    out = folder(tmp_path)
    for data in (pickle.dumps(Evil()), b"no pickle", pickle.dumps(["a list"])):
        place = out.inner / "cache" / "ab" / "abc"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(zlib.compress(data))
        assert load_reading(out, "abc") == (None, 0)
    assert not (tmp_path / "ran").exists()
