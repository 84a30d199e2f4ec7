"""The Python interface: clean one source and look at the result, or open a file of records."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from .errors import InputError, SetupError
from .flow import process
from .model import Document, Done, Meta, Rejected, Source
from .read import expand, expand_file
from .regex import regex
from .run.names import uri_of
from .settings import Settings, Threads, TrackedChanges
from .write import WRITERS
from .write.outline import Repair, Section, outline, repairs, title
from .write.tree import as_tree, document_tree

#: A single word with a file ending; it is surely not a text.
_FILE_NAME = regex(r"\S{1,250}\.[A-Za-z]{2,5}(?:\.gz)?")


@dataclass(frozen=True, slots=True, repr=False)
class CleanDocument:
    """One text of a source. Properties are computed when they are used."""

    uri: str  # of the source
    solved: Document  # with spans, figures and places, as the pipeline made it

    @property
    def n(self) -> int:
        """Its number among the texts of its source, from 1."""
        return self.solved.n

    @property
    def title(self) -> str:
        """The title as in the clean text; empty if there is none."""
        return title(self.solved)

    @property
    def text(self) -> str:
        """The clean text: the title, then one line per block."""
        return self.solved.clean.string

    @property
    def outline(self) -> tuple[Section, ...]:
        """The sections at the top, each with its ``children``."""
        return outline(self.solved)

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """Each number that was corrected, is doubtful, masked or lost: printed, now, certainty, evidence, source."""
        return repairs(self.solved)

    @property
    def meta(self) -> Meta:
        """Issuer, document number, dates and other metadata."""
        return self.solved.meta

    def to_dict(self) -> dict[str, Any]:
        """The document as plain data, as in ``documents`` of the JSON output."""
        return document_tree(self.uri, self.solved)

    def __repr__(self) -> str:
        named = self.title or self.text.partition("\n")[0]
        shown = named if len(named) <= 24 else named[:23] + "…"
        return f"<CleanDocument {self.n}: {shown!r}, {_count(len(self.text), 'character')}, {_count(len(self.repairs), 'repair')}>"


@dataclass(frozen=True, slots=True, repr=False)
class Cleaned:
    """A cleaned source. ``done`` is the whole result of the pipeline, including the operations of the ledger."""

    done: Done

    @property
    def documents(self) -> tuple[CleanDocument, ...]:
        """The texts of the source in order, at least one."""
        return tuple(CleanDocument(self.done.uri, one) for one in self.done.documents)

    @property
    def source(self) -> str:
        """The text as it was read, before any edit. The ``source`` of sections and repairs counts its characters."""
        return self.done.source

    def to_dict(self) -> dict[str, Any]:
        """The source as plain data, as in the JSON output, with its documents, outlines and repairs."""
        return as_tree(self.done)

    def to_xml(self) -> bytes:
        """The XML file, UTF-8, valid by ``schemas/document.xsd``.

        Raises:
            SchemaViolation: it is not valid, which is a bug in this program.
        """
        return WRITERS["xml"].write(self.done)

    def to_markdown(self) -> str:
        """Markdown with front matter and a footnote for each repair."""
        return WRITERS["md"].write(self.done).decode()

    def __repr__(self) -> str:
        counts = _count(len(self.done.documents), "document"), _count(len(self.source), "character")
        return f"<Cleaned {self.done.uri!r}: {counts[0]} of {counts[1]}>"


def clean(given: str | bytes | Path | Source, *, name: str = "", **settings: Any) -> Cleaned:
    """Clean one source.

    A ``str`` is text (plain, or the HTML of a page), never the name of a file. A ``Path`` is a file, and ``bytes`` are the
    content of one, in any format. A ``Source`` comes from ``iter_sources`` or carries more facts. ``name`` is the name of the
    source in the outputs; without it, that of the file. ``settings`` are the fields of ``Settings``.

    Raises:
        InputError: the source can't be made into a document (the message says why), or it is a file of records.
        SetupError: ``settings`` has an unknown setting or rule, or a wrong value.
        OSError: the file can't be read.

    >>> result = clean("工作总结\\n一、成绩\\n（一）抓学习。学得扎实。")
    >>> [section.title for section in result.documents[0].outline]
    ['一、成绩']
    """
    chosen = _settings(settings)
    source = _source(given, name, chosen)
    if expand_file(source.uri, io.BytesIO(source.data), chosen) is not None:
        raise _records(source.uri)
    outcome = process(source, chosen)
    if isinstance(outcome, Rejected):
        raise InputError(f"{source.uri}: {outcome.reason}")
    return Cleaned(outcome)


def iter_sources(path: Path | str, **settings: Any) -> Iterator[Source]:
    """The sources in a file of records or an archive (JSON Lines, CSV, Parquet, zip, tar, WARC), one by one, for ``clean``.

    A file that is one source yields itself. ``settings`` are the fields of ``Settings``; ``text_field`` and ``id_field`` name
    the fields of records.

    Raises:
        InputError: the file is damaged or too large; raised after everything that can be read.
        SetupError: ``settings`` has an unknown setting or a wrong value.
        OSError: the file can't be read.
    """
    chosen, place = _settings(settings), Path(path)
    uri = uri_of(place.name)
    with place.open("rb") as file:
        records = expand_file(uri, file, chosen)
        if records is not None:
            yield from records
            return
    yield from expand(_source(place, "", chosen), chosen)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _source(given: str | bytes | Path | Source, name: str, settings: Settings) -> Source:
    if isinstance(given, Source):
        return replace(given, uri=name) if name else given
    if isinstance(given, str):
        return _text(given, name)
    if isinstance(given, (bytes, bytearray, memoryview)):
        return Source(name or "data", bytes(given))
    if isinstance(given, os.PathLike):
        return _file(Path(given), name or uri_of(Path(given).name), settings)
    raise TypeError(f"clean takes a str, bytes, a Path or a Source, not {type(given).__name__}")


def _file(path: Path, uri: str, settings: Settings) -> Source:
    """The file as a source. A file that is too large for a source is not read."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size <= settings.max_bytes:
            return Source(uri, file.read())
        if expand_file(uri, file, settings) is not None:
            raise _records(uri)
    raise InputError(f"{uri}: too large: {size} bytes, the settings allow {settings.max_bytes} (max_bytes)")


