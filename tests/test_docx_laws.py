"""Real laws as Word files: every article of the package comes out, in sequence, with its words.

The count is made from the raw package, by other means than the reader's.
"""

import html
import quopri
import re
import zipfile
from base64 import b64decode
from pathlib import Path
from xml.etree import ElementTree

import pytest

from gongwen import Settings, Source, process
from gongwen.chinese.numerals import value
from gongwen.model import Done, Rejected
from gongwen.write import WRITERS

LAWS = Path(__file__).resolve().parent.parent.parent / "shared" / "real" / "c_docx"
FILES = sorted(LAWS.glob("*.docx"))
if not FILES:
    pytest.skip(f"{LAWS} is absent: no real Word files", allow_module_level=True)

#: At a line start, or after a sentence where a file keeps many paragraphs in one: …制定本法。 第二条 本法所称…
ARTICLE = re.compile(
    r"(?:^\s*|(?<=[。；] ))第([一二三四五六七八九十百千零〇○]+)条(?:之[一二三四五六七八九十]+)?(?=[\s　 ]|[^的和、，至规])",
    re.M,
)
SPACE = re.compile(r"\s+")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def raw_text(path: Path) -> str:
    """The text of the package, a paragraph a line, without the project's readers."""
    with zipfile.ZipFile(path) as package:
        chunks = [name for name in package.namelist() if name.endswith((".mht", ".html", ".htm"))]
        if chunks:
            return "\n".join(_from_mht(package.read(name)) for name in chunks)
        root = ElementTree.fromstring(package.read("word/document.xml"))
    return "\n".join("".join(t.text or "" for t in p.iter(f"{WORD}t")) for p in root.iter(f"{WORD}p"))


def _from_mht(data: bytes) -> str:
    head, _, body = next(
        part.replace(b"\r\n", b"\n").partition(b"\n\n")
        for part in re.split(rb"\r?\n--[^\r\n]+\r?\n", data)
        if re.search(rb"content-type:\s*text/html", part.partition(b"\n\n")[0].replace(b"\r", b""), re.I)
    )
    encoding = re.search(rb"content-transfer-encoding:\s*(\S+)", head, re.I)
    kind = encoding[1].lower() if encoding else b""
    body = quopri.decodestring(body) if kind == b"quoted-printable" else b64decode(body) if kind == b"base64" else body
    charset = re.search(rb"charset=\"?([\w-]+)", head + body[:2000], re.I)
    page = body.decode(charset[1].decode() if charset else "utf-8")
    page = re.sub(r"(?is)<(style|script|title|head)\b.*?</\1>", "", page)
    page = SPACE.sub(" ", page)
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"(?i)</?(?:p|div|h\d|tr|td)\b[^>]*>|<br\s*/?>", "\n", page)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_article_of_the_package_comes_out(path: Path) -> None:
    raw = raw_text(path)
    wanted = [value(match[1]) for match in ARTICLE.finditer(raw)]
    outcome = process(Source(path.name, path.read_bytes()), Settings())
    if not raw.strip():  # a template with nothing but a footer
        assert isinstance(outcome, Rejected)
        return
    assert isinstance(outcome, Done)
    root = ElementTree.fromstring(WRITERS["xml"].write(outcome))
    found = [int(section.get("n", "0")) for section in root.iter("section") if section.get("style") == "article"]
    assert found == wanted
