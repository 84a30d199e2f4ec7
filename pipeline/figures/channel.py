"""A channel says what has happened to numbers, and how one sees it. The plain ones are tables of forms.

A form is a way in which no one prints a number on purpose. What was meant is read from the form itself: one reading makes
a correction, several make a question, and where none is left there is a gap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ..chinese.numerals import ROUND_LETTERS
from ..model import HIGH, MEDIUM, Certainty, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight

#: What sound texts seldom hold: signs of a private font and dots, which may stand for a point; letters, circles and squares, which may
#: stand for a digit; what covers a number; what broken bytes leave; wide digits.
PRIVATE, DOTS, ONES, CIRCLES = "\ue000", "·•・‧∙", "IlｌＩ", "○◯"
MASKS, LINES, BROKEN, WIDE = "xXＸ×╳✕*＊某", "_＿", "?？\ufffd", "０１２３４５６７８９％"
_RARE = regex(f"[\ue000-\uf8ff{DOTS}{ONES}{CIRCLES}{ROUND_LETTERS}{MASKS}{LINES}{BROKEN}{WIDE}]")

#: What was meant: one reading, several, ``()`` where none is left; None where the form is no fault here.
Meant = str | tuple[str, ...] | None
Finder = Callable[[str], Iterable[re.Match[str]]]


class Form(NamedTuple):
    """A form ``looks`` and what is ``meant`` by it; its group ``number``, if it has one, is the place. ``signs``: rare signs, one of
    which a text must hold. ``needs``: what must be found in it first. ``lost``: a sign that the diagnosis must say is gone. ``left``:
    the reason of a gap."""

    looks: re.Pattern[str] | Finder
    meant: Callable[[re.Match[str], Sight], Meant]
    why: str
    certainty: Certainty = HIGH
    signs: str = ""
    needs: re.Pattern[str] | None = None
    lost: str = ""
    left: str = "lost"


def channel(name: str, *forms: Form, why: str, examples: tuple[Example, ...]) -> FigureRule:
    """The rule that looks for ``forms`` in turn."""

    def judge(sight: Sight) -> Iterator[Figure]:
        for form in forms:
            if not _may_stand(form, sight):
                continue
            found = form.looks if callable(form.looks) else form.looks.finditer
            for match in found(sight.text):
                place = "number" if "number" in match.re.groupindex else 0
                meant = form.meant(match, sight)
                if meant == ():
                    yield gap(match.span(place), name, form.why, form.left, form.certainty)
                elif isinstance(meant, tuple):
                    yield unclear(match.span(place), name, form.why, meant)
                elif meant is not None and meant != match[place]:
                    yield Figure("corr", *match.span(place), name, form.why, now=meant, certainty=form.certainty)

    certainty = HIGH if any(form.certainty == HIGH for form in forms) else MEDIUM
    return FigureRule(name, judge, certainty, why, examples)


def _may_stand(form: Form, sight: Sight) -> bool:
    if form.signs and _rare_signs(sight.text).isdisjoint(form.signs):
        return False
    return not (form.lost and not sight.damage.lost(form.lost)) and (
        not form.needs or bool(form.needs.search(sight.text))
    )


@lru_cache(maxsize=2)
def _rare_signs(text: str) -> frozenset[str]:
    """The signs of ``text`` that forms ask for, found in one reading; of a private font one stands for all."""
    return frozenset(PRIVATE if "\ue000" <= sign <= "\uf8ff" else sign for sign in set(_RARE.findall(text)))


def unclear(span: tuple[int, int], rule: str, why: str, candidates: tuple[str, ...], witness: str = "") -> Figure:
    """A question: what stands at ``span`` may have been any of ``candidates``, likeliest first."""
    return Figure(
        "unclear", *span, rule, why, candidates=candidates, certainty=MEDIUM, reason=why, witness=witness
    )  # fmt: skip


def gap(span: tuple[int, int], rule: str, why: str, reason: str = "lost", certainty: Certainty = HIGH) -> Figure:
    """What stood at ``span`` can't be known: it is ``lost``, was ``redacted``, or was left ``blank``."""
    return Figure("gap", *span, rule, why, reason=reason, certainty=certainty)
