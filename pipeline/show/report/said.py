"""A person's decisions on one source, listed on its page, so that they can be undone."""

from __future__ import annotations

from collections.abc import Iterable

from ...language import tr
from ...settings import Verdict
from ...write.markup import escape
from .frame import decision

_SHOWN = 16  # characters of the source at the place


def said_of(verdicts: Iterable[Verdict], source: str) -> str:
    """The list of decisions; empty if there are none. ``source`` is the source text."""
    rows = "".join(
        f"<li{decision(one.uri, one.at, 'heading' if one.of == 'heading' else 'edit')}>"
        f"<b>{escape(_word(one))}</b> <q>{escape(_line(source, one.at))}</q> </li>\n"
        for one in sorted(verdicts, key=lambda one: one.at)
    )
    return (
        f'<details class="mine"><summary>{tr("Your decisions on this source")}</summary>\n<ul>{rows}</ul></details>\n'
        if rows
        else ""
    )


def _word(one: Verdict) -> str:
    if one.of == "value":
        return f"{one.printed} → {one.now}"
    if one.of == "heading":
        return tr("a heading" if one.accept else "not a heading")
    return tr("accept" if one.accept else "reject")


def _line(source: str, at: int) -> str:
    return source[at : at + _SHOWN].partition("\n")[0] + "…"
