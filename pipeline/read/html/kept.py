"""Which lines of a page are of its text, and for each that is not the rule and the reason."""

from __future__ import annotations

import re

from lxml import etree

from .beside import files, posts, standfirst
from .clutter import judge
from .container import choose, weigh
from .look import HEADINGS
from .seen import Line, Seen
from .title import bare, heading_above, title_line

#: ——在全市经济工作会议上的讲话; （2019年3月5日第…次会议通过）; 国发〔2019〕5号
BELOW_TITLE = re.compile(
    r"(?:——|──|—)[^—]{4,}|[（(][^（()）]{6,}[)）]|\w{2,12}[〔\[（(【](?:19|20)\d\d[〕\])）】]\s*\d{1,4}\s*号"
)
OPENING = 6  # lines


def choose_lines(root: etree._Element, seen: Seen) -> tuple[list[bool], dict[int, tuple[str, str]], int | None]:
    """Which lines are of the text, for each that is not the rule and the reason, and the line of the title."""
    title = title_line(root, seen)
    weights = weigh(seen)
    choice = choose(seen, weights, title)
    if choice is None:
        return [True] * len(seen.lines), {}, title
    node = seen.nodes[choice.node]
    if title is None:
        title = heading_above(root, seen, node.first)
    kept = [node.first <= index < node.last for index in range(len(seen.lines))]
    why = f"outside {seen.ways.to(node.element)}, chosen as {choice.why}"
    reasons = {index: ("read/outside-container", why) for index, inside in enumerate(kept) if not inside}
    for index, reason in judge(seen, weights, choice.node, title).items():
        kept[index] = False
        reasons[index] = reason
    for first, last in posts(seen, weights, choice.node):
        for index in range(first, last):
            if not kept[index] and reasons[index][0] == "read/outside-container":
                kept[index] = True
                del reasons[index]
    if title is not None:
        for index in standfirst(seen, title, node.first, node.last):
            kept[index] = True
            reasons.pop(index, None)
    for index in files(seen, node.last):
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
    return title < first and bare(seen.lines[title].text) in bare(opening)


def _goes_on(seen: Seen, title: int, index: int) -> bool:
    """Whether a line is of the heading that the title begins: <h1>某某县人民政府<br>关于防汛的通知</h1>."""
    node = seen.lines[title].node
    return seen.lines[index].node == node and seen.nodes[node].tag in HEADINGS


def _belongs_to_title(line: Line) -> bool:
    """A subtitle, the note of adoption or the document number, which many pages print between title and text."""
    return not line.linked and line.length <= 60 and bool(BELOW_TITLE.fullmatch(line.text.strip()))
