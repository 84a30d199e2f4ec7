"""What copies of a text say of its numbers, heeded: their word beside the verdicts that the text itself allows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..chinese.units import COUNTED_PATTERN, half_width
from ..model import HIGH, MEDIUM, Figure
from ..regex import regex
from ..rule import Sight
from ..settings import Testimony
from ..text import Text
from .channel import unclear
from .decide import decide
from .interleaved import is_far_ahead, order

NAME = "figures/witness"
_UNIT = regex(COUNTED_PATTERN)


def heed(
    figures: Sequence[Figure], text: Text, said: Sequence[Testimony], uri: str, sight: Sight
) -> tuple[Figure, ...]:
    """``figures``, verdicts over ``text`` as ``sight`` shows it, together with what the testimonies on the source ``uri`` prove.

    A copy's word settles what was a question, and is settled by what the text shows where the copies leave several
    originals. Where both are sure and contradict each other, the place becomes a question with what each says. A
    testimony on a number that stands otherwise in the text by now proves nothing.
    """
    here = [(one, place_of(text, one.at)) for one in said if one.uri == uri]
    here = [(one, start) for one, start in here if _stands(one, start, text.string)]
    sure = [_corrected(one, start, text.string) for one, start in here if one.now]
    healed = _healed(text.string, [*sure, *_apart(figures, sure)])
    asked = [_asked(one, start, text.string, healed, sight) for one, start in here if not one.now]
    left = list(figures)
    found: list[Figure] = []
    for figure in (*sure, *asked):
        own = [other for other in left if _touch(figure, other)]
        left = [other for other in left if other not in own]
        found += _settled(figure, own, text.string)
    return tuple(sorted((*left, *found), key=lambda figure: (figure.start, figure.end)))


def _touch(one: Figure, other: Figure) -> bool:
    return other.start < one.end and one.start < other.end


def _stands(said: Testimony, start: int, text: str) -> bool:
    return start >= 0 and half_width(text).startswith(half_width(said.printed), start)


def _corrected(said: Testimony, start: int, text: str) -> Figure:
    end, unit = _range(said, start, text)
    why = f"a copy of this text says {said.now}"
    certainty = HIGH if said.sure else MEDIUM
    return Figure("corr", start, end, NAME, why, now=said.now + unit, certainty=certainty, witness=said.witness)


def _range(said: Testimony, start: int, text: str) -> tuple[int, str]:
    """Where the place ends; where the number is gone, its unit, which goes with it into the correction."""
    if said.printed:
        return start + len(said.printed), ""
    counted = _UNIT.match(text, start)
    end = counted.end() if counted else start + 1
    return end, text[start:end]


def _asked(said: Testimony, start: int, text: str, healed: _Healed, sight: Sight) -> Figure:
    """A question, unless what is healed already says which of the readings it is; a hole where there is no reading."""
    if not said.candidates:
        why = "lines that a copy of this text has stood here"
        return Figure("gap", start, start, NAME, why, certainty=MEDIUM, reason="lost", witness=said.witness)
    end, unit = _range(said, start, text)
    seen = replace(sight, text=healed.text, markers=())
    question = order(seen, healed.place(start), healed.place(end), said.candidates, NAME)
    if question and is_far_ahead(question) and (settled := decide(question)) and settled.kind == "corr":
        return replace(settled, start=start, end=end, witness=said.witness)
    why = "the copies of this text leave more than one reading"
    return unclear((start, end), NAME, why, tuple(candidate + unit for candidate in said.candidates), said.witness)


def _apart(figures: Sequence[Figure], sure: Sequence[Figure]) -> Iterator[Figure]:
    """The text's own sure corrections where no copy says anything."""
    for figure in figures:
        if figure.kind == "corr" and figure.certainty == HIGH and not any(_touch(figure, other) for other in sure):
            yield figure


class _Healed(NamedTuple):
    """The text with all that is sure put right, which says more of what is left than the text as printed."""

    text: str
    ends: tuple[int, ...]  # of what was put right
    shifts: tuple[int, ...]  # by how much what follows each has moved

    def place(self, at: int) -> int:
        """Where an offset of the text lies in it."""
        index = bisect_right(self.ends, at)
        return at + (self.shifts[index - 1] if index else 0)


def _healed(text: str, sure: Sequence[Figure]) -> _Healed:
    parts, ends, shifts, at, moved = [], [], [], 0, 0
    for figure in sorted(sure, key=lambda figure: figure.start):
        if figure.start >= at:
            parts += [text[at : figure.start], figure.now]
            at = figure.end
            moved += len(figure.now) - (figure.end - figure.start)
            ends.append(at)
            shifts.append(moved)
    return _Healed("".join([*parts, text[at:]]), tuple(ends), tuple(shifts))


def place_of(text: Text, source: int) -> int:
    """The text offset of the character that stood at ``source``; -1 where none does any more."""
    runs = sorted(text.runs, key=lambda run: run.source)
    index = bisect_right(runs, source, key=lambda run: run.source) - 1
    if index < 0 or source >= runs[index].source + runs[index].length:
        return -1
    return runs[index].start + source - runs[index].source


def _settled(figure: Figure, own: Sequence[Figure], string: str) -> Iterator[Figure]:
    """One verdict of the copies' word and the text's own, or the text's own where the copies add nothing."""
    if len(own) != 1 or (own[0].start, own[0].end) != (figure.start, figure.end):
        yield figure
        return
    (mine,) = own
    if mine.user:
        yield mine
        return
    if figure.kind == "corr":
        if mine.kind == "corr" and mine.now != figure.now and mine.certainty == HIGH:
            yield _question(figure, (figure.now, mine.now))
        else:
            yield figure
        return
    if mine.kind == "corr" and mine.now in figure.candidates and mine.certainty == HIGH:
        yield replace(mine, witness=figure.witness, why=f"{mine.why}; copies leave {' or '.join(figure.candidates)}")
    elif mine.kind == "unclear" and (both := [c for c in mine.candidates if c in figure.candidates]):
        yield _question(figure, both) if len(both) > 1 else _chosen(figure, both[0])
    else:
        yield figure


def _question(figure: Figure, candidates: Sequence[str]) -> Figure:
    why = "a copy of this text says one thing, the text itself another"
    return replace(figure, kind="unclear", now="", candidates=tuple(candidates), certainty=MEDIUM, reason=why, why=why)


def _chosen(figure: Figure, now: str) -> Figure:
    why = f"of what copies of this text leave possible, the text itself allows {now} alone"
    return replace(figure, kind="corr", now=now, candidates=(), certainty=MEDIUM, reason="", why=why)
