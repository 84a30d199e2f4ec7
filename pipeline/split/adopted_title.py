"""The title of a further law or rule over its note of adoption, once the text above has ended: two texts, no mark between.

A text that a notice or a decision brings with it is its annex, and begins no text of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.adopted import DONE, is_adoption, title_lines
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from . import after_signature
from .cut import CUT

_LEAST = 80  # characters of the text above
_REACH = 600  # characters of the text below in which a sentence ends
_ENDED = regex(r"(?:[。！!”]|年.{1,3}月.{1,3}日[）)]?)\s*$")
_STOP = regex("[。！？]")
#: Such a text brings another one with it.
_BRINGS = regex(r"重新公布|\n附\s?[件录錄表：:]")


def judge(view: View) -> Iterator[Edit]:
    lines, text = view.lines, view.lines.string
    begins = 0
    for note in view.asked:
        if not is_adoption(lines[note]):
            continue
        title = title_lines([lines.near(line) for line in range(note - 1, max(note - 4, begins), -1)])
        first = note - title
        if not title or not _parts(lines, begins, first):
            continue
        if _STOP.search(text, lines.ends[note], lines.ends[note] + _REACH):
            yield Edit(lines.starts[first], lines.starts[first], CUT)
            begins = first


def _parts(lines: Lines, begins: int, first: int) -> bool:
    """Whether the text from line ``begins`` has ended above line ``first``, and brings no other text with it."""
    above = lines.string[lines.starts[begins] : lines.starts[first]]
    if len(above) < _LEAST or not _ENDED.search(above[-20:]):
        return False
    return not _BRINGS.search(above) and not after_signature.CARRIES.search(above)


_A = "为了管好水渠，根据上位法，制定本规定。水渠由村集体管护，乡镇人民政府负责督促，县水利局每年检查一次。\n"
_B = f"第一条　{_A}第二条　{_A}第三条　本规定自2010年1月1日起施行。\n"
_ONE = f"青石县水渠管护规定\n（2009年12月1日青石县人民政府令第8号公布）\n{_B}"
_TWO = f"关于《青石县水渠管护规定》的补充规定\n（2012年3月5日青石县人民政府令第11号公布）\n{_B}"
_AMENDS = f"关于修改《青石县水渠管护规定》的决定\n（2013年3月5日青石县人民政府令第14号公布）\n{_B}"

RULE = Rule(
    "split/adopted-title",
    judge,
    HIGH,
    why="The text above has ended; the title of a further law or rule follows, over its note of adoption.",
    needs=DONE,
    where=Where.ANYWHERE,
    examples=(
        Example(f"{_ONE}{_TWO}", becomes=f"{_ONE}{CUT}{_TWO}"),
        Example(f"{_ONE}{_TWO}{_AMENDS}", becomes=f"{_ONE}{CUT}{_TWO}{CUT}{_AMENDS}"),
        Example(f"{_AMENDS}根据本决定，《青石县水渠管护规定》作相应修改，重新公布。\n{_ONE}"),
        Example(f"关于公布水渠管护规定的公告\n现将《青石县水渠管护规定》予以公布。\n{_A * 3}2009年12月1日\n{_ONE}"),
    ),
)
