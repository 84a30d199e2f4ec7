"""The help of the whole command: every sentence to its end, and examples to start from."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

_LINES = (
    ("gongwen clean page.html", "print the XML of one source"),
    ("cat page.html | gongwen clean - --to txt", "print the clean text alone"),
    ("gongwen clean texts/ -o build", "clean a folder, later what changed"),
    ("gongwen explain page.html", "see what goes, what changes and why"),
    ("gongwen status build --why", "see what the next run does again"),
    ("gongwen report build", "make pages to look at"),
)
_WIDTH = max(len(call) for call, _ in _LINES)
#: The mark \b keeps the lines as they stand.
EXAMPLES = "\n".join(["\b", "Examples:", *(f"  {call:{_WIDTH}}  {does}" for call, does in _LINES)])


class WholeSentences(TyperGroup):
    """Lists its commands with the first paragraph of each, which else is cut where the line ends."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        found = super().get_command(ctx, cmd_name)
        if found is not None and not found.short_help and found.help:
            found.short_help = " ".join(found.help.split("\n\n")[0].split())
        return found
