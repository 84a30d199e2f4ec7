"""Decodes bytes. The first of these that fits decides:

1. a byte order mark;
2. strict UTF-8, which may end inside a character;
3. how likely the bytes are as Chinese in GB18030, Big5-HKSCS, UTF-16 and damaged UTF-8. A declared charset counts as much as a few
   characters, because declarations are often wrong;
4. the declared charset;
5. chardet.

GB2312 and GBK are always read as GB18030, their superset, because pages that declare "gb2312" contain 镕, 〇 and 囍 all the same.
"""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .chinese.likely import likelihood
from .errors import InputError
from .regex import regex


@dataclass(frozen=True, slots=True)
class Broken:
    """Bytes that are invalid in the encoding. U+FFFD stands for them; at the end of the file, nothing does."""

    where: str  # line:12
    length: int  # the least number of bytes
    why: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """A string without its byte order mark, the name of the encoding it was in, and what was broken in it."""

    text: str
    encoding: str
    broken: tuple[Broken, ...] = ()


BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, because it begins with that mark
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
SUPERSET = {
    **dict.fromkeys(("gb2312", "gbk", "cp936", "gb18030", "hz", "x-gbk", "gb_2312-80", "euc-cn"), "gb18030"),
    **dict.fromkeys(("big5", "cp950", "big5hkscs", "big5-hkscs", "x-x-big5", "big5-eten"), "big5hkscs"),
    **dict.fromkeys(("utf-8", "utf8", "utf-8-sig"), "utf-8"),
    **dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252"),  # as browsers read them
}
DECLARED = regex(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
NOT_ASCII = regex(rb"[\x80-\xff]")
CONTROL = regex("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: Characters of at most two UTF-8 bytes. Short texts in GB18030 can be valid UTF-8 of this kind (part of 联通 reads as "ͨ").
ONLY_FOREIGN = regex("[\x00-\u07ff]*")

WINDOW = 4096  # bytes of one sample
WINDOWS = 4  # samples of one file
QUICK = 1500  # bytes that settle the encoding if they read as Chinese in it: the one declared, or one alone of all
FOREIGN_SAMPLE = 65_536  # bytes given to chardet
SURE = -9.0  # mean log-likelihood that only the right decoding reaches; real texts have -7 to -8
DECLARED_WORTH = 5.0  # natural logarithm of the odds that a declaration is right
READABLE = -13.0  # mean log-likelihood of the characters outside ASCII, below which the text is unreadable
RESYNC = "gongwen.resync"
TWO_BYTES = ("gb18030", "big5hkscs")
AHEAD = 48  # bytes looked at after a broken byte
RESYNC_AT_MOST = 500  # with more broken bytes, a file is decoded without looking for where it makes sense again
FEW_BROKEN = 4  # broken characters that are always allowed; one bad byte in UTF-8 gives up to three
MAX_BROKEN = 0.01  # the largest share of broken characters


def decode(data: bytes, charset: str = "", *, markup: bool = False) -> Decoded:
    """The text in ``data``. ``charset`` is declared by the sender; with ``markup``, the data may declare it too.

    Raises:
        InputError: the data are empty, binary, or not readable in any encoding.
    """
    if not data:
        raise InputError("empty file: 0 bytes")
    decoded = _by_bom(data) or _by_utf8(data) or _by_likelihood(data, charset or (declared(data) if markup else ""))
    _refuse_binary(decoded.text)
    return decoded


def declared(data: bytes) -> str:
    """The charset that markup declares in its first 4 KB; empty if none."""
    found = DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def _by_bom(data: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    return None


def _by_utf8(data: bytes) -> Decoded | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        text = decoder.decode(data)  # not final, so an unfinished character at the end is no error
    except UnicodeDecodeError:
        return None
    left = len(decoder.getstate()[0])
    if left == len(data):
        return None
    if ONLY_FOREIGN.fullmatch(text):
        if len(text) < 4000 and _reads_better_otherwise(data, text):
            return None
        undone = _undone(text)
        if undone:
            return undone
    return Decoded(text, "utf-8", _tail(text, left, "utf-8"))


def _undone(text: str) -> Decoded | None:
    """Undo Chinese in GB 18030 that was read as Latin-1 and saved as UTF-8 ("Â¸Ã·" for 各); None if it is not that."""
    try:
        data = text.encode("latin-1")
    except UnicodeEncodeError:
        return None
    inner = data.decode("gb18030", "replace")
    if data.isascii() or likelihood(inner[:WINDOW])[1] < SURE:
        return None
    return Decoded(
        inner, "gb18030", (Broken("line:1", 0, "GB 18030 was taken for Latin-1 and saved as UTF-8; undone"),)
    )


def _reads_better_otherwise(data: bytes, text: str) -> bool:
    as_utf8 = likelihood(text)[0]
    others = [e for e in CANDIDATES[1:] if len(data) % 2 == 0 or not e.startswith("utf-16")]
    total, readable = max(likelihood(data.decode(e, "replace")) for e in others)
    return readable >= SURE and total > as_utf8 + DECLARED_WORTH


def _by_likelihood(data: bytes, charset: str) -> Decoded:
    said = known(charset)
    sample = list(_windows(data))
    begin = sample[0][:QUICK] if len(sample[0]) > QUICK else b""
    tried = (said,) if said in CANDIDATES else CANDIDATES
    sure = [encoding for encoding in tried if begin and likelihood(_forgiving(begin, encoding, 20))[1] > SURE]
    if len(sure) == 1:
        decoded = _lenient(data, sure[0])
        if _is_whole(decoded):
            return decoded
    best, best_score, best_mean = "", -math.inf, -math.inf
    for encoding in sorted(CANDIDATES, key=lambda candidate: candidate != said):
        score = DECLARED_WORTH if encoding == said else 0.0
        total, mean = likelihood("".join(_forgiving(part, encoding, 20) for part in sample))
        score += total
        if score > best_score:
            best, best_score, best_mean = encoding, score, mean
            if encoding == said and mean > SURE and len(sample[0]) > 200:
                break
    if best_mean >= READABLE:
        decoded = _lenient(data, best)
        if _is_whole(decoded):
            return decoded
    return _foreign(data, said)


def _is_whole(decoded: Decoded) -> bool:
    return len(decoded.broken) <= max(FEW_BROKEN, MAX_BROKEN * len(decoded.text))


def _foreign(data: bytes, said: str) -> Decoded:
    import chardet  # slow to load, and needed for few files

    guess = chardet.detect(data[:FOREIGN_SAMPLE])["encoding"] or ""
    for encoding in (said, known(guess)):
        if encoding and encoding not in CANDIDATES:
            try:
                return Decoded(data.decode(encoding), encoding)
            except (UnicodeError, LookupError):
                continue
    if b"\0" in data:
        raise InputError("binary data, not text")
    raise InputError("undecodable: not readable as UTF-8, GB18030, Big5 or UTF-16; save it as UTF-8")


def known(charset: str) -> str:
    """The codec for a declared ``charset``; empty if the name is unknown."""
    name = charset.strip().lower().replace("_", "-")
    if name in SUPERSET:
        return SUPERSET[name]
    try:
        return SUPERSET.get(codecs.lookup(name).name, codecs.lookup(name).name) if name else ""
    except (LookupError, ValueError):  # the name may contain a NUL
        return ""


def _lenient(data: bytes, encoding: str) -> Decoded:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        text = decoder.decode(data)
        left = len(decoder.getstate()[0])
        return Decoded(text, encoding, _tail(text, left, encoding))
    except UnicodeDecodeError:
        text = _forgiving(data, encoding)
    return Decoded(text, encoding, tuple(_broken(text, encoding)))


def _forgiving(data: bytes, encoding: str, at_most: int = RESYNC_AT_MOST) -> str:
    text = codecs.getincrementaldecoder(encoding)("replace").decode(data)
    if encoding in TWO_BYTES and text.count("\ufffd") <= at_most:
        text = codecs.getincrementaldecoder(encoding)(RESYNC).decode(data)
    return text


def _resync(error: UnicodeError) -> tuple[str, int]:
    """Continue after a broken byte where the text makes sense again: at the next byte, or at the one after it if half a character
    is lost. Otherwise one bad byte would turn everything up to the next ASCII character into other ideographs.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    at, data = error.start, error.object
    if data[at + 1 : at + 2] < b"\x40":  # not the second byte of a character but a line end or a digit
        return "\ufffd", at + 1
    scores = []
    for skip in (1, 2):
        decoder = codecs.getincrementaldecoder(error.encoding)("replace")
        text = decoder.decode(data[at + skip : at + AHEAD])  # a character cut at the end does not count
        scores.append(likelihood(text)[0] - 0.5 * skip)
    return "\ufffd", min(at + 1 + (scores[1] > scores[0]), len(data))


codecs.register_error(RESYNC, _resync)


def _tail(text: str, left: int, encoding: str) -> tuple[Broken, ...]:
    if not left:
        return ()
    return (Broken(f"line:{text.count(chr(10)) + 1}", left, f"the file ends inside a character ({encoding})"),)


def _broken(text: str, encoding: str) -> Iterator[Broken]:
    for number, line in enumerate(text.split("\n"), 1):
        for _ in range(line.count("\ufffd")):
            yield Broken(f"line:{number}", 1, f"a byte that means nothing in {encoding}; U+FFFD stands for it")


def _refuse_binary(text: str) -> None:
    if "\0" in text[:4096] or len(text) < 4096:
        controls = sum(1 for _ in CONTROL.finditer(text[:4096]))
        if controls > max(2, len(text[:4096]) * 0.02):
            raise InputError("binary data, not text")


def _windows(data: bytes) -> Iterator[bytes]:
    """Samples that begin where ASCII ends, because a page may have 300 KB of script before its first Chinese word."""
    at = 0
    for _ in range(WINDOWS):
        found = NOT_ASCII.search(data, at)
        if not found:
            if at == 0:
                yield data[:WINDOW]
            return
        start = found.start() & ~1  # keeps UTF-16 in step
        yield data[start : start + WINDOW]
        at = data.find(b"\n", start + WINDOW)
        if at < 0:
            return
