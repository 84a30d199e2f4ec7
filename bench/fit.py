"""Fits a table of evidence: log-odds of features, by logistic regression with a penalty on large weights.

For scripts that count a table (``count_*.py``). Each example is a judgement known from gold: the document it comes from,
the features that hold, and whether the judgement is true. Documents fall into two halves by the hash of their name, so
that every script holds out the same half of a corpus without a list.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gongwen.evidence import BIAS, Table, probability

EVIDENCE = Path(__file__).resolve().parent.parent / "pipeline" / "evidence"
#: Weights below this say nothing, and are not written.
LEAST_WRITTEN = 0.05


class Case(NamedTuple):
    """One known judgement."""

    document: str
    features: tuple[str, ...]
    true: bool


def held_out(document: str) -> bool:
    """Whether the document belongs to the half that is never counted."""
    return hashlib.sha256(document.encode()).digest()[0] % 2 == 1


def fit(cases: Sequence[Case], penalty: float = 1.0, least: int = 5, rounds: int = 60) -> Table:
    """The table under which ``cases`` are likeliest, weights drawn to 0 by ``penalty`` (L2: half of it times the square).

    Features that hold in fewer than ``least`` cases are left out.
    """
    seen = Counter(feature for case in cases for feature in set(case.features))
    known = sorted(feature for feature, count in seen.items() if count >= least)
    index = {feature: place for place, feature in enumerate(known, 1)}
    rows = [(0, *(index[f] for f in set(case.features) if f in index)) for case in cases]
    weights = [0.0] * (len(known) + 1)
    squares = [1e-6] * len(weights)
    for _ in range(rounds):  # Adagrad, all cases at once
        slopes = [penalty * w for w in weights]
        slopes[0] = 0.0
        for row, case in zip(rows, cases, strict=True):
            error = probability(sum(weights[i] for i in row)) - case.true
            for i in row:
                slopes[i] += error
        for i, slope in enumerate(slopes):
            squares[i] += slope * slope
            weights[i] -= slope / math.sqrt(squares[i])
    return Table(weights[0], dict(zip(known, weights[1:], strict=True)))


def right(table: Table, cases: Iterable[Case], threshold: float = 0.0) -> dict[str, int]:
    """How the table judges ``cases`` where log-odds above ``threshold`` mean true."""
    counts = Counter((table.weigh(case.features) > threshold, case.true) for case in cases)
    return {
        "found": counts[True, True],
        "missed": counts[False, True],
        "wrong": counts[True, False],
        "left": counts[False, False],
    }


def threshold_for(table: Table, cases: Sequence[Case], precision: float) -> float:
    """The least log-odds above which at least ``precision`` of ``cases`` are true; infinite where there is none."""
    scored = sorted(((table.weigh(case.features), case.true) for case in cases), reverse=True)
    best, true = math.inf, 0
    for count, (score, is_true) in enumerate(scored, 1):
        true += is_true
        if true >= precision * count and (count == len(scored) or scored[count][0] < score):
            best = score
    return best


def write(name: str, table: Table, cases: Sequence[Case], said: Sequence[str]) -> Path:
    """Write ``table`` as ``name.tsv`` with ``said`` (corpus, script, result) as its comments; the features' counts too."""
    seen = Counter((feature, case.true) for case in cases for feature in set(case.features))
    lines = [
        *(f"# {line}" for line in (*said, f"counted {date.today().isoformat()}")),
        "# feature\tlog-odds\ttrue\tfalse",
    ]
    lines.append(f"{BIAS}\t{table.bias:.2f}\t{sum(c.true for c in cases)}\t{sum(not c.true for c in cases)}")
    for feature, weight in sorted(table.weights.items(), key=lambda item: (-abs(round(item[1], 2)), item[0])):
        if abs(weight) >= LEAST_WRITTEN:
            lines.append(f"{feature}\t{weight:.2f}\t{seen[feature, True]}\t{seen[feature, False]}")
    path = EVIDENCE / f"{name}.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
