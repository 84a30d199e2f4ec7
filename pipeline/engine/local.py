"""The engine of one machine: tasks in parallel, each in a thread that waits for its child process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from itertools import islice
from queue import SimpleQueue
from threading import Thread

from .run import R, T
from .shard import Job


class Local:
    """Does ``jobs`` tasks at once. Its threads are daemons, so that stopping does not wait for them."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def __call__(self, work: Callable[[T, Job], R], tasks: Iterable[T], job: Job) -> Iterator[R]:
        done: SimpleQueue[Future[R]] = SimpleQueue()
        rest = iter(tasks)

        def begin(count: int) -> int:
            threads = [Thread(target=_do, args=(work, task, job, done), daemon=True) for task in islice(rest, count)]
            for thread in threads:
                thread.start()
            return len(threads)

        flying = begin(self._jobs)
        while flying:
            yield done.get().result()
            flying += begin(1) - 1


def _do(work: Callable[[T, Job], R], task: T, job: Job, done: SimpleQueue[Future[R]]) -> None:
    made: Future[R] = Future()
    try:
        made.set_result(work(task, job))
    except BaseException as error:  # raised where the result is awaited
        made.set_exception(error)
    done.put(made)
