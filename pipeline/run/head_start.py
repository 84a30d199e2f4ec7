"""A worker forked before the arguments are read, so that a second core loads the stages in the meantime.

For a single small file, loading takes nearly all the time: the command line with its libraries takes as long as the stages
with their expressions.
"""

from __future__ import annotations

import gc
import os
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from .worker import fork, serve


@dataclass(frozen=True, slots=True)
class HeadStart:
    """The process and our end of its pipe, on which it waits for the pair of work and limits."""

    process: BaseProcess
    pipe: Connection

    def dismiss(self) -> None:
        """End it, whether it was used or not."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def cores() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def head_start() -> HeadStart:
    """Fork the worker. Call this before there are threads, open files or anything large."""
    return HeadStart(*fork(_load_and_serve))


def _load_and_serve(pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    from .load import load

    load()
    gc.enable()
    try:
        work, limits = pipe.recv()
    except (EOFError, OSError):
        os._exit(0)  # there was nothing to do, or the call was wrong
    serve(pipe, work, limits)
