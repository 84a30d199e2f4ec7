"""Pairs the quotation marks of a line: straight marks, marks that point the wrong way or stand twice, marks without a partner.

Where a mark has no partner, known terms tell where the other mark stood: terms that official texts quote
(``evidence/quoted.tsv``), and terms that the same text quotes elsewhere (开展“两学一做学习教育).

Known problem: one mark alone beside a term that is quoted nowhere else stays alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from ..chinese.widths import IS_HAN
from ..evidence import rows
from ..lines.find import places
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where

_ODD = ("''", *'"＂〝〞‟„‚', "““", "“ “", "””", "” ”")
MARK = regex("''|[\"＂〝〞‟„‚‛“”]")
#: 国发„2009‟3号: what stands around the year of a document number are its brackets.
_YEAR = regex("(?:19|20)[0-9]{2}")
_NUMBER = regex("第?[0-9]{1,4}号(?![楼院线室])")
LONGEST = 400  # characters that one pair may enclose
_CLAUSE = regex("[，。；：、]")
#: Half a pair of another kind, put where the mark belongs.
_SINGLE = ("‘", "’", "'")
SHORTEST_TERM, LONGEST_TERM = 2, 12  # characters
_QUOTED = regex(f"“([^“”\n，。；：]{{{SHORTEST_TERM},{LONGEST_TERM}}})”")


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    odd = frozenset(lines.holding(_ODD))
    for line in view.asked:
        start, end = lines.starts[line], lines.ends[line]
        paired: list[Edit] = []
        if line in odd and IS_HAN.search(lines.string, start, end):
            paired = list(_pair(lines.string, start, end))
        yield from paired or _complete(lines.string, start, end)


def _pair(text: str, start: int, end: int) -> Iterator[Edit]:
    """The edits that pair the marks of a line; empty if they do not form pairs."""
    marks = _single([m for m in MARK.finditer(text, start, end) if not _measure(text, m.start())], text)
    if nested := _nested(marks):
        yield from nested
        return
    if len(marks) % 2:
        return
    splices: list[Edit] = []
    for left, right in zip(marks[::2], marks[1::2], strict=True):
        if left[2] == "”" or right[2] == "“" or not 0 < right[0] - left[1] <= LONGEST:
            return
        inner = text[left[1] : right[0]]
        around = text[max(0, left[0] - 1) : left[0]] + text[right[1] : right[1] + 1]
        if not IS_HAN.search(inner) and not IS_HAN.search(around):
            continue  # a quotation within a Latin passage
        numbered = _YEAR.fullmatch(inner) and _NUMBER.match(text, right[1]) and IS_HAN.match(text, left[0] - 1)
        for place, sign in zip((left, right), "〔〕" if numbered else "“”", strict=True):
            splices += [Edit(place[0], place[1], sign)] if text[place[0] : place[1]] != sign else []
    yield from splices


def _nested(marks: list[tuple[int, int, str]]) -> list[Edit]:
    """The edits where curly marks pair off by themselves and straight ones stand in pairs within them: quotations
    within a quotation, which GB/T 15834 sets in single marks. Empty where they do not.
    """
    inside, found, straight = False, [], []
    for start, end, kind in (*marks, (0, 0, "“")):
        if not kind:
            straight.append((start, end))
            continue
        if inside == (kind == "“") or len(straight) % 2:
            return []
        signs = "‘’" if inside else "“”"
        found += [Edit(*place, signs[number % 2]) for number, place in enumerate(straight)]
        inside, straight = kind == "“", []
    return found if any(edit.now in "‘’" for edit in found) else []


def _single(marks: list[re.Match[str]], text: str) -> list[tuple[int, int, str]]:
    """Places and kinds of the marks, with a mark that is printed twice (““十三五””) as one."""
    found: list[tuple[int, int, str]] = []
    for match in marks:
        kind = match[0] if match[0] in "“”" else ""
        if found and kind and found[-1][2] == kind and not text[found[-1][1] : match.start()].strip():
            found[-1] = (found[-1][0], match.end(), kind)
        else:
            found.append((match.start(), match.end(), kind))
    return found


def _measure(text: str, place: int) -> bool:
    """Whether the mark says inches or seconds: 55" or 30"."""
    return text[place] == '"' and text[max(0, place - 1) : place].isdigit() and not IS_HAN.match(text, place + 1)


def _complete(text: str, start: int, end: int) -> Iterator[Edit]:
    """The marks that the line lacks. If its only mark begins the line or stands behind a colon, a longer quotation begins
    there and closes further on.
    """
    for place, opens in _alone(text, start, end):
        if opens and place > start and text[place - 1] not in "：:":
            size = _size(text[place + 1 : min(place + 1 + LONGEST_TERM, end)], _known(text), ahead=True)
            if size:
                at = place + 1 + size
                yield Edit(at, at + (text[at : at + 1] in _SINGLE), "”")
        elif not opens:
            size = _size(text[max(place - LONGEST_TERM, start) : place], _known(text), ahead=False)
            if size:
                at = place - size
                yield Edit(at - (text[at - 1 : at] in _SINGLE), at, "“")


def _alone(text: str, start: int, end: int) -> list[tuple[int, bool]]:
    """The marks of the line that have no partner, and whether they open. Two marks that point the same way around a few words
    are a pair of which one points the wrong way.
    """
    found: list[tuple[int, bool]] = []
    opened = -1
    for at in places(text[start:end], "“”"):
        place = start + at
        if text[place] == "“":
            if opened >= 0:
                found.append((opened, True))
            opened = place
        elif opened >= 0:
            opened = -1
        else:
            found.append((place, False))
    if opened >= 0:
        found.append((opened, True))
    odd = {place for pair in pairwise(found) if _one_way(text, *pair) for place in pair}
    return [one for one in found if one not in odd]


def _one_way(text: str, one: tuple[int, bool], other: tuple[int, bool]) -> bool:
    """Whether two such marks point the same way, with a few words between them."""
    near = other[0] - one[0] <= LONGEST_TERM
    return near and one[1] == other[1] and not _CLAUSE.search(text, one[0], other[0])


def _size(beside: str, known: frozenset[str], ahead: bool) -> int:
    """Characters of the longest known term that the stretch begins with, or ends in where it does not lie ``ahead``."""
    for size in range(len(beside), SHORTEST_TERM - 1, -1):
        if (beside[:size] if ahead else beside[-size:]) in known:
            return size
    return 0


@lru_cache(maxsize=2)
def _known(text: str) -> frozenset[str]:
    """Terms that are quoted, in this text or by others."""
    return _terms() | frozenset(_QUOTED.findall(text))


@cache
def _terms() -> frozenset[str]:
    """Terms that are printed with marks at least as often as without."""
    return frozenset(term for term, quoted, bare in rows("quoted") if int(quoted) >= int(bare))


RULE = Rule(
    "repair/quote-mark",
    judge,
    HIGH,
    why="GB/T 15834 quotes with “”, and the marks of a line pair off; where one is gone, the term that is quoted shows its place.",
    needs=(*"“”", *_ODD),
    where=Where.ANYWHERE,
    after=("repair/lost-quote", "repair/broken-line", "repair/blank-line"),
    examples=(
        Example('围绕"茶旅结合"战略，落实"四个全面"布局。', becomes="围绕“茶旅结合”战略，落实“四个全面”布局。"),
        Example("落实““十三五””规划。", becomes="落实“十三五”规划。"),
        Example('屏幕为55"，共20台。'),
    ),
)
