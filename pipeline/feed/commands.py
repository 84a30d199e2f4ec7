"""The commands that take what was cleaned further: ``export``, ``index``, ``search``, ``push``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from ..errors import SetupError
from ..language import tr
from ..terminal import plain, plain_json

if TYPE_CHECKING:
    from ..write.record import Granularity
    from .outputs import Trouble
    from .search import Hit

Out = Annotated[Path, typer.Argument(metavar="OUT", help="An output folder of `gongwen clean`.")]
Grain = Annotated[str, typer.Option("--granularity", metavar="document|section", help="What a record is.")]


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command(epilog="Example: gongwen export build --to jsonl,bulk,md --granularity section")(export)
    app.command(epilog="Example: gongwen index build --db corpus.sqlite")(index)
    app.command(epilog="Example: gongwen search corpus.sqlite 义务教育 均衡 --year 2011-2016 --in heading")(search)
    app.command(epilog="Example: gongwen mcp corpus.sqlite")(mcp)
    app.command(epilog="Example: gongwen push build --to opensearch --url http://localhost:9200 --index gongwen")(push)


def export(
    out: Out,
    to: Annotated[str, typer.Option(metavar="NAME,…", help="jsonl, bulk, parquet; tei, akn, md, html, txt, docx.")],
    granularity: Grain = "document",
    shard_size: Annotated[
        float, typer.Option(min=0.001, help="MiB of a bulk file and of a Parquet row group, at most.")
    ] = 50,
) -> None:
    """Make feeds and documents of what is already clean; only what has changed is made again."""
    from .export import FORMATS
    from .export import export as run

    names = tuple(dict.fromkeys(name.strip() for name in to.split(",") if name.strip()))
    for name in names or ("",):
        if name not in FORMATS:
            raise SetupError(f"--to: unknown format {name!r}; there are {', '.join(FORMATS)}")
    reports = run(out, names, grain(granularity), int(shard_size * (1 << 20)))
    for report in reports:
        gone = f", {report.dropped} gone" if report.dropped else ""
        deleted = f", {report.deleted} ids to delete" if report.deleted else ""
        typer.echo(tr(f"{report.format:8} {out / report.what}: {report.changed} sources made again{gone}{deleted}"))
    _exit_after(trouble for report in reports for trouble in report.troubles)


def index(
    out: Out,
    db: Annotated[Path, typer.Option("--db", metavar="FILE", help="The index: one SQLite file.")],
) -> None:
    """Bring a search index up to date with OUT. It needs no server."""
    from .index import update_index

    done = update_index(out, db)
    told = (
        f"{db}: {done.documents} documents, {done.sections} sections; {done.changed} sources read, {done.dropped} gone"
    )
    typer.echo(tr(told))
    _exit_after(done.troubles)


def search(
    db: Annotated[Path, typer.Argument(metavar="INDEX", help="An index of `gongwen index`.")],
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Strings that must all be in a section.")],
    genre: Annotated[str, typer.Option(help="Only this kind of text: 讲话, 通知, …")] = "",
    year: Annotated[str, typer.Option(help="Only this year, or these: 2011-2016.")] = "",
    site: Annotated[str, typer.Option(help="Only pages of this site.")] = "",
    within: Annotated[str, typer.Option("--in", metavar="heading|text", help="Look only there.")] = "",
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="Hits at most.")] = 20,
    fold_reposts: Annotated[
        bool, typer.Option("--fold-reposts/--all-reposts", help="Of equal texts, only one, or each.")
    ] = True,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object a line.")] = False,
) -> None:
    """Find sections, best first. Exit 1 where nothing is found."""
    from .search import Query
    from .search import search as run

    if within not in ("", "heading", "text"):
        raise SetupError(f"--in: {within!r}; name heading or text")
    place = cast(Literal["", "heading", "text"], within)
    hits = run(db, Query(tuple(words), genre, year, site, place, limit, fold_reposts))
    for number, hit in enumerate(hits, 1):
        if as_json:
            typer.echo(plain_json(asdict(hit)))
        else:
            _print_hit(number, hit)
    if not hits and not as_json:
        typer.echo(tr("nothing found"), err=True)
    raise typer.Exit(0 if hits else 1)


def mcp(
    db: Annotated[Path, typer.Argument(metavar="INDEX", help="An index of `gongwen index`.")],
) -> None:
    """Let a language model search an index, see outlines and read texts with their sources (MCP over standard input)."""
    from .mcp_server import serve

    serve(db)


def _print_hit(number: int, hit: Hit) -> None:
    facts = " · ".join(filter(None, (hit.genre, hit.date, hit.site)))
    title = typer.style(plain(hit.title or hit.source_uri), bold=True)
    typer.echo(f"{number:>3}. {title}{'  ' + plain(facts) if facts else ''}")
    if hit.path:
        typer.echo(plain(f"     {' › '.join(part[:40] for part in hit.path)}"))
    snippet, shown, at = plain(hit.snippet), "", 0
    for start, end in hit.marked:
        shown += snippet[at:start] + typer.style(snippet[start:end], fg="yellow", bold=True)
        at = end
    typer.echo(f"     {shown}{snippet[at:]}")
    part = f"#{hit.part}" if hit.part > 1 else ""
    typer.echo(typer.style(plain(f"     {hit.source_uri}{part}  {hit.id}"), dim=True))


def push(
    out: Out,
    to: Annotated[str, typer.Option("--to", metavar="ENGINE", help="elasticsearch, opensearch or groonga.")],
    url: Annotated[str, typer.Option("--url", metavar="URL", help="http://host:port")],
    index_name: Annotated[str, typer.Option("--index", metavar="NAME", help="Index, or table.")] = "gongwen",
    granularity: Grain = "section",
    credentials: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="TOML: user and password, or api_key. Else GONGWEN_USER and so on."),
    ] = None,
    batch_size: Annotated[float, typer.Option(min=0.001, help="MiB a request, at most.")] = 5,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for an answer.")] = 60,
    again: Annotated[bool, typer.Option("--again", help="Send everything, not only what has changed.")] = False,
) -> None:
    """Send records to a search engine: what has changed, and what to delete. Exit 1 where it refused some."""
    from .push import Target, load_credentials
    from .push import push as run

    target = Target(to, url, index_name, grain(granularity), int(batch_size * (1 << 20)), timeout)
    done = run(out, target, load_credentials(credentials), again, lambda line: typer.echo(plain(tr(line)), err=True))
    told = f"{done.sent} records of {done.files} sources sent, {done.deleted} deleted, {done.same} sources up to date"
    typer.echo(tr(told))
    for refusal in done.refused[:20]:
        typer.echo(plain(tr(f"refused: {refusal}")), err=True)
    if len(done.refused) > 20:
        typer.echo(tr(f"… and {len(done.refused) - 20} more refused"), err=True)
    _name(done.troubles)
    raise typer.Exit(1 if done.refused or done.troubles else 0)


def _exit_after(troubles: Iterable[Trouble]) -> None:
    """Name the files that were left out; exit 1 if there are any."""
    if _name(troubles):
        raise typer.Exit(1)


def _name(troubles: Iterable[Trouble]) -> int:
    found = dict.fromkeys(troubles)
    for name, why in found:
        typer.echo(plain("gongwen: " + tr(f"left out: {name}: {why}; `gongwen clean` makes it again")), err=True)
    return len(found)


def grain(name: str) -> Granularity:
    """The granularity of that name.

    Raises:
        SetupError: there is none.
    """
    from ..write.record import GRANULARITIES

    found = next((g for g in GRANULARITIES if g == name), None)
    if found is None:
        raise SetupError(f"--granularity: {name!r}; name {' or '.join(GRANULARITIES)}")
    return found
