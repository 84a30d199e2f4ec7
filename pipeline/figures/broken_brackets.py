"""A document number whose brackets are empty, half lost or gone: 国发〔〕5号, 县发〔201416号, 县发201416号."""

from __future__ import annotations

import re

from ..chinese.doc_numbers import unbracketed
from ..chinese.widths import CJK
from ..model import MEDIUM
from ..regex import regex
from ..rule import Example, Sight
from .channel import Form, channel
from .years import dated

_NAME = f"[{CJK}]"
_EMPTY = regex(rf"[〔\[【（(](?<={_NAME}.)(?P<number>)[ \u3000]{{0,4}}[〕\]】）)](?=第?[0-9 ]{{1,5}}号)")
#: （20141234号） is no document number, （县发〔201416号） is one.
_OPEN = rf"[〔\[【（(](?<={_NAME}.)(?![0-9]{{1,8}}号[〕\]】])(?:(?<![（(])|(?![0-9]{{1,8}}号[）)]))"
_OPENED = regex(rf"{_OPEN}(?P<year>(?:19|20)[0-9]{{2}})(?P<count>第?[0-9]{{1,4}})(?=号)")
_SHUT = regex(rf"(?P<year>[12](?:(?<={_NAME}1)9|(?<={_NAME}2)0)[0-9]{{2}})[〕\]】](?P<count>第?[0-9]{{1,4}})(?=号)")
#: 县政办发〔201746, a line of its own: what stood behind the year and the number went as well.
_ENDLESS = regex(rf"〔(?<={_NAME}.)(?P<year>(?:19|20)[0-9]{{2}})(?P<count>[1-9][0-9]{{0,2}})(?=\n|$)")
_WHOLE_NAME = regex(rf"(?:^|\n)(?:(?![见据照按的]){_NAME}){{2,12}}$")
_CALLED = ("号",)


def _whole(match: re.Match[str], sight: Sight) -> str | None:
    """The number with both brackets, unless its year lies ahead of the text."""
    latest = (dated(sight) or sight.settings.year_window[1]) + 1
    return f"〔{match['year']}〕{match['count']}" if int(match["year"]) <= latest else None


def _endless(match: re.Match[str], sight: Sight) -> str | None:
    alone = _WHOLE_NAME.search(sight.text, max(match.start() - 13, 0), match.start())
    return f"〔{match['year']}〕{match['count']}号" if alone else None


_HALF = "a document number has its year between two brackets, and one of them is here"

RULE = channel(
    "figures/broken-brackets",
    Form(_ENDLESS, _endless, "a document number stands here by itself, without the bracket and the 号 behind its parts", MEDIUM),
    Form(_EMPTY, lambda *_: (), "the year between the brackets of the document number is gone", needs=_CALLED),
    Form(_OPENED, _whole, _HALF, needs=_CALLED),
    Form(_SHUT, _whole, _HALF, needs=_CALLED),
    Form(unbracketed, _whole,
         "the document numbers of this text have lost their brackets: a year and a number stand together", MEDIUM, lost="〔"),
    why="Which document is meant can't be looked up by a number that runs into its year.",
    examples=(
        Example("依据县政办函〔〕75号文件", becomes="依据县政办函〔{|gap}〕75号文件"),
        Example("见平建发〔201416号和平建发20147号", becomes="见平建发〔2014〕16号和平建发20147号"),
        Example("（）号楼，字2014号，证件（20141234号），证件[20141234号]"),
    ),
)  # fmt: skip
