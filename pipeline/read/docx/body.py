"""The walk over a DOCX body: what a person sees, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from ...chinese.widths import IS_HAN
from ...model import PLAIN, Cell, Merged, Omission, Role, Style
from ..lines import Drawn, telling
from ..raised import written
from .grid import cells, is_data
from .numbers import Numbers, W, value_of, whole
from .styles import Styles, said, style_of, switched_on

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
THROUGH = {
    W + name for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "bdo", "dir", "sdtContent", "subDoc")
}
SYMBOLS = {"F0A8": "□", "F06F": "□", "F0FE": "☑", "F052": "☑", "F0FC": "√", "F0D8": "➢", "F06C": "●", "F06E": "■"}
Look = list[etree._Element]
LETTER = 210  # twips: a character of 10.5 points, Word's usual size


@dataclass(slots=True)
class Body:
    """The state of the walk over one document."""

    name: str
    styles: Styles
    numbers: Numbers
    keep_old: bool
    chunk: Callable[[str], tuple[list[Drawn], list[Omission]]]
    targets: dict[str, str]
    lines: list[Drawn] = field(default_factory=list)
    omitted: list[Omission] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    references: dict[tuple[str, str], int] = field(default_factory=dict)
    cell: Cell | None = None
    role: Role = "text"
    pieces: list[tuple[str, Look]] = field(default_factory=list)  # of a paragraph that is not at its end
    boxes: list[etree._Element] = field(default_factory=list)
    figures: list[Drawn] = field(default_factory=list)
    marks: int = 0  # raised note marks, set in brackets

    @property
    def at(self) -> str:
        """The locator of the paragraph being read."""
        return f"docx:{self.name}#p{self.paragraphs}"

    def walk(self, container: etree._Element) -> None:
        """Read the blocks in an element."""
        for child in container:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child)
            elif tag == f"{W}tbl":
                self._table(child)
            elif tag == f"{W}altChunk":
                lines, omitted = self.chunk(child.get(f"{R}id", ""))
                self.lines += lines
                self.omitted += omitted
            elif tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag"):
                self.walk(child)
            elif tag in (f"{W}ins", f"{W}moveTo", f"{W}del", f"{W}moveFrom"):
                if self._kept(tag):
                    self.walk(child)
            elif tag == f"{MC}AlternateContent":
                self.walk(_chosen(child))

    def notes(self, tree: etree._Element | None, kind: str) -> None:
        """Read the footnotes or endnotes that the text refers to, in the order of the references."""
        by_id = {note.get(f"{W}id", ""): note for note in tree} if tree is not None else {}
        self.role = "note"
        for (of, name), number in list(self.references.items()):
            if of == kind and name in by_id:
                self.pieces.append((f"[{number}] ", []))
                self.walk(by_id[name])
        self.role = "text"
        self.pieces = []

    def _kept(self, tag: str) -> bool:
        return (tag in (f"{W}del", f"{W}moveFrom")) == self.keep_old

    # --- paragraphs --------------------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: etree._Element) -> None:
        self.paragraphs += 1
        properties = paragraph.find(f"{W}pPr")
        self._inline(paragraph, properties)
        if self._mark_is_gone(properties):
            return  # what follows is the same paragraph
        pieces, self.pieces = list(self._marked(self.pieces)), []
        boxes, self.boxes = self.boxes, []
        figures, self.figures = self.figures, []
        text = "".join(piece for piece, _ in pieces)
        number, left = self._number(properties)  # counts where the paragraph is empty, too
        if text.strip() or (number and self.cell is not None):
            style = style_of(self.styles, properties, pieces)
            if number and style.bold_lead:
                style = style._replace(bold=False, bold_lead=0)
            if left:
                style = style._replace(indent=left / LETTER)
            for index, line in enumerate((number + text).split("\n")):
                if line.strip():
                    self._emit(line.rstrip(" \t"), style if not index else _without_lead(style), not index)
        self.lines += figures
        for box in boxes:
            self.walk(box)

    def _marked(self, pieces: list[tuple[str, Look]]) -> Iterator[tuple[str, Look]]:
        """The pieces, those that are raised set so that they join no number."""
        before = ""
        for raised, run in groupby(pieces, lambda piece: said(piece[1], "vertAlign") == "superscript"):
            of_run = list(run)
            text = "".join(piece for piece, _ in of_run)
            now = written(text, before) if raised else text
            self.marks += now != text
            yield from of_run if now == text else [(now, of_run[0][1])]
            before = now

    def _emit(self, text: str, style: Style, opens: bool) -> None:
        role: Role = "cell" if self.cell is not None and self.role == "text" else self.role
        self.lines.append(Drawn(text, self.at, style, role, self.cell, opens=opens))

    def _mark_is_gone(self, properties: etree._Element | None) -> bool:
        marks = properties.find(f"{W}rPr") if properties is not None else None
        return marks is not None and marks.find(W + ("ins" if self.keep_old else "del")) is not None

    def _number(self, properties: etree._Element | None) -> tuple[str, int]:
        """The automatic number of a paragraph, and by how many twips its level sets the paragraph in."""
        applied = self.styles.paragraph(properties)
        style = value_of(properties, "pStyle") if properties is not None else ""
        instance = level = ""
        for one in applied:
            numbering = one.find(f"{W}numPr")
            if numbering is not None:
                instance = instance or value_of(numbering, "numId")
                level = level or value_of(numbering, "ilvl")
        by_style = next((self.numbers.of_style[s] for s in self._ids(style) if s in self.numbers.of_style), None)
        if not instance and by_style:
            instance = by_style[0]
        if not level and by_style and by_style[0] == instance:
            level = str(by_style[1])
        if not instance or instance == "0":
            return "", 0
        definition = self.numbers.level(instance, whole(level, 0))
        return self.numbers.next(instance, whole(level, 0)), definition.left if definition else 0

    def _ids(self, style: str) -> Iterator[str]:
        for element in self.styles.chain(style):
            yield element.get(f"{W}styleId", "")

    # --- inside a paragraph ------------------------------------------------------------------------------------------

    def _inline(self, element: etree._Element, properties: etree._Element | None) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, properties)
            elif tag in THROUGH or tag in (f"{W}sdt", f"{M}oMathPara"):
                self._inline(child, properties)
            elif tag in (f"{W}ins", f"{W}moveTo", f"{W}del", f"{W}moveFrom"):
                if self._kept(tag):
                    self._inline(child, properties)
                else:
                    self._omit(child, "taken away by a tracked change")
            elif tag == f"{MC}AlternateContent":
                self._inline(_chosen(child), properties)
            elif tag == f"{M}oMath":
                self.pieces.append(("".join(t.text or "" for t in child.iter(f"{M}t")), []))

    def _omit(self, element: etree._Element, why: str) -> None:
        length = sum(len(t.text or "") for t in element.iter(f"{W}t", f"{W}delText"))
        if length:
            self.omitted.append(Omission(self.at, length, why))

    def _run(self, run: etree._Element, properties: etree._Element | None) -> None:
        look = self.styles.run(run.find(f"{W}rPr"), properties)
        if switched_on(look, "vanish"):
            self._omit(run, "hidden text")
            return
        self._content(run, look, properties)

    def _content(self, run: etree._Element, look: Look, properties: etree._Element | None) -> None:
        for child in run:
            tag = child.tag
            if tag in (f"{W}t", f"{W}delText"):
                self.pieces.append(((child.text or "").replace("\n", " "), look))
            elif tag in (f"{W}tab", f"{W}ptab"):
                self.pieces.append(("\t", look))
            elif tag in (f"{W}br", f"{W}cr"):
                self.pieces.append(("\n", look))
            elif tag == f"{W}noBreakHyphen":
                self.pieces.append(("-", look))
            elif tag == f"{W}sym":
                self.pieces.append((_symbol(child.get(f"{W}char", "")), look))
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                key = ("footnote" if tag == f"{W}footnoteReference" else "endnote", child.get(f"{W}id", ""))
                self.pieces.append((f"[{self.references.setdefault(key, len(self.references) + 1)}]", look))
            elif tag == f"{W}ruby":
                over = child.find(f"{W}rt")
                if over is not None:
                    self._omit(over, "the reading that stands over a word")
                base = child.find(f"{W}rubyBase")
                if base is not None:
                    self._inline(base, properties)
            elif tag == f"{MC}AlternateContent":
                self._content(_chosen(child), look, properties)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._drawing(child)

    def _drawing(self, drawing: etree._Element) -> None:
        for box in drawing.iter(f"{W}txbxContent"):
            if not any(above in self.boxes for above in box.iterancestors(f"{W}txbxContent")):
                self.boxes.append(box)
        described = next(drawing.iter(f"{WP}docPr"), None)
        alt = " ".join((described.get("descr") or "").split()) if described is not None else ""
        if IS_HAN.search(alt) and "自动生成" not in alt:
            picture = next(drawing.iter(f"{A}blip"), None)
            target = self.targets.get(picture.get(f"{R}embed", ""), "") if picture is not None else ""
            self.figures.append(Drawn(alt, self.at, PLAIN, "figure", None, target))

    # --- tables ------------------------------------------------------------------------------------------------------

    def _table(self, table: etree._Element) -> None:
        grid = list(cells(table, self.keep_old))
        data = is_data(grid)
        if data:
            self.tables += 1
        number, outer = self.tables, self.cell
        width = max((column + columns for _, column, _, columns, _ in grid), default=0)
        height = max((row + rows for row, _, rows, _, _ in grid), default=0)
        first, blank = len(self.lines), []
        for row, column, rows, columns, cell in grid:
            self.cell = Cell(number, row, column, rows, columns, width, height) if data else outer
            before = len(self.lines)
            self.walk(cell)
            if len(self.lines) == before and rows * columns > 1:
                blank.append(Merged(row, column, rows, columns))
        self.cell = outer
        if data:
            self.lines[first:] = telling(self.lines[first:], number, blank)


def _chosen(alternate: etree._Element) -> etree._Element:
    """One branch of an AlternateContent, never both: they hold the same text box twice."""
    choice = alternate.find(f"{MC}Choice")
    fallback = alternate.find(f"{MC}Fallback")
    if choice is not None and len(choice):
        return choice
    return fallback if fallback is not None else alternate


def _symbol(code: str) -> str:
    if code.upper() in SYMBOLS:
        return SYMBOLS[code.upper()]
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _without_lead(style: Style) -> Style:
    return style._replace(bold_lead=0, indent=0.0)
