"""Worker processes that may die, hang or run out of memory without ending the run.

Each worker has its own pipe and does its tasks in the order it got them. So when a worker breaks, the guilty task is the
first one that it has not finished. That task is tried once more, alone, when all others are done. If it breaks its worker
again, it is reported as lost, with the signal or the limit it broke. The other tasks of a dead worker go to the next one.

It must be possible to call the work again for the same task. Workers are forked, so they start in milliseconds with
everything loaded; the process that forks them must have no threads. The first worker may have been forked before the work
was known (``head_start``); then the work must be picklable.
"""

from __future__ import annotations

import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, Literal, TypeVar

from .head_start import HeadStart
from .worker import NO_MEMORY, Limits, fork, serve

T = TypeVar("T")
R = TypeVar("R")

#: Tasks that a worker holds: the one it does, and one more so that it never has to wait.
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Event(Generic[T, R]):
    """What happened to a task. ``step``: its work yielded ``value``. ``end``: it is finished. ``suspect``: it broke its
    worker, for ``reason``, and will be tried again, alone. ``lost``: it did so again; ``value`` is the last step.
    """

    kind: Literal["step", "end", "suspect", "lost"]
    task: T
    value: R | None = None
    reason: str = ""


@dataclass(slots=True)
class _Worker(Generic[T, R]):
    process: BaseProcess
    pipe: Connection
    tasks: deque[T] = field(default_factory=deque)
    last: R | None = None  # what the first of the tasks yielded last
    since: float = 0.0  # time of the last sign of life
    leaving: bool = False


