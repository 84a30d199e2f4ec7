"""What is known of words before a text is searched for them: what in them is rare, and which of them are one character."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..chinese.frequent import FIRST, SECOND
from ..regex import regex

#: What any text is full of: to note that it is there would take longer than to look for it.
_COMMON = f"0-9，。、；：“”（）《》\n \u3000{FIRST}{SECOND}"
_RARE = regex(f"[^{_COMMON}]")


def rare(string: str) -> frozenset[str]:
    """The characters of ``string`` that are neither common ideographs nor digits nor the marks of any text.

    >>> sorted(rare("各村修畦，2024年完成100%"))
    ['%', '畦']
    """
    return frozenset(_RARE.findall(string))


class Wanted(NamedTuple):
    """Words to look for, each behind the rare characters in it."""

    words: tuple[tuple[frozenset[str], str], ...]
    single: re.Pattern[str] | None  # any of those that are one character


@lru_cache(maxsize=256)
def wanted(words: tuple[str, ...]) -> Wanted:
    """The words as one looks for them."""
    singles = re.escape("".join(word for word in words if len(word) == 1))
    return Wanted(tuple((rare(word), word) for word in words), regex(f"[{singles}]") if singles else None)
