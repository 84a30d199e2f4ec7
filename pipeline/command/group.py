"""The command ``gongwen``: its subcommands, each loaded when it is called, and the options before them."""

from __future__ import annotations

from importlib import import_module

import click

from ..language import LANGUAGES, tr
from .help import Command, Context, examples

#: A shell that completes our commands sets this variable when it asks.
ASKED = "_GONGWEN_COMPLETE"
#: The commands in the order of the help, and the module of each.
_MODULES = {
    "clean": "clean",
    "collect": "engines",
    **dict.fromkeys(("compare", "learn"), "copies"),
    **dict.fromkeys(("explain", "audit", "validate", "rules", "status", "diff", "fingerprint"), "look"),
    "export": "feeds",
    **dict.fromkeys(("index", "search", "mcp"), "search"),
    "push": "feeds",
    **dict.fromkeys(("report", "review"), "pages"),
}


class Commands(click.Group):
    """Loads a subcommand when it is called; without one, shows the help."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> Command | None:
        if cmd_name not in _MODULES:
            return None
        found = getattr(import_module(f".{_MODULES[cmd_name]}", __package__), cmd_name)
        assert isinstance(found, Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _MODULES and not name.startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = " / ".join(get_close_matches(name, _MODULES))
            ctx.fail(f"No such command {name!r}." + (f" Did you mean {near}?" if near else ""))
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(2)
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        commands = ((name, self.get_command(ctx, name)) for name in _MODULES)
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.gist) for name, command in commands if command])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        formatter.write(f"  {tr('Examples:')}\n")
        formatter.write("".join(f"    {line}\n" for line in examples()))


def _version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from ..run.version import VERSION

        click.echo(f"gongwen {VERSION}")
        context.exit()


def _show_completion(context: click.Context, option: click.Parameter, shell: str | None) -> None:
    if shell is not None:
        from .completion import script

        click.echo(script(shell))
        context.exit()


def _install_completion(context: click.Context, option: click.Parameter, shell: str | None) -> None:
    if shell is not None:
        from .completion import install

        click.echo(tr(f"completion is in {install(shell)}; it works in the next shell that you open"))
        context.exit()


@click.command(
    cls=Commands,
    help="Turn scraped Chinese government texts into clean, schema-valid XML, with a ledger of every edit.",
)
@click.option(
    "--version", is_flag=True, callback=_version, expose_value=False, is_eager=True, help="Show the version and exit."
)
@click.option(
    "--lang",
    metavar="|".join(LANGUAGES),
    expose_value=False,
    help="Language of messages: en or zh. Without it, that of the locale.",
)  # the caller has handled it, because it may be anywhere in the call
@click.option(
    "--install-completion", metavar="[SHELL]", is_flag=False, flag_value="", callback=_install_completion,
    expose_value=False, is_eager=True, help="Install completion for bash, zsh or fish; without a name, for your shell.",
)  # fmt: skip
@click.option(
    "--show-completion", metavar="[SHELL]", is_flag=False, flag_value="", callback=_show_completion,
    expose_value=False, is_eager=True, help="Print the completion script instead of installing it.",
)  # fmt: skip
def app() -> None:
    pass  # the callbacks of the options do everything
