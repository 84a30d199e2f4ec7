"""A folder at any address that fsspec supports: this machine, s3, hdfs. Files in it are written completely or not at all."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import fsspec

from ..errors import SetupError

#: Stores where an object appears when all of it has arrived; elsewhere a file grows while it is written.
_WHOLE = frozenset(("s3", "s3a", "gs", "gcs", "abfs", "az", "oss", "memory"))


class Store:
    """The folder at ``address``.

    Raises:
        SetupError: the store can't be reached, or refuses.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._system: Any
        with self._reached():
            self._system, self._root = fsspec.core.url_to_fs(address)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Turn the errors of a store's library, which may be of any type, into one line."""
        try:
            yield
        except FileNotFoundError:
            raise
        except Exception as error:
            said = str(error).strip().splitlines() or [type(error).__name__]
            raise SetupError(f"can't use {self._address}: {said[0]}") from None

    def names(self, folder: str) -> set[str]:
        """The files in ``folder``; empty if there is no such folder. Unfinished files, which begin with ``_``, are left out."""
        self._system.invalidate_cache()  # other machines write here too
        try:
            with self._reached():
                paths = self._system.ls(f"{self._root}/{folder}", detail=False)
        except FileNotFoundError:
            return set()
        names = {path.rstrip("/").rsplit("/", 1)[-1] for path in paths}
        return {name for name in names if not name.startswith("_")}

    def has(self, name: str) -> bool:
        """Whether the file ``name`` exists."""
        self._system.invalidate_cache()
        with self._reached():
            return bool(self._system.exists(f"{self._root}/{name}"))

    def open(self, name: str) -> IO[bytes]:
        """The file ``name``, for reading.

        Raises:
            FileNotFoundError: it is not there.
        """
        with self._reached():
            opened: IO[bytes] = self._system.open(f"{self._root}/{name}", "rb")
            return opened

    def write(self, name: str, data: bytes) -> None:
        """Write the file ``name``. It appears whole; a writer that dies leaves at most a file whose name begins with ``_``."""
        path = f"{self._root}/{name}"
        folder, _, last = path.rpartition("/")
        protocol = self._system.protocol
        with self._reached():
            if _WHOLE.intersection((protocol,) if isinstance(protocol, str) else protocol):
                self._system.pipe_file(path, data)
                return
            self._system.makedirs(folder, exist_ok=True)
            beside = f"{folder}/_{uuid.uuid4().hex}-{last}"[: len(folder) + 200]
            self._system.pipe_file(beside, data)
            self._system.mv(beside, path)
