"""The summary of a run: totals, and what is in quarantine, by reason."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field

from ..regex import regex
from .counts import Counts
from .folder import OutFolder
from .state import QUARANTINED, Row

#: Sources named for each reason; the rest are counted.
NAMED = 20
_NUMBER = regex(r"\d+")
_TO = "–"
_SPAN = regex(rf"\d+(?:{_TO}\d+)?")


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for quarantine, how many sources have it, and some of their names.

    A number in which they differ is written as a span: a PDF of 2–4 page images.
    """

    reason: str
    count: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The totals over all sources of the call, including those that were up to date."""

    sources: int  # archives count as their records
    done_now: int
    up_to_date: int
    quarantined: int
    counts: Counts
    reasons: tuple[Reason, ...]
    pruned: int
    idle_verdicts: int  # verdicts that name a source or a place that does not exist
    seconds: float
    fingerprint: str
    exit_code: int  # 0 all well, 1 some in quarantine, 3 some there because of a bug


@dataclass(slots=True)
class Tally:
    """Adds up rows one by one. It keeps reasons, not rows, so its size does not grow with the batch."""

    sources: int = 0
    done_now: int = 0
    bugs: int = 0
    quarantined: int = 0
    pruned: int = 0
    idle_verdicts: int = 0
    counts: Counts = Counts()
    reasons: dict[str, Reason] = field(default_factory=dict)

    def add(self, row: Row, fresh: bool) -> None:
        if row.result == "container":
            return
        self.sources += 1
        self.done_now += fresh
        self.counts += row.counts
        if row.result in QUARANTINED:
            self.quarantined += 1
            self.bugs += row.result == "bug"
            add_reason(self.reasons, row)

    def summary(self, seconds: float, fingerprint: str) -> Summary:
        return Summary(
            self.sources,
            self.done_now,
            self.sources - self.done_now,
            self.quarantined,
            self.counts,
            sort_reasons(self.reasons),
            self.pruned,
            self.idle_verdicts,
            round(seconds, 3),
            fingerprint,
            3 if self.bugs else 1 if self.quarantined else 0,
        )


def add_reason(reasons: dict[str, Reason], row: Row) -> None:
    """Count a quarantined source under its reason. Reasons that differ only in numbers count as one."""
    kind = _NUMBER.sub("#", row.reason)
    old = reasons.get(kind, Reason(row.reason, 0, ()))
    names = (*old.sources, row.uri) if len(old.sources) < NAMED else old.sources
    reasons[kind] = Reason(_spanning(old.reason, row.reason), old.count + 1, names)


def _spanning(known: str, more: str) -> str:
    """One reason for two that differ only in numbers, each number in which they differ as a span."""
    spans, numbers = _SPAN.findall(known), _NUMBER.findall(more)
    if known == more or len(spans) != len(numbers):
        return known
    first, *texts = _NUMBER.split(more)
    return first + "".join(_widened(*pair) + text for *pair, text in zip(spans, numbers, texts, strict=True))


def _widened(span: str, number: str) -> str:
    ends = sorted({*span.split(_TO), number}, key=lambda end: (len(end), end))
    return ends[0] if len(ends) == 1 else f"{ends[0]}{_TO}{ends[-1]}"


def sort_reasons(reasons: dict[str, Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons.values(), key=lambda reason: (-reason.count, reason.reason)))


def write_summary(out: OutFolder, summary: Summary) -> None:
    """Write ``OUT/summary.json``."""
    text = json.dumps(asdict(summary), ensure_ascii=False, indent=2) + "\n"
    staged = out.stage("summary.json", text.encode())
    os.replace(out.holding / staged.held, out.root / staged.written.name)
