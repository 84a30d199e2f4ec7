"""Odd files as people have them (cut, encrypted, nested, misnamed) are read or refused with a reason, and never crash."""

import gzip
import io
import json
import random
import tarfile
import zipfile
from pathlib import Path

import pytest

from gongwen.errors import InputError
from gongwen.model import Source
from gongwen.read import expand, read
from gongwen.settings import Settings
from tests.plain_pdf import plain_pdf
from tests.test_read_containers import http, warc_record, zipped
from tests.word97 import compound, word97

TEXT = "关于做好春耕生产的通知\n各村：\n一、抓紧备耕。各村要抓紧备好农资。\n"
LAST = "各村要抓紧备好农资"
PAGE = "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))
SAMPLES = Path(__file__).parent.parent / "samples"
DOCX = (SAMPLES / "docx-with-automatic-numbers" / "input.docx").read_bytes()
PDF = (SAMPLES / "pdf-with-page-numbers" / "extra.pdf").read_bytes()
DOC = (SAMPLES / "word-97" / "extra.doc").read_bytes()
EXTRAS = ("doc2docx", "office_oxide", "pypdfium2", "fastwarc")


def outcome(data: bytes) -> tuple[str, str]:
    """All texts that come out, and the reason for what does not."""
    texts: list[str] = []
    reasons: list[str] = []
    try:
        for source in expand(Source("odd", data), Settings()):
            try:
                texts.append(read(source, Settings()).text.string)
            except InputError as error:
                reasons.append(str(error))
    except InputError as error:
        reasons.append(str(error))
    return "\n".join(texts), "\n".join(reasons)


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(30 << 20))
    return stream.getvalue()


def nested(times: int) -> bytes:
    data = zipped({"a.txt": TEXT.encode()})
    for _ in range(times):
        data = zipped({"n.zip": data})
    return data


