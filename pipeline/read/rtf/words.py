"""The control words of RTF 1.9.1 that say something of the text, and those whose text is none."""

from __future__ import annotations

from dataclasses import replace

from ...settings import Settings
from .paragraphs import end_paragraph
from .state import Reader, add

CODE_PAGES = {936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 1252: "cp1252", 65001: "utf-8"}
CHARSETS = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949", 0: "", 1: "", 2: ""}
#: Destinations whose text is of the text; every other destination is left out.
NOT_TEXT = frozenset(
    (
        *("colortbl", "info", "pict", "object", "fldinst", "themedata", "colorschememapping"),
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
TABLE = frozenset(("cell", "nestcell", "row", "trowd", "cellx", "clvmrg", "clmrg"))
FURNITURE = {name: kind for kind in ("header", "footer") for name in (kind, f"{kind}l", f"{kind}r", f"{kind}f")}
SPECIAL = {"tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"}
SPECIAL |= {"bullet": "•", "line": "\n", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005"}


def word_read(reader: Reader, word: str, number: int | None, settings: Settings) -> None:
    on = number != 0
    match word:
        case "u" if number is not None:
            reader.skip = 0
            add(reader, chr(number & 0xFFFF))
            reader.skip = reader.state.fallback
        case "uc":
            reader.state = replace(reader.state, fallback=number or 0)
        case "par" | "sect" | "page" | "column":
            end_paragraph(reader)
        case "intbl":
            reader.state = replace(reader.state, in_table=True)
        case "pard":
            reader.state = replace(reader.state, centred=False, outline=0, style=0, in_table=False)
        case "s":
            reader.state = replace(reader.state, style=number or 0)
        case "stylesheet":
            reader.state = replace(reader.state, destination="stylesheet")
        case "fonttbl":
            reader.state = replace(reader.state, destination="fonttbl")
        case "plain":
            reader.state = replace(reader.state, bold=False, hidden=False, raised=False, size=12.0)
        case "qc" | "ql" | "qr" | "qj":
            reader.state = replace(reader.state, centred=word == "qc")
        case "b":
            reader.state = replace(reader.state, bold=on)
        case "dbch" | "loch" | "hich" | "rtlch" | "ltrch":
            reader.script = word
        case "ab" if reader.script == "dbch":  # of an associated font: that of Chinese letters
            reader.state = replace(reader.state, bold=on)
        case "afs" if reader.script == "dbch":
            reader.state = replace(reader.state, size=(number or 24) / 2)
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
        case _ if word in TABLE:
            _table(reader, word, number or 0)
        case _ if word in SPECIAL:
            add(reader, SPECIAL[word])
        case _:
            _destination(reader, word)
    reader.star = False


def _table(reader: Reader, word: str, number: int) -> None:
    """What says where cells begin and end. The cells of a table within a cell are paragraphs of it."""
    tables = reader.tables
    match word:
        case "nestcell":
            end_paragraph(reader)
        case "cell":
            reader.state = replace(reader.state, in_table=True)
            end_paragraph(reader)
            tables.end_cell()
        case "row":
            tables.end_row()
        case "trowd":
            tables.defined()
        case "cellx":
            tables.edge(number)
        case "clvmrg":
            tables.below = True
        case "clmrg":
            tables.beside = True


def _destination(reader: Reader, word: str) -> None:
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
