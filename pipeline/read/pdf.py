"""PDF with a text layer, by pdfium: visual lines in reading order, columns one after another, page furniture noted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ..errors import InputError
from ..model import Omission, Page, Source, Style
from ..settings import Settings
from .lines import Drawn, page_of
from .pdf_columns import Column, Segment, column_of, columns_of, goes_on, joined
from .pdf_letters import merged, segments

MEDIA_TYPE = "application/pdf"
MISSING = "PDF needs pypdfium2: pip install gongwen[pdf]"
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"(?:第\s*)?[-—–－·\s]*\d{1,4}[-—–－·\s]*(?:页)?(?:\s*[/／共]\s*(?:共\s*)?\d{1,4}\s*页?)?")
EDGE = 2  # lines at the top and the bottom of a page that may be furniture
MARGIN = 0.14  # share of the page's height in which furniture stands; GB/T 9704 has its page numbers in the last 0.12
FEW = 4  # characters a page, on the average, that a scan with a stamped page number has at most
COLUMN = 6  # lines that make a column
LAST = 2  # the same on other pages of a document that has columns


def read(source: Source, settings: Settings) -> Page:
    """The page of a PDF.

    Raises:
        InputError: encrypted, damaged, no text layer, or the library is not installed.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise InputError(MISSING) from error
    try:
        document = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError("an encrypted PDF; save it without its password first") from error
        raise InputError(f"a damaged PDF: {error}") from error
    try:
        found, sizes, omitted = [], [], []
        for number, page in enumerate(document, 1):
            found.append(segments(page))
            sizes.append(page.get_size())
            if not found[-1] and next(iter(page.get_objects()), None) is not None:
                omitted.append(Omission(f"pdf:page={number}", 0, "a page image without a text layer; run OCR on it"))
    except pypdfium2.PdfiumError as error:
        raise InputError(f"a damaged PDF: {error}") from error
    finally:
        document.close()
    least = min((COLUMN if _two_columns(one, w, COLUMN) else 99) for one, (w, _) in zip(found, sizes, strict=True))
    pages = [
        merged(_ordered(one, w, LAST if least == COLUMN else COLUMN)) for one, (w, _) in zip(found, sizes, strict=True)
    ]
    if sum(len(line.text.strip()) for page in pages for line in page) <= FEW * len(pages):
        raise InputError(f"a PDF of {len(pages)} page images without a text layer; run OCR on it first")
    return page_of(source, MEDIA_TYPE, "utf-8", list(_drawn(pages, [height for _, height in sizes])), omitted=omitted)


def _two_columns(lines: list[Segment], width: float, least: int) -> bool:
    """Whether a page has two columns of at least so many lines."""
    left, crossing, right = _parted(lines, width)
    prose = all(sum(len(line.text) for line in side) >= 8 * max(len(side), 1) for side in (left, right))
    return len(left) >= least and len(right) >= least and len(crossing) * 4 < max(len(lines), 8) and prose


def _parted(lines: list[Segment], width: float) -> tuple[list[Segment], list[Segment], list[Segment]]:
    """What stands left of the middle, across it and right of it."""
    middle = width / 2
    left = [line for line in lines if line.right <= middle + 10]
    crossing = [line for line in lines if line.left < middle - 10 and line.right > middle + 10]
    return left, crossing, [line for line in lines if line.left >= middle - 10]


def _ordered(lines: list[Segment], width: float, least: int) -> list[Segment]:
    """Reading order: two columns one after the other between the lines that cross the middle; else from the top."""
    from_top = sorted(lines, key=lambda line: (-round(line.top / 4), line.left))
    if not _two_columns(lines, width, least):
        return from_top
    middle, crossing = width / 2, set(_parted(lines, width)[1])
    ordered: list[Segment] = []
    zone: list[Segment] = []
    for line in from_top:
        if line in crossing:
            ordered += [*_sides(zone, middle), line]
            zone = []
        else:
            zone.append(line)
    return [*ordered, *_sides(zone, middle)]


def _sides(zone: list[Segment], middle: float) -> list[Segment]:
    return [one for one in zone if one.left < middle - 10] + [one for one in zone if one.left >= middle - 10]


def _drawn(pages: list[list[Segment]], heights: list[float]) -> Iterator[Drawn]:
    furniture = _furniture(pages, heights)
    columns: list[list[Column]] = []
    own: list[Column] = []
    for lines in pages:  # a last page with few lines has the columns of the one before
        before_it, own = own, columns_of(lines)
        columns.append(own + before_it)
    waiting: list[Drawn] = []  # furniture between two halves of a paragraph
    held: Drawn | None = None
    before: tuple[Segment, Column | None] | None = None
    on = 0
    for number, lines in enumerate(pages):
        widest = max((line.right for line in lines), default=0.0)
        leftmost = min((line.left for line in lines), default=0.0)
        for index, line in enumerate(lines):
            where = f"pdf:page={number + 1}#{index + 1}"
            if (number, index) in furniture:
                waiting.append(
                    Drawn(line.text, where, role="furniture", out=("read/page-furniture", "repeated on the pages"))
                )
                continue
            column = column_of(line, columns[number])
            if held is not None and before is not None and goes_on(*before, line, column, number != on):
                held = held._replace(text=joined(held.text, line.text))
            else:
                if held is not None:
                    yield held
                yield from waiting
                waiting.clear()
                held = Drawn(line.text, where, _style(line, leftmost, widest))
            before, on = (line, column), number
    if held is not None:
        yield held
    yield from waiting


def _style(line: Segment, leftmost: float, widest: float) -> Style:
    size = round(line.top - line.bottom, 1)
    inset, outset = line.left - leftmost, widest - line.right
    centred = inset > 3 * size and abs(inset - outset) < 2 * size
    return Style(centred=centred, size=size, indent=0.0 if centred or not size else round(inset / size, 1))


def _furniture(pages: list[list[Segment]], heights: list[float]) -> set[tuple[int, int]]:
    """Page and line index of what stands in the margins of most pages, alike but for numbers that count the pages."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for index, line in enumerate(lines):
            edge = index < EDGE or index >= len(lines) - EDGE
            if edge and not MARGIN * heights[number] < line.bottom < (1 - MARGIN) * heights[number]:
                found[DIGITS.sub("0", line.text)].append((number, index))
    furniture: set[tuple[int, int]] = set()
    for text, places in found.items():
        often = len({number for number, _ in places}) >= max(2, len(pages) // 3)
        alike = len({pages[number][index].text for number, index in places}) == 1
        opens = all(index in (0, len(pages[number]) - 1) for number, index in places)
        sure = len(places) > 2 or PAGE_NUMBER.fullmatch(text) or (alike and opens)
        if often and sure and _counts_pages(pages, places):
            furniture.update(places)
    return furniture


def _counts_pages(pages: list[list[Segment]], places: list[tuple[int, int]]) -> bool:
    """Whether each number in the lines is the same on all pages or grows with them."""
    rows = [[int(n) for n in DIGITS.findall(pages[number][index].text)] for number, index in places]
    for column in zip(*rows, strict=True):
        steps = {value - number for value, (number, _) in zip(column, places, strict=True)}
        if len(steps) > 1 and len(set(column)) > 1:
            return False
    return True
