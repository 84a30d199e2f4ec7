"""A total whose parts stand beside it, 我县尚有0所，其中甲镇所、乙镇3所、丙镇4所; parts that make 100: 产业结构为132:501:367."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from ..chinese.numbers import parted_from_next
from ..chinese.widths import CJK
from ..model import HIGH, MEDIUM, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .originals import lost, originals

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
    glyphs = lost(sight.text, sight.damage).surely
    if not glyphs:
        return
    for head in _HEAD.finditer(sight.text):
        yield from _solve(sight.text, head, glyphs)


def _ratios(text: str, *, pointless: bool) -> Iterator[Figure]:
    """Parts that make 100 once each has its point, which is lost in the text or became a blank in each of them."""
    for number in parted_from_next(text, ":：∶ \u3000\xa0"):
        match = _RATIO.match(text, number.start)
        if not match:
            continue
        shares = [(share.span(), "".join(share[0].split())) for share in _SHARES.finditer(text, *match.span())]
        blank = all(end - start > len(digits) for (start, end), digits in shares)
        if (pointless or blank) and abs(sum(int(digits) for _, digits in shares) - 1000) <= _ROUNDED:
            for span, digits in shares:
                now = f"{digits[:-1]}.{digits[-1]}"
                yield Figure("corr", *span, NAME, _WHOLE, now=now, certainty=HIGH)


def _solve(text: str, head: re.Match[str], glyphs: str) -> Iterator[Figure]:
    """The one filling of total and parts that adds up with the fewest glyphs put back; nothing where there are two, or where
    they add up as printed."""
    fields = [(head.start("total"), head["total"], head["unit"]), *_parts(text, head)]
    totals, *choices = (_choices(printed, glyphs) for _, printed, _ in fields)
    if len(choices) < 2 or not totals:
        return
    sums: _Sums = {0: [(0, ())]}
    for options in choices:
        sums = _added(sums, options, max(totals))
    ways = sorted((put + cost, (total, *parts)) for total, put in totals.items() for cost, parts in sums.get(total, ()))
    if not ways or not ways[0][0] or (len(ways) > 1 and ways[0][0] == ways[1][0]):
        return
    values = ways[0][1]
    why = f"the parts add up to the total: {values[0]} = {' + '.join(map(str, values[1:]))}"
    for (start, printed, unit), value in zip(fields, values, strict=True):
        if printed != str(value):  # where nothing is left of it, its unit goes into the correction
            now = str(value) if printed else f"{value}{unit}"
            certainty = HIGH if len(glyphs) == 1 else MEDIUM
            yield Figure("corr", start, start + max(len(printed), 1), NAME, why, now=now, certainty=certainty)


#: The two cheapest ways to reach each sum: how many glyphs they put back, and the parts.
_Sums = dict[int, list[tuple[int, tuple[int, ...]]]]


def _added(sums: _Sums, options: dict[int, int], most: int) -> _Sums:
    """The sums with one more part, as far as they do not exceed ``most``; none where there are too many to prove anything."""
    found: _Sums = defaultdict(list)
    for (total, ways), (value, put) in product(sums.items(), options.items()):
        if total + value <= most:
            found[total + value] += ((cost + put, (*values, value)) for cost, values in ways)
    return {total: sorted(ways)[:2] for total, ways in found.items()} if len(found) <= _MOST_WAYS else {}


def _parts(text: str, head: re.Match[str]) -> Iterator[tuple[int, str, str]]:
    """The parts that follow, in the unit of the total, as far as they stand in a row."""
    match = _PART.match(text, head.end())
    while match and match["unit"] == head["unit"]:
        yield match.start("number"), match["number"], match["unit"]
        match = _PART.match(text, match.end()) if match["next"] in "、和及，；" else None


def _choices(printed: str, glyphs: str) -> dict[int, int]:
    """Values that the number can have, and how many glyphs each puts back; nothing is 0, nor begins with it."""
    found = [n for n in (printed, *originals(printed, glyphs)) if n and n[0] != "0"]
    return {int(n): len(n) - len(printed) for n in found}


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Parts that add up prove the number that is missing.",
    examples=(
        Example("三次产业结构为132:501:367。", becomes="三次产业结构为13.2:50.1:36.7。", lost="."),
        Example("三次产业结构为132:501:367，时间为12 3:40 5:18 0。"),
    ),
)  # fmt: skip
