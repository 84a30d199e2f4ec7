"""Regular expressions that are compiled when they are first used, and only once per machine.

A class of ideographs takes a millisecond to compile, and the rules have hundreds of them. A short text uses few of them, and
``gongwen --version`` none. A mistake in a pattern shows when it is first used; the examples of the rules use all patterns.

The compiler of CPython turns a pattern into a list of integers for ``_sre.compile``. ``made()`` gives these lists and ``know()``
takes them back, so that the outer layers can store them. If the interpreter has no such compiler, or refuses a list, the pattern
is compiled with ``re.compile``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, AnyStr, NamedTuple, cast

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # not CPython
    _sre = _compiler = _parser = None

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class Compiled(NamedTuple):
    """A compiled pattern: the arguments of ``_sre.compile`` after the pattern."""

    flags: int
    code: Sequence[int]
    groups: int
    names: dict[str, int]  # of groups


#: Pattern and flags.
Key = tuple[str | bytes, int]

_KNOWN: dict[Key, Compiled] = {}
_MADE: dict[Key, Compiled] = {}


def know(kept: Mapping[Key, Compiled]) -> None:
    """Use these instead of compiling. They must come from the same interpreter: see :func:`interpreter`."""
    _KNOWN.update(kept)


def made() -> Mapping[Key, Compiled]:
    """What this process has compiled since the last call."""
    fresh = dict(_MADE)
    _KNOWN.update(fresh)
    _MADE.clear()
    return fresh


def interpreter() -> str:
    """What compiled expressions depend on; empty if they can't be stored."""
    return f"{sys.implementation.cache_tag} {_sre.MAGIC} {_sre.CODESIZE}" if _sre else ""


def _compile(key: Key) -> re.Pattern[Any]:
    try:
        if key in _KNOWN:
            return _pattern(key, _KNOWN[key])
        compiled = _parsed(*key)
        pattern = _pattern(key, compiled)
    except (AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return re.compile(*key)  # a different compiler, or a stored list that it does not accept
    _MADE[key] = compiled
    return pattern


def _parsed(pattern: str | bytes, flags: int) -> Compiled:
    parsed = _parser.parse(pattern, flags)
    state = parsed.state
    return Compiled(flags | state.flags, _compiler._code(parsed, flags), state.groups - 1, dict(state.groupdict))


def _pattern(key: Key, compiled: Compiled) -> re.Pattern[Any]:
    flags, code, groups, names = compiled
    numbered: list[str | None] = [None] * (groups + 1)
    for name, group in names.items():
        numbered[group] = name
    return cast("re.Pattern[Any]", _sre.compile(key[0], flags, list(code), groups, names, tuple(numbered)))


class _Later:
    """A placeholder for the compiled expression. After compiling, its methods are slots here, so calls are as fast."""

    __slots__ = ("_flags", "pattern", *_METHODS)

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Compile; called only for an empty slot."""
        compiled = _compile((self.pattern, self._flags))
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Like ``re.compile``, but compiled at the first call of a method."""
    return cast("re.Pattern[AnyStr]", _Later(pattern, int(flags)))
