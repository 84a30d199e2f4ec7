"""What the copies of a text say about it, as data for the next cleaning: testimonies on numbers and signs, and reposts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model import HIGH, Document
from ..settings import Repost, Testimony
from .letters import letters
from .signs import beside, restore
from .testimony import Comparison, Copy, Proof, copies_of, independent, prove


class Held(NamedTuple):
    """A cleaned text of a batch, and its letters."""

    copy: Copy
    document: Document


class Said(NamedTuple):
    """What the copies of one text say about its numbers and signs, and which copies there are."""

    testimonies: tuple[Testimony, ...]
    reposts: tuple[Repost, ...]


def hold(uri: str, document: Document) -> Held:
    """The text number ``document.n`` of the source ``uri``."""
    return Held(Copy(uri, document.n, letters(document.text.string), document.damage), document)


def hear(mine: Held, others: Iterable[Held]) -> Said:
    """What the copies of ``mine`` among ``others`` say. It takes no more from the iterable than it needs."""
    met: dict[tuple[str, int], Held] = {}

    def each() -> Iterator[Copy]:
        for other in others:
            met[other.copy.uri, other.copy.n] = other
            yield other.copy

    copies = copies_of(mine.copy, each())
    reposted = [met[one.copy.uri, one.copy.n] for one in copies]
    numbers = prove(mine.copy, copies)
    told = (*_testimonies(mine, numbers, met), *_of_signs(mine, copies, numbers, met))
    return Said(tuple(sorted(told, key=lambda one: one.at)), tuple(_reposts(mine, reposted)))


def _testimonies(mine: Held, numbers: Sequence[Proof], met: dict[tuple[str, int], Held]) -> Iterator[Testimony]:
    for proof in numbers:
        start = _start(mine, proof)
        printed = mine.copy.letters.text[start : proof.end]
        witness = " ".join(dict.fromkeys(_name(met[said.copy.uri, said.copy.n], said.place) for said in proof.readings))
        yield Testimony(
            mine.copy.uri, _source(mine, start), printed, proof.now, proof.candidates, proof.certainty is HIGH, witness
        )


#: The most characters of a unit; the correction of a missing number includes its unit.
_UNIT = 3


def _of_signs(
    mine: Held, copies: Sequence[Comparison], numbers: Sequence[Proof], met: dict[tuple[str, int], Held]
) -> Iterator[Testimony]:
    """The testimonies on signs. They leave out places that have a verdict on a number."""
    witnesses = tuple(independent(copies))
    taken = [(proof.start, proof.end + _UNIT) for proof in numbers]
    taken += [(figure.start, figure.end) for figure in mine.document.figures if figure.reason != "redacted"]
    signs = [beside(mine.copy.letters, one.copy.letters, one.matches) for one in witnesses]
    for found in restore(mine.copy.letters, mine.copy.damage, signs, taken):
        names = (_name(met[witnesses[n].copy.uri, witnesses[n].copy.n], place) for n, place in found.said)
        printed, at = mine.copy.letters.text[found.start : found.end], _source(mine, found.start)
        yield Testimony(
            mine.copy.uri, at, printed, found.now, found.candidates, found.certainty is HIGH, " ".join(names)
        )


def _start(mine: Held, proof: Proof) -> int:
    """The place of the number; for a missing number, the place of what followed it."""
    return proof.start if mine.copy.letters.text[proof.start : proof.end].strip() else proof.end


def _source(text: Held, place: int) -> int:
    return text.document.text.source_of(place, place + 1)[0]


def _name(witness: Held, place: int) -> str:
    return f"{witness.copy.uri.replace(' ', '%20')}#{_source(witness, place)}"


def _reposts(mine: Held, copies: Sequence[Held]) -> Iterator[Repost]:
    best = max((mine, *copies), key=_worth)
    for copy in copies:
        yield Repost(mine.copy.uri, mine.document.n, copy.copy.uri, copy is best)


def _worth(text: Held) -> tuple[bool, int, int, str]:
    """A sort key for copies: complete ones first, then by damage and length."""
    meta, damage = text.document.meta, text.document.damage
    return meta.completeness == "", -len(damage.losses), len(text.copy.letters.string), text.copy.uri
