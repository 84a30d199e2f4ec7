"""Versions of libraries, read from folder names: the same as the standard library finds."""

import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

from gongwen.run import installed
from gongwen.run.installed import versions


def test_what_is_installed_has_the_version_that_its_metadata_says(monkeypatch: pytest.MonkeyPatch) -> None:
    truth: dict[str, str] = {}
    for one in distributions():
        truth.setdefault(one.name, one.version)
    assert len(truth) > 10
    assert dict(versions(truth)) == truth
    monkeypatch.setattr(installed, "_asked", lambda name: "")
    told = dict(versions(truth))
    assert {"lxml", "chardet", "python-docx"} <= set(told)
    assert told.items() <= truth.items()


def test_what_is_not_installed_has_none() -> None:
    assert dict(versions(["lxml", "no-such-library"])).keys() == {"lxml"}


@pytest.mark.parametrize("entries", [["odd-1.0.dist-info", "odd-2.0.dist-info"], ["odd-1.0-py3.egg-info"]])
def test_what_folders_do_not_say_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entries: list[str]) -> None:
    for entry in entries:
        (tmp_path / entry).mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    monkeypatch.setattr(installed, "_asked", {"odd": "1.5"}.__getitem__)
    assert list(versions(["odd"])) == [("odd", "1.5")]
