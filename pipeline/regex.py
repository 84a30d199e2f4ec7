"""Regular expressions that are compiled when they are first used.

A class of ideographs takes a millisecond to compile, and the rules have hundreds of them: a short text meets few, and
``gongwen --version`` none. A mistake in a pattern shows when it is first used; the rules' examples use them all.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Later:
    """Stands for the compiled expression; once it is compiled, its methods are slots here, as quick as its own."""

    __slots__ = ("_flags", "pattern", *_METHODS)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Asked only for a slot that is empty."""
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` would give, compiled with the first call of a method."""
    return cast("re.Pattern[str]", _Later(pattern, flags))
