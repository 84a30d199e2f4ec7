"""The percent sign read as 16: 增长33.1016."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import MEDIUM, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight

NAME = "figures/percent-as-16"
_WHY = "a rate with no % ends in 16, as where % was read as 16"

#: Looked for first: few texts hold it.
_SIGN = regex(r"16(?=[，。；、\n]|$)")
_RATE = regex(
    r"(?:增长|提高|下降|上升|率(?:达到?|为)?|占[^，。；\n0-9]{0,10})了?(?P<number>[0-9]{1,2}\.[0-9]{1,2})(?P<sign>16)(?=[，。；、\n]|$)"
)


def _judge(sight: Sight) -> Iterator[Figure]:
    if not _SIGN.search(sight.text):
        return
    for match in _RATE.finditer(sight.text):
        number = match["number"]
        named = tuple(dict.fromkeys((f"{number}%", f"{number.rstrip('0').rstrip('.')}%")))
        yield Figure(
            "unclear",
            match.start("number"),
            match.end("sign"),
            NAME,
            _WHY,
            candidates=named,
            certainty=MEDIUM,
            reason=_WHY,
        )


RULE = FigureRule(
    NAME, _judge, MEDIUM,
    why="Recognised pages read % as 16; how many decimals there were is not certain.",
    examples=(
        Example("森林覆盖率达到16.1016，", becomes="森林覆盖率达到{16.1016|16.10% 16.1%}，"),
        Example("林地增长3.516，", becomes="林地增长{3.516|3.5%}，"),
        Example("增长33.10%，"),
        Example("总产值3.516亿元，"),
    ),
)  # fmt: skip
