"""What stands at the head of the container and is of the page: rows of particulars, who put it up, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...regex import regex
from .container import prose
from .headline import DASHED
from .labels import are_particulars
from .seen import Line, Node, Seen
from .speaks import MINUTE

ABOVE = 8  # lines
#: What a row over a text says beside the minute; two of these make a row of the page, however long: 阅读次数：  来源：…字体：[大中小].
OF_A_ROW = regex("时间|日期|来源|來源|作者|字号|字体|浏览|阅读|点击|打印")
SENTENCES = regex("[。；！？]")
FOLLOW = regex(r"[+＋]?\s?(?:加?关注|已关注|订阅)")
CARD, LONGEST_NAME = 6, 30  # lines of such a block, and characters of one
LONGEST_ROW = 120  # characters


def particulars(seen: Seen, container: int) -> Iterator[tuple[int, str, str]]:
    """The block at the head of the container that says in rows what the text is: 索引号, 发布机构, 成文日期."""

    def says_what_it_is(node: Node) -> bool:
        return are_particulars(seen.lines[node.first : node.last])

    for line in _lines_of(seen, container, says_what_it_is):
        yield line, "read/particulars", "rows that say what the text is"


def card(seen: Seen, container: int, title: int | None) -> Iterator[tuple[int, str, str]]:
    """The block at the head of the container that says who put the page up, with a button to follow the account."""

    def says_who(node: Node) -> bool:
        holds_title = title is not None and node.first <= title < node.last
        small = node.last - node.first <= CARD
        return small and not holds_title and _is_card(seen.lines[node.first : node.last])

    for line in _lines_of(seen, container, says_who):
        yield line, "read/page-furniture", "who put the page up, with a button to follow the account"


def _lines_of(seen: Seen, container: int, is_one: Callable[[Node], bool]) -> Iterator[int]:
    """The lines of the outermost blocks at the head of the container that ``is_one`` takes."""
    top = seen.nodes[container]
    index = container + 1
    while index < top.end and seen.nodes[index].first <= top.first + ABOVE:
        node = seen.nodes[index]
        if node.first < node.last < top.last and is_one(node):
            yield from range(node.first, node.last)
            index = node.end
        else:
            index += 1


def _is_card(lines: list[Line]) -> bool:
    """Whether lines are names and times, and the button."""
    button = any(FOLLOW.fullmatch(line.text.strip()) for line in lines)
    return button and not any(line.length > LONGEST_NAME or SENTENCES.search(line.text) for line in lines)


def published(seen: Seen, first: int, last: int) -> Iterator[tuple[int, str, str]]:
    """The short line above the text that says when the page came out as no document is dated: to the minute, or in a headline."""
    for index in range(first, min(first + ABOVE, last)):
        line = seen.lines[index]
        if not _is_row_of_page(line) and (line.length > 60 or prose(line) >= 40):
            return
        if MINUTE.search(line.text) and line.text[-1:] not in "。！？":
            yield index, "read/published-line", "says to the minute when the page was published"
        elif line.look.heading and DASHED.fullmatch(line.text.strip()):
            yield index, "read/published-line", "the day when the page was published, in its headline"


def _is_row_of_page(line: Line) -> bool:
    """Whether a line tells a minute and at least two more things of the page, and is no sentence."""
    if not MINUTE.search(line.text) or SENTENCES.search(line.text) or line.length > LONGEST_ROW:
        return False
    return len(set(OF_A_ROW.findall(line.text))) > 1
