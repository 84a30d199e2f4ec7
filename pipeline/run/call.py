"""What a run is asked to do, and who watches it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..language import ENGLISH
from ..settings import Settings
from .state import Row
from .worker import Limits

if TYPE_CHECKING:
    from ..model import Outcome, Source


@dataclass(frozen=True, slots=True)
class Call:
    """What a run is asked to do."""

    sources: tuple[Path, ...]
    out: Path
    settings: Settings = Settings()
    to: tuple[str, ...] = ("xml",)
    only: str = ""  # pattern that the names of files in folders must match
    jobs: int = 1
    force: bool = False  # do everything again
    changed_only: bool = False  # leave sources that only a change of the program made stale
    retry_quarantined: bool = False
    rebuild_state: bool = False  # set the state aside, whatever it holds, and do everything again
    stitch: bool = False  # join pages of one text
    prune: bool = False  # drop outputs whose source is gone
    limits: Limits = Limits()
    cache_limit: int = 1 << 30  # bytes of cached readings
    process: Callable[[Source, Settings], Outcome] | None = None  # in place of the whole pipeline
    language: str = ENGLISH  # of the reasons in ledgers; it makes nothing stale


class Watch(Protocol):
    """Whoever watches a run: the terminal, a log, nobody."""

    def begin(self, total: int, hidden: int) -> None: ...
    def note(self, text: str) -> None: ...
    def row(self, row: Row, fresh: bool) -> None: ...
    def tick(self, current: Sequence[tuple[str, float]]) -> None: ...
    def end(self) -> None: ...
