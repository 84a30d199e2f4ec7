"""What several commands take, what it stands for, and how they complain."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..language import tr
from ..terminal import plain
from .help import Argument, Command

if TYPE_CHECKING:
    from rich.console import Console

    from ..settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

#: A name of a file or folder; whether it is there, and may be read, is found out where it is used.
PATH = click.Path(path_type=Path, readable=False)

argument = partial(click.argument, cls=Argument)
SOURCES = argument(
    "sources",
    metavar="SOURCE...",
    nargs=-1,
    required=True,
    type=PATH,
    help="Files and folders (searched with their subfolders).",
)
OUT = argument("out", metavar="OUT", type=PATH, help="An output folder of `gongwen clean`.")
INTO = click.option(
    "-o",
    "--into",
    metavar="FOLDER",
    type=PATH,
    help="Where the results go; without it, OUT. Required if OUT is in a store such as s3.",
)
SETTINGS = click.option("--settings", metavar="FILE", type=PATH, help="A settings file (TOML).")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def command(example: str) -> Callable[[Callable[..., None]], Command]:
    """Makes a command of a function: its name, its docstring as the help, and an example under it."""
    return click.command(cls=Command, epilog=f"Example: {example}")


def settings_of(path: Path | None, text_field: str = "", id_field: str = "") -> Settings:
    """The settings that the file holds, and the fields that the call names.

    Raises:
        SetupError: the file is no settings file.
    """
    found = _settings_in(path)
    return replace(found, text_field=text_field or found.text_field, id_field=id_field or found.id_field)


def _settings_in(path: Path | None) -> Settings:
    from ..settings import Settings

    if path is None:
        return Settings()
    from ..run.settings_file import load_settings
    from ..show.rules import rule_names

    return load_settings(path, rule_names)


def folder_for(out: Path, into: Path | None) -> Path:
    """Where what is made of OUT goes: into the folder that the call names, else into OUT.

    Raises:
        SetupError: that is no folder of this machine.
    """
    from ..run.addresses import refuse_addresses

    refuse_addresses([into or out], "name a folder on this machine for the results: -o FOLDER")
    return into or out


def console() -> Console:
    """The terminal that results are shown on."""
    from ..show.console import PlainConsole

    return PlainConsole()


def complain(text: str) -> None:
    """Say on one line of standard error what is wrong."""
    print(f"gongwen: {plain(tr(text))}".replace("\n", "␊"), file=sys.stderr)


def name_left_out(troubles: Iterable[tuple[str, str]], away: Mapping[str, bool] = MappingProxyType({})) -> int:
    """Name the outputs that were left out, with the reason of each, and those that somebody took ``away``, each with
    whether its source is there to make it again; the exit code, 1 if there are any.
    """
    missing = [(name, "the file is missing") for name, again in away.items() if again]
    found = dict.fromkeys((*troubles, *missing))
    for name, why in found:
        complain(f"left out: {name}: {why}; `gongwen clean` makes it again")
    for name in (name for name, again in away.items() if not again):
        complain(f"left out: {name}: the file was removed, and its source is gone")
    return 1 if found or away else 0