def _records(uri: str) -> InputError:
    return InputError(
        f"{uri}: a file of records or an archive; gongwen.iter_sources(path) gives its sources one by one"
    )


def _text(given: str, name: str) -> Source:
    """The text as a source. Lone surrogates are left for the decoder.

    Raises:
        InputError: it is only the name of a file, so the caller probably means the file.
    """
    if _FILE_NAME.fullmatch(given.strip()):
        raise InputError(f"a str is text, and {given.strip()!r} is only a name: give pathlib.Path for a file")
    return Source(name or "text", given.encode("utf-8", "surrogatepass"))


def _settings(fields: dict[str, Any]) -> Settings:
    """The settings with these fields; lists become tuples.

    Raises:
        SetupError: a setting or a rule is unknown, or a value is wrong.
    """
    for name in fields:
        if name not in Settings.__slots__:
            raise SetupError(f"no setting is called {name!r}; there are {', '.join(Settings.__slots__)}")
    given: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    _check(given)
    if given.get("rules_off"):
        given["rules_off"] = _rules(given["rules_off"])
    return replace(Settings(), **given)


def _check(given: dict[str, Any]) -> None:
    """Check the types and ranges of values.

    Raises:
        SetupError: a value has the wrong type or is out of range.
    """
    for name, value in given.items():
        default, said = getattr(Settings(), name), _CHOICES.get(name)
        if said and value not in said:
            raise SetupError(f"{name} should be {' or '.join(said)}, not {value!r}")
        if name != "rules_off" and (type(value) is not type(default) or value == 0):
            raise SetupError(f"{name} should be {_like(default)}, not {value!r}")
    window = given.get("year_window", Settings().year_window)
    if len(window) != 2 or not all(isinstance(y, int) and 1000 <= y <= 2999 for y in window) or window[0] > window[1]:
        raise SetupError(f"year_window should be two years, the first no later than the second, not {window!r}")


def _like(default: Any) -> str:
    """What a value should be, judged by its default."""
    return (
        "a number above 0"
        if isinstance(default, int)
        else "a string"
        if isinstance(default, str)
        else "a tuple or a list"
    )


_CHOICES = {"tracked_changes": get_args(TrackedChanges), "threads": get_args(Threads)}


def _rules(off: Any) -> frozenset[str]:
    from .show.rules import rule_names

    named = frozenset([off] if isinstance(off, str) else off)
    unknown = sorted(named - rule_names())
    if unknown:
        raise SetupError(f"rules_off: no rule is called {unknown[0]!r}; `gongwen rules` lists them")
    return named
