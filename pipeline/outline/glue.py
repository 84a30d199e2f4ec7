"""Headings whose bodies follow with no mark between are cut from them, all headings of a text together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from .ends import LONGEST, End, Shape, Words, around, candidates, features, shape, sibling_features, weigh
from .ground import LONG, Ground
from .lead import Lead
from .reading import Choice

#: Families whose headings were counted.
_FAMILIES = frozenset(("part", "chapter", "division", "cjk-comma", "cjk-paren", "arabic-dot", "named"))
#: How many siblings before and after a heading show how it is built.
_NEAR = 20
_STOPS = "。！？"
#: A heading of so many characters that the line or the next marker ends has no body in it.
_SURELY = 40
#: A heading with a stop, in a text that keeps its lines, is looked at from so many times the usual length on.
_LONGER = 1.6


class _Asked(NamedTuple):
    """A heading that may be glued to its body, and what is seen of each place where it may end."""

    of: int  # which choice
    head: Lead
    ends: tuple[End, ...]
    seen: tuple[list[str], ...]

    def best(self, text: str, siblings: Sequence[Shape]) -> End:
        """The likeliest end beside ``siblings``."""
        scored = (
            (weigh([*seen, *sibling_features(text, self.head.start, end, siblings)]), end)
            for end, seen in zip(self.ends, self.seen, strict=True)
        )
        return max(scored, key=lambda pair: pair[0])[1]


def unglue(ground: Ground, choices: Sequence[Choice], heads: Sequence[Lead | None]) -> list[Lead | None]:
    """The headings, each cut where its body begins with no mark between.

    Lines that are kept say where headings end: judged are only headings in lines that hold several paragraphs, and those
    that end in a stop though most of their siblings are known to end in none.
    """
    out = list(heads)
    families: dict[str, list[int]] = {}
    for index, choice in enumerate(choices):
        if heads[index] is not None and choice.candidate.family in _FAMILIES:
            families.setdefault(choice.candidate.family, []).append(index)
    held = Counter(ground.line_start(choices[i].candidate.start) for group in families.values() for i in group)
    shared = {line for line, count in held.items() if count > 1}
    judged: list[tuple[str, list[tuple[int, Lead]], list[Shape]]] = []
    for family, members in families.items():
        asked, known = _sorted(ground, heads, members, shared)
        if asked:
            judged.append((family, asked, known))
    fours = {four for _, asked, _ in judged for _, head in asked for four in around(ground.text, head.start, head.end)}
    words = Words.of(ground.text, fours) if judged else None
    for family, asked, known in judged:
        assert words is not None
        for index, head in _cut(ground.text, family, asked, known, words):
            out[index] = head
    return out


def _sorted(
    ground: Ground, heads: Sequence[Lead | None], members: Sequence[int], shared: Container[int]
) -> tuple[list[tuple[int, Lead]], list[Shape]]:
    """The headings of a family that are judged, and the shapes of those that a line end or a marker ends; ``shared`` holds
    the starts of lines with several headings."""
    together, stopped, known = [], [], []
    for index in members:
        head = heads[index]
        if head is None or head.end - head.start < 4 or head.glued or ground.text[head.end - 1] in "：:":
            continue
        line = ground.line_end(head.start) - ground.line_start(head.start)
        stops = ground.text[head.end - 1] in _STOPS
        if not stops and head.end - head.start <= _SURELY:
            known.append(shape(ground.text, head.start, End(head.end, "cut")))
        elif (line >= LONG and ground.line_start(head.start) in shared) or (ground.unbroken and line > LONGEST):
            together.append((index, head))
        elif stops and head.run_in:
            stopped.append((index, head))
    return together + (_too_long(stopped, known) if len(known) > len(stopped) else []), known


def _too_long(stopped: Sequence[tuple[int, Lead]], known: Sequence[Shape]) -> list[tuple[int, Lead]]:
    """Those of the headings with a stop that are far longer than the ones that end in none."""
    usual = sorted(shape.length for shape in known)[len(known) // 2]
    return [(index, head) for index, head in stopped if head.end - head.start >= _LONGER * usual]


def _cut(
    text: str, family: str, headings: Sequence[tuple[int, Lead]], known: Sequence[Shape], words: Words
) -> Iterator[tuple[int, Lead]]:
    """The headings that have a body with no mark between; each is judged alone first, then beside its siblings."""
    asked = []
    for index, head in headings:
        ends = tuple(candidates(text, head.start, head.end))
        asked.append(_Asked(index, head, ends, tuple(features(text, head.start, end, family, words) for end in ends)))
    shapes = [shape(text, one.head.start, one.best(text, known[:_NEAR])) for one in asked]
    for place, one in enumerate(asked):
        near = (*shapes[max(place - _NEAR, 0) : place], *shapes[place + 1 : place + 1 + _NEAR])
        end = one.best(text, [*known[:_NEAR], *(near_shape for near_shape in near if near_shape.kind != "all")])
        if end.kind == "cut":
            yield one.of, Lead(one.head.start, end.place, True, glued=True)
