"""Arguments that several commands share, what they stand for, and how errors are printed."""

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

#: The name of a file or folder. Whether it exists and can be read is checked where it is used.
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
    """Make a command of a function: its name is the command's, its docstring the help, with an example below."""
    return click.command(cls=Command, epilog=f"Example: {example}")


def settings_of(path: Path | None, text_field: str = "", id_field: str = "") -> Settings:
    """The settings in the file, with the fields that the call names.

    Raises:
        SetupError: the file is not a settings file.
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
    """The folder for results made from OUT: the one that the call names, else OUT.

    Raises:
        SetupError: it is not on this machine.
    """
    from ..run.addresses import refuse_addresses

    refuse_addresses([into or out], "name a folder on this machine for the results: -o FOLDER")
    return into or out


def console() -> Console:
    """The console for results."""
    from ..show.console import PlainConsole

    return PlainConsole()


def complain(text: str) -> None:
    """Print one line about what is wrong to standard error."""
    print(f"gongwen: {plain(tr(text))}".replace("\n", "␊"), file=sys.stderr)


def name_left_out(troubles: Iterable[tuple[str, str]], away: Mapping[str, bool] = MappingProxyType({})) -> int:
    """Name the outputs that were left out, with the reason of each, and those that are missing. ``away`` says of each missing
    one whether its source still exists. Returns the exit code: 1 if there are any.
    """
    missing = [(name, "the file is missing") for name, again in away.items() if again]
    found = dict.fromkeys((*troubles, *missing))
    for name, why in found:
        complain(f"left out: {name}: {why}; `gongwen clean` makes it again")
    for name in (name for name, again in away.items() if not again):
        complain(f"left out: {name}: the file was removed, and its source is gone")
    return 1 if found or away else 0
