"""The second act: inside the chosen container, what is no text. By structure alone; words are `strip/`'s affair."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from itertools import pairwise

from ...chinese.widths import CJK
from ...regex import regex
from .container import Weights
from .names import ANCESTORS, NEVER_TEXT, sounds_like_page
from .opening import card, particulars, published
from .seen import Line, Node, Seen, words
from .speaks import is_of_the_site
from .tables import cells

TABLE_PARTS = words("table thead tbody tr td th")
ROWS = words("table thead tbody tfoot tr")
STATEMENT = 40  # lines that a statement of the site may have
SENTENCE = 20  # characters of a sentence in which a site speaks of itself
SAYS = 8  # characters of a line that is looked for again
COPY = 60  # characters of running text in a copy, at least
BLOCKS_OF_LINKS = words("ul ol dl div table td section aside nav p center form tr")
COMMENTS = regex(r"comment|pinglun|disqus|guestbook|liuyan", re.I)
LEAD_IN = 12  # characters of a heading over a list of links, such as 相关报道：
#: What heads the texts that a site would have read next.
NEXT_READ = regex(
    r"(?:为[你您])?推荐(?:阅读|文章|新闻)?|猜你喜欢|(?:相关|延伸|更多|热门)(?:阅读|文章|新闻|推荐|报道|链接)"
)
RUN = 3  # lines of links in a row that are a list, whatever holds them
LOOSE_RUN = 6  # the same for lines that hold more than the link, such as 标题【作者】08-11 16:06
ICON = 12  # characters of the alt text of a button
#: A number that counts or measures, as no calendar and no list of pages has; one cell in so many of a table of data, which has
#: six at least.
_FIGURE = regex(f"[0-9](?:[.,%‰]|[0-9]{{2}}|[{CJK}])")
FIGURES, FEWEST = 3, 6
LOOSE = 30  # characters beside the link in such a line


def judge(seen: Seen, weights: Weights, container: int, title: int | None) -> dict[int, tuple[str, str]]:
    """Lines of the container to leave out: for each the rule and the reason."""
    top = seen.nodes[container]
    headline = seen.lines[title].text if title is not None else ""
    out: dict[int, tuple[str, str]] = {}
    for found in (
        _copies(seen, weights, container),
        _boxes(seen, weights, container),
        _written_in(seen, weights, container),
        particulars(seen, container),
        card(seen, container, title),
        published(seen, top.first, top.last),
        _repeated_alts(seen, top.first, top.last, headline),
        _runs(seen, top.first, top.last),
    ):
        for index, rule, why in found:
            out.setdefault(index, (rule, why))
    for index, rule, why in _edges(seen, top.first, top.last, out):
        out.setdefault(index, (rule, why))
    return out


def _boxes(seen: Seen, weights: Weights, container: int) -> Iterator[tuple[int, str, str]]:
    """Whole blocks in the container that are of the page and not of the text."""
    nodes = seen.nodes
    top = nodes[container]
    data: Container[int] | None = None
    index = container + 1
    while index < top.end:
        node = nodes[index]
        verdict = _verdict(index, container, seen, weights)
        if verdict and node.tag in ROWS:
            data = cells(seen, [True] * len(seen.lines)) if data is None else data
            verdict = None if _is_data(seen, weights, node, data) else verdict
        if verdict:
            for line in range(node.first, node.last):
                if not seen.lines[line].leads_to_file:
                    yield line, *verdict
            index = node.end
        else:
            index += 1


def _is_data(seen: Seen, weights: Weights, node: Node, data: Container[int]) -> bool:
    """Whether these are rows of a data table without links, or one with a head or with figures: <tr class="top"> names its
    columns.
    """
    lines = seen.lines[node.first : node.last]
    of = {line.cell for line in lines}
    if len(of) < 2 or weights.of(node)[1] or not all(cell in data for cell in of):
        return False
    if node.tag != "table" or any(seen.cells[cell].header for cell in of):
        return True
    return len(of) >= FEWEST and sum(bool(_FIGURE.search(line.text)) for line in lines) * FIGURES >= len(lines)


def _copies(seen: Seen, weights: Weights, container: int) -> Iterator[tuple[int, str, str]]:
    """Blocks of the container that say again what the rest of it says: for other screens, for print, as a preview."""
    top = seen.nodes[container]
    counts = _said(seen, top)
    if sum(counts.values()) == len(counts):
        return
    for node in reversed(list(_large_blocks(seen, weights, container))):  # of two that are equal the first one stays
        own = _said(seen, node)
        if all(counts[text] > number for text, number in own.items()):
            counts -= own
            for line in range(node.first, node.last):
                yield line, "read/copy", "says again what the rest of the text says"


def _large_blocks(seen: Seen, weights: Weights, container: int) -> Iterator[Node]:
    """Blocks of the container with a fair part of its running text, all of which it holds twice; no cells of a table."""
    top = seen.nodes[container]
    counts, whole = _said(seen, top), weights.of(top)[2]
    index = container + 1
    while index < top.end:
        node = seen.nodes[index]
        good = weights.of(node)[2]
        if good < COPY or good * 5 < whole:
            index = node.end
        elif node.tag not in TABLE_PARTS and all(counts[text] > n for text, n in _said(seen, node).items()):
            yield node
            index = node.end
        else:
            index += 1


def _said(seen: Seen, node: Node) -> Counter[str]:
    return Counter(line.text for line in seen.lines[node.first : node.last] if line.length >= SAYS)


def _verdict(index: int, container: int, seen: Seen, weights: Weights) -> tuple[str, str] | None:
    node = seen.nodes[index]
    if node.first == node.last:
        return None
    length, linked, good = weights.of(node)
    whole = weights.of(seen.nodes[container])[2]
    if node.tag in ("nav", "aside", "footer") and good < 0.3 * whole:
        return "read/page-furniture", f"a {node.tag} element"
    if sounds_like_page(node.tag, node.names) and good < 0.2 * whole:
        return "read/page-furniture", f"named {node.names.strip()!r} by the page, with little running text"
    if NEVER_TEXT.search(node.names) and good < whole and _leads_elsewhere(seen.lines[node.first : node.last]):
        return "read/link-list", "other texts of the site, under a head that says so"
    if node.tag == "form" and good < 0.2 * whole:
        return "read/page-furniture", "a form"
    if node.tag in BLOCKS_OF_LINKS and good < 0.2 * whole and _is_statement(seen.lines[node.first : node.last]):
        return "read/page-furniture", "a statement of the site about rights and duties"
    if 80 < good < whole - 80 and node.first > seen.nodes[container].first and COMMENTS.search(node.names):
        return "read/comments", f"named {node.names.strip()!r} by the page"
    if node.tag in BLOCKS_OF_LINKS and node.last - node.first >= 3 and linked > 0.6 * length and good < 0.2 * length:
        return "read/link-list", f"{linked} of {length} characters are links"
    return None


def _leads_elsewhere(lines: list[Line]) -> bool:
    """Whether lines under 为你推荐 lead to other texts, by their names at least."""
    return len(lines) > 2 and bool(NEXT_READ.fullmatch(lines[0].text.strip("：: "))) and sum(map(_is_link, lines)) > 1


def _is_statement(lines: list[Line]) -> bool:
    """Whether the lines are a statement of the site, point by point, with a heading and how to reach it."""
    if len(lines) > STATEMENT:
        return False
    of_site = [line.length for line in lines if line.length >= SENTENCE and is_of_the_site(line.text)]
    return len(of_site) > 1 and sum(of_site) * 3 >= sum(line.length for line in lines) * 2


def _is_link(line: Line) -> bool:
    return line.length > 0 and line.linked >= 0.5 * line.length and not line.leads_to_file


def _written_in(seen: Seen, weights: Weights, container: int) -> Iterator[tuple[int, str, str]]:
    """The widest block around a box for visitors' comments that holds little of the text and none of its start."""
    top = seen.nodes[container]
    whole = weights.of(top)[2]
    for box in seen.boxes:
        widest, at = -1, box
        for _ in range(ANCESTORS):
            if not container < at < top.end:
                break
            node = seen.nodes[at]
            before = weights.prose[node.first] - weights.prose[top.first]
            if weights.of(node)[2] > 0.55 * whole or before < 0.4 * whole:
                break
            widest, at = at, node.parent
        if widest >= 0:
            node = seen.nodes[widest]
            for line in range(node.first, node.last):
                yield line, "read/comments", "around a box for visitors to write in"


