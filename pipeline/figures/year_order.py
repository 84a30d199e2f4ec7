"""What years say of each other: ranges rise, a revision is later, a plan has its own years, those that print alike agree, and a year
stands seldom alone.

How often they do is counted (``evidence/number_year.tsv``).
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ..chinese.calendar import PLANS, congress_years, plan_years
from ..chinese.numerals import value
from ..regex import regex
from .year_prior import counted_years

_DASH = "年?[-—－–~～至到]{1,2}"
#: The years of a plan beside its name, the first or, after a dash, the last.
_PLANNED = regex(
    "(?P<plan>[一二三四五六七八九十]{1,3}五)[”」]?(?:时期|期间|规划|计划)?(?:[，：]?[即指为]从?|[（(]即?)"
    f"(?P<last>[0-9]{{0,4}}{_DASH})?$"
)
_TO = regex(f"{_DASH}(?=[0-9二])")
#: 2016年是“十三五”开局之年: the first year of a plan, or its last.
_OF_PLAN = regex(
    "年(?:[^。；，]{0,12}，)?是[^。；]{0,16}?(?P<plan>[一二三四五六七八九十]{1,3}五)[”」]?(?:时期|期间|规划|计划)?的?"
    "(?:(?P<first>开局|第一年|首年|起步|开启)|收官|最后一年|收尾)"
)
#: 2012年3月5日，第十一届全国人大第五次会议: the years of which the congress sat; since the fifth it meets every year.
_SAT = regex(
    "年(?:[0-9一二三四五六七八九十]{0,3}[月日]){0,2}[，在的 ]?第?(?P<number>[一二三四五六七八九十]{1,3})届全国人(?:大|民代表大会)"
    "(?:第?(?P<session>[一二三四五])次会议)?"
)
#: 比2010年翻一番: what is doubled is reckoned from the end of a plan.
_DOUBLED = regex("年(?:实际|基本|的)?翻.{0,2}番")
#: In fewer years nothing doubles that a text plans.
_TO_DOUBLE = 5
#: A text is revised in the year in which it was passed, or later: 二四年…通过，根据二二年…修正.
_REVISES = regex(r"(?:通过|公布|发布|施行|修[正订])(?:[，,；;\s]*|[^。]{0,60}?(?:根据|依据|经)\s*)$")
#: How far back a revision looks for what it revises.
_NOTE = 160
#: What stands between two years of a sentence, if they are the ends of a range, joined, or compared.
_BETWEEN, _RANGE, _JOINED, _COMPARES = map(regex, (r"年?[^。；\n0-9〇]{1,30}", _DASH, "年?[和、与及]", "[比从较由]"))
_WITH, _COMPARED = regex("[同与和跟]$"), regex("年[^，。；]{0,6}相?比")
#: How the later of two years in the text stands to the earlier, and what it seldom does.
_USUALLY = {
    "range": ("range rises", "range falls"), "revises": ("range rises", "range falls"), "told": ("told rises", "told falls"),
    "compared": ("compared falls", "compared rises"), "joined": ("joined next", "joined other"),
    "plan": ("plan ends", "plan other"), "doubled": ("doubled round", "doubled other"),
}  # fmt: skip
_LAST = 9999

#: A year that the text names at ``[start, end)``, and all that it can be.
Neighbour = tuple[int, int, tuple[int, ...]]


class Proof(NamedTuple):
    """Which years a place can mean by something that stands beside it, and what it costs to mean another. What a year that
    is ``joined`` to it says holds for other places that print alike, too."""

    years: Container[int]
    otherwise: float
    joined: bool = False


def proofs(text: str, start: int, end: int, before: Neighbour | None, behind: Neighbour | None) -> list[Proof]:
    """What stands beside the year at ``[start, end)``: the other end of a range, the years of a plan or of a congress, the
    year of what is revised, the years of its sentence."""
    found = list(_named(text, start, end))
    if before and before[2]:
        kinds = _orders(text, before[1], start, end)
        found += ((kind, _after(kind, before[2])) for kind in kinds)
        if "range" in kinds and set(before[2]) <= {first for first, _ in PLANS}:
            found.append(("plan", {last for _, last in PLANS}))
    if behind and behind[2]:
        kinds = _orders(text, end, *behind[:2])
        found += ((kind, _ahead(kind, behind[2])) for kind in kinds)
        if "compared" in kinds and _DOUBLED.match(text, behind[1]):
            found.append(("doubled", range(min(behind[2]) + _TO_DOUBLE, _LAST)))
    return [Proof(years, _rare(*_USUALLY[kind]), kind == "joined") for kind, years in found]


def _orders(text: str, place: int, start: int, end: int) -> list[str]:
    revises = place >= start - _NOTE and _REVISES.search(text, max(start - _NOTE, 0), start)
    return ["revises"] * bool(revises) + [kind for kind in [order_of(text, place, start, end)] if kind]


def _after(kind: str, first: tuple[int, ...]) -> Container[int]:
    """The years that usually stand so behind one of ``first``."""
    if kind == "joined":
        return [year + 1 for year in first]
    return range(max(first)) if kind == "compared" else range(min(first) + (kind == "range"), _LAST)


def _ahead(kind: str, last: tuple[int, ...]) -> Container[int]:
    """The years that usually stand so before one of ``last``."""
    if kind == "joined":
        return [year - 1 for year in last]
    return range(min(last) + 1, _LAST) if kind == "compared" else range(max(last) + (kind != "range"))


def _named(text: str, start: int, end: int) -> Iterator[tuple[str, Container[int]]]:
    """The years of the plan and of the congress that are named beside the place, and those from which things double."""
    name, opens, sat = (
        _PLANNED.search(text[max(start - 20, 0) : start]),
        _OF_PLAN.match(text, end),
        _SAT.match(text, end),
    )
    if name and (name["last"] or _TO.match(text, end)) and (plan := plan_years(name["plan"])):
        yield "range", plan[1:] if name["last"] else plan[:1]
    if opens and (plan := plan_years(opens["plan"])):
        yield "range", plan[:1] if opens["first"] else plan[1:]
    if sat and (term := congress_years(value(sat["number"]) or 0, value(sat["session"] or ""))):
        yield "range", range(term[0], term[1] + 1)
    if _DOUBLED.match(text, end):
        yield "doubled", range(0, _LAST, 5)


def company() -> float:
    """How much likelier a text names a year three and more before its own if it names the one before or after it as well."""
    counts = counted_years()
    return math.log((counts.get("near named", 0.0) + 0.5) / (counts.get("near expected", 0.0) + 0.5))


def order_of(text: str, end: int, start: int, last: int) -> str:
    """How two years stand to each other, the first of which ends at ``end``, the second stands at ``[start, last)``; empty where they
    are of no one sentence.

    >>> [order_of(text, 4, len(text) - 6, len(text) - 2) for text in ("2015—2020年度", "2015年和2016年的", "2016年，比2015年增", "2016年。2017年，")]
    ['range', 'joined', 'compared', '']
    """
    between = text[end:start]
    if not _BETWEEN.fullmatch(between):
        return ""
    if _WITH.search(between) and _COMPARED.match(text, last):
        return "compared"
    named = (("range", _RANGE.fullmatch), ("joined", _JOINED.fullmatch), ("compared", _COMPARES.search))
    return next((kind for kind, looks in named if looks(between)), "told")


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
