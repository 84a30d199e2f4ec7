"""Inputs that reveal a pattern that backtracks too much: many copies of what each of its unbounded repeats matches.

The pattern is read as a parse tree. For each unbounded repeat, an input consists of what leads to the repeat, many copies of what
it matches, and an end that matches nothing.
"""

from __future__ import annotations

import re
import re._constants as sre
import re._parser as parser
from collections.abc import Iterator
from typing import Any

#: Repeats with a bound below this are constant.
UNBOUNDED = 500
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_LIKELY = " 1一的国a，。、：（）\n\u3000\tAx-.“《年第|/{"
_CATEGORIES = {"DIGIT": r"\d", "NOT_DIGIT": r"\D", "SPACE": r"\s", "NOT_SPACE": r"\S", "WORD": r"\w", "NOT_WORD": r"\W"}
#: Runs of these are pumped through every pattern.
UNITS = (" ", "\u3000", "1", "12", "一", "的", "（", "）", "“", "《", "、", "，", "。", "：", ".", "-", "a", "\n", "一、", "（一）", "1.", "第一条", "2015年", "X", "的\n", "，的", "| ")  # fmt: skip


def texts_for(pattern: str, flags: int) -> list[tuple[str, str]]:
    """Pairs of a beginning and what is to be repeated after it; none where no repeat is unbounded."""
    tree = parser.parse(pattern, flags)
    found = dict.fromkeys(_pumps(tree, ""))
    if not found:
        return []
    for literal in list(dict.fromkeys(_literals(tree)))[:4]:
        found.update(dict.fromkeys((("", literal), (literal, " "), (literal, "的"), ("", literal + " "))))
    return [*found, *(("", unit) for unit in UNITS)]


def pump(beginning: str, unit: str, size: int) -> str:
    return beginning + unit * max(size // len(unit), 1) + "\x00"


def _pumps(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    for op, value in tree:
        if op in _REPEATS:
            if value[1] >= UNBOUNDED:
                yield from ((before, one) for one in dict.fromkeys(_sample(value[2], n) for n in range(4)) if one)
            yield from _pumps(value[2], before)
        else:
            for inner in _inner(op, value):
                yield from _pumps(inner, before)
        before += _sample([(op, value)], 0)


def _inner(op: Any, value: Any) -> list[Any]:
    if op is sre.SUBPATTERN:
        return [value[3]]
    if op is sre.BRANCH:
        return list(value[1])
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    return [value] if op is sre.ATOMIC_GROUP else []


def _sample(tree: Any, pick: int) -> str:
    """Something that the tree takes; ``pick`` chooses between what it may take."""
    parts = []
    for op, value in tree:
        if op is sre.LITERAL:
            parts.append(chr(value))
        elif op is sre.NOT_LITERAL or op is sre.ANY:
            parts.append("国" if op is sre.NOT_LITERAL and value == ord("的") else "的")
        elif op is sre.IN:
            fits = [char for char in _LIKELY if _in(value, char)] or [chr(_first(value))]
            parts.append(fits[pick * 5 % len(fits)])
        elif op in _REPEATS:
            parts.append(_sample(value[2], pick) * value[0])
        elif op is sre.BRANCH:
            parts.append(_sample(value[1][pick % len(value[1])], pick))
        elif op is sre.ASSERT and value[0] < 0:
            parts.append(_sample(value[1], pick))
        elif op in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
            parts.append(_sample(_inner(op, value)[0], pick))
    return "".join(parts)


def _in(items: Any, char: str) -> bool:
    hit = negated = False
    for op, value in items:
        if op is sre.NEGATE:
            negated = True
        elif op is sre.LITERAL:
            hit |= value == ord(char)
        elif op is sre.RANGE:
            hit |= value[0] <= ord(char) <= value[1]
        elif op is sre.CATEGORY:
            hit |= bool(re.match(_CATEGORIES[value.name.removeprefix("CATEGORY_")], char))
    return hit != negated


def _first(items: Any) -> int:
    ranges = (value if op is sre.LITERAL else value[0] for op, value in items if op in (sre.LITERAL, sre.RANGE))
    return int(next(ranges, ord("的")))


def _literals(tree: Any) -> Iterator[str]:
    run = ""
    for op, value in tree:
        if op is sre.LITERAL:
            run += chr(value)
            continue
        if run:
            yield run
        run = ""
        for inner in [value[2]] if op in _REPEATS else _inner(op, value):
            yield from _literals(inner)
    if run:
        yield run
