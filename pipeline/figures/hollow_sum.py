"""A fixed expression that lost a member: “+6”行动, “2+”工程."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import MEDIUM, Candidate, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .originals import digits_gone
from .verdict import weigh

NAME = "figures/hollow-sum"
_WHY = "a sum between quotation marks has two members; the lost digit is the missing one"

_SUM = regex(r'(?<=[“"「])(?P<sum>[+＋][1-9][0-9]?|[1-9][0-9]?[+＋])(?=[”"」])')


def _judge(sight: Sight) -> Iterator[Figure]:
    glyphs = digits_gone(sight.damage).replace("0", "")
    if not glyphs:
        return
    for match in _SUM.finditer(sight.text):
        printed = match["sum"]
        candidates = [
            Candidate(_filled(printed, number), 3.0 * (len(number) - 1)) for g in glyphs for number in (g, g * 2)
        ]
        if printed[0] not in "+＋":  # “4+” can be whole, as “互联网+” is, or have lost either member
            candidates.append(Candidate(printed, 1.0))
        figure = weigh(*match.span("sum"), candidates, NAME, _WHY, sure=False)
        if figure:
            yield figure


def _filled(printed: str, number: str) -> str:
    return number + printed if printed[0] in "+＋" else printed + number


RULE = FigureRule(
    NAME, _judge, MEDIUM,
    why="“1+6” is the name of a campaign, and is looked for by its name.",
    examples=(
        Example("实施“+6”帮扶行动", becomes="实施“1+6”帮扶行动", lost="1"),
        Example("体育艺术“2+”活动", becomes="体育艺术“{2+|2+1 2+ 2+11}”活动", lost="1"),
        Example("实施“+6”帮扶行动"),
        Example("“互联网+”行动", lost="1"),
        Example("“9+3”免费教育", lost="1"),
    ),
)  # fmt: skip
