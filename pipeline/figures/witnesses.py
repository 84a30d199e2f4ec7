"""What copies of a text say of its numbers, heeded: their word beside the verdicts that the text itself allows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..chinese.units import COUNTED_PATTERN, half_width
from ..model import HIGH, MEDIUM, Figure
from ..regex import regex
from ..rule import Edit, Sight, apart
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
    own = [
        f for f in figures if f.kind == "corr" and f.certainty == HIGH and not any(_touch(f, other) for other in sure)
    ]
    # what is sure put right says more of what is left than the text as printed
    healed = Text.of(text.string).edit([edit[:3] for edit in apart(Edit(f.start, f.end, f.now) for f in (*sure, *own))])
    asked = [_asked(one, start, text.string, healed, sight) for one, start in here if not one.now]
    left = list(figures)
    found: list[Figure] = []
    for figure in (*sure, *asked):
        touched = [other for other in left if _touch(figure, other)]
        left = [other for other in left if other not in touched]
        found.append(_settled(figure, touched))
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


def _asked(said: Testimony, start: int, text: str, healed: Text, sight: Sight) -> Figure:
    """A question, unless what is healed already says which of the readings it is; a hole where there is no reading."""
    if not said.candidates:
        why = "lines that a copy of this text has stood here"
        return Figure("gap", start, start, NAME, why, certainty=MEDIUM, reason="lost", witness=said.witness)
    end, unit = _range(said, start, text)
    at, seen = place_of(healed, start), replace(sight, text=healed.string, markers=())
    question = order(seen, at, at + end - start, said.candidates, NAME) if at >= 0 else None
    if question and is_far_ahead(question) and (settled := decide(question)) and settled.kind == "corr":
        return replace(settled, start=start, end=end, witness=said.witness)
    why = "the copies of this text leave more than one reading"
    return unclear((start, end), NAME, why, tuple(candidate + unit for candidate in said.candidates), said.witness)


def place_of(text: Text, source: int) -> int:
    """The text offset of the character that stood at ``source``; -1 where none does any more."""
    runs = sorted(text.runs, key=lambda run: run.source)
    index = bisect_right(runs, source, key=lambda run: run.source) - 1
    if index < 0 or source >= runs[index].source + runs[index].length:
        return -1
    return runs[index].start + source - runs[index].source


def _settled(figure: Figure, own: Sequence[Figure]) -> Figure:
    """One verdict of the copies' word and the text's own, or the text's own where the copies add nothing."""
    if len(own) != 1 or (own[0].start, own[0].end) != (figure.start, figure.end):
        return figure
    (mine,) = own
    sure = mine.kind == "corr" and mine.certainty == HIGH
    if mine.user:
        return mine
    if figure.kind == "corr":
        return _question(figure, (figure.now, mine.now)) if sure and mine.now != figure.now else figure
    if sure and mine.now in figure.candidates:
        return replace(mine, witness=figure.witness, why=f"{mine.why}; copies leave {' or '.join(figure.candidates)}")
    both = [one for one in mine.candidates if one in figure.candidates] if mine.kind == "unclear" else []
    if len(both) == 1:
        why = f"of what copies of this text leave possible, the text itself allows {both[0]} alone"
        return replace(figure, kind="corr", now=both[0], candidates=(), certainty=MEDIUM, reason="", why=why)
    return _question(figure, both) if both else figure


def _question(figure: Figure, candidates: Sequence[str]) -> Figure:
    why = "a copy of this text says one thing, the text itself another"
    return replace(figure, kind="unclear", now="", candidates=tuple(candidates), certainty=MEDIUM, reason=why, why=why)
