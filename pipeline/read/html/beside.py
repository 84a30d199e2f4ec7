"""What belongs to the text though it stands outside its container: the standfirst, what is annexed, the further posts of a thread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .container import Weights, prose
from .names import ANCESTORS, sounds_like_page
from .seen import Line, Seen, is_attachment

SENTENCE = re.compile(r"[。！？；]|，.*，")
#: The line under a title that says where and when: 来源：青禾日报　2020-03-05 10:20.
PUBLISHED = re.compile(
    r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*T?\d{1,2}[:：]\d\d|来源\s*[:：]|來源\s*[:：]"
)
STANDFIRST = 20  # characters, at least
DIGITS = re.compile(r"\d+")
#: Each post says when it was written: 发表于 2020-3-5, 3 楼, #3, 2 天前, 10:20.
WHEN = re.compile(
    r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\d{1,2}[:：]\d\d|[#＃]\s*\d+|\d+\s*[#楼樓]|[前后後]$|[前后後]\s|发表于|發表於"
)
CAPTION = re.compile(r"photo|caption|profile|prompt", re.I)
#: What heads the files below a text.
FILES = re.compile(r"(?:相关|相關)?附\s?件(?:下载|下載|列表|信息)?\s*[：:]?|文件下载\s*[：:]?|附件下载\s*[：:]?")
FILES_AFTER = 20  # lines after the text in which its files stand
GRAM = 6  # characters
HEAD = 4  # lines of a post that may say who wrote it and when
APART = 40  # lines, between two posts of one thread at most


def standfirst(seen: Seen, title: int, first: int, last: int) -> Iterator[int]:
    """Sentences between the title and the container that the container does not say again."""
    inside: set[str] | None = None
    for index in range(title + 1, first):
        line = seen.lines[index]
        if not _is_sentence(line) or _is_of_the_page(seen, line.node):
            continue
        if inside is None:
            inside = _grams(seen.lines[first:last])
        if _says_more([line], inside):
            yield index


def files(seen: Seen, last: int) -> Iterator[int]:
    """Lines right after the container that lead to the files annexed: 附件：1.申报表.doc in a box of its own."""
    for index in range(last, min(last + FILES_AFTER, len(seen.lines))):
        line = seen.lines[index]
        if is_attachment(line) and line.linked * 2 > line.length and not _is_list(line.text):
            yield index
        elif line.length and not FILES.fullmatch(line.text.strip()):
            return


def _is_list(text: str) -> bool:
    """Whether the link leads to the whole page as a file, not to what is annexed."""
    return "附" not in text and bool(re.search("下载|下載|打印|保存|原文|全文", text))


def _grams(lines: list[Line]) -> set[str]:
    text = "".join([line.text for line in lines])
    return {text[at : at + GRAM] for at in range(len(text) - GRAM + 1)}


def _says_more(lines: list[Line], than: set[str]) -> bool:
    """Whether half of what the lines say is new."""
    mine = _grams(lines)
    return len(mine & than) * 2 < len(mine)


def _is_sentence(line: Line) -> bool:
    return (
        prose(line) >= STANDFIRST
        and line.linked * 10 <= line.length
        and bool(SENTENCE.search(line.text))
        and not PUBLISHED.search(line.text)
    )


def _is_of_the_page(seen: Seen, index: int) -> bool:
    for _ in range(ANCESTORS):
        if index < 0:
            return False
        if sounds_like_page(seen.nodes[index].tag, seen.nodes[index].names) or CAPTION.search(seen.nodes[index].names):
            return True
        index = seen.nodes[index].parent
    return False


def posts(seen: Seen, weights: Weights, container: int) -> list[tuple[int, int]]:
    """The lines of the posts of a thread, where the container is one of them; else nothing.

    Posts stand in boxes that share a class, near each other, and each says when it was written. A stream of other
    stories has no such marks, or more links than words; a second body says the first again.
    """
    best: list[tuple[int, int]] = []
    for kind in _kinds(seen.nodes[container].names):
        run = _run(seen, weights, container, kind)
        if len(run) > len(best):
            best = run
    if not best:
        return []
    node = seen.nodes[container]
    inside = _grams(seen.lines[node.first : node.last])
    found = [(_after_when(seen, *box), box[1]) for box in best if _says_more(seen.lines[box[0] : box[1]], inside)]
    if not found:
        return []
    first, last = min(found[0][0], node.first), max(found[-1][1], node.last)
    # a reply to a reply stands in a box of its own kind
    answers = [
        index for index in range(first, last) if _is_sentence(seen.lines[index]) and not _says_when(seen.lines[index])
    ]
    return found + [(index, index + 1) for index in answers]


def _after_when(seen: Seen, first: int, last: int) -> int:
    """The first line of a post after those that say who wrote it and when."""
    said = [index for index in range(first, min(first + HEAD, last)) if _says_when(seen.lines[index])]
    return said[-1] + 1 if said else first


def _run(seen: Seen, weights: Weights, container: int, kind: str) -> list[tuple[int, int]]:
    boxes: list[tuple[int, int]] = []
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
    return line.length < 60 and bool(WHEN.search(line.text)) and line.text[-1:] not in "。！？"
