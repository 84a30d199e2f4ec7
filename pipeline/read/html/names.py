"""What class and id say of a block: whether they sound like the text or like the page around it."""

from __future__ import annotations

import re
from functools import lru_cache

from ...regex import regex

GOOD_NAME = regex(
    r"article|content|zhengwen|neirong|(?<![a-z])(?:zw|nr|text|main|body|detail|post|entry|story|news|cont|txt)(?![a-z])",
    re.I,
)
_OF_OTHERS = "related|xiangguan|recommend|tuijian|share|fenxiang|copyright|banquan|crumb"
_OF_READERS = "comment|pinglun|discuss|reply|login|popup|widget|sponsor|promo|friendlink|youqing"
_OF_PAGES = "foot|header|sidebar|side_|relate|toolbar|archive|taglist"
_OF_WIKIS = "infobox|navbox|reflist|catlinks|editsection|printfooter|hatnote"
_ALONE = "nav|menu|ads?|top|bottom|hot|rank|dibu|daohang|toc"
BAD_NAME = regex(
    rf"{_OF_OTHERS}|{_OF_READERS}|{_OF_PAGES}|{_OF_WIKIS}|(?<![a-z])(?:{_ALONE})(?![a-z])",
    re.I,
)
OF_READERS = regex(_OF_READERS, re.I)
#: What no name of the text's own block holds, whatever else it says: article-share, content_related, newsKeywords.
_PLAYERS = "vjs|txp|xgplayer|jwplayer|prism-player|dplayer"
NEVER_TEXT = regex(
    rf"{_OF_OTHERS}|keywords?(?![a-z])|like_?box|switcher|(?<![a-z])(?:tags?|{_PLAYERS})(?![a-z])",
    re.I,
)

#: What a cell or a row is called that heads a table, or a text laid out in one.
HEADER = regex(r"(?:table|tb|grid|col|row|data|list)[-_]?(?:header|head|top|title)|^header\b|th(?:ead)?[-_]?er", re.I)
CELLS = frozenset(("td", "th", "tr", "thead", "tbody", "caption"))
ANCESTORS = 64  # looked at for their names; pages nest thousands deep to no purpose


@lru_cache(16384)
def sounds(names: str) -> int:
    """Whether class and id sound like the text (1), like the page around it (-1), or like neither (0)."""
    if len(names) < 2:
        return 0
    if NEVER_TEXT.search(names):
        return -1
    return 1 if GOOD_NAME.search(names) else -1 if BAD_NAME.search(names) else 0


def sounds_like_page(tag: str, names: str) -> bool:
    """Whether a block sounds like the page around the text. The header of a table is a row of it."""
    return sounds(names) < 0 and not (tag in CELLS and HEADER.search(names))
