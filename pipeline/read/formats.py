"""The one table of input formats: all that is known of a format stands in its line and in its module."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ..settings import Settings

if TYPE_CHECKING:
    from ..model import Page, Source

NO_SETTINGS = Settings()


class Format(NamedTuple):
    """One input format; the first in the table that ``looks`` like the bytes is theirs.

    Its module has ``read(source, settings) → Page``; that of a format which holds sources has
    ``sources(uri, stream, settings) → Iterator[Source]``.
    """

    name: str  # of its module
    media_type: str
    told: Callable[[bytes, Settings], bool]
    libraries: tuple[str, ...] = ()  # those of PyPI that its results depend on
    quick: bool = False  # read as fast as a reading that was kept is loaded
    holds: str = ""  # what to call it, where it holds sources and is none itself
    directory: bool = False  # says at its end what it holds, so that it can't be read as a stream

    def looks(self, data: bytes, settings: Settings = NO_SETTINGS) -> bool:
        """Whether the bytes, or the first 64 KiB of them, are in this format."""
        return self.told(data, settings)

    def read(self, source: Source, settings: Settings) -> Page:
        """The page in ``source``; the module is loaded with the first that needs it.

        Raises:
            InputError: damaged, undecodable or without text.
        """
        page: Page = import_module(f".{self.name}", __package__).read(source, settings)
        return page

    def sources(self, uri: str, stream: BinaryIO, settings: Settings) -> Iterator[Source]:
        """The sources that a stream holds.

        Raises:
            InputError: damaged or without text, when what can be read was given.
        """
        found: Iterator[Source] = import_module(f".{self.name}", __package__).sources(uri, stream, settings)
        return found


def _by(name: str) -> Callable[[bytes, Settings], bool]:
    """Told by the bytes alone, by the function of ``looks`` that is called so."""

    def told(data: bytes, settings: Settings) -> bool:
        from . import looks

        return bool(getattr(looks, name)(data))

    return told


def _csv(data: bytes, settings: Settings) -> bool:
    from . import looks

    return looks.csv(data, settings)


_WORD = "application/msword"
#: In the order they are asked. Plain text is last and takes what is left.
FORMATS: tuple[Format, ...] = (
    Format("stitched", "multipart/mixed", _by("stitched")),
    Format("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _by("docx"), ("python-docx",)),
    Format("warc", "application/warc", _by("warc"), ("fastwarc",), holds="a WARC file"),
    Format("tar_file", "application/x-tar", _by("tar"), holds="a tar file"),
    Format("zip_file", "application/zip", _by("zip_file"), holds="a zip file", directory=True),
    Format("parquet", "application/vnd.apache.parquet", _by("parquet"), ("pyarrow",), holds="a Parquet file", directory=True),
    Format("doc", _WORD, _by("doc"), ("msdoc2docx", "office-oxide", "python-docx")),
    Format("rtf", "application/rtf", _by("rtf")),
    Format("pdf", "application/pdf", _by("pdf"), ("pypdfium2",)),
    Format("wordml", _WORD, _by("wordml")),
    Format("json_records", "application/json", _by("json"), holds="a file of JSON records"),
    Format("mht", "multipart/related", _by("mht")),
    Format("csv_records", "text/csv", _csv, holds="a table of records"),
    Format("html", "text/html", _by("html")),
    Format("text", "text/plain", lambda data, settings: True, quick=True),
)  # fmt: skip


def format_of(data: bytes, settings: Settings) -> Format:
    """The format of these bytes, or of a file that begins with them."""
    return next(form for form in FORMATS if form.looks(data, settings))


def quick(media_type: str) -> bool:
    """Whether readings of this kind are made as fast as they are loaded."""
    return any(form.quick for form in FORMATS if form.media_type == media_type)


def libraries(media_type: str = "") -> tuple[str, ...]:
    """The libraries that results of a format depend on, or of any, each once."""
    forms = [form for form in FORMATS if not media_type or form.media_type == media_type]
    return tuple(dict.fromkeys(library for form in forms for library in form.libraries))
