"""White space between Chinese characters and marks, where it means nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..chinese.before_unit import holes_behind_blanks
from ..chinese.names import COMPOUND, RARER, SURNAMES
from ..chinese.numerals import NUMERAL
from ..chinese.widths import HAN, SPACES
from ..evidence import grams
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where

_SP = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_MARK = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—％"
GAP = regex(f"[{_SP}]+(?=[^\\s])")
_SIDE = regex(f"[{HAN}{_MARK}0-9０-９%×○]")
_IS_MARK = regex(f"[{_MARK}]")
_IS_HAN = regex(f"[{HAN}]")
#: 采购   人：, 联 系 人：, 日　　期：: a label whose letters are set apart to fill its column.
_LABEL = regex(f"[{HAN}]{{1,2}}(?:[{_SP}]{{1,10}}[{HAN}]{{1,2}}){{1,3}}[{_SP}]{{0,10}}[：:]")
#: Blanks as wide as an ideograph, and the columns from which on a gap is a place to write in: counted over 138 public
#: texts, wider gaps part the letters of a heading (附　　则), which :func:`_lettered` knows, or are such places.
WIDE, _FORM = "\u2001\u2003\u3000", 4
#: A day whose numbers are to be filled in: 自　　年　　月　　日.
_DAY_TO_COME = regex(f"年[{_SP}]{{1,20}}月[{_SP}]{{1,20}}日")
#: A line that long is not spelled out letter by letter.
SPELLED = 80
_LETTER = regex(f"(?<=[{_SP}])[{HAN}](?=[{_SP}])")
_SENTENCE = regex("[，。；！？]")
_WORD_GAP = regex(f" (?<=[{HAN}] )(?=[{HAN}])")
#: The words of a text are parted where one blank stands in so many characters of its sentences, which have so many.
SEGMENT, FEWEST = 6, 20
#: A marker whose gap shows that a heading follows: 第一章　总则, 第三条　为了.
BEFORE = regex(
    f"(?:第[{NUMERAL}\\d]{{1,7}}(?:编|章|节|条|款|部分|分编)(?:之[{NUMERAL}])?|[{NUMERAL}]{{1,3}}|\\d{{1,3}}(?:[.．]\\d{{1,2}}){{0,3}}|附件\\d*)$"
)
AFTER = regex(
    f"第[{NUMERAL}]{{1,7}}(?:编|章|节|条)|[（(]?[{NUMERAL}]{{1,3}}[）)、]|\\d{{1,2}}[、.．](?!\\d)|附[件表：:]"
)


#: 三、扩大对外开放 国民经济的发展，…: the one gap of a line that begins with a marker parts heading and body.
_MARKER = f"(?:[（(]?[{NUMERAL}]{{1,3}}[）)、]|[0-9]{{1,2}}[、.．])[{_SP}]*"
_HEADED = regex(f"{_MARKER}[{HAN}]{{4,30}}$")
#: 三、加强领导，狠抓落实 各单位要…: in a heading of clauses as well, where the words on both sides say so.
_HEADED_BY_CLAUSES = regex(f"{_MARKER}[{HAN}]{{2,16}}(?:[，、][{HAN}]{{2,16}}){{1,2}}$")


_DIVIDES = frozenset("编章节条款分")

#: A name begins with one of these.
_BEARS = (*SURNAMES, *RARER, *COMPOUND)

#: Short words with gaps between them, from one mark to the next: 参会人员：张 伟 李建国 王 芳.
WORDS = regex(f"(?<![^\\n{_MARK}:,;()])[{_SP}]*(?:[{HAN}]{{1,4}}[{_SP}]+)+[{HAN}]{{1,4}}(?![^\\n{_MARK}:,;()])")


class Line(NamedTuple):
    """The line a gap stands in: its place, whether it holds a sentence, whether it is spaced out letter by letter.

    ``names``: the stretches of it that list people. ``label``: where the spaced label that opens it ends.
    """

    start: int
    end: int
    sentence: bool
    spelled: bool
    names: tuple[tuple[int, int], ...] = ()
    label: int = 0


def judge(view: View) -> Iterator[Edit]:
    text = view.lines.string
    line = Line(0, -1, False, False)
    segmented: bool | None = None
    holes = holes_behind_blanks(text)
    for start, end in _gaps(view):
        if not start or end in holes:
            continue
        left, right = text[start - 1], text[end]
        if not (_SIDE.match(left) and _SIDE.match(right)):
            continue
        if start > line.end:
            line = _line(text, start)
        if start < line.label:
            yield Edit(start, end, "")
            continue
        if _is_form(text, start, end):
            continue
        if _IS_MARK.match(left) or _IS_MARK.match(right):
            if left in "“《（〔【" or right in "，。、；：？！”》）〕】％" or not AFTER.match(text, end):
                yield Edit(start, end, "")
            elif end - start > 1:
                yield Edit(start, end - 1, "")
            continue
        if end - start == 1 and left in _DIVIDES and _is_division(text, start):
            continue
        if any(first <= start < last for first, last in line.names):
            continue
        if line.sentence and _heads(text, line, start, end):
            if end - start > 1:
                yield Edit(start, end - 1, "")
            continue
        if not line.sentence:
            segmented = _is_segmented(view) if segmented is None else segmented
        yield from _between(text, start, end, line, line.sentence or segmented is True)


def _is_segmented(view: View) -> bool:
    """Whether blanks part the words of this text: one stands in every few characters of its sentences."""
    lines = view.lines
    sentences = [line for line in lines if _SENTENCE.search(line)]
    size = sum(map(len, sentences))
    return size > FEWEST and sum(len(_WORD_GAP.findall(line)) for line in sentences) * SEGMENT >= size


def _is_form(text: str, start: int, end: int) -> bool:
    """Whether the gap is a place to write in: 合作时间为　　年, 甲方（盖章）：　　　　乙方, 自  年  月  日起."""
    columns = sum(2 if blank in WIDE else 1 for blank in text[start:end])
    if text[start - 1] + text[end] in ("年月", "月日", "日年"):
        return columns > 1
    if _DAY_TO_COME.match(text, end):
        return columns >= _FORM
    if columns < _FORM or text[start - 1] in "。！？；":
        return False
    return not _lettered(text, start, end) and not BEFORE.search(text, max(0, start - 10), start)


def _heads(text: str, line: Line, start: int, end: int) -> bool:
    """Whether the gap is the only one of its line and parts a heading, which begins with a marker, from its body."""
    lead = text[line.start : start]
    if not _HEADED.match(lead) and not (_HEADED_BY_CLAUSES.match(lead) and grams.parts(text, start, end)):
        return False
    return GAP.search(text, end, line.end) is None


def _is_division(text: str, place: int) -> bool:
    """Whether 第三条 ends there: its one space stays."""
    marker = BEFORE.search(text, max(0, place - 10), place)
    return marker is not None and marker[0][0] == "第"


def _gaps(view: View) -> Iterator[tuple[int, int]]:
    """The white space within lines."""
    lines = view.lines
    for line in view.asked:
        for gap in GAP.finditer(lines.string, lines.starts[line], lines.ends[line]):
            yield gap.span()


def _line(text: str, place: int) -> Line:
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    spelled = end - start <= SPELLED and len(_LETTER.findall(text, start, end)) >= 3
    names = tuple(words.span() for words in WORDS.finditer(text, start, end) if _is_names(words[0]))
    label = _LABEL.match(text, start, end)
    spaced = label is not None and any(len(word) == 1 for word in label[0].rstrip("：:").split())
    sentence = bool(_SENTENCE.search(text, start, end))
    return Line(start, end, sentence, spelled, names, label.end() if label and spaced else 0)


def _is_names(printed: str) -> bool:
    """Whether the words are people's names, two at least: of two characters with a gap within (张 伟), or of more.

    Without the gaps nobody can tell where a name ends (张 伟 李建国 as 张伟李建国), so none of them may go. Where every
    character stands alone, as far from the one before as from the next, each second one must be a surname: 金 融 工 作
    方 案 is a title.
    """
    words = printed.split()
    names: list[str] = []
    rest = iter(words)
    for word in rest:
        name = word if len(word) > 1 else word + next(rest, "")
        if len(word) == 1 and len(name) != 2:
            return False  # 工 作 的 通知: spaced letters, and a word
        names.append(name)
    named = sum(1 for name in names if name.startswith(_BEARS))
    even = all(len(word) == 1 for word in words) and len(set(GAP.findall(printed.strip()))) == 1
    return len(names) > 1 and (named == len(names) if even else named * 3 >= len(names) * 2)


def _between(text: str, start: int, end: int, line: Line, within: bool) -> Iterator[Edit]:
    """A gap between two characters: gone ``within`` a sentence or between spaced letters, one space where it parts."""
    if _parts(text, start, end, line.start):
        if end - start > 1:
            yield Edit(start, end - 1, "")
        return
    loose = within and not _numbers(text, start, end) and not _slogan(text, start, end)
    if loose or _lettered(text, start, end) or (line.spelled and _alone(text, start, end)):
        yield Edit(start, end, "")


def _parts(text: str, start: int, end: int, opens: int) -> bool:
    """Whether the gap sets a marker off: after 第三条 anywhere, after other markers at a line's start, before any."""
    marker = BEFORE.search(text, max(opens, start - 10), start)
    if marker and text[end] in f"{NUMERAL}○" and marker[0][-1] in NUMERAL:
        return False  # 二 〇〇五年
    if marker and (marker.start() == opens or marker[0][0] == "第"):
        return True
    return bool(AFTER.match(text, end))


