"""Numbers and letters that no one can read any more: 20��8年, 资金\\ue603\\ue60a万元, and 调研春耕?g村 for two bytes of one letter."""

from __future__ import annotations

import re

from ..chinese.before_unit import UNITS
from ..chinese.widths import CJK, is_han
from ..model import MEDIUM
from ..regex import regex
from ..rule import Example, Sight
from .channel import Form, Meant, channel

_RUN_OF_BYTES = regex("[0-9.\ufffd](?<![0-9.\ufffd].)[0-9.\ufffd]*")
_LETTER = regex(f"[?？](?P<letter>[A-Za-z])(?=[{CJK}])(?<=[{CJK}）”」》]..)")
_MARKS = regex(
    rf"(?<=[{CJK}])[?？]{{2,6}}(?=[多余]?(?:{'|'.join(unit for unit in UNITS if len(unit) > 1)}|[名个户项件次亩吨%％元]))"
)
#: What makes a clause a question.
_ASKS = regex("[吗呢么什何谁几哪怎否多][^，。；：？！?\n]{0,20}$|是不是|能不能|可不可")
_REACH = 40


def _broken(match: re.Match[str], _: Sight) -> Meant:
    return () if "\ufffd" in match[0] else None


def _asked(sight: Sight, place: int) -> bool:
    return bool(_ASKS.search(sight.text, max(place - _REACH, 0), place))


def _glued(match: re.Match[str], sight: Sight) -> Meant:
    """Nothing, where a question is asked or the letter is a word, as the A of A类."""
    return None if _asked(sight, match.start()) or _is_word(sight.text, match["letter"], match.start()) else ()


def _is_word(text: str, letter: str, at: int) -> bool:
    """Whether the letter stands before ideographs elsewhere too."""
    if letter.islower():
        return False
    place = text.find(letter)
    while place >= 0:
        if place != at + 1 and is_han(text[place + 1 : place + 2]) and text[place - 1 : place] not in "?？":
            return True
        place = text.find(letter, place + 1)
    return False


BROKEN_BYTE = channel(
    "figures/broken-byte",
    Form(_RUN_OF_BYTES, _broken, "bytes that stand for no character: what was there is lost", needs=("\ufffd",)),
    Form(_MARKS, lambda match, sight: None if _asked(sight, match.start()) else (),
         "question marks stand where the number before this unit was", MEDIUM, ("??", "？？")),
    Form(_LETTER, _glued,
         "a question mark and a letter glued to the next word, where nothing is asked: two bytes that were one character", MEDIUM,
         ("?", "？")),
    why="20\ufffd8年 must not be taken for a reading, nor a lost full stop for a question.",
    examples=(
        Example("20\ufffd\ufffd8年4月，播种1\ufffd00亩", becomes="{20\ufffd\ufffd8|gap}年4月，播种{1\ufffd00|gap}亩"),
        Example("办理了没有，分几类?B类户，去了吗??个个都说好"),
    ),
)  # fmt: skip

_SIGN = "\ue000-\uf8ff"
_PRIVATE = regex(f"[{_SIGN}]")
_RUN = regex(f"[0-9.,{_SIGN}](?<![0-9.,{_SIGN}].)[0-9.,{_SIGN}]*")
_RANGE = rf"[、和至到~～—-][{_SIGN}0-9]"
_UNIT = regex(rf"\s?(?:{'|'.join(UNITS)}|[月日时分秒号‰元%％]|{_RANGE})")
#: What no name goes on with.
_SURE = regex(rf"\s?(?:{'|'.join(unit for unit in UNITS if len(unit) > 1)}|[%％‰元]|月[^亮]|年[^轻]|{_RANGE})")


def _private(match: re.Match[str], sight: Sight) -> Meant:
    """Nothing, unless figures or a unit show that the signs are figures; one sign alone may be a rare character of a name."""
    signs, run = len(_PRIVATE.findall(match[0])), match[0]
    if signs > 1:
        return () if len(run) > signs or _UNIT.match(sight.text, match.end()) else None
    between = run[0].isdigit() and run[-1].isdigit()  # 103\ue0105: a decimal point
    return () if signs and not between and (len(run) > 1 or _SURE.match(sight.text, match.end())) else None


FONT_DIGIT = channel(
    "figures/font-digit",
    Form(_RUN, _private, "private signs of a font stand for the figures: the number can't be read", needs=_PRIVATE),
    why="Figures that only a font shows must not pass as text: 资金万元 would say nothing of the sum.",
    examples=(
        Example("增长\ue601.\ue602%，共\ue6033人", becomes="增长{\ue601.\ue602|gap}%，共{\ue6033|gap}人"),
        Example("村民张\ue103说，\ue104家湾要修路"),
    ),
)  # fmt: skip
