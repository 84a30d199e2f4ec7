"""What the copies of a text prove about its numbers.

A reading counts if the damage of the copies explains why they differ: 205 in a copy that lost its 1s, and 2015 in one that lost
nothing. Copies with the same damage that say the same everywhere were made from each other and count as one witness. If readings
contradict each other, none is chosen: the place becomes a question with each reading.
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

#: The least share of the shorter text's letters that a copy has in common.
_SHARED = 0.8
#: The most contradictions between copies, as a share of the numbers that both have. The reports of one office from two years
#: differ in nearly all numbers.
_CONTRADICTED = 0.05
#: The most contradictions, as a share of the numbers in digits, however few there are: beyond that it is another edition.
_FIGURES = 0.2
#: The most copies that a text is compared with; more say nothing new.
MOST_COPIES = 12

_GLYPHS = frozenset("0123456789.%〇")
#: A glyph that a text has nowhere counts as lost if this many numbers in a copy contain it and differ in nothing else.
_SHOWN = 2

#: What no number can begin with.
_ZERO = regex("0[0-9]|[.%]")
#: The largest number before a unit of the calendar.
_MOST = {"月": 12, "日": 31, "时": 24}
_YEAR = regex("(?:19|20)[0-9]{2}")
_ONE = "[〇○零一二三四五六七八九]"
_FULL_YEAR = regex(f"(?:19|20)[0-9]{{2}}|(?:一九|二[〇○零]){_ONE}{{2}}")


@dataclass(frozen=True, slots=True)
class Copy:
    """One text of a group: its source and number, its letters, and its diagnosed damage."""

    uri: str
    n: int
    letters: Letters
    damage: Damage

    @property
    def lost(self) -> frozenset[str]:
        """The glyphs of numbers that this copy lost everywhere, according to its own diagnosis."""
        return frozenset(loss.glyph for loss in self.damage.losses if loss.glyph in _GLYPHS)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a copy says at a place in its own text. ``mine`` and ``theirs`` are the glyphs that my text and the copy lost."""

    copy: Copy
    place: int
    says: str
    mine: frozenset[str]
    theirs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Proof:
    """A verdict on ``[start, end)`` of a text: it is ``now``, or a question with ``candidates``."""

    start: int
    end: int
    now: str
    candidates: tuple[str, ...]
    certainty: Certainty
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts compared. ``is_copy`` is False if they only look alike.

    ``mine`` and ``theirs`` are the glyphs that each of them lost, by its own diagnosis or because the other shows it.
    """

    copy: Copy
    matches: tuple[Match, ...]
    variants: tuple[Variant, ...]
    mine: frozenset[str]
    theirs: frozenset[str]
    shared: float  # share of the letters of the shorter text, from 0 to 1
    contradicted: float  # share of the numbers that both have
    is_copy: bool


def compare(mine: Copy, other: Copy) -> Comparison:
    """Compare ``other`` with ``mine``."""
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
    """Whether something is before ``at`` on its line. At the start of a line, copies may differ in numbering without a loss."""
    return bool(text[text.rfind("\n", 0, at) + 1 : at].strip())


def _is_figure(said: tuple[str, str]) -> bool:
    """Whether digits are compared. Numerals of articles and chapters do not count: other editions have the same."""
    return any(number[:1].isascii() for number in said)


def _shown(
    copy: Copy, numbers: Sequence[tuple[str, str]], lost: frozenset[str], others: frozenset[str]
) -> frozenset[str]:
    """The glyphs that ``copy`` has nowhere and must have lost, because numbers of another copy differ only by them.

    ``numbers`` are pairs of the copy's own number (empty if it is gone) and the other number. ``lost`` and ``others`` are what
    each of the two is known to have lost.
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
    """The comparisons with the first ``MOST_COPIES`` of ``others`` that are copies of ``mine``; the rest are not looked at."""
    compared = (compare(mine, other) for other in others)
    return tuple(islice((comparison for comparison in compared if comparison.is_copy), MOST_COPIES))


def prove(mine: Copy, copies: Sequence[Comparison]) -> tuple[Proof, ...]:
    """What ``copies`` of ``mine`` prove about its numbers, in text order."""
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
    """The glyphs that my text lost and those that each copy lost, as all of them together show. Example: a copy without any 5
    says 18 where another says 158; my text, which lost its 1s, could not show that alone.
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
    """The glyphs of ``absent`` whose loss alone explains why a copy differs from another one at one place."""
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
    """Whether the point after my number may be one that the other copy lost. Then its 12 may be my 1. with a lost 2, or my
    number may be that of a list.
    """
    return "." in theirs and not variant.agrees and text[variant.end : variant.end + 1] in (".", "．")


def _apart(text: str, proofs: Iterable[Proof]) -> list[Proof]:
    """The proofs, in text order. Two proofs with overlapping places become one question about both places."""
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
    """One of each set of copies that say the same everywhere and lost the same glyphs."""
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
        return None  # another copy confirms what is printed here, and nothing is lost here
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
    """The year that all copies agree on, if what is printed here is not a year and is that year with glyphs missing; else
    empty.
    """
    (first, *others) = {reading.says for reading in readings}
    if unit != "年" or others or not _FULL_YEAR.fullmatch(first) or _FULL_YEAR.fullmatch(printed):
        return ""
    rest = iter(first)
    return first if printed and all(glyph in rest for glyph in printed) else ""


def well_formed(numbers: frozenset[str], text: str, end: int) -> frozenset[str]:
    """The ``numbers`` that are possible before the unit at ``end``: years, months, days, or others."""
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
    """The originals that are possible according to one copy; None if the copy says nothing about this number."""
    if not reading.says and (reading.theirs or printed):
        return None  # the copy lost the number
    if reading.mine & reading.theirs:
        return None  # a glyph that both have lost may be missing
    if not printed:
        return None if reading.theirs and not set(reading.says) <= reading.mine else frozenset((reading.says,))
    return originals(printed, reading.mine, reading.says, reading.theirs)


def _question(start: int, end: int, said: Counter[str], readings: Sequence[Reading]) -> Proof:
    ranked = tuple(number for number, _ in sorted(said.items(), key=lambda item: (-item[1], item[0])) if number)
    return Proof(start, end, "", ranked, MEDIUM, tuple(readings))
