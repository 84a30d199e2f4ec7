"""The sources in a file: the file itself, or the records of an archive or of a range of it, read as a stream.

An archive of any size is read record by record. An archive larger than a shard is divided into ranges of records: one task
reads it once and notes where ranges end, and the task of each range skips the records before it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import IO, TYPE_CHECKING, NamedTuple

import fsspec

from ..errors import InputError
from ..model import Source
from ..parts.plan import Planned
from ..run.names import record_uri
from ..settings import Settings
from .task import task

if TYPE_CHECKING:
    from .shard import Job


class Large(NamedTuple):
    """A file that may be an archive of several shards of ``size`` bytes."""

    file: Planned
    size: int


@task
def ranges(large: Large, job: Job) -> tuple[Planned, ...]:
    """The file in ranges of records with about ``size`` bytes each; undivided if it is not an archive.

    If its records can't be read to the end, the last range covers the rest, and cleaning it gives the reason.
    """
    ends, held = [], 0
    try:
        for number, record in enumerate(records(large.file, job.settings), 1):
            if record.uri == large.file.uri:
                return (large.file,)
            held += len(record.data)
            if held >= large.size:
                ends.append(number)
                held = 0
    except (OSError, InputError):
        pass
    return tuple(
        large.file._replace(first=first, last=last) for first, last in zip((0, *ends), (*ends, 0), strict=True)
    )


def records(planned: Planned, settings: Settings) -> Iterator[Source]:
    """The source in a file, or the records of its range, with the name of the file before their own.

    Raises:
        OSError: the file can't be read.
        InputError: it is too large for a source, or an archive that can't be read to the end (raised after its last record).
    """
    from ..read import expand_file

    with fsspec.open(planned.url, "rb") as file:
        inside = expand_file(planned.uri, file, settings)
        if inside is None:
            yield Source(planned.uri, _whole(file, planned, settings))
        else:
            yield from (under(planned.uri, one) for one in islice(inside, planned.first, planned.last or None))


def under(uri: str, record: Source) -> Source:
    """The record with the name of its file before its own name."""
    return replace(record, uri=record_uri(uri, record.uri))


def file_hash(planned: Planned) -> str:
    """The SHA-256 of the bytes of a file.

    Raises:
        OSError: it can't be read.
    """
    digest = hashlib.sha256()
    with fsspec.open(planned.url, "rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()


def _whole(file: IO[bytes], planned: Planned, settings: Settings) -> bytes:
    file.seek(0)
    data = file.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        size = max(planned.size, len(data))
        raise InputError(f"too large: {size} bytes, the settings allow {settings.max_bytes} (max_bytes)")
    return data
