"""The steps of the search: what can be made of a candidate where a reading stands, and what state that leads to."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Damage
from .candidates import Candidate
from .costs import ITEMS, REMEMBERED, cost
from .prices import (
    LONE,
    LONE_IS_WELL,
    MISSING,
    OPEN,
    RANKS,
    RESTART_IN_LINE,
    SUCCESSOR,
    as_first,
    as_sibling,
    beside,
    closing,
    under,
)
from .reading import Closed, Level, Node, Stack, Step

#: No text nests deeper; one that seems to is noise, and would cost time with the square of its length.
DEEPEST = 11

#: How many lists may stand within lists: 一是 in 一要 in 首先.
LISTS = 3

#: 首先, which 第二 may follow as well as 其次.
FIRST = ("item-word", 1)

Option = tuple[Stack, Closed, Step]


def go_on(node: Node, index: int, candidate: Candidate, run: int, line: int) -> Option | None:
    """A candidate and the ones that count on from it, ``run`` together, as the next of the one open level of their
    family, at no price at all: whatever else they may be is hopeless. ``line`` is that of the last of them.

    To ignore one costs ``SPREAD`` or more, and so does to begin another level of a family with a number above 1. A bullet
    goes on with the list that is open last, where any other reading of it leads too.
    """
    family, stack = candidate.family, node.stack
    if family == "dash":
        if not stack or stack[-1][0] != family:
            return None
        step = Step(index, len(stack) - 1, 0, "successor", SUCCESSOR, run)
        return (*stack[:-1], Level(family, 0, True, line)), node.closed, step
    place = -1
    for depth, level in enumerate(stack):
        if level[0] == family:
            if place >= 0:
                return None
            place = depth
        elif place >= 0 and not level[2] and level[0] not in LONE_IS_WELL:
            return None  # closing what is open below has a price
    if place < 0 or candidate.value != stack[place][1] + 1:
        return None
    closed = node.closed if place + 1 == len(stack) else _closed(node, place + 1)
    level = Level(family, candidate.value + run - 1, True, 0)
    return (*stack[:place], level), closed, Step(index, place, candidate.value, "successor", SUCCESSOR, run)


def to_come(node: Node, family: str) -> float:
    """What the 2 of a family is going to cost where its 1 was taken for text and none stands open."""
    if node.step is None or node.step.depth >= 0:
        return 0.0
    if any(level[0] == family for level in node.stack) or any(memory[:2] == (family, 1) for memory in node.closed):
        return 0.0
    return MISSING


def options(
    node: Node, index: int, candidate: Candidate, line: int, damage: Damage, room: float, spread: float
) -> Iterator[Option]:
    """What can be made of a candidate where ``node`` stands, for at most ``room``, and for at most ``spread`` more than
    another thing made of it.
    """
    if candidate.skip <= room:
        yield node.stack, node.closed, Step(index, -1, 0, "text", candidate.skip)
    family = candidate.family
    if family == "annex":
        price = candidate.accept + cost("annex") + closing(node.stack)
        yield (), (), Step(index, 0, candidate.value, "annex", price)
        return
    for reading in (candidate, candidate._replace(family="none-low")) if family == "none" else (candidate,):
        known = False
        below = 0.0  # the price of closing what is open below
        for depth in range(len(node.stack) - 1, -1, -1):
            level = node.stack[depth]
            if level[0] == reading.family or (family == "ordinal" and level[:2] == FIRST):
                known = True
                option = _continue(node, index, reading, line, depth, damage, room - below)
                if option:
                    step = option[2]
                    if below:
                        option = option[0], option[1], step._replace(price=step.price + below)
                    room = min(room, option[2].price + spread)
                    yield option
            if not level[2] and level[0] not in LONE_IS_WELL:
                below += LONE
        yield from _open(node, index, reading, line, known, room)


def _continue(
    node: Node, index: int, candidate: Candidate, line: int, depth: int, damage: Damage, room: float
) -> Option | None:
    """As a sibling of the level at ``depth``; what is open below it closes, at a price that the caller adds."""
    level = node.stack[depth]
    value, reason, price = as_sibling(level, candidate, damage)
    again = reason == "restart"
    place = 0
    if level.family in ITEMS:
        if again:
            price = OPEN if line != level.line else RESTART_IN_LINE
        if line != level.line and not candidate.at_line_start and not again:
            price += 0.8  # a list that leaves its paragraph goes on at line starts
    price += candidate.accept
    if again and not level.several:
        price += LONE
    if price > room:
        return None
    if candidate.family in ITEMS:
        place = line
    stack = (*node.stack[:depth], Level(candidate.family, value, not again, place))
    return stack, _closed(node, depth + 1), Step(index, depth, value, reason, price)


def _open(node: Node, index: int, candidate: Candidate, line: int, known: bool, room: float) -> Iterator[Option]:
    """As the first of a new level: under the last open one, or beside it."""
    family = candidate.family
    before = next((memory for memory in node.closed if memory[0] == family), None)
    first, reason, price = as_first(before, candidate)
    price += candidate.accept
    if price > room:
        return
    item = family in ITEMS
    place = line if item else 0
    rank = RANKS[family]
    deepest = len(node.stack)
    shut, lists, least = 0.0, True, 9.9  # of what is open from ``depth`` on: price, all items, least rank
    for depth in range(deepest, -1, -1):
        if depth < deepest:
            level = node.stack[depth]
            if not level[2] and level[0] not in LONE_IS_WELL:
                shut += LONE
            lists = lists and level[0] in ITEMS
            least = min(least, RANKS[level[0]])
            if price + shut > room or (item and not lists) or (depth + 2 < deepest and least < rank):
                return
            if level[0] == family:
                continue  # that is beginning again, not a level of another kind
        if depth > DEEPEST or (item and depth > LISTS and _all_items(node.stack[depth - LISTS : depth])):
            continue
        parent = node.stack[depth - 1] if depth else None
        total = price + under(parent, candidate, line, before) + shut
        if depth < deepest:
            total += beside(node.stack, depth, candidate, line, least)
        if total > room:
            continue
        if known and not item and any(x[0] == family for x in node.stack[:depth]):
            total += 1.0
            if total > room:
                continue
        # A number that goes on from an elder elsewhere is not alone: 第四章 may be all that 第三篇 holds.
        stack = (*node.stack[:depth], Level(family, first, reason == "continuation", place))
        closed = node.closed if depth == deepest else _closed(node, depth)
        if before is not None:  # the open level says from here on where the family stands
            closed = tuple([memory for memory in closed if memory[0] != family])
        yield stack, closed, Step(index, depth, first, reason, total)


def _all_items(levels: Stack) -> bool:
    return all(level.family in ITEMS for level in levels)


def _closed(node: Node, depth: int) -> Closed:
    """Where the families of the levels from ``depth`` on stopped; only those that may go on elsewhere are remembered."""
    memory = node.closed
    stack = node.stack
    for place in range(depth, len(stack)):
        level = stack[place]
        if level[0] in REMEMBERED:
            parent = stack[place - 1][0] if place else ""
            memory = tuple(sorted((*(m for m in memory if m[0] != level[0]), (level[0], level[1], parent))))
    return memory
