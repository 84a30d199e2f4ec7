"""What a search decided: the path it took through its states, and how close other paths came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .candidates import Candidate

#: A reading that comes closer than this to its best rival is of medium certainty.
CLOSE = 0.8
#: So many decisions back a rival path is followed.
_FAR = 60


class Level(NamedTuple):
    """An open level: its family, the last value seen, whether it has more than one member."""

    family: str
    value: int
    several: bool
    line: int  # for items: where the line of the last one begins; 0 otherwise


Stack = tuple[Level, ...]
Closed = tuple[tuple[str, int, str], ...]  # family, where it stopped, the family it stood under


class Step(NamedTuple):
    """What was decided of one candidate, or of several in turn that count on from it."""

    candidate: int
    depth: int  # index of the level it stands on; -1: taken for text
    value: int  # as read, which a lost glyph may have changed
    reason: str
    price: float
    run: int = 1  # how many candidates


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
    chosen = {node.step.candidate: node for node in path if node.step is not None}
    margins = dict.fromkeys(chosen, 9.0)
    for final in finals[1:]:
        _contest(final.previous, final.total - best.total, chosen, margins)
    for winner in path:
        for gap, rival in winner.rivals:
            _contest(rival, gap, chosen, margins)
    choices: list[Choice] = []
    refused: list[Choice] = []
    for node in path:
        assert node.step is not None  # the path holds only nodes with a step
        first, depth, value, reason, price, run = node.step
        into = refused if depth < 0 else choices
        for more, candidate in enumerate(found[first : first + run]):
            number = value + more if value else 0
            into.append(Choice(candidate, depth, number, reason, price, margins[first]))
    return Reading(tuple(choices), tuple(refused), best.total)


def _contest(rival: Node | None, gap: float, chosen: Mapping[int, Node], margins: dict[int, float]) -> None:
    """Lower the margins of the decisions in which a rival path differs, back to where the two part."""
    node = rival
    for _ in range(_FAR):
        if node is None or node.step is None:
            return
        step = node.step
        other = chosen[step.candidate]
        if other is node:
            return
        if other.step is not None and (other.step.depth, other.step.value) != (step.depth, step.value):
            margins[step.candidate] = min(margins[step.candidate], gap)
        node = node.previous
