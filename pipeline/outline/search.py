"""The search: which candidates head something, and how they nest, for the document as a whole.

State = the open levels, each with the last value of its family, and where the families that were closed had stopped.
Candidates are taken in text order; each is taken as text, as the next of an open level, or as the first of a new one,
at a named cost. Equal states merge, at most ``WIDTH`` live on, so time is linear in the candidates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Damage
from pipeline.outline.candidates import Candidate
from pipeline.outline.costs import ITEMS, RANK, REMEMBERED, RUNNING, UNCOUNTED, cost
from pipeline.outline.reading import Closed, Level, Node, Reading, Stack, Step, read_path

WIDTH = 10

#: No text nests deeper; one that seems to is noise, and would cost time with the square of its length.
DEEPEST = 11

#: How many lists may stand within lists: 一是 in 一要 in 首先.
LISTS = 3

#: A reading this far behind the best of its place is given up: a little under the price of ignoring a marker at a line
SPREAD = 2.9

#: Families for which the search always looks at every reading: lists within lists, and what does not count.
AMBIGUOUS = ITEMS | UNCOUNTED | {"annex"}

#: 首先, which 第二 may follow as well as 其次.
FIRST = ("item-word", 1)


def search(
    found: Sequence[Candidate],
    lines: Sequence[int],
    damage: Damage,
    width: int = WIDTH,
    spread: float = SPREAD,
) -> Reading:
    """The cheapest reading of all candidates together; ``lines`` holds the line start of each.

    At most ``width`` states live on, and none that is ``spread`` or more behind the best; with both large the result
    is that of an exhaustive search.
    """
    beam = [Node((), (), 0.0, None, None)]
    for index, candidate in enumerate(found):
        merged: dict[tuple[Stack, Closed], Node] = {}
        limit = beam[0].total + candidate.skip + spread
        for node in beam:
            room = limit - node.total
            if room < 0:
                break
            for stack, closed, step in _steps(node, index, candidate, lines[index], damage, (room, spread)):
                total = node.total + step.price
                limit = min(limit, total + spread)
                _merge(merged, Node(stack, closed, total, step, node))
        beam = sorted((n for n in merged.values() if n.total <= limit), key=_total)[:width]
    finals = sorted((Node((), (), n.total + _closing(n.stack), None, n) for n in beam), key=_total)
    return read_path(found, finals)


def _total(node: Node) -> float:
    return node.total


def _merge(merged: dict[tuple[Stack, Closed], Node], node: Node) -> None:
    key = (node.stack, node.closed)
    other = merged.get(key)
    if other is None:
        merged[key] = node
    elif node.total < other.total:
        node.rivals = (*other.rivals[:2], (other.total - node.total, other))
        merged[key] = node
    elif len(other.rivals) < 3:
        other.rivals = (*other.rivals, (node.total - other.total, node))


def _steps(
    node: Node, index: int, candidate: Candidate, line: int, damage: Damage, limits: tuple[float, float]
) -> Iterator[tuple[Stack, Closed, Step]]:
    """What can be made of a candidate where ``node`` stands.

    ``limits``: the most it may cost, and the most that it may cost more than another thing made of it.
    """
    room, spread = limits
    if candidate.skip >= spread and candidate.family not in AMBIGUOUS:
        sure = _only_reading(node, index, candidate)
        if sure:
            yield sure
            return
    yield node.stack, node.closed, Step(index, -1, 0, "text", candidate.skip)
    if candidate.family == "annex":
        price = candidate.accept + cost("annex") + _closing(node.stack)
        yield (), (), Step(index, 0, candidate.value, "annex", price)
        return
    for reading in (candidate, replace(candidate, family="none-low")) if candidate.family == "none" else (candidate,):
        known = False
        for depth in range(len(node.stack) - 1, -1, -1):
            level = node.stack[depth]
            if level.family == reading.family or (reading.family == "ordinal" and level[:2] == FIRST):
                known = True
                for option in _continue(node, index, reading, line, depth, damage, room):
                    room = min(room, option[2].price + spread)
                    yield option
        yield from _open(node, index, reading, line, known, room)


def _only_reading(node: Node, index: int, candidate: Candidate) -> tuple[Stack, Closed, Step] | None:
    """The next of the one open level of its family, at no price at all: whatever else it may be is hopeless.

    To ignore it costs ``SPREAD`` or more, and so does to begin another level of a family with a number above 1.
    """
    depths = [depth for depth, level in enumerate(node.stack) if level.family == candidate.family]
    if len(depths) != 1 or candidate.accept or candidate.value != node.stack[depths[0]].value + 1:
        return None
    depth = depths[0]
    below = node.stack[depth + 1 :]
    if _closing(below):
        return None
    stack = (*node.stack[:depth], Level(candidate.family, candidate.value, True, 0))
    return stack, _closed(node, depth + 1), Step(index, depth, candidate.value, "successor", 0.0)


def _continue(
    node: Node, index: int, candidate: Candidate, line: int, depth: int, damage: Damage, room: float
) -> Iterator[tuple[Stack, Closed, Step]]:
    """As a sibling of the level at ``depth``; what is open below it closes."""
    level = node.stack[depth]
    value, reason, price = _sibling(level, candidate, damage)
    if level.family in ITEMS and reason == "restart":
        price = cost("open") if line != level.line else cost("restart in line")
    below = node.stack[depth + 1 :]
    price += candidate.accept + _closing(below)
    if level.family in ITEMS and line != level.line and not candidate.at_line_start:
        price += 0.8  # a list that leaves its paragraph goes on at line starts
    again = reason == "restart"
    if again and not level.several:
        price += cost("lone")
    if price > room:
        return
    place = line if candidate.family in ITEMS else 0
    stack = (*node.stack[:depth], Level(candidate.family, value, not again, place))
    yield stack, _closed(node, depth + 1), Step(index, depth, value, reason, price)


def _sibling(level: Level, candidate: Candidate, damage: Damage) -> tuple[int, str, float]:
    """Value, reason and price of a candidate after its elder sibling."""
    expected = level.value + 1
    value = candidate.value
    if candidate.family in UNCOUNTED:
        return 0, "successor", cost("successor")
    if candidate.family == "item-word":
        return _word(level.value, value)
    if value == expected:
        return value, "successor", cost("successor")
    if damage.losses and could_be(candidate, expected, damage):
        return expected, "lost glyph", cost("lost glyph")
    if value == 1:
        return 1, "restart", cost("restart")
    if value == level.value:
        return value, "double", cost("double")
    if value > expected:
        gap = cost("gap") * (1 + 0.5 * min(value - expected - 1, 6))
        return value, "gap", min(gap, 2.0 if candidate.family in ITEMS and candidate.at_line_start else 4.0)
    return value, "back", cost("back")


def _word(last: int, value: int) -> tuple[int, str, float]:
    """首先 其次 再次 最后: 最后 (0) may come after any."""
    if value == 0:
        return 9, "successor", 0.0
    return (value, "successor", 0.0) if last < value < last + 3 else (value, "back", cost("back"))


def could_be(candidate: Candidate, number: int, damage: Damage) -> bool:
    """Whether the marker may be ``number`` with lost digits gone."""
    digits = "".join(c for c in candidate.printed if c.isdigit())
    return bool(digits or candidate.virtual) and damage.could_print(str(number), digits)


def _open(
    node: Node, index: int, candidate: Candidate, line: int, known: bool, room: float
) -> Iterator[tuple[Stack, Closed, Step]]:
    """As the first of a new level: under the last open one, or beside it."""
    before = next((m for m in node.closed if m[0] == candidate.family), None)
    first, reason, price = _first(before, candidate)
    price += candidate.accept
    if price > room:
        return
    item = candidate.family in ITEMS
    place = line if item else 0
    deepest = len(node.stack)
    for depth in range(min(deepest, DEEPEST), -1, -1):
        below = node.stack[depth:]
        if below and below[0].family == candidate.family:
            continue  # that is beginning again, not a level of another kind
        if item and depth < deepest and not all(level.family in ITEMS for level in below):
            break
        if item and depth > LISTS and all(level.family in ITEMS for level in node.stack[depth - LISTS : depth]):
            continue
        if depth + 2 < deepest and not all(RANK[x.family] >= RANK[candidate.family] for x in below):
            break
        parent = node.stack[depth - 1] if depth else None
        extra = _under(parent, candidate, line, before) + _beside(below, candidate, line)
        if known and not item and any(x.family == candidate.family for x in node.stack[:depth]):
            extra += 1.0
        total = price + extra + _closing(below)
        if total > room:
            continue
        stack = (*node.stack[:depth], Level(candidate.family, first, False, place))
        yield stack, _closed(node, depth), Step(index, depth, first, reason, total)


def _under(parent: Level | None, candidate: Candidate, line: int, before: tuple[str, int, str] | None) -> float:
    """The price of standing under ``parent``; ``before`` tells what the family stood under when it was last closed."""
    above = parent.family if parent else ""
    if before is not None and before[2] != above and candidate.family in RUNNING:
        return cost("moved")
    if parent is None or (before is not None and before[2] == above):
        return 0.0
    item = candidate.family in ITEMS
    if above == candidate.family:
        return 0.5 if item and line == parent.line else 3.0
    if RANK[above] > RANK[candidate.family]:
        if above == "cjk-comma" and candidate.family == "article":
            return cost("articles under 一、")
        return cost("inverted") * (1.5 if above in ITEMS and not item else 1.0)
    return 0.0


def _beside(below: Sequence[Level], candidate: Candidate, line: int) -> float:
    """The price of closing ``below`` to open a level of another family in their place."""
    if not below:
        return 0.0
    if candidate.family in ITEMS and line != below[-1].line:
        return 0.1
    if all(RANK[x.family] > RANK[candidate.family] for x in below):
        return 0.0
    return cost("climbs" if RANK[below[0].family] < RANK[candidate.family] else "side step")


def _first(before: tuple[str, int, str] | None, candidate: Candidate) -> tuple[int, str, float]:
    """Value, reason and price of a candidate that begins a level."""
    value = candidate.value
    if candidate.virtual:
        return value, "restored first", 0.0
    if candidate.family in UNCOUNTED:
        return value, "open", cost("open")
    running = candidate.family in RUNNING
    if before is not None and value == before[1] + 1 and value > 1:
        return value, "continuation", 0.0 if running else cost("continuation")
    if value == 1:
        return value, "open", cost("restart") if running and before is not None else cost("open")
    if running and before is None:
        return value, "missing first", cost("missing first") / 2
    return value, "missing first", cost("missing first") + 0.2 * min(value - 2, 6)


def _closing(levels: Sequence[Level]) -> float:
    """The price of closing ``levels``: those with a single member are odd."""
    return sum(
        cost("lone") for level in levels if not level.several and level.family not in ("article", "none", "none-low")
    )


def _closed(node: Node, depth: int) -> Closed:
    """Where the families of the levels from ``depth`` on stopped; only those that may go on elsewhere are remembered."""
    memory = node.closed
    for place in range(depth, len(node.stack)):
        level = node.stack[place]
        if level.family in REMEMBERED:
            parent = node.stack[place - 1].family if place else ""
            memory = tuple(sorted((*(m for m in memory if m[0] != level.family), (level.family, level.value, parent))))
    return memory
