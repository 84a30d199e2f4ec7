"""``gongwen report``: makes OUT/report/, pages for review that open from disk without a server."""

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
#: How many sources have a page on disk: those that most need a person. `gongwen review` makes any page on demand.
PAGES = 200


class Made(NamedTuple):
    """Where the report is, how many sources it has, and the outputs that it could not show."""

    page: Path
    sources: int
    troubles: tuple[tuple[str, str], ...]  # name, why


def make_report(out: Path, into: Path | None = None, pages: int = PAGES) -> Made:
    """Make the report of OUT in the folder ``into``, or in OUT. The old report stays until the new one is complete. The
    result names the outputs that are not as they were written.

    Raises:
        SetupError: OUT is not an output folder, or the report can't be written.
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
    """The name of OUT on the pages: its address or its absolute path."""
    return address(out) if is_address(out) else str(out.resolve())


def gather(store: Store, state: State, troubles: Sequence[tuple[str, str]]) -> Batch:
    """The data of the first page: the store, and the reasons for quarantine."""
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
    """A file of rows that a page loads as a script, because a page opened from disk can't load other data."""
    data = json.dumps(rows, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    return f"gongwenRows({json.dumps(name)}, {data});\n"


def _put_page(new: Path, old: Path, href: str, store: Store, uri: str) -> None:
    """Link the page of the last report if its source has not changed (its name would differ), else make it."""
    try:
        os.link(old / href, new / href)
    except OSError:
        try:
            (new / href).write_text(store.page(uri), encoding="utf-8")
        except InputError:
            return


def _swap(new: Path, target: Path) -> None:
    """Replace the old folder by the finished one."""
    old = new.with_name("report.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)
