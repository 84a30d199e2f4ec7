"""Shows one source in the terminal: what is removed, what changes and why, and the outline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text as Line

from ..language import tr
from ..model import Document, Done, Figure, Operation, Span
from ..settings import Settings
from ..write.clean import LEAVES
from .one import clean_file

REMOVED, PUT, OPEN, DIM, HEADING = "red strike", "green", "yellow underline", "dim", "bold"


def explain_file(file: Path, settings: Settings, console: Console) -> None:
    """Print what is done to ``file``.

    Removed text is struck out, with the rule's name. A change is shown as before → after, with its reason below the line.

    Raises:
        SetupError: no such file.
        InputError: it can't be made into a document.
    """
    done = clean_file(file, settings)
    console.print(tr(f"{done.uri}: {done.media_type}, {done.encoding}, {len(done.source)} characters"), style=DIM)
    for document in done.documents:
        for loss in document.damage.losses:
            proofs = "; ".join(loss.proofs)
            said = f"document {document.n} has lost every {loss.glyph!r} ({loss.certainty}): {proofs}"
            console.print(tr(said), style=DIM, soft_wrap=True)
    console.print()
    for line in _lines(done):
        console.print(line, soft_wrap=True)


class _Places:
    """The places of headings in the source, and the level of each place."""

    def __init__(self, documents: Sequence[Document]) -> None:
        found = [place for document in documents for place in _levels(document)]
        self.found = sorted(found)
        self.starts = [place for place, _, _ in self.found]

    def at(self, place: int) -> tuple[int, bool]:
        """The level at a source offset (0: above the first heading), and whether it is in a heading or title."""
        index = bisect_right(self.starts, place) - 1
        return self.found[index][1:] if index >= 0 else (0, False)


def _levels(document: Document) -> Iterator[tuple[int, int, bool]]:
    """For each span with text: its source offset, its level, and whether it is a heading or title."""
    around: list[Span] = []  # the sections that are open
    before = ""
    for span in document.spans:
        while around and span.start >= around[-1].end:
            around.pop()
        if span.kind in ("section", "annex"):
            around.append(span)
        elif span.kind in LEAVES or span.kind == "cell":
            leads = span.kind in ("heading", "title") or (span.kind == "num" and before in ("section", "annex"))
            yield document.text.source_of(span.start, span.end)[0], around[-1].level if around else 0, leads
        before = span.kind


def _lines(done: Done) -> Iterator[Line]:
    """The source text line by line, with what was done to it."""
    places = _Places(done.documents)
    line, reasons, first = Line(), dict[str, None](), -1
    for start, text, style, operation in _stretches(done):
        place = start
        for number, part in enumerate(text.split("\n")):
            if number:
                yield from _finish(line, reasons, places.at(max(first, 0)))
                line, reasons, first = Line(), {}, -1
            if part:
                first = place if first < 0 and style != REMOVED else first
                line.append(part, style)
            if operation and part.strip():
                _tell(operation, style, line, reasons)
            place += 0 if style == PUT else len(part) + 1  # inserted text takes no room in the source
        if operation and operation.op == "join":
            line.append("⏎", DIM)
    yield from _finish(line, reasons, places.at(max(first, 0)))


def _tell(operation: Operation, style: str, line: Line, reasons: dict[str, None]) -> None:
    """Add the rule's name after what it removed, or the reason of a change to ``reasons``."""
    mark = tr(" by settings") if operation.user else ""
    if style == REMOVED and not operation.now:
        line.append(f" ‹{operation.rule}{mark}› ", DIM)
    elif style == PUT and not _is_fold(operation):
        reasons[f"{operation.rule} ({operation.certainty}){mark}: {tr(operation.why)}"] = None


def _is_fold(operation: Operation) -> bool:
    """Whether only the width of punctuation changed. Such edits are shown without a reason, since there are hundreds."""
    return len(operation.was) == len(operation.now) and not any(c.isalnum() for c in operation.was + operation.now)


def _finish(line: Line, reasons: dict[str, None], place: tuple[int, bool]) -> Iterator[Line]:
    level, heading = place
    indent = "  " * (max(level - 1, 0) if heading else level)
    if heading:
        line.stylize_before(HEADING)
    if line.plain.strip():
        yield Line(indent) + line
        for reason in reasons:
            yield Line(f"{indent}    {reason}", DIM)


def _stretches(done: Done) -> Iterator[tuple[int, str, str, Operation | None]]:
    """The source text cut at its operations: source offset, text, style, operation."""
    at = 0
    open_figures = _open_figures(done)
    for operation in done.operations:
        yield from _copied(done.source, at, operation.start, open_figures)
        if operation.op == "join" or not operation.was.strip():
            yield operation.start, "", "", operation
        elif operation.was and not _is_fold(operation):
            yield operation.start, operation.was, REMOVED, operation
        if operation.now:
            changed = operation.was.strip() and operation.now.strip() and not _is_fold(operation)
            arrow = "→" if changed else ""
            yield operation.start, arrow + operation.now, PUT, operation
        at = operation.end
    yield from _copied(done.source, at, len(done.source), open_figures)


def _copied(
    source: str, start: int, end: int, figures: Sequence[tuple[int, int, Figure]]
) -> Iterator[tuple[int, str, str, None]]:
    for low, high, figure in figures:
        if start <= low and high <= end:
            yield start, source[start:low], "", None
            said = f"|{' '.join(figure.candidates)}" if figure.candidates else f"|{tr(figure.reason) or figure.kind}"
            yield low, f"{{{source[low:high]}{said}}}", OPEN, None
            start = high
    yield start, source[start:end], "", None


def _open_figures(done: Done) -> list[tuple[int, int, Figure]]:
    """Numbers that were left open, at source offsets."""
    return sorted(
        (*document.text.source_of(figure.start, figure.end), figure)
        for document in done.documents
        for figure in document.figures
        if figure.kind != "corr"
    )  # fmt: skip


def explain_outline(file: Path, settings: Settings, console: Console) -> None:
    """Print the chosen outline of each document: what each decision cost, and by how much it beat its best rival.

    Raises:
        SetupError: no such file.
        InputError: it can't be made into a document.
    """
    from ..model import Piece
    from ..outline import outline
    from ..outline.reading import CLOSE

    done = clean_file(file, settings)
    for document in done.documents:
        reading = outline(Piece(document.text, done.blocks, done.facts), document.damage).reading
        console.print(tr(f"document {document.n}: total cost {reading.total:.2f}"), style=HEADING)
        taken = {id(choice) for choice in reading.choices}
        string = document.text.string
        for choice in sorted((*reading.choices, *reading.refused), key=lambda c: c.candidate.start):
            candidate = choice.candidate
            lead = string[candidate.end : candidate.end + 24].split("\n")[0]
            close = choice.margin < CLOSE
            rival = tr(f"rival {choice.margin:+.2f}" if choice.margin < 9 else "no rival")
            if id(choice) in taken:
                said = Line(f"{'  ' * choice.depth}{candidate.printed}{lead}", HEADING)
                said.append(f"   {candidate.family} {choice.value}, ", DIM)
            elif close or candidate.at_line_start:
                said = Line(f"{'  ' * 6}{tr('text')}: {candidate.printed}{lead}   {candidate.family}, ", DIM)
            else:
                continue
            said.append(f"{tr(choice.reason or 'text')} {choice.price:.2f}, {rival}", "yellow" if close else DIM)
            console.print(said, soft_wrap=True)
