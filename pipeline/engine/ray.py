"""Ray Core as the engine: one task per shard, a bounded number in flight; Ray repeats the task of a lost worker."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from ..errors import SetupError
from .run import Engine, R, T
from .shard import Job

#: Shards in flight for each processor of the cluster: enough that none waits, few enough to stop soon.
_AHEAD = 2
#: How often Ray repeats a task whose worker or machine was lost.
_RETRIES = 5


def ray(address: str = "") -> Engine:
    """An engine on the cluster at ``address``; empty: the cluster that runs here, or one started for this run.

    Raises:
        SetupError: Ray is not installed, or no cluster answers.
    """
    try:
        import ray as library
    except ImportError:
        raise SetupError("the engine ray needs Ray: pip install 'gongwen[ray]'") from None
    try:
        if not library.is_initialized():
            library.init(
                address=address or None, logging_level=logging.ERROR, log_to_driver=False, include_dashboard=False
            )
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise SetupError(f"no Ray cluster at {address or 'this machine'}: {error}") from None
    return _Ray(library)


class _Ray:
    def __init__(self, library: Any) -> None:
        self._ray = library

    def __call__(self, work: Callable[[T, Job], R], tasks: Iterable[T], job: Job) -> Iterator[R]:
        remote = self._ray.remote(num_cpus=1, max_retries=_RETRIES)(work)
        shared = self._ray.put(job)
        rest = iter(tasks)
        most = max(2, int(self._ray.cluster_resources().get("CPU", 1)) * _AHEAD)
        flying = [remote.remote(task, shared) for task in islice(rest, most)]
        try:
            while flying:
                done, flying = self._ray.wait(flying)
                yield from self._ray.get(done)
                flying += [remote.remote(task, shared) for task in islice(rest, len(done))]
        finally:  # when stopped, no task may continue in the background
            for one in flying:
                self._ray.cancel(one, force=True)
