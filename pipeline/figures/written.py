"""Numbers that are all there but wrongly written: 19·5％, 2O15年, 2 0 1 5 年, ２０１５年, 二O一五年, 20152015年.

What stands beside the number says what was meant. Where that leaves two readings (总额43 7亿元, 检查1 8次), they become a
question, unless other numbers of the text show its habit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..chinese.numbers import parted_from_next
from ..chinese.numerals import ROUND_LETTERS, ZEROS
from ..chinese.units import COUNTED_PATTERN, half_width
from ..chinese.widths import CJK
from ..model import MEDIUM
from ..regex import regex
from ..rule import Example, Sight
from .channel import CIRCLES, DOTS, ONES, PRIVATE, WIDE, Form, Meant, channel
from .standing import is_year

# A point that is none: 19·5％, 103\ue0105米, 43 7亿元.

_PRIVATE = regex("[\ue000-\uf8ff]")
_WHOLE = rf"(?P<whole>[0-9](?<![0-9.{DOTS}].)[0-9]{{0,5}})"
_MEASURE = rf"\s?(?:%|{COUNTED_PATTERN}|倍|岁|度|毫米|厘米|千克|公斤|斤)"
_DOTTED = regex(
    rf"{_WHOLE}[\ue000-\uf8ff{DOTS}](?P<rest>[0-9]{{1,4}})(?=(?P<measure>{_MEASURE})|\s?[{CJK}%])(?![{DOTS}])"
)
_STOP = regex("。(?<=[0-9].)(?=[0-9])")
_STOPPED = regex(rf"{_WHOLE}。(?P<rest>[0-9]{{1,2}})(?=%|[万亿]元)")
#: After a word or a mark, so that the first is no cell; 图1 8% is a figure and its number. In 5 8%、9 6% the unit of the one
#: before stands before the mark.
_BEHIND = rf"(?:(?<=[{CJK}（，；：].)|(?<=[%元亿万吨倍亩][、～—－-].))(?<![图表件第章节条款注例栏式题号组班列行月].)"
_SIZED = r"(?=[多余]?(?:%|个百分点|[万亿]|元|米|公里|平方|公顷|亩|吨|倍|公斤|千瓦))"
_PARTED = regex(rf"(?P<whole>[0-9]{_BEHIND}[0-9]{{0,2}})[ \u3000\xa0](?P<rest>[0-9]{{1,2}}){_SIZED}")
_POINT = regex(r"[0-9]\.[0-9]")
_BLANKS = " \u3000\xa0"
#: 1 经济发展: a marker that lost its point as well.
_MARKER = regex(rf"^[1-9][0-9]?[ \u3000](?=[{CJK}])", re.M)
#: From how many such places on a text without a single point has blanks for them all.
_ALL_BLANKS = 5


def _pointed(match: re.Match[str], _: Sight) -> str | None:
    whole = match["whole"]
    return f"{whole}.{match['rest']}" if whole == "0" or whole[0] != "0" else None


def _dotted(match: re.Match[str], sight: Sight) -> str | None:
    """Before a measure word any such sign is a point; before others a private sign is, where the text holds no other."""
    alone = _PRIVATE.match(match[0], len(match["whole"])) and len(set(_PRIVATE.findall(sight.text))) == 1
    return _pointed(match, sight) if match["measure"] or alone else None


def _with_blanks(text: str) -> Iterator[re.Match[str]]:
    return (match for number in parted_from_next(text, _BLANKS) if (match := _PARTED.match(text, number.start)))


def _parted(match: re.Match[str], sight: Sight) -> Meant:
    point = _pointed(match, sight)
    if point is None:
        return None
    sure = match["whole"] == "0" or _has_blanks_for_points(sight.text)
    return point if sure else (point, match["whole"] + match["rest"])


@lru_cache(maxsize=2)
def _has_blanks_for_points(text: str) -> bool:
    """Whether just one digit follows most blanks of a text without a point, and two or more stand before some. Markers
    without their points are places too."""
    found = [(m["whole"], m["rest"]) for m in _with_blanks(text) if m["whole"] == "0" or m["whole"][0] != "0"]
    tenths, markers = sum(len(rest) == 1 for _, rest in found), len(_MARKER.findall(text))
    alike = 2 * tenths > len(found) and any(len(whole) > 1 for whole, _ in found)
    return alike and len(found) > 1 and len(found) + markers >= _ALL_BLANKS and not _POINT.search(text)


_POINT_ALONE = "between digits of one quantity this character can only be the decimal point"

ODD_POINT = channel(
    "figures/odd-point",
    Form(_with_blanks, _parted, "a blank between digits of one quantity may stand for the decimal point", MEDIUM),
    Form(_DOTTED, _dotted, _POINT_ALONE, signs=PRIVATE + DOTS),
    Form(_STOPPED, _pointed, _POINT_ALONE, needs=_STOP),
    why="103\ue0105米 and 19·5％ are met in texts copied out of typesetting systems.",
    examples=(
        Example("增长19·5％，", becomes="增长19.5％，"),
        Example("见表1 8%的户，共1 800万元，2018 30亿元，见图1、2 8%的户"),
    ),
)  # fmt: skip

# Digits that stand apart: 2 0 1 5 年.

_APART = regex(r" (?:(?<=[0-9] )|(?<=[0-9]\. ))[0-9.]")
_YEAR, _MONTH = r"(?<=[12])(?: ?[0-9]){3}(?= ?年)", r" [0-9](?= ?月 ?[0-9])"
_DAY = r"(?<=月[1-3]) [0-9](?= ?日)|(?<=月 [1-3]) [0-9](?= ?日)|(?<=日至[1-3]) [0-9](?=日)"
_SHARE = r"(?: ?[0-9])? ?\. ?[0-9]{1,2}(?=%)"
_SPACED = regex(rf"[0-9](?<![0-9A-Za-z.].)(?<![0-9A-Za-z.] .)(?:{_YEAR}|{_MONTH}|{_DAY}|{_SHARE})")
_COUNTED = regex(
    rf"[1-9](?<=[{CJK}].)(?<![图表件第章节条款注例栏式题号组班列行].)(?: [0-9]){{1,7}}(?= ?[多余]?(?:{COUNTED_PATTERN}))"
)
#: 分别为3 5 7 9人: several numbers.
_EACH = regex("(?:分别|依次|各)[^，。；\n]*$")


def _closed(match: re.Match[str], _: Sight) -> str | None:
    """The digits together, if they make a year or a month or day; decimals always do."""
    now = match[0].replace(" ", "")
    return now if not now.isdigit() or now[:2] in ("19", "20") or (len(now) == 2 and int(now) <= 31) else None


def _counted(match: re.Match[str], sight: Sight) -> str | tuple[str, ...]:
    """One number of three digits and more, where dates of the text stand apart too."""
    now, start = match[0].replace(" ", ""), match.start()
    several = len(now) < 3 or _EACH.search(sight.text, max(start - 20, 0), start)
    return now if not several and _is_spaced(sight.text) else (now,)


@lru_cache(maxsize=2)
def _is_spaced(text: str) -> bool:
    return any(set(match[0][1::2]) == {" "} for match in _SPACED.finditer(text))


SPACED_DIGITS = channel(
    "figures/spaced-digits",
    Form(_SPACED, _closed, "single digits with spaces between them before 年, 月 or % are one number", needs=_APART),
    Form(_COUNTED, _counted, "single digits with a space between them before a measure word may be one number", MEDIUM, needs=_APART),
    why="Nobody searching 2015年 finds 2 0 1 5 年.",
    examples=(
        Example("2 0 1 7 年 7 月 1 0 日前报送", becomes="2017 年 7 月 10 日前报送"),
        Example("见图1 8个车间，名次为 1 8次，\n1 8个村，共1 800元"),
    ),
)  # fmt: skip

# A letter or a circle for a digit: 2O15年, 二O一五年. Before a measure word only O is a digit: 5l is a volume, and 1I a class of
# goods. A capital O behind a digit is a zero before any word: 2OOO口, 4O周年.

_O = ROUND_LETTERS
_CAPITAL = _O[::2]
_ODD = f"{_O}{ONES}"
_LETTERS = str.maketrans(_ODD, "0" * len(_O) + "1111")
_MIXED = regex(rf"[{_ODD}](?:(?<=[0-9].)|(?=[0-9])|(?<=[年月].)(?=[月日])|(?=\.[0-9])|(?<=[0-9][,，].))")
_D = f"[0-9{_ODD}]"
_UNIT = rf"[多余]?(?:{COUNTED_PATTERN})"
_COUNTS = rf"(?<=[1-9])[0-9{_O}]*(?:\.[0-9{_O}]+)?(?={_UNIT})"
_SHARES = rf"(?<=[1-9lI]){_D}*(?:\.{_D}+)?(?=%|[万亿]元)|(?<=[{_O}])\.[0-9{_O}]+(?=%|个百分点|{_UNIT})"
_GROUPS = rf"(?<=[1-9])[0-9{_O}]{{0,2}}(?:[,，][0-9{_O}]{{3}}){{1,4}}(?={_UNIT})"
_ZEROS = (
    rf"(?<=[1-9])[0-9]*[{_CAPITAL}][0-9{_CAPITAL}]*(?:-[0-9{_CAPITAL}]+)?(?=[{CJK}]|[—－～~][0-9{_CAPITAL}]+[{CJK}])"
)
_DATES = rf"(?<=[12]){_D}{{3}}(?=年|[〕\]]第?[0-9{_O}]{{1,4}}号)|{_D}?(?=月)|(?<=月.){_D}?(?=日)"
_LETTERED = regex(rf"{_D}(?<![0-9A-Za-z{_ODD}._/-].)(?:{_GROUPS}|{_COUNTS}|{_SHARES}|{_ZEROS}|{_DATES})")
#: 公园l2个; 型号l2台 is a model.
_FIRST = regex(rf"l(?<=[{CJK}].)(?<![号型款类级区座楼栋].)[0-9][0-9{_O}l]*(?:\.[0-9{_O}l]+)?(?={_UNIT})")
#: 2015年l月.
_ALONE = regex("[年月][Il]")


def _lettered(match: re.Match[str], sight: Sight) -> str | None:
    """The digits, if they can stand before the unit."""
    now, unit = match[0].translate(_LETTERS), sight.text[match.end() : match.end() + 1]
    if unit in ("年", "〕", "]"):
        fits = len(now) != 4 or now[:2] in ("19", "20")
    else:
        fits = unit not in "月日" or 1 <= int(now.split("-")[-1]) <= (12 if unit == "月" else 366)
    return now if fits and (not match[0].isalpha() or _ALONE.match(sight.text, match.start() - 1)) else None


LETTER = channel(
    "figures/letter-in-number",
    Form(_LETTERED, _lettered, "between digits and before a unit the letter can only be a digit", signs=_ODD, needs=_MIXED),
    Form(_FIRST, lambda match, _: match[0].translate(_LETTERS), "before a digit and a measure word the letter l stands for 1", MEDIUM, "l"),
    why="Nobody searching 2015年 finds 2O15年 with a letter O.",
    examples=(
        Example("2O15年全县", becomes="2015年全县"),
        Example("引进A1O个、H2O份，O2O平台，型号5Ol台，[4OO8]1号，AOO口"),
    ),
)  # fmt: skip

_ONES, _TO_ZERO = "一二三四五六七八九", str.maketrans(dict.fromkeys(ZEROS, "〇"))
_FOUR = f"[一二][{_ONES}{ZEROS}]{{3}}"
#: 年 stands first, so that the engine skips from one to the next.
_BY_DIGIT = regex(f"年(?<=(?P<number>{_FOUR})年)")
_ELSEWHERE = regex(rf"{_FOUR}(?=[级届]|[〕\]】）)]第?[0-9]{{1,5}}号|[-—－–~～至到]{{1,2}}{_FOUR}年)")
_OF_DATE = regex(f"[{_O}](?:(?<=年一.)(?=月)|(?<=月[一二三].)(?=日))")
#: A square in the place of the second figure of a year of this century.
_SQUARE = regex(f"年(?<=二(?P<number>[□口])[〇一二三{_O}][{_ONES}{ZEROS}]年)")
_APART_FROM = f"(?<![0-9A-Za-z{_ONES}十百千万第{ZEROS}].)"
_BEHEADED = regex(rf"[{ZEROS[:3]}{_O}]{_APART_FROM}[{ZEROS[:3]}{_O}][{_ONES}](?=年)")
_SHORTENED = regex(rf"[{_O}]{_APART_FROM}[{_ONES}](?=年)")


def _zeros(match: re.Match[str], _: Sight) -> str:
    return match[0].translate(_TO_ZERO)


def _shortened(match: re.Match[str], sight: Sight) -> str | None:
    """〇五, where a year stands: o may be the bullet before 五年规划."""
    return match[0].translate(_TO_ZERO) if is_year(sight.text, *match.span()) > 0 else None


_ROUND = "in a year written digit by digit a circle can only be 〇"

ZERO = channel(
    "figures/zero-lookalike",
    Form(_BY_DIGIT, lambda match, _: match["number"].translate(_TO_ZERO), _ROUND),
    Form(_ELSEWHERE, _zeros, _ROUND, signs=_O + CIRCLES),
    Form(_OF_DATE, _zeros, _ROUND, signs=_O),
    Form(_SQUARE, lambda *_: "〇", _ROUND),
    Form(_BEHEADED, lambda match, _: "二" + match[0].translate(_TO_ZERO),
         "a year written digit by digit with letters for 〇 has lost its first digit", MEDIUM, _O + CIRCLES),
    Form(_SHORTENED, _shortened, _ROUND, MEDIUM, _O),
    why="Nobody searching 二〇一五年 finds 二O一五年 or 二○一五年; GB/T 15835 writes 〇.",
    examples=(
        Example("二O一五年工作总结", becomes="二〇一五年工作总结"),
        Example("二OO米跑道"),
    ),
)  # fmt: skip

# A percent sign read as 16: 增长33.1016. How many decimals there were is not certain.

_RISES = r"(?:增长|提高|下降|上升|率(?:达到?|为)?|占[^，。；\n0-9]{0,10})了?"
_ENDS_IN_16 = regex(r"16(?=[，。；、\n]|$)")
_IN_16 = regex(rf"{_RISES}(?P<number>(?P<rate>[0-9]{{1,2}}\.[0-9]{{1,2}})16)(?=[，。；、\n]|$)")


def _rate(match: re.Match[str], _: Sight) -> tuple[str, ...]:
    rate = match["rate"]
    return tuple(dict.fromkeys((f"{rate}%", f"{rate.rstrip('0').rstrip('.')}%")))


PERCENT_AS_16 = channel(
    "figures/percent-as-16",
    Form(_IN_16, _rate, "a rate with no % ends in 16, as where % was read as 16", MEDIUM, needs=_ENDS_IN_16),
    why="Recognised pages read % as 16; how many decimals there were is not certain.",
    examples=(
        Example("森林覆盖率达到16.1016，", becomes="森林覆盖率达到{16.1016|16.10% 16.1%}，"),
        Example("增长33.10%，总产值3.516亿元，"),
    ),
)  # fmt: skip

# A year set twice by a slip: 20152015年. The heads of a table that are glued are no slip: 指标2010年2015年2015年比2010年增长.

_HEADS = "[比较增]|[与同为占][0-9比]|[0-9]{4}年"
#: A head more with this year behind it: 项目2019年2019年计划2019年完成.
_THIRD = r"[^，。；\n]{0,12}(?P=year)年"
_AGAIN = rf"(?:(?P=year)(?=年)|年(?P=year)(?=年(?!{_HEADS}|{_THIRD}))(?<![0-9]年[0-9]{{4}}年[0-9]{{4}}))"
#: One for each century: the engine skips from one 19 to the next.
_TWICE = [regex(rf"(?P<year>{century}(?<![0-9A-Za-z.-]..)[0-9]{{2}}){_AGAIN}") for century in ("19", "20")]

REPEATED_YEAR = channel(
    "figures/repeated-year",
    *(Form(twice, lambda match, _: match["year"], "the same year stands twice without a break") for twice in _TWICE),
    why="20152015年 is found under no year.",
    examples=(
        Example("2015年2015年工作回顾", becomes="2015年工作回顾"),
        Example("20152016年度，编号20152015"),
    ),
)  # fmt: skip

# Full-width digits: ２０１５年.

#: The first character stands first, so that the engine skips to the next.
_WIDE = regex(
    r"[0-9０-９％](?:(?:(?<=[０-９])|(?<=[0-9])(?<![0-9].)[0-9]*[０-９])(?:[0-9０-９]|[．.](?=[0-9０-９]))*％?|(?<=[0-9]％))"
)

WIDE_DIGITS = channel(
    "figures/wide-digits",
    Form(_WIDE, lambda match, _: half_width(match[0]), "GB/T 15835 writes arabic digits half-width", signs=WIDE),
    why="Nobody searching 2015年 finds ２０１５年.",
    examples=(
        Example("２０１５年增长１２．５％，工业增长12.5％", becomes="2015年增长12.5%，工业增长12.5%"),
        Example("增长12.5%，百分号写作％"),
    ),
)  # fmt: skip
