"""The engine of one machine: tasks side by side, a thread each that waits for its child process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from itertools import islice

from .run import R, T
from .shard import Job


class Local:
    """Does ``jobs`` tasks at once."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def __call__(self, work: Callable[[T, Job], R], tasks: Iterable[T], job: Job) -> Iterator[R]:
        pool, rest = ThreadPoolExecutor(self._jobs), iter(tasks)
        try:
            flying = {pool.submit(work, task, job) for task in islice(rest, self._jobs)}
            while flying:
                done, flying = wait(flying, return_when=FIRST_COMPLETED)
                for one in done:
                    yield one.result()
                flying |= {pool.submit(work, task, job) for task in islice(rest, len(done))}
        finally:
            pool.shutdown(cancel_futures=True)
