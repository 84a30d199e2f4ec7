"""Who looks on while an engine works: what is told as tasks are done, and what a Ctrl-C does."""

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

#: What is told of the tasks of each kind, by the name of the work.
_DONE = {
    "ranges": "archives scanned", "clean_shard": "shards cleaned", "sign": "parts signed",
    "pair": "ranges of signatures compared", "clean_again": "groups of copies cleaned again",
}  # fmt: skip


class Watched:
    """An engine that tells of each task as it is done. The first Ctrl-C hands out no more tasks and lets those finish that
    were begun; the second one stops at once. Either way all that is finished stands, and the next run goes on from it.
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
        """Raises:
        KeyboardInterrupt: it was stopped, and what was begun is done.
        SetupError: the machine of a task is not as needed.
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
        self._say("stopping: what was begun is finished first; Ctrl-C again stops at once")
