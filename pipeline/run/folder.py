"""The output folder: one run at a time opens it, and only complete files appear in it.

A file is written under ``.gongwen/tmp``, flushed to the disk, and renamed to its place. At any moment OUT holds old files or
new files, never half of one.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from ..errors import SetupError
from .names import STATE_FOLDER

#: The subfolder of ``.gongwen`` for unfinished files.
HOLDING = "tmp"
#: The errors of a disk that is full, over quota or not writable.
_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM, errno.ENOTDIR}


#: Flushes the data of a file; not every system has the quicker call.
_flush = getattr(os, "fdatasync", os.fsync)

_NUMBERS = count()


def _own_name() -> str:
    """A name that no other process uses, and that this one uses once."""
    return f"{os.getpid()}-{next(_NUMBERS)}"


class Written(NamedTuple):
    """An output as this program wrote it. ``name`` is relative to OUT; ``mtime`` is in nanoseconds."""

    name: str
    size: int
    sha256: str
    mtime: int


class Staged(NamedTuple):
    """A finished file that waits under ``.gongwen/tmp`` to be renamed to its place."""

    held: str
    written: Written


def disk_trouble(error: OSError, what: str) -> SetupError:
    """The error for a disk that can't be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return SetupError(
            f"the disk of {what} is full; make room and run the same command again, it continues from here"
        )
    return SetupError(f"can't write in {what}: {os.strerror(error.errno or 0)}")


def is_disk_trouble(error: OSError) -> bool:
    return error.errno in _DISK


@dataclass(frozen=True, slots=True)
class OutFolder:
    """Paths in OUT, and the only way to put a file there."""

    root: Path

    @property
    def inner(self) -> Path:
        """The folder for the state, the cache and unfinished files."""
        return self.root / STATE_FOLDER

    @property
    def holding(self) -> Path:
        """The folder for unfinished files of this run; each run empties it at the start."""
        return self.inner / HOLDING

    @property
    def previous(self) -> Path:
        """The outputs that the last run replaced, under their names."""
        return self.inner / "previous"

    def _of_held(self, held: str) -> str:
        """The path of an unfinished file. It is a string because making ``Path`` objects takes as long as the disk does."""
        return f"{self.root}/{STATE_FOLDER}/{HOLDING}/{held}"

    def stage(self, name: str, data: bytes) -> Staged:
        """Write ``data`` to an unfinished file with a unique name."""
        held = _own_name()
        handle = os.open(self._of_held(held), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            mtime = os.fstat(handle).st_mtime_ns
        finally:
            os.close(handle)
        return Staged(held, Written(name, len(data), hashlib.sha256(data).hexdigest(), mtime))

    def copy(self, name: str, path: bytes) -> Staged | None:
        """Stage an exact copy of another file; None if it can't be read."""
        held = _own_name()
        try:
            handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # a pipe without a writer must not block
        except OSError:
            return None
        with open(handle, "rb") as source, open(self._of_held(held), "wb") as target:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return None
            digest = hashlib.sha256()
            while part := source.read(1 << 20):
                digest.update(part)
                target.write(part)
            target.flush()
            return Staged(held, Written(name, target.tell(), digest.hexdigest(), os.fstat(target.fileno()).st_mtime_ns))

    def flush(self, staged: Iterable[Staged]) -> None:
        """Flush the staged files to the disk, whichever process wrote them."""
        for held, _ in staged:
            handle = os.open(self._of_held(held), os.O_RDONLY)
            try:
                _flush(handle)
            finally:
                os.close(handle)

    def put(self, staged: Sequence[Staged], keep_old: bool) -> None:
        """Rename the files to their places, in the order given. With ``keep_old``, the files they replace are kept aside."""
        for held, (name, *_) in staged:
            target = f"{self.root}/{name}"
            if keep_old:
                self._set_aside(name)
            try:
                os.replace(self._of_held(held), target)
            except FileNotFoundError:
                os.makedirs(os.path.dirname(target), exist_ok=True)
                os.replace(self._of_held(held), target)
            except IsADirectoryError:
                raise SetupError(f"{target} is a folder, but an output must go there; move it away") from None

    def _set_aside(self, name: str) -> None:
        old, kept = self.root / name, self.previous / name
        if kept.exists() or not old.exists():
            return
        kept.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(old, kept)
        except OSError:  # a file system without hard links
            shutil.copyfile(old, kept)

    def drop_previous(self) -> None:
        """Delete what the last run replaced."""
        shutil.rmtree(self.previous, ignore_errors=True)

    def drop(self, name: str, keep_old: bool = False) -> None:
        """Delete an output and the folders that it leaves empty.

        Raises:
            SetupError: a link in OUT makes the name point outside OUT, where we must not delete anything.
        """
        path = self.root / name
        if not path.parent.resolve().is_relative_to(self.root.resolve()):
            raise SetupError(f"{path} points outside the output folder; nothing there is deleted")
        if keep_old:
            self._set_aside(name)
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.root:
                return
            try:
                folder.rmdir()
            except OSError:
                return

    def seen(self, written: Written) -> Written | None:
        """The output with the time it has now, if its content is what was written; else None."""
        path = f"{self.root}/{written.name}"
        try:
            found = os.stat(path)
            if not stat.S_ISREG(found.st_mode) or found.st_size != written.size:
                return None
            if found.st_mtime_ns == written.mtime:
                return written
            return written._replace(mtime=found.st_mtime_ns) if file_hash(path) == written.sha256 else None
        except OSError:
            return None


def write_whole(path: Path, data: str | bytes) -> None:
    """Write a file so that it is complete at any time; a string is written in UTF-8.

    Raises:
        OSError: the disk can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(data.encode() if isinstance(data, str) else data)
    os.replace(part, path)


def file_hash(path: str | bytes) -> str:
    """SHA-256 of a file's bytes.

    Raises:
        OSError: it can't be read.
    """
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Lock:
    """Locks OUT for this run. The system releases the lock when the process ends, however it ends.

    Raises:
        SetupError: another run holds it, or OUT can't be written.
    """

    def __init__(self, out: OutFolder) -> None:
        try:
            out.inner.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(out.inner / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError as error:
            raise disk_trouble(error, str(out.root)) from None
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(self._handle, 32, 0).decode("ascii", "replace").strip()
            os.close(self._handle)
            raise SetupError(
                f"another run (process {holder or 'unknown'}) is using {out.root}; wait for it to finish"
            ) from None
        try:
            os.ftruncate(self._handle, 0)
            os.pwrite(self._handle, str(os.getpid()).encode(), 0)
            shutil.rmtree(out.holding, ignore_errors=True)
            out.holding.mkdir()
        except OSError as error:
            os.close(self._handle)
            raise disk_trouble(error, str(out.root)) from None

    @property
    def handle(self) -> int:
        """The file descriptor. Forked workers must close it, because the lock lasts as long as any copy of it."""
        return self._handle

    def __enter__(self) -> Lock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._handle)
