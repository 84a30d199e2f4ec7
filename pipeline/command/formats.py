"""``--to``: the formats that a call names."""

from __future__ import annotations

from pathlib import Path

from ..errors import SetupError
from ..write import FEEDS, WRITERS


def named_formats(to: str) -> tuple[str, ...]:
    """The formats in ``to``, in order, without duplicates.

    Raises:
        SetupError: a format is unknown, or its library is not installed.
    """
    names = tuple(dict.fromkeys(name.strip() for name in to.split(",")))
    for name in names:
        if name not in (*WRITERS, *FEEDS):
            raise SetupError(f"--to: unknown format {name!r}; there are {', '.join((*WRITERS, *FEEDS))}")
    if "parquet" in names:
        from ..write.parquet import require_pyarrow

        require_pyarrow()
    return names


def every_format(to: str) -> tuple[str, ...]:
    """The formats for a folder, always including XML, in the order of the tables."""
    names = {*named_formats(to), "xml"}
    return tuple(name for name in (*WRITERS, *FEEDS) if name in names)


def make_feeds(out: Path, formats: tuple[str, ...]) -> None:
    """Make those of the formats that are one file for all of OUT."""
    feeds = tuple(name for name in formats if name not in WRITERS)
    if feeds:
        from ..feed.export import SHARD_SIZE, export

        export(out, feeds, "document", SHARD_SIZE)
