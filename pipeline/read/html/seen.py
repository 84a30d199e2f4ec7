"""What a person sees of a page, as data: its lines, the blocks that hold them, its tables, and what is not seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ...model import Omission, Role
from ...regex import regex
from .head import Head
from .look import Look
from .names import ANCESTORS, sounds_like_page
from .ways import Ways

#: 征收红线图.jpg: what a link is called that leads to a picture to load; other links to pictures show one.
PICTURE = regex(r"\w\.(?:jpe?g|png|tiff?|bmp|gif)$", re.I)
ATTACHMENT = regex(r"\.(?:docx?|wps|pdf|xlsx?|et|pptx?|rar|zip|7z|txt|ofd|ceb|rtf)(?:[?#].*)?$", re.I)


def words(text: str) -> frozenset[str]:
    """The words of a table written as a sentence."""
    return frozenset(text.split())


#: Elements that an author makes a paragraph with; a <div> may hold one, and may be a page of a viewer.
PARAGRAPHS = words("p li dd dt h1 h2 h3 h4 h5 h6")
#: Why a line is not of the text: the rule, and the reason in words.
Reason = tuple[str, str]


@dataclass(slots=True)
class Node:
    """A block element that has lines. They are ``[first, last)``; nodes inside it are those up to ``end``."""

    tag: str
    parent: int
    element: etree._Element
    names: str  # class and id, as written
    itemprop: str = ""
    first: int = 0
    last: int = 0
    end: int = 0


@dataclass(slots=True)
class Row:
    """One cell as it was met: its table, row, spans, and whether it is a ``th``."""

    table: int
    row: int
    row_span: int
    column_span: int
    header: bool


@dataclass(slots=True)
class Line:
    """One visible line. Counts are of characters that are not white space."""

    text: str
    node: int
    length: int
    linked: int
    has_marks: bool  # of punctuation
    look: Look
    bold_lead: int
    cell: int  # index into cells, -1: in none
    target: str = ""
    role: Role = "text"
    leads_to_file: bool = False  # 附件：1.申报表.doc
    linked_text: str = ""  # its links, where it holds other words as well
    lead: str = ""  # what its first element says, where it is short and more follows
    apart: bool = False  # two <br> or more stand above it

    def is_file(self) -> bool:
        """Whether the line is the link to a file and little else."""
        return self.leads_to_file and self.linked * 2 > self.length


@dataclass(slots=True)
class Seen:
    """All that is visible of a page, and what is not."""

    head: Head
    lines: list[Line] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    cells: list[Row] = field(default_factory=list)
    table_parents: list[int] = field(default_factory=list)  # the table around a table, -1: none
    omitted: list[Omission] = field(default_factory=list)
    pictures: set[int] = field(default_factory=set)  # lines right below a picture, with or without words of its own
    boxes: list[int] = field(default_factory=list)  # nodes around a <textarea>: there a visitor writes
    held: list[etree._Element] = field(default_factory=list)  # what is not displayed, where it holds words
    ways: Ways = field(default_factory=Ways)

    def around(self, node: int) -> Iterator[Node]:
        """A block and those around it, innermost first; where pages nest thousands deep, only the nearest."""
        for _ in range(ANCESTORS):
            if node < 0:
                return
            yield self.nodes[node]
            node = self.nodes[node].parent

    def is_of_the_page(self, node: int) -> bool:
        """Whether a block, or one around it, sounds like the page around the text."""
        return any(sounds_like_page(one.tag, one.names) for one in self.around(node))

    def opens(self, index: int) -> bool:
        """Whether the page itself says that a paragraph begins with the line."""
        line = self.lines[index]
        above = self.lines[index - 1].node if index else -1
        beside = (self.nodes[node].tag for node in (above, line.node) if node >= 0)
        return line.apart or (above != line.node and not PARAGRAPHS.isdisjoint(beside))

    def children(self, node: int) -> Iterator[int]:
        """The blocks right within a block that hold lines."""
        index, end = node + 1, self.nodes[node].end
        while index < end:
            child = self.nodes[index]
            if child.first < child.last:
                yield index
            index = child.end
