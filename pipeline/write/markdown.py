"""Markdown with front matter (CommonMark, pipe tables, footnotes for what was repaired).

Every text of the source follows the one before it after a rule. A heading that leads a paragraph is bold at its start;
levels beyond six are bold lines. What has a meaning in Markdown is escaped, so the text shows as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from ..regex import regex
from .collection import CleanDocument, Collection, Element, Inline, Mark, unfolded

_SPECIAL = regex(r"([\\`*_{}\[\]<>|~$])")
#: What opens a block where it begins a line: a heading, a list, a rule, a setext underline.
_LINE_START = regex(r"^([^\S\n]{0,40})([#+=-]|\d{1,9}(?=[.)]))(?=\s|$|[.)#=-])", re.M)
_DIVISIONS = frozenset(("section", "annex"))


def markdown(collection: Collection) -> bytes:
    """The source's texts as one UTF-8 Markdown file."""
    parts = ["".join(_front_matter(collection))]
    notes: list[str] = []
    for number, document in enumerate(collection.documents):
        parts.append("\n---\n\n" if number else "\n")
        parts.append("\n".join(_document(document, notes)))
    if notes:
        parts.append("\n" + "\n".join(f"[^{n}]: {note}" for n, note in enumerate(notes, 1)) + "\n")
    return "".join(parts).encode()


def _front_matter(collection: Collection) -> Iterator[str]:
    yield "---\n"
    first = collection.documents[0]
    if first.title:
        yield _fact("title", first.title_text)
    yield _fact("source", collection.uri)
    for name, value in (("page_url", collection.page_url), ("site", collection.site)):
        if value:
            yield _fact(name, value)
    yield "documents:\n"
    for document in collection.documents:
        yield f"  - id: {_quoted(document.id)}\n"
        facts = (
            ("title", document.title_text), ("genre", document.genre), ("issuer", document.issuer),
            ("doc_number", document.doc_number), ("author", document.author), ("addressee", document.addressee),
            ("completeness", document.completeness),
        )  # fmt: skip
        yield from (f"    {name}: {_quoted(value)}\n" for name, value in facts if value)
        yield from (f"    {date.kind}: {_quoted(date.when)}\n" for date in document.dates)
    yield "---\n"


def _fact(name: str, value: str) -> str:
    return f"{name}: {_quoted(value)}\n"


def _quoted(value: str) -> str:
    """A YAML scalar: a JSON string is one."""
    return json.dumps(value, ensure_ascii=False)


def _document(document: CleanDocument, notes: list[str]) -> Iterator[str]:
    if document.title:
        yield f"# {_inline(document.title, notes)}\n"
    yield from _blocks(document.body, 2, notes)


def _blocks(elements: Sequence[Element], depth: int, notes: list[str]) -> Iterator[str]:
    for one in unfolded(elements):
        if one.kind in _DIVISIONS:
            yield from _division(one, depth, notes)
        else:
            yield from _block(one, notes)


def _division(section: Element, depth: int, notes: list[str]) -> Iterator[str]:
    children = list(section.children)
    lead = ""
    run_in = False
    while children and children[0].kind in ("num", "heading"):
        part = children.pop(0)
        lead += _inline(part.inline, notes)
        run_in = run_in or part.run_in
    if run_in and children and children[0].kind == "p":
        yield f"**{lead.strip()}** {_inline(children.pop(0).inline, notes)}\n"
    elif lead.strip() and (run_in or depth > 6):
        yield f"**{lead.strip()}**\n"
    elif lead.strip():
        yield f"{'#' * depth} {lead.strip()}\n"
    yield from _blocks(children, depth + 1, notes)


def _block(one: Element, notes: list[str]) -> Iterator[str]:
    if one.kind == "list":
        yield "\n".join(_items(one, 0, notes)) + "\n"
    elif one.kind == "table":
        yield "\n".join(_table(one, notes)) + "\n"
    elif one.kind == "figure":
        yield f"![{_inline(one.inline, notes)}]({_target(one.href)})\n"
    elif one.kind == "attachment" and one.href:
        yield f"[{_inline(one.inline, notes)}]({_target(one.href)})\n"
    elif one.kind in ("quote", "note"):
        yield f"> {_inline(one.inline, notes)}\n"
    elif one.kind in ("cc", "imprint", "speech"):
        for line in one.children:
            yield from _block(line, notes)
    elif one.kind == "subtitle":
        yield f"*{_inline(one.inline, notes).strip()}*\n"
    else:
        yield f"{_line(_inline(one.inline, notes))}\n"


def _items(one: Element, depth: int, notes: list[str]) -> Iterator[str]:
    for item in one.children:
        first = True
        lead = ""
        for child in item.children:
            if child.kind == "list":
                yield from _items(child, depth + 1, notes)
                continue
            if child.kind == "num":
                lead += _inline(child.inline, notes)
                continue
            for text in _block(child, notes):
                yield from _hang(lead + text.strip(), depth, first)
                first, lead = False, ""
        if lead or (first and not item.children):
            yield from _hang(lead, depth, first)


def _hang(text: str, depth: int, first: bool) -> Iterator[str]:
    if not first:
        yield ""
    yield f"{'  ' * depth}{'- ' if first else '  '}{text}"


def _table(table: Element, notes: list[str]) -> Iterator[str]:
    rows = [[_cell(cell, notes) if cell else "" for cell in row] for row in _grid(table)]
    width = max(map(len, rows))
    for number, row in enumerate(rows):
        yield "| " + " | ".join(row + [""] * (width - len(row))) + " |"
        if number == 0:
            yield "|" + " --- |" * width


def _grid(table: Element) -> Iterator[list[Element | None]]:
    """Each row with its cells where they stand: Markdown knows no spans, so what a cell spans beside and below is None."""
    most = max(len(row.children) for row in table.children)  # some pages say 100 and mean all
    held: dict[int, int] = {}  # rows that a cell above still takes, by column
    for row in table.children:
        places: list[Element | None] = []
        for cell in row.children:
            while held.get(len(places)):
                places.append(None)
            width = min(cell.column_span, most)
            held.update(dict.fromkeys(range(len(places), len(places) + width), cell.row_span))
            places += [cell, *[None] * (width - 1)]
        places += [None] * (max((column for column in held if held[column]), default=-1) + 1 - len(places))
        held = {column: rows - 1 for column, rows in held.items() if rows > 1}
        yield places


def _cell(cell: Element, notes: list[str]) -> str:
    parts = [_inline(child.inline, notes) for child in cell.children] or [_inline(cell.inline, notes)]
    return "<br>".join(part.replace("\n", " ") for part in parts)


def _inline(parts: Sequence[Inline], notes: list[str]) -> str:
    return "".join(_escape(part) if isinstance(part, str) else _mark(part, notes) for part in parts)


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _line(text: str) -> str:
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if not m[2].isdigit() else f"{m[1]}{m[2]}\\", text)


def _target(address: str) -> str:
    return "<" + address.replace("<", "%3C").replace(">", "%3E").replace("\n", "%0A") + ">"


def _mark(mark: Mark, notes: list[str]) -> str:
    text = _escape(mark.text)
    if mark.kind == "gap":
        return text or "▢"
    if mark.kind == "corr":
        notes.append(_escape(f"“{mark.sic}” in the source ({mark.cert}, {mark.rule}): {mark.why}".rstrip(": ")))
    else:
        candidates = ", ".join(mark.candidates)
        notes.append(_escape(f"as in the source; perhaps {candidates}: {mark.reason}".rstrip(": ")))
    return f"{text}[^{len(notes)}]"
