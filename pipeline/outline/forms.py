"""What a marker itself and the words beside it say: odd forms, entries of a list within a sentence, 1、2号楼."""

from __future__ import annotations

import re

from ..chinese.markers import Marker
from ..regex import regex

SENTENCE = regex(r"[。！？!?…][”’」』）)]?[ \u3000]?$")
CLAUSE = regex(r"[；：;:][”’」』）)]?[ \u3000]?$")
COMMA = regex(r"[，,、\s—）)》”][ \u3000]?$")
LAST_SENTENCE = regex("^.*[。！？；：]", re.DOTALL)
LONGEST_LEAD = 80  # characters that a lead of a section may have

#: A run of these within a sentence is a list, as 一是 is: …应当具备：（1）…；（2）…；（3）….
_ENUMERATES = frozenset(("cjk-paren", "arabic-paren", "circled", "arabic-close", "arabic-dot"))
_BEFORE_ENTRY = regex("[：:；;][ \u3000]?$")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_BRACKETS = "（(〔﹙【"
_NUMBER = regex("[0-9]{1,2}(?![0-9])")


def enumerates(text: str, marker: Marker, line: int, before: str) -> bool:
    """Whether an entry of a list within a sentence may begin here: the first after ：or ；, the others after 。too.

    A number alone after 。 may be a reference to a note: it begins no list, and none goes on there.
    """
    if marker.family not in _ENUMERATES:
        return False
    if _BEFORE_ENTRY.search(before):
        return True
    if marker.family == "cjk-paren":
        return False
    if marker.family != "arabic-dot" and marker.value == 1 and COMMA.search(before):
        return True
    if marker.value < 2 or not (SENTENCE.search(before) or COMMA.search(before)):
        return False
    if not any(letter.isdecimal() for letter in marker.printed):
        return text.rfind(chr(ord(marker.printed[0]) - 1), line, marker.start) >= 0
    elder = f"{marker.value - 1}{marker.printed[-1]}"
    return text.rfind(elder, line, marker.start) >= 0 or text.rfind(elder.translate(_WIDE), line, marker.start) >= 0


def is_odd(marker: Marker) -> bool:
    """Whether few write the marker so: 一， and 1： and （一、 and 一）."""
    printed = marker.printed
    if marker.family in ("cjk-comma", "arabic-dot"):
        return printed[-1] in "，,：:"
    return (
        marker.family in ("cjk-paren", "arabic-paren")
        and (printed[0] in _BRACKETS) is not ("）" in printed or ")" in printed or printed[-1] in "〕﹚】")
        and len(printed) > 1
    )


def counts_on(marker: Marker, after: str) -> bool:
    """Whether the number that follows is the next one: 1、2号楼."""
    number = _NUMBER.match(after)
    return number is not None and int(number[0]) == marker.value + 1
