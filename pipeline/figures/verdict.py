"""How candidates become a verdict: one plausible left is a correction, one far ahead a likely one, more are a question."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..model import HIGH, MEDIUM, Candidate, Figure

#: How much dearer all the other candidates together must be, in natural logarithms of odds: to be out of the question,
#: and to be far behind.
OUT, FAR = 4.0, 2.5
#: How many candidates a question names.
NAMED = 5


def weigh(
    start: int,
    end: int,
    candidates: Sequence[Candidate],
    rule: str,
    why: str,
    sure: bool = True,
    margin: float = 0.0,
    proven: bool = True,
) -> Figure | None:
    """The verdict on what stands at ``[start, end)``; None where there is no candidate.

    ``sure`` False: the evidence allows no certainty above medium. ``margin``: by how much more the best must lead.
    ``proven`` False: nothing shows that the glyph is lost, so that it is a question whatever the lead.
    """
    if not candidates:
        return None
    ranked = sorted(candidates, key=lambda candidate: candidate.cost)
    best = ranked[0]
    rest = sum(math.exp(-other.cost) for other in ranked[1:])
    lead = -math.log(rest) - best.cost if rest else OUT + margin
    if proven and lead >= FAR + margin:
        certainty = HIGH if sure and lead >= OUT + margin else MEDIUM
        return Figure("corr", start, end, rule, why, now=best.text, certainty=certainty)
    named = tuple(candidate.text for candidate in ranked[:NAMED] if candidate.cost < best.cost + OUT)
    return Figure("unclear", start, end, rule, why, candidates=named, certainty=MEDIUM, reason=why)
