"""The pages of one text as one source: their names and bytes, one after the other, and how they are read as one page.

Each page is read in its own format. What it leaves out (the site around the text, its title again, the row of its page
numbers) is left out as it would be alone; the texts follow one another, and ``parts`` says where each begins.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..chinese.pages import page_label, page_said
from ..errors import InputError
from ..lines import Lines
from ..model import Facts, Note, Page, Part, Source
from ..regex import regex
from ..settings import Settings
from ..text import Run, Splice, Text, join

MAGIC = b"#gongwen pages 1\n"
OPENING = 4  # lines of a further page in which the title may stand again
CLOSING = 8  # lines at the end in which a text may say its number
LONGEST = 80  # characters of such a line
_FILLED_IN = ("site", "published", "published_printed", "author", "issuer", "doc_number", "issued", "keywords")
_NOT_WORD = regex(r"[\W_]+")


def pack(pages: Sequence[Source]) -> bytes:
    """The bytes of one source that holds ``pages``, in this order."""
    head = json.dumps([[page.uri, len(page.data)] for page in pages], ensure_ascii=False)
    return MAGIC + head.encode("utf-8", "surrogateescape") + b"\n" + b"".join(page.data for page in pages)


def unpack(source: Source) -> tuple[Source, ...]:
    """The pages in the bytes that ``pack`` made.

    Raises:
        InputError: they are cut short, or not of this form.
    """
    head, _, data = source.data.removeprefix(MAGIC).partition(b"\n")
    try:
        named = [(str(uri), int(size)) for uri, size in json.loads(head.decode("utf-8", "surrogateescape"))]
    except (ValueError, TypeError, RecursionError):
        raise InputError("the list of pages at its start can't be read") from None
    if not named or min(size for _, size in named) < 0 or sum(size for _, size in named) != len(data):
        raise InputError("the pages have other sizes than the list at its start says")
    found, at = [], 0
    for uri, size in named:
        found.append(replace(source, uri=uri, data=data[at : at + size]))
        at += size
    return tuple(found)


def read(source: Source, settings: Settings) -> Page:
    """The pages as one.

    Raises:
        InputError: one of them can't be read, with its name.
    """
    from . import dispatch

    pages: list[Page] = []
    for part in unpack(source):
        if part.data.startswith(MAGIC):
            raise InputError(f"{part.uri}: pages within pages")
        try:
            pages.append(numbered(dispatch.read(part, settings)))
        except InputError as error:
            raise InputError(f"{part.uri}: {error}") from None
    return _one(source.uri, pages)


def numbered(page: Page) -> Page:
    """The page, with what a plain text says of its number: in its title, or in a line such as 共4页 第2页."""
    facts = page.facts
    if facts.page or facts.pages:
        return page
    lines = [line for line in page.text.string.split("\n") if line.strip()]
    label = page_label(facts.title or (lines[0].strip() if lines else ""))
    said = [page_said(line) for line in (*lines[:OPENING], *lines[-CLOSING:]) if len(line) <= LONGEST]
    number, pages = next((one for one in said if one[0]), (0, 0))
    return replace(page, facts=replace(facts, page=label.page or number, pages=label.pages or pages))


def _one(uri: str, pages: Sequence[Page]) -> Page:
    starts = _starts([page.source for page in pages])
    moved = [_moved(page, start, n) for n, (page, start) in enumerate(zip(pages, starts, strict=True), 1)]
    title = _bare(title_of(pages[0]))
    first, *rest = moved
    opened = [_without_title(page, title) for page in rest]
    return replace(
        first,
        uri=uri,
        source="\n".join(page.source for page in pages),
        text=join([first.text, *(text for page in opened for text in (Text("\n", ()), page.text))]),
        blocks=tuple(block for page in moved for block in page.blocks),
        facts=_facts([page.facts for page in pages]),
        omitted=tuple(record for page in moved for record in page.omitted),
        notes=tuple(note for page in (first, *opened) for note in page.notes),
        parts=tuple(Part(page.uri, start) for page, start in zip(pages, starts, strict=True)),
    )


def _starts(sources: Sequence[str]) -> list[int]:
    starts = [0]
    for text in sources[:-1]:
        starts.append(starts[-1] + len(text) + 1)
    return starts


def _moved(page: Page, by: int, n: int) -> Page:
    """The page, its offsets in the source that holds all of them."""
    return replace(
        page,
        text=Text(page.text.string, tuple(Run(run.start, run.source + by, run.length) for run in page.text.runs)),
        blocks=tuple(
            block._replace(
                start=block.start + by,
                end=block.end + by,
                locator=f"page-{n}:{block.locator}",
                opens=block.opens and (n == 1 or index >= OPENING),  # the first may go on with the page before
            )
            for index, block in enumerate(page.blocks)
        ),
        notes=tuple(note._replace(start=note.start + by, end=note.end + by) for note in page.notes),
        omitted=tuple(record._replace(locator=f"page-{n}:{record.locator}") for record in page.omitted),
    )


def _without_title(page: Page, title: str) -> Page:
    """A further page without the title that its first lines say again."""
    lines = Lines(page.text, page.blocks)
    again = [
        line
        for line in range(min(OPENING, len(lines)))
        if title and _bare(page_label(lines[line], bare=True).title) == title
    ]
    splices = [Splice(lines.starts[line], lines.ends[line], "") for line in again]
    notes = [Note(*lines.source(line), "read/title-again", "the title again, on a further page") for line in again]
    return replace(page, text=page.text.edit(splices), notes=(*page.notes, *notes))


def _bare(title: str) -> str:
    return _NOT_WORD.sub("", page_label(title, bare=True).title)


def title_of(page: Page) -> str:
    """The title of a page: what it calls itself, or its first line."""
    return page.facts.title or next((line.strip() for line in page.text.string.split("\n") if line.strip()), "")


def _facts(told: Sequence[Facts]) -> Facts:
    """What the first page says; what it does not say, the others do."""
    first = told[0]
    found = {name: next((value for one in told if (value := getattr(one, name))), "") for name in _FILLED_IN}
    title = page_label(first.title, bare=len(told) > 1).title
    pages = max(one.pages for one in told)
    missing = [str(n) for n in range(1, pages + 1) if n not in _numbers(told)]
    lacking = f"of {pages} pages of the text these are missing: {', '.join(missing)}" if missing else ""
    others = [one.cut_off for one in told if one.cut_off and not one.page and not one.pages]
    cut_off = lacking or "".join(others[-1:])
    whole = replace(first, title=title, page=0, pages=0, next_page="", cut_off=cut_off)
    return replace(whole, **found)  # type: ignore[arg-type]


def _numbers(told: Sequence[Facts]) -> Iterator[int]:
    """The numbers of the pages; a page that says none has the place in which it stands."""
    return (one.page or n for n, one in enumerate(told, 1))
