"""Text as pairs of neighbouring characters, so that a search finds every string of Chinese, however short.

``义务教育`` is indexed as ``义务 务教 教育 育``. The pairs of a query follow each other exactly where the query occurs in the
text. A stretch ends at white space; its last character is also indexed alone, so that a query of one character finds it.
(SQLite's own trigram tokenizer finds nothing for words of two characters.)
"""

from __future__ import annotations

from ..regex import regex

_STRETCH = regex(r"\S+")
#: One form for each character: letters and digits narrow and lower case, all other ASCII signs wide. SQLite's ``ascii``
#: tokenizer then takes every character for part of a word.
_FOLD = {
    **{code: code + 0xFEE0 for code in range(0x21, 0x7F) if not chr(code).isalnum()},
    **{code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF41, 0xFF5B))},
    **{code: code - 0xFEE0 + 32 for code in range(0xFF21, 0xFF3B)},
    **{code: code + 32 for code in range(0x41, 0x5B)},
    0x00: 0xFFFD,
}
#: A separator between two stretches, so that no phrase spans both.
_WALL = "\ufdd0"


def fold(text: str) -> str:
    """The text in the form for search, of the same length."""
    return text.translate(_FOLD)


def grams(text: str) -> str:
    """The text as it is indexed: pairs separated by spaces."""
    parts: list[str] = []
    for stretch in _STRETCH.findall(fold(text)):
        parts += map(str.__add__, stretch, stretch[1:])
        parts += (stretch[-1], _WALL)
    return " ".join(parts[:-1])


def phrase(words: str) -> str:
    """An FTS5 expression that finds ``words`` in an index of :func:`grams`; all stretches must occur."""
    return " AND ".join(map(_phrase, _STRETCH.findall(fold(words))))


def _phrase(stretch: str) -> str:
    if len(stretch) == 1:
        return f'"{stretch}"*'
    return '"' + " ".join(map(str.__add__, stretch, stretch[1:])) + '"'
