"""RTF, read by us: groups, code pages and Unicode escapes as the RTF 1.9.1 specification has them.

Chinese writers put characters down as ``\\'b9\\'fa`` in the code page of the font (``\\fcharset134`` is GBK) and as
``\\u22269?`` besides; some put raw GBK bytes. Bytes are gathered until something else comes and then decoded together,
so that a character split over two escapes stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from ..errors import InputError
from ..model import Cell, Facts, Omission, Page, Source, Style
from ..settings import Settings
from .lines import Drawn, page_of
from .raised import told, written

TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.S
)
CODE_PAGES = {936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 1252: "cp1252", 65001: "utf-8"}
CHARSETS = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949", 0: "", 1: "", 2: ""}
#: Destinations whose text is of the text; every other destination is left out.
NOT_TEXT = frozenset(
    (
        *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "fldinst", "themedata", "colorschememapping"),
        *(
            "datastore",
            "latentstyles",
            "listtable",
            "listoverridetable",
            "rsidtbl",
            "generator",
            "xmlnstbl",
            "datafield",
        ),
        *("bkmkstart", "bkmkend", "filetbl", "revtbl", "pgdsctbl", "mmathPr", "wgrffmtfilter", "nonshppict"),
        *("atnid", "atnauthor", "annotation", "atrfstart", "atrfend", "pnseclvl", "shpinst", "do"),
    )
)
KEPT_DESTINATIONS = frozenset(("shppict", "shptxt", "listtext", "pntext", "shpinst"))
FURNITURE = {name: kind for kind in ("header", "footer") for name in (kind, f"{kind}l", f"{kind}r", f"{kind}f")}
SPECIAL = {"tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"}
SPECIAL |= {"bullet": "•", "line": "\n", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005"}


@dataclass(frozen=True, slots=True)
class State:
    """What a group inherits and restores at its end."""

    encoding: str = ""  # of the font
    fallback: int = 1  # characters that stand in for a \\u, to be skipped
    bold: bool = False
    hidden: bool = False
    raised: bool = False
    deleted: bool = False
    size: float = 12.0
    destination: str = "text"  # text, header, footer, footnote, fonttbl, or empty for what is left out
    centred: bool = False
    outline: int = 0
    in_table: bool = False


@dataclass(slots=True)
class _Reader:
    lines: list[Drawn] = field(default_factory=list)
    furniture: list[Drawn] = field(default_factory=list)
    notes: list[Drawn] = field(default_factory=list)
    state: State = State()
    stack: list[State] = field(default_factory=list)
    default: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    raw: bytearray = field(default_factory=bytearray)
    pieces: dict[str, list[tuple[str, State]]] = field(default_factory=dict)
    skip: int = 0
    star: bool = False
    paragraph: int = 0
    table: int = 0
    row: int = -1
    column: int = 0
    left_out: int = 0
    marks: int = 0


def read(source: Source, settings: Settings) -> Page:
    """The page of an RTF file.

    Raises:
        InputError: no text in it.
    """
    reader = _Reader()
    data = source.data
    at, end = 0, len(data)
    while at < end:
        token = TOKEN.match(data, at)
        if token is None:
            break
        at = token.end()
        if token[1] and token[1] == b"bin":
            at += max(int(token[2] or 0), 0)
        else:
            _take(reader, token, settings)
    _end_paragraph(reader)
    omitted = [Omission("rtf", reader.left_out, "hidden text or tracked changes")] if reader.left_out else []
    omitted += told(reader.marks, "rtf")
    if not reader.lines:
        raise InputError("no text in the RTF file")
    lines = [*reader.furniture, *reader.lines, *reader.notes]
    facts = Facts(cut_off="the RTF file ends inside a group: its end is missing") if reader.stack else Facts()
    return page_of(source, "application/rtf", reader.default, lines, facts, omitted)


def _take(reader: _Reader, token: re.Match[bytes], settings: Settings) -> None:
    word, number, byte, symbol, brace, text = token.groups()
    if byte is not None:
        if reader.skip:
            reader.skip -= 1
        else:
            reader.raw.append(int(byte, 16))
        return
    if text is not None:
        skipped = min(reader.skip, len(text))
        reader.skip -= skipped
        reader.raw += text[skipped:]
        return
    if brace is None and symbol is None and word is None:
        return  # a line end of the file, which may stand between the two bytes of a character
    _flush(reader)
    if brace == b"{":
        reader.stack.append(reader.state)
        reader.skip, reader.star = 0, False
    elif brace == b"}":
        if reader.state.destination == "footnote" and reader.stack and reader.stack[-1].destination != "footnote":
            _end_paragraph(reader)
        if reader.stack:
            reader.state = reader.stack.pop()
        reader.skip = 0
    elif symbol is not None:
        _symbol(reader, symbol)
    elif word is not None:
        _word(reader, word.decode("ascii"), int(number) if number else None, settings)


def _symbol(reader: _Reader, symbol: bytes) -> None:
    if symbol == b"*":
        reader.star = True
    elif symbol in (b"\r", b"\n"):
        _end_paragraph(reader)
    else:
        _add(reader, {b"~": "\u00a0", b"_": "-", b"-": ""}.get(symbol, symbol.decode("latin-1")))


def _flush(reader: _Reader) -> None:
    if not reader.raw:
        return
    data, reader.raw = bytes(reader.raw), bytearray()
    if reader.state.destination == "fonttbl":
        return
    encoding = reader.state.encoding or reader.default
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # fonts named as Western, text in the document's own code page: "\f0\'b9\'fa" under \ansicpg936
        text = data.decode(reader.default if reader.default != encoding else "gb18030", "replace")
    _add(reader, text)


def _add(reader: _Reader, text: str) -> None:
    state = reader.state
    if not state.destination or state.destination == "fonttbl":
        return
    if state.hidden or state.deleted:
        reader.left_out += len(text)
        return
    reader.pieces.setdefault(state.destination, []).append((text, state))


def _word(reader: _Reader, word: str, number: int | None, settings: Settings) -> None:
    on = number != 0
    match word:
        case "u" if number is not None:
            reader.skip = 0
            _add(reader, chr(number & 0xFFFF))
            reader.skip = reader.state.fallback
        case "uc":
            reader.state = replace(reader.state, fallback=number or 0)
        case "par" | "sect" | "page" | "column":
            _end_paragraph(reader)
        case "cell" | "nestcell":
            _end_paragraph(reader)
            reader.column += 1
        case "row" | "nestrow":
            reader.column = 0
            reader.row += 1
        case "trowd" if reader.row < 0:
            reader.table += 1
            reader.row = reader.column = 0
        case "intbl":
            reader.state = replace(reader.state, in_table=True)
        case "pard":
            reader.state = replace(reader.state, centred=False, outline=0, in_table=False)
        case "plain":
            reader.state = replace(reader.state, bold=False, hidden=False, raised=False, size=12.0)
        case "qc" | "ql" | "qr" | "qj":
            reader.state = replace(reader.state, centred=word == "qc")
        case "b":
            reader.state = replace(reader.state, bold=on)
        case "super":
            reader.state = replace(reader.state, raised=on)
        case "nosupersub" | "sub":
            reader.state = replace(reader.state, raised=False)
        case "v":
            reader.state = replace(reader.state, hidden=on)
        case "deleted" | "revised":
            if (word == "deleted") == (settings.tracked_changes == "new"):
                reader.state = replace(reader.state, deleted=on)
        case "fs":
            reader.state = replace(reader.state, size=(number or 24) / 2)
        case "outlinelevel":
            reader.state = replace(reader.state, outline=(number or 0) + 1 if (number or 0) < 6 else 0)
        case "ansicpg":
            reader.default = CODE_PAGES.get(number or 1252, "cp1252")
        case "f":
            reader.font = number or 0
            reader.state = replace(reader.state, encoding=reader.fonts.get(reader.font, ""))
        case "fcharset":
            reader.fonts[reader.font] = CHARSETS.get(number or 0, "")
        case "fonttbl":
            reader.state = replace(reader.state, destination="fonttbl")
        case _ if word in SPECIAL:
            _add(reader, SPECIAL[word])
        case _:
            _destination(reader, word)
    reader.star = False


def _destination(reader: _Reader, word: str) -> None:
    if not reader.state.destination:
        if word == "shptxt":  # text box inside a shape that is otherwise left out
            reader.state = replace(reader.state, destination="text")
        return
    if word in FURNITURE:
        reader.state = replace(reader.state, destination=FURNITURE[word])
    elif word == "footnote":
        reader.state = replace(reader.state, destination="footnote")
    elif word in ("listtext", "pntext"):  # the automatic number, as displayed
        return
    elif word in NOT_TEXT or (reader.star and word not in KEPT_DESTINATIONS):
        reader.state = replace(reader.state, destination="")


def _end_paragraph(reader: _Reader) -> None:
    destination = reader.state.destination
    pieces = reader.pieces.pop(destination, [])
    reader.paragraph += 1
    if not reader.state.in_table and destination == "text":
        reader.row = -1
    joined = "".join(_marked(reader, pieces))
    joined = joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # \u writes pairs one by one
    if not joined.strip():
        return
    style = _style(pieces)
    where = f"rtf:p{reader.paragraph}"
    for line in filter(str.strip, joined.split("\n")):
        if destination in ("header", "footer"):
            out = ("read/page-furniture", f"a {destination} of the pages")
            reader.furniture.append(Drawn(line.strip(" "), where, role="furniture", out=out))
        elif destination == "footnote":
            reader.notes.append(Drawn(line.strip(" "), where, style, "note"))
        elif reader.state.in_table and reader.row >= 0:
            cell = Cell(reader.table, reader.row, reader.column)
            reader.lines.append(Drawn(line.strip(" "), where, style, "cell", cell))
        else:
            reader.lines.append(Drawn(line.rstrip(" \t"), where, style))


def _marked(reader: _Reader, pieces: list[tuple[str, State]]) -> Iterator[str]:
    """The pieces as text, those that are raised set so that they join no number."""
    before = ""
    for raised, run in groupby(pieces, lambda piece: piece[1].raised):
        text = "".join(piece for piece, _ in run)
        before = written(text, before) if raised else text
        reader.marks += before != text
        yield before


def _style(pieces: list[tuple[str, State]]) -> Style:
    inked = [(text, state) for text, state in pieces if text.strip()]
    bold = [state.bold for _, state in inked]
    lead = sum(len(text) for text, _ in inked[: bold.index(False)]) if bold[0] and not all(bold) else 0
    first = inked[0][1]
    return Style(first.outline, all(bold), lead, first.centred, first.size)
