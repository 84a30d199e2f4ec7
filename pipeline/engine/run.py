"""A run on an engine: list, cut, leave out what is done, and let the engine do the rest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import fsspec

from .part import part_name, part_names
from .plan import Shard, listing, shards
from .shard import Job, Report

#: The shards of the last run, source by source, so that a changed source finds the part that holds its neighbours.
_PLAN = "plan.json"


class Task(NamedTuple):
    """One shard that is to be done, and the parts of the last run that hold some of its sources."""

    shard: Shard
    earlier: tuple[str, ...]


#: Does tasks, in any order and on any machines, and yields what became of each.
Engine = Callable[[Sequence[Task], Job], Iterator[Report]]


@dataclass(frozen=True, slots=True)
class Total:
    """What a run did."""

    shards: int
    done_before: int
    sources: int
    troubled: int
    carried: int


def run(named: Sequence[str], job: Job, size: int, engine: Engine) -> Total:
    """Clean everything under the addresses ``named`` in shards of about ``size`` bytes.

    Raises:
        SetupError: a source can't be listed.
    """
    cut = list(shards(listing(named), size))
    standing = part_names(job.out)
    before = _read_plan(job)
    tasks = [
        Task(shard, tuple(sorted({before[s.uri] for s in shard.sources if s.uri in before} & standing)))
        for shard in cut
        if part_name(shard.name, job.fingerprint) not in standing
    ]
    reports = list(engine(tasks, job))
    _write_plan(cut, job)
    return Total(
        len(cut),
        len(cut) - len(tasks),
        sum(report.sources for report in reports),
        sum(report.troubled for report in reports),
        sum(report.carried for report in reports),
    )


def _read_plan(job: Job) -> dict[str, str]:
    system, root = fsspec.core.url_to_fs(job.out)
    try:
        found = json.loads(system.cat_file(f"{root}/{_PLAN}"))
    except (OSError, ValueError):
        return {}  # the first run, or a plan that is no use: nothing is carried over
    return found if isinstance(found, dict) else {}


def _write_plan(cut: Sequence[Shard], job: Job) -> None:
    system, root = fsspec.core.url_to_fs(job.out)
    system.makedirs(root, exist_ok=True)
    plan = {source.uri: part_name(shard.name, job.fingerprint) for shard in cut for source in shard.sources}
    system.pipe_file(f"{root}/{_PLAN}", json.dumps(plan, ensure_ascii=False).encode("utf-8", "surrogatepass"))
