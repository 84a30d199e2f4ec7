"""``gongwen report``: OUT/report/, plain pages to look at, which open from disk without a network or a server."""

from __future__ import annotations

import hashlib
import shutil
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from ...errors import InputError, SetupError
from ...run.folder import disk_trouble
from ...run.names import LEDGER, output_name
from ...run.state import QUARANTINED, Row, State
from ...run.summary import Reason, add_reason, sort_reasons
from ...write.ledger import read_ledger
from ...write.load import load, stretches
from .compare import steps
from .facts import Totals, outline_troubles
from .index_page import index_page
from .source_page import source_page

FOLDER = "report"
_ASSETS = ("report.css", "report.js")


class Made(NamedTuple):
    """Where the report is, and the outputs that it could not show."""

    page: Path
    sources: int
    troubles: tuple[tuple[str, str], ...]  # name, why


def make_report(out: Path) -> Made:
    """Make the report. The old one stays until the new one is whole; an output that is not as it was written is named.

    Raises:
        SetupError: OUT is not ours, or the disk does not take the report.
    """
    if not out.is_dir():
        raise SetupError(f"no such folder: {out}")
    state = State(out / ".gongwen", read_only=True)
    new = out / ".gongwen" / "report.new"
    try:
        shutil.rmtree(new, ignore_errors=True)
        (new / "sources").mkdir(parents=True)
        totals = Totals()
        troubles: list[tuple[str, str]] = []
        for row in state.rows("result = 'done'"):
            try:
                _make_page(out, new, row, totals)
            except InputError as error:
                troubles.append((row.uri, str(error)))
        name = out.resolve().name
        (new / "index.html").write_text(index_page(totals, _quarantine(state), troubles, name), encoding="utf-8")
        for asset in _ASSETS:
            (new / asset).write_bytes((files(__package__) / asset).read_bytes())
        _swap(new, out / FOLDER)
    except OSError as error:
        raise disk_trouble(error, str(out / FOLDER)) from None
    finally:
        state.close()
        shutil.rmtree(new, ignore_errors=True)
    return Made(out / FOLDER / "index.html", len(totals.sources), tuple(troubles))


def _make_page(out: Path, new: Path, row: Row, totals: Totals) -> None:
    name = output_name(row.uri, ".xml")
    try:
        xml, told = (out / name).read_bytes(), (out / (name + LEDGER)).read_bytes()
        collection = load(xml, told)
        sides = stretches(read_ledger(told), "".join(document.text for document in collection.documents))
    except OSError as error:
        raise InputError(f"{error.filename}: {error.strerror}") from None
    found = steps(sides)
    page = f"{hashlib.sha256(row.uri.encode()).hexdigest()[:16]}.html"
    totals.add(collection, found, row.seconds, f"sources/{page}")
    troubles = tuple(outline_troubles(collection, page))
    text = source_page(collection, sides, found, totals.sources[-1], troubles)
    (new / "sources" / page).write_text(text, encoding="utf-8")


def _quarantine(state: State) -> tuple[Reason, ...]:
    reasons: dict[str, Reason] = {}
    marks = ", ".join("?" * len(QUARANTINED))
    for row in state.rows(f"result IN ({marks})", *QUARANTINED):
        add_reason(reasons, row)
    return sort_reasons(reasons)


def _swap(new: Path, target: Path) -> None:
    """Put the finished folder in the place of the old one."""
    old = new.with_name("report.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)
