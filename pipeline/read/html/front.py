"""The front page of a blog or a column: texts that stand whole on it, each of which has a page of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from .container import Weights
from .names import ANCESTORS
from .seen import Node, Seen
from .thread import dated_rows, dated_rows_beside
from .title import bare

FEWEST = 3  # texts
OPENING = 3  # lines of a text in which its title stands
SHORTEST, LONGEST = 4, 60  # letters of a title
TELLING = 6  # letters of a title on the average: names of persons, who head the posts of a thread, have fewer


class Story(NamedTuple):
    """One text of a front page: its block, the line of its title, and why it is taken for the text of the page."""

    node: int
    title: int
    why: str


def first_story(seen: Seen, weights: Weights, container: int) -> Story | None:
    """The first text of a front page, where the container holds several or is one of them; else None.

    Each says when it was written, and leads to the address where it stands alone, by its title and once again: 评论, 全文,
    its day. A thread has one title for all of its posts.
    """
    rows = dated_rows(seen, weights, container)
    at = container
    for _ in range(ANCESTORS):
        if len(rows) >= FEWEST and (story := _first_of(seen, rows)):
            return story
        if seen.nodes[at].parent < 0:
            break
        rows = dated_rows_beside(seen, weights, at)
        at = seen.nodes[at].parent
    return None


def _first_of(seen: Seen, rows: list[int]) -> Story | None:
    """The first of these rows that are texts, where nearly all are, each with a title of its own; else None."""
    found = [Story(row, title, "") for row in rows if (title := _title(seen, seen.nodes[row])) is not None]
    if len(found) * 10 < len(rows) * 8 or not _are_titles([bare(seen.lines[story.title].text) for story in found]):
        return None
    return found[0]._replace(why=f"the first of {len(found)} texts, each of which has a page of its own")


def _are_titles(titles: list[str]) -> bool:
    return len(set(titles)) == len(titles) >= FEWEST and sum(map(len, titles)) >= TELLING * len(titles)


def _title(seen: Seen, row: Node) -> int | None:
    """The line at the head of a text that is called as the page is to which its links lead."""
    called = _called(row)
    for index in range(row.first, min(row.first + OPENING, row.last)):
        line = seen.lines[index]
        mine = bare(line.linked_text or line.text)
        if SHORTEST <= len(mine) <= LONGEST and not mine.isdecimal() and mine in called:
            return index
    return None


def _called(row: Node) -> set[str]:
    """What the pages are called to which a text links more than once."""
    names: defaultdict[str, list[Iterable[str]]] = defaultdict(list)
    for link in row.element.iter("a"):
        address = link.get("href", "").partition("#")[0].strip()
        if address and not address.lower().startswith("javascript:"):
            names[address].append((bare("".join(map(str, link.itertext()))), bare(link.get("title", ""))))
    return {name for said in names.values() if len(said) > 1 for one in said for name in one if name}
