"""Checks that readers account for every character of a file: their text and omissions against an independent extraction.

    python bench/readers.py [FOLDER …]

Every character of the independent text must be in the reader's source text or in an omission, which has a length. Characters are
compared as multisets without white space, so that a different order (notes after the text, the title before it) does not matter.
Each format is one function in ``EXTRACTORS``.
"""

from __future__ import annotations

import email
import io
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # in place of this folder, whose name for a file of it may hide a module of that name

from gongwen.decode import decode  # noqa: E402
from gongwen.errors import GongwenError, InputError  # noqa: E402
from gongwen.model import Page, Source  # noqa: E402
from gongwen.read.formats import FORMATS  # noqa: E402
from gongwen.settings import Settings  # noqa: E402

DEFAULT = (ROOT.parent / "shared" / "real", ROOT / "samples")
WORD = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
TEXT_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml")
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
HYPHEN = re.compile("[\x02\ufffe\xad-]")
CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r")  # no XML holds them
#: Bytes → the text of a file, a line for each piece of it.
Extract = Callable[[bytes], str]


class Account(NamedTuple):
    """One file: characters of the independent text, of what the reader left out, and of neither."""

    characters: int
    omitted: int
    unaccounted: int
    pieces: tuple[str, ...]  # of the independent text, that the reader does not have as they are


def html(data: bytes) -> str:
    """Every text node that lxml finds, of each page saved in the file: libxml2 reads up to ``</html>`` and no further."""
    whole = decode(data, markup=True).text.encode("utf-8", "ignore")
    pages = re.split(rb"(?i)</html\s*>(?![\"'])", whole.translate(None, CONTROLS))  # in quotes it is a script's
    return "\n".join(piece for page in pages for piece in _nodes(page))


def _nodes(page: bytes) -> Iterator[str]:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(page, parser)
    except etree.XMLSyntaxError:
        return
    if root is not None:
        yield from (str(piece) for piece in root.xpath("//text()[not(parent::comment())]"))


def docx(data: bytes) -> str:
    """Every ``w:t`` of the parts that hold text, one branch where a part holds a text twice, and embedded pages."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if TEXT_PARTS.fullmatch(name)]
        found = [piece for name in names for piece in _runs(package.read(name))]
        for name in package.namelist():
            if name.startswith("word/") and name.endswith((".mht", ".html", ".htm")):
                found.append(html(_body_of(package.read(name))))
    return "\n".join(found)


def _runs(part: bytes) -> Iterator[str]:
    root = etree.fromstring(part, etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False))
    if root is not None:
        yield from (str(text) for text in root.xpath("//w:t[not(ancestor::mc:Fallback)]/text()", namespaces=WORD))


def _body_of(message: bytes) -> bytes:
    """The page in a MIME message, or the bytes themselves."""
    for part in email.message_from_bytes(message).walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            charset = part.get_content_charset() or "utf-8"
            return payload.decode(charset, "replace").encode() if isinstance(payload, bytes) else b""
    return message


def pdf(data: bytes) -> str:
    """The characters of each page in the order of the file, as pdfium gives them."""
    import pypdfium2

    from gongwen.read.pdf.fonts import use_box_font

    use_box_font()
    document = pypdfium2.PdfDocument(data)
    return HYPHEN.sub("", "\n".join(page.get_textpage().get_text_range() for page in document))


def doc(data: bytes) -> str:
    """The plain text that another library finds; characters below U+0020 are marks of the file."""
    from office_oxide import Document

    with Document.from_bytes(data, "doc") as document:
        return str(document.plain_text()).translate(dict.fromkeys(range(32), "\n"))
    return ""


#: What RTF is made of: braces, a control word with its number, a byte as two digits, any other sign, plain text.
RTF = re.compile(rb"([{}])|\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([^\\{}\r\n]+)")
#: Groups of RTF that hold no words of the text.
NO_WORDS = frozenset(
    b"fonttbl colortbl stylesheet info pict themedata datastore listtable listoverridetable rsidtbl fldinst".split()
)


def rtf(data: bytes) -> str:
    """The words of an RTF file: its bytes in the code page it names, ``\\u`` for others, table and style groups left out."""
    named = re.search(rb"\\ansicpg(\d+)", data)
    page = f"cp{named[1].decode()}" if named else "gb18030"
    out, run = [], bytearray()
    skips, skip, pending = [], False, 0  # pending: characters that stand for the last \\u and are passed over

    def end_run() -> None:
        out.append(run.decode(page, "ignore"))
        run.clear()

    for brace, word, number, byte, sign, plain in RTF.findall(data):
        if brace == b"{":
            skips.append(skip)
        elif brace:
            skip = skips.pop() if skips else False
        elif word in NO_WORDS or sign == b"*":
            skip = True
        elif skip:
            continue
        elif word == b"u":
            end_run()
            out.append(chr(int(number) % 65536))
            pending = 1
        elif word:
            run.extend(b"\n" if word in (b"par", b"line", b"cell", b"row", b"tab") else b"")
        elif byte:
            run.extend(b"" if pending else bytes.fromhex(byte.decode()))
            pending = 0
        else:
            run.extend((plain or (sign if sign in b"\\{}-" else b" "))[pending:])
            pending = 0
    end_run()
    return "".join(out).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def text(data: bytes) -> str:
    """The characters as Python decodes them, front matter and tabs included; what was saved in a wrong code page in its own."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            found = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            return found if found.isascii() else found.encode("latin-1").decode("gb18030")
        except UnicodeError:
            return found
    return ""


