"""Completion of commands, options and file names in the user's shell."""

from __future__ import annotations

import os
from pathlib import Path

from click.shell_completion import get_completion_class, shell_complete

from ..errors import SetupError
from .group import ASKED, app

_SHELLS = ("bash", "zsh", "fish")
#: zsh needs this for completion, unless the user's setup has loaded it.
_ZSH = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }\n"


def answer() -> int:
    """Print the completions that the shell asked for through its variables. Returns the exit code."""
    return shell_complete(app, {}, "gongwen", ASKED, os.environ[ASKED])


def script(shell: str) -> str:
    """The completion script for the named shell, or for the user's shell if the name is empty.

    Raises:
        SetupError: the shell is unknown.
    """
    name = _known(shell)
    made = get_completion_class(name)
    assert made
    return (_ZSH if name == "zsh" else "") + made(app, {}, "gongwen", ASKED).source()


def install(shell: str) -> Path:
    """Write the script where the shell finds it. For bash and zsh, add a line to their startup file that loads it.

    Raises:
        SetupError: the shell is unknown, or a file can't be written.
    """
    name, text = _known(shell), script(shell)
    path = _home("XDG_CONFIG_HOME", ".config") / "fish" / "completions" / "gongwen.fish"
    if name != "fish":
        path = _home("XDG_DATA_HOME", ".local/share") / "gongwen" / f"completion.{name}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if name != "fish":
            _name_once(Path.home() / f".{name}rc", f'. "{path}"')
    except OSError as error:
        raise SetupError(f"can't write {error.filename or path}: {error.strerror}") from None
    return path


def _known(shell: str) -> str:
    name = Path(shell or os.environ.get("SHELL", "")).name
    if name not in _SHELLS:
        raise SetupError(f"completion: unknown shell {name!r}; name one of {', '.join(_SHELLS)}")
    return name


def _home(variable: str, usual: str) -> Path:
    named = os.environ.get(variable, "")
    return Path(named) if os.path.isabs(named) else Path.home() / usual


def _name_once(file: Path, line: str) -> None:
    """Add the line to the file unless it is there."""
    old = file.read_text(encoding="utf-8", errors="surrogateescape") if file.exists() else ""
    if line not in old.splitlines():
        start = "" if not old or old.endswith("\n") else "\n"
        with file.open("a", encoding="utf-8") as more:
            more.write(f"{start}{line}\n")
