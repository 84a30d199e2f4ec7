"""What the copies of a text prove of its numbers.

A reading counts where the damage of the copies explains why they differ: 205 where 1 is lost and 2015 where nothing is.
Copies with the same damage that say the same everywhere were made from each other, and are one witness. Where readings
contradict each other nothing is chosen: the place is a question, with what each says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice

from ..model import HIGH, MEDIUM, Certainty, Damage
from ..regex import regex
from .align import Match, align, shared
from .letters import Letters
from .originals import originals
from .variants import Variant, variants

#: A copy shares this part of the letters of the shorter text.
_SHARED = 0.8
#: Of the numbers that stand in both, copies contradict each other in so many at the most; this year's and last year's
#: report of one office differ in nearly all.
_CONTRADICTED = 0.05
#: And of those in digits in so many, however few they are: where one in five is another, it is another edition.
_FIGURES = 0.2
#: Copies that a text is compared with; more say nothing new.
MOST_COPIES = 12

_GLYPHS = frozenset("0123456789.%〇")
#: A glyph that a text has nowhere is lost where this many of its numbers in a copy hold it, and differ in nothing else.
_SHOWN = 2

#: What no number begins with.
_ZERO = regex("0[0-9]|[.%]")
#: The largest number before a unit of the calendar.
_MOST = {"月": 12, "日": 31, "时": 24}
_YEAR = regex("(?:19|20)[0-9]{2}")
_ONE = "[〇○零一二三四五六七八九]"
_FULL_YEAR = regex(f"(?:19|20)[0-9]{{2}}|(?:一九|二[〇○零]){_ONE}{{2}}")


@dataclass(frozen=True, slots=True)
class Copy:
    """One text of a group: where it is from, its letters, and the glyphs that its diagnosis says are lost."""

    uri: str
    n: int
    letters: Letters
    damage: Damage

    @property
    def lost(self) -> frozenset[str]:
        """The glyphs of numbers that this copy lost everywhere, as its own diagnosis says."""
        return frozenset(loss.glyph for loss in self.damage.losses if loss.glyph in _GLYPHS)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a copy says at a place of its own text. ``mine`` and ``theirs`` are the glyphs that either copy lost."""

    copy: Copy
    place: int
    says: str
    mine: frozenset[str]
    theirs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Proof:
    """A verdict on ``[start, end)`` of a text: ``now`` stands there, or it is a question with ``candidates``."""

    start: int
    end: int
    now: str
    candidates: tuple[str, ...]
    certainty: Certainty
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One copy beside another. ``is_copy`` is False where they only look alike.

    ``mine`` and ``theirs`` are the glyphs that either lost: as its diagnosis says, and as the other one shows.
    """

    copy: Copy
    matches: tuple[Match, ...]
    variants: tuple[Variant, ...]
    mine: frozenset[str]
    theirs: frozenset[str]
    shared: float  # of the letters of the shorter text, from 0 to 1
    contradicted: float  # of the numbers that stand in both
    is_copy: bool


def compare(mine: Copy, other: Copy) -> Comparison:
    """Lay ``other`` beside ``mine``."""
    matches = align(mine.letters.string, other.letters.string)
    found = tuple(variants(mine.letters, other.letters, matches))
    both = [(v.mine, v.theirs) for v in found if v.mine and v.theirs]
    mine_gone = [(v.mine, v.theirs) for v in found if not v.mine and _within_a_line(mine.letters.text, v.end)]
    theirs_gone = [(v.theirs, v.mine) for v in found if not v.theirs and _within_a_line(other.letters.text, v.place)]
    their_losses = other.lost | _shown(other, [*((b, a) for a, b in both), *theirs_gone], other.lost, mine.lost)
    my_losses = mine.lost | _shown(mine, [*both, *mine_gone], mine.lost, their_losses)
    part = shared(matches) / max(1, min(len(mine.letters.string), len(other.letters.string)))
    odd = [(a, b) for a, b in both if not _explained(a, my_losses, b, their_losses)]
    against, against_figures = len(odd), sum(map(_is_figure, odd))
    figures = sum(map(_is_figure, both))
    told = len(both)
    is_copy = part >= _SHARED and against <= _CONTRADICTED * told and against_figures <= _FIGURES * figures
    return Comparison(other, matches, found, my_losses, their_losses, part, against / told if told else 0.0, is_copy)


def _within_a_line(text: str, at: int) -> bool:
    """Whether something stands before ``at`` on its line: copies differ in how lines are numbered, and have lost nothing."""
    return bool(text[text.rfind("\n", 0, at) + 1 : at].strip())


def _is_figure(said: tuple[str, str]) -> bool:
    """Whether digits are compared: the numerals of articles and chapters are those of last year's edition too."""
    return any(number[:1].isascii() for number in said)


