"""Which part of a page holds its text: the publisher's own mark where there is one, else a score over the tree.

The score is a vote. Each line that reads like prose votes for the block around its paragraph, half for the block
around that, a quarter for the next; a block is worth its votes, less for links and for names such as "sidebar". Lists
of links and forms get no votes, and comments, each in a box of its own, share theirs out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ...packaged import rows
from ...regex import regex
from .labels import labels_in
from .names import OF_READERS, sounds, sounds_like_page
from .seen import Line, Node, Seen, words
from .speaks import is_of_the_site
from .tables import cells

LEAVES = words("p h1 h2 h3 h4 h5 h6 li dd dt blockquote center pre tr tbody thead dl ul ol figure")
NEARLY = 0.85  # of the prose
SHEET = regex(r"(?<![a-z])(?:page|pg|pf|sheet|slide|reader)(?![a-z])", re.I)  # of a file in a viewer
DIGITS = regex(r"\d+")
ONE_KEY = 24  # characters of a row of one key and its value
ROW = 4  # boxes of a line each, side by side, that are paragraphs
#: 资金安排情况如下： with nothing below it in its block: the text goes on outside, whatever else stands there.
LEADS_ON = regex(r"[:：]\s*$")
MUCH = 60  # characters of prose beside the best block that may be of the same text; a footer has fewer


class Mark(NamedTuple):
    """A publisher's own mark of the text: an attribute (``id``, ``class``, ``itemprop``, ``tag``) and its value."""

    attribute: str
    value: str
    system: str


class Choice(NamedTuple):
    """The node that holds the text, and why."""

    node: int
    why: str


class Weights(NamedTuple):
    """Running sums over the lines, so that any node's share is two look-ups: index ``i`` is the sum before line i."""

    length: list[int]
    linked: list[int]
    prose: list[float]
    lines: list[float]  # no sum: how much of each line reads like running text
    outer: list[float]  # the same without what stands in blocks that sound like the page around the text

    def of(self, node: Node) -> tuple[int, int, float]:
        """Characters, linked characters and prose in a node."""
        a, b = node.first, node.last
        return self.length[b] - self.length[a], self.linked[b] - self.linked[a], self.prose[b] - self.prose[a]


@lru_cache(1)
def marks() -> tuple[Mark, ...]:
    """The table of publishers' marks, strongest first."""
    return tuple(Mark(attribute, value, system) for attribute, value, system, *_ in rows(__file__, "marks.tsv"))


@lru_cache(1)
def _by_value() -> dict[str, tuple[int, Mark]]:
    return {f"{mark.attribute}={mark.value.lower()}": (rank, mark) for rank, mark in enumerate(marks())}


def weigh(seen: Seen) -> Weights:
    """Running sums over a page's lines."""
    running = [prose(line) for line in seen.lines]
    outer = running.copy()
    until = 0
    for node in seen.nodes:
        if node.last > max(node.first, until) and sounds_like_page(node.tag, node.names):
            until = node.last
            outer[node.first : until] = [0.0] * (until - node.first)
    return Weights(
        [0, *accumulate(line.length for line in seen.lines)],
        [0, *accumulate(0 if line.leads_to_file else line.linked for line in seen.lines)],
        [0.0, *accumulate(running)],
        running,
        [0.0, *accumulate(outer)],
    )


def prose(line: Line) -> float:
    """How much of a line reads like running text, in characters; the name of a file to load counts for little."""
    free = line.length - line.linked
    if line.leads_to_file:
        return line.length * 0.3
    if free < 8 or line.linked > free:
        return 0.0
    if not line.has_marks and free < 12:
        return 0.0
    if is_of_the_site(line.text) or _is_row_of_labels(line.text):
        return 0.0
    if not line.has_marks:
        return free * 0.3
    return free * (1.0 if free >= 20 or line.linked == 0 else 0.6)


def _is_row_of_labels(text: str) -> bool:
    """Whether the line says in keys and values what the text is: 来源：青禾网 发布时间：2024-03-15, or the last alone."""
    if "：" not in text and ":" not in text:
        return False
    labels = labels_in(text)
    return len(labels) > 1 or (bool(labels) and len(text) <= ONE_KEY and text.lstrip().startswith(labels[0]))


