"""What years say of each other: ranges rise, a revision is later, a plan has its own years, and those that print alike agree.

How often they do is counted (``evidence/number_year.tsv``).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from ..chinese.calendar import congress_years, plan_years
from ..chinese.numerals import value
from ..regex import regex
from .prior import counted_years
from .years import Place, named_years, years_of

_DASH = "年?[-—－–~～至到]{1,2}"
#: The years of a plan beside its name, the first or, after a dash, the last.
_PLANNED = regex(
    "(?P<plan>[一二三四五六七八九十]{1,3}五)[”」]?(?:时期|期间|规划|计划)?(?:[，：]?[即指为]从?|[（(]即?)"
    f"(?P<last>[0-9]{{0,4}}{_DASH})?$"
)
_TO, _FROM = regex(f"{_DASH}(?=[0-9二])"), regex(f"{_DASH}$")
#: 2016年是“十三五”开局之年: the first year of a plan, or its last.
_OF_PLAN = regex(
    "年(?:[^。；，]{0,12}，)?是[^。；]{0,16}?(?P<plan>[一二三四五六七八九十]{1,3}五)[”」]?(?:时期|期间|规划|计划)?的?"
    "(?:(?P<first>开局|第一年|首年|起步|开启)|收官|最后一年|收尾)"
)
#: A text is revised in the year in which it was passed, or later: 二四年…通过，根据二二年…修正.
_REVISES = regex(r"(?:通过|公布|发布|施行|修[正订])(?:[，,；;\s]*|[^。]{0,60}?(?:根据|依据|经)\s*)$")
#: 2012年8月31日，第十一届全国人大: the years of which the congress sat.
_SAT = regex(
    "年(?:[0-9一二三四五六七八九十]{0,3}[月日]){0,2}[，在的 ]?第?(?P<number>[一二三四五六七八九十]{1,3})届全国人(?:大|民代表大会)"
)
#: What stands between two years of a sentence, if they are joined, and if they are compared.
_BETWEEN, _JOINED, _COMPARES = regex(r"年?[^。；\n0-9〇]{1,30}"), regex("年?[和、与及]"), regex("[比从较由]")
#: How far back a revision looks for what it revises; a year later than all.
_NOTE, _ANY = 160, 9999


class _Proof(NamedTuple):
    """Which years a place can mean by something that stands beside it, and what it costs to mean another. What a year that
    is ``joined`` to it says holds for other places that print alike, too."""

    years: Container[int]
    otherwise: float
    joined: bool = False


def beside(
    text: str, place: Place, glyphs: str, window: tuple[int, int]
) -> tuple[Mapping[int, float], Mapping[int, float]]:
    """What each option of ``place`` costs because of what stands beside it: the other end of a range, the years of a plan
    or of a congress, the year of what is revised, the years of its sentence; and how much of it by years joined to it."""
    proofs = list(_proofs(text, place, glyphs, window))
    joined = [proof for proof in proofs if proof.joined]
    against = _against(proofs, place.options)
    return against, against if joined == proofs else _against(joined, place.options)


def _against(proofs: Sequence[_Proof], years: Iterable[int]) -> Mapping[int, float]:
    if not proofs:
        return dict.fromkeys(years, 0.0)
    return {year: sum(proof.otherwise for proof in proofs if year not in proof.years) for year in years}


def _proofs(text: str, place: Place, glyphs: str, window: tuple[int, int]) -> Iterator[_Proof]:
    lead, broken = text[max(place.start - _NOTE, 0) : place.start], _rare("range rises", "range falls")
    named = named_years(text)
    at, behind = bisect_left(named, (place.start,)), bisect_left(named, (place.end,))
    to, ranged = _TO.match(text, place.end), _FROM.search(lead)
    for start, end, printed in named[max(at - 1, 0) : at]:
        years = years_of(printed, glyphs, window)
        joins = (
            end == place.start - len(ranged[0]) if ranged else _REVISES.search(lead) and start >= place.start - _NOTE
        )
        if years and joins:
            yield _Proof(range(min(years) + bool(ranged), _ANY), broken)
        yield from _in_sentence(text[end : place.start], years, 1)
    for start, _, printed in named[behind : behind + 1]:
        years = years_of(printed, glyphs, window)
        if years and to and start == to.end():
            yield _Proof(range(max(years)), broken)
        yield from _in_sentence(text[place.end : start], years, -1)
    if (name := _PLANNED.search(lead[-20:])) and (plan := plan_years(name["plan"])) and (name["last"] or to):
        yield _Proof(plan[1:] if name["last"] else plan[:1], broken)
    opens = _OF_PLAN.match(text, place.end)
    if opens and (plan := plan_years(opens["plan"])):
        yield _Proof(plan[:1] if opens["first"] else plan[1:], broken)
    sat = _SAT.match(text, place.end)
    if sat and (term := congress_years(value(sat["number"]) or 0)):
        yield _Proof(range(term[0], term[1] + 1), broken)


def _in_sentence(between: str, years: Sequence[int], step: Literal[1, -1]) -> Iterator[_Proof]:
    """By a year of the same sentence that means one of ``years``, before the place (``step`` 1) or behind it (-1)."""
    kind = order_of(between) if years else ""
    if kind == "joined":
        yield _Proof([year + step for year in years], _rare("joined next", "joined other"), joined=True)
    elif kind == "told":
        yield _Proof(range(min(years), _ANY) if step > 0 else range(max(years) + 1), _rare("told rises", "told falls"))
    elif kind == "compared":
        earlier = range(max(years)) if step > 0 else range(min(years) + 1, _ANY)
        yield _Proof(earlier, _rare("compared falls", "compared rises"))


def order_of(between: str) -> str:
    """How two years with these words between them stand to each other; empty where they are of no one sentence.

    >>> order_of("年和"), order_of("年增长，到"), order_of("年，比"), order_of("年。")
    ('joined', 'told', 'compared', '')
    """
    if not _BETWEEN.fullmatch(between):
        return ""
    return "joined" if _JOINED.fullmatch(between) else "compared" if _COMPARES.search(between) else "told"


def agree(own: Mapping[str, float], others: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The costs of the readings of one place once other places that print alike have been heard: most mean the same.

    ``others`` are what the words beside those places alone make of the same readings; how likely a year is at all counts
    once. Each says, with the counted share of such pairs that mean the same, what it reads itself, and else nothing.
    """
    same = _share("alike same", "alike other")
    found = dict(own)
    for other in others:
        odds = {reading: math.exp(-cost) for reading, cost in other.items()}
        total = sum(odds.values()) or 1.0
        for reading in found:
            found[reading] -= math.log(same * odds.get(reading, 0.0) / total + (1 - same) / len(own))
    return found


@cache
def _share(one: str, other: str) -> float:
    """How often ``one`` was counted, of both; as if each had been met half a time more."""
    counts = counted_years()
    mine, its = counts.get(one, 0.0) + 0.5, counts.get(other, 0.0) + 0.5
    return mine / (mine + its)


def _rare(usual: str, rare: str) -> float:
    """What it costs to be ``rare``."""
    return -math.log(_share(rare, usual))
