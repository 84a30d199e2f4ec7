"""Text as pairs of neighbouring characters, so that a search finds every string of Chinese, two characters included.

``义务教育`` is indexed as ``义务 务教 教育 育``: as a phrase, the pairs of a query stand one after another exactly where
the query stands in the text. A stretch ends at white space, and its last character stands alone, so that a query of
one character finds it there too. (SQLite's own trigram tokenizer finds nothing for words of two characters.)
"""

from __future__ import annotations

from ..regex import regex

_STRETCH = regex(r"\S+")
#: One spelling of each sign: letters and digits narrow and small, all other ASCII signs wide. SQLite's ``ascii``
#: tokenizer takes ASCII letters, digits and everything beyond ASCII for parts of words, which is just what is left.
_FOLD = {
    **{code: code + 0xFEE0 for code in range(0x21, 0x7F) if not chr(code).isalnum()},
    **{code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF41, 0xFF5B))},
    **{code: code - 0xFEE0 + 32 for code in range(0xFF21, 0xFF3B)},
    **{code: code + 32 for code in range(0x41, 0x5B)},
    0x00: 0xFFFD,
}
#: Stands between two stretches, so that no phrase reaches from one into the next.
_WALL = "\ufdd0"


def fold(text: str) -> str:
    """One spelling for search, of the same length."""
    return text.translate(_FOLD)


def grams(text: str) -> str:
    """The text as the index wants it: pairs with spaces between."""
    parts: list[str] = []
    for stretch in _STRETCH.findall(fold(text)):
        parts += map(str.__add__, stretch, stretch[1:])
        parts += (stretch[-1], _WALL)
    return " ".join(parts[:-1])


def phrase(words: str) -> str:
    """What finds ``words`` in an index of :func:`grams`, as an FTS5 expression; several stretches must all be there."""
    return " AND ".join(map(_phrase, _STRETCH.findall(fold(words))))


def _phrase(stretch: str) -> str:
    if len(stretch) == 1:
        return f'"{stretch}"*'
    return '"' + " ".join(map(str.__add__, stretch, stretch[1:])) + '"'
