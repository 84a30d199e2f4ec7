"""What the name of a paragraph style says, in Word's own styles and their Chinese names."""

from __future__ import annotations

import re

from ..regex import regex

_HEADING = regex(r"(?:heading|标题|標題)\s*([1-9])$", re.I)
_TITLE = regex(r"(?:title|(?:公文|文件|文章)?[标標][题題])$", re.I)


def level_of(name: str) -> int:
    """The level 1-9 of a style of headings; 0 for any other.

    >>> level_of("heading 2"), level_of("标题 1"), level_of("Title")
    (2, 1, 0)
    """
    found = _HEADING.match(name)
    return int(found[1]) if found else 0


def is_title(name: str) -> bool:
    """Whether the style is one of titles."""
    return bool(_TITLE.match(name))
