"""Text as XML or HTML: nothing from a source ever becomes markup."""

from __future__ import annotations

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_QUOTED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\n": "&#10;", "\t": "&#9;"}
)


def escape(text: str) -> str:
    """``text`` as character data."""
    return text.translate(_TEXT)


def attribute(name: str, value: object) -> str:
    """`` name="value"``, with the space before it."""
    return f' {name}="{str(value).translate(_QUOTED)}"'


def element(name: str, text: str, attributes: str = "") -> str:
    """An element that holds only text, on a line of its own."""
    return f"<{name}{attributes}>{text.translate(_TEXT)}</{name}>\n"
