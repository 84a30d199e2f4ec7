"""Ray Core as the engine: one task a shard, a bounded number in flight, a lost worker's shard done again."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from ..errors import SetupError
from .run import Engine, Task
from .shard import Job, Report, clean_shard

#: Shards handed to the cluster for each of its processors: enough that none waits, few enough to stop soon.
_AHEAD = 2
#: Times that Ray starts a task again whose worker or machine was lost.
_RETRIES = 5


def ray(address: str = "") -> Engine:
    """An engine on the cluster at ``address``; empty: the one that runs here, or one that is started for this run.

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
    return partial(_on_ray, library)


def _on_ray(library, tasks: Sequence[Task], job: Job) -> Iterator[Report]:  # type: ignore[no-untyped-def]
    remote = library.remote(num_cpus=1, max_retries=_RETRIES)(clean_shard)
    shared = library.put(job)
    rest = iter(tasks)
    most = max(2, int(library.cluster_resources().get("CPU", 1)) * _AHEAD)
    flying = [remote.remote(task.shard, shared, task.earlier) for task in islice(rest, most)]
    while flying:
        done, flying = library.wait(flying)
        yield from library.get(done)
        flying += [remote.remote(task.shard, shared, task.earlier) for task in islice(rest, len(done))]
