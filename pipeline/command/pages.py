"""``gongwen report`` and ``gongwen review``: pages to look at and to decide on."""

from __future__ import annotations

from pathlib import Path

import click

from ..language import tr
from .given import INTO, OUT, PATH, command, folder_for, name_left_out, settings_of


@command("gongwen report build")
@OUT
@INTO
def report(out: Path, into: Path | None) -> None:
    """Make OUT/report/: pages that open from disk and show what was done and what to look at first."""
    from ..show.report import make_report

    made = make_report(out, folder_for(out, into))
    click.echo(tr(f"{made.page}: {made.sources:,} sources"))
    raise click.exceptions.Exit(name_left_out(made.troubles))


@command("gongwen review build --settings ours.toml")
@OUT
@click.option(
    "--settings", metavar="FILE", type=PATH, default=Path("ours.toml"), show_default=True,
    help="A settings file (TOML), created if it does not exist.",
)  # fmt: skip
@click.option(
    "--port", metavar="PORT", type=click.IntRange(0, 65535), default=0, show_default=True,
    help="Port on 127.0.0.1; 0: any free port.",
)  # fmt: skip
def review(out: Path, settings: Path, port: int) -> None:
    """Review OUT in a browser: each decision is saved, and its source is cleaned again at once."""
    from ..run.addresses import refuse_addresses
    from ..show.review import serve

    refuse_addresses([out], "`gongwen review` needs an output folder: unpack the parts with `gongwen collect`")
    serve(out, settings, lambda: settings_of(settings), port, lambda line: click.echo(tr(line)))
