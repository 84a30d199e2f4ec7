"""A child process for cleaning. A source that hangs or takes too much memory ends the child, not the engine's task.

Workers of engines have threads, so nothing can be forked: the child is a new interpreter. Otherwise it works like the workers
of a local batch.
"""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import NamedTuple

from ..errors import SetupError
from ..model import Document, Done, Outcome, Source
from ..run.counts import Counts
from ..run.fingerprint import Pipeline
from ..run.measure import measure
from ..run.quarantine import one_line
from ..run.worker import NO_MEMORY, Limits, serve
from ..settings import Settings


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The result of one source: ``result`` is done, rejected, bug or killed."""

    result: str
    reason: str
    kind: str = ""  # media type of a source that is done
    xml: bytes = b""
    ledger: bytes = b""
    counts: str = "{}"  # JSON


class _Order(NamedTuple):
    """What a child is to clean, and its own settings, if any. ``documents``: return the documents, not files."""

    source: Source
    said: Settings | None
    documents: bool = False


class Child:
    """Cleans one source after another. If a source breaks the process, the next source gets a new one.

    Raises:
        SetupError: a new process ends before it gets a source, so no source is to blame.
    """

    def __init__(self, settings: Settings, pipeline: Pipeline, limits: Limits) -> None:
        self._job = settings, pipeline, limits
        self._seconds = limits.seconds
        self._process, self._pipe = self._start()

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def clean(self, source: Source, said: Settings | None = None) -> Cleaned:
        """Clean ``source`` within the limits; ``said`` are its own settings, if it has any.

        Whatever a source does, this does not raise.
        """
        made = self._ask(_Order(source, said))
        return made if isinstance(made, Cleaned) else Cleaned("killed", str(made))

    def look(self, source: Source) -> tuple[Document, ...]:
        """The documents in ``source``, cleaned within the limits; empty if it can't be cleaned."""
        made = self._ask(_Order(source, None, documents=True))
        return made if isinstance(made, tuple) else ()

    def _ask(self, order: _Order) -> object:
        """The child's result for an order, or the reason (a string) if it broke a limit."""
        try:
            self._pipe.send(order)
            made = self._next()
            if made is not None:
                if self._next():  # it holds too much memory and exits
                    self._renew()
                return made
            reason = f"took longer than {self._seconds:g} s"
        except (EOFError, OSError):
            self._process.join(5)
            no_memory = self._process.exitcode == NO_MEMORY
            reason = "needs more memory than it may have" if no_memory else "broke the process that cleaned it"
        self._renew()
        return reason

    def _next(self) -> object:
        """The child's next message; None if it sends nothing in time."""
        return self._pipe.recv()[1] if self._pipe.poll(self._seconds or None) else None

    def _start(self) -> tuple[SpawnProcess, Connection]:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_live, args=(theirs, *self._job), daemon=True)
        held_back = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # only the parent handles Ctrl-C
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, held_back)
        theirs.close()
        try:
            ours.recv()
        except EOFError:
            process.join(5)
            raise SetupError(f"the cleaning process ended at once, with code {process.exitcode}") from None
        return process, ours

    def _end(self) -> None:
        self._pipe.close()
        self._process.kill()
        self._process.join()

    def _renew(self) -> None:
        self._end()
        self._process, self._pipe = self._start()


def _live(pipe: Connection, settings: Settings, pipeline: Pipeline, limits: Limits) -> None:
    from ..flow import process  # noqa: F401 - loaded before memory is limited, so that it does not count

    pipe.send("ready")
    serve(pipe, partial(_do, settings, pipeline), limits)


def _do(settings: Settings, pipeline: Pipeline, order: _Order) -> Iterator[Cleaned | tuple[Document, ...]]:
    from ..flow import process

    try:
        outcome = process(order.source, order.said or settings)
        if order.documents:
            yield outcome.documents if isinstance(outcome, Done) else ()
            return
        made = _written(outcome, pipeline, order.said)
    except MemoryError:
        raise
    except Exception as error:
        made = Cleaned("bug", one_line(f"internal error: {type(error).__name__}: {error}"))
    yield made


def _written(outcome: Outcome, pipeline: Pipeline, said: Settings | None) -> Cleaned:
    from ..write import WRITERS
    from ..write.ledger import write_ledger

    if not isinstance(outcome, Done):
        return Cleaned("rejected", outcome.reason)
    xml = WRITERS["xml"].write(outcome)
    ledger = write_ledger(outcome, pipeline.for_source(said, outcome.kind))
    return Cleaned("done", "", outcome.kind, xml, ledger, _counts(measure(outcome)))


def _counts(counts: Counts) -> str:
    return json.dumps(asdict(counts))
