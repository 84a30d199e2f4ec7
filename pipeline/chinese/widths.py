"""Full-width and half-width forms, and what counts as Chinese context (GB/T 15834)."""

from __future__ import annotations

from ..regex import regex

#: Ideographs (URO, extensions, compatibility), 〇 and 々: what a "Chinese character" is in every pattern here.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇々\U00020000-\U0003134f"

#: The block CJK Unified Ideographs alone, for expressions: what the words of official texts and pages are written in.
#: Quicker to compile than ``HAN``, which names of people and places need.
CJK = "\u4e00-\u9fff"

#: Marks that end a sentence, with the closers that may follow them.
SENTENCE_END = "。！？!?…"
CLOSERS = "”’」』）)》〉】]"

_WIDE_DIGITS, _NARROW_DIGITS = "０１２３４５６７８９", "0123456789"
FULL_TO_HALF_DIGITS = str.maketrans(_WIDE_DIGITS, _NARROW_DIGITS)

#: White space of any kind that official texts carry, newline left out.
SPACE = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
#: The same, one by one.
SPACES = " \t\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"


def narrow_digits(text: str) -> str:
    """The text with full-width digits made half-width: what ``FULL_TO_HALF_DIGITS`` gives, sooner for long texts with few."""
    for wide, narrow in zip(_WIDE_DIGITS, _NARROW_DIGITS, strict=True):
        text = text.replace(wide, narrow)
    return text


IS_HAN = regex(f"[{HAN}]")


def is_han(character: str) -> bool:
    """Whether the character is an ideograph (〇 is one)."""
    return "\u4e00" <= character <= "\u9fff" or bool(IS_HAN.match(character))
