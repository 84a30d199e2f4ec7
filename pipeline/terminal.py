"""Makes text of a source safe for a terminal: it must not move the cursor, change the title or reverse a line.

File names and words of pages come from anywhere, and a terminal obeys control characters. They are replaced by signs of the same
length, so that places in the text stay the same.
"""

from __future__ import annotations

import json
from unicodedata import east_asian_width

#: Controls (C0, DEL, C1), marks and overrides of direction, line and paragraph separators, lone surrogates.
_OBEYED = (*range(0x20), *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
_SIGNS = {
    **dict.fromkeys((*_OBEYED, *range(0xD800, 0xE000), 0xFEFF, 0xFFFE, 0xFFFF), "\ufffd"),
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    0x09: "\t",
    0x0A: "\n",
}
_ESCAPED = {code: f"\\u{code:04x}" for code in _SIGNS if code not in (0x09, 0x0A)}


def plain(text: str) -> str:
    """``text`` with signs for all control characters but newlines and tabs; of the same length.

    >>> plain("a\\x1b]0;title\\x07b\\u202ec")
    'a␛]0;title␇b�c'
    """
    return text.translate(_SIGNS)


def columns_of(text: str) -> int:
    """How many columns the text takes on a terminal.

    >>> columns_of("公文 xml")
    8
    """
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def plain_json(value: object) -> str:
    """``value`` as JSON on one line, with Chinese unescaped and control characters escaped.

    >>> plain_json({"名": "\\x9b31m"})
    '{"名": "\\\\u009b31m"}'
    """
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPED)
