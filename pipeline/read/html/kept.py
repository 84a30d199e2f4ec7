"""Which lines of a page are of its text, and for each that is not the rule and the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...settings import Threads
from .beside import files, files_above, foot, standfirst
from .clutter import judge
from .container import Choice, Weights, choose, weigh
from .front import first_story
from .headline import BELOW_TITLE, DASHED, beside_title, opens_with, row_above
from .labels import label_of
from .look import may_blend
from .seen import Line, Node, Reason, Seen
from .shown_title import heading_above, shown_title
from .thread import Box, parts, posts, rows_of_posts
from .title import names_of_site, title_line

OUTSIDE = "read/outside-container"
MOST_IN_WHITE = 10  # a page with a larger part of its letters in white has a dark ground, said or not


@dataclass(slots=True)
class Kept:
    """For each line of a page why it is left out; None: it is of the text."""

    out: list[Reason | None]
    title: int | None  # the line of the title
    node: int = -1  # the block that holds the text; -1: none was chosen, all is text

    def flags(self) -> list[bool]:
        """For each line whether it is of the text."""
        return [reason is None for reason in self.out]

    def take(self, lines: Iterable[int]) -> None:
        """Put lines into the text."""
        for index in lines:
            self.out[index] = None


def choose_lines(seen: Seen, threads: Threads = "all", containers: Sequence[str] = ()) -> Kept:
    """Which lines are of the text; all of them where no block on the page reads like one.

    ``threads``: which posts of a forum thread are. ``containers``: marks of the block that holds the text on this site.
    """
    title = title_line(seen)
    weights = weigh(seen)
    choice = choose(seen, weights, title, containers)
    if choice is None:
        return Kept([None] * len(seen.lines), title)
    story = first_story(seen, weights, choice.node)
    if story:
        choice, title = Choice(story.node, story.why), story.title
    node = seen.nodes[choice.node]
    if title is None:
        title = _title_by_look(seen, choice.node)
    why = (OUTSIDE, f"outside {seen.ways.to(node.element)}, chosen as {choice.why}")
    kept = Kept([why] * len(seen.lines), title, choice.node)
    kept.take(range(node.first, node.last))
    for index, reason in judge(seen, weights, choice.node, title).items():
        kept.out[index] = reason
    if not story:
        _take_posts(seen, weights, kept, threads)
    _take_what_stands_outside(seen, kept)
    for index in names_of_site(seen, title) if title is not None else ():
        kept.out[index] = kept.out[index] or ("read/page-furniture", "the name of the site, over the title")
    for index in _blended(seen):
        kept.out[index] = ("read/unseen-words", "white letters, where no other ground is said")
    if all(kept.out):
        return Kept([None] * len(seen.lines), title)
    return kept


def _title_by_look(seen: Seen, container: int) -> int | None:
    """The line that must be the title, though the page's own name does not know it."""
    node = seen.nodes[container]
    found = heading_above(seen, node.first)
    if found is None:
        found = shown_title(seen, node)
    return row_above(seen, container) if found is None else found


def _take_posts(seen: Seen, weights: Weights, kept: Kept, threads: Threads) -> None:
    """The further posts of a thread, as the settings say."""
    node = seen.nodes[kept.node]
    further = posts(seen, weights, kept.node)
    if threads == "first":
        further = further or parts(seen, weights, kept.node) or rows_of_posts(seen, weights, kept.node)
        _leave_further_posts(kept, node, further)
    else:
        for first, last in further:
            kept.take(index for index in range(first, last) if (kept.out[index] or ("",))[0] == OUTSIDE)


def _take_what_stands_outside(seen: Seen, kept: Kept) -> None:
    """The sentences under the title, files and the signature below the text, the title and its lines."""
    node, title = seen.nodes[kept.node], kept.title
    kept.take(files(seen, node.last))
    kept.take(foot(seen, node.first, node.last))
    if title is None:
        return
    kept.take(files_above(seen, title, node.first, node.last))
    kept.take(standfirst(seen, title, node.first, node.last))
    if title < node.last and not opens_with(seen, title, node.first, node.last):
        kept.take([title, *_below_title(seen, title, node.first)])
    if kept.out[title] is None:
        kept.take(beside_title(seen, title))


def _leave_further_posts(kept: Kept, node: Node, boxes: list[Box]) -> None:
    """Of a thread only its first post stays: the container, a box above it, or the first of those in it."""
    if not boxes:
        return
    first, last = min(boxes)
    if first > node.last:
        return
    within = node.first <= first
    for index in range(last if within else node.first, node.last):
        kept.out[index] = kept.out[index] or ("read/further-post", "a further post of the thread")
    if not within:
        kept.take(range(first, last))


def _below_title(seen: Seen, title: int, first: int) -> Iterator[int]:
    """A subtitle, the note of adoption or the document number, which many pages print between title and text."""
    lines = seen.lines
    return (
        index
        for index in range(title + 1, first)
        if _belongs_to_title(lines[index]) and label_of(lines[index - 1].text) is None and not _is_in_row(seen, index)
    )


def _is_in_row(seen: Seen, index: int) -> bool:
    """Whether the line is a cell with another before it in its row: a value of a table, and no line of a headline."""
    one, other = seen.lines[index].cell, seen.lines[index - 1].cell
    if one < 0 or other < 0 or one == other:
        return False
    return (seen.cells[one].table, seen.cells[one].row) == (seen.cells[other].table, seen.cells[other].row)


def _belongs_to_title(line: Line) -> bool:
    text = line.text.strip()
    return not line.linked and line.length <= 60 and bool(BELOW_TITLE.fullmatch(text)) and not DASHED.fullmatch(text)


def _blended(seen: Seen) -> list[int]:
    """The lines in white letters on a page whose letters are not white: nobody sees them."""
    white = [index for index, line in enumerate(seen.lines) if may_blend(line.look) and not line.linked]
    if not white or seen.lines[white[0]].look.heading:
        return []
    length = sum(seen.lines[index].length for index in white)
    return white if length * MOST_IN_WHITE < sum(line.length for line in seen.lines) else []
