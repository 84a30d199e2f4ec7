"""Containers: one file, many sources. Told by content, as everything here; nested ones are opened too, a few deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model import Source
from pipeline.read import looks
from pipeline.settings import Settings

DEEP = 3
GZIP = b"\x1f\x8b\x08"


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
    truncated = False
    if source.data.startswith(GZIP):
        from pipeline.read import gz

        data, truncated = gz.unpacked(source.data, settings)
        source = replace(source, data=data)
    if looks.warc(source.data):
        from pipeline.read import warc

        return warc.from_warc(source, settings, truncated)
    return _files(source, settings) or _records(source, settings)


def _files(source: Source, settings: Settings) -> Iterator[Source] | None:
    is_tar = looks.tar(source.data)
    if is_tar or (looks.zip_file(source.data) and not looks.docx(source.data)):
        from pipeline.read import archives

        return archives.from_tar(source, settings) if is_tar else archives.from_zip(source, settings)
    return None


def _records(source: Source, settings: Settings) -> Iterator[Source] | None:
    is_parquet, is_json = looks.parquet(source.data), looks.json(source.data)
    if is_parquet or is_json or looks.csv_delimiter(source.data, settings):
        from pipeline.read import records

        read = records.from_parquet if is_parquet else records.from_json if is_json else records.from_csv
        return read(source, settings)
    return None
