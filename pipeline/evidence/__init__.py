"""Counted evidence: small tables of log-odds, each counted by a script of ``bench/`` over a named corpus.

A judgement of degree (is this line the page's or the text's, does the heading end here) is a sum: the bias of a table
and the log-odds of each feature that holds. A table is a TSV file in this folder. Its first lines, which begin with
``#``, say over which corpus it was counted, when, by which script, how it was smoothed and how well it does on the
documents that were held out; the row ``(bias)`` is the log-odds before anything is known. Features that the table does
not hold say nothing.

>>> table = Table(-1.0, {"ends in a stop": 2.5, "holds a digit": -0.5})
>>> table.weigh(("ends in a stop", "holds a digit", "never counted"))
1.0
>>> table.reasons(("holds a digit", "ends in a stop"))
('ends in a stop',)
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat

from .. import packaged

BIAS = "(bias)"
#: The most reasons that the ledger shows.
_REASONS = 3


@dataclass(frozen=True, slots=True)
class Table:
    """Log-odds (natural logarithm): positive ones support a judgement, negative ones oppose it."""

    bias: float
    weights: Mapping[str, float]

    def weigh(self, features: Iterable[str]) -> float:
        """The log-odds of the judgement if ``features`` hold. A feature given twice counts twice."""
        return self.bias + sum(map(self.weights.get, features, repeat(0.0)))

    def reasons(self, features: Iterable[str]) -> tuple[str, ...]:
        """The features that support the judgement most, strongest first, three at most."""
        known = {feature: self.weights[feature] for feature in features if self.weights.get(feature, 0.0) > 0}
        return tuple(sorted(known, key=lambda feature: (-known[feature], feature))[:_REASONS])


def probability(log_odds: float) -> float:
    """The log-odds as a probability, from 0 to 1."""
    if log_odds < 0:
        return 1.0 - probability(-log_odds)
    return 1.0 / (1.0 + math.exp(-log_odds))


def odds(certain: float) -> float:
    """The probability ``certain``, which must be between 0 and 1 (both excluded), as log-odds."""
    return math.log(certain / (1.0 - certain))


@cache
def table(name: str) -> Table:
    """The table ``name`` of this folder (``page_line`` for ``page_line.tsv``).

    Raises:
        FileNotFoundError: there is no such table.
        ValueError: a row is no feature and number.
    """
    weights = {feature: float(row[0]) for feature, *row in rows(name)}
    return Table(weights.pop(BIAS, 0.0), weights)


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the table ``name`` as cells, without comments, for tables that are not sums of features."""
    return packaged.rows(__file__, f"{name}.tsv")
