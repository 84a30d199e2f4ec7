"""The search index: ``gongwen index`` makes it, ``search`` queries it, ``mcp`` lets a language model query it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from ..errors import SetupError
from ..language import tr
from ..terminal import plain, plain_json
from .given import OUT, PATH, argument, command, name_left_out

if TYPE_CHECKING:
    from ..feed.search import Hit

_INDEX = argument("db", metavar="INDEX", type=PATH, help="An index of `gongwen index`.")


@command("gongwen index build --db corpus.sqlite")
@OUT
@click.option("--db", metavar="FILE", type=PATH, required=True, help="The index: one SQLite file.")
def index(out: Path, db: Path) -> None:
    """Bring a search index up to date with OUT. It needs no server."""
    from ..feed.index import update_index
    from ..run.results import taken_away

    done = update_index(out, db)
    told = (
        f"{db}: {done.documents} documents, {done.sections} sections; {done.changed} sources read, {done.dropped} gone"
    )
    click.echo(tr(told))
    raise click.exceptions.Exit(name_left_out(done.troubles, taken_away(out)))


@command("gongwen search corpus.sqlite 义务教育 均衡 --year 2011-2016 --in heading")
@_INDEX
@argument(
    "words", metavar="WORD...", nargs=-1, required=True, help="Words or phrases; a section must contain all of them."
)
@click.option("--genre", metavar="GENRE", default="", help="Only this kind of text: 讲话, 通知, …")
@click.option("--year", metavar="YEARS", default="", help="Only this year or these years, such as 2011-2016.")
@click.option("--site", metavar="SITE", default="", help="Only pages of this site.")
@click.option(
    "--in", "within", metavar="heading|text", default="", help="Look only in headings, or only in the text under them."
)
@click.option(
    "-n",
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="Maximum number of hits.",
)
@click.option(
    "--fold-reposts/--all-reposts", default=True, show_default=True, help="Show equal texts once, or each of them."
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object on each line.")
def search(
    db: Path,
    words: tuple[str, ...],
    genre: str,
    year: str,
    site: str,
    within: str,
    limit: int,
    fold_reposts: bool,
    as_json: bool,
) -> None:
    """Find sections, best first. Exits 1 if nothing is found."""
    from ..feed.search import Query
    from ..feed.search import search as run

    if within not in ("", "heading", "text"):
        raise SetupError(f"--in: {within!r}; name heading or text")
    place = cast(Literal["", "heading", "text"], within)
    hits = run(db, Query(words, genre, year, site, place, limit, fold_reposts))
    for number, hit in enumerate(hits, 1):
        if as_json:
            click.echo(plain_json(asdict(hit)))
        else:
            _print_hit(number, hit)
    if not hits and not as_json:
        click.echo(tr("nothing found"), err=True)
    raise click.exceptions.Exit(0 if hits else 1)


@command("gongwen mcp corpus.sqlite")
@_INDEX
def mcp(db: Path) -> None:
    """Let a language model search an index, see outlines and read texts with their sources (MCP over standard input)."""
    from ..feed.mcp_server import serve

    serve(db)


def _print_hit(number: int, hit: Hit) -> None:
    facts = " · ".join(filter(None, (hit.genre, hit.date, hit.site)))
    title = click.style(plain(hit.title or hit.source_uri), bold=True)
    click.echo(f"{number:>3}. {title}{'  ' + plain(facts) if facts else ''}")
    if hit.path:
        click.echo(plain(f"     {' › '.join(part[:40] for part in hit.path)}"))
    snippet, shown, at = plain(hit.snippet), "", 0
    for start, end in hit.marked:
        shown += snippet[at:start] + click.style(snippet[start:end], fg="yellow", bold=True)
        at = end
    click.echo(f"     {shown}{snippet[at:]}")
    part = f"#{hit.part}" if hit.part > 1 else ""
    click.echo(click.style(plain(f"     {hit.source_uri}{part}  {hit.id}"), dim=True))
