"""The way back: text that was read in one code page, encoded as it was read and decoded as it was written.

What a reader could not show stays lost: where one of its marks or half a character stands, the way back gives U+FFFD.
A character that means nothing on the way back was never read wrongly, and stays as it stands.
"""

from __future__ import annotations

import codecs

from ..chinese.likely import likelihood
from ..decode import RESYNC, RESYNC_AT_MOST
from ..regex import regex

LIKELY = -10.0  # mean log-likelihood above which few stretches come that are read out of step
FEWEST_WHOLE = 1 / 3  # share of bytes in whole characters, below which the text was never UTF-8
LOST = "\ufffd"
#: Code pages of one byte; the first four are those in which pages are declared wrongly, the others those of old systems.
ONE_BYTE = ("cp1252", "cp1251", "koi8-r", "mac_cyrillic", "mac_roman")
#: Code pages of two bytes, and what may have been written where they were read. The two forms of Big5 differ in places.
TWO_BYTES = {"gbk": ("utf-8", "big5hkscs"), "big5hkscs": ("utf-8", "gb18030"), "cp950": ("utf-8", "gb18030")}
_AS_READ = "gongwen.as-read"
_LEFT_OUT = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}
_HALF = regex(rb"\xff|[\xe0-\xf4][\x80-\xbf]")
_WHOLE = regex(rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+")
#: A reader that turns the no-break space into a space breaks 标 (E6 A0 87) and 传 (E4 BC A0).
_SPACE = regex(rb"([\xe2-\xe9]) ([\x80-\xbf])|([\xe2-\xe9][\x80-\xbf]) (?=[\xe2-\xef][\x80-\xbf])")


def shown(charset: str) -> str:
    """What readers show for bytes above ASCII in a code page of one byte; some show C1 controls for 80 to 9F."""
    return _decoded(bytes(range(0x80, 0x100)), charset) + "".join(map(chr, range(0x80, 0xA0)))


def _decoded(data: bytes, charset: str) -> str:
    """``data`` in a code page of one byte; a byte that it leaves out is shown as the control character of its number."""
    return data.decode(charset, "surrogateescape").translate(_LEFT_OUT)


def _as_read(error: UnicodeError) -> tuple[bytes, int]:
    """The bytes of characters that readers show although the code page does not contain them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return b"".join(_byte(character, error) for character in error.object[error.start : error.end]), error.end


def _byte(character: str, error: UnicodeEncodeError) -> bytes:
    if character == LOST:
        return b"\xff"
    if "\x80" <= character <= "\x9f":
        return bytes((ord(character),))
    if error.encoding == "gbk":
        return b"\x80" if character == "€" else character.encode("gb18030")
    if error.encoding == "big5hkscs":
        return character.encode("cp950")
    raise error


codecs.register_error(_AS_READ, _as_read)


def undone(run: str, read: str, written: str) -> tuple[str, int]:
    """What ``run``, read as ``read``, says as ``written``, and how many characters of it are lost; empty: no way back."""
    try:
        data = run.encode(read, _AS_READ)
        if written == "utf-8":
            return _from_utf8(data, read)
        text = data.decode(written, "replace")
        if LOST in text and text.count(LOST) <= RESYNC_AT_MOST:
            text = data.decode(written, RESYNC)
    except (UnicodeError, LookupError):
        return "", 0
    text = LOST.join(_sure(part) for part in text.split(LOST))
    return text, text.count(LOST)


def _sure(part: str) -> str:
    """A stretch between two losses; the mark where it reads as if it began with the second half of a character."""
    return part if part.isascii() or likelihood(part)[1] > LIKELY else LOST


def _from_utf8(data: bytes, read: str) -> tuple[str, int]:
    blank = "\u00a0".encode(read, "ignore")
    if read in ONE_BYTE and b"\x80" <= blank <= b"\xbf":
        data = _SPACE.sub(lambda m: m[1] + blank + m[2] if m[1] else m[3] + blank, data)
    if len(data.decode("utf-8", "ignore").encode()) < FEWEST_WHOLE * len(data):
        return "", 0
    parts: list[str] = []
    lost, at = 0, 0
    for match in _WHOLE.finditer(data):
        left = _left(data[at : match.start()], read)
        lost += left == LOST
        parts += (left, match[0].decode("utf-8"))
        at = match.end()
    left = _left(data[at:], read)
    return "".join((*parts, left)), lost + (left == LOST)


def _left(data: bytes, read: str) -> str:
    """What stands for bytes that are no character: themselves where each was one, the mark where half of one is lost."""
    if not data:
        return ""
    if read not in ONE_BYTE or _HALF.search(data):
        return LOST
    return _decoded(data, read)
