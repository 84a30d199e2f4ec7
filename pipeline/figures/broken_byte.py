"""Bytes that broke: a replacement character in the text, 20��8年, or 调研春耕?g村, where two bytes lost their bond."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.widths import CJK, is_han
from ..model import HIGH, MEDIUM, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight

NAME = "figures/broken-byte"
_WHY = "bytes that stand for no character: what was there is lost"
_WHY_NUMBER = "bytes that stand for no character inside a number: it can't be read"
_WHY_LETTER = (
    "a question mark and a letter glued to the next word, where nothing is asked: two bytes that were one character"
)

_LOST = regex("(?<![0-9.])(?P<number>[0-9.]*)\ufffd[0-9.\ufffd]*")
_LETTER = regex(f"[?？](?P<letter>[A-Za-z])(?=[{CJK}])(?<=[{CJK}）”」》]..)")
#: What makes a clause a question.
_ASKS = regex("[吗呢么什何谁几哪怎否多][^，。；：？！?\n]{0,20}$|是不是|能不能|可不可")
_REACH = 40


def _judge(sight: Sight) -> Iterator[Figure]:
    text = sight.text
    for match in _LOST.finditer(text) if "\ufffd" in text else ():
        digits = match[0].strip("\ufffd")
        if digits:
            yield Figure("gap", *match.span(), NAME, _WHY_NUMBER, reason="lost", certainty=HIGH)
        else:
            yield Figure("gap", *match.span(), NAME, _WHY, reason="lost", certainty=HIGH)
    for match in _LETTER.finditer(text) if "?" in text or "？" in text else ():
        if not _is_word(text, match["letter"], match.start()) and not _ASKS.search(
            text, max(match.start() - _REACH, 0), match.start()
        ):
            yield Figure("gap", *match.span(), NAME, _WHY_LETTER, reason="lost", certainty=MEDIUM)


def _is_word(text: str, letter: str, at: int) -> bool:
    """Whether the letter stands before ideographs elsewhere too, as the A of A类 does."""
    if letter.islower():
        return False
    place = text.find(letter)
    while place >= 0:
        if place != at + 1 and is_han(text[place + 1 : place + 2]) and text[place - 1 : place] not in "?？":
            return True
        place = text.find(letter, place + 1)
    return False


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="20\ufffd8年 must not be taken for a reading, nor a lost full stop for a question.",
    examples=(
        Example("20\ufffd\ufffd8年4月，播种1\ufffd00亩", becomes="{20\ufffd\ufffd8|gap}年4月，播种{1\ufffd00|gap}亩"),
        Example("春灌\ufffd\ufffd作", becomes="春灌{\ufffd\ufffd|gap}作"),
        Example("怎么办理?A类户到村里办理"),
        Example("办理了没有，分几类?B类户"),
    ),
)  # fmt: skip
