"""Values that a person set: they stand in the place of whatever else was said of the number."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import HIGH, Figure
from ..settings import BY_VERDICT, Verdict
from ..text import Text
from .witnesses import place_of


def with_values(
    figures: Sequence[Figure], text: Text, markers: Sequence[tuple[int, int]], said: Sequence[Verdict], uri: str
) -> tuple[Figure, ...]:
    """``figures``, verdicts over ``text``, and the values that ``said`` sets in the source ``uri``.

    A value is set where the text still prints what the person saw there, on one line, outside ``markers``, which are the
    outline's.
    """
    values = [figure for one in said if one.uri == uri and one.of == "value" and (figure := _value(one, text, markers))]
    if not values:
        return tuple(figures)
    left = [f for f in figures if not any(f.start < v.end and v.start < max(f.end, f.start + 1) for v in values)]
    return tuple(sorted((*left, *values), key=lambda figure: (figure.start, figure.end)))


def _value(said: Verdict, text: Text, markers: Sequence[tuple[int, int]]) -> Figure | None:
    start = place_of(text, said.at)
    end = start + len(said.printed)
    if start < 0 or text.string[start:end] != said.printed or any(a < end and start < b for a, b in markers):
        return None
    why = f"set by a person: {said.printed} stood here"
    return Figure("corr", start, end, BY_VERDICT, why, now=said.now, certainty=HIGH, user=True)
