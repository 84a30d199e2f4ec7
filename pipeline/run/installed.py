"""Which versions of libraries are installed, told from the names of their ``.dist-info`` folders.

``importlib.metadata`` finds the same, but loads the standard library's readers of mail for it, which takes longer than
to clean a small text. It is asked where the folders alone do not say.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

_INFO = ".dist-info"
#: What else may say that a library is here, in ways of its own.
_OTHER = (".egg-info", ".egg", ".egg-link")


def versions(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Those of the libraries that are installed, each with its version."""
    places = [_listed(place) for place in sys.path]
    for name in names:
        version = _told(_plain(name), places)
        if version is None:
            version = _asked(name)
        if version:
            yield name, version


def _listed(place: str) -> list[str] | None:
    """What stands beside the libraries in a place where they are looked for; None where it is no folder, but a zip file."""
    try:
        return [entry for entry in os.listdir(place or ".") if entry.endswith((_INFO, *_OTHER))]
    except FileNotFoundError:
        return []
    except OSError:
        return None


def _told(name: str, places: Iterable[list[str] | None]) -> str | None:
    """The version that the first place with the library says; empty where it is nowhere; None where that is not clear."""
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
