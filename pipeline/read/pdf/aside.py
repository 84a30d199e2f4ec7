"""The other end of ``child.py``: one process a process, begun with the first PDF, begun anew where a file has ended it."""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import threading
from contextlib import suppress

from ...errors import InputError
from .child import LENGTH
from .sheet import Sheet

_lock = threading.Lock()
_mine: tuple[int, subprocess.Popen[bytes]] | None = None  # of which process, since a fork copies it


def sheets(data: bytes) -> list[Sheet]:
    """What stands on the pages of a PDF, read in a process of its own.

    Raises:
        InputError: encrypted, damaged, the library is not installed, or it breaks off on this file.
    """
    with _lock:
        child = _child()
        answer = _asked(child, data)
        if answer is None:
            _ended(child)
            raise InputError(  # one reason for all: which limit a file reaches first differs from run to run
                "a damaged or hostile PDF: the library that reads it breaks off on it, "
                "or takes more time or memory than any document of its size"
            )
    if isinstance(answer, str):
        raise InputError(answer)
    return answer


def _child() -> subprocess.Popen[bytes]:
    global _mine
    if _mine is None or _mine[0] != os.getpid() or _mine[1].poll() is not None:
        code = f"import sys; sys.path[:] = {sys.path!r}; from {__package__}.child import serve; serve({os.getpid()})"
        pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
        child = subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, stderr=quiet)
        _mine = os.getpid(), child
        atexit.register(_dismiss, *_mine)
    return _mine[1]


def _asked(child: subprocess.Popen[bytes], data: bytes) -> list[Sheet] | str | None:
    """The answer of the child; None where it ended without one."""
    assert child.stdin is not None
    assert child.stdout is not None
    with suppress(BrokenPipeError):
        child.stdin.write(LENGTH.pack(len(data)))
        child.stdin.write(data)
        child.stdin.flush()
    head = child.stdout.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    size = LENGTH.unpack(head)[0]
    body = child.stdout.read(size)
    if len(body) < size:
        return None
    answer: list[Sheet] | str = pickle.loads(body)
    return answer


def _ended(child: subprocess.Popen[bytes]) -> None:
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    child.wait()


def _dismiss(owner: int, child: subprocess.Popen[bytes]) -> None:
    """Let the child go when its parent ends; a fork of the parent has no say in it."""
    if owner == os.getpid() and child.poll() is None:
        _ended(child)
