"""Plain text and Markdown: one line of the file is one block.

The source text is the decoded string with CRLF and CR written as LF and the byte order mark gone; blank lines, indents
and odd characters stay as they are. Of a table in Markdown each cell is a block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from ..decode import Decoded, decode
from ..errors import InputError
from ..model import PLAIN, Block, Facts, Omission, Page, Source, Style
from ..regex import regex
from ..settings import Settings
from ..text import Text
from .blank_table import find_blank_tables
from .front_matter import FrontMatter, front_matter
from .pipe_table import SIGNS, find_tables
from .tab_table import find_tab_tables
from .text_table import Tables

LINE_END = regex("\r\n?")
_QUOTED = Style(quoted=True)
INDENT = regex("[ \t\u00a0\u3000]+(?=\\S)")
MARKDOWN_HEADING = regex(" {0,3}(#{1,6})[ \t\u3000]")
#: ##会员大会: many write headings of Markdown without the blank. With one # they may be topics (#修渠 大家谈) or
#: numbers (#1机组).
HASHED = regex(r"(#{1,6})(?=[^\W\d]|[（(“《]|\d{1,2}(?:\.\d{1,2})*[、.．\s])[^#\n]{2,60}(?<![。；，])")
BOLD_LINE = regex(r" {0,3}(\*\*|__)[^\s*_][^\n*_]{0,60}\1[ \t]{0,4}")
WIDE = "\u3000"
#: What a text holds that has a table of one kind, so that other texts cost nothing; and what finds it.
_WAYS: tuple[tuple[tuple[str, ...], Callable[[Sequence[str], Sequence[int], int], Tables]], ...] = (
    (SIGNS, find_tables),
    (("\t",), find_tab_tables),
    (("  ", WIDE), find_blank_tables),
)


def read(source: Source, settings: Settings) -> Page:
    """The page of a text file.

    Raises:
        InputError: no encoding gives readable text, or there is no text at all.
    """
    decoded = decode(source.data, source.charset)
    return page(source, decoded, decoded.text, "text/plain")


def page(source: Source, decoded: Decoded, text: str, media_type: str) -> Page:
    """The page of a text that came out of ``source``, a block to a line.

    Raises:
        InputError: ``text`` is nothing but white space.
    """
    if "\r" in text:
        text = LINE_END.sub("\n", text)
    if not text.strip():
        raise InputError("no text: nothing but white space")
    front = front_matter(text, facts_of(source))
    blocks = _blocks(text)
    splices, notes = front.cuts(), front.notes()
    for tables in _tables(text, [block.start for block in blocks]):
        if tables.blocks:
            blocks = [cell for block in blocks for cell in tables.blocks.get(_line(block), (block,))]
        splices += tables.changes
        notes += tables.notes()
    whole = Text.of(text).edit(sorted(splices))
    return Page(
        source.uri, media_type, decoded.encoding, text, whole, tuple(_below(blocks, front)), front.facts,
        omitted=omitted(decoded), notes=tuple(notes),
    )  # fmt: skip


def _below(blocks: Sequence[Block], front: FrontMatter) -> Iterator[Block]:
    """The blocks under the front matter, and the title that is kept of it."""
    if front.title[1]:
        yield Block(*front.title, "front-matter")
    yield from (block for block in blocks if block.start >= front.end)


def _tables(text: str, starts: Sequence[int]) -> Iterator[Tables]:
    """The tables drawn in a text: with bars, with tabs, with blanks. A line is of one of them at most."""
    ways = [way for signs, way in _WAYS if any(sign in text for sign in signs)]
    lines = text.split("\n") if ways else []
    number = 0
    for way in ways:
        drawn = way(lines, starts, number)
        number += drawn.count
        for index in drawn.blocks:
            lines[index] = ""
        yield drawn


def _line(block: Block) -> int:
    """The index of a block's line; a cell has none that is still to be parted."""
    return -1 if block.cell else int(block.locator.removeprefix("line:")) - 1


def facts_of(source: Source) -> Facts:
    """What the sender said of the text: its address, and the day it was published."""
    return Facts(page_url=source.page_url, published=source.published, published_printed=source.published)


def omitted(decoded: Decoded) -> tuple[Omission, ...]:
    """The bytes that could not be decoded, as records of what was left out."""
    return tuple(Omission(broken.where, broken.length, broken.why) for broken in decoded.broken)


def _blocks(text: str) -> list[Block]:
    lines = text.split("\n")
    styles = [_style(line) for line in lines]
    for number, apart in _apart(lines).items() if "\n\n\n" in text else ():
        styles[number - 1] = styles[number - 1]._replace(apart=apart)
    for index, level in _hashed(lines).items() if "#" in text else ():
        styles[index] = Style(heading=level)
    blocks: list[Block] = []
    at = 0
    for number, (line, style) in enumerate(zip(lines, styles, strict=True), 1):
        end = at + len(line)
        blocks.append(Block(at, end, f"line:{number}", style))
        at = end + 1
    if "**" in text and any(style.heading for style in styles):
        return [_in_bold(block, text) for block in blocks]
    return blocks


def _hashed(lines: Sequence[str]) -> dict[int, int]:
    """The lines that are headings with no blank behind their signs, by their index, and of what level."""
    found = {
        index: len(m[1]) for index, line in enumerate(lines) if "#" in line and (m := HASHED.fullmatch(line.strip()))
    }
    return found if len(found) > 1 or any(level > 1 for level in found.values()) else {}


def _in_bold(block: Block, text: str) -> Block:
    """The block of a line of Markdown, all of whose words may be set bold."""
    bold = BOLD_LINE.fullmatch(text, block.start, block.end) is not None
    return block._replace(style=block.style._replace(bold=True)) if bold else block


def _apart(lines: Sequence[str]) -> dict[int, int]:
    """The lines, counted from 1, that at least two blank ones set apart on either side, and how many do."""
    found: dict[int, int] = {}
    last, before = 0, 0  # the last line with text, and the blank ones above it
    for number, line in enumerate((*lines, "."), 1):
        if line and not line.isspace():
            blank = number - last - 1
            if last and min(before, blank) > 1:
                found[last] = min(before, blank)
            last, before = number, blank
    return found


def _style(line: str) -> Style:
    first = line[:1]
    if first == ">" and line[1:2] in (" ", "\t"):
        return _QUOTED
    if first == "#" or first.isspace():
        heading = MARKDOWN_HEADING.match(line)
        if heading:
            return Style(heading=len(heading[1]))
        indent = INDENT.match(line)
        if indent:
            return _set_in(indent[0])
    return PLAIN


@lru_cache(maxsize=64)
def _set_in(space: str) -> Style:
    return Style(indent=width(space))


def width(space: str) -> float:
    """The width of white space in characters: a full-width space is one, a tab two, any other half."""
    return sum(1.0 if c == WIDE else 2.0 if c == "\t" else 0.5 for c in space)
