"""The engine of one machine: shards side by side, a thread each that waits for its child process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial

from .run import Engine, Task
from .shard import Job, Report, clean_shard


def local(jobs: int) -> Engine:
    """An engine that does ``jobs`` shards at once."""
    return partial(_local, jobs)


def _local(jobs: int, tasks: Sequence[Task], job: Job) -> Iterator[Report]:
    with ThreadPoolExecutor(jobs) as pool:
        waiting = [pool.submit(clean_shard, task.shard, job, task.earlier) for task in tasks]
        for done in as_completed(waiting):
            yield done.result()
