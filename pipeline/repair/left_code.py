"""What a scraper left of another notation: &nbsp; &#8220; <U+00A0>, the \\\\r\\\\n and \\\\u3000 of a dump, a stray </p>, # and **."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ..lines.find import places
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where, apart
from .codepage import LOST
from .markdown import markdown

_NUMBERED = r"#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};"
ENTITY = regex(rf"&(?:{_NUMBERED}|[A-Za-z]{{2,31}}\d{{0,2}};|nbsp(?![A-Za-z;]))|<U\+(?P<code>[0-9A-Fa-f]{{4,6}})>")
#: Escapes of a dump. A path has letters or digits before its backslash: D:\\newdata, \\\\server\\report.
_CODE = r"(?:r\\n|[nrt](?![A-Za-z])|u[0-9a-fA-F]{4})"
ESCAPE = regex(rf"\\(?<![A-Za-z0-9:\\].){_CODE}(?:\\{_CODE})*")
_ONE = regex(r"\\r\\n|\\[nrt]|\\u([0-9a-fA-F]{4})")
_LETTERS = {"\\r\\n": "\n", "\\n": "\n", "\\r": "\n", "\\t": "\t"}
#: A tag of a page: </p>, <br/>, <p class="x">; of a file that says that it is XML any tag is one.
_TAGS = "p|br|div|span|font|strong|b|em|i|u|a|img|table|tbody|tr|td|th|ul|ol|li|center|script|style|h[1-6]|hr|iframe|body|html|o:p"
TAG = regex(rf"</?(?P<name>{_TAGS})(?:\s[^<>\n]{{0,400}})?/?>", re.I)
XML = regex(r"<[/?!]?(?P<name>[A-Za-z][\w:]{0,40})[^<>\n]{0,400}>")
_PARTS = frozenset(("p", "br", "div", "tr", "table", "li", "ul"))
LONGEST = 4000  # characters of a comment
FEWEST = 2  # escapes of which one alone may be a path's or a formula's
#: 形势平稳?/p>: a wrong decoding took the last character before the tag, and the sign that the tag begins with.
_EATEN = regex("[?？\ufffd](?<=[^\x00-\x7f].)[?？\ufffd]?/(?:p|div|br)>", re.I)


def judge(view: View) -> Iterator[Edit]:
    string = view.lines.string
    entities = (ENTITY.match(string, place) for place in places(string, "&<"))
    found = [Edit(*m.span(), _character(m)) for m in entities if m]
    found += _tags(string) if "<" in string else ()
    found += (*_escapes(string), *_eaten(string), *markdown(view.lines))
    yield from apart(edit for edit in found if edit.now != string[edit.start : edit.end])


def _tags(string: str) -> Iterator[Edit]:
    tag = XML if string.lstrip("\ufeff \n").startswith("<?xml ") else TAG
    yield from (Edit(*m.span(), _space(m, string)) for m in tag.finditer(string))
    at = string.find("<!--")
    while at >= 0 and (end := string.find("-->", at + 4)) >= 0:
        if end - at <= LONGEST:
            yield Edit(at, end + 3)
        at = string.find("<!--", end + 3 if end - at <= LONGEST else at + 4)


def _eaten(string: str) -> list[Edit]:
    """Tags that a wrong decoding reached into, where the text has more than one."""
    found = list(_EATEN.finditer(string)) if "/" in string else []
    return [Edit(*m.span(), LOST + _line_end(m.end(), string)) for m in found] if len(found) >= FEWEST else []


def _character(match: re.Match[str]) -> str:
    if match["code"]:
        code = int(match["code"], 16)
        return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    return unescape(match[0] if match[0].endswith(";") else match[0] + ";")


def _escapes(string: str) -> Iterator[Edit]:
    """Escapes that stand beside Chinese, where the text has more than one."""
    found = list(ESCAPE.finditer(string))
    if sum(len(_ONE.findall(match[0])) for match in found) < FEWEST:
        return
    for match in found:
        yield Edit(match.start(), match.end(), _ONE.sub(_escaped, match[0]))


def _escaped(match: re.Match[str]) -> str:
    if not match[1]:
        return _LETTERS[match[0]]
    code = int(match[1], 16)
    return chr(code) if code >= 0x20 and not 0xD800 <= code <= 0xDFFF else ""


def _space(match: re.Match[str], string: str) -> str:
    """What a stray tag stood for: a line end, if the tag separates blocks and no line ends there."""
    if match["name"].lower() not in _PARTS:
        return ""
    return _line_end(match.end(), string)


def _line_end(place: int, string: str) -> str:
    return "" if string[place : place + 1] in ("\n", "") else "\n"


RULE = Rule(
    "repair/left-code",
    judge,
    HIGH,
    why="A scraper left a character or a line end as another notation writes it: an entity, an escape, a stray tag, Markdown.",
    needs=("&", "<", "\\", "/p>", "/P>", "/div>", "/br>", "#", "**", "__", "]("),
    where=Where.ANYWHERE,
    examples=(
        Example("国务院总理&nbsp;某某&ldquo;十三五&rdquo;&#8212;", becomes="国务院总理\u00a0某某“十三五”—"),
        Example("新华社记者<U+00A0>摄", becomes="新华社记者\u00a0摄"),
        Example("R&D经费投入"),
    ),
)
