"""Simplified or traditional: told by characters that only one of the two has."""

from __future__ import annotations

from ..regex import regex

_TRADITIONAL = regex(
    "[個們來時會國對發學後經動開問體業員當過還實現進種產說關題點間機樣與無長將從應數電線務規責設區義農總濟議續領導變]"
)
_SIMPLIFIED = regex(
    "[个们来时会国对发学后经动开问体业员当过还实现进种产说关题点间机样与无长将从应数电线务规责设区义农总济议续领导变]"
)


def language(text: str) -> str:
    """``zh-Hans`` or ``zh-Hant``, by which characters are in the majority in the first 5,000."""
    head = text[:5_000]
    traditional = len(_TRADITIONAL.findall(head))
    return "zh-Hant" if traditional and traditional > len(_SIMPLIFIED.findall(head)) else "zh-Hans"
