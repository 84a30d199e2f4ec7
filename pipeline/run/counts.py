"""How much was done: to a source, or to many."""

from __future__ import annotations

from dataclasses import dataclass


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
