"""What an RTF reader knows at a place of the file: the state of the open group, and all that was read so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..lines import Drawn
from .tables import Tables


@dataclass(frozen=True, slots=True)
class State:
    """What a group inherits and restores at its end."""

    encoding: str = ""  # of the font
    fallback: int = 1  # characters that stand in for a \\u, to be skipped
    bold: bool = False
    hidden: bool = False
    raised: bool = False
    deleted: bool = False
    size: float = 12.0
    destination: str = "text"  # text, header, footer, footnote, fonttbl, stylesheet, or empty for what is left out
    centred: bool = False
    outline: int = 0
    style: int = 0
    in_table: bool = False


Pieces = list[tuple[str, State]]


@dataclass(slots=True)
class Reader:
    """The walk over one file."""

    lines: list[Drawn] = field(default_factory=list)
    furniture: list[Drawn] = field(default_factory=list)
    notes: list[Drawn] = field(default_factory=list)
    tables: Tables = field(default_factory=Tables)
    styles: dict[int, str] = field(default_factory=dict)  # the name of each paragraph style
    state: State = State()
    stack: list[State] = field(default_factory=list)
    default: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    raw: bytearray = field(default_factory=bytearray)
    pieces: dict[str, Pieces] = field(default_factory=dict)
    script: str = ""  # the letters of which the properties that follow speak: dbch, rtlch, …
    skip: int = 0
    star: bool = False
    paragraph: int = 0
    left_out: int = 0
    marks: int = 0


def add(reader: Reader, text: str) -> None:
    """Takes in text, or counts it as left out."""
    state = reader.state
    if state.destination == "stylesheet":
        reader.styles[state.style] = reader.styles.get(state.style, "") + text
    elif not state.destination or state.destination == "fonttbl":
        return
    elif state.hidden or state.deleted:
        reader.left_out += len(text)
    else:
        reader.pieces.setdefault(state.destination, []).append((text, state))
