"""Numbers whose sign is gone where one form alone is possible: 国发〔〕5号, 县发〔201416号, 同比增长5.3 without %, 20139月, and names
that lost a digit or a point: PM.5, 广义货币M, “+6”行动."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chinese.doc_numbers import unbracketed
from ..chinese.rates import is_share
from ..chinese.widths import CJK
from ..model import HIGH, MEDIUM, Figure, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .channel import Form, Meant, channel
from .originals import lost
from .years import dated

# The year of a document between its brackets.

_OFFICE = f"[{CJK}]"
_EMPTY = regex(rf"[〔\[【（(](?<={_OFFICE}.)(?P<number>)[ \u3000]{{0,4}}[〕\]】）)](?=第?[0-9 ]{{1,5}}号)")
#: （20141234号） is no document number, （县发〔201416号） is one.
_OPEN = rf"[〔\[【（(](?<={_OFFICE}.)(?![0-9]{{1,8}}号[〕\]】])(?:(?<![（(])|(?![0-9]{{1,8}}号[）)]))"
_OPENED = regex(rf"{_OPEN}(?P<year>(?:19|20)[0-9]{{2}})(?P<count>第?[0-9]{{1,4}})(?=号)")
_SHUT = regex(rf"(?P<year>[12](?:(?<={_OFFICE}1)9|(?<={_OFFICE}2)0)[0-9]{{2}})[〕\]】](?P<count>第?[0-9]{{1,4}})(?=号)")
#: 县政办发〔201746, a line of its own: what stood behind the year and the number went as well.
_ENDLESS = regex(rf"〔(?<={_OFFICE}.)(?P<year>(?:19|20)[0-9]{{2}})(?P<count>[1-9][0-9]{{0,2}})(?=\n|$)")
#: 号 behind a figure: what ends each document number.
_COUNT_AHEAD = regex("号(?<=[0-9 ]号)")
_WHOLE_NAME = regex(rf"(?:^|\n)(?:(?![见据照按的]){_OFFICE}){{2,12}}$")


def _whole(match: re.Match[str], sight: Sight) -> str | None:
    """The number with both brackets, unless its year lies ahead of the text."""
    latest = (dated(sight) or sight.settings.year_window[1]) + 1
    return f"〔{match['year']}〕{match['count']}" if int(match["year"]) <= latest else None


def _endless(match: re.Match[str], sight: Sight) -> str | None:
    alone = _WHOLE_NAME.search(sight.text, max(match.start() - 13, 0), match.start())
    return f"〔{match['year']}〕{match['count']}号" if alone else None


_HALF = "a document number has its year between two brackets, and one of them is here"

BRACKETS = channel(
    "figures/broken-brackets",
    Form(_ENDLESS, _endless, "a document number stands here by itself, without the bracket and the 号 behind its parts", MEDIUM),
    Form(_EMPTY, lambda *_: (), "the year between the brackets of the document number is gone", needs=_COUNT_AHEAD),
    Form(_OPENED, _whole, _HALF, needs=_COUNT_AHEAD),
    Form(_SHUT, _whole, _HALF, needs=_COUNT_AHEAD),
    Form(unbracketed, _whole,
         "the document numbers of this text have lost their brackets: a year and a number stand together", MEDIUM, lost="〔"),
    why="Which document is meant can't be looked up by a number that runs into its year.",
    examples=(
        Example("依据县政办函〔〕75号文件", becomes="依据县政办函〔{|gap}〕75号文件"),
        Example("见平建发〔201416号和平建发20147号", becomes="见平建发〔2014〕16号和平建发20147号"),
        Example("（）号楼，字2014号，证件（20141234号），证件[20141234号]"),
    ),
)  # fmt: skip

# A rate that has lost its %, and a year its 年.

_GROWS = r"(?P<growth>同比增长|年均增长|增长|下降|上升|增速)"
_SHARES = r"率[达为]?到?|占比[达为]?到?|占[^，。；、\n0-9]{1,12}|比重[达为]?到?"
_RATE = regex(
    rf"(?:{_GROWS}|{_SHARES}|(?P<rise>提高|降低))了?(?P<number>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)(?=[，。；、）\n]|$)"
)
_CLAUSES = regex("[，。；、\\n]")


def _rate(match: re.Match[str], sight: Sight) -> Meant:
    """The rate with its sign; 提高3.2 may be points, 增长300 may be tons."""
    number, start = match["number"], match.start("number")
    share = is_share(_CLAUSES.split(sight.text[max(start - 14, 0) : start])[-1])
    if (share and float(number) > 100) or (number[0] == "0" and "." not in number):
        return None
    if match["rise"]:
        return f"{number}%", f"{number}个百分点"
    return f"{number}%" if "." in number and (match["growth"] or share) else (f"{number}%", number)


PERCENT = channel(
    "figures/lost-percent",
    Form(_RATE, _rate, "the text has lost every %, and this is a rate with no unit", MEDIUM, lost="%"),
    why="同比增长5.3 is no growth of 5.3 of anything.",
    examples=(
        Example("出口额同比增长5.3，合格率达到97.6。", becomes="出口额同比增长5.3%，合格率达到97.6%。", lost="%"),
        Example("合格率达到97，比上年提高3.2。", becomes="合格率达到{97|97% 97}，比上年提高{3.2|3.2% 3.2个百分点}。", lost="%"),
        Example("出口额增长5.3亿元，增长3倍，占地面积120.5亩，合格率达到105。", lost="%"),
    ),
)  # fmt: skip

_GLUED = regex(
    r"20(?<![0-9.]..)[0-4][0-9](?:1[0-2]|[1-9])(?=月(?:份|底|初|末|中旬|上旬|下旬|以来|起|至|[0-9]{1,2}日|[，。、]))"
)

YEAR = channel(
    "figures/lost-year-sign",
    Form(_GLUED, lambda match, _: f"{match[0][:4]}年{match[0][4:]}", "a year and a month stand together without 年", MEDIUM),
    why="20139月 is found under no month of no year.",
    examples=(
        Example("20139月，全县", becomes="2013年9月，全县"),
        Example("201313月，共1220139月，2013年9月，20139月刊"),
    ),
)  # fmt: skip

# Names that hold a number.

NAME = "figures/fixed-name"
_WHY = "a name that holds a number prints so without the lost one"
_WHY_SUM = "a sum between quotation marks has two members; the lost digit is the missing one"
#: Of fine particles (GB 3095-2012), money, programmes, networks and telephone lines.
_NAMES = (
    "PM2.5", "PM10", "广义货币M2", "广义货币（M2）", "中国制造2025", "1+X证书", "863计划", "973计划", "985工程", "211工程", "12345热线", "12345政务",
    "5G网络", "5G基站", "5G用户", "5G技术", "5G商用", "5G规模", "5G应用", "5G终端",
)  # fmt: skip
_SUM = regex(r'(?<=[“"「])(?P<first>[1-9][0-9]?)?[+＋](?P<second>[1-9][0-9]?)?(?=[”"」])')
#: What a second digit costs, and to be whole where the first member stands, as in “互联网+”.
_SECOND, _WHOLE = 3.0, 0.5


def _names(sight: Sight) -> Iterator[Figure | Question]:
    text, gone = sight.text, lost(sight.text, sight.damage)
    digits = gone.surely
    drop = str.maketrans("", "", digits + gone.point)
    for name in _NAMES if drop else ():
        if (left := name.translate(drop)) != name and any(map(str.isascii, left)):
            yield from (Figure("corr", *span, NAME, _WHY, now=name, certainty=HIGH) for span in _alone(text, left))
    members = {n: _SECOND * (len(n) - 1) for g in digits.replace("0", "") for n in (g, g * 2)}
    for match in _SUM.finditer(text) if members else ():
        if bool(match["first"]) == bool(match["second"]):
            continue
        costs = {match[0] + n if match["first"] else n + match[0]: cost for n, cost in members.items()}
        yield Question("sum", *match.span(), NAME, _WHY_SUM, costs | ({match[0]: _WHOLE} if match["first"] else {}))


def _alone(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where ``name`` stands and is no part of a longer one."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not any(beside.isascii() and beside.isalnum() for beside in (text[start - 1 : start], text[end : end + 1])):
            yield start, end
        start = text.find(name, end)


FIXED_NAME = FigureRule(
    NAME, _names, HIGH,
    why="Nobody searching PM2.5 finds PM.5, and “1+6” is the name of a campaign.",
    examples=(
        Example("全市PM.5平均浓度，广义货币M增长，中国制造05", becomes="全市PM2.5平均浓度，广义货币M2增长，中国制造2025", lost="2"),
        Example("全市PM.5平均浓度，“互联网+”行动，“9+3”免费教育", lost="1"),
    ),
)  # fmt: skip
