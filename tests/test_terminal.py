"""Nothing from a source can move the cursor, set the title, reverse a line, or be read as markup."""

import json
from pathlib import Path

import pytest

from gongwen.run.batch import clean
from gongwen.run.call import Call
from gongwen.settings import Settings
from gongwen.show.console import PlainConsole
from gongwen.show.explain import explain_file
from gongwen.show.progress import Lines
from gongwen.show.status import print_status
from gongwen.terminal import plain, plain_json

EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\u2066[bold]文[/bold]"
OBEYED = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066")


def harmless(shown: str) -> None:
    assert not [sign for sign in OBEYED if sign in shown]
    assert "[bold]" in shown


def test_plain_keeps_the_length() -> None:
    assert len(plain(EVIL)) == len(EVIL)
    harmless(plain(EVIL))


def test_json_says_the_same() -> None:
    line = plain_json({EVIL: [EVIL]})
    harmless(line)
    assert json.loads(line) == {EVIL: [EVIL]}


def test_explain_status_and_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "in"
    source.mkdir()
    name = EVIL.replace("/", "")
    (source / f"{name}.txt").write_text(f"关于修路的通知\n各村：\n要修{EVIL}路，208年修好。\n", encoding="utf-8")
    (source / f"{name}.empty").write_text("", encoding="utf-8")
    explain_file(source / f"{name}.txt", Settings(), PlainConsole(width=100))
    harmless(capsys.readouterr().out)
    clean(Call((source,), tmp_path / "out"), Lines(verbose=True))
    shown = capsys.readouterr().err
    assert "quarantined" in shown
    assert "cleaned" in shown
    harmless(shown)
    print_status(tmp_path / "out", Settings(), False, PlainConsole(width=100))
    harmless(capsys.readouterr().out)
    print_status(tmp_path / "out", Settings(), True, PlainConsole(width=100))
    harmless(capsys.readouterr().out)
