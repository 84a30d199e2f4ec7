"""The search: which candidates head something, and how they nest, for the document as a whole.

State = the open levels, each with the last value of its family, and where the families that were closed had stopped.
Candidates are taken in text order; each is taken as text, as the next of an open level, or as the first of a new one,
at a named cost. Equal states merge, at most ``WIDTH`` live on, so time is linear in the candidates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

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

# The inner loop runs a hundred times a paragraph: what it charges is looked up once.
_RANK = dict(RANK)
_LONE, _LONE_IS_WELL = cost("lone"), frozenset(("article", "none", "none-low"))
_OPEN, _RESTART, _RESTART_IN_LINE = cost("open"), cost("restart"), cost("restart in line")
_SUCCESSOR, _DOUBLE, _GAP, _BACK, _LOST = (
    cost("successor"), cost("double"), cost("gap"), cost("back"), cost("lost glyph")
)  # fmt: skip
_MISSING, _CONTINUATION, _MOVED = cost("missing first"), cost("continuation"), cost("moved")
_INVERTED, _ARTICLES_UNDER, _CLIMBS, _SIDE = (
    cost("inverted"), cost("articles under 一、"), cost("climbs"), cost("side step")
)  # fmt: skip

_total = attrgetter("total")
Option = tuple[Stack, Closed, Step]


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
        sure = candidate.skip >= spread and not candidate.accept and candidate.family not in AMBIGUOUS
        for node in beam:
            room = limit - node.total
            if room < 0:
                break
            only = _only_reading(node, index, candidate) if sure else None
            for option in (only,) if only else _options(node, index, candidate, lines[index], damage, room, spread):
                total = node.total + option[2].price
                if total + spread < limit:
                    limit = total + spread
                elif total > limit:
                    continue
                _merge(merged, option, total, node)
        beam = [node for node in merged.values() if node.total <= limit]
        if len(beam) > 1:
            beam.sort(key=_total)
            del beam[width:]
    finals = sorted((Node((), (), n.total + _closing(n.stack), None, n) for n in beam), key=_total)
    return read_path(found, finals)


def _merge(merged: dict[tuple[Stack, Closed], Node], option: Option, total: float, before: Node) -> None:
    """Keep the cheaper of two ways to one state; the other is its rival."""
    stack, closed, step = option
    key = (stack, closed)
    other = merged.get(key)
    if other is None:
        merged[key] = Node(stack, closed, total, step, before)
    elif total < other.total:
        rivals = (*other.rivals[:2], (other.total - total, other))
        merged[key] = Node(stack, closed, total, step, before, rivals)
    elif len(other.rivals) < 3:
        other.rivals = (*other.rivals, (total - other.total, Node(stack, closed, total, step, before)))


def _only_reading(node: Node, index: int, candidate: Candidate) -> Option | None:
    """The next of the one open level of its family, at no price at all: whatever else it may be is hopeless.

    To ignore it costs ``SPREAD`` or more, and so does to begin another level of a family with a number above 1.
    """
    family = candidate.family
    place = -1
    for depth, level in enumerate(node.stack):
        if level[0] == family:
            if place >= 0:
                return None
            place = depth
        elif place >= 0 and not level[2] and level[0] not in _LONE_IS_WELL:
            return None  # closing what is open below has a price
    if place < 0 or candidate.value != node.stack[place][1] + 1:
        return None
    stack = (*node.stack[:place], Level(family, candidate.value, True, 0))
    closed = node.closed if place + 1 == len(node.stack) else _closed(node, place + 1)
    return stack, closed, Step(index, place, candidate.value, "successor", 0.0)


def _options(
    node: Node, index: int, candidate: Candidate, line: int, damage: Damage, room: float, spread: float
) -> Iterator[Option]:
    """What can be made of a candidate where ``node`` stands, for at most ``room``, and for at most ``spread`` more than
    another thing made of it.
    """
    yield node.stack, node.closed, Step(index, -1, 0, "text", candidate.skip)
    family = candidate.family
    if family == "annex":
        price = candidate.accept + cost("annex") + _closing(node.stack)
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
            if not level[2] and level[0] not in _LONE_IS_WELL:
                below += _LONE
        yield from _open(node, index, reading, line, known, room)


def _continue(
    node: Node, index: int, candidate: Candidate, line: int, depth: int, damage: Damage, room: float
) -> Option | None:
    """As a sibling of the level at ``depth``; what is open below it closes, at a price that the caller adds."""
    level = node.stack[depth]
    value, reason, price = _sibling(level, candidate, damage)
    again = reason == "restart"
    place = 0
    if level.family in ITEMS:
        if again:
            price = _OPEN if line != level.line else _RESTART_IN_LINE
        if line != level.line and not candidate.at_line_start:
            price += 0.8  # a list that leaves its paragraph goes on at line starts
    price += candidate.accept
    if again and not level.several:
        price += _LONE
    if price > room:
        return None
    if candidate.family in ITEMS:
        place = line
    stack = (*node.stack[:depth], Level(candidate.family, value, not again, place))
    return stack, _closed(node, depth + 1), Step(index, depth, value, reason, price)


def _sibling(level: Level, candidate: Candidate, damage: Damage) -> tuple[int, str, float]:
    """Value, reason and price of a candidate after its elder sibling."""
    expected = level.value + 1
    value = candidate.value
    if candidate.family in UNCOUNTED:
        return 0, "successor", _SUCCESSOR
    if candidate.family == "item-word":
        return _word(level.value, value)
    if value == expected:
        return value, "successor", _SUCCESSOR
    if damage.losses and could_be(candidate, expected, damage):
        return expected, "lost glyph", _LOST
    if value == 1:
        return 1, "restart", _RESTART
    if value == level.value:
        return value, "double", _DOUBLE
    if value > expected:
        gap = _GAP * (1 + 0.5 * min(value - expected - 1, 6))
        return value, "gap", min(gap, 2.0 if candidate.family in ITEMS and candidate.at_line_start else 4.0)
    return value, "back", _BACK


def _word(last: int, value: int) -> tuple[int, str, float]:
    """首先 其次 再次 最后: 最后 (0) may come after any."""
    if value == 0:
        return 9, "successor", 0.0
    return (value, "successor", 0.0) if last < value < last + 3 else (value, "back", _BACK)


def could_be(candidate: Candidate, number: int, damage: Damage) -> bool:
    """Whether the marker may be ``number`` with lost digits gone."""
    digits = "".join(c for c in candidate.printed if c.isdigit())
    return bool(digits or candidate.virtual) and damage.could_print(str(number), digits)


def _open(node: Node, index: int, candidate: Candidate, line: int, known: bool, room: float) -> Iterator[Option]:
    """As the first of a new level: under the last open one, or beside it."""
    family = candidate.family
    before = next((m for m in node.closed if m[0] == family), None)
    first, reason, price = _first(before, candidate)
    price += candidate.accept
    if price > room:
        return
    item = family in ITEMS
    place = line if item else 0
    rank = _RANK[family]
    deepest = len(node.stack)
    closing, lists, least = 0.0, True, 9.9  # of what is open from ``depth`` on: price, all items, least rank
    for depth in range(deepest, -1, -1):
        if depth < deepest:
            level = node.stack[depth]
            if not level[2] and level[0] not in _LONE_IS_WELL:
                closing += _LONE
            lists = lists and level[0] in ITEMS
            least = min(least, _RANK[level[0]])
            if price + closing > room or (item and not lists) or (depth + 2 < deepest and least < rank):
                return
            if level[0] == family:
                continue  # that is beginning again, not a level of another kind
        if depth > DEEPEST or (item and depth > LISTS and _all_items(node.stack[depth - LISTS : depth])):
            continue
        parent = node.stack[depth - 1] if depth else None
        total = price + _under(parent, candidate, line, before) + closing
        if depth < deepest:
            total += _beside(node.stack, depth, candidate, line, least)
        if total > room:
            continue
        if known and not item and any(x[0] == family for x in node.stack[:depth]):
            total += 1.0
            if total > room:
                continue
        stack = (*node.stack[:depth], Level(family, first, False, place))
        closed = node.closed if depth == deepest else _closed(node, depth)
        yield stack, closed, Step(index, depth, first, reason, total)


def _all_items(levels: Stack) -> bool:
    return all(level.family in ITEMS for level in levels)


def _under(parent: Level | None, candidate: Candidate, line: int, before: tuple[str, int, str] | None) -> float:
    """The price of standing under ``parent``; ``before`` tells what the family stood under when it was last closed."""
    above = parent.family if parent else ""
    family = candidate.family
    if before is not None:
        if before[2] == above:
            return 0.0
        if family in RUNNING:
            return _MOVED
    if parent is None:
        return 0.0
    item = family in ITEMS
    if above == family:
        return 0.5 if item and line == parent.line else 3.0
    if _RANK[above] > _RANK[family]:
        if above == "cjk-comma" and family == "article":
            return _ARTICLES_UNDER
        return _INVERTED * (1.5 if above in ITEMS and not item else 1.0)
    return 0.0


def _beside(stack: Stack, depth: int, candidate: Candidate, line: int, least: float) -> float:
    """The price of closing what is open from ``depth`` on, whose least rank is ``least``, to open a level of another
    family in its place.
    """
    if candidate.family in ITEMS and line != stack[-1].line:
        return 0.1
    rank = _RANK[candidate.family]
    if least > rank:
        return 0.0
    return _CLIMBS if _RANK[stack[depth].family] < rank else _SIDE


def _first(before: tuple[str, int, str] | None, candidate: Candidate) -> tuple[int, str, float]:
    """Value, reason and price of a candidate that begins a level."""
    value = candidate.value
    if candidate.virtual:
        return value, "restored first", 0.0
    if candidate.family in UNCOUNTED:
        return value, "open", _OPEN
    running = candidate.family in RUNNING
    if before is not None and value == before[1] + 1 and value > 1:
        return value, "continuation", 0.0 if running else _CONTINUATION
    if value == 1:
        return value, "open", _RESTART if running and before is not None else _OPEN
    if running and before is None:
        return value, "missing first", _MISSING / 2
    return value, "missing first", _MISSING + 0.2 * min(value - 2, 6)


def _closing(levels: Sequence[Level]) -> float:
    """The price of closing ``levels``: those with a single member are odd."""
    return _LONE * sum(not level[2] and level[0] not in _LONE_IS_WELL for level in levels)


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
