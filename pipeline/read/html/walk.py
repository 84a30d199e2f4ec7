"""A parsed page as what a person sees of it: its visible lines, in order, each with the block that holds it.

One pass over the tree. A line ends where a browser ends one (block elements, ``<br>``, cells, newlines of ``<pre>``);
spans inside words and numbers break nothing. White space is as a browser shows it, but a line end of the HTML between
two wide characters is nothing (CSS Text 3, 4.1.2), since hard-wrapped sources would otherwise get spaces in words.
"""

from __future__ import annotations

import re

from lxml import etree

from ...chinese.widths import HAN
from ...model import Omission
from .look import BOLD, Look, changed, hides
from .seen import ATTACHMENT, Line, Node, Row, Seen, words

BLOCKS = words(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav noframes ol p pre section summary "
    "table tbody td tfoot th thead tr ul caption listing xmp plaintext"
)
UNSEEN = words(
    "script style noscript template head title meta link select option textarea iframe object embed applet svg canvas "
    "audio video map datalist input"
)
LOOKS = BOLD | words("a center pre font")  # tags that change how text looks, style or not

WIDE = f"{HAN}\u3000-\u303f\uff00-\uff60\u2018-\u201d\u2014\u2026"
LINE_END = re.compile(f"(?<=[{WIDE}])[ \t\f]*[\r\n][ \t\f\r\n]*(?=[{WIDE}])")
NONE: dict[str, str] = {}
SAID = words("head title meta link input")  # what these hold is asked for by itself, or nothing
BLANK = " \t\f\r\n"
WHITE = re.compile("[ \t\f\r\n]+")
NEEDS_FOLDING = re.compile("[\t\f\r\n]|  ")
ALT = re.compile(f"[{HAN}]")
PUNCTUATION = re.compile("[，。；！？、：,;!?]")


def see(root: etree._Element, *, unhide: bool = False) -> Seen:
    """The visible lines under ``root``. ``unhide`` also shows what a style hides (some sites show it by script)."""
    walk = _Walk(unhide)
    looks, pieces = walk.looks, walk.pieces
    look = looks[-1]
    entered = True
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            entered = walk.enter(element)
            look = looks[-1]
            if not entered:
                walker.skip_subtree()  # the end of the element itself comes all the same
                continue
            text = element.text
        else:
            if entered and (tag := element.tag) in BLOCKS:
                walk.close(tag)
            entered = True
            looks.pop()
            look = looks[-1]
            text = element.tail if len(looks) > 1 else None
        if text and (pieces or text.strip(BLANK) or look.pre):  # nothing begins with blanks
            pieces.append((text, look))
    walk.flush()
    return walk.seen


