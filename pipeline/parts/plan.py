"""The plan: the sources of the last finished run and the parts that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import SetupError
from .part import Row, read_part, write_table
from .store import Store

PLAN = "plan.parquet"
_SCHEMA = pa.schema([(name, pa.string()) for name in ("uri", "url", "mark", "part")] + [("size", pa.int64())])


class Planned(NamedTuple):
    """One file to clean. ``mark`` changes when the file does: its etag, or its time and size."""

    uri: str  # relative to the folder that was named
    url: str
    size: int  # bytes
    mark: str


class Plan(NamedTuple):
    """Which parts count: ``parts`` gives the one that holds a source; ``healed`` hold texts that heed their copies, and
    come before these.
    """

    parts: dict[str, str]
    healed: tuple[str, ...]


def write_plan(sources: Mapping[str, tuple[Planned, str]], healed: Sequence[str], out: str) -> None:
    """Write the plan of a finished run. A row without an address names a part of healed texts."""
    rows = [{**source._asdict(), "part": part} for source, part in sources.values()]
    rows += [{"uri": "", "url": "", "mark": "", "size": 0, "part": part} for part in healed]
    write_table(pa.Table.from_pylist(rows, schema=_SCHEMA), out, PLAN)


def read_plan(out: str) -> Plan:
    """The plan of the last finished run; an empty one where there is none, or none that can be read."""
    try:
        with Store(out).open(PLAN) as file:
            rows = pq.read_table(file, columns=["uri", "part"]).to_pylist()
    except (OSError, pa.ArrowException):
        return Plan({}, ())
    parts = {row["uri"]: row["part"] for row in rows if row["uri"]}
    return Plan(parts, tuple(row["part"] for row in rows if not row["uri"]))


def sources(out: str) -> dict[str, Planned]:
    """The files of the last finished run by their names; none where there is none."""
    try:
        with Store(out).open(PLAN) as file:
            found = pq.read_table(file, columns=list(Planned._fields)).to_pylist()
    except (OSError, pa.ArrowException):
        return {}
    return {row["uri"]: Planned(**row) for row in found if row["uri"]}


def rows(out: str) -> Iterator[Row]:
    """Every source of the last finished run under the address ``out``, part by part; those healed by copies once.

    Raises:
        SetupError: no run has finished there, or a part can't be read.
    """
    for _, row in places(out, Row._fields):
        yield Row(**row)


def places(out: str, columns: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The part of each source, and what its row says in ``columns``, among which is ``uri``; of each source once.

    Raises:
        SetupError: no run has finished there, or a part can't be read.
    """
    plan = read_plan(out)
    if not plan.parts:
        raise SetupError(f"{out}: no run on an engine has finished there; `gongwen clean --engine` goes on with one")
    healed: set[str] = set()
    for name in (*plan.healed, *sorted(set(plan.parts.values()))):
        again = name in plan.healed
        try:
            for row in read_part(out, name, list(columns)):
                if again or row["uri"] not in healed:
                    yield name, row
                if again:
                    healed.add(row["uri"])
        except (OSError, pa.ArrowException) as error:
            said = str(error).splitlines()[0]
            raise SetupError(f"{out}: the part {name} can't be read: {said}; take it away and clean again") from None
