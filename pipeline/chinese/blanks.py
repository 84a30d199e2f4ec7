"""Places to fill in, as contracts and forms leave them: 甲方（盖章）：, 年　月　日, 共____份, 合作时间为　　　　年.

Nothing is lost there, and nobody covered anything up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from ..regex import regex
from .widths import CJK

#: For expressions: what is put where somebody signs.
SEAL = "(?:签字|签名|签章|签署|盖章|盖公章|公章|印章|手印|章)"
#: A day of which no number is there, with its places.
_OPEN_DAY = regex(rf"(?<![{CJK}0-9 \u3000])[ \u3000]{{0,40}}(?P<year>)年[ \u3000]+(?P<month>)月[ \u3000]+(?P<day>)日")
_NO_NUMBER = regex("年[ \u3000]+月[ \u3000]+日")
_SIGNED = regex(
    rf"[（(][^（()）\n]{{0,8}}{SEAL}[^（()）\n]{{0,6}}[）)][ \u3000]{{0,4}}[:：]|(?:签字|签名|签章|盖章)[:：]"
)
_RULED = regex(r"[_＿]{2,}")
#: A place as wide as two ideographs and more, within a line.
_WIDE = regex(rf"\u3000(?<=[{CJK}：:（(].)\u3000+(?=[{CJK}%％）)])")
_ENOUGH = 2  # places that show that a text is to be filled in


def open_days(text: str) -> Iterator[re.Match[str]]:
    """The days of which no number is there; the groups ``year``, ``month`` and ``day`` are its places."""
    return _OPEN_DAY.finditer(text) if _NO_NUMBER.search(text) else iter(())


@lru_cache(maxsize=2)
def is_form(text: str) -> bool:
    """Whether the text is to be filled in: several places of it wait for a name, a day or a number.

    >>> is_form("租期　　　年。\\n甲方（盖章）：\\n乙方（盖章）：\\n年　月　日")
    True
    >>> is_form("请将名单（加盖公章）于2014年 月 日前报送，投入资金 亿元。")
    False
    """
    found = 0
    for places in (open_days, _WIDE.finditer, _RULED.finditer, _SIGNED.finditer):
        found += sum(1 for _ in islice(places(text), _ENOUGH))
        if found >= _ENOUGH:
            return True
    return False
