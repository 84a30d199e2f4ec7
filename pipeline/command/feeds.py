"""``gongwen export`` and ``gongwen push``: clean outputs as files of other formats and in search engines."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import SetupError
from ..language import tr
from ..terminal import plain
from .given import INTO, OUT, PATH, command, folder_for, name_left_out

if TYPE_CHECKING:
    from ..write.record import Granularity

_granularity = partial(
    click.option, "--granularity", metavar="document|section", show_default=True, help="What one record holds."
)


@command("gongwen export build --to jsonl,bulk,md --granularity section")
@OUT
@click.option("--to", metavar="NAME,…", required=True, help="jsonl, bulk, parquet; tei, akn, md, html, txt, docx.")
@_granularity(default="document")
@click.option(
    "--shard-size", metavar="MIB", type=click.FloatRange(min=0.001), default=50, show_default=True,
    help="Largest size of a bulk file and of a Parquet row group, in MiB.",
)  # fmt: skip
@INTO
def export(out: Path, to: str, granularity: str, shard_size: float, into: Path | None) -> None:
    """Make feeds and other formats from clean outputs. Only what changed is made again."""
    from ..feed.export import FORMATS
    from ..feed.export import export as run
    from ..run.results import taken_away

    names = tuple(dict.fromkeys(name.strip() for name in to.split(",") if name.strip()))
    for name in names or ("",):
        if name not in FORMATS:
            raise SetupError(f"--to: unknown format {name!r}; there are {', '.join(FORMATS)}")
    folder = folder_for(out, into)
    reports = run(out, names, grain(granularity), int(shard_size * (1 << 20)), folder)
    for report in reports:
        gone = f", {report.dropped} gone" if report.dropped else ""
        deleted = f", {report.deleted} ids to delete" if report.deleted else ""
        click.echo(tr(f"{report.format:8} {folder / report.what}: {report.changed} sources made again{gone}{deleted}"))
    troubles = [one for report in reports for one in report.troubles]
    raise click.exceptions.Exit(name_left_out(troubles, taken_away(out)))


@command("gongwen push build --to opensearch --url http://localhost:9200 --index gongwen")
@OUT
@click.option("--to", metavar="ENGINE", required=True, help="elasticsearch, opensearch or groonga.")
@click.option("--url", metavar="URL", required=True, help="http://host:port")
@click.option(
    "--index", "index_name", metavar="NAME", default="gongwen", show_default=True, help="Name of the index or table."
)
@_granularity(default="section")
@click.option(
    "--credentials", metavar="FILE", type=PATH,
    help="TOML file with user and password, or api_key. Without it: GONGWEN_USER, GONGWEN_PASSWORD, GONGWEN_API_KEY.",
)  # fmt: skip
@click.option(
    "--batch-size", metavar="MIB", type=click.FloatRange(min=0.001), default=5, show_default=True,
    help="Largest size of a request, in MiB.",
)  # fmt: skip
@click.option(
    "--timeout", metavar="SECONDS", type=click.FloatRange(min=0.1), default=60, show_default=True,
    help="Seconds to wait for an answer.",
)  # fmt: skip
@click.option("--again", is_flag=True, help="Send everything, not only what has changed.")
@INTO
def push(
    out: Path,
    to: str,
    url: str,
    index_name: str,
    granularity: str,
    credentials: Path | None,
    batch_size: float,
    timeout: float,
    again: bool,
    into: Path | None,
) -> None:
    """Send changed records to a search engine and delete those that are gone. Exits 1 if it refused some."""
    from ..feed.push import Target, load_credentials
    from ..feed.push import push as run
    from ..run.results import taken_away

    target = Target(to, url, index_name, grain(granularity), int(batch_size * (1 << 20)), timeout)
    done = run(
        out, target, load_credentials(credentials), again, lambda line: click.echo(plain(tr(line)), err=True),
        into=folder_for(out, into),
    )  # fmt: skip
    told = f"{done.sent} records of {done.files} sources sent, {done.deleted} deleted, {done.same} sources up to date"
    click.echo(tr(told))
    for refusal in done.refused[:20]:
        click.echo(plain(tr(f"refused: {refusal}")), err=True)
    if len(done.refused) > 20:
        click.echo(tr(f"… and {len(done.refused) - 20} more refused"), err=True)
    left_out = name_left_out(done.troubles, taken_away(out))
    raise click.exceptions.Exit(1 if done.refused else left_out)


def grain(name: str) -> Granularity:
    """The granularity of that name.

    Raises:
        SetupError: it is unknown.
    """
    from ..write.record import GRANULARITIES

    found = next((g for g in GRANULARITIES if g == name), None)
    if found is None:
        raise SetupError(f"--granularity: {name!r}; name {' or '.join(GRANULARITIES)}")
    return found
