"""The posts of a forum thread: which boxes of a page they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from ...chinese.stamps import DAY
from ...regex import regex
from .beside import grams, is_sentence, says_more
from .container import Weights
from .seen import Line, Node, Seen

DIGITS = regex(r"\d+")
#: Each post says when it was written: 发表于 2020-3-5, 3 楼, #3, 2 天前, 10:20.
_FLOOR = r"[#＃]\s{0,8}\d|\d{1,6}\s{0,8}[#楼樓]"
WHEN = regex(rf"{DAY}|\d{{1,2}}[:：]\d\d|{_FLOOR}|[前后後]$|[前后後]\s|发表于|發表於")
HEAD = 4  # lines of a post that may say who wrote it and when
APART = 200  # lines, between two posts of one thread at most; the answers to a post stand between them
FEWEST = 3  # boxes of a kind that are answers
LONGEST = 20  # lines of an answer
SHORTEST = 12  # characters of answers, on the average: the names of those who write are shorter
MARK = regex(r"[，。！？、；～…]")
MOST = 0.6  # of the running text of a container, in posts that are its parts

Box = tuple[int, int]  # the first line, and the one after the last


def posts(seen: Seen, weights: Weights, container: int) -> list[Box]:
    """The further posts of a thread, where the container is one of its posts; else nothing.

    Posts stand in boxes that share a class, near each other, and each says when it was written. A stream of other
    stories has no such marks, or more links than words; a second body says the first again.
    """
    best: list[Box] = []
    for kind in _kinds(seen.nodes[container].names):
        run = _run(seen, weights, container, kind)
        if len(run) > len(best):
            best = run
    if not best:
        return []
    node = seen.nodes[container]
    inside = grams(seen.lines[node.first : node.last])
    found = [(_after_when(seen, *box), box[1]) for box in best if says_more(seen.lines[box[0] : box[1]], inside)]
    if not found:
        return []
    first, last = min(found[0][0], node.first), max(found[-1][1], node.last)
    # a reply to a reply stands in a box of its own kind
    answers = [
        (index, index + 1)
        for index in range(first, last)
        if is_sentence(seen.lines[index]) and not _says_when(seen.lines[index])
    ]
    return [*found, *answers, *_answers(seen, weights, first, last)]


def parts(seen: Seen, weights: Weights, container: int) -> list[Box]:
    """The posts that a container holds, in order, where it holds a thread and little else; else nothing."""
    node = seen.nodes[container]
    boxes = sorted(set(_of_kinds(seen, weights, node.first, node.last, 2)))
    boxes = [box for at, box in enumerate(boxes) if not at or box[0] >= boxes[at - 1][1]]
    good = sum(weights.prose[b] - weights.prose[a] for a, b in boxes)
    return boxes if len(boxes) > 1 and good >= MOST * weights.of(node)[2] > 0 else []


def rows_of_posts(seen: Seen, weights: Weights, container: int) -> list[Box]:
    """The posts that a container holds, in order, where they share no class."""
    return [(seen.nodes[row].first, seen.nodes[row].last) for row in dated_rows(seen, weights, container)]


def dated_rows(seen: Seen, weights: Weights, container: int) -> list[int]:
    """Tables, rows or boxes of one block, each of which says in its first lines when it was written; nothing where they
    hold less than most of the running text of the container.

    Only a block that holds so much can hold such rows, and no two blocks beside each other do: one way leads down.
    """
    least = MOST * weights.of(seen.nodes[container])[2]
    at: int | None = container
    while at is not None:
        rows: dict[str, list[int]] = defaultdict(list)
        for index in seen.children(at):
            rows[seen.nodes[index].tag].append(index)
        for alike in rows.values():
            if dated := _dated(seen, weights, alike, least):
                return dated
        at = next((index for index in seen.children(at) if weights.of(seen.nodes[index])[2] >= least), None)
    return []


def dated_rows_beside(seen: Seen, weights: Weights, row: int) -> list[int]:
    """The row and those of its tag beside it, where they are the dated rows of the block around them; else nothing."""
    around = seen.nodes[row].parent
    least = MOST * weights.of(seen.nodes[around])[2]
    alike = [index for index in seen.children(around) if seen.nodes[index].tag == seen.nodes[row].tag]
    dated = _dated(seen, weights, alike, least)
    return dated if row in dated else []


def _dated(seen: Seen, weights: Weights, alike: list[int], least: float) -> list[int]:
    """Those of some blocks that say when they were written, where nearly all do, and hold so much running text."""
    good = {index: weights.of(seen.nodes[index])[2] for index in alike}
    if len(alike) < 2 or least <= 0 or sum(good.values()) < least:
        return []  # most blocks: where they would be dated is not looked for
    dated = [index for index in alike if _opens_with_when(seen, seen.nodes[index])]
    enough = len(dated) > 1 and len(dated) * 10 >= len(alike) * 8
    return dated if enough and sum(good[index] for index in dated) >= least else []


def _opens_with_when(seen: Seen, node: Node) -> bool:
    return any(_says_when(line) for line in seen.lines[node.first : min(node.last, node.first + 2 * HEAD)])


def _answers(seen: Seen, weights: Weights, first: int, last: int) -> Iterator[Box]:
    """Boxes of other kinds between the posts and right below them that are posts as well."""
    for start, end in sorted(_of_kinds(seen, weights, first, min(last + APART, len(seen.lines)), FEWEST)):
        if start - last > HEAD * 3:
            return
        last = max(last, end)
        yield start, end


def _of_kinds(seen: Seen, weights: Weights, first: int, last: int, fewest: int) -> Iterator[Box]:
    """Boxes that share a class, most with a line beside them that says when they were written."""
    when = [_says_when(line) for line in seen.lines[:last]] + [False] * 2
    kinds: dict[str, list[Node]] = defaultdict(list)
    for node in seen.nodes:
        if first <= node.first < node.last <= last and node.last - node.first <= LONGEST:
            for kind in _kinds(node.names):
                kinds[kind].append(node)
    for nodes in kinds.values():
        near = [node for node in nodes if _is_dated(node, when, first)]
        if len(near) < fewest or len(near) * 10 < len(nodes) * 8:
            continue
        free = [weights.of(node)[0] - weights.of(node)[1] for node in near]
        marked = sum(1 for node in near if any(MARK.search(line.text) for line in seen.lines[node.first : node.last]))
        if sum(free) >= SHORTEST * len(near) and marked * 2 >= len(near):
            yield from ((node.first, node.last) for node in near)


def _is_dated(node: Node, when: list[bool], first: int) -> bool:
    inside, above = when[node.first : node.last], when[max(node.first - HEAD + 1, first - HEAD, 0) : node.first]
    return not any(inside) and (any(above) or any(when[node.last : node.last + 2]))


def _after_when(seen: Seen, first: int, last: int) -> int:
    """The first line of a post after those that say who wrote it and when."""
    said = [index for index in range(first, min(first + HEAD, last)) if _says_when(seen.lines[index])]
    return said[-1] + 1 if said else first


def _run(seen: Seen, weights: Weights, container: int, kind: str) -> list[Box]:
    boxes: list[Box] = []
    own = -1
    for index, node in enumerate(seen.nodes):
        if index != container and (kind not in node.names or kind not in _kinds(node.names)):
            continue
        length, linked, good = weights.of(node)
        if boxes and node.first < boxes[-1][1]:
            if index != container:
                continue
            boxes.pop()  # the container itself, in a box of its kind
        if index == container:
            own = len(boxes)
        if index == container or (good > 0 and linked < 0.5 * length):
            boxes.append((node.first, node.last))
    start = end = own
    while start > 0 and _follows(seen, boxes[start - 1][1], boxes[start][0]):
        start -= 1
    while end + 1 < len(boxes) and _follows(seen, boxes[end][1], boxes[end + 1][0]):
        end += 1
    return boxes[start:own] + boxes[own + 1 : end + 1]


@lru_cache(16384)
def _kinds(names: str) -> frozenset[str]:
    """The words of class and id, without the numbers in them."""
    return frozenset(word for word in DIGITS.sub("", names).split() if len(word) > 2)


def _follows(seen: Seen, end: int, start: int) -> bool:
    return start - end <= APART and any(_says_when(line) for line in seen.lines[end : start + HEAD])


def _says_when(line: Line) -> bool:
    return line.length < 60 and _names_when(line.text)


@lru_cache(8192)
def _names_when(text: str) -> bool:
    """Kept, as each line is asked again for every block that it stands in."""
    return bool(WHEN.search(text)) and text[-1:] not in "。！？"
