"""The terminal output of the commands. Text from a source is printed as text, never as markup or a terminal command."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from ..terminal import plain


class PlainConsole(Console):
    """Prints strings and texts without markup and without terminal controls."""

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
