"""Which glyphs a text has lost everywhere, with the proofs. Looks at the text alone, never at the page around it."""

from __future__ import annotations

from ..chinese.numerals import ROUND_LETTERS
from ..chinese.units import half_width
from ..model import SOUND, Damage, Piece
from ..regex import regex
from .digits import lost_digits
from .signs import lost_signs

__all__ = ["diagnose"]

#: 2O15年, 3OO亩: what has letters for its zeros has not lost them.
_LETTER = regex(f"[{ROUND_LETTERS}](?:(?<=[0-9].)|(?=[0-9]))")


def diagnose(piece: Piece) -> Damage:
    """The glyphs that ``piece`` has lost everywhere; empty where it is sound or too short to tell.

    Digits are judged together, by counting and by impossible forms; signs each by its own forms. Linear in the text.
    """
    text = half_width(piece.text.string)
    text = _LETTER.sub("0", text) if any(letter in text for letter in ROUND_LETTERS) else text
    losses = lost_digits(text) + lost_signs(text)
    return Damage(losses) if losses else SOUND
