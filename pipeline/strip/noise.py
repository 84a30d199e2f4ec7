"""Characters strung together at random, which a library puts into its files: 蒄蚄袀膇莀蚃羂羀芆…

Of two neighbouring characters of a text the table of pairs knows at least one in five, in each of the 752 stretches without a
mark that the public texts at hand have; of characters at random it knows one in fifty.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import add

from ..chinese.names import SURNAMES
from ..chinese.widths import CJK
from ..evidence import grams
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where

SHORTEST = 40  # ideographs without a mark between
KNOWN = 0.05  # the share of pairs that the table may know
#: The share of surnames: of names that are glued together at least a third are.
NAMED = 0.2
#: With the sign before it, by which the search gets over the text sooner than by looking back from each character.
_STRETCH = regex(f"[^{CJK}]([{CJK}]{{{SHORTEST},}})")
_SURNAME = frozenset(SURNAMES)


def judge(view: View) -> Iterator[Edit]:
    for match in _STRETCH.finditer("\n" + view.lines.string):
        if _is_noise(match[1]):
            yield Edit(match.start(1) - 1, match.end() - 1)


def _is_noise(stretch: str) -> bool:
    pairs = grams.grams("pair")
    known = sum(map(pairs.__contains__, map(add, stretch, stretch[1:])))
    return known < KNOWN * len(stretch) and sum(map(_SURNAME.__contains__, stretch)) < NAMED * len(stretch)


RULE = Rule(
    "strip/noise",
    judge,
    HIGH,
    why="Characters at random: hardly two of them stand side by side in any text.",
    where=Where.ANYWHERE,
    examples=(
        Example(
            "关于修渠的通知\n蒄蚄袀膇莀蚃羂羀芆蚃蚂膅膂艿螄羈肇芈袇膄莆莇薆羇节莆虿膂膈莆螁羅膄莅羃螈蒃莄蚃肃荿\n渠要早修。",
            becomes="关于修渠的通知\n\n渠要早修。",
        ),
        Example(
            "各乡镇人民政府县政府各部门各直属机构要进一步加强组织领导落实工作责任切实做好今年冬春农田水利基本建设各项工作确保按期完成任务"
        ),
        Example("参会人员王建国李志强张伟刘洋陈静杨帆赵磊黄敏周涛吴芳徐强孙丽马超朱琳胡军郭艳何勇高峰林娜"),
    ),
)
