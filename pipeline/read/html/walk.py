"""A parsed page as what a person sees of it: its visible lines, in order, each with the block that holds it.

One pass over the tree. A line ends where a browser ends one (block elements, ``<br>``, cells, newlines of ``<pre>``);
spans inside words and numbers break nothing. White space is as a browser shows it, but a line end of the HTML between
two wide characters is nothing (CSS Text 3, 4.1.2), since hard-wrapped sources would otherwise get spaces in words.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import takewhile

from lxml import etree

from ...chinese.widths import HAN, IS_HAN
from ...model import Omission
from ...regex import regex
from ..raised import told as marks_told
from .head import Head
from .look import LOOKS, UNKNOWN, Look, changed, hides, may_blend, unseen
from .numbers import numbers
from .pieces import HOLE, MAY_PRINT, is_hole, with_holes, with_marks
from .seen import ATTACHMENT, PICTURE, Line, Node, Row, Seen, words
from .sheet import Sheet, printed

BLOCKS = words(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav noframes ol p pre section summary "
    "table tbody td tfoot th thead tr ul caption listing xmp plaintext"
)
OF_TABLES = words("table tr td th")
UNSEEN = words(
    "script style noscript template title meta link select option textarea iframe object embed applet svg canvas "
    "audio video map datalist input"
)

WIDE = f"{HAN}\u3000-\u303f\uff00-\uff60\u2018-\u201d\u2014\u2026"
LINE_END = regex(f"(?<=[{WIDE}])[ \t\f]*[\r\n][ \t\f\r\n]*(?=[{WIDE}])")
HIDDEN = "hidden by its style"
HOLDING = words("iframe input textarea")  # what holds words elsewhere than within it
JAMMER = "jammer"  # Discuz: what its own sheet paints white to spoil copies
NONE: dict[str, str] = {}
LABELLED, LABEL = 100, 8  # characters of a row, and of its label in an element of its own
BLANK = " \t\f\r\n"
SPACES = f"{BLANK}\u00a0\u3000\x85"
WHITE = regex("[\t\f\r\n][ \t\f\r\n]*| [ \t\f\r\n]+")  # other than one space
FIELD = 30  # ideographs that are more than a button says
PUNCTUATION = regex("[，。；！？、：,;!?]")


def see(head: Head, sheet: Sheet, *, shown: Container[etree._Element] = (), unhide: bool = False) -> Seen:
    """The visible lines of a page: ``shown`` elements too, and with ``unhide`` all that a style hides."""
    walk = _Walk(head, sheet, shown, unhide)
    looks, pieces, after = walk.looks, walk.pieces, walk.after
    look = looks[-1]
    skipped = False
    walker = etree.iterwalk(head.root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if not walk.enter(element):
                walker.skip_subtree()  # the end of the element itself comes all the same
                skipped = True
                continue
            look = looks[-1]
            text = element.text
        else:
            if skipped:
                skipped = False
            else:
                if after and element in after:
                    pieces.append((after.pop(element), look))
                if element.tag in BLOCKS:
                    walk.close(element.tag)
                looks.pop()
                look = looks[-1]
            text = element.tail
        if text and (pieces or text.strip(BLANK) or look.pre):  # nothing begins with blanks
            pieces.append((text, look))
    walk.flush()
    walk.seen.omitted += marks_told(walk.marks, "html:")
    return walk.seen


class _Walk:
    """The state of the pass. Whoever calls ``enter`` takes the look off the stack again, and closes a block."""

    def __init__(self, head: Head, sheet: Sheet, shown: Container[etree._Element], unhide: bool) -> None:
        self.seen = Seen(head)
        self.sheet = sheet
        self.styled = bool(sheet)
        self.shown = shown
        self.unhide = unhide
        self.pieces: list[tuple[str, Look]] = []
        self.after: dict[etree._Element, str] = {}  # what a sheet prints at the end of elements still open
        self.veiled = False  # whether some letters may not be seen where they stand
        self.holed = False  # whether the line that is being gathered has an empty element that may print something
        self.lifted = False  # whether some letters are raised
        self.numbers: dict[etree._Element, str] = {}  # what is printed before the items of the lists that are open
        self.marks = 0  # raised note marks, set in brackets
        self.breaks = 0  # how many <br> stand since the last line, without a line between
        self.figures: list[Line] = []
        self.looks: list[Look] = [Look()]
        self.open: list[tuple[etree._Element, str, dict[str, str]]] = []  # the open blocks, innermost last
        self.nodes: list[int] = [-1]  # the nodes of the first of them, up to the last that has a line
        self.tables: list[int] = [-1]
        self.rows: list[int] = [-1]
        self.cells: list[int] = [-1]

    def enter(self, element: etree._Element) -> bool:
        """The start of an element; whether what it holds is seen, and its look put on the stack."""
        tag = element.tag
        if tag in UNSEEN and element not in self.shown:
            self._omit(element, tag, "not displayed")
            return False
        look = self.looks[-1]
        attributes = told = NONE
        if said := element.items():
            attributes = dict(said)  # type: ignore[arg-type]  # strings, as parsed
            if self.styled and ("class" in attributes or "id" in attributes):
                told = self.sheet.of(element, tag, attributes.get("class", ""), attributes.get("id", ""))
            style = attributes.get("style", "")
            if told:
                style = "".join([f"{name}:{value};" for name, value in told.items()]) + style
            hidden = "hidden" in attributes or (style and hides(style))
            if hidden and not self.unhide and element not in self.shown:
                self._omit(element, tag, HIDDEN)
                return False
            if style or tag in LOOKS or "align" in attributes or "bgcolor" in attributes:
                look = changed(look, tag, attributes, style)
            if look.gone or look.colour or attributes.get("class") == JAMMER:
                look = self._veil(look, attributes)
        elif tag in LOOKS:
            look = changed(look, tag, NONE, "")
        self.looks.append(look)
        if look.raised:
            self.lifted = True
        if tag in BLOCKS:
            if self.pieces or self.figures:
                self.flush()
            self.open.append((element, tag, attributes))
            if tag in OF_TABLES:
                self._part(tag, attributes)
            elif tag == "ol":
                self.numbers |= numbers(element, self.sheet.linked)
        elif tag == "br" or tag == "hr":
            self._break()
        elif tag == "small" and look.heading and (self.pieces or self.figures):
            self.flush()  # what a headline says beside its words
        elif tag == "img":
            self._image(attributes)
        if self.numbers and element in self.numbers:
            self.pieces.append((self.numbers.pop(element), look))
        if told:
            self._print(element, told)
        elif attributes and tag in MAY_PRINT and is_hole(element, attributes):
            self.pieces.append((HOLE, look))
            self.holed = True
        return True

    def _veil(self, look: Look, attributes: dict[str, str]) -> Look:
        """The look where letters may be of no size or in the colour of their ground."""
        names = attributes.get("class", "")
        if names == JAMMER:
            look = look._replace(gone=True)
        elif names and self.sheet.linked and not look.ground:
            look = look._replace(ground=UNKNOWN)  # a sheet that is not at hand may paint it
        self.veiled = self.veiled or look.gone or may_blend(look)
        return look

    def _print(self, element: etree._Element, told: dict[str, str]) -> None:
        """What a sheet prints before and after the words of an element."""
        before, after = (printed(told.get(part, "")) for part in ("before", "after"))
        if before:
            self.pieces.append((before, self.looks[-1]))
        if after:
            self.after[element] = after

    def _part(self, tag: str, attributes: dict[str, str]) -> None:
        """The start of a table, a row or a cell."""
        if tag == "table":
            self.seen.table_parents.append(self.tables[-1])
            self.tables.append(len(self.seen.table_parents) - 1)
            self.rows.append(-1)
            self.cells.append(-1)
        elif tag == "tr":
            self.rows[-1] += 1
        elif self.tables[-1] >= 0:
            self.cells[-1] = len(self.seen.cells)
            rows, columns = _span(attributes.get("rowspan")), _span(attributes.get("colspan"))
            self.seen.cells.append(Row(self.tables[-1], max(self.rows[-1], 0), rows, columns, tag == "th"))

    def close(self, tag: str) -> None:
        """The end of a block."""
        if self.pieces or self.figures:
            self.flush()
        self.open.pop()
        if len(self.nodes) > len(self.open) + 1:
            node = self.seen.nodes[self.nodes.pop()]
            node.last = len(self.seen.lines)
            node.end = len(self.seen.nodes)
        if tag == "table":
            self.tables.pop()
            self.rows.pop()
            self.cells.pop()
        elif tag == "td" or tag == "th":
            self.cells[-1] = -1

    def _node(self) -> int:
        """The innermost open block; those around it that have no line yet become nodes now, before it."""
        nodes, seen = self.nodes, self.seen
        while len(nodes) <= len(self.open):
            element, tag, said = self.open[len(nodes) - 1]
            names, kind = f"{said.get('class', '')} {said.get('id', '')}" if said else "", said.get("itemprop", "")
            first, index = len(seen.lines), len(seen.nodes)
            seen.nodes.append(Node(tag, nodes[-1], element, names, kind, first, first, index))
            nodes.append(index)
        return nodes[-1]

    def _omit(self, element: etree._Element, tag: str, why: str) -> None:
        text = (element.text or "") if not len(element) else "".join(map(str, element.itertext()))
        if tag in HOLDING:
            text += element.get("srcdoc", "")  # the page of a frame, held here
            if len(IS_HAN.findall(value := element.get("value", ""))) >= FIELD:
                text += value
            if tag == "textarea":
                self.seen.boxes.append(self._node())
        if not text or text.isspace():
            return
        spaces = BLANK if text.isascii() else SPACES
        length = len(text) - sum(
            [text.count(space) for space in spaces if space in text]
        )  # a long script makes no words
        self.seen.held.append(element)
        self.seen.omitted.append(Omission(self.seen.ways.to(element), length, f"{tag}: {why}"))

    def _image(self, attributes: dict[str, str]) -> None:
        if not self.pieces:
            self.seen.pictures.add(len(self.seen.lines))
        alt = " ".join(attributes.get("alt", "").split())
        if len(IS_HAN.findall(alt)) > 1 and "<" not in alt:
            target = attributes.get("src", "")
            line = Line(alt, self._node(), 0, 0, False, self.looks[-1], 0, self.cells[-1], target, "figure")
            self.figures.append(line)

    def _break(self) -> None:
        """A line end within a block."""
        before = len(self.seen.lines)
        if self.pieces or self.figures:
            self.flush()
        self.breaks = self.breaks + 1 if len(self.seen.lines) == before else 1

    def flush(self) -> None:
        """End the line that is being gathered; the figures in it follow it, each a line of its own."""
        if self.pieces:
            self._end_line()
        if self.figures:
            self.seen.lines += self.figures
            self.figures = []

    def _end_line(self) -> None:
        pieces = self.pieces.copy()
        self.pieces.clear()
        if self.veiled and any(look.gone or look.colour for _, look in pieces):
            pieces = self._unveiled(pieces)
            if not pieces:
                return
        if self.holed:
            pieces = with_holes(pieces)
            self.holed = False
        while len(pieces) > 1 and not pieces[-1][0].strip(BLANK) and not pieces[-1][1].pre:
            pieces.pop()
        if self.lifted and len(pieces) > 1:
            pieces, marks = with_marks(pieces)
            self.marks += marks
        raw = pieces[0][0] if len(pieces) == 1 else "".join([text for text, _ in pieces])
        if not raw or raw.isspace():
            return
        if pieces[0][1].pre or pieces[-1][1].pre:
            for part in raw.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
                if part and not part.isspace():
                    self._line(part.rstrip(" \t"), pieces)
            return
        self._line(folded(raw), pieces)

    def _unveiled(self, pieces: list[tuple[str, Look]]) -> list[tuple[str, Look]]:
        """The pieces of a line that can be seen, with a record for the others."""
        plain = any(text.strip() and not may_blend(look) and not look.gone for text, look in pieces)
        left: list[tuple[str, Look]] = []
        gone: dict[str, int] = {}
        for piece in pieces:
            why = unseen(piece[1], plain)
            if why:
                gone[why] = gone.get(why, 0) + sum(map(len, piece[0].split()))
            else:
                left.append(piece)
        element = self.open[-1][0] if self.open else None
        for why, length in gone.items():
            if length:
                self.seen.omitted.append(Omission(self.seen.ways.to(element), length, f"words {why}"))
        return left

    def _line(self, text: str, pieces: list[tuple[str, Look]]) -> None:
        length = len(text) - text.count(" ")
        look = pieces[0][1]
        has_marks = PUNCTUATION.search(text) is not None
        line = Line(text, self._node(), length, 0, has_marks, look, 0, self.cells[-1])
        if len(pieces) > 1:
            self._parts(line, pieces)
        elif look.link is not None:
            line.linked, line.target = length, look.link
        if line.linked:
            line.leads_to_file = "." in line.target and ATTACHMENT.search(line.target) is not None
            if not line.leads_to_file and line.linked * 2 > length and "." in text:
                line.leads_to_file = bool(ATTACHMENT.search(text) or PICTURE.search(text))
        line.apart = self.breaks > 1
        self.breaks = 0
        self.seen.lines.append(line)

    def _parts(self, line: Line, pieces: list[tuple[str, Look]]) -> None:
        """What the parts of a line say of it: its links, its lead in bold letters, a label in an element of its own."""
        said = [piece for piece in pieces if piece[0] and not piece[0].isspace()]
        linked = [(part, look.link) for part, look in said if look.link is not None]
        if said:
            line.look = said[0][1]
        if linked:
            line.linked = min(sum([len(part.strip()) for part, _ in linked]), line.length)
            line.target = linked[0][1]
            if len(linked) > 1:
                line.target = next((link for _, link in reversed(linked) if ATTACHMENT.search(link)), line.target)
            if line.linked < line.length:
                line.linked_text = " ".join([part for part, look in pieces if look.link is not None])
        if line.look.bold and not all(look.bold for _, look in said):
            bold = "".join([part for part, _ in takewhile(lambda piece: piece[1].bold, said)])
            line.bold_lead = len(folded(bold))
        if line.length <= LABELLED and len(label := pieces[0][0].strip(SPACES)) <= LABEL:
            line.lead = label


def folded(raw: str) -> str:
    """White space as a browser shows it."""
    raw = raw.strip(BLANK)
    if raw.isprintable() and "  " not in raw:
        return raw
    if "\n" in raw or "\r" in raw:
        raw = LINE_END.sub("", raw)
    return WHITE.sub(" ", raw)


def _span(said: str | None) -> int:
    if said is None:
        return 1
    digits = said.strip()
    return min(max(int(digits), 1), 1000) if digits.isdecimal() and len(digits) < 5 else 1
