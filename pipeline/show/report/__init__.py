"""``gongwen report``: OUT/report/, plain pages to look at and decide on, which open from disk without a server."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from ...errors import InputError, SetupError
from ...run.addresses import address, is_address
from ...run.folder import disk_trouble
from ...run.state import QUARANTINED, State
from ...run.summary import Reason, add_reason, sort_reasons
from ..batch import results_of
from .index_page import Batch, first_page, shards
from .store import Store

FOLDER = "report"
ASSETS = ("report.css", "report.js", "decide.js")
#: Sources that have a page on disk, those first that need a person most; `gongwen review` makes any page when asked.
PAGES = 200


class Made(NamedTuple):
    """Where the report is, and the outputs that it could not show."""

    page: Path
    sources: int
    troubles: tuple[tuple[str, str], ...]  # name, why


def make_report(out: Path, into: Path | None = None, pages: int = PAGES) -> Made:
    """Make the report of OUT in the folder ``into``, else in OUT. The old one stays until the new one is whole; an output
    that is not as it was written is named.

    Raises:
        SetupError: OUT is not ours, or the disk does not take the report.
    """
    if not (is_address(out) or out.is_dir()):
        raise SetupError(f"no such folder: {out}")
    results, folder = results_of(out), into or out
    new, target = folder / ".gongwen" / "report.new", folder / FOLDER
    try:
        store = Store(name_of(out), results, folder)
        shutil.rmtree(new, ignore_errors=True)
        (new / "sources").mkdir(parents=True)
        (new / "data").mkdir()
        troubles = list(store.refresh())
        _write(new, gather(store, results.state, troubles), pages, target)
        count = store.count()
        store.close()
        _swap(new, target)
    except sqlite3.Error as error:
        raise SetupError(f"can't write {target}: {error}") from None
    except OSError as error:
        raise disk_trouble(error, str(target)) from None
    finally:
        results.close()
        shutil.rmtree(new, ignore_errors=True)
    return Made(target / "index.html", count, tuple(troubles))


def name_of(out: Path) -> str:
    """What pages call OUT: its address, or its path from the root."""
    return address(out) if is_address(out) else str(out.resolve())


def gather(store: Store, state: State, troubles: Sequence[tuple[str, str]]) -> Batch:
    """What the first page tells of: what the store holds, and what stands in quarantine."""
    reasons: dict[str, Reason] = {}
    marks = ", ".join("?" * len(QUARANTINED))
    for row in state.rows(f"result IN ({marks})", *QUARANTINED):
        add_reason(reasons, row)
    return Batch(store, sort_reasons(reasons), troubles)


def _write(new: Path, batch: Batch, pages: int, old: Path) -> None:
    named = {f"sources/{batch.store.page_of(uri)}": uri for uri in batch.store.lists.sources(pages)}
    for href, uri in named.items():
        _put_page(new, old, href, batch.store, uri)
    (new / "index.html").write_text(first_page(batch, named.__contains__), encoding="utf-8")
    for name, rows in shards(batch.store.lists, named.__contains__):
        (new / "data" / name).write_text(shard(name, rows), encoding="utf-8")
    for asset in ASSETS:
        (new / asset).write_bytes((files(__package__) / asset).read_bytes())


def shard(name: str, rows: Sequence[str]) -> str:
    """A file of rows that a page loads as a script, since one opened from disk may load no other data."""
    data = json.dumps(rows, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    return f"gongwenRows({json.dumps(name)}, {data});\n"


def _put_page(new: Path, old: Path, href: str, store: Store, uri: str) -> None:
    """The page as it was made before, where nothing of its source has changed since; else made now."""
    try:
        os.link(old / href, new / href)
    except OSError:
        try:
            (new / href).write_text(store.page(uri), encoding="utf-8")
        except InputError:
            return


def _swap(new: Path, target: Path) -> None:
    """Put the finished folder in the place of the old one."""
    old = new.with_name("report.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)