def _lettered(text: str, start: int, end: int) -> bool:
    """Whether the characters on both sides stand alone: 政 府 工 作, 总 则, 龚 正."""
    left = start < 2 or text[start - 2].isspace()
    right = end + 1 >= len(text) or text[end + 1].isspace()
    return left and right and bool(_IS_HAN.match(text, start - 1)) and bool(_IS_HAN.match(text, end))


def _alone(text: str, start: int, end: int) -> bool:
    """Whether one side of the gap is a single letter of a line that is spelled out: 工 作 的 通知."""
    return start < 2 or text[start - 2].isspace() or end + 1 >= len(text) or text[end + 1].isspace()


def _numbers(text: str, start: int, end: int) -> bool:
    """Whether the gap parts two numbers, or the letters of one: 2 0 1 5 is for ``figures/`` to judge."""
    return text[start - 1].isdigit() and text[end].isdigit()


def _slogan(text: str, start: int, end: int) -> bool:
    """Whether the gap parts two slogans within quotation marks: “千村种茶 万户采香”."""
    left = max(text.rfind(mark, max(0, start - 24), start) for mark in "“《")
    right = min((p for mark in "”》" if (p := text.find(mark, end, end + 24)) >= 0), default=-1)
    return (
        left >= 0 and right >= 0 and start - left > 3 and right - end > 2 and not re.search("[”》]", text[left:start])
    )


RULE = Rule(
    "repair/stray-space",
    judge,
    HIGH,
    why="Chinese is written without spaces; a space inside a sentence hides its words from a search.",
    needs=tuple(SPACES),
    where=Where.ANYWHERE,
    after=("repair/width", "repair/lost-quote"),
    examples=(
        Example("青石县 水利局\n二 〇〇 五 年 三月 三 日", becomes="青石县 水利局\n二〇〇五年三月三日"),
        Example("请来省里的农 技专家讲课， 听的人很多。", becomes="请来省里的农技专家讲课，听的人很多。"),
        Example("合作时间为　　年，自    年  月  日起，每次付款      元。"),
        Example("甲方    乙方：盖章处"),
    ),
)
