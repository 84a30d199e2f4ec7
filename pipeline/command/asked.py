"""The arguments of `gongwen clean`: each option is defined once, as a field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

import click

from .given import PATH, SETTINGS, argument

F = TypeVar("F", bound=Callable[..., Any])


def _given(add: Callable[[F], F]) -> Any:
    """A field for a parameter of the command; ``add`` is the click decorator that adds the parameter."""
    return field(metadata={"add": add})


def _option(*names: str, **facts: Any) -> Any:
    return _given(click.option(*names, **facts))


def _flag(*names: str, help: str) -> Any:
    return _option(*names, is_flag=True, help=help)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The arguments of a call, in the order of the help."""

    sources: tuple[Path, ...] = _given(
        argument(
            "sources",
            metavar="SOURCE...",
            nargs=-1,
            required=True,
            type=PATH,
            help="Files, folders (searched with their subfolders), or - for standard input.",
        )
    )
    out: Path | None = _option(
        "-o", "--out", metavar="OUT", type=PATH, help="The output folder. Without it, one source is printed."
    )
    jobs: int = _option(
        "-j",
        "--jobs",
        metavar="N",
        type=click.IntRange(min=0),
        default=0,
        show_default=True,
        help="Number of worker processes; 0: one for each core.",
    )
    to: str = _option(
        "--to",
        metavar="NAME,…",
        default="xml",
        show_default=True,
        help="Output formats, separated by commas; OUT always gets xml.",
    )
    only: str = _option(
        "--only", metavar="PATTERN", default="", help="In folders, take only files whose names match, such as '*.html'."
    )
    settings: Path | None = _given(SETTINGS)
    text_field: str = _option(
        "--text-field", metavar="NAME", default="", help="The field of JSON Lines, CSV and Parquet that holds the text."
    )
    id_field: str = _option(
        "--id-field",
        metavar="NAME",
        default="",
        help="The field of JSON Lines, CSV and Parquet that identifies a record.",
    )
    witnesses: Path | None = _option(
        "--witnesses",
        metavar="FOLDER",
        type=PATH,
        help="Use what `gongwen compare` wrote to that folder. With --engine, name OUT: copies are compared in the same run.",
    )
    engine: str = _option(
        "--engine",
        metavar="NAME",
        default="",
        help="local, ray or spark: clean shard by shard into Parquet parts, on one machine or many.",
    )
    address: str = _option(
        "--address", metavar="ADDRESS", default="", help="Address of the engine's cluster; without it, this machine."
    )
    shard_size: int = _option(
        "--shard-size",
        metavar="MIB",
        type=click.IntRange(min=1),
        default=48,
        show_default=True,
        help="With --engine: size of a shard in MiB.",
    )
    force: bool = _flag("--force", help="Clean everything again.")
    changed_only: bool = _flag(
        "--changed-only", help="Clean only new and changed sources, not those that a new version made stale."
    )
    retry_quarantined: bool = _flag("--retry-quarantined", help="Try quarantined sources again.")
    rebuild_state: bool = _flag(
        "--rebuild-state", help="Move a damaged state file out of the way and clean everything again."
    )
    stitch: bool = _flag("--stitch", help="Join the pages of one text (第1页 … 第4页, page_2.html) into one source.")
    prune: bool = _flag("--prune", help="Delete outputs whose source is gone, after asking.")
    yes: bool = _flag("--yes", help="Do not ask before deleting.")
    time_limit: float = _option(
        "--time-limit",
        metavar="SECONDS",
        type=click.FloatRange(min=0),
        default=300,
        show_default=True,
        help="Time limit for one source, in seconds; 0: no limit.",
    )
    memory_limit: int = _option(
        "--memory-limit",
        metavar="MIB",
        type=click.IntRange(min=0),
        default=2048,
        show_default=True,
        help="Memory limit for one source, in MiB; 0: no limit.",
    )
    cache_limit: int = _option(
        "--cache-limit",
        metavar="MIB",
        type=click.IntRange(min=0),
        default=1024,
        show_default=True,
        help="Disk space for keeping parsed DOC and PDF files, in MiB; 0: keep none.",
    )
    exit_zero: bool = _flag(
        "--exit-zero", help="Exit 0 even if sources went to quarantine. A bug in gongwen still exits 3."
    )
    quiet: bool = _flag("-q", "--quiet", help="Print errors only.")
    verbose: bool = _flag("-v", "--verbose", help="Print a line for each source.")
    log_json: Path | None = _option(
        "--log-json", metavar="FILE", type=PATH, help="Write a line of JSON for each source to this file."
    )


def taken(function: F) -> F:
    """Make every field of ``Asked`` a parameter of the command."""
    for one in reversed(fields(Asked)):
        function = one.metadata["add"](function)
    return function
