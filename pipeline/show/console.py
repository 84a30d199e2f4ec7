"""The terminal that everything is shown on: what comes from a source is text there, never markup and never a command."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from ..terminal import plain


class PlainConsole(Console):
    """Prints strings and texts as they are, without markup, and without what a terminal would obey."""

    def __init__(self, **how: Any) -> None:
        super().__init__(highlight=False, emoji=False, markup=False, **how)

    def print(self, *objects: Any, **how: Any) -> None:
        super().print(*map(_made_plain, objects), **how)


def _made_plain(shown: Any) -> Any:
    if isinstance(shown, str):
        return plain(shown)
    if isinstance(shown, Text):
        shown.plain = plain(shown.plain)  # of the same length, so its styles stay where they are
    return shown
