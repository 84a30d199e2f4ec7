"""Automatic numbers as a word processor or a browser shows them, by the names of ECMA-376 (part 1, 17.18.59)."""

from __future__ import annotations

from ..chinese.numerals import spell

STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
LEGAL = str.maketrans("一二三四五六七八九十百千〇", "壹贰叁肆伍陆柒捌玖拾佰仟零")
LEGAL_TRADITIONAL = str.maketrans("一二三四五六七八九十百千〇", "壹貳參肆伍陸柒捌玖拾佰仟零")
BY_DIGIT = str.maketrans("0123456789", "〇一二三四五六七八九")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ROMAN: tuple[tuple[int, str], ...] = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
)
ROMAN += ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def written(value: int, kind: str) -> str:
    """A number in one of the number formats; decimal where the format is none of those that Chinese texts use."""
    if not 0 < value < 10000:
        return str(value)
    match kind:
        case "chineseCountingThousand" | "chineseCounting" | "taiwaneseCounting" | "taiwaneseCountingThousand":
            return spell(value)
        case "japaneseCounting" | "koreanCounting":
            return spell(value)
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" | "koreanDigital":
            return str(value).translate(BY_DIGIT)
        case "chineseLegalSimplified":
            return spell(value).translate(LEGAL)
        case "ideographLegalTraditional":
            return spell(value).translate(LEGAL_TRADITIONAL)
        case "ideographTraditional":
            return STEMS[(value - 1) % 10]
        case "ideographZodiac":
            return BRANCHES[(value - 1) % 12]
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return chr(0x2460 + value - 1) if value <= 20 else str(value)
        case "decimalEnclosedParen":
            return chr(0x2474 + value - 1) if value <= 20 else f"({value})"
        case "decimalEnclosedFullstop":
            return chr(0x2488 + value - 1) if value <= 20 else f"{value}."
        case "ideographEnclosedCircle":
            return chr(0x3220 + value - 1) if value <= 10 else spell(value)
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(value).translate(FULL_WIDTH)
        case "decimalZero":
            return f"{value:02}"
        case "upperLetter":
            return chr(65 + (value - 1) % 26) * ((value - 1) // 26 + 1)
        case "lowerLetter":
            return chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1)
        case "upperRoman":
            return roman(value)
        case "lowerRoman":
            return roman(value).lower()
        case _:
            return str(value)


def roman(value: int) -> str:
    """A number in Roman numerals."""
    out = ""
    for size, letters in ROMAN:
        count, value = divmod(value, size)
        out += letters * count
    return out
