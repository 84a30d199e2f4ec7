"""The output folder: opened by one run at a time, written whole files only.

A file comes to be in three steps: written under ``.gongwen/tmp``, flushed to the disk, renamed to its place. Whoever
looks at OUT at any moment sees old files or new ones, never half of one.
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

#: Where in it unfinished files lie.
HOLDING = "tmp"
#: What the disk says when it, or the share of it we may use, is full or no longer ours to write.
_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM, errno.ENOTDIR}


#: The data and what is needed to find it again; not every system knows the quicker call.
_flush = getattr(os, "fdatasync", os.fsync)

_NUMBERS = count()


def _own_name() -> str:
    """A name that no other process gives, and this one gives once."""
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
    """The one line for a disk that does not take what we write."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return SetupError(f"the disk of {what} is full; make room and run the same command again, it goes on from here")
    return SetupError(f"can't write in {what}: {os.strerror(error.errno or 0)}")


def is_disk_trouble(error: OSError) -> bool:
    return error.errno in _DISK


@dataclass(frozen=True, slots=True)
class OutFolder:
    """Paths in OUT and the one way to put a file there."""

    root: Path

    @property
    def inner(self) -> Path:
        """Where the state, the cache and unfinished files lie."""
        return self.root / STATE_FOLDER

    @property
    def holding(self) -> Path:
        """Unfinished files of this run. Named after it, so that a straggler of a killed run can't write into ours."""
        return self.inner / HOLDING

    @property
    def previous(self) -> Path:
        """The outputs that the last run replaced, under their names."""
        return self.inner / "previous"

    def _of_held(self, held: str) -> str:
        """The path of an unfinished file. As a string: of many small files, making paths takes as long as the disk."""
        return f"{self.root}/{STATE_FOLDER}/{HOLDING}/{held}"

    def stage(self, name: str, data: bytes) -> Staged:
        """Write ``data`` under a name of its own."""
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
        """Stage the bytes of another file as they are; None where it can't be read."""
        held = _own_name()
        try:
            handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # never waits on a pipe that nobody writes
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
        """Have the disk take all that was written, whichever process wrote it."""
        for held, _ in staged:
            handle = os.open(self._of_held(held), os.O_RDONLY)
            try:
                _flush(handle)
            finally:
                os.close(handle)

    def put(self, staged: Sequence[Staged], keep_old: bool) -> None:
        """Rename the files to their places, in the order given. With ``keep_old``, what stood there is kept aside."""
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
                raise SetupError(f"{target} is a folder, where an output belongs; move it away") from None

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
        """Forget what the last run replaced."""
        shutil.rmtree(self.previous, ignore_errors=True)

    def drop(self, name: str, keep_old: bool = False) -> None:
        """Take an output away, and the folders that it leaves empty.

        Raises:
            SetupError: a link in OUT leads the name to a place outside, where nothing is ours to take away.
        """
        path = self.root / name
        if not path.parent.resolve().is_relative_to(self.root.resolve()):
            raise SetupError(f"{path} leads out of the output folder; nothing there is taken away")
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
        """The output as it is now, if it holds what was written: with another time where a copy has one; else None."""
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


def file_hash(path: str | bytes) -> str:
    """SHA-256 of a file's bytes.

    Raises:
        OSError: it can't be read.
    """
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Lock:
    """Holds OUT for this run. The system lets go of it when the process ends, however it ends.

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
            raise SetupError(f"another run (process {holder or 'unknown'}) works on {out.root}; wait for it") from None
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
        """The file descriptor, for a forked worker to close: a lock lives as long as any copy of it."""
        return self._handle

    def __enter__(self) -> Lock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._handle)
