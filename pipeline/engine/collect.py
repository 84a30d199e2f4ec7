"""Parts unpacked: one XML and one ledger a source, as ``gongwen clean`` without an engine leaves them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..run.names import LEDGER, output_name
from .part import part_names, read_part


class Unpacked(NamedTuple):
    """One source of the parts: ``xml`` and ``ledger`` are empty where it was not done."""

    uri: str
    result: str
    reason: str
    xml: bytes
    ledger: bytes


def rows(out: str, fingerprint: str) -> Iterator[Unpacked]:
    """Every source in the parts under ``out`` that were made under ``fingerprint``, part by part."""
    mark = fingerprint[:16]
    for name in sorted(part_names(out)):
        if name.endswith(f"-{mark}.parquet"):
            for row in read_part(out, name, ["uri", "result", "reason", "xml", "ledger"]):
                yield Unpacked(**row)


def collect(out: str, fingerprint: str, folder: Path) -> tuple[int, list[Unpacked]]:
    """Write the outputs of all parts into ``folder``; how many sources were done, and those that were not."""
    done, troubled = 0, []
    for row in rows(out, fingerprint):
        if row.result == "done":
            path = folder / output_name(row.uri, ".xml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_name(path.name + LEDGER).write_bytes(row.ledger)
            path.write_bytes(row.xml)
            done += 1
        elif row.result != "container":
            troubled.append(row)
    return done, troubled
