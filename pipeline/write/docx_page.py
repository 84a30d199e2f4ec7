"""A Word document as GB/T 9704-2012 sets one: its page, fonts and sizes as styles, headings that Word's outline shows.

The numbers of headings are Word's own where they run as printed; else they stand as text. What was corrected, is open or is
masked carries a comment; what a person must answer is highlighted. Equal texts give equal bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_COLOR_INDEX, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from .collection import CleanDocument, Collection, Element, Inline, Mark, Ref, unfolded

# GB/T 9704-2012, 5.2 and 7: margins, 22 lines a page of 28 characters, 3号 (16 pt) 仿宋 for the text.
_MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}  # mm
_SIZE, _LINE, _TITLE = Pt(16), Pt(28.95), Pt(22)  # 3号; 225 mm over 22 lines; 2号
_FANGSONG, _HEITI, _KAITI, _XIAOBIAOSONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
_HEADINGS = (_HEITI, _KAITI, _FANGSONG, _FANGSONG)  # of levels 1 to 4
#: Families of markers that Word can count: its name for the numerals, and what stands around one.
_COUNTED = {
    "cjk-comma": ("chineseCountingThousand", "{}、"), "cjk-paren": ("chineseCountingThousand", "（{}）"),
    "arabic-dot": ("decimal", "{}."), "arabic-paren": ("decimal", "（{}）"),
}  # fmt: skip
_ALIGNED = {
    "signed": "Closing",
    "dateline": "Closing",
    "subtitle": "Subtitle",
    "doc-number": "Subtitle",
    "issuing-mark": "Subtitle",
}
#: What stands above the title (GB/T 9704-2012, 7.2), wherever the source had it beside the title.
_OVER_TITLE = ("copy-number", "classification", "urgency", "issuing-mark", "doc-number", "signer")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the oldest time that a zip can tell


def docx_page(collection: Collection) -> bytes:
    """The source's texts as one DOCX, each on a page of its own."""
    book = _Book()
    for number, document in enumerate(collection.documents):
        book.add(document, apart=number > 0)
    return book.data()