def _repeated_alts(seen: Seen, first: int, last: int, title: str) -> Iterator[tuple[int, str, str]]:
    """Figures whose alt text says nothing of them: it stands in the line beside, in the title, or on several figures."""
    count = Counter(line.text for line in seen.lines[first:last] if line.role == "figure")
    for index in range(first, last):
        alt = seen.lines[index]
        if alt.role == "figure":
            near = seen.lines[max(index - 2, 0) : index + 3]
            if count[alt.text] > 1:
                yield index, "read/repeated-alt", f"the text of {count[alt.text]} images of the page"
            elif alt.text in title or any(_says_as_much(line.text, alt.text) for line in near if line is not alt):
                yield index, "read/repeated-alt", "the text of an image that stands beside it as well"


def _says_as_much(line: str, alt: str) -> bool:
    """Whether the line says what the alt text says, or nearly: a caption names the photographer too."""
    if alt in line or line in alt:
        return True
    words = set(map("".join, pairwise(alt)))
    return len(alt) >= SAYS and len(words & set(map("".join, pairwise(line)))) * 4 >= len(words) * 3


def _is_loose_link(line: Line) -> bool:
    return line.linked >= 2 and line.length - line.linked <= LOOSE and not line.leads_to_file


def _runs(seen: Seen, first: int, last: int) -> Iterator[tuple[int, str, str]]:
    """Lists of links that no element of their own holds, with the short line that leads in to them."""
    index = first
    while index < last:
        start = index
        while index < last and _is_link(seen.lines[index]):
            index += 1
        if index - start < RUN:
            index = start
            while index < last and _is_loose_link(seen.lines[index]):
                index += 1
            if index - start < LOOSE_RUN:
                index = start
        if index > start:
            why = f"{index - start} lines of links in a row"
            before = seen.lines[start - 1] if start > first else None
            if before and before.length <= LEAD_IN and (before.text[-1:] in "：:】" or before.look.bold):
                yield start - 1, "read/link-list", "leads in to a list of links"
            yield from ((line, "read/link-list", why) for line in range(start, index))
        index = max(index, start + 1)


def _edges(seen: Seen, first: int, last: int, out: Container[int]) -> Iterator[tuple[int, str, str]]:
    """Lines of links, and images that are links, at either end of what is left of the container."""
    for place in (range(last - 1, first - 1, -1), range(first, last)):
        for index in place:
            if index in out:
                continue
            line = seen.lines[index]
            if line.length:
                if not _is_link(line):
                    break
                yield index, "read/link-list", "a line of links at the edge of the text"
            elif line.look.link is not None and len(line.text) <= ICON:
                yield index, "read/link-list", "an image that is a link, at the edge of the text"
