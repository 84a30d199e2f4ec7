"""Original and clean text side by side, from the ledger alone: rows of pieces with the edits that made them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ...model import Operation
from ...write.load import Stretch

PieceKind = Literal["same", "was", "now", "break"]


class Piece(NamedTuple):
    """A stretch of one side. ``step`` is the number of the operation that made it, or -1 if it was copied."""

    kind: PieceKind
    text: str
    at: int  # offset in the clean texts for ``same`` and ``now`` on the right, else -1
    step: int = -1


@dataclass(slots=True)
class Row:
    """One row of the comparison: a line of the clean text, or a line of the source that was removed."""

    left: list[Piece] = field(default_factory=list)
    right: list[Piece] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the row begins in the clean texts, or -1 if it has no clean text."""
        return self.right[0].at if self.right else -1


class Step(NamedTuple):
    """An operation with its number on the page."""

    number: int
    operation: Operation


def is_quiet(operation: Operation) -> bool:
    """Whether only punctuation changed its form (a comma made wide). Most edits are like that and need no attention."""
    was, now = operation.was, operation.now
    return 0 < len(was) == len(now) and not any(c.isalnum() or c.isspace() for c in was + now)


def steps(stretches: Iterable[Stretch]) -> tuple[Step, ...]:
    """The operations in their order, numbered."""
    found = (stretch.operation for stretch in stretches)
    return tuple(Step(n, o) for n, o in enumerate(o for o in found if o is not None))


def rows(stretches: Iterable[Stretch]) -> Iterator[Row]:
    """The rows. A row ends with each line of the clean text, and with each line of the source that was removed whole."""
    row, number = Row(), -1
    for was, now, operation, start in stretches:
        if operation is None:
            at = start
            for index, part in enumerate(was.split("\n")):
                if index:
                    yield row
                    row, at = Row(), at + 1
                if part:
                    row.left.append(Piece("same", part, -1))
                    row.right.append(Piece("same", part, at))
                    at += len(part)
            continue
        number += 1
        for index, part in enumerate(was.split("\n")):
            if index and not row.right:
                yield row
                row = Row()
            elif index:
                row.left.append(Piece("break", "", -1, number))
            if part:
                row.left.append(Piece("was", part, -1, number))
        at = start
        for index, part in enumerate(now.split("\n")):
            if index:
                yield row
                row, at = Row(), at + 1
            if part:
                row.right.append(Piece("now", part, at, number))
                at += len(part)
    yield row
