"""A word typed twice: 在在全市会议上."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import MEDIUM
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where

#: Words that no sentence doubles, with what may stand before or after them and makes them two words (存在|在).
TWICE = regex(
    "(?<![存现正实所潜内外好还旨自])在(?=在(?!处))"
    "|(?<![参给赋授])与(?=与(?!会|时|否|众|日))"
    "|(进一步|我们|他们|以及|并且|通过|必须|根据|按照|由于|但是|因此|为了)(?=\\1)"
)
#: What must stand somewhere for the expression to be worth running.
_DOUBLED = "在 与 进一步 我们 他们 以及 并且 通过 必须 根据 按照 由于 但是 因此 为了"
PAIRS = tuple(2 * word for word in _DOUBLED.split())


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    for line in view.asked:
        for match in TWICE.finditer(lines.string, lines.starts[line], lines.ends[line]):
            yield Edit(match.start(), match.end(), "")


RULE = Rule(
    "repair/doubled-word",
    judge,
    MEDIUM,
    why="A particle or conjunction typed twice; none of these is ever doubled for effect.",
    needs=PAIRS,
    where=Where.ANYWHERE,
    after=("repair/stray-space", "repair/broken-line"),
    examples=(
        Example("在在全市教育工作会议上", becomes="在全市教育工作会议上"),
        Example("要进一步进一步加强领导", becomes="要进一步加强领导"),
        Example("问题存在在基层，研究研究再说"),
        Example("一步一步往前走，天天向上"),
    ),
)
