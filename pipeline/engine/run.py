"""A run on an engine: list, cut, leave out what is done, and let the engine do the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from ..parts.part import part_name, part_names
from ..parts.plan import Planned, read_plan, write_plan
from .copies import heal
from .plan import Shard, listing, shards
from .shard import Job, Task, clean_shard

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Does ``work`` for each task, in any order and on any machines, and yields what it returned. A task may be done
    twice; all it leaves is a file that stands whole under the same name.
    """

    def __call__(self, work: Callable[[T, Job], R], tasks: Sequence[T], job: Job) -> Iterator[R]: ...


@dataclass(frozen=True, slots=True)
class Total:
    """What a run did. ``healed``: sources that were cleaned again beside their copies."""

    shards: int
    done_before: int
    sources: int
    troubled: int
    carried: int
    healed: int = 0


def run(named: Sequence[str], job: Job, size: int, engine: Engine, witnesses: bool = False) -> Total:
    """Clean everything under the addresses ``named`` in shards of about ``size`` bytes.

    With ``witnesses``, texts that have copies are cleaned a second time, and heed what these say of their numbers.

    Raises:
        SetupError: a source can't be listed.
    """
    cut = list(shards(listing(named), size))
    standing = part_names(job.out)
    before = read_plan(job.out).parts
    tasks = [
        Task(shard, tuple(sorted({before[s.uri] for s in shard.sources if s.uri in before} & standing)))
        for shard in cut
        if part_name(shard.name, job.fingerprint) not in standing
    ]
    reports = list(engine(clean_shard, tasks, job))
    plan = _plan(cut, job)
    healed = heal(plan, job, engine) if witnesses else {}
    write_plan(plan, tuple(healed), job.out)
    return Total(
        len(cut),
        len(cut) - len(tasks),
        sum(report.sources for report in reports),
        sum(report.troubled for report in reports),
        sum(report.carried for report in reports),
        sum(healed.values()),
    )


def _plan(cut: Sequence[Shard], job: Job) -> dict[str, tuple[Planned, str]]:
    """Each source with the part that holds it."""
    return {source.uri: (source, part_name(shard.name, job.fingerprint)) for shard in cut for source in shard.sources}