def _shown(
    copy: Copy, numbers: Sequence[tuple[str, str]], lost: frozenset[str], others: frozenset[str]
) -> frozenset[str]:
    """Glyphs that ``copy`` has nowhere and must have lost, since numbers of another copy differ by nothing else.

    ``numbers`` are pairs of own number, empty where it is gone, and other number; ``lost`` and ``others`` what either is known to have lost.
    """
    odd = [pair for pair in numbers if not _explained(pair[0], lost, pair[1], others)]
    absent = _GLYPHS - set(copy.letters.text) - lost
    shown = Counter(
        glyph
        for own, other in odd
        for glyph in absent.intersection(other)
        if _explained(own, lost | {glyph}, other, others)
    )
    return frozenset(glyph for glyph, count in shown.items() if count >= _SHOWN)


def _explained(mine: str, my_losses: frozenset[str], theirs: str, their_losses: frozenset[str]) -> bool:
    return mine == theirs or bool(originals(mine, my_losses, theirs, their_losses))


def copies_of(mine: Copy, others: Iterable[Copy]) -> tuple[Comparison, ...]:
    """Those of ``others`` that are copies of ``mine``, laid beside it; the first ``MOST_COPIES``, and no more are looked at."""
    compared = (compare(mine, other) for other in others)
    return tuple(islice((comparison for comparison in compared if comparison.is_copy), MOST_COPIES))


def prove(mine: Copy, copies: Sequence[Comparison]) -> tuple[Proof, ...]:
    """What ``copies`` of ``mine`` prove of its numbers, in text order."""
    witnesses = tuple(independent(copies))
    own, others = _losses(mine, witnesses)
    told: defaultdict[tuple[int, int, str], list[Reading]] = defaultdict(list)
    for comparison, lost in zip(witnesses, others, strict=True):
        for variant in comparison.variants:
            if _is_cut(mine.letters.text, variant, lost):
                continue
            place = (variant.start, variant.end, variant.mine)
            told[place].append(Reading(comparison.copy, variant.place, variant.theirs, own, lost))
    judged = (
        _judge(mine.letters.text, *place, readings)
        for place, readings in sorted(told.items(), key=lambda item: item[0])
    )
    return tuple(_apart(mine.letters.text, filter(None, judged)))


def _losses(mine: Copy, witnesses: Sequence[Comparison]) -> tuple[frozenset[str], list[frozenset[str]]]:
    """The glyphs that my text lost and those that each copy lost, as all of them show together: a copy in which no 5 is left
    says 18 where another says 158, though mine, which lost the 1, could not show it.
    """
    copies = (mine, *(one.copy for one in witnesses))
    lost = [mine.lost.union(*(one.mine for one in witnesses)), *(one.theirs for one in witnesses)]
    places: defaultdict[tuple[int, int, str], list[tuple[int, str]]] = defaultdict(list)
    for number, one in enumerate(witnesses, 1):
        for variant in one.variants:
            places[variant.start, variant.end, variant.mine].append((number, variant.theirs))
    said = [((0, place[2]), *others) for place, others in places.items()] if len(witnesses) > 1 else []
    for number, copy in enumerate(copies):
        absent = _GLYPHS - set(copy.letters.text) - lost[number]
        shown = Counter(glyph for numbers in said for glyph in _gone(dict(numbers), number, absent, lost))
        lost[number] |= {glyph for glyph, count in shown.items() if count >= _SHOWN}
    return lost[0], lost[1:]


def _gone(said: dict[int, str], number: int, absent: frozenset[str], lost: Sequence[frozenset[str]]) -> frozenset[str]:
    """The glyphs of ``absent`` whose loss alone explains why a copy says otherwise than another one at one place."""
    own = said.get(number, "")
    apart = [(other, says) for other, says in said.items() if own and absent.intersection(says)]
    return frozenset(
        glyph
        for other, says in apart
        if not _explained(own, lost[number], says, lost[other])
        for glyph in absent.intersection(says)
        if _explained(own, lost[number] | {glyph}, says, lost[other])
    )


