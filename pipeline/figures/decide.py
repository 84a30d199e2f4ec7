"""The one decision: what may have stood at a place becomes a correction, a question, or nothing, by its probability."""

from __future__ import annotations

import math
from functools import cache

from ..evidence import probability, rows
from ..model import HIGH, MEDIUM, Figure, Question

#: From which probability on a correction is made, by degree. The least likely of those of medium degree are right nine times
#: in ten, all of them together 97 times in a hundred (high: 99.9 in a hundred of 17,766), counted by ``make bench-figures`` on the half held out.
SURE, LIKELY = 0.995, 0.90
#: How many candidates a question names, and how much less likely than the best the last of them may be.
NAMED, FURTHER = 5, 4.0


def decide(question: Question) -> Figure | None:
    """The verdict; None where there is no reading, or where the place most likely stands as it is."""
    if not question.costs:
        return None
    ranked, lead = weigh(question)
    best = ranked[0]
    share = calibrated(question.kind, lead)
    if best == question.stands and lead >= 0:
        return None
    said = f"{question.why} ({share:.1%} sure)"
    if question.proven and share >= LIKELY and best != question.stands:
        certainty = HIGH if share >= SURE else MEDIUM
        return Figure("corr", question.start, question.end, question.rule, said, now=best, certainty=certainty)
    costs = question.costs
    named = tuple(reading for reading in ranked[:NAMED] if costs[reading] < costs[best] + FURTHER)
    return Figure(
        "unclear", question.start, question.end, question.rule, said, candidates=named, certainty=MEDIUM,
        reason=question.why,
    )  # fmt: skip


def weigh(question: Question) -> tuple[list[str], float]:
    """The readings, best first, and the log-odds of the best over all others together; 20 where there is no other."""
    costs = question.costs
    ranked = sorted(costs, key=lambda reading: (costs[reading], reading))
    rest = sum(math.exp(costs[ranked[0]] - costs[other]) for other in ranked[1:])
    return ranked, min(-math.log(rest), 20.0) if rest > 0 else 20.0


def calibrated(kind: str, lead: float) -> float:
    """How often the best reading of this kind is right where its log-odds over the others are ``lead``.

    Counted on damaged documents by ``bench/count_numbers.py`` and, with copies, ``bench/witness.py --calibrate``. A
    kind that was hardly counted is judged as the one it is a part of; what was never counted is believed as computed, and
    never sure.
    """
    curves = _curves()
    slope, offset, most = curves.get(kind) or curves.get(kind.rpartition(", ")[0], (1.0, 0.0, _UNCOUNTED))
    return most * probability(slope * min(lead, _FAR) + offset)


#: Leads beyond this are all the same; what was never counted is promised no more than this.
_FAR, _UNCOUNTED = 12.0, 0.99
#: Of fewer judgements no share can be told.
_FEW = 20


@cache
def _curves() -> dict[str, tuple[float, float, float]]:
    return {
        kind: (float(slope), float(offset), float(most))
        for table in ("number_certainty", "copies_certainty")
        for kind, slope, offset, most, _, of in rows(table)
        if int(of) >= _FEW
    }
