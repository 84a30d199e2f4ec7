"""Names on the command line that do not name files: web addresses, addresses of a store, ``-``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..errors import SetupError

_FILES = (".xml", ".json", ".txt", ".md", ".html")


def is_address(path: Path) -> bool:
    """Whether ``path`` is an address such as s3://bucket/texts, and not an existing path with a colon in it."""
    scheme, mark, _ = str(path).partition(":/")
    return bool(mark) and len(scheme) > 1 and scheme.isalnum() and not path.exists()


def address(path: Path) -> str:
    """The address as it was typed (``Path`` folds the two slashes of s3://… into one); for a path, the absolute path."""
    scheme, _, rest = str(path).partition(":/")
    return f"{scheme}://{rest}" if is_address(path) else str(path.absolute())


def refuse_addresses(paths: Iterable[Path | None], way_out: str) -> None:
    """Refuse addresses where only paths on this machine work; ``way_out`` says what to do instead with a store's address.

    Raises:
        SetupError: for the first address.
    """
    for path in paths:
        if path is None or not is_address(path):
            continue
        if address(path).startswith(("http://", "https://")):
            raise SetupError(
                f"{address(path)}: gongwen fetches nothing from the web; save the page, or a crawl as WARC, and name that file"
            )
        raise SetupError(f"{address(path)} is not a path on this machine; {way_out}")


def refuse_odd_names(sources: list[Path], out: Path | None, log: Path | None, engine: str) -> None:
    """Refuse names given to `clean` that can't work as meant.

    Raises:
        SetupError: an address without an engine that reads it, a file as OUT, or a stream as the log.
    """
    web = [source for source in sources if str(source).startswith(("http:/", "https:/"))]
    refuse_addresses(
        web if engine else [*sources, out], "--engine local or --engine ray reads and writes such addresses"
    )
    if out and (out.is_file() or (out.suffix in _FILES and not out.is_dir())):
        raise SetupError(
            f"-o {out}: OUT is a folder, in which each source gets its own files; to make one file, "
            f"leave -o out and redirect what is printed: > {out}"
        )
    if str(log) == "-":
        raise SetupError("--log-json -: the log goes to a file, not to standard output; name a file")


def one_source(sources: list[Path]) -> Path:
    """The only source of a call without OUT.

    Raises:
        SetupError: there are several sources, or the source is a folder.
    """
    if len(sources) > 1:
        raise SetupError(
            f"{len(sources)} sources: name an output folder for them, -o OUT; only a single source can be printed"
        )
    if sources[0].is_dir():
        raise SetupError(
            f"{sources[0]} is a folder: name an output folder for it, -o OUT; only a single file can be printed"
        )
    return sources[0]
