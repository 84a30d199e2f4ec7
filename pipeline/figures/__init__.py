"""Numbers: what can be known is restored, what can't be known is marked, what is sound is left alone.

How a number is judged:

1. ``chinese/numbers`` finds every number of a text once: what is printed, and in what kind of place it stands.
2. Each rule is a channel: it says what may have happened to numbers, and what proves it. Where the form alone says what was
   meant, the channel is a table of forms (``channel``): ``written``, ``lost_sign``, ``unreadable``, ``impossible``.
3. The others name the originals that print so once lost digits are gone (``originals``), and add up what each costs, in
   negative logarithms of odds: how numbers of its kind look behind such words (``prior``), which years a text of its time names
   (``years``, ``year_prior``), what stands beside them (``standing``, ``year_order``). What the parts of a total allow is proof
   by itself (``total_of_parts``).
4. ``decide`` makes a probability of the costs, as it was counted on damaged documents, and of this a correction, high or
   medium, a question with its candidates, or nothing.
5. Copies of the text (``witnesses``, ``interleaved``) and people (``said``) have the last word.

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
    hole,
    impossible,
    lost_digit,
    lost_in_year,
    lost_sign,
    replaced_string,
    total_of_parts,
    unreadable,
    written,
)
from .decide import decide

RULES: tuple[FigureRule, ...] = (
    # how a number is written
    written.ODD_POINT, written.SPACED_DIGITS, written.ZERO, lost_in_year.ZERO_RULE, written.LETTER, written.PERCENT_AS_16,
    written.REPEATED_YEAR, lost_sign.YEAR, lost_sign.BRACKETS, unreadable.BROKEN_BYTE, unreadable.FONT_DIGIT, replaced_string.RULE,
    # what someone covered up
    unreadable.MASK,
    # what the text has lost
    lost_sign.FIXED_NAME, lost_in_year.RULE, total_of_parts.RULE, lost_digit.RULE, lost_sign.PERCENT, hole.RULE,
    # what can't be, whatever is lost
    impossible.RULE,
    # how it is printed
    written.WIDE_DIGITS,
)  # fmt: skip


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
        shown = sight if rule is written.WIDE_DIGITS else folded  # which alone must see digits as printed
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