def choose(seen: Seen, weights: Weights, title: int | None, said: Sequence[str] = ()) -> Choice | None:
    """The node that holds the text; None where a page has no prose at all.

    ``title``: the line of the page's title. ``said``: marks that the settings give for the site.
    """
    for mark in said:
        nodes = [index for index, node in enumerate(seen.nodes) if node.first < node.last and carries(node, mark)]
        if nodes:
            best = max(nodes, key=lambda index: weights.of(seen.nodes[index])[2])
            return Choice(best, f"the settings say where this site has its text: {mark}")
    votes = _votes(seen, weights)
    if not votes:
        return _marked(seen, weights, None)
    best = max(votes, key=lambda index: _worth(index, votes, seen, weights) * _near(index, title, seen, weights))
    scored = _grown(_within(best, seen, weights), seen, weights)
    marked = _marked(seen, weights, scored)
    return marked or Choice(scored, "the block with most running text and fewest links")


def carries(node: Node, mark: str) -> bool:
    """Whether a block is called as the mark says: ``id=…`` or ``class=…``."""
    kind, _, name = mark.partition("=")
    if name not in node.names:
        return False
    return name == node.element.get("id") if kind == "id" else name in node.element.get("class", "").split()


def mark_alone(seen: Seen, index: int) -> str:
    """The id or class of a block that no other block of the page carries; empty without one."""
    element = seen.nodes[index].element
    names = [f"id={element.get('id', '')}", *(f"class={name}" for name in element.get("class", "").split())]
    for mark in names:
        name = mark.partition("=")[2]
        if not name or len(name.split()) > 1 or DIGITS.search(name):
            continue
        if sum(carries(node, mark) for node in seen.nodes if name in node.names) == 1:
            return mark
    return ""


def _votes(seen: Seen, weights: Weights) -> dict[int, float]:
    votes: dict[int, float] = {}
    nodes = seen.nodes
    alike = Counter((node.parent, node.tag) for node in nodes if node.last - node.first == 1)
    for line, value in zip(seen.lines, weights.lines, strict=True):
        if not value:
            continue
        index = line.node
        while index > 0 and (nodes[index].tag in LEAVES or _is_one_of_many(nodes[index], alike)):
            index = nodes[index].parent
        share = 1.0
        while index >= 0 and share > 0.2:
            votes[index] = votes.get(index, 0.0) + value * share
            index = nodes[index].parent
            share /= 2
    return votes


def _is_one_of_many(node: Node, alike: Counter[tuple[int, str]]) -> bool:
    """Whether a box holds one line, as the boxes beside it do: a paragraph, however it is written."""
    return node.last - node.first == 1 and alike[node.parent, node.tag] >= ROW


def _worth(index: int, votes: dict[int, float], seen: Seen, weights: Weights) -> float:
    node = seen.nodes[index]
    length, linked, _ = weights.of(node)
    value = votes[index] * (1 - linked / length if length else 0.0)
    return value * _named(index, seen)


def _near(index: int, title: int | None, seen: Seen, weights: Weights) -> float:
    """Text follows its title: what comes before it, or a long way after, is worth less."""
    if title is None:
        return 1.0
    node = seen.nodes[index]
    if node.last <= title:
        return 0.3
    between = weights.length[node.first] - weights.length[title + 1]
    return 1.0 if between < 200 else max(0.2, 1.0 - (between - 200) / 2000)


def _named(index: int, seen: Seen) -> float:
    factor = 1.25 if sounds(seen.nodes[index].names) > 0 else 1.0
    for node in seen.around(index):
        if node.tag == "li":
            factor *= 0.3
        if sounds_like_page(node.tag, node.names):
            return factor * 0.4
    return factor


def _within(index: int, seen: Seen, weights: Weights) -> int:
    """The node, or the block in it that holds nearly all of its prose and lost to it by its name alone."""
    whole = weights.of(seen.nodes[index])[2]
    for inner in range(index + 1, seen.nodes[index].end):
        node = seen.nodes[inner]
        if weights.of(node)[2] < NEARLY * whole or node.tag in LEAVES:
            continue
        if sounds_like_page(node.tag, node.names) and not OF_READERS.search(node.names):
            return inner
    return index


