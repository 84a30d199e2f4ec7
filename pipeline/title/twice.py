"""The same words twice in a row, or nearly: 讲话范文讲话范文."""

from __future__ import annotations

from ..chinese.widths import CJK
from ..regex import regex

_TWICE = regex(r"(?P<title>[^。；！？\n]{8,60}?)\s?(?P=title)")
_HAN = regex(f"[{CJK}]")
_LEAST = 6  # ideographs of a title that stands twice
_SAME = 3  # characters that both begin with


def twice_end(title: str) -> tuple[int, int] | None:
    """Where the first of two equal titles that open ``title`` ends, and where the second does."""
    found = _TWICE.match(title)
    if found and len(_HAN.findall(found["title"])) >= _LEAST:
        return found.end("title"), found.end()
    return None


def nearly_twice(title: str) -> int:
    """Where the first of two titles that together make ``title`` ends, a few characters less in one of them; 0: none.

    >>> nearly_twice("县长在抗旱会上讲话县长在抗旱会上的讲话")
    9
    >>> nearly_twice("青石镇修渠工作调研报告修渠工作青石镇调研报告")
    11
    """
    half = len(title) // 2
    if len(title) == 2 * half and is_reordered(title[:half], title[half:]):
        return half
    place = title.find(title[:_SAME], _LEAST)
    while place > 0:
        if is_shortened(title[:place], title[place:]):
            return place
        place = title.find(title[:_SAME], place + 1)
    return 0


def is_reordered(one: str, other: str) -> bool:
    """Whether the two are the same words in another order; years and other numbers may change places in two titles."""
    if len(one) < 8 or len(one) != len(other) or sorted(one) != sorted(other):
        return False
    return not any(character.isdigit() for character in one)


def is_shortened(one: str, other: str) -> bool:
    """Whether one of the two is what is left of the other after a few characters were dropped."""
    short, long = sorted((one, other), key=len)
    if len(short) < 8 or len(short) * 5 < len(long) * 3:
        return False
    rest = iter(long)
    return all(character in rest for character in short)
