"""Whether bytes that begin no page are HTML all the same: the paragraphs of one, as databases and interfaces give them.

A text may speak of tags (用<p>分段，用<br>换行), hold a stray one or print <U+00A0>; in a fragment the tags set the text:
they are balanced, and stand where paragraphs end and not in the middle of sentences.
"""

from __future__ import annotations

import re

from ..regex import regex

_BLOCK = rb"p|div|h[1-6]|table|tbody|tr|td|th|ul|ol|li|section|article|blockquote|dl|dt|dd|center|pre"
_INLINE = rb"span|b|strong|font|a|i|em|u|img|sup|sub|big|small|o:p"
#: <p>…</p>, <h1>…</h1>, <br/>… at the very start, whatever only paints the words before it: <span><p>
_OPENS = regex(rb"\s*(?:<(?:" + _INLINE + rb")\b[^<>]*>\s*)*<(" + _BLOCK + rb"|br|hr)\b[^<>]*>", re.I)
#: A tag that ends a line of text. Two bytes of UTF-8 or GBK tell the end of a sentence before it (。：；！？”）), a full-width
#: blank after it; a tag that 、 or ， follows is one that the text speaks of.
_SENTENCE_ENDS = (
    rb"\xe3\x80\x82|\xef\xbc[\x9a\x9b\x81\x9f\x89]|\xe2\x80\x9d|\xa1[\xa3\xb1]|\xa3[\xba\xbb\xa1\xbf\xa9]|[>:;!?)]"
)
_BREAK = rb"</?(?:" + _BLOCK + rb"|br)\b[^<>]*>"
_NO_MARK = rb"(?![ \t]*(?:\xe3\x80\x81|\xef\xbc[\x8c\x9b]|\xe3\x80\x82|\xa1[\xa2\xa3]|\xa3[\xac\xbb]|[,.;]))"
_IN_PLACE = regex(
    rb"(?:(?:" + _SENTENCE_ENDS + rb"|^|\n)[ \t]*" + _BREAK + _NO_MARK
    + rb"|" + _BREAK + rb"(?=[ \t]*(?:<|$|\r?\n|&nbsp;|&#160;|\xe3\x80\x80|\xa1\xa1)))",
    re.I,
)  # fmt: skip
_ANY_BREAK = regex(_BREAK, re.I)
START = 8192  # bytes that are looked at
FEWEST = 2  # breaks in place, where the text does not begin with a tag


#: A tag that opens something, or a line break.
_START_TAG = regex(rb"<(?:" + _BLOCK + rb"|" + _INLINE + rb"|br|hr)\b", re.I)
_END_TAG_IN_LINE = regex(rb"</(?:" + _BLOCK + rb"|" + _INLINE + rb")\s*>[ \t]*(?=[^\s<])", re.I)


def has_stray_ends(head: bytes) -> bool:
    """Whether all tags are end tags, and stand at ends of lines: what is left in a text whose lines are its own."""
    return b"</" in head and not _START_TAG.search(head) and not _END_TAG_IN_LINE.search(head)


def is_fragment(head: bytes) -> bool:
    """Whether the start of a file, in an encoding of one or two bytes or UTF-8, is a fragment of HTML."""
    head = head[:START]
    if b"<" not in head or has_stray_ends(head):
        return False
    opening = _OPENS.match(head)
    if opening:
        tag = opening[1].lower()
        return tag in (b"br", b"hr") or b"</" + tag in head[opening.end() :].lower()
    breaks = len(_ANY_BREAK.findall(head))
    if breaks < FEWEST:
        return False
    in_place = len(_IN_PLACE.findall(head))
    if in_place < FEWEST or in_place * 2 < breaks:
        return False
    lines = [line for line in head.splitlines() if line.strip()]
    return sum(1 for line in lines if _ANY_BREAK.search(line)) * 2 > len(lines)