def _are_sheets(seen: Seen, index: int, at: int, weights: Weights) -> bool:
    """Whether the node lies in one of several boxes in ``at`` that are called pages alike: those of a viewer's file."""
    child = index
    while seen.nodes[child].parent != at:
        child = seen.nodes[child].parent
    name = DIGITS.sub("", seen.nodes[child].names)
    if not SHEET.search(name):
        return False
    others = (n for n in range(at + 1, seen.nodes[at].end) if n != child and seen.nodes[n].parent == at)
    return any(DIGITS.sub("", seen.nodes[n].names) == name and weights.of(seen.nodes[n])[2] > 0 for n in others)


def _grown(index: int, seen: Seen, weights: Weights) -> int:
    """The node, or a block around it that adds much prose and few links: a text laid out in several boxes."""
    at = index
    while seen.nodes[at].parent >= 0:
        at = seen.nodes[at].parent
        inner, outer = seen.nodes[index], seen.nodes[at]
        adds = _are_sheets(seen, index, at, weights) or _goes_on(seen, weights, inner, outer)
        if adds and not _says_it_again(seen, inner, outer):
            index = at
    return index


def _goes_on(seen: Seen, weights: Weights, inner: Node, outer: Node) -> bool:
    """Whether what stands around a block is more of its text. Little prose is enough where the block leads on to it."""
    (length, linked, _), (less, fewer, prose_inside) = weights.of(outer), weights.of(inner)
    length, linked = length - less, linked - fewer
    sums = weights.outer
    good = sums[outer.last] - sums[outer.first] - (sums[inner.last] - sums[inner.first])
    if not good or linked >= 0.15 * length:
        return False
    if LEADS_ON.search(seen.lines[inner.last - 1].text):
        return good > 0.3 * (length - _in_tables(seen, inner, outer))
    return good > MUCH and good > 0.25 * prose_inside and good > 0.6 * length


def _in_tables(seen: Seen, inner: Node, outer: Node) -> int:
    """Characters around a block that stand in tables of data."""
    data = cells(seen, [True] * len(seen.lines))
    around = (*range(outer.first, inner.first), *range(inner.last, outer.last))
    return sum(seen.lines[index].length for index in around if seen.lines[index].cell in data)


def _says_it_again(seen: Seen, inner: Node, outer: Node) -> bool:
    """Whether the lines around a block are mostly its own: a second body for print or for small screens."""
    inside = {line.text for line in seen.lines[inner.first : inner.last]}
    around = [*seen.lines[outer.first : inner.first], *seen.lines[inner.last : outer.last]]
    return 2 * sum(line.length for line in around if line.text in inside) > sum(line.length for line in around)


def _marked(seen: Seen, weights: Weights, scored: int | None) -> Choice | None:
    """The best-ranked mark whose node holds a fair share of the prose that the scored node holds, or a table."""
    wanted = weights.of(seen.nodes[scored])[2] if scored is not None else 0.0
    found: list[tuple[int, int, Mark]] = []
    for index, node in enumerate(seen.nodes):
        hit = mark_of(node.tag, node.names, node.itemprop) if node.first < node.last else None
        if hit:
            found.append((hit[0], index, hit[1]))
    for _, index, mark in sorted(found, key=lambda hit: (hit[0], -weights.of(seen.nodes[hit[1]])[2])):
        length, linked, good = weights.of(seen.nodes[index])
        if max(good, 0.5 * (length - linked)) >= max(0.5 * wanted, 10.0) and linked < 0.5 * length:
            return Choice(index, f"the publisher's mark {mark.attribute}={mark.value} ({mark.system})")
    return None


@lru_cache(16384)
def mark_of(tag: str, names: str, itemprop: str) -> tuple[int, Mark] | None:
    """The best mark that an element carries, with its rank."""
    words = names.lower().split()
    keys = [f"class={word}" for word in words] + [f"id={word}" for word in words[-1:]]
    keys += [f"tag={tag}", f"itemprop={itemprop.lower()}"]
    table = _by_value()
    return min((table[key] for key in keys if key in table), default=None)
