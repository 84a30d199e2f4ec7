"""A small stand-in for the pipeline, and calls of the batch with it, so that tests can cause faults."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from gongwen.model import SOUND, Document, Done, Facts, Meta, Outcome, Rejected, Source, Span
from gongwen.run.batch import clean
from gongwen.run.call import Call
from gongwen.run.fingerprint import Fingerprint
from gongwen.run.state import Row
from gongwen.run.summary import Summary
from gongwen.settings import Settings
from gongwen.text import Text
from gongwen.write.clean import clean_text
from gongwen.write.ledger import operations


def fake(source: Source, settings: Settings) -> Outcome:
    """Each line a paragraph. An empty source is rejected."""
    sha256 = hashlib.sha256(source.data).hexdigest()
    string = source.data.decode("utf-8")
    if not string:
        return Rejected(source.uri, sha256, 0, "empty file: 0 bytes")
    spans, at = [], 0
    for line in string.split("\n"):
        if line:
            spans.append(Span("p", at, at + len(line)))
        at += len(line) + 1
    bare = Document(1, Text.of(string), tuple(spans), (), SOUND, Meta())
    document = replace(bare, clean=clean_text(bare))
    return Done(
        uri=source.uri, media_type="text/plain", encoding="utf-8", sha256=sha256, size=len(source.data),
        source=string, facts=Facts(), documents=(document,),
        operations=operations(string, [document.clean], ()),
    )  # fmt: skip


class Seen:
    """A watcher that remembers the rows."""

    def __init__(self) -> None:
        self.fresh: list[str] = []
        self.old: list[str] = []
        self.rows: dict[str, Row] = {}
        self.notes: list[str] = []

    def begin(self, total: int, hidden: int) -> None:
        self.total, self.hidden = total, hidden

    def row(self, row: Row, fresh: bool) -> None:
        (self.fresh if fresh else self.old).append(row.uri)
        self.rows[row.uri] = row

    def note(self, text: str) -> None:
        self.notes.append(text)

    def tick(self, current: object) -> None:
        return

    def end(self) -> None:
        return


def run(source: Path, out: Path, **how: Any) -> tuple[Summary, Seen]:
    """Clean with the stand-in. Returns the summary and what the watcher saw."""
    seen = Seen()
    confirm = how.pop("confirm", lambda count: False)
    how.setdefault("process", fake)
    with patch("gongwen.run.batch.fingerprint", pinned):
        return clean(Call((source,), out, **how), seen, confirm), seen


def pinned(settings: Settings) -> Fingerprint:
    """A fingerprint of the settings only, so that editing the program during a test has no effect."""
    total = hashlib.sha256(repr(replace(settings, verdicts=())).encode()).hexdigest()[:32]
    return Fingerprint(total, (), (), total, "")


def texts(folder: Path, count: int) -> Path:
    """A folder of ``count`` small texts."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"文{number:04}.txt").write_text(
            f"第{number}号\n各区人民政府：\n现将有关事项通知如下。\n", encoding="utf-8"
        )
    return folder


def outputs(out: Path) -> dict[str, bytes]:
    """Every file of an output folder except those about the run."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".gongwen" not in path.parts and path.name != "summary.json"
    }
