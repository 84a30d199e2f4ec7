"""The document number on the line of the title: 某释〔2015〕4号关于审理…的规定."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.widths import CJK
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View

_FIRST = 3  # lines at the top in which the title may stand
#: A number as GB/T 9704-2012, 7.2.5 has it, and a title after it with no mark between.
_GLUED = regex(
    rf"[{CJK}]{{1,10}}[〔\[［（(](?:19|20)\d{{2}}[〕\]］）)]\d{{1,5}}号[ \u3000]?(?=(?:关于|[{CJK}]{{2,20}}关于)[^。；]{{4,80}}$)"
)


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    for line in range(min(_FIRST, len(lines))):
        match = _GLUED.match(lines[line])
        if match:
            start = lines.starts[line]
            yield Edit(start + len(match[0].rstrip()), start + match.end(), "\n")
            return


RULE = Rule(
    "repair/glued-number",
    judge,
    HIGH,
    why="A document number and a title are two parts of a document, each on a line of its own.",
    needs=("号",),
    after=("repair/stray-space",),
    examples=(
        Example(
            "某释〔2015〕4号关于审理案件若干问题的规定\n为了审理案件",
            becomes="某释〔2015〕4号\n关于审理案件若干问题的规定\n为了审理案件",
        ),
        Example("某政发〔2019〕5号\n关于做好春耕工作的通知"),
        Example("工作总结\n根据某政发〔2019〕5号关于春耕的要求，我们做了三件事。"),
    ),
)
