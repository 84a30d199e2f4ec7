"""Compiled expressions, kept in the user's cache folder: compiling them is half of the time that one small text takes.

The file belongs to one interpreter and one version of the program; whatever is odd about it, it is made anew. It can be
deleted at any time. Set ``XDG_CACHE_HOME`` to move it; where its folder can't be written, nothing is kept.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from ..regex import Compiled, Key, interpreter, know, made
from .version import VERSION

#: Expressions kept at most: what patterns of a settings file add must not pile up.
_MOST = 5000


def recall() -> None:
    """Take what was kept."""
    know(_kept())


def keep() -> None:
    """Keep what this process compiled, if it compiled anything. Where two processes do so at once, one of them wins."""
    if interpreter() and (fresh := made()):
        with suppress(OSError, RuntimeError):
            _write(_path(), {**fresh, **_kept()})


@cache
def keep_once() -> None:
    """Keep what the first source of this process asked for; what rarer sources ask for is not worth a file each."""
    keep()


def _path() -> Path:
    home = os.environ.get("XDG_CACHE_HOME", "")
    folder = Path(home) if os.path.isabs(home) else Path("~/.cache").expanduser()
    return folder / "gongwen" / f"expressions-{interpreter().replace(' ', '-')}.json"


def _head() -> list[str]:
    return [VERSION, interpreter()]


def _kept() -> dict[Key, Compiled]:
    try:
        head, rows = json.loads(_path().read_bytes())
        if head != _head():
            return {}
        return {(pattern, flags): Compiled(*compiled) for pattern, flags, compiled in rows}
    except (OSError, ValueError, TypeError, RecursionError, RuntimeError):
        return {}


def _write(path: Path, expressions: dict[Key, Compiled]) -> None:
    rows = [(*key, compiled) for key, compiled in expressions.items()][:_MOST]
    from tempfile import NamedTemporaryFile  # loads much that is needed here alone

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
        try:
            json.dump((_head(), rows), file, ensure_ascii=True, separators=(",", ":"))
            file.close()
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise
