"""The sources that a call names: files and folders → a table on disk, sorted by name, with every name once.

The table is a database next to the state, so that a million sources are never in memory at once.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from ..errors import SetupError
from .names import RESERVED, uri_of

_TABLE = """CREATE TABLE plan.source (uri TEXT PRIMARY KEY, path BLOB NOT NULL, size INTEGER NOT NULL,
    mtime INTEGER NOT NULL, trouble TEXT NOT NULL) WITHOUT ROWID"""


class Found(NamedTuple):
    """A source found on disk. ``mtime`` is in nanoseconds. ``trouble`` says why it can't be opened, or is empty."""

    uri: str
    path: bytes
    size: int
    mtime: int
    trouble: str


class Walked:
    """How many files the walk skipped because their names begin with a dot."""

    hidden = 0


def make_plan(
    db: sqlite3.Connection, named: Sequence[Path], out: Path, suffixes: Sequence[str], only: str = ""
) -> Walked:
    """Fill the table ``plan.source`` of ``db`` with the files in ``named``.

    With ``only``, a pattern such as ``*.html``, files in folders are taken only if their name matches it.

    Raises:
        SetupError: two sources would share an output, or a folder has the name of an output.
    """
    db.execute(_TABLE)
    last: list[Found] = []
    seen = Walked()

    def rows() -> Iterator[Found]:
        for found in _search(named, out.resolve(), seen, suffixes, only):
            last[:] = [found]
            yield found

    try:
        with db:
            db.execute("BEGIN")
            db.executemany("INSERT INTO plan.source VALUES (?, ?, ?, ?, ?)", rows())
    except sqlite3.IntegrityError:
        other = db.execute("SELECT path FROM plan.source WHERE uri = ?", (last[0].uri,)).fetchone()
        first = os.fsdecode(other[0]) if other else "another source"
        raise SetupError(
            f"two sources would share the output {last[0].uri}: {first} and {os.fsdecode(last[0].path)}; "
            "name the folder above both, or clean them into two folders"
        ) from None
    _refuse_shared_suffixes(db, suffixes)
    return seen


def _refuse_shared_suffixes(db: sqlite3.Connection, suffixes: Sequence[str]) -> None:
    """Refuse sources whose outputs have the same name: ``a`` as TEI and ``a.tei`` as XML both give ``a.tei.xml``."""
    for long in suffixes:
        for short in suffixes:
            if long == short or not long.endswith(short):
                continue
            tail = long.removesuffix(short)
            clash = db.execute(
                "SELECT a.uri FROM plan.source a JOIN plan.source b ON b.uri = a.uri || ? LIMIT 1", (tail,)
            ).fetchone()
            if clash:
                raise SetupError(f"{clash[0]} and {clash[0]}{tail} would share the output {clash[0]}{long}; rename one")


def _search(named: Sequence[Path], out: Path, seen: Walked, suffixes: Sequence[str], only: str) -> Iterator[Found]:
    for name in named:
        if not name.is_dir():
            yield _look(os.fsencode(name.absolute()), name.name)
            continue
        folder = name.resolve()
        found = _walk(os.fsencode(folder), os.fsencode(out), seen, suffixes)
        yield from (file for file in found if not only or fnmatchcase(file.uri.rpartition("/")[2], only))


def refuse_overlaps(named: Sequence[Path], out: Path) -> None:
    """Refuse folders of sources that are inside OUT, or that contain a folder with one of our names. Writes nothing.

    Raises:
        SetupError: with the folder and what to do.
    """
    for name in named:
        if not name.is_dir():
            continue
        folder = name.resolve()
        if folder == out or out in folder.parents:
            raise SetupError(
                f"{name} is inside the output folder {out}; outputs would be read as sources: choose another folder"
            )
        for reserved in RESERVED:
            if (folder / reserved).is_dir() and not out.is_relative_to(folder / reserved):
                raise SetupError(
                    f"{name}/{reserved} would mix with our own folder {out}/{reserved}; rename it, "
                    f"or name the folders in {name} one by one"
                )


def _walk(folder: bytes, out: bytes, seen: Walked, suffixes: Sequence[str]) -> Iterator[Found]:
    """Every file below ``folder``, in the order of the disk. It holds one open folder per level and nothing else."""
    top = os.stat(folder)
    levels = [(os.scandir(folder), "", (top.st_dev, top.st_ino))]
    while levels:
        entries, prefix, _ = levels[-1]
        entry = next(entries, None)
        if entry is None:
            levels.pop()[0].close()
            continue
        if entry.name.startswith(b"."):
            seen.hidden += 1
            continue
        relative = prefix + os.fsdecode(entry.name)
        if not _is_folder(entry):
            yield _look(entry.path, relative)
            continue
        if entry.path == out:
            continue
        _refuse_folder_as_output(entry.path, relative, suffixes)
        try:
            here = os.stat(entry.path)
            around = {place for _, _, place in levels}
            if (here.st_dev, here.st_ino) in around or _leads_up(entry):
                yield _trouble(entry.path, relative, "symbolic link that leads back to a folder around it")
                continue
            levels.append((os.scandir(entry.path), relative + "/", (here.st_dev, here.st_ino)))
        except OSError as error:
            yield _trouble(entry.path, relative, f"unreadable folder: {error.strerror}")


def _leads_up(entry: os.DirEntry[bytes]) -> bool:
    """Whether the entry is a link to a folder above it, at any level."""
    if not entry.is_symlink():
        return False
    target, here = os.path.realpath(entry.path), os.path.realpath(os.path.dirname(entry.path))
    return (here + b"/").startswith(target.rstrip(b"/") + b"/")


def _refuse_folder_as_output(path: bytes, relative: str, suffixes: Sequence[str]) -> None:
    for suffix in suffixes:
        stem = path.removesuffix(suffix.encode())
        if stem != path and os.path.isfile(stem):
            raise SetupError(f"{relative} is a folder, and the output of {relative.removesuffix(suffix)}; rename one")


def _is_folder(entry: os.DirEntry[bytes]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _look(path: bytes, relative: str) -> Found:
    try:
        seen = os.stat(path)
    except OSError as error:
        if os.path.islink(path):
            return _trouble(path, relative, f"symbolic link that leads nowhere: {error.strerror}")
        return _trouble(path, relative, f"unreadable: {error.strerror}")
    if not stat.S_ISREG(seen.st_mode):
        return _trouble(path, relative, "neither a file nor a folder")
    return Found(uri_of(relative), path, seen.st_size, seen.st_mtime_ns, "")


def _trouble(path: bytes, relative: str, why: str) -> Found:
    return Found(uri_of(relative), path, 0, 0, why)
