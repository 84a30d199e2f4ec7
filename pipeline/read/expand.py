"""Containers: one file, many sources. Told by content, as everything here; nested ones are opened too, a few deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model import Source
from pipeline.read import archives, docx, gz, records, warc
from pipeline.settings import Settings

DEEP = 3


def expand(source: Source, settings: Settings, depth: int = 0) -> Iterator[Source]:
    """The sources in a container, named ``<uri>/<name>``; the source itself where it is none.

    Raises:
        InputError: the container is damaged, truncated, a bomb, or needs a library that is not installed. Raised when
            all that can be read was given, so that what came before it stands.
    """
    inner = _inside(source, settings)
    if inner is None or depth >= DEEP:
        yield source
        return
    for record in inner:
        yield from expand(record, settings, depth + 1)


def _inside(source: Source, settings: Settings) -> Iterator[Source] | None:
    data = source.data
    truncated = False
    if data.startswith(gz.MAGIC):
        data, truncated = gz.unpacked(data, settings)
        source = replace(source, data=data)
    if warc.looks(data):
        return warc.from_warc(source, settings, truncated)
    if archives.looks_tar(data):
        return archives.from_tar(source, settings)
    if archives.looks_zip(data) and not docx.looks(data):
        return archives.from_zip(source, settings)
    if records.looks_parquet(data):
        return records.from_parquet(source, settings)
    if records.looks_json(data):
        return records.from_json(source, settings)
    if records.looks_csv(data, settings):
        return records.from_csv(source, settings)
    return None
