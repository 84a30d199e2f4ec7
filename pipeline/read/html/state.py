"""The text of a page that a script builds from data: ``window.__INITIAL_STATE__ = {…}``, ``var content = "…"``.

Nothing is run: the strings of the scripts are read as what they are. The one with most running text is the text, where
the page itself shows next to nothing beside it; the title and the date that stand beside it in the data are its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape, unescape

from lxml import etree

from ...chinese.widths import HAN
from ...regex import regex
from .held import FAR_MORE, TAG, TO_VISITOR, is_far_more, shown
from .parse import parse
from .seen import Seen
from .told import LONGEST_SCRIPT, Said

ENOUGH = 60  # characters of running text
FRAME = 30  # visible characters; a page with fewer shows nothing but what its script puts there
APART = 100  # characters of running text to each word to the visitor, at least
_STRING = regex(r"\"((?:[^\"\\\n]|\\.){40,})\"|'((?:[^'\\\n]|\\.){40,})'|`((?:[^`\\]|\\.){40,})`")
_SENTENCE = regex(f"[{HAN}][^<>{{}}]{{0,300}}?[。！？；]")
_TITLE = regex(r"[\"'](?:article|news|doc)?_?(?:title|headline)[\"']\s?:\s?\"((?:[^\"\\\n]|\\.){4,160})\"", re.I)
_PUBLISHED = regex(
    r"[\"'](?:publish|pub|release|issue)[a-z_]{0,12}(?:date|time|at)?[\"']\s?:\s?[\"']((?:19|20)\d\d-\d\d-\d\d[^\"'\n]{0,20})[\"']",
    re.I,
)
MADE = "gongwen-text"  # the class of the box that holds the text


def with_built_text(root: etree._Element, seen: Seen) -> bool:
    """Put the text that a script of the page holds behind that script; whether there is one.

    Beside a frame of some lines, a head and a foot, it must be far more than what they say, and no word to the visitor.
    """
    framed = sum(line.length for line in seen.lines) >= FRAME
    beside = shown(seen) if framed else 0
    if framed and (beside >= FAR_MORE or any(line.leads_to_file for line in seen.lines)):
        return False
    found = [(_running(text), script, text) for script in root.iter("script") for text in _strings(script.text or "")]
    if not found:
        return False
    amount, script, text = max(found, key=lambda one: one[0])
    if amount < ENOUGH or (amount < FAR_MORE and TO_VISITOR.search(text)):
        return False
    if framed and not (is_far_more(amount, beside) and len(TO_VISITOR.findall(text)) * APART < amount):
        return False
    title = _TITLE.search(script.text or "")
    box = etree.Element("div", {"class": MADE})
    if title:
        etree.SubElement(box, "h1").text = _decoded(title[1])
    body = text if TAG.search(text) else "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    box.extend(parse(f"<div>{body}</div>").iter("body"))
    script.addnext(box)
    return True


def told_beside(root: etree._Element) -> Iterator[Said]:
    """What the data says beside the text that was found in it."""
    for script in root.iter("script"):
        box = script.getnext()
        if box is not None and box.get("class") == MADE and (date := _PUBLISHED.search(script.text or "")):
            yield "published", date[1]


def _strings(script: str, depth: int = 0) -> Iterator[str]:
    """The longer strings of a script that hold sentences; data within a string is read as well."""
    if len(script) > LONGEST_SCRIPT:
        return
    for found in _STRING.finditer(script):
        raw = found[1] or found[2] or found[3]
        if "\\" not in raw and not _SENTENCE.search(raw):
            continue
        text = _decoded(raw)
        if text[:1] in "{[" and depth == 0:
            yield from _strings(text, 1)
        elif _SENTENCE.search(text):
            yield unescape(text) if "&lt;" in text else text


def _decoded(raw: str) -> str:
    """A string as its program means it; as it stands where it is written otherwise than JSON writes strings."""
    quoted = raw.replace("\\'", "'").replace("\\`", "`").replace('\\"', '"').replace('"', '\\"')
    try:
        return str(json.loads(f'"{quoted}"', strict=False))
    except ValueError:
        return raw


def _running(text: str) -> int:
    bare = TAG.sub("\n", text)
    return sum(len(found[0]) for found in _SENTENCE.finditer(bare))
