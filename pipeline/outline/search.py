"""The search: which candidates head something, and how they nest, for the document as a whole.

State = the open levels, each with the last value of its family, and where the families that were closed had stopped.
Candidates are taken in text order; each is taken as text, as the next of an open level, or as the first of a new one,
at a named cost. Equal states merge, at most ``WIDTH`` live on, so time is linear in the candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from ..model import Damage
from .candidates import Candidate
from .costs import ITEMS, UNCOUNTED
from .prices import closing
from .reading import Closed, Level, Node, Reading, Stack, Step, read_path
from .steps import Option, next_bullet, only_reading, options

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
    for index, candidate in enumerate(found):
        merged: dict[tuple[Stack, Closed], Node] = {}
        limit = beam[0].total + candidate.skip + spread
        sure = candidate.skip >= spread and not candidate.accept and candidate.family not in AMBIGUOUS
        steps: dict[int, tuple[Level, Step]] = {}
        for node in beam:
            room = limit - node.total
            if room < 0:
                break
            if sure:
                only = only_reading(node, index, candidate, steps)
            else:
                only = next_bullet(node, index, candidate, lines[index]) if candidate.family == "dash" else None
            for option in (only,) if only else options(node, index, candidate, lines[index], damage, room, spread):
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
    finals = sorted((Node((), (), n.total + closing(n.stack), None, n) for n in beam), key=_total)
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
