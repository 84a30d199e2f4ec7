"""How much was done: to a source, or to many."""

from __future__ import annotations

from dataclasses import dataclass, fields

from pipeline.model import Done


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
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def measure(done: Done) -> Counts:
    """What was done to a source, in characters of its text and in numbers.

    Kept + removed + changed = all: a character is changed where the ledger puts something else in its place.
    """
    removed = sum(len(o.was) for o in done.operations if not o.now and o.op != "move")
    changed = sum(len(o.was) for o in done.operations if o.now or o.op == "move")
    figures = [figure.kind for document in done.documents for figure in document.figures]
    return Counts(
        documents=len(done.documents),
        characters=len(done.source),
        kept=len(done.source) - removed - changed,
        removed=removed,
        changed=changed,
        repaired=figures.count("corr"),
        unclear=figures.count("unclear"),
    )
