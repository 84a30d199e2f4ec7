"""Which glyphs a text has lost everywhere, with the proofs. Looks at the text alone, never at the page around it."""

from __future__ import annotations

from pipeline.chinese.widths import FULL_TO_HALF_DIGITS
from pipeline.damage.digits import lost_digits
from pipeline.damage.forms import impossible
from pipeline.damage.signs import lost_signs
from pipeline.model import SOUND, Damage, Piece

__all__ = ["diagnose"]

_HALF = FULL_TO_HALF_DIGITS | str.maketrans("．％", ".%")


def diagnose(piece: Piece) -> Damage:
    """The glyphs that ``piece`` has lost everywhere; empty where it is sound or too short to tell.

    Digits are judged together, by counting and by impossible forms; signs each by its own forms. Linear in the text.
    """
    text = piece.text.string.translate(_HALF)
    forms = tuple(impossible(text))
    losses = lost_digits(text, forms) + lost_signs(text, forms)
    return Damage(losses) if losses else SOUND
