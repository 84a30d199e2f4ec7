"""From an HTML string to a tree, however broken the string is, and whether it ends before its tags are closed."""

from __future__ import annotations

import re

from lxml import etree

from ...errors import InputError

#: What no XML holds and libxml2 stops at, surrogates aside.
NOT_XML = bytes((*range(9), 11, *range(14, 32)))
#: What pages nest; libxml2 drops all text below a depth of some thousand, so such a page is read flat.
NESTING = re.compile(
    rb"</?(?:div|table|tbody|tr|td|ul|ol|li|blockquote|center|section|article|dl|dd|form|p)\b[^>]*>", re.I
)
INLINE = re.compile(rb"</?(?:span|font|b|i|u|em|strong|big|small|a|code|tt|s|sub|sup)\b[^>]*>", re.I)
#: What a whole page begins with; a part of one has no end to miss.
DOCUMENT = re.compile("<(?:!doctype|html|head|body)\\b", re.I)


def parse(html: str) -> etree._Element:
    """The tree of an HTML string, however broken; no network, no entities of its own, any depth.

    Raises:
        InputError: nothing in it that could be a tree.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    if "\ufffe" in html or "\uffff" in html:
        html = html.replace("\ufffe", "").replace("\uffff", "")
    data = html.encode("utf-8", "ignore").translate(None, NOT_XML)
    try:
        root = etree.fromstring(data, parser)
        if any("depth" in error.message for error in parser.error_log):
            root = etree.fromstring(INLINE.sub(b"", NESTING.sub(b"<br>", data)), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise InputError("no text: an HTML page with nothing in it")
    return root


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
