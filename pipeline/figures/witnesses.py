"""What copies of a text say of its numbers, heeded: their word beside the verdicts that the text itself allows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..chinese.units import COUNTED_PATTERN, half_width
from ..model import HIGH, MEDIUM, Figure
from ..regex import regex
from ..rule import Sight
from ..settings import Testimony
from ..text import Text
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
    proved = [figure for one in said if one.uri == uri and (figure := _figure(one, text, sight))]
    if not proved:
        return tuple(figures)
    left = list(figures)
    found: list[Figure] = []
    for figure in proved:
        own = [other for other in left if other.start < figure.end and figure.start < other.end]
        left = [other for other in left if other not in own]
        found += _settled(figure, own, text.string)
    return tuple(sorted((*left, *found), key=lambda figure: (figure.start, figure.end)))


def _figure(said: Testimony, text: Text, sight: Sight) -> Figure | None:
    """The testimony as a verdict over ``text``; None where the text does not stand as it says."""
    start = place_of(text, said.at)
    if start < 0 or not half_width(text.string).startswith(half_width(said.printed), start):
        return None
    end, unit = start + len(said.printed), ""
    if not said.printed:  # the number is gone: its unit goes with it into the correction
        counted = _UNIT.match(text.string, start)
        end = counted.end() if counted else start + 1
        unit = text.string[start:end]
    if said.now:
        why = f"a copy of this text says {said.now}"
        certainty = HIGH if said.sure else MEDIUM
        return Figure("corr", start, end, NAME, why, now=said.now + unit, certainty=certainty, witness=said.witness)
    asked = order(sight, start, end, said.candidates, NAME)
    if asked and is_far_ahead(asked) and (settled := decide(asked)) and settled.kind == "corr":
        return replace(settled, witness=said.witness)
    why = "the copies of this text leave more than one reading"
    candidates = tuple(candidate + unit for candidate in said.candidates)
    return Figure(
        "unclear", start, end, NAME, why, candidates=candidates, certainty=MEDIUM, reason=why, witness=said.witness
    )


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
    if mine.kind == "corr" and mine.now in figure.candidates:
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
