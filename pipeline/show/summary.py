"""The table at the end of a run."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from ..language import tr
from ..run.summary import Reason, Summary


def summary_table(summary: Summary) -> Table:
    """Totals over all sources of the call."""
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(justify="left")
    table.add_column(justify="right")
    counts = summary.counts
    rows = [
        ("sources", summary.sources),
        ("  cleaned now", summary.done_now),
        ("  up to date", summary.up_to_date),
        ("documents", counts.documents),
        ("characters", counts.characters),
        ("  kept", counts.kept),
        ("  removed", counts.removed),
        ("  changed", counts.changed),
        ("numbers repaired", counts.repaired),
        ("numbers unclear", counts.unclear),
        ("quarantined", summary.quarantined),
    ]
    for name, value in rows:
        table.add_row(tr(name), f"{value:,}")
    if summary.pruned:
        table.add_row(tr("pruned"), f"{summary.pruned:,}")
    if summary.idle_verdicts:
        table.add_row(tr("verdicts without effect"), f"{summary.idle_verdicts:,}")
    table.add_row(tr("seconds"), f"{summary.seconds:.1f}")
    return table


def print_summary(summary: Summary, sources: Sequence[str], out: str, console: Console) -> None:
    console.print(summary_table(summary))
    if summary.reasons:
        console.print("\n" + tr(f"In quarantine ({out}/quarantine), by reason:"))
        print_reasons(summary.reasons, console)
        call = shlex.join(["gongwen", "clean", *sources, "-o", out, "--retry-quarantined"])
        console.print(tr(f"To try them again: {call}"), soft_wrap=True)


def print_reasons(reasons: Sequence[Reason], console: Console) -> None:
    """Print each reason with its count and a few names."""
    for reason in reasons:
        console.print(f"  {reason.count} × {tr(reason.reason)}", soft_wrap=True)
        for uri in reason.sources[:5]:
            console.print(f"      {uri}", soft_wrap=True)
        if reason.count > 5:
            console.print(f"      {tr(f'… and {reason.count - 5} more')}")
