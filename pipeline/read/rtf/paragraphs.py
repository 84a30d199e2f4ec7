"""A paragraph of an RTF file: its text with raised marks set apart, its look, and where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ...model import Style
from ..lines import Drawn
from ..raised import written
from ..style_names import is_title, level_of
from .state import Pieces, Reader


def end_paragraph(reader: Reader) -> None:
    """The paragraph that is open is over."""
    destination = reader.state.destination
    pieces = reader.pieces.pop(destination, [])
    reader.paragraph += 1
    joined = "".join(_marked(reader, pieces))
    joined = joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # \\u writes pairs one by one
    if destination == "text" and not reader.state.in_table and (joined.strip() or reader.tables.rows):
        reader.lines += reader.tables.taken()
    if not joined.strip():
        return
    style = _style(reader, pieces)
    where = f"rtf:p{reader.paragraph}"
    for index, line in enumerate(filter(str.strip, joined.split("\n"))):
        if destination in ("header", "footer"):
            out = ("read/page-furniture", f"a {destination} of the pages")
            reader.furniture.append(Drawn(line.strip(" "), where, role="furniture", out=out))
        elif destination == "footnote":
            reader.notes.append(Drawn(line.strip(" "), where, style, "note"))
        elif reader.state.in_table:
            reader.tables.add(Drawn(line.strip(" "), where, style))
        else:
            reader.lines.append(Drawn(line.rstrip(" \t"), where, style, opens=not index))


def _marked(reader: Reader, pieces: Pieces) -> Iterator[str]:
    """The pieces as text, those that are raised set so that they join no number."""
    before = ""
    for raised, run in groupby(pieces, lambda piece: piece[1].raised):
        text = "".join(piece for piece, _ in run)
        before = written(text, before) if raised else text
        reader.marks += before != text
        yield before


def _style(reader: Reader, pieces: Pieces) -> Style:
    inked = [(text, state) for text, state in pieces if text.strip()]
    bold = [state.bold for _, state in inked]
    lead = sum(len(text) for text, _ in inked[: bold.index(False)]) if bold[0] and not all(bold) else 0
    first = inked[0][1]
    name = reader.styles.get(reader.state.style, "").rstrip(";")
    title = is_title(name)
    level = 0 if title else first.outline or level_of(name)
    return Style(level, all(bold), lead, first.centred, first.size, title=title)
