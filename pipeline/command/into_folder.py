"""``gongwen clean`` into a folder: the run, its watcher, and the feeds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import SetupError
from ..language import chosen as language
from ..language import tr
from .formats import every_format, make_feeds
from .given import complain, console

if TYPE_CHECKING:
    from ..run.call import Watch
    from ..run.head_start import HeadStart
    from ..settings import Settings
    from .asked import Asked


def clean_into(asked: Asked, out: Path, settings: Settings, first: HeadStart | None) -> int:
    """Bring OUT up to date and print what was done. Returns the exit code. ``first`` is a worker that is already loading."""
    from ..run.batch import clean
    from ..run.call import Call
    from ..run.head_start import cores
    from ..run.worker import Limits
    from ..write import WRITERS

    formats = every_format(asked.to)
    call = Call(
        sources=asked.sources,
        out=out,
        settings=settings,
        to=tuple(name for name in formats if name in WRITERS),
        only=asked.only,
        jobs=asked.jobs or cores(),
        force=asked.force,
        changed_only=asked.changed_only,
        retry_quarantined=asked.retry_quarantined,
        rebuild_state=asked.rebuild_state,
        stitch=asked.stitch,
        prune=asked.prune,
        limits=Limits(seconds=asked.time_limit, memory=asked.memory_limit << 20),
        cache_limit=asked.cache_limit << 20,
        language=language(),
    )
    try:
        summary = clean(call, _watcher(asked), lambda count: asked.yes or _ask(count), first)
    except KeyboardInterrupt:
        complain("stopped; finished results are kept, and the same command continues from there")
        return 130
    make_feeds(out, formats)
    if not asked.quiet:
        from ..show.summary import print_summary

        print_summary(summary, [str(source) for source in asked.sources], str(out), console())
    if summary.exit_code == 3:
        complain(f"internal errors: the tracebacks are in {out}/quarantine/, in files *.trace.txt; please report them")
    return summary.exit_code


def _watcher(asked: Asked) -> Watch:
    from ..show.progress import Lines, LiveLine, Log, Quiet

    if asked.quiet:
        watcher: Watch = Quiet()
    else:
        watcher = LiveLine(asked.verbose) if sys.stderr.isatty() else Lines(verbose=asked.verbose)
    return Log(asked.log_json, watcher) if asked.log_json else watcher


def _ask(count: int) -> bool:
    if not sys.stdin.isatty():
        raise SetupError(f"--prune would delete the outputs of {count} sources that are gone; confirm with --yes")
    return click.confirm(tr(f"Delete the outputs of {count} sources that are gone?"))
