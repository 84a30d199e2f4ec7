"""Errors of tasks. An engine wraps an exception from another machine in its own, so a task returns a ``SetupError`` as a result,
and the driver raises it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ..errors import SetupError

if TYPE_CHECKING:
    from .shard import Job

T = TypeVar("T")
R = TypeVar("R")


class Stopped(NamedTuple):
    """Why a task could not be done anywhere."""

    why: str


def task(work: Callable[[T, Job], R]) -> Callable[[T, Job], R | Stopped]:
    """Make a task of a function: a ``SetupError`` becomes a result."""

    @wraps(work)
    def told(one: T, job: Job) -> R | Stopped:
        try:
            return work(one, job)
        except SetupError as error:
            return Stopped(str(error))

    return told
