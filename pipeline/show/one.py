"""Cleans one source, a file or standard input, without writing outputs to disk."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from pathlib import Path

from ..errors import InputError, SetupError
from ..model import Done, Rejected, Source
from ..settings import Settings


def clean_file(file: Path, settings: Settings) -> Done:
    """The result for ``file``; ``-`` is standard input.

    Raises:
        SetupError: it can't be read.
        InputError: it can't be made into a document.
    """
    from ..flow import process
    from ..read import expand_file
    from ..run import expressions
    from ..run.names import uri_of

    uri = "stdin" if str(file) == "-" else uri_of(file.name)
    data = _bytes(file, settings.max_bytes)
    if expand_file(uri, io.BytesIO(data), settings) is not None:
        raise InputError(f"{file}: it contains several sources; `gongwen clean FILE -o OUT` cleans each of them")
    if len(data) > settings.max_bytes:
        raise InputError(f"{file}: too large: over {settings.max_bytes} bytes, which the settings allow (max_bytes)")
    expressions.recall()
    outcome = process(Source(uri, data), settings)
    expressions.keep()
    if isinstance(outcome, Rejected):
        raise InputError(f"{file}: {outcome.reason}")
    return outcome


def _bytes(file: Path, most: int) -> bytes:
    """The bytes, but at most ``most`` + 1, so that a file that is too large is not read whole."""
    try:
        if str(file) == "-":
            return sys.stdin.buffer.read(most + 1)
        with file.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        told = "no such file or folder: {}" if isinstance(error, FileNotFoundError) else "can't read {}: {}"
        raise SetupError(told.format(file, error.strerror)) from None


def print_clean(file: Path, settings: Settings, formats: Iterable[str]) -> None:
    """Print the outputs of ``file``, one format after the other. It prints all of them or none.

    Raises:
        SetupError: it can't be read.
        InputError: it can't be made into a document.
    """
    from ..write import WRITERS

    done = clean_file(file, settings)
    made = [WRITERS[name].write(done) for name in formats]
    for data in made:
        sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
