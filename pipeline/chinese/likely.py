"""How likely a string is as official Chinese: what tells an encoding that fits from one that only decodes.

Each character counts with the logarithm of how often its kind comes, divided among those of its kind. Summed up, that
is the likelihood of the bytes, so decodings of the same bytes can be compared, whatever their lengths.
"""

from __future__ import annotations

import math

from .frequent import FIRST, FIRST_TRADITIONAL, SECOND, SECOND_TRADITIONAL

#: Kind of character → (share of all characters, how many share it). Natural logarithms of the quotient are the scores.
KINDS = {
    "1": (0.60, 400),  # frequent
    "2": (0.20, 1100),
    "3": (0.04, 5000),  # level 1 of GB 2312 or Big5, the rest
    ".": (0.10, 14),  # Chinese punctuation
    "a": (0.05, 96),  # ASCII
    "s": (0.009, 150),  # other symbols in Chinese text
    "h": (0.0009, 22000),  # any other ideograph
    "x": (0.0001, 40000),  # anything else
    "0": (0.000001, 40000),  # controls, private use, unassigned
    "?": (1e-9, 10),  # broken
}
SCORE = {kind: math.log(share / count) for kind, (share, count) in KINDS.items()}


class _Kinds(dict[int, str]):
    """``str.translate`` table from characters to their kinds, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = kind = _kind(chr(code))
        return kind


def _kind(character: str) -> str:
    if character in "，。、；：“”（）《》？！\u3000":
        return "."
    if character == "\ufffd":
        return "?"
    if " " <= character <= "~" or character in "\n\r\t":
        return "a"
    if "\u4e00" <= character <= "\u9fff":
        return "3" if _is_level_1(character) else "h"
    if character in "\u00a0·—…‘’〔〕【】〇①②③④⑤⑥⑦⑧⑨⑩％％℃×々" or "\uff01" <= character <= "\uff5e":
        return "s"
    if "\u2000" <= character <= "\u33ff" or "\u00a1" <= character <= "\u04ff":
        return "x"
    return "0"


def _is_level_1(character: str) -> bool:
    for encoding, last in (("gb2312", 0xD7), ("big5", 0xC6)):
        try:
            if character.encode(encoding)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False


_TABLE = _Kinds(
    {
        **{ord(c): "2" for c in SECOND + SECOND_TRADITIONAL},
        **{ord(c): "1" for c in FIRST + FIRST_TRADITIONAL},
    }
)


def likelihood(text: str) -> tuple[float, float]:
    """Log-likelihood of the whole, and the mean over the characters outside ASCII."""
    kinds = text.translate(_TABLE)
    counts = {kind: kinds.count(kind) for kind in KINDS}
    total = sum(SCORE[kind] * count for kind, count in counts.items())
    outside = sum(counts.values()) - counts["a"]
    return total, (total - SCORE["a"] * counts["a"]) / outside if outside else SCORE["a"]
