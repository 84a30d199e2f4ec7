"""One line says why a source is stale."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gongwen.run.batch import clean
from gongwen.run.call import Call
from gongwen.run.fingerprint import Fingerprint, fingerprint
from gongwen.settings import Settings, Verdict
from gongwen.show.console import PlainConsole
from gongwen.show.progress import Quiet
from gongwen.show.status import print_why

DEFAULT = Settings()
NOW = fingerprint(DEFAULT)


def why(out: Path, capsys: pytest.CaptureFixture[str], settings: Settings = DEFAULT) -> list[str]:
    print_why(out, settings, False, PlainConsole())
    return capsys.readouterr().out.splitlines()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text("关于修路的通知\n一、时间\n三月开工。\n", encoding="utf-8")
    clean(Call((tmp_path / "in",), tmp_path / "out", DEFAULT, jobs=1), Quiet())
    return tmp_path / "out"


def made_by(monkeypatch: pytest.MonkeyPatch, other: Fingerprint) -> None:
    monkeypatch.setattr("gongwen.run.stale.fingerprint", lambda settings: other)


def test_nothing_is_said_of_what_is_up_to_date(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert why(out, capsys) == []


def test_sources_and_settings(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out.parent / "in" / "a.txt").write_text("改了。", encoding="utf-8")
    (out.parent / "in" / "b.txt").unlink()
    assert why(out, capsys) == ["a.txt: source", "b.txt: source is gone"]
    changed = Settings(rules_off=frozenset(("repair/width",)))
    assert why(out, capsys, changed) == ["a.txt: settings; source", "b.txt: settings; source is gone"]


def test_what_is_said_of_one_source(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    judged = Settings(verdicts=(Verdict("b.txt", 0, False),))
    assert why(out, capsys, judged) == ["b.txt: what the settings say about this source"]


def test_code_schema_and_libraries(
    out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stages = tuple((name, "other" if name in ("strip", "title", "schema") else value) for name, value in NOW.stages)
    libraries = (*((name, "0.1" if name == "lxml" else value) for name, value in NOW.libraries), ("new", "2.0"))
    made_by(monkeypatch, replace(NOW, total="other", stages=stages, libraries=libraries))
    was = dict(NOW.libraries)["lxml"]
    said = f"code of strip, title; schema; lxml {was} → 0.1; new (none) → 2.0"
    assert why(out, capsys) == [f"a.txt: {said}", f"b.txt: {said}"]
