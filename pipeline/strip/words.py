"""The words that pages are labelled with, from ``words.tsv``, and lines that are made of nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from ..packaged import alternatives, rows
from ..regex import regex

#: What may stand between two labels.
BETWEEN = regex(r"[\s|｜丨┊┆·•▼▲▾>＞》《<＜»›【】\[\]（）()：:/／+＋,，、×☆★✕-]+")
#: Signs and numbers, which say nothing themselves.
APART = regex(r"[\W\d_]+")

_LINKED = regex(r"[_|｜丨]")
_LISTED = regex(r"[\s、,，/·—-]+")
_SEARCHES = regex("(?:相关|热门|热搜|大家都在|推荐|友情)(?:搜索?|搜|关键词|标签|链接)?[:：]")
_LONGEST_ADVERT = 14
_SHORTEST_SPAM = 7  # characters: two adverts of two, something else, and what parts them


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, kind in rows(__file__, "words.tsv"):
        found.setdefault(kind, set()).update(alternatives(word))
    return {kind: frozenset(words) for kind, words in found.items()}


def of_kind(kind: str) -> frozenset[str]:
    """The words of one kind, which the head of ``words.tsv`` explains."""
    return _kinds()[kind]


def holds(text: str, kind: str) -> bool:
    """Whether a word of that kind stands anywhere in the text."""
    return _any_of(kind).search(text) is not None


@lru_cache(maxsize=32)
def _any_of(kind: str) -> re.Pattern[str]:
    return regex("|".join(map(re.escape, sorted(of_kind(kind)))))


@lru_cache(maxsize=32)
def _edges(kind: str) -> tuple[frozenset[str], frozenset[str], int]:
    """The first and last characters of the words of one kind, and how long the longest is."""
    words = of_kind(kind)
    return frozenset(word[0] for word in words), frozenset(word[-1] for word in words), max(map(len, words))


@lru_cache(maxsize=8192)
def pieces(text: str, kind: str) -> int:
    """How many words of that kind ``text`` is made of, at most; 0 where it holds anything else."""
    firsts, lasts, longest = _edges(kind)
    if text[:1] not in firsts or text[-1:] not in lasts:
        return 0
    words = of_kind(kind)
    most = [0] + [-1] * len(text)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            if most[start] >= 0 and most[start] + 1 > most[end] and text[start:end] in words:
                most[end] = most[start] + 1
    return max(most[-1], 0)


def made_of(text: str, kind: str) -> int:
    """How many words of that kind the text is made of, signs and numbers apart; 0 where it holds anything else."""
    count = 0
    for part in APART.split(text):
        found = pieces(part, kind) if part else 0
        if part and not found:
            return 0
        count += found
    return count


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    return tuple(of_kind("ending"))


def is_spam(text: str) -> bool:
    """Whether the line consists of planted links: several parts between bars, at least two of which advertise, or a list
    of short ones of which at least half do and two offer something.
    """
    if len(text) < _SHORTEST_SPAM:
        return False
    parts = [part for part in _LINKED.split(text) if part.strip()]
    if len(parts) >= 3 and len(text) <= 40 * len(parts):
        return sum(holds(part, "spam") for part in parts) >= 2
    if "。" in text or "；" in text:
        return False
    named = _SEARCHES.match(text)
    parts = [part for part in _LISTED.split(text[named.end() if named else 0 :]) if part]
    if len(parts) < 3 or max(map(len, parts)) > _LONGEST_ADVERT:
        return False
    return sum(holds(part, "spam") for part in parts) * 2 >= len(parts) and sum(map(is_advert, parts)) >= 2


def is_advert(text: str) -> bool:
    """Whether the few words advertise and offer something: 体育投注平台; 体育彩票 only names a thing."""
    return len(text) <= _LONGEST_ADVERT and holds(text, "offer") and holds(text, "spam")


def is_section(word: str) -> bool:
    """Whether sites call a section of theirs so: 新闻中心, 政策解读, 工作总结."""
    if word in of_kind("section") or (word.startswith("走进") and len(word) <= 6):
        return True
    return any(word.endswith(ending) and 2 <= len(word) - len(ending) <= 6 for ending in _endings())
