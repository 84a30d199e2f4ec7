"""A document number whose brackets are empty, half lost or gone: 国发〔〕5号, 县发〔201416号, 县发201416号."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.doc_numbers import unbracketed
from ..chinese.widths import CJK
from ..model import HIGH, MEDIUM, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .years import dated

NAME = "figures/broken-brackets"
_WHY = "the year between the brackets of the document number is gone"
_WHY_HALF = "a document number has its year between two brackets, and one of them is here"
_WHY_GONE = "the document numbers of this text have lost their brackets: a year and a number stand together"

_NAME = f"[{CJK}]"
_EMPTY = regex(rf"[〔\[【（(](?<={_NAME}.)(?P<hole>[ \u3000]{{0,4}})[〕\]】）)](?=第?[0-9 ]{{1,5}}号)")
_RUN = r"(?P<year>(?:19|20)[0-9]{2})(?P<number>第?[0-9]{1,4})(?=号)"
#: （20141234号） is no document number, （县发〔201416号） is one.
_OPEN = regex(rf"[〔\[【（(](?<={_NAME}.)(?![0-9]{{1,8}}号[〕\]】])(?:(?<![（(])|(?![0-9]{{1,8}}号[）)])){_RUN}")
_SHUT = regex(rf"(?P<year>[12](?:(?<={_NAME}1)9|(?<={_NAME}2)0)[0-9]{{2}})[〕\]】](?P<number>第?[0-9]{{1,4}})(?=号)")
#: 县政办发〔201746, a line of its own: what stood behind the year and the number went as well.
_ENDLESS = regex(rf"〔(?<={_NAME}.)(?P<year>(?:19|20)[0-9]{{2}})(?P<number>[1-9][0-9]{{0,2}})(?=\n|$)")
_WHOLE_NAME = regex(rf"(?:^|\n)(?:(?![见据照按的]){_NAME}){{2,12}}$")
_WHY_ENDLESS = "a document number stands here by itself, without the bracket and the 号 behind its parts"


def _judge(sight: Sight) -> Iterator[Figure]:
    text = sight.text
    yield from _endless(text)
    if "号" not in text:
        return
    for match in _EMPTY.finditer(text):
        at = match.start("hole")
        yield Figure("gap", at, at, NAME, _WHY, reason="lost")
    latest = (dated(sight) or sight.settings.year_window[1]) + 1
    found = [(match.start(), match, _WHY_HALF, HIGH) for half in (_OPEN, _SHUT) for match in half.finditer(text)]
    if sight.damage.lost("〔"):
        found += [(start, match, _WHY_GONE, MEDIUM) for start, match in unbracketed(text)]
    for start, match, why, certainty in found:
        if int(match["year"]) <= latest:
            now = f"〔{match['year']}〕{match['number']}"
            yield Figure("corr", start, match.end(), NAME, why, now=now, certainty=certainty)


def _endless(text: str) -> Iterator[Figure]:
    for match in _ENDLESS.finditer(text):
        if _WHOLE_NAME.search(text, max(match.start() - 13, 0), match.start()):
            now = f"〔{match['year']}〕{match['number']}号"
            yield Figure("corr", *match.span(), NAME, _WHY_ENDLESS, now=now, certainty=MEDIUM)


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Which document is meant can't be looked up by a number that runs into its year.",
    examples=(
        Example("依据县政办函〔〕75号文件", becomes="依据县政办函〔{|gap}〕75号文件"),
        Example("见平建发〔201416号和平建发20147号", becomes="见平建发〔2014〕16号和平建发20147号"),
        Example("依据县政发〔2019〕5号文件，依据县政发〔2019年5号文件"),
        Example("青政办发〔201746\n各乡镇人民政府：", becomes="青政办发〔2017〕46号\n各乡镇人民政府："),
        Example("详见青政办发〔201746\n各乡镇人民政府所存"), Example("见青政办发〔201746，各乡镇照办"),
        Example("（）号楼，字2014号，证件（20141234号），证件[20141234号]"),
    ),
)  # fmt: skip
