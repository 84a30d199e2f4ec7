"""What kinds of characters a line holds, as one number: a bit for each kind."""

from __future__ import annotations

from ..chinese.widths import SPACES

DIGIT, PERCENT, LATIN, WIDE, BRACKET, BLANK, STOP, COLON, QUOTE = (1 << n for n in range(9))

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_KINDS = {
    DIGIT: "0123456789０１２３４５６７８９",
    PERCENT: "%％‰",
    LATIN: _LETTERS,
    WIDE: "".join(map(chr, range(0xFF10, 0xFF1A))) + "".join(chr(ord(c) + 0xFEE0) for c in _LETTERS),
    BRACKET: "()（）[]［］〔〕【】{}｛｝<>〈〉《》「」『』",
    BLANK: SPACES,
    STOP: "。！？!?…",
    COLON: ":：",
    QUOTE: "“”‘’\"'",
}
_BITS = {
    character: sum(kind for kind, characters in _KINDS.items() if character in characters)
    for characters in _KINDS.values()
    for character in characters
}


def kinds_of(line: str) -> int:
    """The kinds of characters in ``line``, as a sum of ``DIGIT``, ``STOP`` and the others; letters wide or not.

    >>> kinds_of("增长5%。") == DIGIT | PERCENT | STOP
    True
    """
    kinds = 0
    for character in _BITS.keys() & set(line):
        kinds |= _BITS[character]
    return kinds
