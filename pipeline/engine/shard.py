"""The work on one shard: its sources in, one part out. Knows no engine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import fsspec

from ..errors import InputError
from ..model import Source
from ..parts.part import Row, has_part, part_name, part_names, read_part, write_part
from ..parts.plan import Planned
from ..run.worker import Limits
from ..settings import Settings
from .child import Child, Cleaned
from .plan import Shard


@dataclass(frozen=True, slots=True)
class Job:
    """All that is the same for every shard of a run. Picklable."""

    out: str  # address of the output folder
    settings: Settings
    fingerprint: str
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one shard."""

    name: str
    sources: int
    troubled: int  # rejected, killed or bugs
    carried: int  # taken over from an earlier part
    bytes: int  # of the part


class Task(NamedTuple):
    """One shard that is to be done, and the ``earlier`` parts that may hold rows of its sources."""

    shard: Shard
    earlier: tuple[str, ...] = ()


def clean_shard(task: Task, job: Job) -> Report:
    """Clean the sources of a shard and write its part; nothing where the part stands already.

    What has not changed is taken from the earlier parts, if it was made under the same fingerprint.
    """
    shard, earlier = task
    name = part_name(shard.name, job.fingerprint)
    if has_part(job.out, name):
        return Report(name, 0, 0, 0, 0)
    known = _known(job, earlier)
    rows: list[Row] = []
    with Child(job.settings, job.fingerprint, job.limits) as child:
        for planned in shard.sources:
            rows += _rows(planned, job, child, known)
    carried = sum(row in known.values() for row in rows)
    troubled = sum(row.result not in ("done", "container") for row in rows)
    return Report(name, len(rows), troubled, carried, write_part(rows, job.out, name))


def _known(job: Job, earlier: tuple[str, ...]) -> Mapping[tuple[str, str], Row]:
    """Rows of earlier parts by source and hash of its bytes."""
    standing = part_names(job.out).intersection(earlier)
    rows = (Row(**row) for name in sorted(standing) for row in read_part(job.out, name))
    return {(row.uri, row.sha256): row for row in rows if row.fingerprint == job.fingerprint}


def read_source(planned: Planned) -> bytes:
    """The bytes of a source.

    Raises:
        OSError: they can't be read.
    """
    with fsspec.open(planned.url, "rb") as file:
        data: bytes = file.read()
    return data


def records(source: Source, settings: Settings) -> Iterator[Source]:
    """The source itself, or the records in it, each under the name of the source.

    Raises:
        InputError: it is an archive that can't be read.
    """
    from ..read import expand

    for record in expand(source, settings):
        inside = record.uri == source.uri or record.uri.startswith(f"{source.uri}/")
        yield record if inside else replace(record, uri=f"{source.uri}/{record.uri}")


def _rows(planned: Planned, job: Job, child: Child, known: Mapping[tuple[str, str], Row]) -> Iterator[Row]:
    try:
        data = read_source(planned)
    except OSError as error:
        yield Row(planned.uri, "rejected", f"unreadable: {error}", "", job.fingerprint, planned.size)
        return
    source = Source(planned.uri, data)
    if len(data) > job.settings.max_bytes:
        reason = f"too large: {len(data)} bytes, the settings allow {job.settings.max_bytes} (max_bytes)"
        yield _row(source, "rejected", reason, job)
        return
    count = 0
    try:
        for record in records(source, job.settings):
            yield _cleaned(record, job, child, known)
            if record.uri == source.uri:
                return
            count += 1
    except InputError as error:
        yield _row(source, "rejected", str(error), job)
        return
    yield _row(source, "container", f"{count} records", job)


def _cleaned(source: Source, job: Job, child: Child, known: Mapping[tuple[str, str], Row]) -> Row:
    sha256 = hashlib.sha256(source.data).hexdigest()
    if (source.uri, sha256) in known:
        return known[source.uri, sha256]
    return row_of(source, child.clean(source), job.fingerprint)


def row_of(source: Source, made: Cleaned, fingerprint: str) -> Row:
    """What became of ``source``, as a row of a part."""
    sha256 = hashlib.sha256(source.data).hexdigest()
    row = Row(source.uri, made.result, made.reason, sha256, fingerprint, len(source.data))
    return row._replace(xml=made.xml, ledger=made.ledger, counts=made.counts)


def _row(source: Source, result: str, reason: str, job: Job) -> Row:
    return row_of(source, Cleaned(result, reason), job.fingerprint)
