"""The work on one shard: its sources in, one part out. Knows no engine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import fsspec

from ..errors import InputError
from ..model import Source
from ..run.worker import Limits
from ..settings import Settings
from .child import Child
from .part import Row, part_name, part_names, read_part, write_part
from .plan import Planned, Shard


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


def clean_shard(shard: Shard, job: Job, earlier: tuple[str, ...] = ()) -> Report:
    """Clean the sources of ``shard`` and write its part; nothing where the part stands already.

    ``earlier`` names parts that may hold rows of the same sources under the same fingerprint: what has not changed is
    taken from there.
    """
    name = part_name(shard.name, job.fingerprint)
    if name in part_names(job.out):
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


def _rows(planned: Planned, job: Job, child: Child, known: Mapping[tuple[str, str], Row]) -> Iterator[Row]:
    from ..read import expand

    try:
        with fsspec.open(planned.url, "rb") as file:
            data = file.read()
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
        for record in expand(source, job.settings):
            if record.uri == source.uri:
                yield _cleaned(record, job, child, known)
                return
            count += 1
            inside = record.uri if record.uri.startswith(f"{source.uri}/") else f"{source.uri}/{record.uri}"
            yield _cleaned(replace(record, uri=inside), job, child, known)
    except InputError as error:
        yield _row(source, "rejected", str(error), job)
        return
    yield _row(source, "container", f"{count} records", job)


def _cleaned(source: Source, job: Job, child: Child, known: Mapping[tuple[str, str], Row]) -> Row:
    sha256 = hashlib.sha256(source.data).hexdigest()
    if (source.uri, sha256) in known:
        return known[source.uri, sha256]
    made = child.clean(source)
    row = _row(source, made.result, made.reason, job)
    return row._replace(xml=made.xml, ledger=made.ledger, counts=made.counts)


def _row(source: Source, result: str, reason: str, job: Job) -> Row:
    sha256 = hashlib.sha256(source.data).hexdigest()
    return Row(source.uri, result, reason, sha256, job.fingerprint, len(source.data))
