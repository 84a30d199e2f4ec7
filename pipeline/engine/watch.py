"""Watches an engine while it works: reports progress and handles Ctrl-C."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

from ..errors import SetupError
from .task import Stopped

if TYPE_CHECKING:
    from .run import Engine, R, T
    from .shard import Job

#: The progress message for each kind of task, by the name of its function.
_DONE = {
    "ranges": "archives scanned", "clean_shard": "shards cleaned", "sign": "parts signed",
    "pair": "ranges of signatures compared", "clean_again": "groups of copies cleaned again",
}  # fmt: skip


class Watched:
    """An engine that reports each finished task. After the first Ctrl-C it starts no more tasks and finishes those that have
    begun; a second Ctrl-C stops at once. Either way finished parts stay, and the next run continues from them.
    """

    def __init__(self, engine: Engine, say: Callable[[str], None]) -> None:
        self._engine, self._say = engine, say
        self._stopping = False
        self._before: Any = None

    def __enter__(self) -> Watched:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._stop)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def __call__(self, work: Callable[[T, Job], R | Stopped], tasks: Sequence[T], job: Job) -> Iterator[R]:
        """Do the tasks and yield their results.

        Raises:
            KeyboardInterrupt: the run was stopped; tasks that had begun are finished.
            SetupError: a task can't be done on its machine.
        """
        if not tasks:
            return
        for done, made in enumerate(self._engine(work, self._until_stopped(tasks), job), 1):
            if isinstance(made, Stopped):
                raise SetupError(made.why)
            self._say(f"{_DONE[work.__name__]}: {done:,} of {len(tasks):,}")
            yield made
        if self._stopping:
            raise KeyboardInterrupt

    def _until_stopped(self, tasks: Iterable[T]) -> Iterator[T]:
        for task in tasks:
            if self._stopping:
                return
            yield task

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self._stopping:
            raise KeyboardInterrupt
        self._stopping = True
        self._say("stopping after the tasks that have begun; press Ctrl-C again to stop at once")
