"""Numbers that can't be, whatever glyphs the text has lost: 32日上午, 4月31日, 20145年, 20212025年, 12.53.4%, 2021.04.27798, a share of 985%.

A slip, or something glued on or gone between. The readings are those that one such fault explains; nothing says which, but
where two years stand together that are those of a plan, or a range that the text has elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..chinese.calendar import PLANS, days_in
from ..chinese.rates import PART_OF_ALL
from ..model import MEDIUM
from ..regex import regex
from ..rule import Example, Sight
from .channel import Form, Meant, channel
from .decide import NAMED
from .originals import well_formed
from .years import dated

#: The mark behind the number stands first: the engine skips from one 年, 月 or 日 to the next.
_MONTH = regex("月(?<=(?P<number>[0-9]{2})月)(?<![0-9.]...)(?=份|底|初|末|[上中下]旬|[0-9]{1,2}日)")
_DAY = regex("月(?<=[0-9].)(?P<number>[0-9]{2,3})(?=日)")
_DAY_ALONE = regex("日(?<=(?P<number>[3-9][0-9])日)(?<![0-9.月]...)(?=上午|下午|中午|凌晨|清晨|[早晚])")
_YEAR_DAY = regex("日(?<=(?P<number>(?:19|20)[0-9]{2}日))(?<![0-9.].{5})(?=[，。；起前内止至]|以[来前后])")
_MINUTE = regex("时(?<=[0-9].)(?P<number>[6-9][0-9])(?=分)")
_YEAR = regex("年(?<=(?P<number>(?:19|20)[0-9]{3})年)(?<![0-9.].{6})(?<!00年)")
_TWO_YEARS = regex(
    r"年(?<=(?P<number>(?P<first>(?:19|20)[0-9]{2})(?P<last>(?:19|20)[0-9]{2}))年)(?<![0-9A-Za-z.-].{9})"
)
_DASHED = regex("(?P<first>[12][0-9]{3})年?(?P<dash>[-—－–~～至]{1,2})(?P<last>[12][0-9]{3})年")
#: Two years so far apart and farther are the ends of no range that a text names.
_FAR = 31
_TWO_POINTS = regex(
    r"(?P<whole>[0-9](?<![0-9.\n].)[0-9]{0,5})\.(?P<tenths>[0-9]{1,4})\.(?P<rest>[0-9]{1,4})"
    r"(?=%|个百分点|[万亿]?元|[万亿]|公里|公顷|平方|[亩吨倍])"
)
_POINTS = regex(r"\.[0-9]{1,4}\.[0-9]")
_DOTTED = regex(
    r"(?P<day>(?:19|20)(?<![0-9.]..)[0-9]{2}\.(?:1[0-2]|0[1-9])\.(?:[0-2][0-9]|3[01]))(?P<rest>[0-9]{1,6})(?![0-9.])"
)
_OVER_99 = regex("%(?<=[0-9]{3}%)")
_SHARE = regex(rf"{PART_OF_ALL}(?P<number>[1-9][0-9]{{2,3}})(?=%)")


def _within(last: Callable[[re.Match[str], Sight], int], first: int = 1) -> Callable[[re.Match[str], Sight], Meant]:
    """The numbers from ``first`` to the ``last`` from which what stands there is one glyph away; None where it is one of
    them, or 00, which is to be filled in."""

    def meant(match: re.Match[str], sight: Sight) -> Meant:
        printed = match["number"]
        most = last(match, sight)
        return tuple(_slips(printed, first, most)) or None if int(printed) > most else None

    return meant


def _slips(printed: str, first: int, last: int) -> Iterator[str]:
    """The numbers of a range that one glyph too many or another glyph makes ``printed``.

    >>> list(_slips("32", 1, 31)), list(_slips("20145", 1949, 2016))
    (['3', '2', '12', '22', '30', '31'], ['2014', '2015'])
    """
    fewer = dict.fromkeys(printed[:at] + printed[at + 1 :] for at in range(len(printed)))
    other = (printed[:at] + glyph + printed[at + 1 :] for at in range(len(printed)) for glyph in "0123456789")
    for number in dict.fromkeys((*reversed(fewer), *other)):
        if number != printed and well_formed(number) and first <= int(number) <= last:
            yield number


def _part(match: re.Match[str], _: Sight) -> Meant:
    """A share of all that is more than all has lost its point, or has a figure too many."""
    printed = match["number"]
    pointed = (f"{printed[:at]}.{printed[at:]}" for at in (2, 1))
    return (*pointed, *_slips(printed, 10, 100))[:NAMED] if int(printed) > 100 else None


def _last_day(match: re.Match[str], _: Sight) -> int:
    month = match.string[: match.start()][-2:]
    return days_in(int(month if month.isdigit() else month[-1]))


def _latest(_: re.Match[str], sight: Sight) -> int:
    return (dated(sight) or sight.settings.year_window[1]) + 1


def _range(match: re.Match[str], sight: Sight) -> Meant:
    """The range of two years, certain where a plan has these years or the text writes them so elsewhere."""
    first, last = match["first"], match["last"]
    if not 0 < int(last) - int(first) < _FAR:
        return None
    dashes = {known["dash"]: known.group("first", "last") for known in _DASHED.finditer(sight.text)}
    now = f"{first}{next(iter(dashes), '-')}{last}"
    return now if (first, last) in dashes.values() or (int(first), int(last)) in PLANS else (now,)


def _split(match: re.Match[str], _: Sight) -> Meant:
    """One point too many, or two decimals without the mark between them."""
    whole, tenths, rest = match.group("whole", "tenths", "rest")
    one = (f"{whole}.{tenths}{rest}", f"{whole}{tenths}.{rest}")
    two = ((f"{whole}.{tenths[:at]}", f"{tenths[at:]}.{rest}") for at in range(1, len(tenths)))
    found = [*filter(well_formed, one), *("、".join(pair) for pair in two if all(map(well_formed, pair)))]
    return tuple(found) or None


RULE = channel(
    "figures/impossible",
    Form(_TWO_YEARS, _range, "two years stand together: the dash between them is gone", MEDIUM),
    Form(_MONTH, _within(lambda *_: 12), "no month has this number"),
    Form(_DAY, _within(_last_day), "this month has fewer days"),
    Form(_DAY_ALONE, _within(lambda *_: 31), "no month has so many days"),
    Form(_YEAR_DAY, lambda match, _: (f"{match['number'][:4]}年",), "no day has the number of a year"),
    Form(_MINUTE, _within(lambda *_: 59), "no hour has so many minutes"),
    Form(_YEAR, _within(_latest, 1900), "a year has four digits"),
    Form(_SHARE, _part, "no part is more than the whole", needs=_OVER_99),
    Form(_TWO_POINTS, _split, "a number has one decimal point", needs=_POINTS),
    Form(_DOTTED, lambda match, _: (f"{match['day']}、{match['rest']}",), "digits stand right behind a date", needs=_POINTS),
    why="A date that no calendar has must not be read as one, nor two years as one number.",
    examples=(
        Example("4月31日召开，32日上午散会", becomes="4月{31|3 1 11 21 30}日召开，{32|3 2 12 22 30 31}日上午散会"),
        Example("规划期为20212025年，20152016年度", becomes="规划期为2021-2025年，{20152016|2015-2016}年度"),
        Example("于2012日起增长12.53.4%，", becomes="于{2012日|2012年}起增长{12.53.4|12.534 1253.4 12.5、3.4}%，"),
        Example("合格率达到985%，完成率达到105%", becomes="合格率达到{985|98.5 9.85 98 95 85}%，完成率达到105%"),
        Example("2月29日，45日内，36月龄，20000年前，版本2021.04.27"),
    ),
)  # fmt: skip
