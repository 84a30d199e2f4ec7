"""The life of a worker process: tasks come through its pipe, what becomes of them goes back."""

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

#: A worker that found no memory leaves with this code, since a process without memory can't be trusted to speak.
NO_MEMORY = 77


@dataclass(frozen=True, slots=True)
class Limits:
    """For one task: ``seconds`` between signs of life, ``memory`` in bytes above what a fresh worker has; 0: none.

    A worker that holds more than ``retire`` bytes after a task is replaced by a fresh one.
    """

    seconds: float = 300.0
    memory: int = 2 << 30
    retire: int = 180 << 20


def fork(target: Callable[..., None], *args: object) -> tuple[BaseProcess, Connection]:
    """A process that runs ``target(pipe, *args)``, and our end of its pipe. A Ctrl-C until it has set its own signals is
    the parent's affair.
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
    """Do tasks until the parent's end of the pipe is closed, so also until the parent is killed. Never returns."""
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
    if limits.seconds:  # should the parent be gone, nobody else would stop a task that hangs
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
    """Memory that this process holds in RAM."""
    return _statm(1)


def _address_space() -> int:
    return _statm(0)


def _statm(column: int) -> int:
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[column]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:  # no Linux: what it used at most must do
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if os.uname().sysname == "Darwin" else 1024)
