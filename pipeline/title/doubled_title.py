"""A title that stands two or three times over the text, sometimes a little shortened or cut off; a number likewise.

Known problem: a copy that other words replaced in part (a year, a name) is taken for another title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..chinese.bodies import is_body
from ..chinese.dates import FIGURED
from ..chinese.doc_numbers import is_number, normal_number
from ..chinese.kinds import PASSES_ON, ends_in_kind, kind_places
from ..chinese.numerals import NUMERAL, value
from ..chinese.scripts import simplified
from ..chinese.sheet import is_issue
from ..chinese.widths import CJK
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .zones import LONGEST

FIRST = 14  # lines at the top in which titles may stand
SHORTEST = 4  # characters of a title
_LEAST = 6  # ideographs of a title that stands twice in one line
_PLAIN = regex(r"[^\w]|范文|大全$|(?:送审|修改|征求意见|审定|讨论|定|终|初)稿(?=\W|$)|doc$|^TOP\d{1,2}")
#: 某某讲话（3）: the third page of it; 某某讲话 [篇1]: the first of several on the page.
PAGED = regex(r"\s?(?:[（(]\d{1,2}[）)]|[（(【\[［]篇[1一][】\]］）)])$")
#: 某某通知(2004/06/23): the day under which a site lists it.
_LISTED = regex(rf"\s?[（(\[【]{FIGURED}[)）\]】]$")
PART = regex("[【（(]?第?[一二三四五六七八九十\\d]{1,3}[】）)]?篇|[【（(]?(?:篇|范文)[一二三四五六七八九十\\d]")
#: 青禾网 - 公文 - 某某总结: the way through the site, before the title.
_WAY = regex(r"\S\s[-—_|｜>＞»]{1,2}\s$")
_SENTENCE = regex("[。；！？!?;]")
_BARE_NUMBER = regex(r"[〔\[【（(]\s?(?:19|20)\d\d\s?[〕\]】）)]\s?(?:第\s?)?\d{1,4}\s?[号期]|第\s?\d{1,4}\s?号")
_NAME = 16  # characters of the name of a serial, blanks between them included
_CONTENTS = regex(r"目\s*[录次]$")
_NUMERAL = regex(f"[{NUMERAL}]+")
#: An entry of a table of contents: 1.归档范围.....4
CONTENTS_ENTRY = regex(r"^\d{1,2}[.．、]|(?<![.…·])[.…·]{2,}\s{0,8}\d{0,4}$|\s\d{1,4}$")
_OPENED = regex("《[^》]{4,}$|[（(][^）)]{4,}$|“[^”]{4,}$")
#: What opens the title of a text that passes on another one, the name of who issues it left out.
_SUBJECT = regex("^(?:关于|转发|印发|批转)")
#: The first copy may have lost the year that the second opens with.
_TWICE = regex(r"(?P<title>[^。；！？\n]{8,60}?)\s?(?:[0-9]{2,4}(?=年))?(?P=title)")
_IDEOGRAPH = regex(f"[{CJK}]")


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    head = _head(lines, view.asked)
    gone: set[int] = set()
    for later in head:
        for earlier in head[: head.index(later)]:
            if earlier in gone or later in gone or not _same(lines[earlier], lines[later]):
                continue
            if not _is_masthead(lines, earlier) and not _is_body_over_sheet(lines, earlier):
                gone.add(earlier if _fuller(lines[later], lines[earlier]) else later)
    for line in sorted(gone):
        end = lines.ends[line]
        yield Edit(lines.starts[line], end + (lines.string[end : end + 1] == "\n"), "")


def _head(lines: Lines, asked: Sequence[int]) -> list[int]:
    """The lines before the first sentence, heading, table of contents or form of address."""
    head: list[int] = []
    for line in asked[:FIRST]:
        text = lines[line]
        sentence = len(text) > LONGEST or _SENTENCE.search(text) or text[-1] in ":："
        entry = head and (lines.lead(line) or CONTENTS_ENTRY.search(text))
        if sentence or entry or PART.match(text) or _CONTENTS.match(simplified(text)):
            break
        head.append(line)
    return head


def _is_masthead(lines: Lines, line: int) -> bool:
    """Whether the line is the name of a serial over its number: 会议纪要⏎〔2024〕5号, 工作简报⏎第12期."""
    below = simplified(lines[line + 1])
    return len(lines[line]) <= _NAME and (is_issue(below) or bool(_BARE_NUMBER.fullmatch(below)))


def _is_body_over_sheet(lines: Lines, line: int) -> bool:
    """Whether the line is the body whose sheet it is: 某县防汛指挥部⏎会议纪要⏎第3期."""
    return is_body(simplified(lines[line])) and line + 2 < len(lines) and _is_masthead(lines, line + 1)


def _bare(text: str) -> str:
    """The title as it is compared: letters alone, numbers in figures, since one copy may print 第三讲 and another 第3讲."""
    plain = _PLAIN.sub("", PAGED.sub("", _LISTED.sub("", simplified(text))))
    return _NUMERAL.sub(lambda found: found[0] if (number := value(found[0])) is None else str(number), plain)


def _same(earlier: str, later: str) -> bool:
    """Whether one line is the other, or what is left of it after something was dropped or cut off."""
    if is_number(earlier) or is_number(later):
        return is_number(earlier) and is_number(later) and normal_number(earlier) == normal_number(later)
    one, other = _bare(earlier), _bare(later)
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST:
        return False
    if short == long or (is_reordered(one, other) and ends_in_kind(one) and ends_in_kind(other)):
        return True
    opened = min(earlier, later, key=len)
    if _OPENED.search(opened) and len(short) >= 2 * SHORTEST and short in long:
        return True  # 《青石县水渠管护 over 青石县关于印发青石县水渠管护办法的通知
    printed = simplified(earlier + later)
    if long.endswith(short) and ends_in_kind(short):
        passed = PASSES_ON.search(printed) and not PASSES_ON.search(short) and not _SUBJECT.match(short)
        if not passed and not re.search("[及和与暨、]" + re.escape(short), printed):
            return True  # 某年某地政府工作报告 / 政府工作报告
    return not (PASSES_ON.search(printed) or "《" in printed) and is_shortened(short, long)


def _fuller(later: str, earlier: str) -> bool:
    """Whether the later one is to stay: it says more, or as much and stands next to the text."""
    one, other = _bare(later), _bare(earlier)
    if any(word in later and word not in earlier for word in ("范文", "大全")):
        return False
    if earlier.endswith(later) and _WAY.search(earlier[: -len(later)]):
        return True
    if one == other and (PAGED.search(later) or _LISTED.search(later)):
        return False
    return len(one) >= len(other)


def is_reordered(one: str, other: str) -> bool:
    """Whether the two are the same words in another order; years and other numbers may change places in two titles."""
    if len(one) < 8 or len(one) != len(other) or sorted(one) != sorted(other):
        return False
    return not any(character.isdigit() for character in one)


def is_shortened(one: str, other: str) -> bool:
    """Whether one of the two is what is left of the other after a few characters were dropped."""
    short, long = sorted((one, other), key=len)
    if len(short) < 8 or len(short) * 5 < len(long) * 3:
        return False
    rest = iter(long)
    return all(character in rest for character in short)


def copies_in(title: str) -> list[int]:
    """Where each of the equal titles that open ``title`` in a row ends; empty where it opens with one alone.

    >>> copies_in("青石县修渠工作总结 青石县修渠工作总结今年以来，"), copies_in("年全镇修渠实施方案 2021年全镇修渠实施方案")
    ([9, 19], [9, 23])
    """
    found = _TWICE.match(title)
    if not found or len(_IDEOGRAPH.findall(found["title"])) < _LEAST:
        return []
    ends, size = [found.end("title"), found.end()], len(found["title"])
    while title[ends[-1] : ends[-1] + size + 1].lstrip().startswith(found["title"]):
        ends.append(title.index(found["title"], ends[-1]) + size)
    return ends


def nearly_twice(title: str) -> int:
    """Where the first of two titles that together make ``title`` ends, of which one lacks a few characters or has them in
    another order; 0: it is one title. The first ends in a kind of text, as titles do.

    >>> nearly_twice("县长在抗旱会上讲话县长在抗旱会上的讲话"), nearly_twice("青石镇修渠工作调研报告修渠工作青石镇调研报告")
    (9, 11)
    """
    for place in kind_places(title, _LEAST, len(title)):
        first, other = title[:place], title[place:].lstrip()
        if is_reordered(first, other) or is_shortened(first, other):
            return place
    return 0


RULE = Rule(
    "title/doubled-title",
    judge,
    HIGH,
    where=Where.HEAD,
    after=("title/around-title",),
    why="The page prints the title above the text and the text has it again; the fullest stays.",
    examples=(
        Example("全体会议讲话\n全体会议讲话\n同志们：", becomes="全体会议讲话\n同志们："),
        Example(
            "在全校教师大会上讲话\n在2021年全校教师大会上的讲话\n同志们：",
            becomes="在2021年全校教师大会上的讲话\n同志们：",
        ),
        Example("青石镇修渠工作总结\n柳溪镇修渠工作总结\n为了摸清底数，我们走访了九个村。"),
    ),
)
