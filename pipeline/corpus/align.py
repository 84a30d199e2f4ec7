"""Aligns two copies letter by letter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

#: The length of an anchor: a run of letters that occurs exactly once in each text.
_ANCHOR = 8
#: Stretches between anchors that are longer than this are not compared.
_LONGEST_GAP = 400


class Match(NamedTuple):
    """``length`` letters of my text from ``mine`` on equal those of the other text from ``theirs`` on."""

    mine: int
    theirs: int
    length: int


def align(mine: str, theirs: str) -> tuple[Match, ...]:
    """The stretches that two strings of letters share, in the same order in both, without overlaps.

    Anchors that occur once in each string are used if they are in the same order; what lies between two anchors is compared
    letter by letter. The time grows as n·log n with the longer string.
    """
    found: list[Match] = []
    at = other = 0
    for anchor in _grown(mine, theirs, _in_order(_anchors(mine, theirs))):
        found += _between(mine, theirs, at, anchor.mine, other, anchor.theirs)
        found.append(anchor)
        at, other = anchor.mine + anchor.length, anchor.theirs + anchor.length
    found += _between(mine, theirs, at, len(mine), other, len(theirs))
    return tuple(_joined(found))


def shared(matches: tuple[Match, ...]) -> int:
    """How many letters the matches cover."""
    return sum(match.length for match in matches)


def _anchors(mine: str, theirs: str) -> list[tuple[int, int]]:
    """The places, in both strings, of the runs that occur once in each."""
    places, others = _once(mine), _once(theirs)
    return [(at, others[run]) for run, at in places.items() if at >= 0 and others.get(run, -1) >= 0]


def _once(string: str) -> dict[str, int]:
    """The place of each run; -1 for runs that occur several times."""
    places: dict[str, int] = {}
    for at in range(len(string) - _ANCHOR + 1):
        run = string[at : at + _ANCHOR]
        places[run] = -1 if run in places else at
    return places


def _in_order(anchors: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The largest set of anchors that are in the same order in both: a longest increasing subsequence."""
    tails: list[int] = []  # the smallest end of a chain of each length
    last: list[int] = []  # the anchor at that end
    before: list[int] = []
    for index, (_, place) in enumerate(anchors):
        length = bisect_left(tails, place)
        before.append(last[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            last.append(index)
        else:
            tails[length], last[length] = place, index
    chain: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(anchors[index])
        index = before[index]
    return chain[::-1]


def _grown(mine: str, theirs: str, anchors: list[tuple[int, int]]) -> Iterator[Match]:
    """Each anchor, extended on both sides as far as the letters agree; anchors inside an extended one are left out."""
    at = other = 0
    for start, place in anchors:
        if start < at or place < other:
            continue
        while start > at and place > other and mine[start - 1] == theirs[place - 1]:
            start, place = start - 1, place - 1
        end = start
        while end < len(mine) and place + end - start < len(theirs) and mine[end] == theirs[place + end - start]:
            end += 1
        yield Match(start, place, end - start)
        at, other = end, place + end - start


def _between(mine: str, theirs: str, a: int, b: int, c: int, d: int) -> Iterator[Match]:
    """The matches between two anchors."""
    if a == b or c == d or b - a > _LONGEST_GAP or d - c > _LONGEST_GAP:
        return
    for block in SequenceMatcher(None, mine[a:b], theirs[c:d], autojunk=False).get_matching_blocks():
        if block.size:
            yield Match(a + block.a, c + block.b, block.size)


def _joined(matches: list[Match]) -> Iterator[Match]:
    """The matches, with neighbours that are adjacent in both texts merged."""
    now: Match | None = None
    for match in matches:
        if now and now.mine + now.length == match.mine and now.theirs + now.length == match.theirs:
            now = now._replace(length=now.length + match.length)
        else:
            if now:
                yield now
            now = match
    if now:
        yield now