class Pool(Generic[T, R]):
    """``jobs`` workers for a stream of tasks; the module says what it guarantees.

    ``load`` runs once, before the first worker is forked here, to import what the workers share. ``forked`` runs first in
    each forked worker, to close what the parent holds open and a worker must not keep.
    """

    def __init__(
        self,
        jobs: int,
        work: Callable[[T], Iterable[R]],
        limits: Limits | None = None,
        load: Callable[[], None] = lambda: None,
        forked: Callable[[], None] = lambda: None,
        first: HeadStart | None = None,
    ) -> None:
        self._jobs, self._work, self._limits = max(jobs, 1), work, limits or Limits()
        self._load, self._forked, self._first, self._loaded = load, forked, first, False
        self._workers: list[_Worker[T, R]] = []
        self._suspects: deque[T] = deque()  # each has broken one worker
        self._back: deque[T] = deque()  # tasks that a dead worker had not begun

    def run(self, tasks: Iterator[T], tick: Callable[[], None] = lambda: None) -> Iterator[Event[T, R]]:
        """Do all ``tasks``; events come as they happen. ``tasks`` is asked for the next one only when a worker is free.

        ``tick`` is called between events, several times a second. Leaving the iterator early kills the workers.
        """
        try:
            while True:
                yield from self._until_idle(tasks, self._jobs, _AHEAD, tick, alone=False)
                if not self._suspects:
                    return
                yield from self._until_idle(iter((self._suspects.popleft(),)), 1, 1, tick, alone=True)
        finally:
            self.close()

    def again(self, task: T) -> None:
        """Do one more task, ahead of those that ``run`` was given."""
        self._back.append(task)

    def current(self) -> list[tuple[T, float]]:
        """The tasks in progress, each with the seconds since its last sign of life."""
        now = time.monotonic()
        return [(worker.tasks[0], now - worker.since) for worker in self._workers if worker.tasks]

    def close(self) -> None:
        """Kill all workers, whatever they do."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers.clear()

    def _until_idle(
        self, tasks: Iterator[T], jobs: int, ahead: int, tick: Callable[[], None], alone: bool
    ) -> Iterator[Event[T, R]]:
        more = True
        while True:
            more = self._feed(tasks, jobs, ahead) if more or self._back else False
            busy = [worker for worker in self._workers if worker.tasks or worker.leaving]
            if not busy and not more and not self._back:
                return
            for ready in wait([worker.pipe for worker in busy], self._patience(busy)):
                worker = next(w for w in self._workers if w.pipe is ready)
                yield from self._hear(worker, alone)
            yield from self._stop_hanging(alone)
            tick()

    # --- giving work ----------------------------------------------------------------------------------------------

    def _feed(self, tasks: Iterator[T], jobs: int, ahead: int) -> bool:
        """Fill up each worker's tasks; False when there are no more tasks."""
        for depth in range(1, ahead + 1):
            for slot in range(jobs):
                worker = self._workers[slot] if slot < len(self._workers) else None
                if worker is not None and (worker.leaving or len(worker.tasks) >= depth):
                    continue
                task = self._back.popleft() if self._back else next(tasks, None)
                if task is None:
                    return False
                self._give(worker or self._hire(), task)
        return True

    def _give(self, worker: _Worker[T, R], task: T) -> None:
        if not worker.tasks:
            worker.since, worker.last = time.monotonic(), None
        worker.tasks.append(task)
        with suppress(OSError):  # it has died; reading from its pipe will show that
            worker.pipe.send(task)

    def _hire(self) -> _Worker[T, R]:
        first, self._first = self._first, None
        worker: _Worker[T, R] = self._begin(first) if first else self._fork()
        self._workers.append(worker)
        return worker

    def _begin(self, first: HeadStart) -> _Worker[T, R]:
        with suppress(OSError):  # it has died; reading from its pipe will show that
            first.pipe.send((self._work, self._limits))
        return _Worker(first.process, first.pipe)

    def _fork(self) -> _Worker[T, R]:
        if not self._loaded:
            self._load()
            self._loaded = True
        inherited = [worker.pipe for worker in self._workers]
        return _Worker(*fork(self._serve, inherited))

    # --- hearing from workers -------------------------------------------------------------------------------------

    def _patience(self, busy: list[_Worker[T, R]]) -> float:
        if not self._limits.seconds:
            return 0.2
        now = time.monotonic()
        return max(0.0, min([0.2, *(w.since + self._limits.seconds - now for w in busy if w.tasks)]))

    def _hear(self, worker: _Worker[T, R], alone: bool) -> Iterator[Event[T, R]]:
        """Take one message from a worker whose pipe is readable or closed."""
        try:
            kind, value = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._bury(worker, "", alone)
            return
        worker.since = time.monotonic()
        if kind == "step":
            worker.last = value
            yield Event("step", worker.tasks[0], value)
        elif kind == "end":
            worker.last = None
            worker.leaving = bool(value)
            yield Event("end", worker.tasks.popleft())
        else:
            self.close()
            raise value

    def _stop_hanging(self, alone: bool) -> Iterator[Event[T, R]]:
        if not self._limits.seconds:
            return
        for worker in list(self._workers):
            if worker.tasks and time.monotonic() - worker.since > self._limits.seconds and not worker.pipe.poll():
                worker.process.kill()
                reason = f"no result after {self._limits.seconds:g} seconds, the limit"
                yield from self._bury(worker, reason, alone)

    def _bury(self, worker: _Worker[T, R], reason: str, alone: bool) -> Iterator[Event[T, R]]:
        """Remove a dead worker. Its first task is the guilty one, unless the worker retired."""
        worker.process.join(5)
        worker.process.kill()  # in case it closed its pipe but is still alive
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        if not worker.leaving and worker.tasks:
            guilty = worker.tasks.popleft()
            reason = reason or self._cause(worker.process.exitcode or 0)
            if not alone:
                self._suspects.append(guilty)
            yield Event("lost" if alone else "suspect", guilty, worker.last, reason)
        self._back.extend(worker.tasks)

    def _cause(self, code: int) -> str:
        if code == NO_MEMORY:
            return f"needs more than {self._limits.memory >> 20} MiB of memory, the limit"
        if code == -signal.SIGKILL:
            return "its process was killed (SIGKILL), as the system does when memory runs out"
        if code < 0:
            return f"its process died of signal {-code} ({signal.Signals(-code).name})"
        return f"its process ended with code {code}"

    def _serve(self, pipe: Connection, inherited: list[Connection]) -> None:
        """Run as a worker that was forked here."""
        for other in inherited:
            other.close()
        self._forked()
        serve(pipe, self._work, self._limits)
