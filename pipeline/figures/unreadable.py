"""Numbers and names that no one can read: covered up before publishing (X年, ×所, 王xx, 20xx年, ***, ____), bytes that stand for no
character (20��8年, 调研春耕?g村), and signs of a private font (资金\\ue603\\ue60a万元)."""

from __future__ import annotations

import re
from functools import lru_cache

from ..chinese.before_unit import UNITS
from ..chinese.blanks import is_form
from ..chinese.names import SURNAMES
from ..chinese.units import COUNTED_PATTERN
from ..chinese.widths import CJK, HAN, is_han
from ..model import MEDIUM
from ..regex import regex
from ..rule import Example, Sight
from .channel import LINES, MASKS, PRIVATE, Form, Meant, channel

# Masks: X年, 王xx, ____.

_WHY = "letters, crosses or stars stand where a name or number was covered"

_LINE, _RUN = (regex(rf"(?P<mark>[{marks}])(?P=mark)*") for marks in (LINES, MASKS))
_EDGE = regex(rf"[{HAN}，。、；：！？,;:!?“”‘’\"'《》〈〉（）()〔〕「」…—%\n ●]")
#: 20xx, 201X, 20**
_DECADE = regex(r"(?<![0-9A-Za-z])(?:19|20)[0-9]?$")
#: 培训_人, 增长_%, 打井_眼, 连续_年.
_COUNTING = rf"%|{COUNTED_PATTERN}|[眼口孔盏棵匹间道片块]|[年月日](?![终度鉴报刊历志记])"
_BEFORE_UNIT = regex(rf"[_＿](?<=[{CJK}].)(?=[多余]?(?:{_COUNTING}))")
#: x.x%, ×.×亿元: a number with its point.
_DECIMAL = regex(rf"(?P<mark>[xX×＊*_＿])(?P=mark){{0,6}}\.(?P=mark){{1,6}}(?=%|{COUNTED_PATTERN})")
#: xx0.9%, xx.51亿元, 3xx户: a part of a number.
_PART = regex(
    rf"(?:[xX×](?<![A-Za-z0-9.=].)[xX×]{{1,4}}\.?[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?"
    rf"|[0-9](?<![A-Za-z0-9.=×].)[0-9]{{0,3}}[xX×]{{2,4}}(?:\.[0-9xX×]{{1,4}})?)(?=[多余]?(?:%|{COUNTED_PATTERN}))"
)
_FORMULA = regex("[=＝÷]|数据要素×")
_DATED = frozenset("年届级-—－～~〕]）)学/.")
_AFTER_NAME = frozenset("、，。（因在于与和的系被向将以驾涉利身犯等")
_COUNTED = regex(COUNTED_PATTERN)
_TIMES = "长宽高厚径深数价率额量积面度比距"  # 长×宽
#: X光, “X”型, 1+X证书: what the letter makes a word with.
_X_WORD = regex('[”’"]?(?:光|射线|线|轴|染色体|型|形|理论|因素|刀|证书|教育证书|坐标|—|级耀斑|荧光)')
_CROSS = regex("[√✓✔☑]")
_NOTE = regex(r"^[ \u3000]*[*＊](?![*＊])", re.M)
_STARS = 4  # that a note and what it is about may have


def _masks(match: re.Match[str], sight: Sight) -> Meant:
    """Nothing, where the run stands for something."""
    (start, end), text, mark = match.span(), sight.text, match["mark"]
    length, after = end - start, text[end : end + 1]
    if mark == "某":
        named = length == 1 and after and text[start - 1 : start] in SURNAMES and after in _AFTER_NAME
        return () if 2 <= length <= 4 or named else None
    if mark in "×*＊" and _is_sign(text):
        return None
    if mark == "×" and _FORMULA.search(text, max(start - 30, 0), end + 30):
        return None
    if decade := _DECADE.search(text[max(start - 5, 0) : start]):
        return () if len(decade[0]) + length == 4 and after in _DATED else None
    return () if length <= 8 and _covers(text, start, end) else None


@lru_cache(maxsize=2)
def _is_sign(text: str) -> bool:
    """Whether a cross stands beside ticks in the text, or a star before a note; of many stars few stand before notes."""
    return bool(_CROSS.search(text)) or len(_NOTE.findall(text)) * _STARS > text.count("*") + text.count("＊")


def _ruled(match: re.Match[str], sight: Sight) -> Meant:
    """Nothing, where a line stands for a word or for the number before a unit."""
    (start, end), text = match.span(), sight.text
    beside_word = end - start > 1 and (is_han(text[start - 1 : start]) or is_han(text[end : end + 1]))
    return () if beside_word or _BEFORE_UNIT.match(text, start) else None