class _Book:
    def __init__(self) -> None:
        self.word: Any = docx.Document()
        self.numbers: dict[tuple[str, int], int] = {}  # family and last value of a run of headings: Word's number of it
        _set_page(self.word)
        _set_styles(self.word)
        self.styles = _ids(self.word)
        self.end = self.word.element.body.sectPr
        self.breaks = False  # whether a page begins with the next paragraph

    def add(self, document: CleanDocument, apart: bool) -> None:
        over = _over_title(document.body) if document.title else 0
        self.breaks = apart and bool(document.title)
        if apart and not document.title:
            self.paragraph("Normal", ()).add_run().add_break(WD_BREAK.PAGE)
        self.numbers.clear()
        self.blocks(document.body[:over])
        if document.title:
            self.paragraph("Title", document.title)
        self.blocks(document.body[over:])

    def blocks(self, elements: Sequence[Element]) -> None:
        for one in unfolded(elements):
            if one.kind in ("section", "annex"):
                self.division(one)
            elif one.kind == "list":
                for item in one.children:
                    self.item(item)
            elif one.kind == "table":
                self.table(one)
            elif one.kind == "speech":
                self.blocks(one.children)
            elif one.kind in ("cc", "imprint"):
                for line in one.children:
                    self.paragraph("Body Text", line.inline)
            elif one.inline or one.kind == "p":
                flush = one.kind in ("addressee", "salute")
                self.paragraph(_ALIGNED.get(one.kind, "Body Text" if flush else "Normal"), one.inline)

    def division(self, one: Element) -> None:
        lead = [part for part in one.children[:2] if part.kind in ("num", "heading")]
        rest = one.children[len(lead) :]
        if one.kind == "annex" and len(lead) > 1:
            self.annex(*lead)
        elif lead:
            number = next((part for part in lead if part.kind == "num"), None)
            counted = number is not None and self.counts(one, number)
            shown = [part for part in lead if not (counted and part is number)]
            style = f"Heading {min(max(one.level, 1), 4)}" if one.kind == "section" else "Heading 1"
            made = self.paragraph(style, [piece for part in shown for piece in part.inline])
            if counted:
                _number(made, self.numbers[one.style, one.n])
            if any(part.run_in for part in lead) and rest and rest[0].kind == "p":
                _run_in(made)
        self.blocks(rest)

    def annex(self, number: Element, heading: Element) -> None:
        """An annex begins a page: its mark at the margin, its title in the middle (GB/T 9704-2012, 7.3.9)."""
        self.breaks = True
        self.paragraph("Body Text", number.inline).paragraph_format.keep_with_next = True
        made = self.paragraph("Heading 1", heading.inline).paragraph_format
        made.alignment, made.first_line_indent = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)

    def counts(self, one: Element, number: Element) -> bool:
        """Whether Word's own number prints as this marker does; its count goes on from the sibling before, or starts."""
        if (
            one.style not in _COUNTED
            or not 0 < one.n < 100
            or number.text != _COUNTED[one.style][1].format(_numeral(one))
        ):
            return False
        before = self.numbers.pop((one.style, one.n - 1), None)
        for deeper in [key for key in self.numbers if key[0] == one.style]:
            del self.numbers[deeper]
        self.numbers[one.style, one.n] = before if before is not None else _new_number(self.word, one)
        return True

    def item(self, one: Element) -> None:
        lead = [part for part in one.children[:2] if part.kind in ("num", "heading")]
        rest = one.children[len(lead) :]
        first = rest[0].inline if rest and rest[0].kind == "p" else ()
        self.paragraph("Normal", [*(piece for part in lead for piece in part.inline), *first])
        self.blocks(rest[1:] if first else rest)

    def table(self, one: Element) -> None:
        places = _grid(one)
        if not places:
            return
        rows, columns = (max(place[axis] + place[axis + 2] for place, _ in places) for axis in (0, 1))
        table = self.word.add_table(rows, columns)
        table.style = "Table Grid"
        cells = [line.cells for line in table.rows]
        for (row, column, down, across), cell in places:
            inner = [part.inline for part in cell.children] or [cell.inline]
            held = cells[row][column]
            if down * across > 1:
                held.merge(cells[row + down - 1][column + across - 1])
            for number, inline in enumerate(inner):
                made = held.paragraphs[0] if number == 0 else held.add_paragraph()
                self.say(self.styled(made, "Body Text"), inline)

    def paragraph(self, style: str, inline: Sequence[Inline]) -> Any:
        made: Any = Paragraph(_node("w:p", {}), self.word._body)
        self.end.addprevious(made._p)  # the library looks for the end from the first paragraph on, each time
        self.say(self.styled(made, style), inline)
        if self.breaks:
            made.paragraph_format.page_break_before, self.breaks = True, False
        return made

    def styled(self, paragraph: Paragraph, style: str) -> Paragraph:
        """The paragraph in a style; the library looks through all styles for one that is given by its name."""
        paragraph._p.style = self.styles[style]
        return paragraph

    def say(self, paragraph: Any, inline: Sequence[Inline]) -> None:
        for part in inline:
            if isinstance(part, str):
                paragraph.add_run(part).font.superscript = True if isinstance(part, Ref) else None
            else:
                self.mark(paragraph, part)

    def mark(self, paragraph: Any, mark: Mark) -> None:
        run = paragraph.add_run(mark.text or "▢")
        if mark.kind != "corr":
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW if mark.kind == "unclear" else WD_COLOR_INDEX.GRAY_25
        comment = self.word.add_comment(run, _told(mark), author="gongwen", initials="G")
        comment._comment_elm.attrib.pop(qn("w:date"), None)  # the day of writing would make equal texts differ

    def data(self) -> bytes:
        made = io.BytesIO()
        self.word.save(made)
        out = io.BytesIO()
        with zipfile.ZipFile(made) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
            for name in given.namelist():
                kept.writestr(zipfile.ZipInfo(name, _FIRST_DAY), given.read(name), zipfile.ZIP_DEFLATED)
        return out.getvalue()


def _over_title(body: Sequence[Element]) -> int:
    """How many of the first elements stand above the title."""
    return next((n for n, one in enumerate(body) if one.kind not in _OVER_TITLE), len(body))


def _told(mark: Mark) -> str:
    if mark.kind == "corr":
        return f"{mark.sic or '∅'} → {mark.text} ({mark.cert}, {mark.rule}){': ' + mark.why if mark.why else ''}"
    return f"{' / '.join(mark.candidates)}: {mark.reason}" if mark.candidates else mark.reason


def _numeral(one: Element) -> str:
    """The integer of a marker as Word prints it: 12, or 十二."""
    if _COUNTED[one.style][0] == "decimal":
        return str(one.n)
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(one.n, 10)
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")


