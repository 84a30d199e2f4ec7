"""The search: which candidates head something, and how they nest, for the document as a whole.

State = the open levels, each with the last value of its family, and where the families that were closed had stopped.
Candidates are taken in text order; each is taken as text, as the next of an open level, or as the first of a new one,
at a named cost. Candidates that count up in turn (第四条, 第五条, …) are taken together where all readings make the same of
them. Equal states merge, at most ``WIDTH`` live on, so time is linear in the candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from ..model import Damage
from .candidates import Candidate
from .costs import ITEMS, UNCOUNTED
from .prices import closing
from .reading import Closed, Node, Reading, Stack, read_path
from .steps import Option, go_on, options, to_come

WIDTH = 10

#: A reading this far behind the best of its place is given up: a little under the price of ignoring a marker at a line
#: start.
SPREAD = 2.9

#: Families for which the search always looks at every reading: lists within lists, and what does not count.
AMBIGUOUS = ITEMS | UNCOUNTED | {"annex"}

_total = attrgetter("total")


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
    runs = _runs(found, spread)
    index = 0
    while index < len(found):
        one, line, run = found[index], lines[index], runs[index]
        after = _all_go_on(beam, index, one, run, lines[index + run - 1]) if run else None
        if after:
            beam = after
            index += run
            continue
        merged: dict[tuple[Stack, Closed], Node] = {}
        limit = beam[0].total + one.skip + spread
        for node in beam:
            room = limit - node.total
            if room < 0:
                break
            only = go_on(node, index, one, 1, line) if run else None
            for option in (only,) if only else options(node, index, one, line, damage, room, spread):
                total = node.total + option[2].price
                if total + spread < limit:
                    limit = total + spread
                elif total > limit:
                    continue
                _merge(merged, option, total, node)
        counts_on = run > 1 and one.value == 1
        alive = [n for n in merged.values() if n.total + (to_come(n, one.family) if counts_on else 0.0) <= limit]
        beam = sorted(alive, key=_total)[:width]
        index += 1
    finals = sorted((Node((), (), n.total + closing(n.stack), None, n) for n in beam), key=_total)
    return read_path(found, finals)


def _all_go_on(beam: Sequence[Node], index: int, one: Candidate, run: int, line: int) -> list[Node] | None:
    """The beam behind the ``run`` candidates from ``index`` on, if they go on as a matter of course in all its readings."""
    merged: dict[tuple[Stack, Closed], Node] = {}
    for node in beam:
        option = go_on(node, index, one, run, line)
        if option is None:
            return None
        _merge(merged, option, node.total, node)
    return list(merged.values())


def _runs(found: Sequence[Candidate], spread: float) -> Sequence[int]:
    """How many candidates from each on, itself the first, go on as a matter of course where their level is open.

    0: to ignore it, or to begin another level with it, may come cheaper than ``spread``.
    """
    runs = [0] * (len(found) + 1)
    for index in range(len(found) - 1, -1, -1):
        one = found[index]
        sure = one.at_line_start if one.family == "dash" else one.skip >= spread and one.family not in AMBIGUOUS
        if sure and not one.accept:
            more = runs[index + 1]
            runs[index] = 1 + (more if more and _is_next(one, found[index + 1]) else 0)
    return runs


def _is_next(one: Candidate, other: Candidate) -> bool:
    return one.family == other.family and (one.value + 1 == other.value or one.family == "dash")


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
