"""Parts unpacked: one XML and one ledger a source, as ``gongwen clean`` without an engine leaves them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..errors import SetupError
from ..run.names import LEDGER, output_name
from .part import read_part
from .plan import read_plan


class Unpacked(NamedTuple):
    """One source of the parts: ``xml`` and ``ledger`` are empty where it was not done."""

    uri: str
    result: str
    reason: str
    xml: bytes
    ledger: bytes


def rows(out: str) -> Iterator[Unpacked]:
    """Every source of the last finished run under the address ``out``, part by part; those healed by copies once.

    Raises:
        SetupError: no run has finished there.
    """
    plan = read_plan(out)
    if not plan.parts:
        raise SetupError(f"{out}: no run on an engine has finished there; `gongwen clean --engine` goes on with one")
    healed: set[str] = set()
    for name in (*plan.healed, *sorted(set(plan.parts.values()))):
        again = name in plan.healed
        for row in read_part(out, name, list(Unpacked._fields)):
            if again or row["uri"] not in healed:
                yield Unpacked(**row)
            if again:
                healed.add(row["uri"])


def collect(out: str, folder: Path) -> tuple[int, list[Unpacked]]:
    """Write the outputs of all parts into ``folder``; how many sources were done, and those that were not."""
    done, troubled = 0, []
    for row in rows(out):
        if row.result == "done":
            path = folder / output_name(row.uri, ".xml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_name(path.name + LEDGER).write_bytes(row.ledger)
            path.write_bytes(row.xml)
            done += 1
        elif row.result != "container":
            troubled.append(row._replace(xml=b"", ledger=b""))
    return done, troubled
