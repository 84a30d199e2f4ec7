"""The help of the command: every sentence to its end, examples to start from, and all of it in Chinese where asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from ..language import tr

_LINES = (
    ("gongwen clean page.html", "print the XML of one source"),
    ("cat page.html | gongwen clean - --to txt", "print the clean text alone"),
    ("gongwen clean texts/ -o build", "clean a folder, later what changed"),
    ("gongwen explain page.html", "see what goes, what changes and why"),
    ("gongwen status build --why", "see what the next run does again"),
    ("gongwen report build", "make pages to look at"),
    ("gongwen review build", "look, decide, and see it done"),
)
_WIDTH = max(len(call) for call, _ in _LINES)


def _examples() -> str:
    """The mark \\b keeps the lines as they stand."""
    return "\n".join(["\b", tr("Examples:"), *(f"  {call:{_WIDTH}}  {tr(does)}" for call, does in _LINES)])


EXAMPLES = _examples()


class WholeSentences(TyperGroup):
    """Lists its commands with the first paragraph of each, which else is cut where the line ends."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        found = super().get_command(ctx, cmd_name)
        if found is not None and not found.short_help and found.help:
            found.short_help = " ".join(found.help.split("\n\n")[0].split())
        return found


def help_in_chinese() -> None:
    """From here on, help is shown through the catalogue, part by part, as the formatter gets it."""
    context: Any = typer.Context.__mro__[1]
    formatter: Any = context.formatter_class

    class ChineseFormatter(formatter):  # type: ignore[misc]
        def __init__(self, **sizes: Any) -> None:
            super().__init__(**sizes)
            width: int = self.width  # type: ignore[has-type]
            self.width = max(40, width * 3 // 5)  # a Chinese character is two columns wide

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix if prefix is not None else tr("Usage:") + " ")

        def write_heading(self, heading: str) -> None:
            super().write_heading(tr(heading))

        def write_text(self, text: str) -> None:
            super().write_text(_examples() if text == EXAMPLES else "\n\n".join(map(_paragraph, text.split("\n\n"))))

        def write_dl(self, rows: Sequence[tuple[str, str]], *sizes: Any, **named: Any) -> None:
            super().write_dl([(name, "  ".join(map(tr, told.split("  ")))) for name, told in rows], *sizes, **named)

    context.formatter_class = ChineseFormatter


def _paragraph(text: str) -> str:
    return tr(" ".join(text.split()))
