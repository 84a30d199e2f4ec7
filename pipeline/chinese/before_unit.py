"""Whether a number stands before a unit, by the words beside it: counted, and asked where a unit has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from ..evidence import table
from ..regex import regex
from .beside import left_of, right_of
from .bodies import OFFICE
from .lost_days import lost_days
from .names import SURNAMES
from .widths import CJK

UNITS = (
    "%", "‰", "个百分点", "万亿元", "亿元", "万元", "亿美元", "万美元", "万人次", "万人", "万户", "万亩", "万吨", "万套", "万公里", "公里", "万平方米", "平方公里", "平方米",
    "公顷", "人次", "个月", "个", "家", "所", "户", "项", "件", "次", "条", "位", "名", "座", "台", "套", "种", "张", "篇", "辆", "亩", "吨", "岁", "倍", "元", "人",
    "年(?![中内底初末终均])", "天", "小时", "处", "场", "期", "批", "米", "亿", "万",
    "立方米", "毫米", "厘米", "千米", "千伏", "兆瓦", "毫克", "微克", "℃", "周岁", "周年", "多(?=[万亿])", "余(?=[万亿])",
    "口", "株", "头", "只", "份", "支", "间", "栋", "册", "门", "例", "起", "公斤", "千瓦", "届", "度", "分", "艘", "眼", "幅", "部", "架",
)  # fmt: skip
#: What is a unit far seldomer than another word: asked only behind a blank.
SELDOM = (
    "类", "枚", "块", "级", "对", "款", "轮", "片", "段", "根", "秒", "笔", "盏", "道", "棵", "版", "幢", "宗", "班", "队", "节", "组", "号线",
)  # fmt: skip
#: What no unit stands behind, asked behind its first character: so the engine skips to the next that may begin a unit.
_APART = r"(?<![0-9.].)(?<!平方.)(?<!千瓦.)"
UNIT, _ANY = (
    regex(f"(?:{'|'.join(unit[0] + _APART + unit[1:] for unit in units)})") for units in (UNITS, UNITS + SELDOM)
)
_MEMBER = regex("[、，；,;和及与]")
_ENDS = regex("[。！？\n]")
_REACH = 60
_DIGIT = regex("[0-9]")
#: One to four blanks between a word and a unit; 共 七 天 has its number.
_BLANK = [
    regex(rf"{blank}(?<=[{CJK}，、；].)(?<![一二三四五六七八九十百千两几].)[ \u3000\xa0]{{0,3}}(?={_ANY.pattern})")
    for blank in " \u3000\xa0"
]
#: Any blank within a line of ideographs, but the two of an indent; in a text with holes there are at most so many for each hole.
_PARTED = [
    regex(rf"{blank}(?!(?<=\u3000)\u3000)(?<=[{CJK}，、；].)[ \u3000\xa0]{{0,3}}(?=[{CJK}%])")
    for blank in " \u3000\xa0"
]
_NEARLY = 1.2
#: 单位： 万吨, 计量单位为 亿元 的: a unit that is named has lost no number.
_NAMES_UNITS = regex("单位均?[为是用]?[^，。；\n]{0,2}$|计量|以[^，。；\n]{0,20}[ \u3000][^，。；\n]{0,20}计")
#: 按 户 填报, 以 人 为单位: so is one that says how something is reckoned.
_RECKONED = regex(
    rf"(?<=[按以])[ \u3000\xa0]{{1,4}}(?:{UNIT.pattern})[ \u3000\xa0]{{0,4}}(?:为单位|列示|表示|反映|结算|计价|填列|填报|申报|上报|统计|核算|计[算，。；的])"
)
_CLAUSE = regex("[^，。；：！？\n、]*$")
#: The log-odds that a number stands before such a unit in such words, from which on a blank there is a hole (so 2,500 of the
#: 2,855 numbers are found that were blanked in the counted half, and no blank of the same texts unharmed is taken for one);
#: the same where blanks part words.
_BY_BLANK, _AMONG_WORDS = -1.0, 1.0
#: With odds below this the blank parts a word. A unit at the end of a clause counts something.
_WORD, _ENDS_CLAUSE = -4.0, 2.0
_IN_OFFICE = regex(f"{OFFICE}$")
_STOP = regex("[，。、；,;）)]")
_OPENS = "，、；"


def cues(text: str, before: int, at: int, unit: str) -> Iterator[str]:
    """What tells whether a number stands before the ``unit`` at ``at``: words that end at ``before``, where the number
    would begin, and words after the unit. A unit that makes a word with the letter beside it (国家, 个人) counts nothing."""
    unit, end = "%" if unit == "‰" else unit, at + len(unit)
    left = left_of(text, before)
    yield from _words(left, unit, right_of(text, end)[:1])
    yield from _near(text, before, end, unit, left[-1:])


def _words(left: str, unit: str, right: str) -> Iterator[str]:
    yield f"u {unit}"
    yield f"b {left[-1:]}"
    yield f"b {left[-1:]} u {unit}"
    yield f"u {unit} a {right}"
    if len(left) == 2:
        yield f"b {left}"


def _near(text: str, before: int, end: int, unit: str, word: str) -> Iterator[str]:
    if near := beside(text, before, end, unit):
        yield "the same unit with a number beside it"
        if any(other == word for other, _ in near):
            yield "behind the same word"


def stands_before(text: str, before: int, at: int, unit: str) -> float:
    """The log-odds that a number stood before the ``unit`` at ``at``."""
    unit, end = "%" if unit == "‰" else unit, at + len(unit)
    near = _near(text, before, end, unit, left_of(text, before)[-1:])
    return by_words(text, before, at, unit) + sum(table("number_hole").weights.get(cue, 0.0) for cue in near)


def by_words(text: str, before: int, at: int, unit: str) -> float:
    """The same by the words that touch the unit and the number, whatever the numbers beside it say."""
    unit = "%" if unit == "‰" else unit
    return _by_words(left_of(text, before), unit, right_of(text, at + len(unit))[:1])


@lru_cache(maxsize=4096)
def _by_words(left: str, unit: str, right: str) -> float:
    return table("number_hole").weigh(_words(left, unit, right))


@lru_cache(maxsize=2)  # several stages ask about one text
def holes_behind_blanks(text: str) -> frozenset[int]:
    """Where units stand behind a blank that have lost their number, and months and days.

    Where blanks also part the halves of words, few are believed. Where nearly every blank of the text is such a hole, a
    unit that begins or ends its clause has lost its number too, though it could make a word with what stands before the
    blank: 结案 件，. Where every blank of the text stands before a unit and none parts a word for certain, or where all stand
    before units that begin or end a clause, all are holes.
    """
    asked, words = [], 0
    for match in chain.from_iterable(blank.finditer(text) for blank in _BLANK):
        unit = _ANY.match(text, match.end())
        clause = _CLAUSE.search(text, max(match.start() - 30, 0), match.start())
        if not unit or _lettered(text, match.start(), unit.end()) or _names(text, match.start(), unit.start()):
            continue
        if not (clause and _NAMES_UNITS.search(clause[0])) and not _RECKONED.match(text, match.start()):
            odds = stands_before(text, match.start(), match.end(), unit[0])
            words += odds < _WORD
            stops = _STOP.match(text, unit.end()) is not None
            asked.append((match.end(), odds + _ENDS_CLAUSE * stops, stops or text[match.start() - 1] in _OPENS))
    if not asked:
        return lost_days(text)
    least = _BY_BLANK if words <= len(asked) // 3 else _AMONG_WORDS
    found = frozenset(place for place, odds, _ in asked if odds > least)
    days = lost_days(text)
    parted = sum(match.end() not in days for blank in _PARTED for match in blank.finditer(text))
    ends = len(asked) > 1 and all(stops for _, _, stops in asked)
    if (ends or (len(found) > 1 and not words)) and parted == len(asked):
        return days | {place for place, _, _ in asked}
    others = frozenset(place for place, _, stops in asked if stops) - found
    if others and found and parted <= (len(found) + len(others)) * _NEARLY:
        return days | found | others
    return days | found


def ends_clause(text: str, place: int) -> bool:
    """Whether the unit at ``place`` is the last of its clause: 培训 人次。"""
    unit = _ANY.match(text, place)
    return unit is not None and _STOP.match(text, unit.end()) is not None


def _names(text: str, before: int, at: int) -> bool:
    """Whether the unit begins the name of somebody in office: 市长 万大山."""
    return text[at] in SURNAMES and _IN_OFFICE.search(text, max(before - 4, 0), before) is not None


def _lettered(text: str, before: int, end: int) -> bool:
    """Whether blanks part every letter there: 国 家 有 个 规 定."""
    left, right = text[max(before - 2, 0) : before - 1], text[end : end + 1]
    return left.isspace() and (not right or right.isspace())


def is_word(text: str, at: int, unit: str) -> bool:
    """Whether the ``unit`` at ``at`` makes a word with a letter beside it, such as 个人 and 国家, that seldom has a number."""
    left, right = left_of(text, at), right_of(text, at + len(unit))
    known = table("number_hole").weights
    return (
        text.endswith("企业家", 0, at + len(unit))
        or min(known.get(f"b {left[-1:]} u {unit}", 0.0), known.get(f"u {unit} a {right[:1]}", 0.0)) < _SELDOM
    )


#: The log-odds of such words: one in four has a number where nothing else tells.
_SELDOM = -1.0


def names_units(text: str, place: int) -> bool:
    """Whether the clause before ``place`` says in what units the text counts, or the unit there stands alone in brackets."""
    clause = _CLAUSE.search(text, max(place - 30, 0), place)
    return text.startswith(("（", "("), place - 1) or bool(clause and _NAMES_UNITS.search(clause[0]))


def beside(text: str, start: int, end: int, unit: str) -> list[tuple[str, str]]:
    """The numbers before the same unit in the members beside ``[start, end)`` in its sentence, each with the character
    before it: of the member before and the one after, the last of each."""
    if not _DIGIT.search(text, max(start - _REACH, 0), end + _REACH):
        return []
    head = _MEMBER.split(_ENDS.split(text[max(start - _REACH, 0) : start])[-1])[:-1]
    tail = _MEMBER.split(_ENDS.split(text[end : end + _REACH])[0])[1:]
    counted = _counted(unit)
    return [found[-1] for member in head[-1:] + tail[:1] if (found := counted.findall(member))]


@lru_cache(maxsize=128)
def _counted(unit: str) -> re.Pattern[str]:
    return regex(rf"([^0-9.]|^)([0-9]+)(?:\.[0-9]+)?{unit}")
