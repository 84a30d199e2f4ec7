"""Keeps compiled expressions in the user's cache folder, because compiling them takes half the time of one small text.

The file has a line of JSON with everything but the codes, then the codes of all expressions, four bytes each. It belongs
to one interpreter and one version of the program; if anything about it is wrong, it is made again. It can be deleted at
any time. Set ``XDG_CACHE_HOME`` to move it. If its folder can't be written, nothing is kept.
"""

from __future__ import annotations

import json
import os
import sys
from array import array
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from ..regex import Compiled, Key, interpreter, know, made
from .version import VERSION

#: The most expressions kept, so that the patterns of settings files do not pile up.
_MOST = 5000


def recall() -> None:
    """Use the expressions that were kept."""
    know(_kept())


def keep() -> None:
    """Keep what this process compiled, if anything. If two processes do so at once, one of them wins."""
    if interpreter() and (fresh := made()):
        with suppress(OSError, RuntimeError):
            _write(_path(), {**fresh, **_kept()})


@cache
def keep_once() -> None:
    """Keep what the first source of this process compiled. What later sources add is not worth writing the file again."""
    keep()


def _path() -> Path:
    home = os.environ.get("XDG_CACHE_HOME", "")
    folder = Path(home) if os.path.isabs(home) else Path("~/.cache").expanduser()
    return folder / "gongwen" / f"expressions-{interpreter().replace(' ', '-')}.bin"


def _head() -> list[str]:
    return [VERSION, interpreter(), sys.byteorder]


def _kept() -> dict[Key, Compiled]:
    try:
        told, _, packed = _path().read_bytes().partition(b"\n")
        head, rows = json.loads(told)
        if head != _head():
            return {}
        codes, at, found = array("I", packed), 0, {}
        for kind, pattern, flags, own, groups, names, length in rows:
            key = (pattern.encode("latin-1") if kind == "bytes" else pattern, flags)
            found[key] = Compiled(own, codes[at : at + length], groups, names)
            at += length
        return found if at == len(codes) else {}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError, RuntimeError):
        return {}


def _packed(expressions: Mapping[Key, Compiled]) -> bytes:
    rows, codes = [], array("I")
    for (pattern, flags), (own, code, groups, names) in expressions.items():
        written = ("bytes", pattern.decode("latin-1")) if isinstance(pattern, bytes) else ("str", pattern)
        rows.append((*written, flags, own, groups, names, len(code)))
        codes.extend(code)
    return json.dumps((_head(), rows), separators=(",", ":")).encode() + b"\n" + codes.tobytes()


def _write(path: Path, expressions: dict[Key, Compiled]) -> None:
    packed = _packed(dict(list(expressions.items())[:_MOST]))
    from tempfile import NamedTemporaryFile  # it loads much that nothing else here needs

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile("wb", dir=path.parent, delete=False) as file:
        try:
            file.write(packed)
            file.close()
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise
