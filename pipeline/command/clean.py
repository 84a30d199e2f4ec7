"""``gongwen clean``: into a folder, to standard output, or shard by shard on an engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import InputError, SetupError
from .asked import Asked, taken
from .given import command, complain, settings_of

if TYPE_CHECKING:
    from ..run.head_start import HeadStart
    from ..settings import Settings


@command("gongwen clean texts/ -o build --jobs 4; cat page.html | gongwen clean - --to txt")
@taken
@click.pass_obj
def clean(first: HeadStart | None, /, **options: Any) -> None:
    """Clean files and folders into OUT. Outputs that are up to date are left alone.

    Without -o, or with -o -, clean one source and print it. Nothing is stored then: there is no state, no
    quarantine, and no limit of time or memory.
    """
    from ..run.addresses import refuse_odd_names

    asked = Asked(**options)
    refuse_odd_names(list(asked.sources), asked.out, asked.log_json, asked.engine)
    settings = settings_of(asked.settings, asked.text_field, asked.id_field)
    if asked.stitch and (asked.engine or asked.out is None or str(asked.out) == "-"):
        raise SetupError("--stitch works on a whole batch on one machine: name a folder, -o OUT, and no --engine")
    if asked.out is None or str(asked.out) == "-":
        _print_one(asked, _with_witnesses(asked, settings))
        return
    if Path("-") in asked.sources:
        raise SetupError("standard input (-) can only be printed: leave -o out, or clean a named file into the folder")
    if asked.engine:
        from .engines import clean_on_engine

        code = clean_on_engine(asked, asked.out, settings)
    else:
        from .into_folder import clean_into

        code = clean_into(asked, asked.out, _with_witnesses(asked, settings), first)
    raise click.exceptions.Exit(0 if asked.exit_zero and code == 1 else code)


def _with_witnesses(asked: Asked, settings: Settings) -> Settings:
    if not asked.witnesses or asked.engine:
        return settings
    from ..run.settings_file import with_witnesses

    return with_witnesses(settings, asked.witnesses)


def _print_one(asked: Asked, settings: Settings) -> None:
    """Clean one source to standard output."""
    from ..run.addresses import one_source
    from ..show.one import print_clean
    from ..write import FEEDS
    from .formats import named_formats

    if asked.engine:
        raise SetupError("--engine needs a place for its parts: -o OUT")
    formats = named_formats(asked.to)
    for name in formats:
        if name in FEEDS:
            raise SetupError(f"--to {name} makes one file for all of OUT: name a folder, -o OUT")
    try:
        print_clean(one_source(list(asked.sources)), settings, formats)
    except InputError as error:
        if not asked.exit_zero:
            raise
        complain(str(error))
