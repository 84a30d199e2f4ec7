"""What `gongwen clean` takes: each option stands once, as a field of what the call says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

import click

from .given import PATH, SETTINGS, argument

F = TypeVar("F", bound=Callable[..., Any])


def _given(add: Callable[[F], F]) -> Any:
    """A field that the call fills; ``add`` makes it a parameter of the command."""
    return field(metadata={"add": add})


def _option(*names: str, **facts: Any) -> Any:
    return _given(click.option(*names, **facts))


def _flag(*names: str, help: str) -> Any:
    return _option(*names, is_flag=True, help=help)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the call says, option by option, in the order of the help."""

    sources: tuple[Path, ...] = _given(
        argument(
            "sources",
            metavar="SOURCE...",
            nargs=-1,
            required=True,
            type=PATH,
            help="Files, folders that are searched, or -: standard input.",
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
        help="Worker processes; 0: one a core.",
    )
    to: str = _option(
        "--to", metavar="NAME,…", default="xml", show_default=True, help="Output formats; in OUT, xml always."
    )
    only: str = _option("--only", metavar="PATTERN", default="", help="In folders, only such names: '*.html'.")
    settings: Path | None = _given(SETTINGS)
    text_field: str = _option(
        "--text-field", metavar="NAME", default="", help="Of JSON Lines, CSV and Parquet: where the text stands."
    )
    id_field: str = _option("--id-field", metavar="NAME", default="", help="Of the same: what names a record.")
    witnesses: Path | None = _option(
        "--witnesses",
        metavar="FOLDER",
        type=PATH,
        help="Heed what `gongwen compare` wrote there; with --engine: OUT, and copies are compared in the same run.",
    )
    engine: str = _option(
        "--engine",
        metavar="NAME",
        default="",
        help="local, ray or spark: clean shard by shard into parts, on one machine or many.",
    )
    address: str = _option(
        "--address", metavar="ADDRESS", default="", help="Of the engine's cluster; empty: this machine."
    )
    shard_size: int = _option(
        "--shard-size",
        metavar="MIB",
        type=click.IntRange(min=1),
        default=48,
        show_default=True,
        help="With --engine: MiB a shard.",
    )
    force: bool = _flag("--force", help="Do everything again.")
    changed_only: bool = _flag(
        "--changed-only", help="Only new and changed sources, not what a new version made stale."
    )
    retry_quarantined: bool = _flag("--retry-quarantined", help="Try again what stands in quarantine.")
    rebuild_state: bool = _flag("--rebuild-state", help="Set a damaged state aside and clean everything again.")
    stitch: bool = _flag("--stitch", help="Join pages of one text (第1页 … 第4页, page_2.html) to one source.")
    prune: bool = _flag("--prune", help="Drop outputs whose source is gone; asks first.")
    yes: bool = _flag("--yes", help="Do not ask.")
    time_limit: float = _option(
        "--time-limit",
        metavar="SECONDS",
        type=click.FloatRange(min=0),
        default=300,
        show_default=True,
        help="Seconds a source may take; 0: any.",
    )
    memory_limit: int = _option(
        "--memory-limit",
        metavar="MIB",
        type=click.IntRange(min=0),
        default=2048,
        show_default=True,
        help="MiB a source may take; 0: any.",
    )
    cache_limit: int = _option(
        "--cache-limit",
        metavar="MIB",
        type=click.IntRange(min=0),
        default=1024,
        show_default=True,
        help="MiB of readings kept for the next run; 0: none.",
    )
    exit_zero: bool = _flag("--exit-zero", help="Exit 0 though sources stand in quarantine; trouble of ours stays.")
    quiet: bool = _flag("-q", "--quiet", help="Say nothing but errors.")
    verbose: bool = _flag("-v", "--verbose", help="A line a source.")
    log_json: Path | None = _option("--log-json", metavar="FILE", type=PATH, help="A JSON line a source.")


def taken(function: F) -> F:
    """Makes every field of ``Asked`` a parameter of the command."""
    for one in reversed(fields(Asked)):
        function = one.metadata["add"](function)
    return function
