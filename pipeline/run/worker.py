"""The life of a worker process: tasks come through its pipe, and results go back."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

from ..errors import SetupError

T = TypeVar("T")
R = TypeVar("R")

#: A worker that runs out of memory exits with this code, because it can't be trusted to send a message.
NO_MEMORY = 77


@dataclass(frozen=True, slots=True)
class Limits:
    """For one task: ``seconds`` between signs of life, ``memory`` in bytes above what a new worker has; 0: no limit.

    A worker that holds more than ``retire`` bytes after a task is replaced by a new one.
    """

    seconds: float = 300.0
    memory: int = 2 << 30
    retire: int = 180 << 20


def fork(target: Callable[..., None], *args: object) -> tuple[BaseProcess, Connection]:
    """A process that runs ``target(pipe, *args)``, and our end of its pipe. The process blocks Ctrl-C until it sets its own
    signal handlers.
    """
    context = get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_apart, args=(ours, theirs, target, args), daemon=True)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    theirs.close()
    return process, ours


def _apart(parents: Connection, pipe: Connection, target: Callable[..., None], args: tuple[object, ...]) -> None:
    parents.close()
    target(pipe, *args)


def serve(pipe: Connection, work: Callable[[T], Iterable[R]], limits: Limits) -> None:
    """Do tasks until the parent's end of the pipe is closed, for example because the parent was killed. Never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    _limit_memory(limits)
    try:
        while True:
            _do(pipe.recv(), pipe, work, limits)
            leaving = bool(limits.retire) and resident_bytes() > limits.retire
            pipe.send(("end", leaving))
            if leaving:
                break
    except MemoryError:
        os._exit(NO_MEMORY)
    except (EOFError, OSError):
        pass  # the parent is gone
    os._exit(0)


def _do(task: T, pipe: Connection, work: Callable[[T], Iterable[R]], limits: Limits) -> None:
    if limits.seconds:  # if the parent is gone, nothing else stops a task that hangs
        signal.setitimer(signal.ITIMER_REAL, limits.seconds * 1.5 + 5)
    try:
        for step in work(task):
            pipe.send(("step", step))
            if limits.seconds:
                signal.setitimer(signal.ITIMER_REAL, limits.seconds * 1.5 + 5)
    except SetupError as error:
        pipe.send(("stop", error))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _limit_memory(limits: Limits) -> None:
    if limits.memory:
        limit = _address_space() + limits.memory
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard < 0 else min(limit, hard), hard))


def resident_bytes() -> int:
    """The memory of this process that is in RAM."""
    return _statm(1)


def _address_space() -> int:
    return _statm(0)


def _statm(column: int) -> int:
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[column]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:  # not Linux: use the peak instead
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if os.uname().sysname == "Darwin" else 1024)
