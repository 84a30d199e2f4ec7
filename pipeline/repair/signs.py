"""Characters that only odd or damaged texts hold, and whether a text holds any: most hold none, and need one look."""

from __future__ import annotations

from functools import lru_cache

from ..regex import regex

#: For character classes: controls, zero-width characters, halves of pairs, what XML 1.0 forbids.
CONTROL = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\r\x7f-\x84\x86-\x9f\x85\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"
)
#: Radicals and compatibility ideographs have one ordinary form each (Unicode, NFKC); vertical and small marks too.
MARKS = {
    "︰": "：", "︱": "—", "︵": "（", "︶": "）", "︹": "〔", "︺": "〕", "︻": "【", "︼": "】", "︽": "《", "︾": "》",
    "︿": "〈", "﹀": "〉", "﹁": "“", "﹂": "”", "﹃": "‘", "﹄": "’", "﹐": "，", "﹑": "、", "﹔": "；", "﹕": "：",
    "﹖": "？", "﹗": "！", "﹙": "（", "﹚": "）", "｡": "。", "､": "、", "｢": "“", "｣": "”", "﹣": "-", "﹪": "%",
}  # fmt: skip
COMPATIBILITY = "\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f\uff21-\uff3a\uff41-\uff5a" + "".join(MARKS)
_ANY = regex(f"[{CONTROL}{COMPATIBILITY}]")


@lru_cache(maxsize=2)
def unusual(text: str) -> bool:
    """Whether the text holds a character of one of the classes."""
    return _ANY.search(text) is not None
