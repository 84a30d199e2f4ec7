"""Makes Word files as offices make them, block by block, with python-docx, and turns them into others with LibreOffice."""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

Numbering = Sequence[tuple[str, str]]  # a level each: its Word number format, and its text (第%1章)

#: LibreOffice's name of the filter that writes each format.
FILTERS = {"doc": "doc:MS Word 97", "pdf": "pdf", "rtf": "rtf"}


class Word:
    """One file in the making. Each method adds one block."""

    def __init__(self) -> None:
        self.document = Document()
        self.numberings = 900

    def line(self, text: str, style: str = "", *, size: float = 0, bold: bool = False, centred: bool = False) -> None:
        """A paragraph in a style of Word's, or formatted by hand; ``\\n`` breaks its line, ``\\f`` its page."""
        self._set(self.document.add_paragraph(style=style or None), text, size, bold, centred)

    def numbered(self, numbering: int, level: int, text: str, style: str = "", *, bold: bool = False) -> None:
        """A paragraph with an automatic number of ``numbering``, which :meth:`numbering` made."""
        paragraph = self.document.add_paragraph(style=style or None)
        self._number(paragraph, numbering, level)
        self._set(paragraph, text, 0, bold, False)

    def numbering(self, levels: Numbering) -> int:
        """A new automatic numbering."""
        self.numberings += 1
        part = self.document.part.numbering_part.element
        shown = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for at, (kind, text) in enumerate(levels)
        )
        name = self.numberings
        part.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}">{shown}</w:abstractNum>'))
        part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>'))
        return name

    def table(
        self, rows: Sequence[Sequence[str]], merged: Iterable[tuple[int, int, int, int]] = (), numbered: int = 0
    ) -> None:
        """A table with borders; ``merged``: row, column, last row, last column. ``numbered``: of the cells ``#``."""
        table = self.document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                first, *rest = text.split("\n")
                paragraph = table.cell(row, column).paragraphs[0]
                if first == "#":
                    self._number(paragraph, numbered, 0)
                else:
                    paragraph.add_run(first)
                for more in rest:
                    table.cell(row, column).add_paragraph(more)
        for row, column, last_row, last_column in merged:
            table.cell(row, column).merge(table.cell(last_row, last_column))

    def page(self) -> None:
        """A break of the page."""
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def furniture(self, above: str, below: str) -> None:
        """What stands at the head and the foot of every page."""
        section = self.document.sections[0]
        section.header.paragraphs[0].text = above
        section.footer.paragraphs[0].text = below

    def data(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _set(self, paragraph: object, text: str, size: float, bold: bool, centred: bool) -> None:
        run = paragraph.add_run(text)  # type: ignore[attr-defined]
        run.bold = bold or None
        if size:
            run.font.size = Pt(size)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER  # type: ignore[attr-defined]

    def _number(self, paragraph: object, numbering: int, level: int) -> None:
        properties = paragraph._p.get_or_add_pPr()  # type: ignore[attr-defined]
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().set(qn("w:val"), str(level))
        numbered.get_or_add_numId().set(qn("w:val"), str(numbering))


def converted(files: dict[str, bytes], to: str) -> Iterator[tuple[str, bytes]]:
    """The DOCX files in another format, as LibreOffice writes it; nothing where it is not installed.

    Raises:
        FileNotFoundError: there is no ``soffice``.
        subprocess.CalledProcessError: it failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, f"{name}.docx").write_bytes(data)
        out = Path(folder, "out")
        call = ["soffice", f"-env:UserInstallation=file://{folder}/home", "--headless", "--convert-to", FILTERS[to]]
        sources = sorted(str(path) for path in Path(folder).glob("*.docx"))
        subprocess.run([*call, "--outdir", str(out), *sources], check=True, capture_output=True, timeout=240)
        for name in files:
            yield name, Path(out, f"{name}.{to}").read_bytes()
