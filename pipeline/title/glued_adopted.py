"""The title of a further law or rule, and its note of adoption, within a line: …起施行。供水规定（2019年1月4日…公布）第一条….

Behind the end of a sentence nothing but a title stands before such a note, and behind it the text begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.adopted import DONE, NOTE, may_be_title
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View

_NOTE = regex(NOTE)
_STOPS = "。！？；：\n"
_REACH = 90  # characters before the note that may be its title
#: A sentence that speaks of the law goes on behind the note.
_GOES_ON = tuple("，。；：、！？,;:的了是和与及或中对在已将被并所规以》”")
_LEAST = 20  # characters of the text above, and of the one below


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    for line in view.asked:
        text = lines[line]
        if len(text) < 2 * _LEAST:
            continue
        start = lines.starts[line]
        for note in _NOTE.finditer(text, _LEAST):
            title = 1 + max(text.rfind(stop, max(note.start() - _REACH, 0), note.start()) for stop in _STOPS)
            if title >= _LEAST and _begins(text, title, note.start(), note.end()):
                yield from (Edit(start + at, start + at, "\n") for at in (title, note.start(), note.end()))


def _begins(text: str, title: int, note: int, end: int) -> bool:
    """Whether a text begins with the title at ``title``, its note of adoption at ``note``, and goes on at ``end``."""
    if text[title - 1] not in "。！？" or len(text) - end < _LEAST or text.startswith(_GOES_ON, end):
        return False
    return may_be_title(text[title:note]) and not text.startswith(("《", "“"), title)


_TEXT = "第一条为了管好水渠，制定本规定。第二条水渠由村集体管护，乡镇人民政府负责督促。"

RULE = Rule(
    "title/glued-adopted",
    judge,
    HIGH,
    needs=DONE,
    after=("title/glued-head",),
    why="A further law or rule begins within the line: its title stands behind a sentence, over its note of adoption.",
    examples=(
        Example(
            f"水渠规定\n{_TEXT}第三条本规定自发布之日起施行。水渠补充规定（2012年3月5日青石县人民政府公布）{_TEXT}",
            becomes=f"水渠规定\n{_TEXT}第三条本规定自发布之日起施行。\n水渠补充规定\n（2012年3月5日青石县人民政府公布）\n{_TEXT}",
        ),
        Example(f"{_TEXT}原来的水渠规定（2012年3月5日青石县人民政府公布）的第三条和第四条仍然有效。{_TEXT}"),
        Example(f"{_TEXT}根据水渠规定（2012年3月5日青石县人民政府公布），各村都要登记。{_TEXT}"),
    ),
)
