"""What a table drawn in plain text changes: its cells become lines, and what parts them goes with a note."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Block, Cell, Note
from ..text import Splice

#: The cells of a row, as places in its line; an empty cell is an empty place.
Row = tuple[int, Sequence[tuple[int, int]]]


class Tables:
    """Edits at offsets of the text, with their notes, and the cells by the index of their line."""

    def __init__(self, rule: str, why: str) -> None:
        self.rule, self.why = rule, why
        self.count = 0
        self.changes: list[Splice] = []
        self.blocks: dict[int, list[Block]] = {}

    def add(
        self, number: int, rows: Sequence[Row], taken: range, lines: Sequence[str], starts: Sequence[int],
        gone: Sequence[tuple[int, int]] = (), above: int = 0, below: int = 0,
    ) -> None:  # fmt: skip
        """Put a table in: ``rows`` by the index of their line, of the lines ``taken``; ``gone``: signs within cells.

        Of a table that pages part, each part is put in alone; so many of its rows stand ``above`` and ``below`` it.
        """
        self.count += not above
        self.blocks |= {index: [] for index in taken}
        at, parted = starts[taken[0]], ""  # where the last cell ends; a line of the text ends before the next one
        signs = list(reversed(gone))
        for row, (index, cells) in enumerate(rows, above):
            for column, (low, high) in enumerate(cells):
                if low == high:
                    continue
                start, end = starts[index] + low, starts[index] + high
                self._change(at, start, parted)
                while signs and signs[-1][0] < end:
                    self._change(*signs.pop(), "")
                at, parted = end, "\n"
                cell = Cell(number, row, column, columns=len(cells), rows=above + len(rows) + below)
                self.blocks[index].append(Block(start, end, f"line:{index + 1}", role="cell", cell=cell))
        self._change(at, starts[taken[-1]] + len(lines[taken[-1]]), "")

    def notes(self) -> tuple[Note, ...]:
        """A note for each edit."""
        return tuple(Note(start, end, self.rule, self.why) for start, end, _ in self.changes)

    def _change(self, start: int, end: int, now: str) -> None:
        if start < end:
            self.changes.append(Splice(start, end, now))
