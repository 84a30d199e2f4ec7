"""The help: whole sentences, examples to start from, and all of it in the chosen language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from ..language import ENGLISH, chosen, tr
from ..regex import regex
from ..terminal import columns_of

_LINES = (
    ("gongwen clean page.html", "print the XML of one source"),
    ("cat page.html | gongwen clean - --to txt", "print the clean text alone"),
    ("gongwen clean texts/ -o build", "clean a folder; run it again for what changed"),
    ("gongwen explain page.html", "see what is removed, what changes and why"),
    ("gongwen status build --why", "see which sources the next run cleans again"),
    ("gongwen report build", "make a report to open in a browser"),
    ("gongwen review build", "look, decide, and clean again at once"),
)
_WIDTH = max(len(call) for call, _ in _LINES)
#: The most columns of the help, the least of a description, the most of a name (as in click), and the gap between them.
_COLUMNS, _LEAST, _NAMES, _GAP = 100, 20, 30, 2
#: What is not broken: a run of blanks, a word of Latin letters and signs, or an ideograph, with the punctuation after it.
_UNBROKEN = regex(r"\s+|(?:[!-~]+|.)[，。；：、）］”…！？]*")


def examples() -> list[str]:
    """Example calls, with what each does."""
    return [f"{call:{_WIDTH}}  {tr(does)}" for call, does in _LINES]


class Formatter(click.HelpFormatter):
    """Translates each part of the help as it is written."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, tr("Usage:") + " " * (chosen() == ENGLISH) if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{tr(f'{heading}:')}\n")

    def write_text(self, text: str) -> None:
        parts = (tr(" ".join(part.split())) for part in text.split("\n\n"))
        super().write_text("\n\n".join(_in_lines(part, self.width - self.current_indent) for part in parts))

    def write_dl(self, rows: Iterable[tuple[str, str]], *sizes: Any, **named: Any) -> None:
        told = [(name, "  ".join(map(tr, text.split("  ")))) for name, text in rows]
        names = min(max((len(name) for name, _ in told), default=0), _NAMES) + _GAP
        room = max(self.width - names - _GAP, _LEAST)
        super().write_dl([(name, _in_lines(text, room)) for name, text in told], *sizes, **named)


def _in_lines(text: str, columns: int) -> str:
    """The text broken into lines that click keeps, with ideographs two columns wide. English is left for click to break."""
    if chosen() == ENGLISH:
        return text
    lines, room = [""], columns
    for piece in _UNBROKEN.findall(text):
        width = columns_of(piece)
        if width > room and lines[-1]:
            lines.append("")
            room = columns
        if lines[-1] or not piece.isspace():
            lines[-1] += piece
            room -= width
    return "\b\n" + "\n".join(line.rstrip() for line in lines)


class Context(click.Context):
    """A call whose help has a readable width."""

    formatter_class = Formatter

    def __init__(self, *parts: Any, **named: Any) -> None:
        super().__init__(*parts, **{"help_option_names": ["-h", "--help"], "max_content_width": _COLUMNS, **named})


class Argument(click.Argument):
    """An argument with a help text."""

    def __init__(self, names: Sequence[str], help: str = "", **how: Any) -> None:
        super().__init__(names, **how)
        self.told = help


class Command(click.Command):
    """A command whose help lists arguments as well as options."""

    context_class = Context

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if rows := list(self._arguments(ctx)):
            with formatter.section("Arguments"):
                formatter.write_dl(rows)
        super().format_options(ctx, formatter)

    def _arguments(self, context: click.Context) -> Iterator[tuple[str, str]]:
        for one in self.get_params(context):
            if isinstance(one, Argument):
                yield one.human_readable_name, one.told + ("  [required]" if one.required else "")

    @property
    def gist(self) -> str:
        """The first paragraph of the help."""
        return " ".join((self.help or "").split("\n\n")[0].split())
