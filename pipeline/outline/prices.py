"""What each step of the search costs where it is taken: the judgements of ``costs``, applied to open levels."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Damage
from .candidates import Candidate
from .costs import ITEMS, RANK, RUNNING, UNCOUNTED, UNMARKED, cost
from .reading import Level, Stack

# The search asks a hundred times a paragraph: what it charges is looked up once.
RANKS = dict(RANK)
LONE, LONE_IS_WELL = cost("lone"), UNMARKED | {"article"}
OPEN, RESTART, RESTART_IN_LINE = cost("open"), cost("restart"), cost("restart in line")
SUCCESSOR, _DOUBLE, _GAP, _BACK, _LOST = (
    cost("successor"), cost("double"), cost("gap"), cost("back"), cost("lost glyph")
)  # fmt: skip
#: Chapters run on through the parts of a text.
_PARTS = frozenset(("part", "subpart"))
_WIDEST_GAP = 2.8  # less than to take a marker at a line start for text
MISSING, _CONTINUATION, _MOVED = cost("missing first"), cost("continuation"), cost("moved")
_INVERTED, _ARTICLES_UNDER, _CLIMBS, _SIDE, _HANGS = (
    cost("inverted"), cost("articles under 一、"), cost("climbs"), cost("side step"), cost("hangs")
)  # fmt: skip
#: 一、 twice and then 三、 is a slip; 一是 twice are two lists, and (1) alone may be the number of a formula.
_MISCOUNTED = frozenset(("cjk-comma", "cjk-paren", "arabic-dot", "chapter", "article"))


def as_sibling(level: Level, candidate: Candidate, damage: Damage) -> tuple[int, str, float]:
    """Value, reason and price of a candidate after its elder sibling."""
    expected = level.value + 1
    value = candidate.value
    if candidate.family in UNCOUNTED:
        return 0, "successor", SUCCESSOR
    if candidate.family == "item-word":
        return _word(level.value, value)
    if value == expected:
        return value, "successor", SUCCESSOR
    if damage.losses and could_be(candidate, expected, damage):
        return expected, "lost glyph", _LOST
    if value == 1 and (level.value > 1 or candidate.family not in _MISCOUNTED):
        return 1, "restart", RESTART
    if value == level.value:
        return value, "double", _DOUBLE
    if value > expected:
        gap = _GAP * (1 + 0.5 * min(value - expected - 1, 6))
        # Lists leave points out; an excerpt of a law leaves articles out, however many.
        skips = candidate.at_line_start and (candidate.family in ITEMS or candidate.family in RUNNING)
        return value, "gap", min(gap, 2.0 if skips else _WIDEST_GAP if candidate.at_line_start else 4.0)
    return value, "back", _BACK


def _word(last: int, value: int) -> tuple[int, str, float]:
    """首先 其次 再次 最后: 最后 (0) may come after any."""
    if value == 0:
        return 9, "successor", 0.0
    return (value, "successor", 0.0) if last < value < last + 3 else (value, "back", _BACK)


def could_be(candidate: Candidate, number: int, damage: Damage) -> bool:
    """Whether the marker may be ``number`` with lost digits gone."""
    digits = "".join(c for c in candidate.printed if c.isdigit())
    return bool(digits or candidate.virtual) and damage.could_print(str(number), digits)


def under(parent: Level | None, candidate: Candidate, line: int, before: tuple[str, int, str] | None) -> float:
    """The price of standing under ``parent``; ``before`` tells what the family stood under when it was last closed."""
    above = parent.family if parent else ""
    family = candidate.family
    if before is not None:
        if before[2] == above:
            return 0.0
        if family in RUNNING:
            return _MOVED
    if parent is None:
        return 0.0
    item = family in ITEMS
    if above == family:
        return 0.5 if item and line == parent.line else 3.0
    if RANKS[above] > RANKS[family] and not candidate.entry:
        if above == "cjk-comma" and family == "article":
            return _ARTICLES_UNDER
        return _INVERTED * (1.5 if above in ITEMS and not item else 1.0)
    hangs = candidate.entry and family == "cjk-paren" and above in ITEMS and not candidate.at_line_start
    return _HANGS if hangs else 0.0


def beside(stack: Stack, depth: int, candidate: Candidate, line: int, least: float) -> float:
    """The price of closing what is open from ``depth`` on, whose least rank is ``least``, to open a level of another
    family in its place.
    """
    if candidate.family in ITEMS and line != stack[-1].line:
        return 0.1
    rank = RANKS[candidate.family]
    if least > rank:
        return 0.0
    return _CLIMBS if RANKS[stack[depth].family] < rank else _SIDE


def as_first(before: tuple[str, int, str] | None, candidate: Candidate) -> tuple[int, str, float]:
    """Value, reason and price of a candidate that begins a level."""
    value = candidate.value
    if candidate.virtual:
        return value, "restored first", 0.0
    if candidate.family in UNCOUNTED:
        return value, "open", OPEN
    running = candidate.family in RUNNING
    if before is not None and value == before[1] + 1 and value > 1:
        free = running or (candidate.family == "chapter" and before[2] in _PARTS)
        return value, "continuation", 0.0 if free else _CONTINUATION
    if value == 1:
        return value, "open", RESTART if running and before is not None else OPEN
    if running and before is None:
        return value, "missing first", MISSING / 2
    return value, "missing first", MISSING + 0.2 * min(value - 2, 6)


def closing(levels: Sequence[Level]) -> float:
    """The price of closing ``levels``: those with a single member are odd."""
    return LONE * sum(not level[2] and level[0] not in LONE_IS_WELL for level in levels)
