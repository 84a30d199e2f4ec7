"""A number that begins with 0 and is no decimal: 02所, 00余名."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chinese.rates import is_share
from ..chinese.units import COUNTED_PATTERN
from ..model import MEDIUM, Candidate, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .calendar_of_text import cost, written
from .originals import UNNAMED, digits_gone, originals, pointless, suspects, unnamed, years
from .verdict import weigh

NAME = "figures/leading-zero"
_WHY = "no number begins with 0: what stood before it is lost"
_WHY_YEAR = "no number begins with 0, and right before a name stands a year: the lost digits and the years of the text say which"
_NONE = "0, or a number that lost its first digit"

_BEFORE = r"(?<![0-9][：])(?<![0-9.:/〔\[A-Za-z号码编№])(?<![^0-9][-—－～~])(?<!^[-—－～~])(?<![0-9][,，-])"
_COMMAS = regex("[0-9][,，][0-9]{3}(?![0-9])")  # 3,500: then ,000 may be the rest of a number
_GROUP = regex("[,，][0-9]{2,3}(?![0-9])")
_ZERO = regex(
    rf"{_BEFORE}(?:(?<!第)(?P<long>0[0-9]{{1,6}}(?:\.[0-9]+)?)"
    rf"(?=[多余]?(?P<unit>%|{COUNTED_PATTERN}|周年|度|倍|天|小时|岁)|[，。；、）]|[-—－～~至到][1-9][0-9.]{{0,6}}(?:%|{COUNTED_PATTERN}|毫米|厘米))"
    rf"|(?<=第)(?P<page>0[0-9]{{1,3}})(?=[、—-]?[0-9]*[页条款])|(?P<bare>0)(?=[多余]?(?P<of>%|{COUNTED_PATTERN}|周年)))"
)
#: In a text proved to have lost a digit, any word after a number that begins with 0 will do, but for those of codes,
#: years, clock times and generations (00后).
_LOOSE = regex(
    rf"{_BEFORE}(?<!第)0[0-9]{{1,6}}(?=[\u4e00-\u9fff])(?![号年月日时分秒点版型路班室楼级届期后式奥])"
    rf"|{_BEFORE}(?<!第)0[0-9]{{1,2}}(?=[》”」·，。）])|(?<![0-9.])0{{2,3}}(?=年(?![代级后生]))"
)
#: A zero with no digit before it: what is looked at.
_FIRST = regex(r"0(?<![0-9].)")
#: Where nothing is diagnosed, more absent digits than this make no question.
_FEW = 3
#: What is counted too, but too rarely to look for it in every text.
_RARER = regex("张|部(?!分)|列|强|种|兆瓦|吉瓦|千伏|款|公斤|斤|毫米|厘米|千克|微克|毫克|分[（(，。、；）]")
#: And in such a text any number at all: in cells of tables, in brackets, in dates and behind a colon. A telephone number
#: begins with 0, as do codes; 01 at the head of a line is a marker.
_ANY = regex(
    r"(?<![0-9A-Za-z.,，\\—－～~_+*#№-])(?<![0-9][:：/／])(?<![0-9][:：/／] )(?:"
    r"(?P<date>0[0-9]{1,2})(?=[-/][0-9]{0,2}[-/][0-9]{0,2}(?![0-9])|\.[0-9]{0,2}\.[0-9]{1,2}(?![0-9])|\([0-9]{0,2}\))"
    r"|(?P<cell>0[0-9]+\.[0-9]+)(?![0-9A-Za-z.:：/／-])"
    r"|(?P<long>0[0-9]{2,6})(?!\.?[0-9A-Za-z]|[:：\-－—_月日时号]|年(?!以?前|来|相比|的历史))"
    r"|(?<=[≤≥<>～~])0[0-9]+|(?<=\[)0[0-9](?=\]))"
)
_CODE = regex(
    "电话|電話|傳真|郵編|传真|邮编|邮政|编号|编码|代码|代号|热线|帐号|账号|证号|号码|卡号|[Qq]{2}|第$|[Tt]el|区号|序号"
)
_PAGES = regex("[、—-]?[0-9]*[页条款]")
#: （025）84783450 is a telephone number, whatever stands before it.
_DIALLED = regex("[）)][ -]?[0-9]{6}")
#: In a text with no diagnosis these are codes: 000, 0000-1.
_CODED = regex("0{3,}(?![0元人户亩吨米年发大种名个多余万亿转])|0[0-9]*-[0-9](?![0-9.]*(?:[厘毫微千]?米|[克吨]))")
#: A date written with hyphens or points, whose year has two or three digits left: 06-0-09, 016-11-15.
_DATE = regex(r"(?<![0-9.-])0[0-9]{1,2}(?=-[0-9]{0,2}-[0-9]{0,2}(?![0-9])|\.[0-9]{0,2}\.[0-9]{1,2}(?![0-9]))")
#: What is measured in parts, in a text that has lost its points: （05分）, 013千克.
_POINTLESS = regex(
    r"(?<![0-9.:：,，/-])(?:(?<=[（(])0[0-9]{1,2}(?=分[）)])|0[0-9]{1,3}(?=[千微毫]克|[千毫厘微]米|公斤|[—-][0-9]+[厘毫微千]?米))"
)
#: Where nothing is diagnosed, 02 may be 2 as forms print it.
_PADDED = regex("0[1-9][0-9]?")
#: 0 of these is no news: a bare 0 before them was more.
_NEVER_NONE = regex("[多余]|个百分点|周年")
#: What can be counted in parts, so that a lost point may explain the zero.
_MEASURED = regex(
    "[多余]?(?:%|个百分点|万|亿|元|公里|公斤|平方|立方|公顷|亩|吨|米|度|倍|[千微毫]克|[千毫厘微]米|[—-][0-9]+(?:厘|毫|微|千)?米)"
)
#: A number with no unit may be a year in a name: 《中国制造2025》, 2026全球工业互联网大会.
_NAMED_YEARS = (1990, 2035)
#: What may follow a year without 年: a name of two ideographs and more, of which the first counts nothing.
_NAMED = regex("[·“《]?(?![号年月日时分秒点版型路班室楼级届期后式奥专部线所道街次名个条款])[\u4e00-\u9fff]{2}")
#: Of 1100万 people are put to work each year, so that 00万 is not 100万 by far; nor is 00多万 600多万.
_WORK = regex("就业[^，。；]{0,4}$")
#: What is done of a plan may be more than all of it.
_ABOVE = regex("预算|计划|任务|上年|同期")
_COUNTS = regex(rf"[多余]?(?:%|{COUNTED_PATTERN})")
_LARGE = regex("[多余]?[万亿]")


def _judge(sight: Sight) -> Iterator[Figure]:
    digits, proven = suspects(sight)
    lost = bool(sight.damage.lost("."))
    point = "." if lost or (not proven and pointless(sight.text)) else ""
    proven = proven or lost
    if not digits and not point:
        return
    if lost and not digits_gone(sight.damage):
        digits = ""
    zeros = [match.start() for match in _FIRST.finditer(sight.text)]
    found = _matches(_ZERO, sight.text, zeros)
    wide = bool(digits) and (proven or len(digits) <= _FEW)
    loose = _matches(_LOOSE, sight.text, zeros) if wide else {}
    other = dict(_others(sight.text, digits, zeros)) if wide else {}
    if point:
        found |= {match.start(): match[0] for match in _POINTLESS.finditer(sight.text)}
    dates = {match.start() for match in _DATE.finditer(sight.text)} if other else set()
    commas = bool(_COMMAS.search(sight.text))
    others = unnamed(sight.text, digits).replace("0", "") if digits and proven else ""
    for start, printed in sorted((other | loose | found).items()):
        end = start + len(printed)
        if not _PAGES.match(sight.text, end) and _is_code(sight.text, start, end, start not in found):
            continue
        if not proven and (
            _CODED.match(sight.text, start) or (start not in found and not _asked(sight.text, start, end, digits))
        ):
            continue
        if start in dates and start not in found:
            held = [Candidate(str(year), 0.0) for year in years(printed, digits, *_NAMED_YEARS)]
            figure = weigh(start, end, held, NAME, _WHY, sure=False)
        else:
            before, after = sight.text[max(start - 14, 0) : start], sight.text[end : end + 4]
            grouped = _GROUP.match(after) or (len(printed) in (2, 3) and before[-1:] in ("，", ",") and commas)
            counted = start in found or bool(_RARER.match(after)) or _long(printed) or _name(sight.text, start, end)
            held = [] if counted or not proven else _edition(sight, start, end, digits)
            if held:
                figure = weigh(start, end, held, NAME, _WHY_YEAR, sure=False)
            else:
                known = proven and counted and not grouped
                figure = _weigh(start, printed, before, after, digits, point, known, others)
        if figure:
            yield figure


def _edition(sight: Sight, start: int, end: int, digits: str) -> list[Candidate]:
    """The years that a number of two digits right before a name can be: 举办05全国博览会."""
    if end - start != 2 or not _NAMED.match(sight.text, end):
        return []
    era = written(sight, digits)
    held = years(sight.text[start:end], digits, *_NAMED_YEARS) if era else ()
    return [Candidate(str(year), cost(year, era)) for year in held]


def _is_code(text: str, start: int, end: int, loose: bool) -> bool:
    """Whether it is a telephone number or an index: by what stands behind it, or before it where nothing is counted."""
    if _DIALLED.match(text, end):
        return True
    return (loose or text[end : end + 1] in "，。；、）") and bool(_CODE.search(text, max(start - 8, 0), start))


def _long(printed: str) -> bool:
    """Whether three digits and more: then it is no index and no name of the kind of 01; but 007 is a name."""
    return printed.isdigit() and len(printed) > 2 and printed != "007"


def _asked(text: str, start: int, end: int, digits: str) -> bool:
    """Whether it is no code though none of the usual units follows: it is round, or 048种."""
    return _round(text[start:end], digits) or (end - start > 2 and bool(_RARER.match(text, end)))


def _round(printed: str, digits: str) -> bool:
    """Whether it ends in two zeros, as few codes do, or is a year that lost its first digit."""
    if len(printed) == 3 and years(printed, digits, *_NAMED_YEARS):
        return True
    return printed in ("00", "000") or (printed.isdigit() and len(printed) > 3 and printed.endswith("00"))


def _name(text: str, start: int, end: int) -> bool:
    """Whether it closes a title, as 《中国制造05》 does: there it is a year."""
    return text[end : end + 1] in ("》", "”") and "\u4e00" <= text[start - 1 : start] <= "\u9fff"


def _matches(pattern: re.Pattern[str], text: str, zeros: list[int]) -> dict[int, str]:
    return {place: match[0] for place in zeros if (match := pattern.match(text, place))}


def _others(text: str, digits: str, zeros: list[int]) -> Iterator[tuple[int, str]]:
    """Numbers that begin with 0 wherever they stand; a date only where its year can have lost one of ``digits``."""
    for place in zeros:
        match = _ANY.match(text, place)
        if not match:
            continue
        printed = match[0]
        year = bool(years(printed, digits, *_NAMED_YEARS))
        if match["date"]:
            if year:
                yield match.start(), printed
        elif not _CODE.search(text, max(match.start() - 8, 0), match.start()) and (
            year or match["long"] is None or not printed.startswith("00") or not printed.strip("0")
        ):
            yield match.start(), printed


def _weigh(
    start: int, printed: str, before: str, unit: str, digits: str, point: str, proven: bool, others: str
) -> Figure | None:
    end = start + len(printed)
    if printed == "0" and not _NEVER_NONE.match(unit):
        if not proven or not digits or len(digits) > 2:
            return None
        named = (*(glyph + "0" for glyph in digits if glyph != "0"), "0")
        return Figure("unclear", start, end, NAME, _WHY, candidates=named, reason=_NONE) if len(named) > 1 else None
    measured = bool(_MEASURED.match(unit))
    if not proven and not digits and not measured:
        return None
    glyphs = digits + (point if measured or not digits else "")
    bounded = unit.startswith("%") and is_share(before) and not _ABOVE.search(before)
    may_be_year = not _COUNTS.match(unit) and digits and (not proven or unit[:1] in ("》", "”") or len(printed) > 2)
    held = {str(year): 0.0 for year in years(printed, digits, *_NAMED_YEARS)} if may_be_year else {}
    titled = proven and bool(held) and unit[:1] in ("》", "”")
    extra = _extra(printed, unit)
    every = originals(printed, glyphs)
    inside = [number for number in every if not bounded or float(number) <= 100]
    proven = proven and bool(inside)
    dearer = 3.7 if titled else 0.0
    costs = {number: dearer + extra * (len(number) - len(printed) - 1) for number in inside or every}
    candidates = [Candidate(number, cost) for number, cost in (costs | held).items()]
    candidates += [Candidate(glyph + printed, dearer + UNNAMED) for glyph in others]
    if digits and not proven and _PADDED.fullmatch(printed):
        candidates.append(Candidate(printed[1:], 0.5))
    crowd = unit[:1] in ("多", "余") or ("1" in digits and bool(_WORK.search(before)))
    margin = 1.0 if printed == "00" and crowd and _LARGE.match(unit) else 0.0
    return weigh(start, end, candidates, NAME, _WHY, sure=False, margin=margin, proven=proven)


def _extra(printed: str, unit: str) -> float:
    """What a second lost digit costs. Round thousands have rarely lost two; 507万 and 1300多 rather often."""
    if not printed.strip("0") and len(printed) > 2:
        return 5.0
    if printed.strip("0") and _LARGE.match(unit) and (len(printed) < 3 or unit[:1] != "亿"):
        return 3.2
    if printed == "00" and unit[:1] in ("多", "余"):
        return 3.2
    return 3.7 if len(printed) < 3 else 4.2 if "." not in printed else 4.7


RULE = FigureRule(
    NAME,
    _judge,
    MEDIUM,
    why="02所 is no number of schools.",
    examples=(
        Example("为02所学校配齐了器材", becomes="为102所学校配齐了器材", lost="1"),
        Example("培训00余名教师", becomes="培训{00|100 1100 1010 1001}余名教师", lost="1"),
        Example("提高0个百分点", becomes="提高10个百分点", lost="1"),
        Example("016年，承办05全国绿博会，017年", becomes="016年，承办2025全国绿博会，017年", lost="2"),
        Example("013年，承办01全国绿博会，014年", becomes="013年，承办{01|2012 2021}全国绿博会，014年", lost="2"),
        Example("新建水库库容00万方", becomes="新建水库库容100万方", lost="1"),
        Example("留岗0名", becomes="留岗{0|10 0}名", lost="1"),
        Example("新增就业00万人", becomes="新增就业{00|100 1100 1010 1001}万人", lost="1"),
        Example("为02所学校配齐了23456789件器材", becomes="为{02|102 2 1102 1012 1021}所学校配齐了23456789件器材"),
        Example("上涨02%，", becomes="上涨0.2%，", lost="."),
        Example("为02所学校配齐了13456789件器材，共2345678910件"),
        Example("为02所学校配齐了13456789件器材，增长05%", becomes="为02所学校配齐了13456789件器材，增长{05|0.5}%"),
        Example("进口关税为零的048种商品，共12346789件", becomes="进口关税为零的{048|5048 48}种商品，共12346789件"),
        Example("增长0.5%", lost="1"),
        Example("编号007", lost="1"),
        Example("预订（025）84783450", lost="1"),
        Example("预约专线（04）7115617共234689件"),
        Example("00后和05后", lost="1"),
        Example("08:30开会", lost="1"),
        Example("2004-05-18", lost="1"),
        Example("实现0事故", lost="1"),
    ),
)
