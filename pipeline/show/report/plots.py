"""Small plots as inline SVG, in the colours of the page."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from ...write.markup import escape

_WIDTH = 640


class Bar(NamedTuple):
    """One row of a plot: a name and its parts, each with a class of ``report.css``."""

    name: str
    parts: tuple[tuple[float, str], ...]
    told: str  # the text next to it


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Horizontal bars on one scale."""
    if not rows:
        return ""
    most = max(sum(size for size, _ in row.parts) for row in rows) or 1
    name, height = 168, 22
    room = _WIDTH - name - 130
    out = [_open(title, height * len(rows) + 4)]
    for number, row in enumerate(rows):
        y = number * height + 4
        out.append(
            f'<text class="label" x="{name - 8}" y="{y + 13}" text-anchor="end">{escape(_short(row.name))}</text>'
        )
        x = float(name)
        for size, kind in row.parts:
            width = size / most * room
            if width > 0:
                out.append(
                    f'<rect class="{kind}" x="{x:.1f}" y="{y}" width="{max(width, 0.8):.1f}" height="{height - 6}" rx="2"/>'
                )
            x += width
        out.append(f'<text class="told" x="{x + 6:.1f}" y="{y + 13}">{escape(row.told)}</text>')
    return "".join(out) + "</svg>\n"


def columns(title: str, counts: Sequence[tuple[str, int]]) -> str:
    """Vertical columns, one for each name and count."""
    if not counts:
        return ""
    most = max(count for _, count in counts) or 1
    head, height, foot = 16, 120, 18
    step = _WIDTH / len(counts)
    every = ceil(len(counts) * 44 / _WIDTH)
    out = [_open(title, head + height + foot)]
    for number, (name, count) in enumerate(counts):
        tall = count / most * height
        x = number * step
        shown = f'<rect class="kept" x="{x + step * 0.12:.1f}" y="{head + height - tall:.1f}" width="{step * 0.76:.1f}" height="{tall:.1f}" rx="2">'
        out.append(f"{shown}<title>{escape(name)}: {count:,}</title></rect>")
        if number % every == 0:
            out.append(
                f'<text class="label" x="{x + step / 2:.1f}" y="{head + height + foot - 4}" text-anchor="middle">{escape(name)}</text>'
            )
        if step > 26 and count:
            out.append(
                f'<text class="told" x="{x + step / 2:.1f}" y="{head + height - tall - 4:.1f}" text-anchor="middle">{count:,}</text>'
            )
    return "".join(out) + "</svg>\n"


def _open(title: str, height: float) -> str:
    return f'<svg class="plot" viewBox="0 0 {_WIDTH} {height:.0f}" role="img" aria-label="{escape(title)}">'


def _short(name: str) -> str:
    return name if len(name) <= 14 else name[:13] + "…"
