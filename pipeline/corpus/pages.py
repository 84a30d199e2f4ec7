"""Finds the files of a batch that are the pages of one text, and their order.

Files are pages of one text if they have the same title, folder and site, and something says that they are pages: a page number
(第2页, a row of page numbers), a link to the next page, or numbered names (123.html, 123_2.html). If two files have the same
number, one of these signs is misleading, and nothing is joined.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from ..chinese.pages import page_label
from ..regex import regex

SHORTEST = 6  # the least letters of a title; a shorter one is the name of a column
_NOT_WORD = regex(r"[\W_]+")
#: 123_2, page-3, 报告(2), 报告第3页, list.4, view?page=2
_NUMBERED = regex(r"(?P<stem>.*?)(?P<sign>[_\-. @(（=]|第)?(?P<number>\d{1,3})(?:[)）页]|\s)*")
_OF_PAGES = regex(r"第|(?<![A-Za-z])p(?:age)?[_\-=. ]?", re.I)


class Seen(NamedTuple):
    """What one file says about itself. ``page`` and ``pages`` are 0 if it does not say."""

    uri: str
    site: str
    title: str
    page: int
    pages: int
    next_page: str


class Found(NamedTuple):
    """The pages of one text, in order. If ``trouble`` is not empty, they can't be joined, and it says why."""

    uris: tuple[str, ...]
    trouble: str = ""


class _Numbered(NamedTuple):
    page: int
    seen: Seen


def pages_of_texts(files: Iterable[Seen]) -> Iterator[Found]:
    """The files that are pages of one text, text by text. Other files are left out."""
    alike: defaultdict[tuple[str, str, str], list[Seen]] = defaultdict(list)
    for seen in files:
        title = _NOT_WORD.sub("", page_label(seen.title, bare=True).title)
        if len(title) >= SHORTEST:
            alike[posixpath.dirname(seen.uri), seen.site, title].append(seen)
    for same in alike.values():
        if len(same) > 1 and _says_so(same):
            yield from _in_order(same)


def _says_so(same: Sequence[Seen]) -> bool:
    """Whether at least one file says that it is not the only page."""
    return any(seen.page > 1 or seen.pages > 1 or seen.next_page for seen in same) or (
        sum(_is_called_page(seen.uri) for seen in same) > 1
    )


def _is_called_page(uri: str) -> bool:
    """Whether a file is named like page_2 or 第2页, with any prefix."""
    stem, sign, number = _by_name(uri)
    return number > 0 and any(found.end() == len(stem + sign) for found in _OF_PAGES.finditer(stem + sign))


def _in_order(same: Sequence[Seen]) -> Iterator[Found]:
    numbered = sorted(_Numbered(_number(seen, same), seen) for seen in same)
    uris = tuple(one.seen.uri for one in numbered if one.page)
    numbers = [one.page for one in numbered if one.page]
    totals = {one.seen.pages for one in numbered if one.page and one.seen.pages}
    if len(numbers) < 2:
        return
    if len(set(numbers)) < len(numbers):
        twice = next(n for n in numbers if numbers.count(n) > 1)
        yield Found(uris, f"two of them say that they are page {twice}")
    elif len(totals) > 1 or max(numbers) > min(totals, default=max(numbers)):
        yield Found(uris, "they do not agree on how many pages there are")
    elif numbers[0] != 1:
        yield Found(uris, "the first page is not among them")
    else:
        yield Found(uris)


def _number(seen: Seen, same: Sequence[Seen]) -> int:
    """Its page number, from the page itself, the page that links to it, or its name; 0 if none of these says it."""
    said = seen.page or page_label(seen.title, bare=True).page
    if said:
        return said
    led = next((other.page for other in same if other.page and _leads_to(other, seen)), 0)
    if led:
        return led + 1
    stem, _, number = _by_name(seen.uri)
    if number and any(other is not seen and stem in (_stem(other.uri), _by_name(other.uri)[0]) for other in same):
        return number
    first = any(other is not seen and _by_name(other.uri)[0] == _stem(seen.uri) for other in same)
    return 1 if first or seen.next_page else 0


def _leads_to(one: Seen, other: Seen) -> bool:
    """Whether the link to the next page in one file names the file of the other."""
    address = urlsplit(unquote(one.next_page))
    name = posixpath.basename(address.path) + (f"?{address.query}" if address.query else "")
    return bool(name) and posixpath.basename(other.uri) in (name, f"{name}.html", posixpath.basename(address.path))


def _stem(uri: str) -> str:
    name = posixpath.basename(uri)
    stem, dot, suffix = name.rpartition(".")
    return stem if dot and 0 < len(suffix) <= 5 and not suffix.isdecimal() else name


def _by_name(uri: str) -> tuple[str, str, int]:
    """The parts of a numbered file name: the name without the number, the sign before the number, the number (or 0)."""
    found = _NUMBERED.fullmatch(_stem(uri))
    if found is None:
        return _stem(uri), "", 0
    return found["stem"], found["sign"] or "", int(found["number"])