def _covers(text: str, start: int, end: int) -> bool:
    """Whether the run stands for something in a Chinese sentence, and is no letter, sign of multiplication or note."""
    before, after = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
    if (before == "\n" and after in "\n、.．，") or (before == " " and text[max(start - 2, 0) : start - 1].isascii()):
        return False
    if not (_EDGE.match(before) and _EDGE.match(after)):
        return False
    if before in "(（" and after in ")）" and end - start == 1:
        return False
    if not (is_han(before) or is_han(after) or after in "%“《" or after in _PAIRS.get(before, "")):
        return _listed(text, start, end)
    mask = text[start:end]
    if mask in ("X", "x", "Ｘ") and _X_WORD.match(text, end):
        return False
    if mask == "×" and before in _TIMES and after in _TIMES:
        return False
    if mask[0] in "*＊" and end - start == 1:
        return (is_han(before) and (is_han(after) or after in "，、。；")) or (
            before in "，、" and (after in "、，" or bool(_COUNTED.match(text, end)))
        )
    return True


#: What may stand behind a mask, by what stands before it.
_PAIRS = {
    "《": "》", "“": "”", "‘": "’", "（": "）", "〔": "〕", '"': '"', "：": "：，。；、", "、": "、，。；", "，": "，。、；",
}  # fmt: skip


def _listed(text: str, start: int, end: int) -> bool:
    """One of several in a row: X、X和X三位, ×：×."""
    mask = text[start]
    return (text[start - 1 : start] in ("、", "：", "，", "；") and mask in text[max(start - 4, 0) : start - 1]) or (
        text[end : end + 1] in ("、", "：", "，") and mask in text[end + 1 : end + 4]
    )


MASK = channel(
    "figures/mask",
    Form(_DECIMAL, lambda *_: (), _WHY, signs="xX×＊*_＿", left="redacted"),
    Form(_PART, lambda *_: (), _WHY, signs="xX×", left="redacted"),
    Form(_LINE, lambda match, sight: _ruled(match, sight) if is_form(sight.text) else None, "a line to write on: nothing was written there yet", signs=LINES, left="blank"),
    Form(_LINE, _ruled, _WHY, signs=LINES, left="redacted"),
    Form(_RUN, _masks, _WHY, signs=MASKS, left="redacted"),
    why="A mask is no number and no name: an indexer must not count X局长 as a person or 20xx as a year.",
    examples=(
        Example("X局长总结了X年的工作", becomes="{X|gap}局长总结了{X|gap}年的工作"),
        Example("增长xx0.9%，投资xx.51亿元，惠及3xx户", becomes="增长{xx0.9|gap}%，投资{xx.51|gap}亿元，惠及{3xx|gap}户"),
        Example("通知_年度安排，工作_月报，3×4米"),
    ),
)  # fmt: skip

# Bytes that stand for no character, and two bytes of one: 20�8年, 春耕?g村.

_RUN_OF_BYTES = regex("[0-9.\ufffd](?<![0-9.\ufffd].)[0-9.\ufffd]*")
_LETTER = regex(f"[?？](?P<letter>[A-Za-z])(?=[{CJK}])(?<=[{CJK}）”」》]..)")
_QUESTION_MARKS = regex(
    rf"[?？](?<=[{CJK}].)[?？]{{1,5}}(?=[多余]?(?:{'|'.join(unit for unit in UNITS if len(unit) > 1)}|[名个户项件次亩吨%％元]))"
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
    Form(_RUN_OF_BYTES, _broken, "bytes that stand for no character: what was there is lost", signs="\ufffd"),
    Form(_QUESTION_MARKS, lambda match, sight: None if _asked(sight, match.start()) else (),
         "question marks stand where the number before this unit was", MEDIUM, "?？"),
    Form(_LETTER, _glued,
         "a question mark and a letter glued to the next word, where nothing is asked: two bytes that were one character", MEDIUM,
         "?？"),
    why="20\ufffd8年 must not be taken for a reading, nor a lost full stop for a question.",
    examples=(
        Example("20\ufffd\ufffd8年4月，播种1\ufffd00亩", becomes="{20\ufffd\ufffd8|gap}年4月，播种{1\ufffd00|gap}亩"),
        Example("办理了没有，分几类?B类户，去了吗??个个都说好"),
    ),
)  # fmt: skip

# Signs of a private font, which alone shows what they mean.

_SIGN = "\ue000-\uf8ff"
_PRIVATE = regex(f"[{_SIGN}]")
_SIGNED = regex(f"[0-9.,{_SIGN}](?<![0-9.,{_SIGN}].)[0-9.,{_SIGN}]*")
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
    Form(_SIGNED, _private, "private signs of a font stand for the figures: the number can't be read", signs=PRIVATE),
    why="Figures that only a font shows must not pass as text: 资金万元 would say nothing of the sum.",
    examples=(
        Example("增长\ue601.\ue602%，共\ue6033人", becomes="增长{\ue601.\ue602|gap}%，共{\ue6033|gap}人"),
        Example("村民张\ue103说，\ue104家湾要修路"),
    ),
)  # fmt: skip
