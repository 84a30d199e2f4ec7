"""Numbers: what can be known is restored, what can't be known is marked, what is sound is left alone.

Rules judge in the order of :data:`RULES`; a later rule never touches what an earlier one settled, and none touches what
the outline owns. Verdicts are over the text as it stands; putting them into a document is the writers' affair.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from ..chinese.units import half_width
from ..model import HIGH, MEDIUM, Damage, Facts, Figure, Question
from ..rule import FigureRule, Sight
from ..settings import Settings
from . import (
    broken_brackets,
    broken_byte,
    fixed_name,
    font_digit,
    hole,
    letter_in_number,
    lost_digit,
    lost_in_date,
    lost_in_year,
    lost_percent,
    mask,
    odd_point,
    percent_as_16,
    repeated_year,
    replaced_string,
    spaced_digits,
    total_of_parts,
    wide_digits,
    zero_lookalike,
)
from .decide import decide

RULES: tuple[FigureRule, ...] = (
    # how a number is written
    odd_point.RULE,
    spaced_digits.RULE,
    zero_lookalike.RULE,
    lost_in_year.ZERO_RULE,
    letter_in_number.RULE,
    percent_as_16.RULE,
    repeated_year.RULE,
    broken_brackets.RULE,
    broken_byte.RULE,
    font_digit.RULE,
    replaced_string.RULE,
    # what someone covered up
    mask.RULE,
    # what the text has lost
    lost_in_year.RULE,
    lost_in_date.RULE,
    total_of_parts.RULE,
    lost_digit.RULE,
    fixed_name.RULE,
    lost_percent.RULE,
    hole.RULE,
    # how it is printed
    wide_digits.RULE,
)


def judge(rules: tuple[FigureRule, ...], sight: Sight) -> tuple[Figure, ...]:
    """The verdicts of ``rules`` on one text, in text order and apart: the first rule to speak of a place has it.

    Rules see digits, points and percent signs half-width; offsets are those of the text as given.
    """
    narrow = half_width(sight.text)
    folded = sight if narrow is sight.text else replace(sight, text=narrow)
    taken = sorted(sight.markers)
    found: list[Figure] = []
    for rule in rules:
        if rule.name in sight.settings.rules_off:
            continue
        shown = sight if rule.name in _AS_PRINTED else folded
        for said in tuple(rule.judge(shown)):
            figure = decide(said) if isinstance(said, Question) else said
            if figure and _free(taken, figure.start, figure.end):
                found.append(_tempered(figure, sight))
                insort(taken, (figure.start, figure.end))
    return tuple(sorted(found, key=lambda figure: (figure.start, figure.end)))


def _tempered(figure: Figure, sight: Sight) -> Figure:
    """No correction is surer than the diagnosis of what it puts back."""
    if figure.kind != "corr" or figure.certainty != HIGH or not sight.damage.losses:
        return figure
    back = Counter(figure.now) - Counter(sight.text[figure.start : figure.end])
    unsure = any(sight.damage.lost(glyph) not in (HIGH, None) for glyph in back)
    return replace(figure, certainty=MEDIUM) if unsure else figure


#: Rules about the width of digits, which must see them as printed.
_AS_PRINTED = frozenset((wide_digits.RULE.name,))


def _free(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether nothing settled overlaps ``[start, end)``; an empty range may follow others, but not lie inside one nor
    stand where one begins: what has its number back has no hole."""
    place = bisect_left(taken, (start, end))
    if place < len(taken) and taken[place][0] < max(end, start + 1):
        return False
    return place == 0 or taken[place - 1][1] <= start


def repair_numbers(
    text: str,
    damage: Damage,
    facts: Facts,
    markers: tuple[tuple[int, int], ...],
    settings: Settings,
    uri: str = "",
    source_at: Callable[[int], int] | None = None,
) -> tuple[Figure, ...]:
    """The verdicts on the numbers of one text, sorted and apart, offsets over ``text``.

    ``markers`` are ranges that belong to the outline: no verdict overlaps one. ``source_at`` gives the source offset
    of a text offset, by which the verdicts of a person (``settings.verdicts``) are looked up: what was rejected is not
    returned, a question that was accepted becomes a correction to its first candidate.
    """
    figures = judge(RULES, Sight(text, damage, facts, markers, settings))
    said = {verdict.at: verdict.accept for verdict in settings.verdicts if verdict.uri == uri and verdict.of == "edit"}
    if not said or source_at is None:
        return figures
    answered = (_answer(figure, said.get(source_at(figure.start))) for figure in figures)
    return tuple(figure for figure in answered if figure)


def _answer(figure: Figure, accept: bool | None) -> Figure | None:
    if accept is None:
        return figure
    if not accept:
        return None
    if figure.kind == "unclear" and figure.candidates:
        return replace(
            figure, kind="corr", now=figure.candidates[0], candidates=(), certainty=HIGH, reason="",
            why=f"accepted by a person: {figure.why}", user=True,
        )  # fmt: skip
    return replace(figure, certainty=HIGH, user=True) if figure.kind == "corr" else figure
