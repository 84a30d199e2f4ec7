"""``gongwen compare`` and ``gongwen learn``: what only many texts together show."""

from __future__ import annotations

from pathlib import Path

import click

from ..language import tr
from .given import OUT, PATH, SETTINGS, SOURCES, command, settings_of


@command("gongwen compare build && gongwen clean texts -o build --witnesses build")
@OUT
@click.option("-o", "--to", metavar="FOLDER", type=PATH, help="Where the tables go; without it, OUT.")
@SETTINGS
def compare(out: Path, to: Path | None, settings: Path | None) -> None:
    """Find copies of one text in a finished batch, and what they prove about each other's lost numbers."""
    from ..run.addresses import refuse_addresses

    refuse_addresses([out, to], "`gongwen compare` reads and writes files here: copy it to this machine first")
    from ..run.compare import compare_batch, write_tables
    from ..run.folder import OutFolder

    found = compare_batch(OutFolder(out.absolute()), settings_of(settings))
    write_tables(found, to or out)
    sure = sum(bool(one.now) for one in found.testimonies)
    copies = len({(one.uri, one.n) for one in found.reposts})
    click.echo(
        tr(
            f"{found.texts} texts, {copies} with a copy; {sure} readings proved, {len(found.testimonies) - sure} in question"
        )
    )


@command("gongwen learn texts -o ours, then: gongwen clean texts -o build --settings ours.toml")
@SOURCES
@click.option("-o", "--to", metavar="FOLDER", type=PATH, required=True, help="Where phrases.tsv and containers.tsv go.")
@SETTINGS
def learn(sources: tuple[Path, ...], to: Path, settings: Path | None) -> None:
    """Learn the templates of the sites in a batch: what recurs on their pages and belongs to no text."""
    from ..run.addresses import refuse_addresses

    refuse_addresses([*sources, to], "`gongwen learn` reads and writes files here: copy it to this machine first")
    from ..run.learn import learn_batch, write_template

    found = learn_batch(list(sources), settings_of(settings))
    path = write_template(found, to)
    sites = len({one.site for one in found.lines})
    click.echo(tr(f"{len(found.lines)} lines of {sites} sites in {path}: read them before you use them"))
    click.echo(tr(f"the block that holds the text is known for {len(found.containers)} sites: {to / 'containers.tsv'}"))
