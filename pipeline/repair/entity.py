"""Characters written as HTML entities or by their code point: &nbsp; &ldquo; &#8220; <U+00A0>."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice

ENTITY = regex(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31}\d{0,2});|<U\+([0-9A-Fa-f]{4,6})>|&nbsp(?![A-Za-z;])")


def find(here: Here) -> Iterator[Splice]:
    if "&" not in here.text and "<U+" not in here.text:
        return
    for match in ENTITY.finditer(here.text):
        now = _character(match)
        if now != match[0]:
            yield Splice(match.start(), match.end(), now)


def _character(match: re.Match[str]) -> str:
    if match[1]:
        code = int(match[1], 16)
        return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    return unescape(match[0] if match[0].endswith(";") else match[0] + ";")


RULE = TextRule(
    "repair/entity",
    find,
    HIGH,
    why="A scraper left a character as its HTML entity or as its code point in angle brackets.",
    examples=(
        Example("国务院总理&nbsp;某某&ldquo;十三五&rdquo;&#8212;", becomes="国务院总理\u00a0某某“十三五”—"),
        Example("新华社记者<U+00A0>摄", becomes="新华社记者\u00a0摄"),
        Example("R&D经费投入"),
        Example("a<b; c&d;"),
    ),
)
