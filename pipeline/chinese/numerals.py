"""Chinese numerals as official texts write them, to integers and back.

Only well-formed numerals have a value: 二十三 and 廿三 and 一〇五 do, 十十 and 二三十 do not, since a wrong value would
shift a whole outline. Ordinary (一), financial (壹) and digit-by-digit (二〇二三) forms are read; see GB/T 15835.
"""

from __future__ import annotations

from functools import lru_cache

from ..regex import regex

DIGITS = {
    "〇": 0, "○": 0, "零": 0, "Ｏ": 0,
    "一": 1, "壹": 1, "壱": 1,
    "二": 2, "贰": 2, "貳": 2, "弍": 2, "两": 2, "兩": 2,
    "三": 3, "叁": 3, "參": 3, "叄": 3, "参": 3,
    "四": 4, "肆": 4,
    "五": 5, "伍": 5,
    "六": 6, "陆": 6, "陸": 6,
    "七": 7, "柒": 7,
    "八": 8, "捌": 8,
    "九": 9, "玖": 9,
}  # fmt: skip
#: Letters that are set for 0 and 〇 (Latin, full-width, Cyrillic, Greek), and all marks that stand for 〇.
ROUND_LETTERS = "OoＯｏОоΟο"
ZEROS = f"〇○◯零0０◦●⚪{ROUND_LETTERS}"
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卅": 30}

#: One character of a numeral that can count sections: no 零 alone, no 两, no 万.
NUMERAL = "一二三四五六七八九十百〇○零壹贰貳叁參肆伍陆陸柒捌玖拾廿卅"

_DIGIT = "一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖"
_SPELLED = regex(
    rf"(?:(?P<t>[{_DIGIT}两])[千仟])?(?P<z1>[零〇○])?(?:(?P<h>[{_DIGIT}两])[百佰])?(?P<z2>[零〇○])?"
    rf"(?:(?P<d>[{_DIGIT}])?(?P<ten>[十拾])|(?P<twenty>[廿卅]))?(?P<o>[{_DIGIT}两])?"
)
_BY_DIGIT = regex(r"[一二三四五六七八九][〇○零一二三四五六七八九]+")


@lru_cache(maxsize=4096)
def value(numeral: str) -> int | None:
    """The integer a Chinese numeral stands for; None where it is not well formed or is above 9999.

    >>> value("十二"), value("一百零五"), value("一〇五"), value("廿三"), value("十十")
    (12, 105, 105, 23, None)
    """
    if len(numeral) == 1 and numeral in DIGITS:
        return DIGITS[numeral]
    if _BY_DIGIT.fullmatch(numeral):
        return int("".join(str(DIGITS[c]) for c in numeral))
    match = _SPELLED.fullmatch(numeral)
    if not match or not numeral:
        return None
    part = match.groupdict()
    thousands = DIGITS[part["t"]] * 1000 if part["t"] else 0
    hundreds = DIGITS[part["h"]] * 100 if part["h"] else 0
    tens = _TENS[part["twenty"]] if part["twenty"] else 0
    if part["ten"]:
        tens = (DIGITS[part["d"]] if part["d"] else 1) * 10
    ones = DIGITS[part["o"]] if part["o"] else 0
    if part["z1"] and (not thousands or hundreds):
        return None  # 一千零二百
    if part["z2"] and not (hundreds and ones):
        return None  # 一百零十
    if not (tens or hundreds or thousands) and len(numeral) > 1:
        return None
    return thousands + hundreds + tens + ones


def spell(number: int) -> str:
    """The ordinary Chinese numeral for 0-9999: 十二, 一百零五.

    Raises:
        ValueError: the number is outside 0-9999.
    """
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is outside 0-9999")
    if number < 10:
        return "〇一二三四五六七八九"[number]
    out, rest = "", number
    for unit, name in ((1000, "千"), (100, "百"), (10, "十")):
        digit, rest = divmod(rest, unit)
        if digit:
            out += ("" if name == "十" and digit == 1 and not out else spell(digit)) + name
            if rest and rest < unit // 10:
                out += "零"
    return out + (spell(rest) if rest else "")
