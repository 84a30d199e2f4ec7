"""Finds which versions of libraries are installed, from the names of their ``.dist-info`` folders.

``importlib.metadata`` finds the same, but it loads the standard library's mail parsers, which takes longer than cleaning a
small text. It is used only where the folder names are not enough.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

_INFO = ".dist-info"
#: Other entries that may say, each in its own way, that a library is installed.
_OTHER = (".egg-info", ".egg", ".egg-link")


def versions(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The installed ones of the named libraries, each with its version."""
    places = [_listed(place) for place in sys.path]
    for name in names:
        version = _told(_plain(name), places)
        if version is None:
            version = _asked(name)
        if version:
            yield name, version


def _listed(place: str) -> list[str] | None:
    """The entries about libraries in one place of ``sys.path``; None if it is not a folder but, say, a zip file."""
    try:
        return [entry for entry in os.listdir(place or ".") if entry.endswith((_INFO, *_OTHER))]
    except FileNotFoundError:
        return []
    except OSError:
        return None


def _told(name: str, places: Iterable[list[str] | None]) -> str | None:
    """The version in the first place that has the library; empty if none has it; None if that is not clear."""
    for entries in places:
        if entries is None:
            return None
        found = [entry for entry in entries if _plain(entry.partition("-")[0]) == name]
        if found:
            entry = found[0]
            return entry.removesuffix(_INFO).partition("-")[2] if len(found) == 1 and entry.endswith(_INFO) else None
    return ""


def _plain(name: str) -> str:
    return name.replace("-", "_").replace(".", "_").lower()


def _asked(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""
