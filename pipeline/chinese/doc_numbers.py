"""Document numbers (发文字号, GB/T 9704-2012, 7.2.5), and the numbers of orders and of cases at court.

Match them against simplified characters (:func:`gongwen.chinese.scripts.simplified`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..regex import regex
from .numerals import NUMERAL
from .widths import CJK

_YEAR = rf"[〔\[［（(【﹝]\s{{0,4}}(?:(?:19|20)\d{{2}}|[一二][{NUMERAL}]{{3}})\s{{0,4}}年?[〕\]］）)】﹞]"
#: 12号, 第12号, 12-1号, 十二号
_COUNT = rf"(?:第\s{{0,4}})?(?:\d{{1,5}}(?:-\d{{1,2}})?|[{NUMERAL}]{{1,5}})\s{{0,4}}号"
#: The short name of a body that opens a number: no word of a title, so that 通知 in 关于修渠的通知青政发〔2019〕4号 stays out, and
#: no word by which a sentence cites it, as 根据 does. 青公告字〔2019〕4号 has one before 字.
_NO_NAME = "[的关於于]|根据|按照|依据|遵照|依照|(?:通知|意见|决定|方案|办法|报告|公告|规定|纪要|决议|通报)(?!字)"
_NAME = f"(?:(?!{_NO_NAME})[{CJK}]){{1,16}}?"
#: For expressions: 青政发〔2019〕4号.
NUMBER = rf"{_NAME}\s?{_YEAR}\s{{0,4}}{_COUNT}"
#: 〔2024〕8号, as minutes have it.
_BARE = rf"{_YEAR}\s{{0,4}}{_COUNT}"
_NTH = rf"第\s{{0,4}}(?:\d{{1,4}}|[{NUMERAL}]{{1,6}})\s{{0,4}}号"
#: 第7号; 青石县人民政府令第7号, 主席令（第七号）; 2019年第7号, 青石县水利局公告2019年第7号, 公告〔2019〕第7号
_ORDER = (
    rf"第\s{{0,4}}\d{{1,4}}\s{{0,4}}号|[{CJK}]{{1,20}}令\s{{0,4}}(?:[（(]?{_NTH}[）)]?|\d{{1,4}}\s{{0,4}}号)"
    rf"|[（(]?(?:[{CJK} \u3000]{{0,40}}[公通]告)?\s?(?:(?:19|20)\d{{2}}\s?年\s?{_NTH}|{_BARE})[）)]?"
)
#: （2023）青0199民初123号
_CASE = rf"[（(]\s{{0,4}}(?:19|20)\d{{2}}\s{{0,4}}[）)]\s{{0,4}}[{CJK}]\d{{0,4}}[{CJK}]{{1,4}}\d{{1,6}}号(?:之[一二三四五])?"
_DATED = r"(?:\s{1,4}(?:19|20)\d{2}[-年./]\d{1,2}[-月./]\d{1,2}日?)?"

#: But not 青政发〔2019〕4号文件精神, which a sentence cites.
_AT = regex(rf"{NUMBER}(?!\s?(?:文|精神|要求|规定|的|和|、))")
_BARE_AT = regex(_BARE)
_LINE = regex(rf"[（(]?{NUMBER}[）)]?{_DATED}|{_ORDER}|{_CASE}")
#: The place of a number on a sheet that nobody has filled in: 〔20XX〕XX号, 〔2020〕号.
_BLANK = regex(rf"(?:(?!{_NO_NAME})[{CJK}X×□]){{0,16}}?〔(?![0-9]{{4}}〕[0-9])[\dX×□]{{2,4}}〕[\dX×□]{{0,5}}号")
_PARTS = regex(
    rf"([{CJK}]{{1,16}})?[〔\[［（(【﹝]\s{{0,4}}((?:19|20)\d{{2}})\s{{0,4}}年?[〕\]］）)】﹞]\s{{0,4}}(?:第\s{{0,4}})?(\d{{1,5}})\s{{0,4}}号"
)


_UNBRACKETED = regex(r"[ \u3000]?(?P<year>(?:19|20)[0-9]{2})[ \u3000]?(?P<count>第?[1-9][0-9]{0,3})[ \u3000]?(?=号)")
_SHORT_NAME = frozenset("发办函字令政文规组教厅委通报决议")
_OPENS = regex(rf"(?:^|[\n（(])[{CJK}]{{3,16}}$")


def unbracketed(text: str) -> Iterator[re.Match[str]]:
    """The numbers of documents without their brackets, or with blanks for them, up to 号: 青政发20194号, 青政发2019 4号. Each
    stands behind the short name of a body, or behind any name where it stands alone on its line or in brackets.
    """
    place = text.find("号")
    while place >= 0:
        found = _UNBRACKETED.search(text, max(place - _WIDTH, 0), place + 1) if text[place - 1] in _ENDS else None
        if found and _is_number(text, found.start(), found.end()):
            yield found
        place = text.find("号", place + 1)


#: What a number ends in before 号, and how long it is.
_ENDS, _WIDTH = frozenset("0123456789 \u3000"), 12


def _is_number(text: str, start: int, end: int) -> bool:
    if text[start - 1 : start].isdigit():
        return False
    alone = text[end + 1 : end + 2] in ("", "\n", "）", ")") and _OPENS.search(text[max(start - 17, 0) : start])
    return bool(alone) or text[start - 1 : start] in _SHORT_NAME


def bare_number_at(text: str, start: int, end: int) -> int:
    """Where 〔2024〕8号, a number without the name of a body, ends that begins at ``start``; ``start`` without one."""
    found = _BARE_AT.match(text, start, end)
    return found.end() if found else start


def number_at(text: str, start: int, end: int) -> int:
    """Where a document number that begins at ``start`` ends, be it filled in or not; ``start`` itself without one."""
    found = _AT.match(text, start, end) or _BLANK.match(text, start, end)
    return found.end() if found else start


def is_number(line: str) -> bool:
    """Whether the line is a number and nothing else, but for the date some print behind it.

    >>> is_number("青政发〔2019〕4号"), is_number("（2023）青0199民初123号"), is_number("2011年第12号台风")
    (True, True, False)
    """
    return len(line) <= 60 and bool(_LINE.fullmatch(line))


def is_blank_number(line: str) -> bool:
    """Whether the line is the form of a number that nobody has filled in."""
    return len(line) <= 40 and bool(_BLANK.fullmatch(line))


def normal_number(printed: str) -> str:
    """国发[2019] 5号 as 国发〔2019〕5号 (GB/T 9704-2012, 7.2.5); empty for a form that is not filled in."""
    found = _PARTS.search(printed)
    if found:
        return f"{found[1] or ''}〔{found[2]}〕{found[3]}号" if not _CASE_LINE.fullmatch(printed) else printed
    return "" if is_blank_number(printed) else re.sub(r"\s+", "", printed)


_CASE_LINE = regex(_CASE)
