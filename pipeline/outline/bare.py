"""Headings without a number in a text that has lost its lines: …再上台阶。2019年工作回顾过去一年，….

Such a heading is the words behind the end of a sentence, ends in one of few words, and a body begins right behind it. The
words, and what stands on both sides of that place, were counted (``bench/count_headings.py``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ..chinese.widths import HAN
from ..evidence import grams, table
from ..regex import regex
from .candidates import Candidate
from .costs import cost
from .ends import opens_with
from .ground import Ground

TABLE = "bare_heading"
#: Log-odds: of the places with more that were counted, 98 of 100 are headings.
LIKELY = 1.7
LONGEST = 32
_AGAIN = 3  # times that one heading stands in a text
_WORDS = f"[“{HAN}0-9][{HAN}“”0-9、—]{{3,31}}"
_HEADING = regex(f"(?<=[。！？]){_WORDS}$")
_LINE = regex(_WORDS)
_TIMED = regex("(?:19|20)[0-9]{2}年|“?[一二三四五六七八九十]{1,3}五|过去|今后|未来|[下本上]")
#: No heading ends before one of these.
_GOES_ON = frozenset("的和与及等是为了中上方、，。；：！？,;:!?）)》”】")
_MARK = regex("[，。；：、！？]")
_REACH = 64  # characters of the body in which its first clause ends
_OPENING = 14  # characters of the body in which words of the heading come again


def bare_headings(ground: Ground, printed: Sequence[Candidate]) -> Iterator[Candidate]:
    """The headings, in text order; none of them holds one of ``printed``, the markers that stand in the text, and none comes
    again and again.
    """
    if not ground.unbroken:
        return
    text, taken = ground.text, {c.start for c in printed}
    likely = [
        at for at in places(text, known_words()) if _odds(text[slice(*at)], text[at[1] : at[1] + _REACH]) > LIKELY
    ]
    times = Counter(text[start:end] for start, end in likely)
    for start, end in likely:
        if taken.isdisjoint(range(start, end)) and times[text[start:end]] <= _AGAIN:
            price = cost("at line start")
            yield Candidate(start, start, "none", 0, "", price, cost("skip styled"), False, until=end)


def heads(line: str, below: str) -> bool:
    """Whether a line is such a heading over the line below."""
    if not _LINE.fullmatch(line) or not known_words().search(line, len(line)):
        return False
    return _odds(line, below[:_REACH]) > LIKELY


@lru_cache(1024)
def _odds(heading: str, body: str) -> float:
    return table(TABLE).weigh(features(heading + body, 0, len(heading)))


@cache
def known_words() -> re.Pattern[str]:
    """The words that such headings end in, as they were counted."""
    return any_of(
        feature.removeprefix("ends in ") for feature in table(TABLE).weights if feature.startswith("ends in ")
    )


def any_of(words: Iterator[str]) -> re.Pattern[str]:
    """Where one of ``words`` ends."""
    return regex(f"(?<=(?:{'|'.join(sorted(words))}))")


def places(text: str, words: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where such headings may begin and end, by the ``words`` they may end in."""
    for word in words.finditer(text):
        end = word.end()
        heading = _HEADING.search(text, max(end - LONGEST - 1, 0), end)
        if heading and end < len(text) and text[end] not in _GOES_ON and not text.startswith("如下", end):
            yield heading.start(), end


def features(text: str, start: int, end: int) -> Iterator[str]:
    """What is seen of a heading that begins at ``start`` and ends at ``end``."""
    heading = text[start:end]
    yield f"ends in {heading[-2:]}"
    yield f"length {_size(end - start)}"
    yield f"evidence {max(-3, min(6, grams.before(text, end) + grams.behind(text, end)))}"
    yield f"pair {grams.grams('pair').get(text[end - 1 : end + 1], 0)}"
    yield from opens_with(text, end)
    if _TIMED.match(heading):
        yield "begins with a time"
    mark = _MARK.search(text, end, end + _REACH)
    clause = mark.start() - end if mark else _REACH
    yield f"body's clause {_size(clause)}"
    yield f"body's clause {min(clause, 8)}{mark[0] if mark else ''}"
    body = text[end : end + _OPENING]
    yield f"words come again {min(3, sum(heading[at : at + 2] in body for at in range(len(heading) - 1)))}"


def _size(length: int) -> int:
    """Lengths in steps: each up to 13, then by fours."""
    return length if length < 14 else min(20, 14 + (length - 14) // 4)
