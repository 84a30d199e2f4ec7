"""From HTML to ``Page``: parse, see what is visible, choose the lines of the text, harvest the facts."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from ...chinese.pages import page_label
from ...decode import decode
from ...errors import InputError
from ...model import Facts, Omission, Page, Role, Source, Style
from ...settings import Settings
from ..lines import Drawn, page_of
from ..text import omitted as omitted_by
from .captions import captions
from .container import mark_alone
from .facts import harvest
from .head import Head, head_of
from .headline import of_headline
from .kept import choose_lines
from .parse import ENDS, breaks_off, pages, parse
from .refuse import refusal
from .scripted import with_built_text, with_held_text
from .seen import Line, Reason, Seen
from .several import Reading, together
from .sheet import sheet_of
from .tables import cells
from .title import top_heading, unseen_title
from .unread import Rest, next_page, rest_of
from .walk import HIDDEN, see

NO_SETTINGS = Settings()
ENOUGH = 30  # visible characters; a page with fewer, and more that its style hides, shows its text by script


def read(source: Source, settings: Settings) -> Page:
    """The page of an HTML file.

    Raises:
        InputError: undecodable, or no text in it.
    """
    decoded = decode(source.data, source.charset, markup=True)
    left_out = omitted_by(decoded)
    return page(source, decoded.text, decoded.encoding, "text/html", left_out, settings=settings)


def page(
    source: Source,
    html: str,
    encoding: str,
    media_type: str,
    left_out: tuple[Omission, ...] = (),
    at: str = "",
    settings: Settings = NO_SETTINGS,
) -> Page:
    """The page of an HTML string that came out of ``source``; ``at`` is put before its locators.

    Raises:
        InputError: no text in it.
    """
    parts = [_read(part, source, f"{at}page-{n}:" if n > 1 else at, settings) for n, part in enumerate(pages(html), 1)]
    readings = [part for part in parts if isinstance(part, Reading)]
    if not readings:
        raise next(part for part in parts if isinstance(part, InputError))
    drawn, facts, omitted = together(readings)
    found = page_of(source, media_type, encoding, drawn, facts, (*left_out, *omitted))
    return replace(found, container=next((reading.container for reading in readings if reading.container), ""))


def _read(html: str, source: Source, at: str, settings: Settings) -> Reading | InputError:
    """One page of a file, or why there is no text in it."""
    try:
        seen = visible(head_of(parse(html)))
    except InputError as error:
        return error
    named = (source.page_url, source.uri, html)
    marks = [one.mark for one in settings.containers if not one.site or any(one.site in where for where in named)]
    chosen = choose_lines(seen, settings.threads, marks)
    if why := refusal(seen, chosen):
        return InputError(why)
    rest = rest_of(seen, chosen)
    for index in rest.lines:
        chosen.out[index] = chosen.out[index] or ("read/pager", "a row of links to the pages of the text")
    kept = chosen.flags()
    facts = harvest(seen, kept, chosen.title, source)
    headline = frozenset(of_headline(seen, kept, chosen.title)) if chosen.title is not None else frozenset()
    drawn = list(_drawn(seen, chosen.out, at, top_heading(seen, kept, chosen.title), headline))
    if kept[-1] and breaks_off(html):
        facts = replace(facts, cut_off="the page breaks off within its text: its end is missing")
    elif rest.why:
        facts = replace(facts, cut_off=rest.why)
    facts = _numbered(seen.head, facts, rest)
    unseen = unseen_title(seen, kept) if chosen.title is None else None
    if unseen:
        drawn.insert(0, Drawn(unseen[0], at + unseen[1], Style(heading=1)))
        facts = replace(facts, title=unseen[0])
    omitted = [
        record._replace(locator=at + record.locator)
        for record in seen.omitted
        if not unseen or record.locator != unseen[1]
    ]
    mark = mark_alone(seen, chosen.node) if chosen.node >= 0 else ""
    return Reading(drawn, facts, omitted, chosen.node >= 0, mark)


def _numbered(head: Head, facts: Facts, rest: Rest) -> Facts:
    """The facts with which page of the text this is, by its title or by the row of its page numbers."""
    said = page_label(facts.title)
    page, pages = rest.page or said.page, rest.pages or said.pages
    if not (page or pages):
        return facts
    return replace(facts, page=page, pages=pages, next_page=next_page(head.root))


def all_lines(html: str, at: str) -> tuple[list[Drawn], list[Omission]]:
    """Every visible line of HTML that is the text itself, as word processors embed it, and what is not visible.

    Raises:
        InputError: no text in it.
    """
    seen = visible(head_of(parse(ENDS.sub("", html))))
    return list(_drawn(seen, [None] * len(seen.lines), at, None)), seen.omitted


def visible(head: Head) -> Seen:
    """What a reader of the page sees, once its script has run as far as that can be told from the page.

    Raises:
        InputError: nothing at all.
    """
    sheet = sheet_of(head)
    seen = with_held_text(see(head, sheet), sheet)
    if sum(line.length for line in seen.lines) < ENOUGH < sum(record.length for record in hidden_in(seen)):
        seen = see(head, sheet, unhide=True)
    seen = with_built_text(seen, sheet)
    if not seen.lines:
        if head.root.find(".//frame") is not None:
            raise InputError("no text: a frameset; its text is in the pages that it frames")
        raise InputError("no text: the HTML page shows none (it may be filled in by script)")
    return seen


def hidden_in(seen: Seen) -> Iterator[Omission]:
    """The records of what the page's own style hides."""
    return (record for record in seen.omitted if record.reason.endswith(HIDDEN))


def _drawn(
    seen: Seen, out: Sequence[Reason | None], at: str, top: int | None, headline: Container[int] = ()
) -> Iterator[Drawn]:
    """The lines as drawn. ``top``: the node of the heading that stands over all others; ``headline``: the lines beside it."""
    where = cells(seen, [reason is None for reason in out])
    under_pictures = captions(seen, out)
    has_quotations = any(node.tag == "blockquote" for node in seen.nodes)
    node, number = -1, 0
    for index, line in enumerate(seen.lines):
        number = number + 1 if line.node == node else 0
        node = line.node
        if reason := out[index]:
            yield Drawn(line.text, "", out=reason)
            continue
        path = at + seen.ways.to(seen.nodes[node].element if node >= 0 else None, number + 1 if number else 0)
        cell = where.get(line.cell)
        role: Role = line.role
        if role == "text" and line.is_file():
            role = "attachment"
        elif cell is not None and role == "text":
            role = "cell"
        target = line.target if role in ("figure", "attachment") else ""
        style = _style(line)
        if index in under_pictures:
            style = style._replace(bold=False, centred=False)
        if has_quotations and _is_quotation(seen, node):
            style = style._replace(quoted=True)
        if index in headline or (top is not None and line.node == top):
            style = style._replace(heading=1)
        yield Drawn(line.text, path, style, role, cell, target, opens=seen.opens(index))


def _is_quotation(seen: Seen, node: int) -> bool:
    """Whether the block stands in a block quotation; with a style or a direction of its own it only indents a text."""
    while node >= 0 and seen.nodes[node].tag != "blockquote":
        node = seen.nodes[node].parent
    return node >= 0 and not {"style", "dir"} & {*seen.nodes[node].element.attrib}


def _style(line: Line) -> Style:
    look = line.look
    indent = look.indent + (len(line.text) - len(line.text.lstrip("\u3000")) if line.text[:1] == "\u3000" else 0)
    return Style(
        look.heading, look.bold and not line.bold_lead, line.bold_lead, look.centred, look.size, look.font, indent
    )
