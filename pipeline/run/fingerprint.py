"""One hash of everything that results depend on: code, schema, settings, and the libraries that change results.

What can't change a result (jobs, progress, limits, paths) is left out, so it makes nothing stale. A reader's libraries count
only for the sources read with it. The first half of a fingerprint covers code, settings and what every source depends on;
the second half covers the source's kind and the libraries of that kind.
"""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from ..settings import Settings
from .installed import versions

PACKAGE = Path(__file__).parent.parent
#: Rooms whose code decides what an output holds, in the order of the pipeline.
STAGES = ("read", "strip", "repair", "split", "damage", "outline", "figures", "title", "describe", "write")
_BASE = (
    "chinese",
    "evidence",
    "lines",
    "cells.py",
    "packaged.py",
    "regex.py",
    "text.py",
    "model.py",
    "rule.py",
    "settings.py",
    "decode.py",
    "errors.py",
)
_FLOW = ("flow.py",)
SCHEMA = "schema"
#: Files whose content is code or data of a stage.
_KINDS = {".py", ".tsv", ".txt", ".json", ".xsd", ".rng"}
LIBRARIES = ("lxml", "chardet")  # for every format; the table of formats names those for one format


@dataclass(frozen=True, slots=True)
class Pipeline:
    """What made a result. ``stages`` pairs each stage, and the schema, with the hash of its files. ``total`` covers
    everything, settings included.
    """

    total: str
    stages: tuple[tuple[str, str], ...]
    libraries: tuple[tuple[str, str], ...]

    def for_source(self, mine: Settings | None, media_type: str = "") -> str:
        """The fingerprint of a source of this kind. ``mine`` are its own settings, if the settings say something about it;
        they make no other source stale. Without a kind (archives, unreadable files) every library counts.
        """
        return self._head(mine) + _tails(self.libraries).get(media_type, self.total[_HALF:])

    def kind(self, made: str, mine: Settings | None) -> str | None:
        """The kind of a source with the fingerprint ``made``: empty if every library counts, None if this pipeline did not
        make it.
        """
        if made[:_HALF] != self._head(mine):
            return None
        tails = {"": self.total[_HALF:]} | _tails(self.libraries)
        return next((kind for kind, tail in tails.items() if made[_HALF:] == tail), None)

    def _head(self, mine: Settings | None) -> str:
        head = self.total[:_HALF]
        return _hash(head, repr(mine.of_sources))[:_HALF] if mine else head


@dataclass(frozen=True, slots=True)
class Fingerprint(Pipeline):
    """The fingerprint of this installation under the given settings."""

    reading: str  # what a cached reading depends on
    settings: str  # those that count for every source, in canonical form

    def changes_since(self, old: Pipeline, media_type: str = "") -> tuple[str, ...]:
        """What has changed since ``old`` for a source of this kind, in words: the code of stages, libraries with their
        versions, settings.
        """
        names = [name for name, value in self.stages if dict(old.stages).get(name) != value]
        code = [f"code of {', '.join(name for name in names if name != SCHEMA)}"] if set(names) - {SCHEMA} else []
        was, now = dict(_counted(media_type, old.libraries)), dict(_counted(media_type, self.libraries))
        moved = [
            f"{name} {was.get(name, '(none)')} → {now.get(name, '(none)')}"
            for name in dict.fromkeys((*now, *was))
            if was.get(name) != now.get(name)
        ]
        same = _common(old.stages, old.libraries, self.settings) == old.total[:_HALF]
        return (*code, *([SCHEMA] if SCHEMA in names else []), *moved, *([] if same else ["settings"]))


#: The length of each half of a fingerprint, in hex digits.
_HALF = 16

Libraries = tuple[tuple[str, str], ...]


def _common(stages: object, libraries: Libraries, settings: str) -> str:
    """The first half: what every source depends on."""
    return _hash(repr(stages), repr(_counted("text/plain", libraries)), settings)[:_HALF]


@lru_cache(maxsize=64)
def _tails(libraries: Libraries) -> dict[str, str]:
    """The second half for each kind of source."""
    from ..read.formats import FORMATS

    kinds = dict.fromkeys(form.media_type for form in FORMATS if not form.holds)
    return {kind: _hash(kind, repr(_counted(kind, libraries)))[:_HALF] for kind in kinds}


def _counted(media_type: str, libraries: Libraries) -> Libraries:
    """The libraries that count for a source of this kind; without a kind, all of them."""
    from ..read.formats import libraries as of_formats

    others = set(of_formats()).difference(of_formats(media_type)) if media_type else set()
    return tuple(pair for pair in libraries if pair[0] not in others)


def fingerprint(settings: Settings) -> Fingerprint:
    """The fingerprint of this installation under ``settings``, without what they say about single sources."""
    stages = _stages()
    libraries = _libraries()
    general = _facts(settings.general)
    total = _common(stages, libraries, general) + _hash(repr(libraries))[:_HALF]
    by_name = dict(stages)
    for_reader = replace(settings.general, phrases=(), rules_off=frozenset(), year_window=(0, 0))
    reading = _hash(by_name["base"], by_name["read"], repr(libraries), _facts(for_reader))
    return Fingerprint(total, stages, libraries, reading[:32], general)


def _facts(settings: Settings) -> str:
    """The settings in canonical form, with sets sorted."""
    return "\n".join(
        f"{name}={sorted(value) if isinstance(value, frozenset) else value!r}"
        for name in settings.__slots__
        for value in (getattr(settings, name),)
    )


@cache
def _stages() -> tuple[tuple[str, str], ...]:
    rooms = [("base", _BASE), *((stage, (stage,)) for stage in STAGES), ("flow", _FLOW)]
    code = ((name, _of_files(file for part in parts for file in _files(PACKAGE / part))) for name, parts in rooms)
    return (*code, (SCHEMA, _of_files(_schema_files())))


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return sorted(path for path in place.rglob("*") if path.suffix in _KINDS and path.is_file())


def _schema_files() -> list[Path]:
    """The schema files, from the wheel or the checkout."""
    inside = PACKAGE / "schemas"
    return _files(inside if inside.is_dir() else PACKAGE.parent / "schemas")


def _of_files(files: Iterator[Path] | list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        data = file.read_bytes()
        digest.update(f"{file.parent.name}/{file.name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()[:16]


@cache
def _libraries() -> tuple[tuple[str, str], ...]:
    from ..read.formats import libraries

    python = ("python", ".".join(map(str, sys.version_info[:2])))
    return (python, ("unicode", unicodedata.unidata_version), *versions((*LIBRARIES, *libraries())))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
