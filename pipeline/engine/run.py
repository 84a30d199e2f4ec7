"""A run on an engine: lists the sources, divides them, leaves out what is done, and lets the engine do the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from ..parts.part import part_name, part_names
from ..parts.pipelines import leave_pipeline
from ..parts.plan import Plan, Planned, read_plan, write_plan
from .copies import heal
from .plan import Shard, listing, shards
from .records import Large, ranges
from .shard import Job, Task, clean_shard
from .watch import Watched

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Does ``work`` for each task, in any order and on any machines, and yields the results. A task may be done twice; it
    then writes the same file under the same name.
    """

    def __call__(self, work: Callable[[T, Job], R], tasks: Iterable[T], job: Job) -> Iterator[R]: ...


@dataclass(frozen=True, slots=True)
class Total:
    """What a run did. ``healed``: sources that were cleaned again with what their copies say."""

    shards: int
    done_before: int
    sources: int
    troubled: int
    carried: int
    healed: int = 0


def run(
    named: Sequence[str],
    job: Job,
    size: int,
    engine: Engine,
    witnesses: bool = False,
    say: Callable[[str], None] = lambda line: None,
) -> Total:
    """Clean everything under the addresses ``named`` in shards of about ``size`` bytes; ``say`` gets the progress.

    With ``witnesses``, texts that have copies are cleaned a second time with what the copies say about their numbers.

    Raises:
        SetupError: a source can't be listed.
        KeyboardInterrupt: the run was stopped; finished parts stay.
    """
    with Watched(engine, say) as watched:
        return _run(named, job, size, watched, witnesses)


def _run(named: Sequence[str], job: Job, size: int, engine: Watched, witnesses: bool) -> Total:
    before = read_plan(job.out).by_file()
    cut = list(shards(_by_records(listing(named), size, before, job, engine), size))
    standing = part_names(job.out)
    tasks = [
        Task(shard, tuple(sorted(_earlier(shard, before) & standing)))
        for shard in cut
        if part_name(shard.name, job.fingerprint.total) not in standing
    ]
    leave_pipeline(job.fingerprint, job.out)
    reports = list(engine(clean_shard, tasks, job))
    held = tuple((source, part_name(shard.name, job.fingerprint.total)) for shard in cut for source in shard.sources)
    healed = heal(held, job, engine) if witnesses else {}
    write_plan(Plan(held, tuple(healed)), job.out)
    return Total(
        len(cut),
        len(cut) - len(tasks),
        sum(report.sources for report in reports),
        sum(report.troubled for report in reports),
        sum(report.carried for report in reports),
        sum(healed.values()),
    )


#: The texts in an archive may be this many times as large as the archive.
_PACKED = 8

Before = Mapping[str, Sequence[tuple[Planned, str]]]


def _by_records(files: Sequence[Planned], size: int, before: Before, job: Job, engine: Watched) -> Iterator[Planned]:
    """The files in order, large archives as ranges of records. An unchanged archive keeps its ranges from the last run."""
    known = {
        file: [one for one, _ in before.get(file.uri, ()) if one._replace(first=0, last=0) == file] for file in files
    }
    large = [Large(file, size) for file in files if file.size * _PACKED > size and not known[file]]
    found = {cut[0].uri: cut for cut in engine(ranges, large, job)}
    for file in files:
        yield from known[file] or found.get(file.uri, (file,))


def _earlier(shard: Shard, before: Before) -> set[str]:
    """The parts that held the sources of a shard, or records of them, at the end of the last run."""
    return {part for source in shard.sources for old, part in before.get(source.uri, ()) if old.meets(source)}