def _is_cut(text: str, variant: Variant, theirs: frozenset[str]) -> bool:
    """Whether the point behind my number may be one of those that the other copy lost: its 12 is my 1. where 2 is lost, or a
    number of a list.
    """
    return "." in theirs and not variant.agrees and text[variant.end : variant.end + 1] in (".", "．")


def _apart(text: str, proofs: Iterable[Proof]) -> list[Proof]:
    """The proofs, in text order; of two whose places overlap one question, with what each makes of both places."""
    apart: list[Proof] = []
    for proof in proofs:
        if apart and proof.start < apart[-1].end:
            proof = _either(text, apart.pop(), proof)
        apart.append(proof)
    return apart


def _either(text: str, one: Proof, other: Proof) -> Proof:
    start, end = one.start, max(one.end, other.end)
    said = Counter(
        text[start : proof.start] + now + text[proof.end : end]
        for proof in (one, other)
        for now in (proof.candidates or (proof.now,))
    )
    return _question(start, end, said, (*one.readings, *other.readings))


def independent(comparisons: Sequence[Comparison]) -> Iterator[Comparison]:
    """One of each set of copies that say the same everywhere and lost the same."""
    seen = set()
    for comparison in comparisons:
        said = (comparison.theirs, tuple((v.start, v.theirs) for v in comparison.variants))
        if said not in seen:
            seen.add(said)
            yield comparison


def _judge(text: str, start: int, end: int, printed: str, readings: Sequence[Reading]) -> Proof | None:
    if all(reading.says == printed for reading in readings):
        return None
    found = [(numbers, reading) for reading in readings if (numbers := _possible(printed, reading)) is not None]
    if not found or any(reading.says == printed and not reading.mine for _, reading in found):
        return None  # another copy says what is printed here, and nothing is lost here
    spoken = tuple(reading for _, reading in found)
    if not all(numbers for numbers, _ in found):
        if year := _only_year(printed, spoken, text[end : end + 1]):
            return Proof(start, end, year, (), MEDIUM, spoken)
        return _question(start, end, Counter([printed, *(reading.says for reading in spoken)]), spoken)
    left = reduce(frozenset.intersection, (numbers for numbers, _ in found))
    if len(left) > 1:
        left = well_formed(left, text, end) or left
    if len(left) != 1:
        return _question(start, end, Counter(left or [reading.says for reading in spoken]), spoken)
    (now,) = left
    if now == printed:
        return None
    proved = printed != "" or len(spoken) > 1 or all(set(now) <= reading.mine for reading in spoken)
    return Proof(start, end, now, (), HIGH if proved else MEDIUM, spoken)


def _only_year(printed: str, readings: Sequence[Reading], unit: str) -> str:
    """What every copy says where it is a year, and what is printed is none and lost glyphs of it; else empty."""
    (first, *others) = {reading.says for reading in readings}
    if unit != "年" or others or not _FULL_YEAR.fullmatch(first) or _FULL_YEAR.fullmatch(printed):
        return ""
    rest = iter(first)
    return first if printed and all(glyph in rest for glyph in printed) else ""


def well_formed(numbers: frozenset[str], text: str, end: int) -> frozenset[str]:
    """Those of ``numbers`` that can stand before what follows at ``end``: a year, a month, a day, a number."""
    unit = text[end : end + 1]
    whole = [number for number in numbers if not _ZERO.match(number)]
    if unit in _MOST:
        whole = [number for number in whole if number.isdigit() and int(number) <= _MOST[unit]]
    if unit == "年":
        years = [number for number in whole if _YEAR.fullmatch(number)]
        elsewhere = [year for year in years if year in text]
        whole = (elsewhere if len(elsewhere) == 1 else years) or whole
    return frozenset(whole)


def _possible(printed: str, reading: Reading) -> frozenset[str] | None:
    """The originals that one copy leaves possible; None where it tells nothing of this number."""
    if not reading.says and (reading.theirs or printed):
        return None  # gone there too, or there only
    if reading.mine & reading.theirs:
        return None  # what both have lost may be missing still
    if not printed:
        return None if reading.theirs and not set(reading.says) <= reading.mine else frozenset((reading.says,))
    return originals(printed, reading.mine, reading.says, reading.theirs)


def _question(start: int, end: int, said: Counter[str], readings: Sequence[Reading]) -> Proof:
    ranked = tuple(number for number, _ in sorted(said.items(), key=lambda item: (-item[1], item[0])) if number)
    return Proof(start, end, "", ranked, MEDIUM, tuple(readings))
