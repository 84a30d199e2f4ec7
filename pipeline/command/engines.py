"""``gongwen clean --engine`` and ``gongwen collect``: clean into parts, shard by shard, and unpack parts into files."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import SetupError
from ..language import tr
from ..terminal import plain
from .given import PATH, argument, command, complain

if TYPE_CHECKING:
    from ..settings import Settings
    from .asked import Asked

#: Seconds between two progress lines in a log.
_EVERY = 10.0


def clean_on_engine(asked: Asked, out: Path, settings: Settings) -> int:
    """Clean on the engine that was asked for, and print what it did. Returns the exit code."""
    try:
        from ..engine.engines import engine_of
        from ..engine.run import run
        from ..engine.shard import Job
    except ImportError as error:
        raise SetupError(f"--engine needs {error.name}: pip install 'gongwen[engine]'") from None
    from ..run.addresses import address
    from ..run.fingerprint import fingerprint
    from ..run.head_start import cores
    from ..run.worker import Limits

    witnesses = _own(asked.witnesses, out)
    limits = Limits(seconds=asked.time_limit, memory=asked.memory_limit << 20)
    job = Job(address(out), settings, fingerprint(settings), limits)
    engine = engine_of(asked.engine, asked.address, asked.jobs or cores())
    named = [address(source) for source in asked.sources]
    try:
        total = run(
            named, job, asked.shard_size << 20, engine, witnesses, (lambda line: None) if asked.quiet else _teller()
        )
    except KeyboardInterrupt:
        complain("stopped; finished results are kept, and the same command continues from there")
        return 130
    if asked.quiet:
        return 1 if total.troubled else 0
    click.echo(
        tr(
            f"{total.shards} shards, {total.done_before} done before; {total.sources} sources, {total.carried} of them carried"
            f" over, {total.troubled} not made into documents"
        )
        + (tr(f"; {total.healed} cleaned again with what their copies say") if witnesses else "")
    )
    return 1 if total.troubled else 0


def _teller() -> Callable[[str], None]:
    """A function that shows progress: on a terminal in one line that changes, else at times in a line of its own."""
    live, told = sys.stderr.isatty(), float("-inf")

    def tell(line: str) -> None:
        nonlocal told
        text, now = plain(tr(line)), time.monotonic()
        if live:
            click.echo(f"\r\033[K{text}", err=True, nl=False)
        elif now - told >= _EVERY or not text[-1].isdigit():
            click.echo(text, err=True)
            told = now

    return tell


def _own(witnesses: Path | None, out: Path) -> bool:
    """Whether to use the copies in OUT. On an engine, ``--witnesses`` can name no other place.

    Raises:
        SetupError: it names another place.
    """
    if witnesses and witnesses != out:
        raise SetupError(f"with --engine, copies are compared in the same run: --witnesses {out}")
    return witnesses is not None


@command("gongwen clean texts -o parts --engine ray && gongwen collect parts -o build")
@argument("parts", metavar="PARTS", help="The output of `clean --engine`.")
@click.option("-o", "--out", metavar="OUT", type=PATH, required=True, help="Where the files go.")
def collect(parts: str, out: Path) -> None:
    """Unpack the parts of a run on an engine into an output folder, like that of a run on this machine."""
    try:
        from ..engine.collect import collect as unpack
    except ImportError as error:
        raise SetupError(f"reading parts needs {error.name}: pip install 'gongwen[engine]'") from None

    found = unpack(parts, out)
    for one in found.troubled:
        click.echo(plain(tr(f"{one.uri}: {one.result}: {one.reason}")), err=True)
    told = (
        f"{found.done} sources in {out}, {found.same} of them up to date, {len(found.troubled)} not made into documents"
    )
    click.echo(tr(told))
