"""Lost digits: the smallest set whose loss explains both what is never there and what can't be printed.

Scores are natural logarithms of odds. A loss has to earn ``PRIOR`` back by what it explains; of two sets that explain
the same, neither is diagnosed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from pipeline.damage.counting import digits_of, surprise
from pipeline.damage.forms import DIGITS, Form, impossible
from pipeline.model import HIGH, MEDIUM, Loss

#: Fewer digits than this in distinct numbers say nothing.
ENOUGH = 10
_PRIOR = 4.5
_SURE = 5.0
_MARGIN = 2.0

#: What the first form of a kind says, and each further one that prints differently. Of 394 sound public documents with
#: twelve digits and more, one had a number with a leading zero, none a lone point, a month or a day 0 or without number.
_WEIGHT = {
    "year of three digits": (6.0, 3.0),
    "year of history with three digits": (4.5, 1.0),
    "full date with a short year": (2.0, 1.0),
    "full date with a year of one digit": (5.0, 1.0),
    "year 0": (6.0, 1.0),
    "number with a leading zero": (4.5, 2.5),
    "month 0": (5.0, 1.0),
    "day 0": (4.0, 1.0),
    "month without a number": (4.0, 1.0),
    "day without a number": (4.0, 1.0),
    "unit without a number": (2.0, 1.0),
    "number with a leading point": (4.5, 1.5),
    "number with a trailing point": (4.5, 1.5),
    "list that starts at 2": (2.0, 1.0),
    "list that skips a number": (1.5, 1.0),
    "list marker without its number": (2.0, 1.0),
}
_MOST = 12.0  # of one kind


def lost_digits(text: str) -> tuple[Loss, ...]:
    """The digits that are gone, each with its proofs, in ascending order; empty where nothing is sure enough."""
    counts, distinct = digits_of(text)
    absent = sorted(DIGITS - {glyph for glyph in counts if counts[glyph]})
    if not absent or distinct < ENOUGH:
        return ()
    forms = tuple(impossible(text))
    ranked = sorted(
        ((_score(glyphs, distinct, forms), glyphs) for glyphs in _sets(absent)), key=lambda pair: (-pair[0], pair[1])
    )
    best, glyphs = ranked[0]
    rival = next((score for score, other in ranked[1:] if not set(glyphs) <= set(other)), 0.0)
    if best <= 0 or best - rival < _MARGIN:
        return ()
    certainty = HIGH if best >= _SURE else MEDIUM
    total = sum(counts[glyph] for glyph in DIGITS)
    return tuple(Loss(glyph, certainty, _proofs(glyph, total, distinct, forms)) for glyph in glyphs)


def _sets(absent: Sequence[str]) -> list[tuple[str, ...]]:
    return [one for size in (1, 2, 3) for one in combinations(absent, size)]


def _score(glyphs: tuple[str, ...], distinct: int, forms: Sequence[Form]) -> float:
    gone = set(glyphs)
    seen: dict[str, set[str]] = {}
    healed = -1
    for form in forms:
        if form.heals & gone and form.at != healed:  # a year of today or else one of history
            healed = form.at
            seen.setdefault(form.kind, set()).add(form.printed)
    told = sum(min(_WEIGHT[kind][0] + _WEIGHT[kind][1] * (len(prints) - 1), _MOST) for kind, prints in seen.items())
    return surprise("".join(glyphs), distinct) + told - _PRIOR * len(glyphs)


def _proofs(glyph: str, total: int, distinct: int, forms: Sequence[Form]) -> tuple[str, ...]:
    chance = surprise(glyph, distinct) / 2.302585
    proofs = [f"0 of {total} digits are {glyph}: by chance one time in 10^{chance:.0f}"]
    by_kind = Counter(form.kind for form in forms if glyph in form.heals)
    for kind, times in by_kind.most_common():
        shown = next(form.printed for form in forms if form.kind == kind and glyph in form.heals)
        proofs.append(f"{kind}: {shown}" + (f" and {times - 1} more" if times > 1 else ""))
    return tuple(proofs)
