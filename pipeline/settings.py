"""What a user may set. Data only: nothing here is read from disk, that is the edge's affair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Place = Literal["anywhere", "start", "end", "inside"]


class Phrase(NamedTuple):
    """Words of the page, not of the text. ``site`` limits them to pages that name it; empty: every page.

    ``place``: a whole line at the start, at the end, anywhere, or ``inside`` a line, where only the words go.
    """

    site: str
    phrase: str
    place: Place


class Verdict(NamedTuple):
    """A person's word on one edit: in the source named ``uri``, at source offset ``at``."""

    uri: str
    at: int
    accept: bool


@dataclass(frozen=True, slots=True)
class Settings:
    """How to clean. Equal settings and equal bytes give equal results."""

    max_bytes: int = 64 << 20
    phrases: tuple[Phrase, ...] = ()
    rules_off: frozenset[str] = frozenset()
    verdicts: tuple[Verdict, ...] = ()
    text_field: str = ""  # of JSON Lines, CSV and Parquet records; empty: one of the usual names
    id_field: str = ""  # names each record; empty: one of the usual names, or the record's number
    tracked_changes: Literal["new", "old"] = "new"  # which text of a document with tracked changes is kept
    year_window: tuple[int, int] = (1900, 2100)  # years that a repaired number may become
