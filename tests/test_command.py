"""The command line itself: what is loaded for a call, suggestions, completion."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gongwen.command.completion import install
from gongwen.command.group import app
from gongwen.command.help import Context
from gongwen.errors import SetupError

TEXT = "关于修桥的通知\n各村：\n5月动工，共3.5万元。\n"


def loaded_by(*call: str, where: Path) -> set[str]:
    """The modules that the parent process of a call loads; no worker is forked ahead of it."""
    code = "import sys, atexit; atexit.register(lambda: print(*sys.modules)); from gongwen.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, *call], cwd=where, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_clean_loads_no_other_command_and_nothing_it_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    loaded = loaded_by("clean", "a.txt", "-o", "out", "-q", "-j", "1", where=tmp_path)
    commands = {name.rpartition(".")[2] for name in loaded if name.startswith("gongwen.command.")}
    assert commands == {"group", "given", "help", "clean", "asked", "into_folder", "formats"}
    assert not {"pydantic", "rich", "docx", "gongwen.run.settings_file", "gongwen.show.rules"} & loaded


def test_every_command_is_listed_and_loaded_under_its_name() -> None:
    context = Context(app)
    commands = [app.get_command(context, name) for name in app.list_commands(context)]
    assert [command.name for command in commands if command] == app.list_commands(context)


def test_a_word_that_is_nearly_a_command_is_told() -> None:
    done = subprocess.run([sys.executable, "-m", "gongwen", "claen"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "No such command 'claen'. Did you mean clean / learn?" in done.stderr


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("gongwen cl", "plain,clean"), ("gongwen clean --ti", "plain,--time-limit"), ("gongwen clean te", "file,te")],
)
def test_bash_is_told_what_may_come(typed: str, offered: str) -> None:
    asked = {"COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" ")), "_GONGWEN_COMPLETE": "bash_complete"}
    done = subprocess.run(
        [sys.executable, "-m", "gongwen"], env={**os.environ, **asked}, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [offered]


def test_completion_is_installed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".zshrc").write_text("alias ll='ls -l'", encoding="utf-8")
    path = install("zsh")
    assert install("/bin/zsh") == path
    assert (tmp_path / ".zshrc").read_text(encoding="utf-8") == f"alias ll='ls -l'\n. \"{path}\"\n"
    assert "compdef" in path.read_text(encoding="utf-8")
    assert install("fish") == tmp_path / ".config" / "fish" / "completions" / "gongwen.fish"
    with pytest.raises(SetupError, match="ksh"):
        install("ksh")
