"""The sources in a file: itself, or the records of an archive, all of them or a range, read as a stream.

An archive of any size is read a record at a time. One that is larger than a shard is cut by its records: a task of its own
reads it once and says where ranges end, and the task of each range passes over the records before it.
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
    """The file in ranges of records that hold about ``size`` bytes each; whole where it is no archive.

    Where its records can't be read any further, the last range goes to the end and will say why.
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
    """The source in a file, or the records of its range, each under the name of the file.

    Raises:
        OSError: it can't be read.
        InputError: it is too large for a source; or, after all that can be read, an archive that can't be read whole.
    """
    from ..read import expand_file

    with fsspec.open(planned.url, "rb") as file:
        inside = expand_file(planned.uri, file, settings)
        if inside is None:
            yield Source(planned.uri, _whole(file, planned, settings))
        else:
            yield from (under(planned.uri, one) for one in islice(inside, planned.first, planned.last or None))


def under(uri: str, record: Source) -> Source:
    """The record with the name of its file before its own."""
    return record if record.uri.startswith(f"{uri}/") else replace(record, uri=f"{uri}/{record.uri}")


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
