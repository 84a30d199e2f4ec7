"""HTML: decode, parse, see what is visible, choose the container, judge the lines in it.

``Page.source`` is every visible line of the page in order, under the title where only the head of the page says it;
``Page.text`` only those of its text, with a note for each stretch that is left out. Never hands raw bytes to lxml: libxml2 drops text in silence after one character outside the
declared gb2312.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from ..decode import decode
from ..errors import InputError
from ..model import Omission, Page, Role, Source, Style
from ..settings import Settings
from . import html_beside, html_container, html_facts, html_title
from .html_clutter import judge
from .html_lines import Line, Seen, see
from .html_look import HEADINGS
from .html_tables import cells
from .lines import Drawn, page_of
from .text import omitted

#: What no XML holds and libxml2 stops at, surrogates aside.
NOT_XML = bytes((*range(9), 11, *range(14, 32)))
#: ——在全市经济工作会议上的讲话; （2019年3月5日第…次会议通过）; 国发〔2019〕5号
BELOW_TITLE = re.compile(
    r"(?:——|──|—)[^—]{4,}|[（(][^（()）]{6,}[)）]|\w{2,12}[〔\[（(【](?:19|20)\d\d[〕\])）】]\s*\d{1,4}\s*号"
)
#: What pages nest; libxml2 drops all text below a depth of some thousand, so such a page is read flat.
NESTING = re.compile(
    rb"</?(?:div|table|tbody|tr|td|ul|ol|li|blockquote|center|section|article|dl|dd|form|p)\b[^>]*>", re.I
)
INLINE = re.compile(rb"</?(?:span|font|b|i|u|em|strong|big|small|a|code|tt|s|sub|sup)\b[^>]*>", re.I)
#: What a whole page begins with; a part of one has no end to miss.
DOCUMENT = re.compile("<(?:!doctype|html|head|body)\\b", re.I)
OPENING = 6  # lines
ENOUGH = 30  # visible characters; a page with fewer, and more that its style hides, shows its text by script


def read(source: Source, settings: Settings) -> Page:
    """The page of an HTML file.

    Raises:
        InputError: undecodable, or no text in it.
    """
    decoded = decode(source.data, source.charset, markup=True)
    return page(source, decoded.text, decoded.encoding, "text/html", omitted(decoded))


def page(
    source: Source,
    html: str,
    encoding: str,
    media_type: str,
    left_out: tuple[Omission, ...] = (),
    at: str = "",
) -> Page:
    """The page of an HTML string that came out of ``source``; ``at`` is put before its locators.

    Raises:
        InputError: no text in it.
    """
    root = parse(html)
    seen = visible(root)
    kept, reasons, title = _kept(root, seen)
    facts = html_facts.harvest(root, seen, kept, title, source)
    drawn = list(_drawn(seen, kept, reasons, at, html_title.top_heading(seen, kept, title)))
    if kept[-1] and breaks_off(html):
        facts = replace(facts, cut_off="the page breaks off within its text: its end is missing")
    unseen = html_title.unseen_title(root, seen, kept) if title is None else None
    if unseen:
        drawn.insert(0, Drawn(unseen[0], at + unseen[1], Style(heading=1)))
        facts = replace(facts, title=unseen[0])
    return page_of(source, media_type, encoding, drawn, facts, left_out + tuple(seen.omitted))


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


def all_lines(html: str, at: str) -> tuple[list[Drawn], list[Omission]]:
    """Every visible line of HTML that is the text itself, as word processors embed it, and what is not visible.

    Raises:
        InputError: no text in it.
    """
    seen = visible(parse(html))
    return list(_drawn(seen, [True] * len(seen.lines), {}, at, None)), seen.omitted


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


def visible(root: etree._Element) -> Seen:
    """What a reader of the page sees.

    Raises:
        InputError: nothing at all.
    """
    seen = see(root)
    if seen.hidden > ENOUGH and sum(line.length for line in seen.lines) < ENOUGH:
        seen = see(root, unhide=True)
    if not seen.lines:
        if root.find(".//frame") is not None:
            raise InputError("no text: a frameset; its text is in the pages that it frames")
        raise InputError("no text: the HTML page shows none (it may be filled in by script)")
    return seen


def _kept(root: etree._Element, seen: Seen) -> tuple[list[bool], dict[int, tuple[str, str]], int | None]:
    """Which lines are of the text, for each that is not the rule and the reason, and the line of the title."""
    title = html_title.title_line(root, seen)
    weights = html_container.weigh(seen)
    choice = html_container.choose(seen, weights, title)
    if choice is None:
        return [True] * len(seen.lines), {}, title
    node = seen.nodes[choice.node]
    if title is None:
        title = html_title.heading_above(root, seen, node.first)
    kept = [node.first <= index < node.last for index in range(len(seen.lines))]
    why = f"outside {seen.ways.to(node.element)}, chosen as {choice.why}"
    reasons = {index: ("read/outside-container", why) for index, inside in enumerate(kept) if not inside}
    for index, reason in judge(seen, weights, choice.node, title).items():
        kept[index] = False
        reasons[index] = reason
    for first, last in html_beside.posts(seen, weights, choice.node):
        for index in range(first, last):
            if not kept[index] and reasons[index][0] == "read/outside-container":
                kept[index] = True
                del reasons[index]
    if title is not None:
        for index in html_beside.standfirst(seen, title, node.first, node.last):
            kept[index] = True
            reasons.pop(index, None)
    for index in html_beside.files(seen, node.last):
        kept[index] = True
        reasons.pop(index, None)
    if title is not None and title < node.last and not _opens_with(seen, title, node.first, node.last):
        for index in [title, *range(title + 1, node.first)]:
            if not kept[index] and (
                index == title or _goes_on(seen, title, index) or _belongs_to_title(seen.lines[index])
            ):
                kept[index] = True
                del reasons[index]
    if not any(kept):
        return [True] * len(seen.lines), {}, title
    return kept, reasons, title


def _opens_with(seen: Seen, title: int, first: int, last: int) -> bool:
    """Whether the container opens with the title anyway, over one line or several."""
    opening = "".join(line.text for line in seen.lines[first : min(first + OPENING, last)] if 0 < line.length < 80)
    return title < first and html_title.bare(seen.lines[title].text) in html_title.bare(opening)


def _goes_on(seen: Seen, title: int, index: int) -> bool:
    """Whether a line is of the heading that the title begins: <h1>某某县人民政府<br>关于防汛的通知</h1>."""
    node = seen.lines[title].node
    return seen.lines[index].node == node and seen.nodes[node].tag in HEADINGS


def _belongs_to_title(line: Line) -> bool:
    """A subtitle, the note of adoption or the document number, which many pages print between title and text."""
    return not line.linked and line.length <= 60 and bool(BELOW_TITLE.fullmatch(line.text.strip()))


def _drawn(
    seen: Seen, kept: list[bool], reasons: dict[int, tuple[str, str]], at: str, top: int | None
) -> Iterator[Drawn]:
    """The lines as drawn. ``top``: the node of the heading that stands over all others."""
    where = cells(seen, kept)
    node, number = -1, 0
    for index, line in enumerate(seen.lines):
        number = number + 1 if line.node == node else 0
        node = line.node
        if not kept[index]:
            yield Drawn(line.text, "", out=reasons[index])
            continue
        path = at + seen.ways.to(seen.nodes[node].element if node >= 0 else None, number + 1 if number else 0)
        cell = where.get(line.cell)
        role: Role = line.role
        if role == "text" and _is_attachment(line):
            role = "attachment"
        elif cell is not None and role == "text":
            role = "cell"
        target = line.target if role in ("figure", "attachment") else ""
        style = _style(line)
        if top is not None and line.node == top:
            style = style._replace(heading=1)
        yield Drawn(line.text, path, style, role, cell, target)


def _is_attachment(line: Line) -> bool:
    return line.linked * 2 > line.length and html_container.is_attachment(line)


def _style(line: Line) -> Style:
    look = line.look
    indent = look.indent + (len(line.text) - len(line.text.lstrip("\u3000")) if line.text[:1] == "\u3000" else 0)
    return Style(
        look.heading, look.bold and not line.bold_lead, line.bold_lead, look.centred, look.size, look.font, indent
    )
