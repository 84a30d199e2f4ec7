"""The proof that nothing disappeared: each source, cleaned again, gives exactly its XML and its ledger.

What a fresh run can't check is compared with the hashes in the state: outputs in other formats, the quarantine, and outputs
made by another version or under other settings. For these outputs the ledger is also replayed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from rich.console import Console

from ..errors import InputError
from ..language import tr
from ..model import Rejected, Source
from ..run.fingerprint import Fingerprint, fingerprint
from ..run.names import LEDGER, output_name, record_uri
from ..run.results import Results
from ..run.state import Row, State
from ..settings import Settings, by_source
from .batch import results_of


class Checked(NamedTuple):
    """What the audit found for one source. ``afresh``: it was cleaned again. ``wrong`` is empty if nothing is wrong."""

    uri: str
    afresh: bool
    wrong: tuple[str, ...]


def audit(out: Path, settings: Settings) -> Iterator[Checked]:
    """Check every source in the state of OUT. It needs only the stored sources, OUT and its state.

    Raises:
        SetupError: OUT is not an output folder, or its state can't be used.
    """
    with results_of(out) as results:
        auditor = _Auditor(results, settings, fingerprint(settings), by_source(settings))
        for row in results.state.rows("container = ''"):
            yield auditor.file(row)
            yield from auditor.archive(row, results.state)
        for name in results.strangers():
            yield Checked(name, False, ("no source of this folder made it",))


def print_audit(out: Path, settings: Settings, console: Console) -> int:
    """Print what the audit finds. Returns the exit code."""
    checked = afresh = wrong = 0
    for found in audit(out, settings):
        checked += 1
        afresh += found.afresh
        wrong += bool(found.wrong)
        for what in found.wrong:
            console.print(f"{found.uri}: {tr(what)}", soft_wrap=True)
    if wrong:
        console.print(tr(f"{wrong} of {checked} sources fail the audit"))
    else:
        console.print(tr(f"{checked} sources: for every one, source text + ledger = clean text"))
    console.print(tr(f"{afresh} cleaned again, with every byte of XML and ledger compared"))
    if afresh < checked:
        rest = "quarantined, archives, or of another version or settings"
        console.print(tr(f"{checked - afresh} checked against the hashes in the state ({rest})"))
    return 1 if wrong else 0


class _Auditor(NamedTuple):
    results: Results
    settings: Settings
    fingerprint: Fingerprint
    own: dict[str, Settings]

    def file(self, row: Row) -> Checked:
        """Check a file that is one source, or an archive as a whole."""
        wrong = self._outputs(row)
        if row.result != "done":
            return Checked(row.uri, False, wrong)
        try:
            with self.results.open_source(row) as file:
                source = Source(row.uri, file.read())
        except OSError as error:
            return Checked(row.uri, False, (*wrong, _unreadable(row, error)))
        return self._one(row, source, wrong)

    def archive(self, row: Row, state: State) -> Iterator[Checked]:
        """Check the records of an archive: those in it now, and those that the state names."""
        missing = {record.uri for record in state.records(row.uri)}
        if not missing and row.result != "container":
            return
        try:
            for record in self._records(row):
                uri = record_uri(row.uri, record.uri)
                missing.discard(uri)
                mine = state.row(uri)
                if mine is None:
                    yield Checked(uri, False, ("this record of the archive was never cleaned",))
                elif mine.result != "done":
                    yield Checked(uri, False, self._outputs(mine))
                else:
                    yield self._one(mine, replace(record, uri=uri), self._outputs(mine))
        except OSError as error:
            yield Checked(row.uri, False, (_unreadable(row, error),))
            return
        except InputError as error:
            if row.result != "rejected":
                yield Checked(row.uri, False, (str(error),))
        for uri in sorted(missing):
            yield Checked(uri, False, ("the archive does not contain this record",))

    def _records(self, row: Row) -> Iterator[Source]:
        from ..read import expand_file

        with self.results.open_source(row) as file:
            yield from expand_file(row.uri, file, self.settings) or ()

    def _outputs(self, row: Row) -> tuple[str, ...]:
        """The outputs that are not as they were written. If all are, the files next to them that are not their exports."""
        changed = tuple(what for written in row.outputs if (what := self.results.trouble(written)))
        return changed or tuple(self._exports(row))

    def _exports(self, row: Row) -> Iterator[str]:
        """Files with the names of exports of this source that differ from an export of its XML."""
        from ..write.load import load

        written = {output.name for output in row.outputs}
        name = next((output for output in written if output + LEDGER in written), "")
        beside = [found for found in self.results.exports(name) if found.name not in written] if name else []
        try:
            collection = load(*self.results.read(name)) if beside else None
            for found in beside:
                if collection and found.read() != found.writer.from_xml(collection):
                    yield f"{found.name} is not what an export of {name} gives"
        except OSError as error:
            yield f"{error.filename}: {error.strerror}"
        except InputError as error:
            yield f"{name}: {error}"

    def _one(self, row: Row, source: Source, wrong: tuple[str, ...]) -> Checked:
        if hashlib.sha256(source.data).hexdigest() != row.sha256:
            return Checked(row.uri, False, (*wrong, "the source has changed since; clean it again"))
        same = self.fingerprint.kind(row.fingerprint, self.own.get(row.uri)) is not None
        found = self._again(row, source) if same else self._replay(row, source)
        return Checked(row.uri, same, (*wrong, found) if found and not wrong else wrong)

    def _again(self, row: Row, source: Source) -> str:
        """Which of XML and ledger a fresh run gives differently; empty if neither."""
        from ..flow import process
        from ..write.ledger import language_of, write_ledger
        from ..write.xml import write_xml

        outcome = process(source, self.own.get(row.uri, self.settings.general))
        if isinstance(outcome, Rejected):
            return f"a fresh run rejects the source: {outcome.reason}"
        name = output_name(row.uri, ".xml")
        try:
            xml, ledger = self.results.read(name)
            again = write_ledger(outcome, row.fingerprint, language_of(ledger))
            made = ((name, xml, write_xml(outcome)), (name + LEDGER, ledger, again))
            other = [place for place, held, data in made if held != data]
        except OSError as error:
            return f"{error.filename}: {error.strerror}"
        return f"a fresh run gives a different {' and another '.join(other)}" if other else ""

    def _replay(self, row: Row, source: Source) -> str:
        """How the XML differs from what its ledger makes of the source, whatever version wrote them; empty if it does not."""
        from ..read import read
        from ..write.ledger import digest, read_ledger, replay
        from ..write.schema import clean_texts

        name = output_name(row.uri, ".xml")
        try:
            xml, told = self.results.read(name)
            held, ledger = clean_texts(xml), read_ledger(told)
            text = read(source, self.settings).source
            if digest(text) != ledger.text_sha256:
                return "the ledger was made from a different source text"
            return _difference(replay(text, ledger), held)
        except OSError as error:
            return f"{error.filename}: {error.strerror}"
        except InputError as error:
            return str(error)


def _unreadable(row: Row, error: OSError) -> str:
    return f"the source {os.fsdecode(row.path)} can't be read: {error.strerror}"


def _difference(replayed: tuple[str, ...], held: tuple[str, ...]) -> str:
    if len(replayed) != len(held):
        return f"the ledger gives {len(replayed)} documents, the XML has {len(held)}"
    for number, (ours, theirs) in enumerate(zip(replayed, held, strict=True), 1):
        if ours != theirs:
            at = next(
                (i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs))
            )
            return f"document {number} differs from what the ledger gives at character {at}: {theirs[at : at + 20]!r}"
    return ""