def encrypted_zip() -> bytes:
    data = bytearray(zipped({"a.txt": TEXT.encode()}))
    data[data.find(b"PK\x03\x04") + 6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def tar_with_links() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
        entry = tarfile.TarInfo("/etc/a.txt")
        entry.size = len(TEXT.encode())
        archive.addfile(entry, io.BytesIO(TEXT.encode()))
    return stream.getvalue()


def docx_of_entities() -> bytes:
    with zipfile.ZipFile(io.BytesIO(DOCX)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    kinds = f'<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{levels}]>'
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>&e8;</w:t></w:r></w:p></w:body></w:document>'
    return zipped(files | {"word/document.xml": (kinds + body).encode()})


def form_that_draws_itself() -> bytes:
    """A PDF whose one form draws itself twice: the library goes on until there is no memory."""
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Length 12 >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R "
        b"/Resources << /XObject << /X 4 0 R >> >> >>",
        form + b"\nstream\n/X Do /X Do\n\nendstream",
        b"<< /Length 6 >>\nstream\n/X Do\n\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(out),
    )


def messages_in_messages(deep: int) -> bytes:
    head = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
    return head + b"Content-Type: message/rfc822\n\n" * deep + PAGE.encode() + b"\n--b--\n"


def tar_that_claims(size: int) -> bytes:
    entry = tarfile.TarInfo("a.txt")
    entry.size = size
    return entry.tobuf(tarfile.GNU_FORMAT) + TEXT.encode() + bytes(2000)


def page_of_brackets() -> bytes:
    """A PDF with a page that begins with arrays in arrays; the library stops at them."""
    return plain_pdf([[(90, 600, 16, TEXT)]]).replace(b"BT ", b"[" * 50_000 + b" BT ")


REFUSED = {
    "form that draws itself": (form_that_draws_itself(), "breaks off"),
    "messages in messages": (messages_in_messages(3000), "nested too deep"),
    "tar that claims 2^60 bytes": (tar_that_claims(1 << 60), "ends before"),
    "empty": (b"", "empty file"),
    "blanks": ("\n \n\u3000\n".encode(), "nothing but white space"),
    "zeros": (bytes(3000), "binary"),
    "noise": (random.Random(1).randbytes(5000), ""),
    "cut docx": (DOCX[: len(DOCX) // 2], "truncated"),
    "cut doc": (DOC[: len(DOC) // 2], "Word"),
    "cut pdf": (PDF[: len(PDF) // 3], "damaged PDF"),
    "encrypted docx": (compound({"EncryptedPackage": b"x" * 5000}), "encrypted"),
    "encrypted doc": (word97(TEXT, encrypted=True), "encrypted"),
    "encrypted zip": (encrypted_zip(), "encrypted"),
    "zip bomb": (bomb(), "bomb"),
    "gzip bomb": (gzip.compress(bytes(30 << 20)), "bomb"),
    "docx of entities": (docx_of_entities(), "no text"),
    "eight zips deep": (nested(8), "unpack it first"),
    "empty zip": (b"PK\x05\x06" + bytes(18), ""),
    "scan": (plain_pdf([[], []], rules=((50, 50, 90, 90),)), "OCR"),
    "empty pages": (plain_pdf([[], []]), "shows nothing"),
    "page of brackets": (page_of_brackets(), "shows nothing"),
    "frameset": (b"<html><frameset><frame src=a></frameset></html>", "frameset"),
    "script": (b"<html><body><script>write('x')</script></body></html>", "script"),
    "braces": (b'{"a":' * 100_000, "no record has a text"),
    "spreadsheet named docx": (zipped({"xl/workbook.xml": b"<x/>"}), "Excel"),
    "image": (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG"),
}

READ = {
    "deep divisions": "<html><body>" + "<div>" * 5000 + TEXT + "</div>" * 5000,
    "deep spans": "<html><body>" + "<span>" * 20_000 + TEXT,
    "deep tables": "<html><body>" + "<table><tr><td>" * 2000 + TEXT,
    "one pre": f"<pre>{TEXT}</pre>",
    "ten megabytes": "<html><body>"
    + "<p>各村要按时上报进度，不得拖延。</p>" * 30_000
    + "<script>"
    + "x" * (8 << 20)
    + "</script>"
    + PAGE,
    "UTF-16 without a mark": TEXT.encode("utf-16-le"),
    "UTF-16 page without a mark": f"<html><body>{PAGE}</body></html>".encode("utf-16-be"),
    "UTF-32": TEXT.encode("utf-32"),
    "page under any name": f"<html><body>{PAGE}</body></html>".encode("gb18030"),
    "one bad byte": TEXT.encode("gb18030").replace("通知".encode("gb18030"), b"\xff\xcd\xa8"),
    "deep RTF": b"{\\rtf1 " + b"{" * 5000 + b"".join(f"\\u{ord(c)}?".encode() for c in LAST) + b"}" * 5000 + b"}",
    "tar with links": tar_with_links(),
    "bad line in JSON Lines": json.dumps({"text": "一篇"}) + "\n{bad\n" + json.dumps({"text": TEXT}),
    "CSV in GBK": f'编号,正文\n1,"他说：""好，就这么办。""\n{TEXT}"\n'.encode("gb18030"),
    "WARC with junk behind": warc_record("response", "r", http(PAGE.encode("gbk"))) + b"junk at the end",
    "zip in gzip": gzip.compress(zipped({"a.txt": TEXT.encode()})),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_line(name: str) -> None:
    for library in EXTRAS:
        pytest.importorskip(library)
    data, reason = REFUSED[name]
    text, said = outcome(data)
    assert not text
    assert reason in said
    assert "\n" not in said
    assert len(said) < 250


@pytest.mark.parametrize("name", READ)
def test_read_to_the_last_word(name: str) -> None:
    for library in EXTRAS:
        pytest.importorskip(library)
    data = READ[name]
    text, said = outcome(data.encode() if isinstance(data, str) else data)
    assert LAST in text
    assert bool(said) == (name in ("bad line in JSON Lines", "WARC with junk behind"))
