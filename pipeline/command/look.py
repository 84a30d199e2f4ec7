"""The commands that show something: explain, audit, validate, rules, status, diff, fingerprint."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import SetupError
from ..language import tr
from .given import JSON, OUT, PATH, SETTINGS, argument, command, console, settings_of


@command("gongwen explain report.txt")
@argument("file", metavar="FILE", type=PATH, help="One source, or - for standard input.")
@click.option("--outline", is_flag=True, help="Show how the outline was chosen, with the best other reading.")
@SETTINGS
def explain(file: Path, outline: bool, settings: Path | None) -> None:
    """Show what is done to a text: what is removed, what changes and why, and the outline."""
    from ..show.explain import explain_file, explain_outline

    show = explain_outline if outline else explain_file
    show(file, settings_of(settings), console())


@command("gongwen audit build")
@OUT
@SETTINGS
def audit(out: Path, settings: Path | None) -> None:
    """Prove that nothing disappeared: source text + ledger = clean texts, character for character."""
    from ..show.audit import print_audit

    raise click.exceptions.Exit(print_audit(out, settings_of(settings), console()))


@command("gongwen validate build; gongwen validate build/report.txt.xml")
@argument("files", metavar="FILE|OUT...", nargs=-1, required=True, type=PATH, help="XML files, and output folders.")
def validate(files: tuple[Path, ...]) -> None:
    """Check output files against the schema."""
    from ..show.validate import print_findings

    raise click.exceptions.Exit(print_findings(list(files)))


@command("gongwen rules figures")
@argument("name", metavar="[NAME]", default="", help="A rule, or a group of rules: strip, repair, figures…")
def rules(name: str) -> None:
    """Print the catalogue of rules, with their examples."""
    from ..show.rules import print_rules

    print_rules(name, console())


@command("gongwen status build; gongwen status build --why")
@OUT
@SETTINGS
@click.option("--why", is_flag=True, help="Print a line for each source that the next run cleans again, and why.")
@JSON
def status(out: Path, settings: Path | None, why: bool, as_json: bool) -> None:
    """Show what is done, what is stale, what is in quarantine and why, and what was slow."""
    from ..show.status import print_status, print_why

    (print_why if why else print_status)(out, settings_of(settings), as_json, console())


@command("gongwen diff build --since; gongwen diff build-old build-new")
@argument("old", metavar="OLD", type=PATH, help="An output folder.")
@argument("new", metavar="[NEW]", required=False, type=PATH, help="The output folder to compare it with.")
@click.option("--since", is_flag=True, help="Compare OLD with what its last run replaced.")
@JSON
def diff(old: Path, new: Path | None, since: bool, as_json: bool) -> None:
    """Show what a change of rules did to headings, numbers, and removed and kept text, by rule, with places."""
    from ..show.diff import print_diff

    if (new is None) != since:
        raise SetupError("name two output folders to compare, or one with --since")
    if since:
        from ..run.addresses import refuse_addresses

        refuse_addresses([old], "--since needs an output folder: parts keep nothing of what a run replaced")
    raise click.exceptions.Exit(print_diff(old, new, as_json, console()))


@command("gongwen fingerprint --stages")
@SETTINGS
@click.option("--stages", is_flag=True, help="Add a line for each stage and each library.")
def fingerprint(settings: Path | None, stages: bool) -> None:
    """Print one hash of everything that results depend on, for your own Makefiles."""
    from ..run.fingerprint import fingerprint as of

    found = of(settings_of(settings))
    click.echo(found.total)
    for name, value in (*found.stages, *found.libraries) if stages else ():
        click.echo(tr(f"{name}\t{value}"))
