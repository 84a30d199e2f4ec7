"""What a search decided: the path it took through its states, and how close other paths came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .candidates import Candidate

#: A reading that comes closer than this to its best rival is of medium certainty.
CLOSE = 0.8


class Level(NamedTuple):
    """An open level: its family, the last value seen, whether it has more than one member."""

    family: str
    value: int
    several: bool
    line: int  # for items: where the line of the last one begins; 0 otherwise


Stack = tuple[Level, ...]
Closed = tuple[tuple[str, int, str], ...]  # family, where it stopped, the family it stood under


class Step(NamedTuple):
    """What was decided of one candidate."""

    candidate: int
    depth: int  # index of the level it stands on; -1: taken for text
    value: int  # as read, which a lost glyph may have changed
    reason: str
    price: float


@dataclass(slots=True, eq=False)
class Node:
    stack: Stack
    closed: Closed
    total: float
    step: Step | None
    previous: Node | None
    rivals: tuple[tuple[float, Node], ...] = ()


class Choice(NamedTuple):
    """A candidate of the chosen outline: where it stands, and by how much it beat the best other reading."""

    candidate: Candidate
    depth: int
    value: int
    reason: str
    price: float
    margin: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The chosen outline: candidates that head something, in text order, and what was decided of the others."""

    choices: tuple[Choice, ...]
    refused: tuple[Choice, ...]
    total: float


def read_path(found: Sequence[Candidate], finals: list[Node]) -> Reading:
    """The best path, with the margin of each decision over the best path that decides otherwise."""
    best = finals[0]
    path: list[Node] = []
    node: Node | None = best.previous
    while node is not None and node.step is not None:
        path.append(node)
        node = node.previous
    path.reverse()
    margins = [9.0] * len(found)
    on_path = {id(n): i for i, n in enumerate(path)}
    for final in finals[1:]:
        if final.previous is not None:
            _contest(final.previous, final.total - best.total, path, on_path, margins)
    for winner in path:
        for gap, rival in winner.rivals:
            _contest(rival, gap, path, on_path, margins)
    choices: list[Choice] = []
    refused: list[Choice] = []
    for node in path:
        step = node.step
        assert step is not None  # the path holds only nodes with a step
        choice = Choice(
            found[step.candidate], step.depth, step.value, step.reason, step.price, margins[step.candidate]
        )  # fmt: skip
        (refused if step.depth < 0 else choices).append(choice)
    return Reading(tuple(choices), tuple(refused), best.total)


def _contest(rival: Node, gap: float, path: list[Node], on_path: dict[int, int], margins: list[float]) -> None:
    """Lower the margins of the decisions in which a rival path differs, back to where the two part."""
    node: Node | None = rival
    for _ in range(60):
        if node is None or node.step is None or id(node) in on_path:
            return
        index = node.step.candidate
        chosen = path[index].step
        if chosen is not None and (chosen.depth, chosen.value) != (node.step.depth, node.step.value):
            margins[index] = min(margins[index], gap)
        node = node.previous
