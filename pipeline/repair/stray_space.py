"""Takes away white space between Chinese characters and marks where it means nothing.

Known problem: in a line without a sentence, blanks between words of several characters stay: they may part names or
headings.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..chinese.before_unit import holes_behind_blanks
from ..chinese.bodies import is_body
from ..chinese.names import COMPOUND, RARER, SURNAMES
from ..chinese.numerals import NUMERAL
from ..chinese.units import COUNTED_PATTERN
from ..chinese.widths import HAN, IS_HAN, SPACE, SPACES
from ..evidence import grams
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where

_MARK = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—％"
GAP = regex(f"[{SPACE}]+(?=[^\\s])")
_SIDE = regex(f"[{HAN}{_MARK}0-9０-９%×○]")
#: 采购   人：, 联 系 人：, 日　　期：: a label whose letters are set apart to fill its column.
_LABEL = regex(f"[{HAN}]{{1,2}}(?:[{SPACE}]{{1,10}}[{HAN}]{{1,2}}){{1,3}}[{SPACE}]{{0,10}}[：:]")
#: Blanks as wide as an ideograph, and the columns from which on a gap is a place to write in: counted over 138 public
#: texts, wider gaps part the letters of a heading (附　　则), which :func:`_lettered` knows, or are such places.
WIDE, _FORM = "\u2001\u2003\u3000", 4
#: A day whose numbers are to be filled in: 自　　年　　月　　日.
_DAY_TO_COME = regex(f"年[{SPACE}]{{1,20}}月[{SPACE}]{{1,20}}日")
#: What numbers of dates stand before, and the number of a month or a day.
_NUMBER, _OF_DATE = regex("[0-9]{1,4}$"), regex("年(?!份)|月(?!度)|日(?![常程期均照用])")
_DAY = regex("[0-9]{1,2} ?[月日]")
#: A line that long is not spelled out letter by letter.
SPELLED = 80
NEAR = 24  # characters on each side of a gap in which the marks around it stand
_ABOVE_ALL = ("中共中央", "全国人大")  # bodies whose short names end in no word for a body
_LETTER = regex(f"[{SPACE}][{HAN}](?=[{SPACE}])")
_SENTENCE = regex("[，。；！？]")
_WORD_GAP = regex(f" (?<=[{HAN}] )(?=[{HAN}])")
_WORDS_APART, _STOP = regex(f" (?<=[{HAN}] )(?=[{HAN}0-9])"), regex("[。！？；：:]")
#: The words of a text are parted where one blank stands in so many characters of its sentences, which have so many.
SEGMENT, FEWEST = 6, 20
_DIVISION = f"第[{NUMERAL}\\d]{{1,7}}(?:编|章|节|条|款|部分|分编)(?:之[{NUMERAL}])?"
_MARKER = f"(?:[（(]?[{NUMERAL}]{{1,3}}[）)、]|\\d{{1,2}}[、.．](?!\\d))"
#: A marker whose gap shows that a heading follows: 第一章　总则, 第三条　为了.
BEFORE = regex(f"(?:{_DIVISION}|[{NUMERAL}]{{1,3}}|\\d{{1,3}}(?:[.．]\\d{{1,2}}){{0,3}}|附件\\d*)$")
#: One blank stays between 第三条 and words, whatever else the line holds.
_DIVIDED = regex(f"{_DIVISION}[{SPACE}]$")
AFTER = regex(f"第[{NUMERAL}]{{1,7}}[编章节条]|{_MARKER}|附[件表：:]")
#: A marker where a sentence may begin, and the words of a heading: 三、扩大对外开放, 1.1 编制目的, but not 增加 5.2 亿元.
_HEADED = regex(
    rf"(?:^|[。！？；：:{SPACE}])(?:{_MARKER}[{SPACE}]*[{HAN}，、]{{4,40}}"
    rf"|(?P<decimal>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}}[{SPACE}]*(?!{COUNTED_PATTERN}|%)[{HAN}]{{4,16}}))$"
)
_LONGEST_HEAD = 48  # characters
#: A name begins with one of these.
_BEARS = (*SURNAMES, *RARER, *COMPOUND)

#: Short words with gaps between them, from one mark to the next: 参会人员：张 伟 李建国 王 芳.
#: （记者王小河 通讯员李石 赵某）: who reports.
_BYLINE = regex(f"[（(]((?:本报|本网)?(?:记者|通讯员|特约记者)[{HAN}{SPACE}、]{{2,40}})(?=[）)])")
WORDS = regex(f"(?<![^\\n{_MARK}:,;()])[{SPACE}]*(?:[{HAN}]{{1,4}}[{SPACE}]+)+[{HAN}]{{1,4}}(?![^\\n{_MARK}:,;()])")


class Line(NamedTuple):
    """The line that a gap stands in."""

    start: int
    end: int
    sentence: bool  # whether it holds a sentence
    running: bool  # whether a gap in it means nothing by itself
    spelled: bool  # whether it is spaced out letter by letter
    names: tuple[tuple[int, int], ...]  # the stretches of it that list people
    label: int  # where the spaced label that opens it ends
    headed: bool  # whether every gap between words behind its first sentence stands where a heading may end


def judge(view: View) -> Iterator[Edit]:
    lines, text = view.lines, view.lines.string
    holes = holes_behind_blanks(text)
    for number in view.asked:
        line: Line | None = None
        for gap in GAP.finditer(text, lines.starts[number], lines.ends[number]):
            start, end = gap.span()
            if not start or end in holes or not (_SIDE.match(text, start - 1) and _SIDE.match(text, end)):
                continue
            if (
                end - start == 1
                and text[end] not in _MARK
                and _DIVIDED.search(text, max(lines.starts[number], start - 10), end)
            ):
                continue
            line = line or _line(lines, number)
            kept = _kept(text, start, end, line)
            if kept < end - start:
                yield Edit(start, end - kept)


def _kept(text: str, start: int, end: int, line: Line) -> int:
    """How many blanks of the gap stay: none within words, one where it parts what belongs apart, else all."""
    whole = end - start
    if start < line.label:
        return 0
    if _is_form(text, start, end):
        return whole
    if text[start - 1] in _MARK or text[end] in _MARK:
        return 1 if AFTER.match(text, end) else 0
    if any(first <= start < last for first, last in line.names):
        return whole
    if whole == 1 and _dates(text, start, end, line.start):
        return 0
    if (line.sentence and _heads(text, line, start, end)) or _parts(text, start, end, line.start):
        return 1
    loose = line.running and not _numbers(text, start, end) and not _titled(text, start, end)
    return 0 if loose or line.spelled or _lettered(text, start, end) else whole


@lru_cache(maxsize=2)
def _is_segmented(lines: Lines) -> bool:
    """Whether blanks part the words of this text: one stands in every few characters of its sentences."""
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


def _dates(text: str, start: int, end: int, opens: int) -> bool:
    """Whether the gap stands within a date: 1998 年3 月 5 日. At the start of a line only a year of four digits is surely no
    marker: 2 月度检查.
    """
    number = _NUMBER.search(text, max(opens, start - 4), start)
    if number is None:
        return text[start - 1] in "年月" and _DAY.match(text, end) is not None
    return bool(_OF_DATE.match(text, end)) and (number.start() > opens or (len(number[0]) == 4 and text[end] == "年"))


def _heads(text: str, line: Line, start: int, end: int) -> bool:
    """Whether the gap parts a heading from its body: it is the first behind 1.1, or the line has no gaps between words but such,
    or it is the only one of a line that begins with a marker. In a heading of clauses the words on both sides say so.
    """
    low = max(line.start, start - _LONGEST_HEAD)
    head = _HEADED.search(text[low:start])
    if not head or head["decimal"] or line.headed:
        return head is not None
    only = low + head.start() == line.start and not _WORD_GAP.search(text, end, line.end)
    return only and ("，" not in head[0] or grams.parts(text, start, end))


def _line(lines: Lines, number: int) -> Line:
    text, start, end = lines.string, lines.starts[number], lines.ends[number]
    spelled = end - start <= SPELLED and len(_LETTER.findall(text, max(start - 1, 0), end)) >= 3
    listed = (words.span() for words in WORDS.finditer(text, start, end) if _is_names(words[0]))
    names = (*listed, *(byline.span(1) for byline in _BYLINE.finditer(text, start, end)))
    label = _LABEL.match(text, start, end)
    spaced = label is not None and any(len(word) == 1 for word in label[0].rstrip("：:").split())
    sentence = _SENTENCE.search(text, start, end) is not None
    running = sentence or _is_segmented(lines)
    headed = sentence and _is_headed(text, start, end)
    return Line(start, end, sentence, running, spelled, names, label.end() if label and spaced else 0, headed)


def _is_headed(text: str, start: int, end: int) -> bool:
    """Whether the gaps between words, from the first stop of the line on, all stand behind a marker and its words."""
    stop = _STOP.search(text, start, end)
    gaps = [gap.start() for gap in _WORDS_APART.finditer(text, stop.end(), end)] if stop else []
    return bool(gaps) and all(_HEADED.search(text[max(start, gap - _LONGEST_HEAD) : gap]) for gap in gaps)


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
    return left and right and bool(IS_HAN.match(text, start - 1)) and bool(IS_HAN.match(text, end))


def _numbers(text: str, start: int, end: int) -> bool:
    """Whether the gap parts two numbers, or the letters of one: 2 0 1 5 is for ``figures/`` to judge."""
    return text[start - 1].isdigit() and text[end].isdigit()


def _titled(text: str, start: int, end: int) -> bool:
    """Whether the gap parts two slogans within quotation marks (“千村种茶 万户采香”), or two bodies that begin a title (《青石县委
    县政府关于…》).
    """
    left, right = text.rfind("“", max(0, start - NEAR), start), text.find("”", end, end + NEAR)
    if 0 <= left < start - 3 and right > end + 2 and "”" not in text[left:start]:
        return True
    title = text.rfind("《", max(0, start - NEAR), start)
    return title >= 0 and (is_body(text[title + 1 : start]) or text[title + 1 : start] in _ABOVE_ALL)


RULE = Rule(
    "repair/stray-space",
    judge,
    HIGH,
    why="Chinese is written without spaces; a space inside a sentence hides its words from a search.",
    needs=tuple(SPACES),
    where=Where.ANYWHERE,
    after=("repair/width", "repair/lost-quote"),
    examples=(
        Example("1998 年3 月 5 日\n二、关于1998 年的建议", becomes="1998年3月5日\n二、关于1998年的建议"),
        Example("2 月度检查\n序号1 年份\n5 日常管理"),
        Example("青石县 水利局\n二 〇〇 五 年 三月 三 日", becomes="青石县 水利局\n二〇〇五年三月三日"),
    ),
)
