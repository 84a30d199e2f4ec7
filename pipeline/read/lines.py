"""From the lines that a format's module found to the ``Page``: the same for every format but plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..errors import InputError
from ..model import PLAIN, Block, Cell, Facts, Merged, Note, Omission, Page, Role, Source, Style
from ..text import Run, Text

NO_FACTS = Facts()


class Drawn(NamedTuple):
    """One visual line, in reading order. ``out``: the rule and the reason for which it is not of the text. ``opens``: the file
    says that a paragraph begins here.
    """

    text: str
    locator: str
    style: Style = PLAIN
    role: Role = "text"
    cell: Cell | None = None
    target: str = ""
    out: tuple[str, str] | None = None
    opens: bool = False


def telling(lines: Sequence[Drawn], table: int, blank: Sequence[Merged]) -> Iterator[Drawn]:
    """The lines, the first cell of ``table`` among them telling of its merged cells without text."""
    for line in lines:
        if blank and line.cell is not None and line.cell.table == table:
            line, blank = line._replace(cell=line.cell._replace(blank=tuple(blank))), ()
        yield line


def page_of(
    source: Source,
    media_type: str,
    encoding: str,
    lines: Sequence[Drawn],
    facts: Facts = NO_FACTS,
    omitted: Iterable[Omission] = (),
) -> Page:
    """The page of these lines: all of them are its source text, those that nothing puts out are its text.

    Raises:
        InputError: they hold nothing but white space.
    """
    lines = [_trimmed(line) if line.role == "cell" else line for line in lines]
    if not any(line.out is None and line.text.strip() for line in lines):
        raise InputError("no text in it")
    starts: list[int] = []
    at = 0
    for line in lines:
        starts.append(at)
        at += len(line.text) + 1
    return Page(
        uri=source.uri,
        media_type=media_type,
        encoding=encoding,
        source="\n".join([line.text for line in lines]),
        text=_text(lines, starts),
        blocks=tuple(_block(line, start) for line, start in zip(lines, starts, strict=True) if line.out is None),
        facts=facts,
        omitted=tuple(omitted),
        notes=tuple(_notes(lines, starts)),
    )


def _block(line: Drawn, start: int) -> Block:
    end = start + len(line.text)
    return Block(start, end, line.locator, line.style, line.role, line.cell, line.target, line.opens)


def _trimmed(line: Drawn) -> Drawn:
    text = line.text.strip()
    return line if text == line.text else line._replace(text=text)


def _text(lines: Sequence[Drawn], starts: list[int]) -> Text:
    parts: list[str] = []
    runs: list[Run] = []
    at = 0
    for line, start in zip(lines, starts, strict=True):
        if line.out is not None:
            continue
        size = len(line.text)
        if parts:
            last = runs[-1]
            if last.source + last.length + 1 == start:  # the newline between stood there too
                size += 1
                runs[-1] = Run(last.start, last.source, last.length + size)
            else:
                at += 1
                runs.append(Run(at, start, size))
        else:
            runs.append(Run(at, start, size))
        at += size
        parts.append(line.text)
    return Text("\n".join(parts), tuple(runs))


def _notes(lines: Sequence[Drawn], starts: list[int]) -> Iterator[Note]:
    """A note for each stretch of lines left out for one reason, with a newline at one of its ends."""
    index, count = 0, len(lines)
    while index < count:
        reason = lines[index].out
        if reason is None:
            index += 1
            continue
        first = index
        while index < count and lines[index].out == reason:
            index += 1
        if index < count:
            yield Note(starts[first], starts[index], *reason)
        else:
            yield Note(max(starts[first] - 1, 0), starts[-1] + len(lines[-1].text), *reason)
