"""Takes away the blanks that a page has set beside its decimal points: 投资24. 3 亿元, 增长 36. 8%, 1 .5万元.

A blank behind 1. is also what sets a marker off. So the number stands behind a word and before a unit, and the text has several
such places, one of them with a number that numbers no entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.widths import CJK
from ..lines.find import places
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View

_SP = " \u00a0\u3000"
_BLANKS = tuple(_SP)
_POINT = regex(
    rf"[{_SP}]?[.．](?<=[0-9{_SP}].)[{_SP}]?"
    rf"(?=[0-9]{{1,2}}(?P<measured>[{_SP}]?(?:[%％‰万亿元亩吨倍]|个百分点|公里|公顷|平方)|[、:：∶][{_SP}]?[0-9])?)"
)
_WHOLE = regex(rf"(?:[{CJK}、]|[0-9](?P<ratio>[:：∶]))[{_SP}]?(?P<whole>[0-9]{{1,4}})$")
#: So many places show that the page sets its points so.
_SHOWN = 3


def judge(view: View) -> Iterator[Edit]:
    lines, asked = view.lines, frozenset(view.asked)
    for start, end in _parted(lines.string):
        line = lines.at(start)
        if line in asked and lines.starts[line] < start and end <= lines.ends[line]:
            yield Edit(start, end, ".")


def _parted(text: str) -> list[tuple[int, int]]:
    """Where a point with blanks beside it stands within a number; none where the text does not show that it has such."""
    found, sure = [], False
    for point in places(text, ".．"):
        match = _POINT.match(text, point - text.startswith(_BLANKS, point - 1)) if point else None
        lead = _WHOLE.search(text, max(match.start() - 7, 0), match.start()) if match and len(match[0]) > 1 else None
        if match and lead and (match["measured"] or lead["ratio"]):
            found.append(match.span())
            sure = sure or len(lead["whole"]) > 1 or lead["whole"] == "0"
    return found if sure and len(found) >= _SHOWN else []


RULE = Rule(
    "repair/parted-decimal",
    judge,
    HIGH,
    why="24. 3亿元 is found under no number, and its 24. is taken for a marker.",
    needs=tuple(f"{blank}{point}" for blank in _SP for point in ".．")
    + tuple(f"{point}{blank}" for blank in _SP for point in ".．"),
    after=("repair/odd-character",),
    examples=(
        Example(
            "完成投资24. 3 亿元，分别增长 36. 8%和 9 .6%，人均1. 5万元。",
            becomes="完成投资24.3 亿元，分别增长 36.8%和 9.6%，人均1.5万元。",
        ),
        Example("主要任务1. 5万亩灌区完工。2. 3万户通水。3. 12公里渠道修好。"),
    ),
)