class _Walk:
    """The state of the pass. Whoever calls ``enter`` takes the look off the stack again, and closes a block."""

    def __init__(self, unhide: bool) -> None:
        self.seen = Seen()
        self.unhide = unhide
        self.pieces: list[tuple[str, Look]] = []
        self.figures: list[Line] = []
        self.looks: list[Look] = [Look()]
        self.nodes: list[int] = [-1]  # the open block nodes, innermost last
        self.tables: list[int] = [-1]
        self.rows: list[int] = [-1]
        self.cells: list[int] = [-1]

    def enter(self, element: etree._Element) -> bool:
        """The start of an element, whose look is put on the stack; whether what it holds is seen."""
        tag = element.tag
        look = self.looks[-1]
        if tag in UNSEEN:
            self.looks.append(look)
            self._omit(element, tag, "not displayed")
            if tag == "textarea":
                self.seen.boxes.append(self.nodes[-1])
            return False
        items = element.items()
        attributes: dict[str, str] = dict(items) if items else NONE  # type: ignore[arg-type]  # strings, as parsed
        style = ""
        if items:
            style = attributes.get("style", "")
            if not self.unhide and ((style and hides(style)) or "hidden" in attributes):
                self.looks.append(look)
                self.seen.hidden += self._omit(element, tag, "hidden by its style")
                return False
        if style or tag in LOOKS or "align" in attributes:
            look = changed(look, tag, attributes, style)
        self.looks.append(look)
        if tag in BLOCKS:
            self._open(element, tag, attributes)
        elif tag == "br" or tag == "hr":
            self.flush()
        elif tag == "img":
            self._image(attributes)
        return True

    def _open(self, element: etree._Element, tag: str, attributes: dict[str, str]) -> None:
        if self.pieces or self.figures:
            self.flush()
        seen = self.seen
        index = len(seen.nodes)
        first = len(seen.lines)
        if attributes:
            names = attributes.get("class", "") + " " + attributes.get("id", "")
            kind = attributes.get("itemprop", "")
        else:
            names = kind = ""
        seen.nodes.append(Node(tag, self.nodes[-1], element, names, kind, first, first, index))
        self.nodes.append(index)
        if tag == "table":
            seen.table_parents.append(self.tables[-1])
            self.tables.append(len(seen.table_nodes))
            seen.table_nodes.append(index)
            self.rows.append(-1)
            self.cells.append(-1)
        elif tag == "tr":
            self.rows[-1] += 1
        elif (tag == "td" or tag == "th") and self.tables[-1] >= 0:
            self.cells[-1] = len(seen.cells)
            spans = _span(attributes.get("rowspan")), _span(attributes.get("colspan"))
            seen.cells.append(Row(self.tables[-1], max(self.rows[-1], 0), *spans, tag == "th"))

    def close(self, tag: str) -> None:
        """The end of a block."""
        if self.pieces or self.figures:
            self.flush()
        seen = self.seen
        node = seen.nodes[self.nodes.pop()]
        node.last = len(seen.lines)
        node.end = len(seen.nodes)
        if tag == "table":
            self.tables.pop()
            self.rows.pop()
            self.cells.pop()
        elif tag in ("td", "th"):
            self.cells[-1] = -1

    def _omit(self, element: etree._Element, tag: str, why: str) -> int:
        if tag in SAID:
            return 0
        if len(element):
            length = len("".join(map(str, element.itertext())).strip())
        else:
            length = len((element.text or "").strip())
        if length:
            self.seen.omitted.append(Omission(self.seen.ways.to(element), length, f"{tag}: {why}"))
        return length

    def _image(self, attributes: dict[str, str]) -> None:
        alt = " ".join(attributes.get("alt", "").split())
        if len(ALT.findall(alt)) > 1 and "<" not in alt:
            target = attributes.get("src", "")
            line = Line(alt, self.nodes[-1], 0, 0, 0, self.looks[-1], 0, self.cells[-1], target, "figure")
            self.figures.append(line)

    def flush(self) -> None:
        """End the line that is being gathered; the figures in it follow it, each a line of its own."""
        if self.pieces:
            self._end_line()
        if self.figures:
            self.seen.lines += self.figures
            self.figures = []

    def _end_line(self) -> None:
        pieces = self.pieces.copy()
        self.pieces.clear()
        raw = pieces[0][0] if len(pieces) == 1 else "".join([text for text, _ in pieces])
        if not raw or raw.isspace():
            return
        if pieces[0][1].pre or pieces[-1][1].pre:
            for part in raw.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
                if part and not part.isspace():
                    self._line(part.rstrip(" \t"), pieces)
            return
        self._line(folded(raw), pieces)

    def _line(self, text: str, pieces: list[tuple[str, Look]]) -> None:
        length = len(text) if " " not in text else len(text) - text.count(" ")
        linked, target = 0, ""
        look = pieces[0][1]
        if len(pieces) == 1:
            lead = 0
            if look.link is not None:
                linked, target = length, look.link
        else:
            lead = len(text) + 1
            at = ""
            first = True
            for part, its in pieces:
                if not part or part.isspace():
                    continue
                if first:
                    look, first = its, False
                if its.link is not None:
                    linked += len(part.strip())
                    if not target or ATTACHMENT.search(its.link):
                        target = its.link
                if lead > len(text):
                    if its.bold:
                        at += part
                    else:
                        lead = len(folded(at)) if at else 0
            if lead > len(text):  # all of it is bold
                lead = 0
        marks = len(PUNCTUATION.findall(text))
        self.seen.lines.append(
            Line(text, self.nodes[-1], length, min(linked, length), marks, look, lead, self.cells[-1], target)
        )


def folded(raw: str) -> str:
    """White space as a browser shows it."""
    if NEEDS_FOLDING.search(raw):
        if "\n" in raw or "\r" in raw:
            raw = LINE_END.sub("", raw)
        raw = WHITE.sub(" ", raw)
    return raw.strip(" ")


def _span(said: str | None) -> int:
    digits = (said or "1").strip()
    return min(max(int(digits), 1), 1000) if digits.isdecimal() and len(digits) < 5 else 1
