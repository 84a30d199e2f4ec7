"""``gongwen clean``: into a folder, to standard output, or shard by shard on an engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import InputError, SetupError
from .given import PATH, SETTINGS, argument, command, complain, settings_of

if TYPE_CHECKING:
    from ..run.head_start import HeadStart
    from ..settings import Settings


@dataclass(frozen=True, slots=True)
class Asked:
    """What the call says, option by option."""

    sources: tuple[Path, ...]
    out: Path | None
    jobs: int
    to: str
    only: str
    settings: Path | None
    text_field: str
    id_field: str
    witnesses: Path | None
    engine: str
    address: str
    shard_size: int
    force: bool
    changed_only: bool
    retry_quarantined: bool
    rebuild_state: bool
    stitch: bool
    prune: bool
    yes: bool
    time_limit: float
    memory_limit: int
    cache_limit: int
    exit_zero: bool
    quiet: bool
    verbose: bool
    log_json: Path | None


@command("gongwen clean texts/ -o build --jobs 4; cat page.html | gongwen clean - --to txt")
@argument(
    "sources",
    metavar="SOURCE...",
    nargs=-1,
    required=True,
    type=PATH,
    help="Files, folders that are searched, or -: standard input.",
)
@click.option("-o", "--out", metavar="OUT", type=PATH, help="The output folder. Without it, one source is printed.")
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Worker processes; 0: one a core.",
)
@click.option("--to", metavar="NAME,…", default="xml", show_default=True, help="Output formats; in OUT, xml always.")
@click.option("--only", metavar="PATTERN", default="", help="In folders, only such names: '*.html'.")
@SETTINGS
@click.option("--text-field", metavar="NAME", default="", help="Of JSON Lines, CSV and Parquet: where the text stands.")
@click.option("--id-field", metavar="NAME", default="", help="Of the same: what names a record.")
@click.option(
    "--witnesses",
    metavar="FOLDER",
    type=PATH,
    help="Heed what `gongwen compare` wrote there; with --engine: OUT, and copies are compared in the same run.",
)
@click.option(
    "--engine",
    metavar="NAME",
    default="",
    help="local, ray or spark: clean shard by shard into parts, on one machine or many.",
)
@click.option("--address", metavar="ADDRESS", default="", help="Of the engine's cluster; empty: this machine.")
@click.option(
    "--shard-size",
    metavar="MIB",
    type=click.IntRange(min=1),
    default=48,
    show_default=True,
    help="With --engine: MiB a shard.",
)
@click.option("--force", is_flag=True, help="Do everything again.")
@click.option("--changed-only", is_flag=True, help="Only new and changed sources, not what a new version made stale.")
@click.option("--retry-quarantined", is_flag=True, help="Try again what stands in quarantine.")
@click.option("--rebuild-state", is_flag=True, help="Set a damaged state aside and clean everything again.")
@click.option("--stitch", is_flag=True, help="Join pages of one text (第1页 … 第4页, page_2.html) to one source.")
@click.option("--prune", is_flag=True, help="Drop outputs whose source is gone; asks first.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--time-limit",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=300,
    show_default=True,
    help="Seconds a source may take; 0: any.",
)
@click.option(
    "--memory-limit",
    metavar="MIB",
    type=click.IntRange(min=0),
    default=2048,
    show_default=True,
    help="MiB a source may take; 0: any.",
)
@click.option(
    "--cache-limit",
    metavar="MIB",
    type=click.IntRange(min=0),
    default=1024,
    show_default=True,
    help="MiB of readings kept for the next run; 0: none.",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 though sources stand in quarantine; trouble of ours stays.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="A line a source.")
@click.option("--log-json", metavar="FILE", type=PATH, help="A JSON line a source.")
@click.pass_obj
def clean(first: HeadStart | None, /, **options: Any) -> None:
    """Clean files and folders into OUT; what is up to date there is left alone.

    Without -o, or with -o -, one source is cleaned and printed, and nothing is kept: no state, no quarantine,
    no limits of time and memory.
    """
    from ..run.addresses import refuse_odd_names

    asked = Asked(**options)
    refuse_odd_names(list(asked.sources), asked.out, asked.log_json, asked.engine)
    settings = settings_of(asked.settings, asked.text_field, asked.id_field)
    if asked.stitch and (asked.engine or asked.out is None or str(asked.out) == "-"):
        raise SetupError("--stitch looks at a whole batch on one machine: name a folder, -o OUT, and no --engine")
    if asked.out is None or str(asked.out) == "-":
        _print_one(asked, _with_witnesses(asked, settings))
        return
    if Path("-") in asked.sources:
        raise SetupError("- is printed: leave -o out; into a folder, clean a file with a name")
    if asked.engine:
        from .engines import clean_on_engine

        code = clean_on_engine(asked, asked.out, settings)
    else:
        from .into_folder import clean_into

        code = clean_into(asked, asked.out, _with_witnesses(asked, settings), first)
    raise click.exceptions.Exit(0 if asked.exit_zero and code == 1 else code)


def _with_witnesses(asked: Asked, settings: Settings) -> Settings:
    if not asked.witnesses or asked.engine:
        return settings
    from ..run.settings_file import with_witnesses

    return with_witnesses(settings, asked.witnesses)


def _print_one(asked: Asked, settings: Settings) -> None:
    """Clean one source to standard output."""
    from ..run.addresses import one_source
    from ..show.one import print_clean
    from ..write import FEEDS
    from .formats import named_formats

    if asked.engine:
        raise SetupError("--engine needs a place for its parts: -o OUT")
    formats = named_formats(asked.to)
    for name in formats:
        if name in FEEDS:
            raise SetupError(f"--to {name} is one file for all of OUT: name a folder, -o OUT")
    try:
        print_clean(one_source(list(asked.sources)), settings, formats)
    except InputError as error:
        if not asked.exit_zero:
            raise
        complain(str(error))
