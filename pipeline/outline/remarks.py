"""Remarks under the word that heads them at the end of a text: 注：⏎1.总产值按现价计算。⏎2.…; they count nothing of its outline."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.markers import lead
from ..chinese.sheet import REMARKS
from ..regex import regex
from .ground import Ground

_HEAD = regex(rf"{REMARKS}\s{{0,4}}[：:]?")
_FIRST = regex(rf"{REMARKS}\s{{0,4}}[：:]\s{{0,4}}(?:[1１]\s{{0,4}}[.．、]|[（(][1１][）)]|①)")
_BEGIN = frozenset("注附备说名")
_FAMILIES = frozenset(("arabic-dot", "arabic-paren", "circled"))
_BEHIND = 4  # lines that may follow: a signature, a date, a source
_SHORT = 40


def remarks(ground: Ground) -> Iterator[int]:
    """Starts of the lines of remarks, the word that heads them among them."""
    lines = ground.lines
    for index in range(len(lines) - 1, 0, -1):
        line = lines[index].strip()
        if line[:1] in _BEGIN and (_HEAD.fullmatch(line) or _FIRST.match(line)):
            last = _last(lines, index, 1 if _HEAD.fullmatch(line) else 2)
            if last > index - (not _HEAD.fullmatch(line)) and _ends(lines, last):
                yield from (ground.line_starts[at] for at in range(index, last + 1) if lines[at].strip())
            return


def _last(lines: tuple[str, ...], head: int, number: int) -> int:
    """The last of the lines below ``head`` that count on from ``number``."""
    last = head
    for index in range(head + 1, len(lines)):
        if not lines[index].strip():
            continue
        mark = lead(lines[index].strip())
        if mark is None or mark.family not in _FAMILIES or mark.value != number:
            break
        last, number = index, number + 1
    return last


def _ends(lines: tuple[str, ...], last: int) -> bool:
    """Whether nothing but a foot stands below."""
    below = [line for line in lines[last + 1 :] if line.strip()]
    return len(below) <= _BEHIND and all(len(line) <= _SHORT and lead(line) is None for line in below)
