"""A total whose parts stand beside it, 我县尚有0所，其中甲镇所、乙镇3所、丙镇4所; parts that make 100: 产业结构为132:501:367."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from ..chinese.widths import CJK
from ..model import HIGH, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .originals import digits_gone, originals

NAME = "figures/total-of-parts"

_UNITS = "所名个家户人项件次篇场条座台套辆处起期批位"
_HEAD = regex(
    rf"(?P<total>[0-9]{{0,6}})(?P<unit>[{_UNITS}])[^，。；\n0-9]{{0,20}}[，（(]?(?:其中|分别是|分别为|包括|即)[：，:]?"
)
_PART = regex(
    rf"(?P<name>[{CJK}（）()]{{2,14}}?)(?P<number>[0-9]{{0,6}})(?P<unit>[{_UNITS}])(?P<next>[、，；和及。）)])"
)
#: Three parts and more of one whole, with a blank before the last digit of each or with none.
_REST = r"[0-9]?[ \u3000\xa0]?[0-9]"
_SHARE = f"[1-9]{_REST}"
_SHARES = regex(_SHARE)
_RATIO = regex(rf"[1-9](?<![0-9.:：∶].){_REST}(?:[:：∶]{_SHARE}){{2,4}}(?![0-9.:：∶])")
_WHOLE = "with one decimal each the parts make 100"
#: Parts are rounded: together they may miss the whole by so many tenths.
_ROUNDED = 1
#: How many ways of filling the parts are looked at; more than that proves nothing.
_MOST_WAYS = 20_000


def _judge(sight: Sight) -> Iterator[Figure]:
    yield from _ratios(sight.text, pointless=bool(sight.damage.lost(".")))
    glyphs = digits_gone(sight.damage)
    if not glyphs:
        return
    for head in _HEAD.finditer(sight.text):
        yield from _solve(sight.text, head, glyphs)


def _ratios(text: str, *, pointless: bool) -> Iterator[Figure]:
    """Parts that make 100 once each has its point, which is lost in the text or became a blank in each of them."""
    for match in _RATIO.finditer(text):
        shares = [(share.span(), "".join(share[0].split())) for share in _SHARES.finditer(text, *match.span())]
        blank = all(end - start > len(digits) for (start, end), digits in shares)
        if (pointless or blank) and abs(sum(int(digits) for _, digits in shares) - 1000) <= _ROUNDED:
            for span, digits in shares:
                now = f"{digits[:-1]}.{digits[-1]}"
                yield Figure("corr", *span, NAME, _WHOLE, now=now, certainty=HIGH)


def _solve(text: str, head: re.Match[str], glyphs: str) -> list[Figure]:
    """The one filling of total and parts that adds up with the fewest glyphs put back; nothing where there are two.

    Sums are built part by part, as many as the total allows: cost linear in parts times reachable sums.
    """
    parts = _parts(text, head)
    if len(parts) < 2:
        return []
    fields = [(head.start("total"), head["total"]), *((part.start("number"), part["number"]) for part in parts)]
    if not _broken([printed for _, printed in fields]):
        return []
    choices = [_choices(printed, glyphs) for _, printed in fields]
    totals = dict(choices[0])
    most = max(totals, default=0)
    reached: dict[int, list[tuple[int, tuple[int, ...]]]] = {0: [(0, ())]}
    for options in choices[1:]:
        further: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
        for (total, ways), (value, lost) in product(reached.items(), options):
            if total + value > most:
                continue
            kept = further.setdefault(total + value, [])
            kept.extend((cost + lost, (*values, value)) for cost, values in ways)
            if len(kept) > 2:
                kept.sort()
                del kept[2:]
        if len(further) > _MOST_WAYS:
            return []
        reached = further
    solutions = sorted(
        (cost + totals[total], (total, *values))
        for total, ways in reached.items()
        if total in totals
        for cost, values in ways
    )
    if not solutions or (len(solutions) > 1 and solutions[1][0] == solutions[0][0]):
        return []
    lost, values = solutions[0]
    if not lost:
        return []
    sum_of = f"{values[0]} = {' + '.join(map(str, values[1:]))}"
    units = [head["unit"], *(part["unit"] for part in parts)]
    return [
        _figure(start, printed, value, unit, f"the parts add up to the total: {sum_of}")
        for (start, printed), value, unit in zip(fields, values, units, strict=True)
        if printed != str(value)
    ]


def _broken(printed: list[str]) -> bool:
    """Whether the numbers don't add up as they are printed."""
    return not all(printed) or int(printed[0]) != sum(map(int, printed[1:]))


def _parts(text: str, head: re.Match[str]) -> list[re.Match[str]]:
    """The parts that follow, in the unit of the total, as far as they stand in a row."""
    parts, at = [], head.end()
    while match := _PART.match(text, at):
        if match["unit"] != head["unit"]:
            break
        parts.append(match)
        at = match.end()
        if match["next"] not in "、和及，；":
            break
    return parts


def _choices(printed: str, glyphs: str) -> list[tuple[int, int]]:
    """Values that the number can have, and how many glyphs each puts back."""
    whole = [(int(printed), 0)] if printed and (printed == "0" or printed[0] != "0") and printed != "0" else []
    return whole + [(int(n), len(n) - len(printed)) for n in originals(printed, glyphs) if n[0] != "0"]


def _figure(start: int, printed: str, value: int, unit: str, why: str) -> Figure:
    if printed:
        return Figure("corr", start, start + len(printed), NAME, why, now=str(value), certainty=HIGH)
    return Figure("corr", start, start + 1, NAME, why, now=f"{value}{unit}", certainty=HIGH)


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Parts that add up prove the number that is missing.",
    examples=(
        Example("三次产业结构为132:501:367。", becomes="三次产业结构为13.2:50.1:36.7。", lost="."),
        Example("三次产业结构由85：523：392调整为82：511：408", becomes="三次产业结构由8.5：52.3：39.2调整为8.2：51.1：40.8", lost="."),
        Example("比例为13:50:37，比分为132:501:36", lost="."),
        Example("三次产业结构为132:501:367，时间为12 3:40 5:18 0。"),
    ),
)  # fmt: skip
