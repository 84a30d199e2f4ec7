"""The plan: the sources of the last finished run (archives as ranges of records), and the parts that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import SetupError
from .part import Row, read_part, write_table
from .place import PLAN
from .store import Store

_TEXTS, _NUMBERS = ("uri", "url", "mark", "part"), ("size", "first", "last")
_SCHEMA = pa.schema([*((name, pa.string()) for name in _TEXTS), *((name, pa.int64()) for name in _NUMBERS)])


class Planned(NamedTuple):
    """One file to clean, or a range of the records in it. ``mark`` changes when the file does: its etag, or its time and
    size.
    """

    uri: str  # relative to the folder that was named
    url: str
    size: int  # bytes of the file
    mark: str
    first: int = 0  # record
    last: int = 0  # the record after the range; 0: to the end

    @property
    def is_range(self) -> bool:
        """Whether this is only a part of the file's records."""
        return bool(self.first or self.last)

    def meets(self, other: Planned) -> bool:
        """Whether both cover some record of the same file."""
        apart = 0 < self.last <= other.first or 0 < other.last <= self.first
        return self.uri == other.uri and not apart


class Plan(NamedTuple):
    """Which parts count. ``held`` pairs what was planned with its part. ``healed`` are parts of texts that were cleaned again
    with what their copies say; their rows replace those in ``held``.
    """

    held: tuple[tuple[Planned, str], ...]
    healed: tuple[str, ...]

    @property
    def parts(self) -> list[str]:
        """The parts of ``held``, without duplicates, in the order of their names."""
        return sorted({part for _, part in self.held})

    def by_file(self) -> dict[str, list[tuple[Planned, str]]]:
        """For each file, what is planned of it and the parts."""
        found: dict[str, list[tuple[Planned, str]]] = {}
        for planned, part in self.held:
            found.setdefault(planned.uri, []).append((planned, part))
        return found


def write_plan(plan: Plan, out: str) -> None:
    """Write the plan of a finished run. A row without an address names a part in ``healed``."""
    nothing = Planned("", "", 0, "")
    held = (*plan.held, *((nothing, part) for part in plan.healed))
    rows = [{**planned._asdict(), "part": part} for planned, part in held]
    write_table(pa.Table.from_pylist(rows, schema=_SCHEMA), out, PLAN)


def read_plan(out: str) -> Plan:
    """The plan of the last finished run; empty if there is none that can be read.

    Raises:
        SetupError: the store can't be used.
    """
    try:
        with Store(out).open(PLAN) as file:
            rows = pq.read_table(file, columns=_SCHEMA.names).to_pylist()
    except (OSError, ValueError, pa.ArrowException):
        return Plan((), ())
    held = [(row.pop("part"), Planned(**row)) for row in rows]
    return Plan(
        tuple((planned, part) for part, planned in held if planned.uri),
        tuple(part for part, planned in held if not planned.uri),
    )


def files(out: str) -> dict[str, Planned]:
    """The files of the last finished run by their names; empty if no run has finished."""
    return {planned.uri: planned._replace(first=0, last=0) for planned, _ in read_plan(out).held}


def rows(out: str) -> Iterator[Row]:
    """Every source of the last finished run under the address ``out``, part by part; each source once.

    Raises:
        SetupError: no run has finished there, or a part can't be read.
    """
    for _, row in places(out, Row._fields):
        yield Row(**row)


def places(out: str, columns: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The part of each source, and ``columns`` of its row, which must include ``uri``; each source once.

    Raises:
        SetupError: no run has finished there, or a part can't be read.
    """
    plan = read_plan(out)
    if not plan.held:
        raise SetupError(
            f"{out}: no run on an engine has finished there; `gongwen clean --engine` continues an unfinished one"
        )
    healed: set[str] = set()
    for name in (*plan.healed, *plan.parts):
        again = name in plan.healed
        try:
            for row in read_part(out, name, list(columns)):
                if again or row["uri"] not in healed:
                    yield name, row
                if again:
                    healed.add(row["uri"])
        except (OSError, pa.ArrowException) as error:
            said = str(error).splitlines()[0]
            raise SetupError(f"{out}: the part {name} can't be read: {said}; delete it and clean again") from None