EXTRACTORS: dict[str, Extract] = {"html": html, "docx": docx, "pdf": pdf, "doc": doc, "rtf": rtf, "text": text}


def account(text: str, page: Page) -> Account:
    """How the reader's page accounts for the independent text of the same file."""
    wanted = squeezed(text)
    missing = (Counter(wanted) - Counter(squeezed(page.source))).total()
    omitted = sum(record.length for record in page.omitted)
    source = squeezed(page.source)
    lost = tuple(line for line in text.split("\n") if squeezed(line) not in source) if missing > omitted else ()
    return Account(len(wanted), omitted, max(0, missing - omitted), lost)


def squeezed(text: str) -> str:
    """The text without white space, raised figures as plain ones: readers keep a power apart from the number before."""
    return "".join(text.split()).translate(PLAIN)


def files(folders: list[Path]) -> Iterator[Path]:
    """All files under the folders, and those that are named themselves."""
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else [folder]


def format_of(data: bytes) -> str:
    """The name of the format that reads these bytes."""
    return next(form.name for form in FORMATS if form.looks(data))


def main() -> int:
    """Measure and print; 1 where a character is unaccounted for."""
    totals: dict[str, list[Account]] = {}
    refused: Counter[str] = Counter()
    for path in files([Path(name) for name in sys.argv[1:]] or list(DEFAULT)):
        data = path.read_bytes()
        name = format_of(data)
        if name not in EXTRACTORS or path.suffix in (".xml", ".jsonl") or path.name in ("README.md", "note.md"):
            continue
        try:
            page = next(form for form in FORMATS if form.name == name).read(Source(path.name, data), Settings())
        except InputError:
            refused[name] += 1
            continue
        except GongwenError as error:
            sys.exit(f"{path}: {error}")
        found = account(EXTRACTORS[name](data), page)
        totals.setdefault(name, []).append(found)
        if found.unaccounted:
            print(f"{path}: {found.unaccounted} of {found.characters} characters; such as {found.pieces[:3]}")
    for name, accounts in totals.items():
        characters, omitted, lost = (sum(getattr(one, what) for one in accounts) for what in Account._fields[:3])
        print(
            f"{name:6} {len(accounts):5} files, {refused[name]} refused: {characters} characters, "
            f"{omitted} of them left out with a reason, {lost} unaccounted for"
        )
    return int(any(one.unaccounted for accounts in totals.values() for one in accounts))


if __name__ == "__main__":
    sys.exit(main())
