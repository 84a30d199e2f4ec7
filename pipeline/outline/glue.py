"""Headings whose bodies follow with no mark between are cut from them, all headings of a text together."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .ends import LONGEST, End, Siblings, Words, around, candidates, features, shape, weigh
from .ground import LONG, Ground
from .lead import Lead
from .reading import Choice

#: Families whose headings were counted.
_FAMILIES = frozenset(("part", "chapter", "division", "cjk-comma", "cjk-paren", "arabic-dot", "named"))
_FAMILIES |= {"arabic-bare", "decimal-2", "decimal-3"}
#: Families whose headings are titles, and end in no stop: of 642 lines in ../shared/real that one of their markers begins, nine
#: do, and those are glued to the articles below them.
_TITLE = 12  # characters of one that may have a stop all the same
_TITLED = frozenset(("part", "chapter", "division"))
#: How many siblings before and after a heading show how it is built.
_NEAR = 10
#: So few headings do not show how their family is built.
_FEWEST = 3
#: So many headings in one line are not all of one sentence.
_MANY = 2
#: 1.1 and 3 head sections as 一、 does; too few documents have them for a count of their own.
_COUNTED_AS = {"decimal-2": "cjk-comma", "decimal-3": "cjk-comma", "arabic-bare": "cjk-comma"}
_STOPS = "。！？"
#: A heading of so many characters that the line or the next marker ends has no body in it.
_SURELY = 40
#: A heading with a stop, in a text that keeps its lines, is looked at from so many times the usual length on.
_LONGER = 1.6
#: Log-odds for its stop: headings that are glued are rare there.
_KEPT = 1.0
#: The members of a list end so, and its last one in a stop: none of them has a body.
_OF_LIST = frozenset("；;")


class _Glued(NamedTuple):
    """A heading that may be glued to its body."""

    of: int  # which choice
    head: Lead
    stop: float  # log-odds for its stop before anything is seen
    run: int = 0  # which of the numberings of its family it stands in


_Weighed = tuple[_Glued, Sequence[End], Sequence[float]]


class _Family(NamedTuple):
    """The headings of a family that are judged, and those that a line end or a marker ends."""

    name: str
    asked: tuple[_Glued, ...]
    known: tuple[Lead, ...]


def unglue(ground: Ground, choices: Sequence[Choice], heads: Sequence[Lead | None]) -> list[Lead | None]:
    """The headings, each cut where its body begins with no mark between.

    Lines that are kept say where headings end: judged are only headings in lines that hold several paragraphs, and those
    that end in a stop though most of their siblings end in none and are much shorter.
    """
    out = list(heads)
    families = [family for family in _families(ground, choices, heads) if family.asked]
    if families:
        text = ground.text
        asked = (one.head for family in families for one in family.asked)
        words = Words.of(text, {four for head in asked for four in around(text, head.start, head.end)})
        for family in families:
            for one, end in _judged(text, family, words):
                if end.kind == "cut":
                    until = one.head.start + len(text[one.head.start : end.place].rstrip())
                    out[one.of] = Lead(one.head.start, until, True, glued=True)
    return out


def _families(ground: Ground, choices: Sequence[Choice], heads: Sequence[Lead | None]) -> Iterator[_Family]:
    members: dict[str, list[tuple[int, int, Lead]]] = {}
    for index, (choice, head) in enumerate(zip(choices, heads, strict=True)):
        if head is not None and choice.candidate.family in _FAMILIES:
            members.setdefault(choice.candidate.family, []).append((index, choice.value, head))
    lines = Counter(ground.line_start(head.start) for group in members.values() for *_, head in group)
    shared = frozenset(line for line, count in lines.items() if count > 1 and (count > _MANY or _is_long(ground, line)))
    for name, group in members.items():
        yield _family(ground, name, group, shared)


def _is_long(ground: Ground, start: int) -> bool:
    return ground.line_end(start) - start >= LONG


def _family(ground: Ground, name: str, members: Sequence[tuple[int, int, Lead]], shared: frozenset[int]) -> _Family:
    """``members`` are which choice each is, its number and heading; ``shared`` the starts of lines with several."""
    together, stopped, known = [], [], []
    run = last_value = 0
    for index, value, head in members:
        run, last_value = run + (value <= last_value), value
        size, last = head.end - head.start, ground.text[head.end - 1 : head.end]
        if size < 4 or head.glued or last in _OF_LIST or (last in "：:" and size <= _SURELY):
            continue
        start = ground.line_start(head.start)
        line = ground.line_end(head.start) - start
        if last not in _STOPS and size <= _SURELY:
            known.append(head)
        elif start in shared or (ground.unbroken and line > LONGEST):
            together.append(_Glued(index, head, 0.0, run))
        elif last in _STOPS:
            stopped.append(_Glued(index, head, _KEPT, run))
    if len(known) > len(stopped):
        usual = sorted(head.end - head.start for head in known)[len(known) // 2]
        together += [one for one in stopped if one.head.end - one.head.start >= _LONGER * usual]
    return _Family(name, tuple(together), tuple(known))


def _judged(text: str, family: _Family, words: Words) -> Iterator[tuple[_Glued, End]]:
    """Where each heading ends; each is judged alone first, then beside its siblings."""
    known = [shape(text, head.start, End(head.end, "cut")) for head in family.known[: 2 * _NEAR]]
    alone = Siblings(known)
    weighed = list(_without_stops(family.name, [_weighed(text, one, family.name, words) for one in family.asked]))
    found = [
        (one, ends, odds, shape(text, one.head.start, _best(text, one, ends, odds, alone)))
        for one, ends, odds in weighed
    ]
    for place, (one, ends, odds, _) in enumerate(found):
        near = found[max(place - _NEAR, 0) : place] + found[place + 1 : place + 1 + _NEAR]
        siblings = Siblings([*known, *(built for *_, built in near if built.kind != "all")])
        yield one, _best(text, one, ends, odds, siblings)


def _weighed(text: str, one: _Glued, family: str, words: Words) -> _Weighed:
    """The places where the heading may end, with the odds of each by itself."""
    ends = candidates(text, one.head.start, one.head.end)
    return one, ends, [_alone(text, one, end, family, words) for end in ends]


def _without_stops(family: str, weighed: Sequence[_Weighed]) -> Iterator[_Weighed]:
    """The headings, without the stop as a place to end where it is none: in a run that is cut, and in a title."""
    titled = family in _TITLED
    cut = frozenset() if titled else _cut_runs(weighed)
    for one, ends, odds in weighed:
        out = ends[-1].place - one.head.start > _TITLE if titled else one.run in cut
        if out and ends[-1].kind != "all" and len(ends) > 1:
            yield one, ends[:-1], odds[:-1]
        else:
            yield one, ends, odds


def _cut_runs(weighed: Sequence[_Weighed]) -> frozenset[int]:
    """The runs whose headings together are likelier cut somewhere, each wherever it may be, than ended by their stops.

    The headings of one run, 1 to its last, are built alike. Where each may be cut at many places none of which is likely
    by itself, the stop seems likeliest in each. A run of few headings is built as its family is.
    """
    said: dict[int, list[float]] = {}
    for one, ends, odds in weighed:
        if ends[-1].kind != "all" and len(ends) > 1:
            said.setdefault(one.run, []).append(math.log(sum(map(math.exp, odds[:-1]))) - odds[-1])
    few = [one for run in said.values() if len(run) < _FEWEST for one in run]
    return frozenset(
        run
        for run, own in said.items()
        if len(every := own if len(own) >= _FEWEST else few) >= _FEWEST and sum(every) > 0
    )


def _alone(text: str, one: _Glued, end: End, family: str, words: Words) -> float:
    odds = weigh(features(text, one.head.start, end, _COUNTED_AS.get(family, family), words))
    return odds + one.stop if end.kind == "stop" else odds


def _best(text: str, one: _Glued, ends: Sequence[End], odds: Sequence[float], siblings: Siblings) -> End:
    """The likeliest of the places beside ``siblings``."""
    scored = (
        (alone + weigh(siblings.features(text, one.head.start, end)), end)
        for end, alone in zip(ends, odds, strict=True)
    )
    return max(scored, key=lambda pair: pair[0])[1]
