"""Fits log-odds of features where one of several places must be chosen: the softmax of their sums, with a penalty on
large weights. For judgements that are a choice; ``fit.py`` fits those that are a yes or no.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from gongwen.evidence import Table

_ROUNDS, _STEP, _PENALTY = 12, 0.15, 0.002
#: The table is the mean over so many of the last rounds: what one round leaves depends on the order of its choices, by as
#: much as 15 of 405 headings held out.
_LAST = 6


class Choice(NamedTuple):
    """What is seen of each place, which place is right, and how much the choice counts."""

    document: str
    seen: tuple[tuple[str, ...], ...]
    right: int
    weight: float = 1.0


def fit(choices: Sequence[Choice], least_right: int = 4, least: int = 40) -> Table:
    """The table under which the right places are likeliest.

    Features that hold at fewer than ``least_right`` right places and in fewer than ``least`` choices are left out.
    """
    known = _known(choices, least_right, least)
    data = [
        ([[known[f] for f in features if f in known] for features in choice.seen], choice.right, choice.weight)
        for choice in choices
    ]
    weights, squares = [0.0] * len(known), [1e-3] * len(known)
    means = [0.0] * len(known)
    order = random.Random(1)
    for left in reversed(range(_ROUNDS)):
        order.shuffle(data)
        for rows, right, weight in data:
            _learn(weights, squares, rows, right, weight)
        if left < _LAST:
            means = [mean + weight / _LAST for mean, weight in zip(means, weights, strict=True)]
    return Table(0.0, {feature: round(means[place], 2) for feature, place in known.items()})


def _known(choices: Sequence[Choice], least_right: int, least: int) -> dict[str, int]:
    right = Counter(feature for choice in choices for feature in set(choice.seen[choice.right]))
    seen = Counter(feature for choice in choices for feature in {f for features in choice.seen for f in features})
    names = sorted(feature for feature in seen if right[feature] >= least_right or seen[feature] >= least)
    return {feature: place for place, feature in enumerate(names)}


def _learn(weights: list[float], squares: list[float], rows: list[list[int]], right: int, weight: float) -> None:
    """One step of stochastic gradient descent (Adagrad)."""
    scores = [sum(weights[i] for i in row) for row in rows]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    total = sum(shares)
    slopes: dict[int, float] = {}
    for place, row in enumerate(rows):
        error = weight * (shares[place] / total - (place == right))
        if abs(error) > 1e-4:
            for i in row:
                slopes[i] = slopes.get(i, 0.0) + error
    for i, slope in slopes.items():
        slope += _PENALTY * weights[i]
        squares[i] += slope * slope
        weights[i] -= _STEP * slope / math.sqrt(squares[i])


def best(table: Table, choice: Choice) -> int:
    """The place that the table chooses."""
    scores = [table.weigh(features) for features in choice.seen]
    return max(range(len(scores)), key=scores.__getitem__)
