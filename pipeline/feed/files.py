"""Files that appear complete or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ..errors import SetupError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write. It is renamed to ``path`` when all of it is on the disk.

    Raises:
        SetupError: the disk is full or can't be written; no partial file remains.
    """
    held = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(held, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(held, path)
    except OSError as error:
        raise disk_trouble(error, path) from None
    finally:
        held.unlink(missing_ok=True)


def disk_trouble(error: OSError, path: Path) -> SetupError:
    """The error for a disk that can't be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return SetupError(f"the disk of {path} is full; make room and run the same command again")
    return SetupError(f"can't write {path}: {error.strerror or error}")
