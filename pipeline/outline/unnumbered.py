"""Headings that lost their numbers in a text without lines, each between a sentence and the （一） that begins below it.

…当场办结。完善服务体系（一）建设中心。…: where the same numbering begins anew behind several such names, they are what it stands
under. One alone may be what is left of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..chinese.widths import HAN
from ..regex import regex
from .candidates import Candidate
from .costs import cost
from .ground import Ground

_FAMILIES = ("cjk-paren", "arabic-dot")
_NAME = regex(rf"(?<=[。！？])(?![本该此这其第])[{HAN}“”、]{{4,24}}(?<![的者是为有及和与对在等、])$")
_TELLS_OFF = regex("下列|以下|如下|包括|分别|之一|规定|应当|必须")
_REACH = 26  # characters before the marker in which the name stands
_FEWEST = 2
_CLAUSES = "；;，,、："  # what the members of a list end in


def unnumbered(ground: Ground, printed: Sequence[Candidate]) -> Iterator[Candidate]:
    """The headings, in text order; ``printed`` are the markers that stand in the text."""
    if not ground.unbroken:
        return
    text, taken = ground.text, {c.start for c in printed}
    for family in _FAMILIES:
        members = [c for c in printed if c.family == family]
        if any(text[c.start - 1] in _CLAUSES for c in members if c.value > 1):
            continue
        firsts = [c for c in members if c.value == 1]
        names = [at for c in firsts if (at := _name(ground, c)) and taken.isdisjoint(range(at, c.start))]
        if len(names) >= _FEWEST and len(names) == len(firsts):
            yield from (
                Candidate(at, at, "none", 0, "", cost("at line start"), cost("skip styled"), False) for at in names
            )
            return


def _name(ground: Ground, first: Candidate) -> int:
    """Where the name begins that stands right before ``first``; 0: none does."""
    start = max(ground.line_start(first.start), first.start - _REACH)
    found = _NAME.search(ground.text[start : first.start])
    return start + found.start() if found and not _TELLS_OFF.search(found[0]) else 0
