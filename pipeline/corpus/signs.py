"""How two copies differ apart from their numbers: quotation marks, ends of sentences, masked names, lost lines.

A sign is restored if the damage of my copy explains its loss (no quotation mark is left anywhere) and no copy contradicts, or if
most copies have it, at least two. A name masked in one copy comes from another. If neither the sign nor its absence is proved,
or if copies differ, the place is a question with each reading. A line that my copy lacks is not inserted: the place is marked as
a hole that names the copy with the line.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from ..model import HIGH, MEDIUM, Certainty, Damage
from ..regex import regex
from .align import Match
from .letters import Letters

Kind = Literal["quote", "stop", "mask", "line"]

_QUOTES = "“”‘’"
_WITHOUT = str.maketrans("", "", _QUOTES + " \u3000")
_BLANKS = str.maketrans("", "", " \u3000")
_STOPS = frozenset("。！？；")
_MASK = regex(r"[×XxＸ*＊○●□]{1,8}|某{1,4}")
#: The most letters of a masked name, and the least letters of a line that is surely text.
_NAME, _LINE = 12, 12
#: Punctuation inside a line of running text.
_RUNNING = regex("[，；。]")


class Sign(NamedTuple):
    """``[start, end)`` of my text is ``now`` in another copy, at ``place`` of its text. A lost line is before ``start``."""

    kind: Kind
    start: int
    end: int
    now: str
    place: int


@dataclass(frozen=True, slots=True)
class Beside:
    """One copy compared with my text: its differing signs, and the letters of my text that it covers."""

    signs: tuple[Sign, ...]
    matches: tuple[Match, ...]

    def covers(self, letter: int) -> bool:
        """Whether my letter and the one before it are neighbours in the copy too."""
        return any(match.mine < letter < match.mine + match.length for match in self.matches)


class Restored(NamedTuple):
    """A verdict: ``[start, end)`` is ``now``, or one of the ``candidates``; a lost line has neither. ``said`` pairs the numbers
    of the copies with the places in them.
    """

    start: int
    end: int
    now: str
    certainty: Certainty
    said: tuple[tuple[int, int], ...]
    candidates: tuple[str, ...] = ()

    @property
    def marks(self) -> str:
        """The quotation marks that a copy has here."""
        return "".join(mark for mark in self.now or "".join(self.candidates[1:2]) if mark in _QUOTES)


def beside(mine: Letters, theirs: Letters, matches: tuple[Match, ...]) -> Beside:
    """The signs of another copy that my text lacks, in the order of my text."""
    within = (
        sign
        for match in matches
        for step in range(1, match.length)
        for sign in _between(mine, theirs, match.mine + step, match.theirs + step)
    )
    apart = (sign for one, other in pairwise(matches) for sign in _apart(mine, theirs, one, other))
    return Beside(tuple(sorted((*within, *apart), key=lambda sign: sign.start)), matches)


def _between(mine: Letters, theirs: Letters, letter: int, other: int) -> Iterator[Sign]:
    (start, end), (first, last) = mine.between(letter), theirs.between(other)
    here, there = mine.text[start:end], theirs.text[first:last]
    if here == there:
        return
    before = mine.text[start - 1]
    if "\n" not in here + there and not set(here) & set(_QUOTES):
        if set(there) & set(_QUOTES) and here.translate(_WITHOUT) == there.translate(_WITHOUT):
            yield Sign("quote", start - 1, end, before + there.translate(_BLANKS), first)
    elif "\n" in here and not here.strip() and there.strip() in _STOPS:
        yield Sign("stop", start - 1, start, before + there.strip(), first)


def _apart(mine: Letters, theirs: Letters, one: Match, other: Match) -> Iterator[Sign]:
    """The masked name or the lost line between two stretches that the copies share."""
    start, end = mine.places[one.mine + one.length - 1] + 1, mine.places[other.mine]
    first, last = theirs.places[one.theirs + one.length - 1] + 1, theirs.places[other.theirs]
    here, there = mine.text[start:end], theirs.text[first:last]
    more = other.theirs - one.theirs - one.length
    if (mask := _MASK.fullmatch(here.strip())) and 0 < more <= _NAME and "\n" not in there and not _MASK.search(there):
        at = start + here.index(mask[0])
        yield Sign("mask", at, at + len(mask[0]), there.strip(), first)
    elif other.mine == one.mine + one.length and "\n" in here and more >= _LINE:
        lines = there.split("\n")
        whole = not any(map(str.isalnum, lines[0] + lines[-1])) and len(lines) > 2
        if whole and _RUNNING.search(there):
            yield Sign("line", end, end, "", theirs.places[one.theirs + one.length])


def restore(
    mine: Letters, damage: Damage, copies: Sequence[Beside], taken: Sequence[tuple[int, int]] = ()
) -> Iterator[Restored]:
    """What independent ``copies`` of my text say about its signs, in text order; places in ``taken`` are left out.

    Quotation marks come back only in pairs: if a line would get one without the other, it gets none.
    """
    free = [
        found for found in _found(mine, damage, copies) if not any(a < found.end and found.start < b for a, b in taken)
    ]
    single = _unpaired(mine.text, free)
    return (found for found in free if not found.marks or _line(mine.text, found.start) not in single)


def _line(text: str, at: int) -> int:
    """The start of the line at ``at``."""
    return text.rfind("\n", 0, at) + 1


def _unpaired(text: str, found: Sequence[Restored]) -> set[int]:
    """The starts of lines that would have unpaired quotation marks."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for one in found:
        line = _line(text, one.start)
        if line not in counts:
            counts[line].update(text[line : text.find("\n", line) if "\n" in text[line:] else len(text)])
        counts[line].update(one.marks)
    return {line for line, held in counts.items() if held["“"] != held["”"] or held["‘"] != held["’"]}


def _found(mine: Letters, damage: Damage, copies: Sequence[Beside]) -> Iterator[Restored]:
    told: defaultdict[tuple[Kind, int, int], dict[int, Sign]] = defaultdict(dict)
    for number, copy in enumerate(copies):
        for sign in copy.signs:
            told[sign.kind, sign.start, sign.end][number] = sign
    letters = {place: letter for letter, place in enumerate(mine.places)}
    gone = frozenset(loss.glyph for loss in damage.losses)
    for (kind, start, end), said in sorted(told.items(), key=lambda item: item[0][1:]):
        agreed = sorted({sign.now for sign in said.values()})
        letter = letters.get(start, -1) + (kind != "line")
        against = sum(copy.covers(letter) for number, copy in enumerate(copies) if number not in said)
        places = tuple((n, sign.place) for n, sign in said.items())
        sure = _judged(kind, len(said), against, mine.text, start, gone) if len(agreed) == 1 else None
        if sure:
            yield Restored(start, end, agreed[0], sure, places)
        elif kind != "line" and len(said) > against:
            printed = [] if kind == "mask" else [mine.text[start:end].translate(_BLANKS)]
            yield Restored(start, end, "", MEDIUM, places, (*printed, *agreed))


def _judged(kind: Kind, said: int, against: int, text: str, start: int, gone: frozenset[str]) -> Certainty | None:
    """How sure it is that the sign of ``said`` copies belongs here; None if it is not sure."""
    most = said > against and said > 1
    if kind == "quote":
        explained = "“" in gone or not set(text) & set(_QUOTES)
        return HIGH if explained and most else MEDIUM if (explained and not against) or most else None
    if kind == "stop":
        running = bool(_RUNNING.search(text[_line(text, start) : start]))
        return HIGH if "。" in gone and most else MEDIUM if running and (most or not against) else None
    return MEDIUM if said > against else None
