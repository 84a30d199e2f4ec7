"""The line that looks like the headline of a text, on pages whose own name does not know it.

Many pages are called after their column (<title>工作动态</title>) and print the headline in a styled block, in a cell
over the text or in a line of its own. How a headline looks was counted on pages whose headline is known: the table
``headline`` says what each sign is worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from math import inf

from ...chinese.stamps import DAY
from ...chinese.widths import IS_HAN
from ...evidence import table
from ...regex import regex
from .labels import labels_in
from .seen import Line, Node, Seen
from .title import BIG, BREADCRUMB, DOCUMENT, MARKER, SHORT, SITE_ITSELF, TITLE_NAME, bare

ABOVE = 12  # lines above the block of the text
WITHIN = 6  # lines of it, up to its first sentence
SHORTEST, LONGEST = 4, 60  # characters
MOST = 80  # characters of the heading above a text
LOWEST = 7  # a level below that of any heading
FRAME = ("header", "nav", "footer", "aside")
SENTENCE = regex(r"[。；！？]")
DATE = regex(DAY + r"|\d{1,2}[:：]\d\d")
SOURCE = regex(r"来源|來源|作者|记者|发布|字号|字体|浏览|阅读|点击|打印|分享|关闭|编辑")
PATH = regex(r"位置|首页|>>|＞|»")
CAPTIONS = ("caption", "legend")
ABOUT = ("关于", "關於")
CERTAIN = 0.0  # log-odds; the head of the table says how often this is right
AHEAD = 1.0  # log-odds by which the best line leads the next


def heading_above(seen: Seen, first: int) -> int | None:
    """The first line of the only heading that stands close above the text, which begins at ``first``.

    For pages whose own name knows no title (<title>某某县政府网</title>): the only ``h1`` of the page; else the only
    heading there, or block that the page names a title or sets in the middle and bold or large, which reads like the name
    of a document or is a heading above all others of the page, right over the text or over rows that say when and by
    whom it was put up.
    """
    near = range(max(first - ABOVE, 0), first)
    highest = [i for i, line in enumerate(seen.lines) if line.look.heading == 1 and not _in_frame(seen, line.node)]
    found = highest or [i for i in near if _is_named_title(seen, i) and not _in_frame(seen, seen.lines[i].node)]
    if not found or found[-1] >= first or found[0] < near[0]:
        return None
    if len({seen.lines[index].node for index in found}) > 1 or any(seen.lines[index].linked for index in found):
        return None
    title = "".join(seen.lines[index].text for index in found).strip()
    if not SHORT <= len(IS_HAN.findall(title)) <= MOST or SITE_ITSELF.search(title) or BREADCRUMB.search(title):
        return None
    if not highest and not DOCUMENT.search(title) and not _is_above_all(seen, found, first):
        return None
    if any(bare(title) in bare(name) for name in seen.head.names()):
        return None  # the page's name ends with it: the site's
    return found[0]


def _is_above_all(seen: Seen, found: Sequence[int], first: int) -> bool:
    """Whether the lines ``found`` are a heading over the text with nothing but rows on the page between, and the page has no other
    as high.
    """
    level = seen.lines[found[0]].look.heading
    others = (line.look.heading for index, line in enumerate(seen.lines) if line.look.heading and index not in found)
    between = seen.lines[found[-1] + 1 : first]
    return 0 < level < min(others, default=LOWEST) and all(map(_says_when_or_by_whom, between))


def _says_when_or_by_whom(line: Line) -> bool:
    return line.length <= 2 * LONGEST and bool(DATE.search(line.text) or SOURCE.search(line.text))


def _is_named_title(seen: Seen, index: int) -> bool:
    line = seen.lines[index]
    named = line.node >= 0 and TITLE_NAME.search(seen.nodes[line.node].names)
    styled = line.look.centred and (line.look.bold or line.look.size >= BIG)
    return bool(line.look.heading or named or styled)


def _in_frame(seen: Seen, node: int) -> bool:
    return seen.is_of_the_page(node) or any(one.tag in FRAME for one in seen.around(node))


def shown_title(seen: Seen, node: Node) -> int | None:
    """The line that plainly looks like the headline of the text in ``node``; None where none or several do."""
    weights = table("headline")
    found = sorted(
        ((weights.weigh(features(seen, node, index)), -index) for index in candidates(seen, node)), reverse=True
    )
    if not found or found[0][0] < CERTAIN:
        return None
    best = -found[0][1]
    others = (worth for worth, at in found[1:] if bare(seen.lines[-at].text) != bare(seen.lines[best].text))
    return None if found[0][0] - next(others, -inf) < AHEAD else best


def candidates(seen: Seen, node: Node) -> Iterator[int]:
    """The lines that may be a headline: above the text, and in it before its first sentence."""
    end = min(node.first + WITHIN, node.last)
    for index in range(max(node.first - ABOVE, 0), end):
        line = seen.lines[index]
        if index >= node.first and line.length > LONGEST // 2 and SENTENCE.search(line.text):
            return
        if (
            not (line.linked and not _is_linked_name(line))
            and SHORTEST <= line.length <= LONGEST
            and len(IS_HAN.findall(line.text)) >= SHORTEST
        ):
            yield index


def _in_full(text: str) -> bool:
    """Whether a line names a document as its head does: 关于……的通知"""
    about = any(word in text for word in ABOUT) and not BREADCRUMB.search(text)
    return about and DOCUMENT.search(text.strip()) is not None


def _is_linked_name(line: Line) -> bool:
    """Whether a link is a headline all the same: one that names a document in full and is set as a heading."""
    return line.look.heading > 0 and _in_full(line.text)


def features(seen: Seen, node: Node, index: int) -> tuple[str, ...]:
    """The signs that a line shows, as the table names them."""
    line = seen.lines[index]
    return (*_of_look(seen, line), *_of_words(line), *_of_place(seen, node, index))


def _of_look(seen: Seen, line: Line) -> Iterator[str]:
    look = line.look
    if look.heading:
        yield "heading of level 1" if look.heading == 1 else "heading of a lower level"
    elif look.bold:
        yield "bold"
    if look.centred:
        yield "centred"
    if look.size >= BIG:
        yield "big"
    if any(one.tag in CAPTIONS or TITLE_NAME.search(one.names) for one in islice(seen.around(line.node), 3)):
        yield "named a title"
    if seen.is_of_the_page(line.node):
        yield "in a block of the page"
    if line.cell >= 0 and seen.cells[line.cell].column_span > 1:
        yield "in a cell over several columns"


def _of_words(line: Line) -> Iterator[str]:
    text = line.text.strip()
    if DOCUMENT.search(text):
        yield "named as documents are in full" if _in_full(text) else "ends in a kind of document"
    if SITE_ITSELF.search(text):
        yield "ends as sites and columns do"
    if SENTENCE.search(text[-1:]):
        yield "ends as a sentence"
    if DATE.search(text):
        yield "holds a date"
    if SOURCE.search(text) or labels_in(text):
        yield "speaks of the page"
    if PATH.search(text) or BREADCRUMB.search(text):
        yield "a path"
    if MARKER.match(text):
        yield "begins with a number"
    if text[-1:] in "：:":
        yield "ends in a colon"
    yield "short" if line.length < 8 else "long" if line.length > 36 else "as long as a headline"


def _of_place(seen: Seen, node: Node, index: int) -> Iterator[str]:
    away = node.first - index
    yield "in the text" if away <= 0 else "above it" if away < 4 else "further above it"
    below = seen.lines[index + 1 : index + 3]
    if any(map(_says_when_or_by_whom, below)):
        yield "date or source below"
    if below and SENTENCE.search(below[0].text) and below[0].length > 20:
        yield "a sentence below"
    name = bare(seen.lines[index].text)
    grams = {name[at : at + 2] for at in range(len(name) - 1)}
    text = "".join(one.text for one in seen.lines[max(node.first, index + 1) : node.last][:40])
    said = sum(1 for gram in grams if gram in text)
    yield "said again in the text" if said * 2 > len(grams) else "not said again"
