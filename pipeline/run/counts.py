"""How much was done: to a source, or to many."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from ..model import Document, Done, Figure


@dataclass(frozen=True, slots=True)
class Counts:
    """What was done to a source, or to many. Characters are code points of the source text."""

    documents: int = 0
    characters: int = 0
    kept: int = 0
    removed: int = 0
    changed: int = 0
    repaired: int = 0  # numbers
    unclear: int = 0  # numbers

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.documents + other.documents,
            self.characters + other.characters,
            self.kept + other.kept,
            self.removed + other.removed,
            self.changed + other.changed,
            self.repaired + other.repaired,
            self.unclear + other.unclear,
        )


def measure(done: Done) -> Counts:
    """What was done to a source, in characters of its text and in numbers.

    Kept + removed + changed = all: a character is changed where the ledger puts something else in its place.
    """
    removed = sum(len(o.was) for o in done.operations if not o.now.strip() and o.op != "move")
    changed = sum(len(o.was) for o in done.operations if o.now.strip() or o.op == "move")
    figures = [
        figure.kind for document in done.documents for figure in document.figures if not _is_fold(document, figure)
    ]
    return Counts(
        documents=len(done.documents),
        characters=len(done.source),
        kept=len(done.source) - removed - changed,
        removed=removed,
        changed=changed,
        repaired=figures.count("corr"),
        unclear=figures.count("unclear"),
    )


def _is_fold(document: Document, figure: Figure) -> bool:
    """Whether the number is only printed in other widths: １９７９ as 1979 is no repair."""
    printed = document.text.string[figure.start : figure.end]
    return figure.kind == "corr" and unicodedata.normalize("NFKC", printed) == figure.now
