"""Bytes → ``Page``. One module a format, one line in ``formats.py``; the content decides which, never the name.

What these functions take is loaded when they are called: who asks only for the table of formats needs no reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from ..model import Page, Source
    from ..settings import Settings


def read(source: Source, settings: Settings) -> Page:
    """The page in ``source``, pure and the same each time.

    Raises:
        InputError: empty, binary, too large, undecodable or without text; the message says which.
    """
    from . import dispatch

    return dispatch.read(source, settings)


def expand(source: Source, settings: Settings) -> Iterator[Source]:
    """The sources in a container, named ``<uri>/<name>``; the source itself where it is none.

    Raises:
        InputError: the container is damaged, truncated, a bomb, or needs a library that is not installed. Raised when
            all that can be read was given, so that what came before it stands.
    """
    from . import containers

    return containers.expand(source, settings)


def expand_file(uri: str, file: BinaryIO, settings: Settings) -> Iterator[Source] | None:
    """The sources in a container that is too large to be held, from its file, open and at its start.

    None where the file is no container. Raises as ``expand`` does.
    """
    from . import containers

    return containers.expand_file(uri, file, settings)
