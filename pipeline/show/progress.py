"""Shows the progress of a run: a live line on a terminal, plain lines elsewhere, a log for machines."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ..errors import SetupError
from ..language import tr
from ..run.state import QUARANTINED, Row
from ..terminal import plain, plain_json

if TYPE_CHECKING:
    from rich.live import Live

    from ..run.call import Watch

#: A source that takes longer than this many seconds is named.
SLOW = 3.0
#: How many quarantined sources are named one by one.
NAMED = 20
#: Seconds between two plain lines.
PAUSE = 10.0


class Lines:
    """Plain lines: one for each source with ``verbose``; else one for each quarantined source, and the progress at times."""

    def __init__(self, stream: TextIO | None = None, verbose: bool = False) -> None:
        self.stream, self.verbose = stream or sys.stderr, verbose
        self.total = self.done = self.fresh = self.repaired = self.quarantined = 0
        self.begun = self.said = time.monotonic()

    def begin(self, total: int, hidden: int) -> None:
        self.total, self.begun = total, time.monotonic()
        self.said = self.begun
        if hidden:
            self.say(f"skipped {hidden} files and folders whose names begin with a dot")

    def note(self, text: str) -> None:
        self.say(text)

    def row(self, row: Row, fresh: bool) -> None:
        self.done += not row.container
        self.fresh += fresh and not row.container
        self.repaired += row.counts.repaired
        if row.result in QUARANTINED:
            self.quarantined += 1
            if fresh and (self.quarantined <= NAMED or self.verbose):
                self.say(f"quarantined {row.uri}: {row.reason}")
        elif self.verbose:
            self.say(f"{'cleaned' if fresh else 'up to date'} {row.uri} ({row.seconds:.2f} s)")

    def tick(self, current: Sequence[tuple[str, float]]) -> None:
        if time.monotonic() - self.said >= PAUSE:
            self.said = time.monotonic()
            self.say(self.line(current))

    def end(self) -> None:
        return

    def say(self, text: str) -> None:
        print(plain(tr(text)), file=self.stream, flush=True)

    def line(self, current: Sequence[tuple[str, float]]) -> str:
        """The progress: ``412/1000 · 96/s · 6 s left · 31 repaired · 2 quarantined · slow: report.txt 4 s``."""
        passed = max(time.monotonic() - self.begun, 1e-6)
        parts = [f"{self.done}/{self.total}", f"{self.done / passed:.0f}/s"]
        if self.done:
            parts.append(tr(f"{_clock((self.total - self.done) * passed / self.done)} left"))
        parts += [tr(f"{self.repaired} repaired"), tr(f"{self.quarantined} quarantined")]
        uri, seconds = max(current, key=lambda task: task[1], default=("", 0.0))
        if seconds >= SLOW:
            parts.append(tr(f"slow: {uri} {seconds:.0f} s"))
        return " · ".join(parts)


def _clock(seconds: float) -> str:
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60} min" if whole < 3600 else f"{whole // 3600} h {whole % 3600 // 60} min"


class LiveLine(Lines):
    """One line that is updated in place. It does not refresh itself, because the pool's process must have no threads."""

    def __init__(self, verbose: bool = False) -> None:
        super().__init__(sys.stderr, verbose)
        self.live: Live | None = None

    def begin(self, total: int, hidden: int) -> None:
        from rich.live import Live

        from .console import PlainConsole

        super().begin(total, hidden)
        self.live = Live(console=PlainConsole(stderr=True), auto_refresh=False, transient=True)
        self.live.start()

    def tick(self, current: Sequence[tuple[str, float]]) -> None:
        from rich.text import Text

        if self.live and time.monotonic() - self.said >= 0.2:
            self.said = time.monotonic()
            line = Text(plain(self.line(current)), no_wrap=True, overflow="ellipsis")
            self.live.update(line, refresh=True)

    def end(self) -> None:
        if self.live:
            self.live.stop()

    def say(self, text: str) -> None:
        if self.live:
            self.live.console.print(tr(text))
        else:
            super().say(text)


class Quiet(Lines):
    """Says nothing."""

    def say(self, text: str) -> None:
        return


class Log:
    """Writes JSON Lines for machines, one per source, in addition to another watcher.

    Raises:
        SetupError: the file can't be written.
    """

    def __init__(self, path: Path, beside: Watch) -> None:
        self.beside = beside
        try:
            self.file = path.open("a", encoding="utf-8", buffering=1)
        except OSError as error:
            raise SetupError(f"log file {path}: {error.strerror}") from None

    def begin(self, total: int, hidden: int) -> None:
        self.beside.begin(total, hidden)
        self.write({"event": "begin", "total": total, "hidden": hidden})

    def note(self, text: str) -> None:
        self.beside.note(text)
        self.write({"event": "note", "text": text})

    def row(self, row: Row, fresh: bool) -> None:
        self.beside.row(row, fresh)
        counts = {name: getattr(row.counts, name) for name in row.counts.__slots__}
        named = {"uri": row.uri, "result": row.result, "reason": row.reason, "fresh": fresh, "seconds": row.seconds}
        self.write({"event": "source", **named, "sha256": row.sha256, **counts})

    def tick(self, current: Sequence[tuple[str, float]]) -> None:
        self.beside.tick(current)

    def end(self) -> None:
        self.beside.end()
        self.write({"event": "end"})
        self.file.close()

    def write(self, record: dict[str, object]) -> None:
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        self.file.write(plain_json({"time": now, **record}) + "\n")
