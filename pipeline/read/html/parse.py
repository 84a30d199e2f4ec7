"""From an HTML string to trees, however broken the string is: one for each page saved in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ...errors import InputError
from ...regex import regex

#: What no XML holds and libxml2 stops at, surrogates aside.
NOT_XML = bytes((*range(9), 11, *range(14, 32)))
#: What pages nest; libxml2 drops all text below a depth of some thousand, so such a page is read flat.
NESTING = regex(rb"</?(?:div|table|tbody|tr|td|ul|ol|li|blockquote|center|section|article|dl|dd|form|p)\b[^>]*>", re.I)
INLINE = regex(rb"</?(?:span|font|b|i|u|em|strong|big|small|a|code|tt|s|sub|sup)\b[^>]*>", re.I)
#: What a whole page begins with; a part of one has no end to miss.
DOCUMENT = regex("<(?:!doctype|html|head|body)\\b", re.I)
#: Scripts write whole pages as strings, and attributes hold them; those stand in quotes.
HTML_TAG = regex(r"<(?<![\"'`=]<)(?:!doctype[^<>]*>\s*<)?(/?)html\b[^<>]*>(?![\"'`])", re.I)
#: libxml2 drops what stands after these, a browser does not (HTML Standard, 13.2.6.4.19: "after body").
ENDS = regex(r"(?<![\"'`])(?:</(?:html|body)\s*>)++(?![\"'`])", re.I)
#: Where a page begins and ends, or seems to.
FRAME = regex(r"<(?=[h/])(?:html|/html|/body)\b", re.I)
#: What opens and ends paragraphs and boxes.
LINES = tuple((regex(rb"<" + tag + rb"[\s/>]", re.I), regex(rb"</" + tag + rb">", re.I)) for tag in (b"p", b"div"))
LONG_TAG = 8000  # bytes; only a tag with very many attributes, or one long address, is longer
MOST_ATTRIBUTES = 256  # libxml2 and lxml take the square of their number; no page has more on one element
ATTRIBUTE = regex(rb"""[\s/]*[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")


def pages(html: str) -> list[str]:
    """The pages saved one after the other in a string, each without its end tags where something stands behind them.

    A page included within another is a part of that one.
    """
    marks = [(mark.start(), mark[0][1] == "/") for mark in FRAME.finditer(html)]
    cuts = _cuts(html) if sum(not is_end for _, is_end in marks) > 1 else [0]
    return [
        _with_one_end(html[a:b], [at - a for at, is_end in marks if is_end and a <= at < b])
        for a, b in zip(cuts, [*cuts[1:], len(html)], strict=True)
    ]


def _cuts(html: str) -> list[int]:
    """Where the pages of a file begin."""
    depth, cuts, closed = 0, [0], False
    for tag in HTML_TAG.finditer(html):
        if tag[1]:
            depth = max(depth - 1, 0)
            closed = closed or depth == 0
        else:
            if closed and depth == 0:
                cuts.append(tag.start())
                closed = False
            depth += 1
    return cuts


def _with_one_end(html: str, ends: list[int]) -> str:
    if not ends:
        return html
    rest = ENDS.sub("", html[ends[0] :])
    return html[: ends[0]] + rest if rest.strip() else html


def parse(html: str) -> etree._Element:
    """The tree of one page, however broken; no network, no entities of its own, any depth.

    Never hands raw bytes to lxml: libxml2 drops text in silence after one character outside the declared gb2312.

    Raises:
        InputError: nothing in it that could be a tree.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    if "\ufffe" in html or "\uffff" in html:
        html = html.replace("\ufffe", "").replace("\uffff", "")
    data = _with_breaks(_with_few_attributes(html.encode("utf-8", "ignore").translate(None, NOT_XML)))
    try:
        root = etree.fromstring(data, parser)
        if any("depth" in error.message for error in parser.error_log.filter_from_fatals()):
            root = etree.fromstring(INLINE.sub(b"", NESTING.sub(b"<br>", data)), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise InputError("no text: an HTML page with nothing in it")
    return root


def _with_breaks(data: bytes) -> bytes:
    """The same page with line breaks for the end tags of paragraphs or boxes where nothing opens any: all that is left of
    the lines of a text. libxml2 drops such tags.
    """
    for opens, ends in LINES:
        if not opens.search(data):
            data = ends.sub(b"<br>", data)
    return data


def _with_few_attributes(data: bytes) -> bytes:
    """The same page; of tags with more attributes than any page has, only the first ones."""
    parts, done = [], 0
    for start, end in _long_pieces(data):
        parts += [data[done:start], _shortened(data[start:end])]
        done = end
    return b"".join([*parts, data[done:]]) if parts else data


def _long_pieces(data: bytes) -> Iterator[tuple[int, int]]:
    """Where two ``<`` are far apart, what stands between them: a long tag, or a long text or script."""
    at = -1
    while len(data) - at > LONG_TAG:
        near = data.rfind(b"<", at + 1, at + 1 + LONG_TAG)
        if near < 0:
            near = data.find(b"<", at + 1 + LONG_TAG)
            near = near if near >= 0 else len(data)
            yield at + 1, near
        at = near


def _shortened(piece: bytes) -> bytes:
    """What stands between two ``<``, its attributes cut down where it is a tag."""
    if not piece[:1].isalpha():
        return piece
    ends = list(_attribute_ends(piece))
    if len(ends) <= MOST_ATTRIBUTES:
        return piece
    return piece[: ends[MOST_ATTRIBUTES]] + piece[ends[-1] :]


def _attribute_ends(piece: bytes) -> Iterator[int]:
    at = 0
    while found := ATTRIBUTE.match(piece, at):  # the name of the tag is matched as the first
        at = found.end()
        yield at


def breaks_off(html: str) -> bool:
    """Whether the file ends before its tags are closed: within a tag, or with words and boxes still open.

    The end of html and body may be left out; a box that stands open as well may not.
    """
    tail = html[-200:].lower()
    if "</html" in tail or "</body" in tail or not DOCUMENT.search(html[:4000]):
        return False
    if html.rfind("<") > html.rfind(">"):
        return True
    return any(html.count(f"<{tag}") > html.count(f"</{tag}") for tag in ("div", "table", "article", "section"))
