"""``gongwen report``: OUT/report/, plain pages to look at, which open from disk without a network or a server."""

from __future__ import annotations

import hashlib
import shutil
from importlib.resources import files
from pathlib import Path

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


def make_report(out: Path) -> str:
    """Make the report and say where it is. The old one stays until the new one is whole.

    Raises:
        SetupError: OUT is not ours or of another version, a file of it is missing, or the disk does not take it.
    """
    if not out.is_dir():
        raise SetupError(f"no such folder: {out}")
    state = State(out / ".gongwen", read_only=True)
    new = out / ".gongwen" / "report.new"
    try:
        shutil.rmtree(new, ignore_errors=True)
        (new / "sources").mkdir(parents=True)
        totals = Totals()
        for row in state.rows("result = 'done'"):
            _make_page(out, new, row, totals)
        reasons, some = _quarantine(state)
        name = out.resolve().name
        (new / "index.html").write_text(index_page(totals, reasons, some, name), encoding="utf-8")
        for asset in _ASSETS:
            (new / asset).write_bytes((files(__package__) / asset).read_bytes())
        _swap(new, out / FOLDER)
    except OSError as error:
        raise disk_trouble(error, str(out / FOLDER)) from None
    finally:
        state.close()
        shutil.rmtree(new, ignore_errors=True)
    return f"{out / FOLDER / 'index.html'}: {len(totals.sources):,} sources"


def _make_page(out: Path, new: Path, row: Row, totals: Totals) -> None:
    name = output_name(row.uri, ".xml")
    try:
        xml, told = (out / name).read_bytes(), (out / (name + LEDGER)).read_bytes()
        collection = load(xml, told)
        sides = stretches(read_ledger(told), "".join(document.text for document in collection.documents))
    except FileNotFoundError as error:
        raise SetupError(f"{error.filename} is missing; run `gongwen clean` again") from None
    except InputError as error:
        raise SetupError(f"{out / name}: {error}; clean it again") from None
    found = steps(sides)
    page = f"{hashlib.sha256(row.uri.encode()).hexdigest()[:16]}.html"
    totals.add(collection, found, row.seconds, f"sources/{page}")
    troubles = tuple(outline_troubles(collection, page))
    text = source_page(collection, sides, found, totals.sources[-1], troubles)
    (new / "sources" / page).write_text(text, encoding="utf-8")


def _quarantine(state: State) -> tuple[tuple[Reason, ...], list[Row]]:
    reasons: dict[str, Reason] = {}
    some: list[Row] = []
    marks = ", ".join("?" * len(QUARANTINED))
    for row in state.rows(f"result IN ({marks})", *QUARANTINED):
        add_reason(reasons, row)
        if len(some) < 500:
            some.append(row)
    return sort_reasons(reasons), some


def _swap(new: Path, target: Path) -> None:
    """Put the finished folder in the place of the old one."""
    old = new.with_name("report.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)
