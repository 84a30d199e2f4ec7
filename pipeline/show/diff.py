"""What a change of rules did: compares two output folders, or one with what its last run replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from rich.console import Console

from ..errors import InputError
from ..language import tr
from ..model import Operation
from ..run.folder import OutFolder
from ..run.names import LEDGER, output_name
from ..run.results import Results
from ..run.state import State
from ..terminal import plain_json
from ..write.ledger import Ledger, read_ledger
from ..write.schema import parse
from .batch import results_of

#: Gives the XML and the ledger of an output by its name.
Read = Callable[[str], tuple[bytes, bytes]]

#: Places shown for each rule.
SHOWN = 8
#: The kind of change for an output that is damaged, or whose ledger is.
UNREADABLE = "output can't be read"


class Change(NamedTuple):
    """One difference. ``place`` is a source offset, or -1 if there is none."""

    kind: str
    rule: str
    uri: str
    place: int
    text: str


def changes(old: Path, new: Path | None) -> Iterator[Change]:
    """Every difference of ``new`` from ``old``; without ``new``, of ``old`` from what its last run replaced.

    An output that can't be read is a change of the kind ``UNREADABLE``.

    Raises:
        SetupError: one of them is not an output folder.
    """
    if new is None:
        yield from _since(old)
        return
    with results_of(old) as before, results_of(new) as after:
        for name in _names(before.state, after.state):
            yield from _told(name, before.read, after.read)


def _since(out: Path) -> Iterator[Change]:
    """The differences of OUT from what its last run replaced."""
    previous = OutFolder(out).previous
    with Results(out) as after:
        for path in sorted(previous.rglob("*" + LEDGER)) if previous.is_dir() else ():
            name = str(path.relative_to(previous)).removesuffix(LEDGER)
            yield from _told(
                name,
                lambda name: ((previous / name).read_bytes(), (previous / (name + LEDGER)).read_bytes()),
                after.read,
            )


def _told(name: str, before: Read, after: Read) -> list[Change]:
    try:
        return list(_compare(name, before, after))
    except InputError as error:  # name it, and compare the others
        return [Change(UNREADABLE, "", name.removesuffix(".xml"), -1, str(error))]


def _names(old: State, new: State) -> Iterator[str]:
    """The outputs of both: those of the old folder, then those only in the new one."""
    for row in old.rows("result = 'done'"):
        yield output_name(row.uri, ".xml")
    for row in new.rows("result = 'done'"):
        if old.row(row.uri) is None:
            yield output_name(row.uri, ".xml")


def _compare(name: str, before: Read, after: Read) -> Iterator[Change]:
    was, now = _load(before, name), _load(after, name)
    uri = name.removesuffix(".xml")
    if was is None or now is None:
        if now is not None:
            yield Change("source gained", "", uri, -1, "")
        elif was is not None:
            yield Change("source lost", "", uri, -1, "")
        return
    if was[0] == now[0] and was[1].operations == now[1].operations:
        return
    yield from _headings(uri, was[0], now[0])
    yield from _open_numbers(uri, was[0], now[0])
    if was[1].text_sha256 != now[1].text_sha256:
        yield Change("source text differs", "", uri, -1, "its edits can't be compared")
        return
    yield from _operations(uri, was[1], now[1])


def _load(read: Read, name: str) -> tuple[bytes, Ledger] | None:
    try:
        xml, ledger = read(name)
        return xml, read_ledger(ledger)
    except FileNotFoundError:
        return None
    except (OSError, InputError) as error:
        raise InputError(f"{name}: {error}") from None


def _headings(uri: str, was: bytes, now: bytes) -> Iterator[Change]:
    old, new = _found_headings(was), _found_headings(now)
    for kind, these in (("heading lost", old - new), ("heading gained", new - old)):
        for (number, level, text), count in sorted(these.items()):
            yield from [Change(kind, "outline", uri, -1, f"document {number}, level {level}: {text}")] * count


def _found_headings(xml: bytes) -> Counter[tuple[int, str, str]]:
    found: Counter[tuple[int, str, str]] = Counter()
    for number, document in enumerate(parse(xml).iter("document"), 1):
        for section in document.iter("section", "annex"):
            parts = (
                "".join(map(str, e.itertext())) for e in (section.find("num"), section.find("heading")) if e is not None
            )
            found[number, section.get("level") or "", "".join(parts)] += 1
    return found


def _open_numbers(uri: str, was: bytes, now: bytes) -> Iterator[Change]:
    old, new = (
        Counter(
            f"{''.join(map(str, e.itertext()))} {{{e.get('candidates') or ''}}}" for e in parse(xml).iter("unclear")
        )
        for xml in (was, now)
    )
    for kind, these in (("number no longer open", old - new), ("number newly open", new - old)):
        for text, count in sorted(these.items()):
            yield from [Change(kind, "figures", uri, -1, text)] * count


def _operations(uri: str, was: Ledger, now: Ledger) -> Iterator[Change]:
    old, new = ({_same(o): o for o in ledger.operations} for ledger in (was, now))
    for key, operation in old.items():
        if key not in new:
            yield _change(uri, operation, gained=False)
    for key, operation in new.items():
        if key not in old:
            yield _change(uri, operation, gained=True)


def _same(operation: Operation) -> tuple[int, int, str, str]:
    return operation.start, operation.end, operation.now, operation.rule


def _change(uri: str, operation: Operation, gained: bool) -> Change:
    if operation.rule.startswith("figures/"):
        kind, text = (
            ("number repaired" if gained else "number no longer repaired"),
            f"{operation.was} → {operation.now}",
        )
    elif operation.now:
        kind, text = ("text changed" if gained else "text no longer changed"), f"{operation.was!r} → {operation.now!r}"
    else:
        kind, text = ("text newly removed" if gained else "text newly kept"), repr(operation.was)
    return Change(kind, operation.rule, uri, operation.start, text)


@dataclass(slots=True)
class _Group:
    count: int = 0
    shown: list[Change] = field(default_factory=list)


def print_diff(old: Path, new: Path | None, as_json: bool, console: Console) -> int:
    """Print the changes by kind and rule, with the first places; with ``as_json``, print one JSON line per change.

    Returns the exit code: 1 if an output can't be read.
    """
    damaged = False
    groups: dict[tuple[str, str], _Group] = {}
    for change in changes(old, new):
        damaged = damaged or change.kind == UNREADABLE
        if as_json:
            print(plain_json(change._asdict()))
            continue
        group = groups.setdefault((change.kind, change.rule), _Group())
        group.count += 1
        if len(group.shown) < SHOWN:
            group.shown.append(change)
    for (kind, rule), group in sorted(groups.items()):
        console.print(tr(f"{kind} by {rule}: {group.count}") if rule else f"{tr(kind)}: {group.count}", style="bold")
        for change in group.shown:
            where = f"{change.uri} at {change.place}" if change.place >= 0 else change.uri
            text = change.text if len(change.text) <= 100 else change.text[:99] + "…"
            console.print(f"    {where}: {text}", soft_wrap=True)
        if group.count > len(group.shown):
            console.print("    " + tr(f"… and {group.count - len(group.shown)} more"))
    if not groups and not as_json:
        console.print(tr("no difference"))
    return int(damaged)