def _grid(table: Element) -> list[tuple[tuple[int, int, int, int], Element]]:
    """Each cell with its row and column, and how many of each it reaches over; cells that meet are as small as one."""
    taken: set[tuple[int, int]] = set()
    found = []
    for row, line in enumerate(table.children):
        column = 0
        for cell in line.children:
            while (row, column) in taken:
                column += 1
            down, across = min(cell.row_span, len(table.children) - row), cell.column_span
            reach = {(row + r, column + c) for r in range(down) for c in range(across)}
            if reach & taken:
                down, across, reach = 1, 1, {(row, column)}
            found.append(((row, column, down, across), cell))
            taken |= reach
    return found


# --- Word's own parts ------------------------------------------------------------------------------------------------


def _set_page(word: Any) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, width in _MARGINS.items():
        setattr(section, name, Mm(width))


def _set_styles(word: Any) -> None:
    styles = word.styles
    _style(styles["Normal"], _FANGSONG, _SIZE, indent=2)
    _style(styles["Body Text"], _FANGSONG, _SIZE)
    _style(styles["Title"], _XIAOBIAOSONG, _TITLE, align=WD_ALIGN_PARAGRAPH.CENTER)
    _style(styles["Subtitle"], _KAITI, _SIZE, align=WD_ALIGN_PARAGRAPH.CENTER)
    closing = styles.add_style("Closing", WD_STYLE_TYPE.PARAGRAPH)
    closing.base_style = styles["Normal"]
    _style(closing, _FANGSONG, _SIZE, align=WD_ALIGN_PARAGRAPH.RIGHT)
    for level, font in enumerate(_HEADINGS, 1):
        _style(styles[f"Heading {level}"], font, _SIZE, indent=2)
        styles[f"Heading {level}"].font.bold = level == 3


def _ids(word: Any) -> dict[str, str | None]:
    """The id of each style of paragraphs by its name; None for the one that stands where none is named."""
    plain = word.styles.default(WD_STYLE_TYPE.PARAGRAPH).name
    of_paragraphs = [style for style in word.styles if style.type == WD_STYLE_TYPE.PARAGRAPH]
    return {style.name: style.style_id if style.name != plain else None for style in of_paragraphs}


def _style(style: Any, font: str, size: Any, align: Any = None, indent: int = 0) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = font, size, False, False
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("w:eastAsia", "w:ascii", "w:hAnsi"):
        fonts.set(qn(script), font if script == "w:eastAsia" else "Times New Roman")
    for unwanted in ("w:color", "w:spacing", "w:kern"):
        for element in properties.findall(qn(unwanted)):
            properties.remove(element)
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, _LINE
    form.alignment = align if align is not None else WD_ALIGN_PARAGRAPH.JUSTIFY
    form.first_line_indent = size * indent


def _new_number(word: Any, one: Element) -> int:
    """A new count in Word's numbering that begins with the number of this heading; its id.

    Each has a definition of its own: programs that write DOC lose a start that only an instance has.
    """
    numbering = word.part.numbering_part.element
    form, around = _COUNTED[one.style]
    key = str(1000 + len(numbering.findall(qn("w:abstractNum"))))
    level = _node("w:lvl", {"w:ilvl": "0"}, [
        _node("w:start", {"w:val": str(one.n)}), _node("w:numFmt", {"w:val": form}), _node("w:suff", {"w:val": "nothing"}),
        _node("w:lvlText", {"w:val": around.format("%1")}), _node("w:lvlJc", {"w:val": "left"}),
        _node("w:pPr", {}, [_node("w:ind", {"w:left": "0", "w:firstLine": str(2 * int(_SIZE.pt * 20))})]),
    ])  # fmt: skip
    numbering.insert(
        0,
        _node("w:abstractNum", {"w:abstractNumId": key}, [_node("w:multiLevelType", {"w:val": "singleLevel"}), level]),
    )
    return int(numbering.add_num(int(key)).numId)


def _node(name: str, attributes: dict[str, str], children: Sequence[Any] = ()) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    made.extend(children)
    return made


def _number(paragraph: Any, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _run_in(paragraph: Any) -> None:
    """Word's style separator: the paragraph mark is hidden, so that the text goes on behind the heading on its line."""
    properties = _node("w:rPr", {}, [_node("w:vanish", {}), _node("w:specVanish", {})])
    paragraph._p.get_or_add_pPr().append(properties)
