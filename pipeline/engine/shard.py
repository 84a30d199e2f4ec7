"""The work on one shard: its sources in, one part out. It does not depend on an engine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..errors import InputError
from ..model import Source
from ..parts.part import Row, has_part, part_name, part_names, read_part, write_part
from ..parts.plan import Planned
from ..run.fingerprint import Pipeline
from ..run.worker import Limits
from ..settings import Settings
from .child import Child, Cleaned
from .plan import Shard
from .records import file_hash, records
from .task import task


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that is the same for all shards of a run. Picklable."""

    out: str  # address of the output folder
    settings: Settings
    fingerprint: Pipeline
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one shard."""

    name: str
    sources: int
    troubled: int  # rejected, killed or bugs
    carried: int  # taken over from an earlier part
    bytes: int  # of the part


class Task(NamedTuple):
    """A shard to clean, and the ``earlier`` parts that may have rows of its sources."""

    shard: Shard
    earlier: tuple[str, ...] = ()


@task
def clean_shard(task: Task, job: Job) -> Report:
    """Clean the sources of a shard and write its part, unless the part exists.

    Rows of unchanged sources are copied from the earlier parts if the same program, settings and libraries made them.
    """
    shard, earlier = task
    name = part_name(shard.name, job.fingerprint.total)
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
    """The rows of earlier parts that are up to date, by source and hash of its bytes."""
    standing = part_names(job.out).intersection(earlier)
    rows = (Row(**row) for name in sorted(standing) for row in read_part(job.out, name))
    return {(row.uri, row.sha256): row for row in rows if job.fingerprint.kind(row.fingerprint, None) is not None}


def _rows(planned: Planned, job: Job, child: Child, known: Mapping[tuple[str, str], Row]) -> Iterator[Row]:
    """One row per source; after the last record of an archive, one for the archive."""
    count, result, reason = planned.first, "container", ""
    try:
        for record in records(planned, job.settings):
            yield _cleaned(record, job, child, known)
            if record.uri == planned.uri:
                return
            count += 1
        if planned.last:
            return
        sha256 = file_hash(planned)
    except (OSError, InputError) as error:
        result, reason, sha256 = "rejected", str(error) if isinstance(error, InputError) else f"unreadable: {error}", ""
    if not count and not reason:
        result, reason = "rejected", "an archive with nothing in it"
    yield Row(planned.uri, result, reason or f"{count} records", sha256, job.fingerprint.total, planned.size)


def _cleaned(source: Source, job: Job, child: Child, known: Mapping[tuple[str, str], Row]) -> Row:
    sha256 = hashlib.sha256(source.data).hexdigest()
    if (source.uri, sha256) in known:
        return known[source.uri, sha256]
    return row_of(source, child.clean(source), job.fingerprint)


def row_of(source: Source, made: Cleaned, pipeline: Pipeline, said: Settings | None = None) -> Row:
    """The result of ``source`` as a row of a part. ``said``: its own settings, if it was cleaned under some."""
    sha256 = hashlib.sha256(source.data).hexdigest()
    row = Row(source.uri, made.result, made.reason, sha256, pipeline.for_source(said, made.kind), len(source.data))
    return row._replace(xml=made.xml, ledger=made.ledger, counts=made.counts)
