"""What stands around the title in its line and is the page's: 标题：, 文件名：, 3、, .docx, 《 》 around all, the mark of a note.

The note that a mark stands for begins with the same mark, below the text (①　本公报中…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chinese.doc_numbers import is_number
from ..chinese.kinds import ends_in_kind
from ..chinese.salutations import is_salute
from ..chinese.scripts import simplified
from ..chinese.widths import CJK
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .parts import label_end

_FILE_NAME = regex(r"(?:文件|文档|资料)名称?\s{0,4}[:：]")
#: Of the name of a file.
ENDING = regex(r"\.(?:docx?|wps|pdf|txt|rtf)$", re.I)
#: A title that the site shows as the name of its file, in one of the first lines.
_NAMED = regex(rf"(?!附)[^。；：:，,/\\]{{2,60}}[{CJK}）)]")
NAMED_FIRST = 2
FIRST = 4  # lines at the top that may be a title in brackets
#: A line wholly in brackets.
_BOUND = regex(r"《(?P<title>[^《》]{6,60}(?:[《〈][^《》〈〉]{2,40}[》〉][^《》]{0,20})?)》")
#: [1], ①, ※, [注], （注1）: the mark of a note.
MARK = regex(r"\s?(?:[\[［【〔]\d{1,2}[\]］】〕]|[\[［【〔（(]注释?\s?\d{0,2}[\]］】〕）)]|[①-⑳]|[*＊※])$")
#: Which of a collection it is: 3、在春耕会上的讲话, over a form of address.
_COUNTED = regex(r"\d{1,2}\s?[、.．]\s?(?!\d)")
_SENTENCE = regex("[。；！？]")


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    for line in view.asked:
        text = simplified(lines[line])
        first, last = _title(lines, line, text)
        start = lines.starts[line]
        if first:
            yield Edit(start, start + first)
        if last < len(text):
            yield Edit(start + last, lines.ends[line])


def _title(lines: Lines, line: int, text: str) -> tuple[int, int]:
    """Where the title begins and ends in the line, whose simplified ``text`` is given; all of it where nothing is the page's."""
    bound = _BOUND.fullmatch(text) if line < FIRST else None
    if bound and _is_alone(lines, line, bound["title"]):
        return bound.span("title")
    ending = ENDING.search(text)
    last = ending.start() if ending else len(text)
    named = _FILE_NAME.match(text) if ending else None
    counted = _COUNTED.match(text) if line == 0 and is_salute(simplified(lines.near(1))) else None
    first = named.end() if named else counted.end() if counted else label_end(text, 0)
    if first:
        title = text[first:last].lstrip()
        return (last - len(title), last) if ends_in_kind(title) and not _SENTENCE.search(title) else (0, len(text))
    if ending:
        return 0, last if line < NAMED_FIRST and len(lines) > 1 and _NAMED.fullmatch(text, 0, last) else len(text)
    mark = MARK.search(text)
    marked = mark and ends_in_kind(text[: mark.start()]) and _is_explained(lines, mark[0].strip(), line)
    return 0, mark.start() if mark and marked else len(text)


def _is_alone(lines: Lines, line: int, title: str) -> bool:
    """Whether the bound title is the text's: it ends in a kind, and no word under it (解读, 读后感) makes more of it."""
    above, below = (simplified(lines.near(line + step)) for step in (-1, 1))
    if above and not (title in above or is_number(above)):
        return False
    return ends_in_kind(title) and (title in below or not ends_in_kind(below))


def _is_explained(lines: Lines, mark: str, title: int) -> bool:
    """Whether a line below begins with the same mark, or is the head of the notes: 注：."""
    heads = (mark, "注") if "注" in mark else (mark,)
    return any(line > title and lines[line].startswith(heads) for line in lines.holding((heads[-1],)))


RULE = Rule(
    "title/around-title",
    judge,
    HIGH,
    where=Where.HEAD,
    after=("title/broken-title",),
    why="The label, the number, the file's ending, the brackets or the mark of a note is the page's or the note's; what is left is the title.",
    examples=(
        Example(
            "标题：青石县关于修渠的通知\n各乡镇：\n现将有关事项通知如下。",
            becomes="青石县关于修渠的通知\n各乡镇：\n现将有关事项通知如下。",
        ),
        Example(
            "青石县2022年水资源公报①\n2022年，全县降水偏少。\n注释：\n①　本公报数据均为初步数。",
            becomes="青石县2022年水资源公报\n2022年，全县降水偏少。\n注释：\n①　本公报数据均为初步数。",
        ),
        Example("《青石县修渠办法》\n解读\n一、背景"),
    ),
)
