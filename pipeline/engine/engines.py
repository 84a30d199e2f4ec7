"""The table of engines: one line for each."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import SetupError
from .local import Local
from .ray import ray
from .run import Engine
from .spark import spark

ENGINES: dict[str, Callable[[str, int], Engine]] = {
    "local": lambda address, jobs: Local(jobs),
    "ray": lambda address, jobs: ray(address),
    "spark": lambda address, jobs: spark(address),
}


def engine_of(name: str, address: str, jobs: int) -> Engine:
    """The engine ``name`` on the cluster at ``address``. Only ``local`` uses ``jobs``.

    Raises:
        SetupError: there is no such engine, or it can't be reached.
    """
    if name not in ENGINES:
        raise SetupError(f"no engine is called {name}; there are {', '.join(ENGINES)}")
    return ENGINES[name](address, jobs)
