"""The engine of one machine: tasks side by side, a thread each that waits for its child process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from .run import R, T
from .shard import Job


class Local:
    """Does ``jobs`` tasks at once."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def __call__(self, work: Callable[[T, Job], R], tasks: Sequence[T], job: Job) -> Iterator[R]:
        pool = ThreadPoolExecutor(self._jobs)
        try:
            for done in as_completed([pool.submit(work, task, job) for task in tasks]):
                yield done.result()
        finally:  # after a Ctrl-C, what was begun is finished and nothing more is
            pool.shutdown(cancel_futures=True)
