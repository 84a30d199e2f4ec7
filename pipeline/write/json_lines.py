"""JSON Lines that every reader splits alike.

JSON lets U+0085, U+2028 and U+2029 stand in a string as they are, and many readers, Python's ``str.splitlines`` among
them, end a line there.
"""

from __future__ import annotations

from ..regex import regex

_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_LINE_END = regex("[\x85\u2028\u2029]")


def unbroken(json: str) -> str:
    r"""JSON with the characters escaped at which some readers end a line; newlines stay.

    >>> unbroken('{"was": "甲\u2028乙"}\n')
    '{"was": "甲\\u2028乙"}\n'
    """
    return _LINE_END.sub(lambda match: _LINE_ENDS[match[0]], json) if _LINE_END.search(json) else json
