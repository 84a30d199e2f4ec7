"""Where a heading ends whose body follows with no mark between, by counted evidence.

Every place up to the first stop is asked, and the stop itself: the words on either side, the lengths of the clauses, what
recurs in this text, how the siblings end. The likeliest place wins. Evidence is counted over public documents whose lines
were taken away (``bench/count_headings.py``), which also says how often it is right on documents that were held out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add
from typing import NamedTuple

from ..chinese.kinds import KIND
from ..chinese.numerals import NUMERAL
from ..evidence import grams, table
from ..regex import regex

TABLE = "heading_ends"
#: No heading is longer.
LONGEST = 64
#: A text of fewer characters is short.
SHORT = 1500
#: How many characters of the body are looked at for words of the heading.
_OPENING = 14
_CLAUSE = regex("[，,；;]")
_MARK = regex("[，。；：、！？]")
_SENTENCE = regex("[。！？]")
_INSTITUTION = regex("[^，。；]{0,14}(?:政府|委员会|[厅局部委办院会](?=[，、]|[要应和]))")
#: A mask (20xx年) is a year too.
_IN_YEAR = "(?:19|20)(?:[0-9]{2}|[xX×*＊]{2}) ?年"
_YEAR = regex(_IN_YEAR)
_SINCE = regex(f"(?:{_IN_YEAR}|今年|去年|近年|当前|目前|[一二三五十]年)(?:以来|来)?[，,]")
#: 编制目的为规范处置程序，…; 适用范围本预案适用于….
_PURPOSE = regex("为了?[^，。；：]{3,24}，")
_ITSELF = regex(f"本{KIND}")
_CLOSERS = {"“": "”", "（": "）", "《": "》", "(": ")", "【": "】", "〔": "〕"}
_NO_END, _NO_BEGINNING = "，,、；;：:。（(《“【—-·．.", "，。、；：！？,;:!?）)》”】』」〉%％…—～-"


#: 删除第四条、第五条: an article that is named belongs to what is said of it.
_VERBS = frozenset("除去止将對对把在改增加")
_ARTICLE = regex(f"第[{NUMERAL}0-9]{{1,8}}[条條款项項]")


class End(NamedTuple):
    """A place where a heading may end. ``kind`` is ``cut`` (nothing marks it), ``stop`` (its sentence ends) or ``all``
    (what comes next is a marker)."""

    place: int
    kind: str


class Shape(NamedTuple):
    """How a heading is built: what its siblings are held to."""

    kind: str
    length: int
    clauses: int
    last: str  # its last two characters
    body: str  # the first two of its body


@dataclass(frozen=True, slots=True)
class Words:
    """What recurs in a text: pairs of characters, what clauses end in, what sentences and clauses begin with."""

    pairs: Mapping[str, int]
    ends: Mapping[str, int]
    sentences: Mapping[str, int]
    clauses: Mapping[str, int]
    fours: Mapping[str, int]
    short: bool  # the text: that nothing recurs in it says little

    @classmethod
    def of(cls, text: str, asked: Iterable[str]) -> Words:
        """Counted over ``text``, in one pass each; of the strings of four characters those that are ``asked`` for, and
        of the pairs those in the middle of them.
        """
        wanted = frozenset(asked)
        pairs = list(map(add, text, text[1:]))
        marks = [match.start() for match in _MARK.finditer(text)]
        return cls(
            Counter(filter({four[1:3] for four in wanted}.__contains__, pairs)),
            Counter(text[max(at - 2, 0) : at] for at in marks),
            Counter(text[at + 1 : at + 3] for at in marks if text[at] in "。！？"),
            Counter(text[at + 1 : at + 3] for at in marks),
            Counter(filter(wanted.__contains__, map(add, pairs, pairs[2:]))),
            len(text) < SHORT,
        )


def places(text: str, start: int, until: int) -> Iterator[int]:
    """Where a heading that begins at ``start`` may end with no mark: inside no bracket, number or Latin word."""
    waiting: list[str] = []
    for place in range(start + 1, min(until, start + LONGEST, len(text))):
        before, after = text[place - 1], text[place]
        if before in _CLOSERS:
            waiting.append(_CLOSERS[before])
        elif waiting and before == waiting[-1]:
            waiting.pop()
        if place < start + 2 or waiting or before in _NO_END or after in _NO_BEGINNING:
            continue
        if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
            continue
        if after == "第" and before in _VERBS and _ARTICLE.match(text, place):
            continue
        yield place


def candidates(text: str, start: int, until: int) -> list[End]:
    """Every place where the heading may end that begins at ``start``; ``until`` is where its sentence ends, or where
    the next marker stands.
    """
    kind = "stop" if _SENTENCE.match(text, until - 1) else "all"
    last = until - 1 if kind == "stop" else until
    return [*(End(place, "cut") for place in places(text, start, last)), End(until, kind)]


def around(text: str, start: int, until: int) -> set[str]:
    """The two characters before and the two after each place: words that go over it may stand elsewhere in the text."""
    return {text[place - 2 : place + 2] for place in places(text, start, until)}


def features(text: str, start: int, end: End, family: str, words: Words) -> list[str]:
    """What speaks for and against the end, siblings left out."""
    place = end.place
    lead = text[start:place]
    clauses = _CLAUSE.split(lead)
    if end.kind != "cut":
        seen = [end.kind, f"{end.kind} length {_size(len(lead))}", f"{end.kind} clauses {min(len(clauses), 5)}"]
        return [*seen, f"{end.kind} {family}", f"{end.kind} ends {lead[-3:-1] if end.kind == 'stop' else lead[-2:]}"]
    return [
        "cut",
        f"cut {family}",
        *_beside(text, start, place),
        *_built(clauses),
        *_recurring(text, lead, place, words),
    ]


def _beside(text: str, start: int, place: int) -> Iterator[str]:
    """The characters on either side, and the clause that the body begins with."""
    for length in (1, 2, 3, 4):
        if place - start >= length:
            yield f"ends {text[place - length : place]}"
        yield f"body {text[place : place + length]}"
    yield f"end evidence {grams.before(text, place)}"
    yield f"body evidence {grams.behind(text, place)}"
    yield f"pair evidence {grams.grams('pair').get(text[place - 1 : place + 1], 0)}"
    mark = _MARK.search(text, place, place + LONGEST)
    size = mark.start() - place if mark else LONGEST
    yield f"body's clause {_size(size)}"
    yield f"body's clause {min(size, 8)}{mark[0] if mark else ''}"
    yield from opens_with(text, place)


def opens_with(text: str, place: int) -> Iterator[str]:
    """What a body that begins at ``place`` opens with: an institution, a year, a clause of time or purpose, this text."""
    if _INSTITUTION.match(text, place, place + 20):
        yield "body opens with an institution"
    if _YEAR.match(text, place):
        yield "body opens with a year"
    if _SINCE.match(text, place):
        yield "body opens with a clause of time"
    if _PURPOSE.match(text, place):
        yield "body opens with a purpose"
    if _ITSELF.match(text, place):
        yield "body opens with its text's name"


def _built(clauses: Sequence[str]) -> Iterator[str]:
    """The lengths of the heading and its clauses, and whether they are parallel."""
    last = _size(len(clauses[-1]))
    yield f"length {_size(sum(map(len, clauses)) + len(clauses) - 1)}"
    yield f"clauses {min(len(clauses), 4)}"
    yield f"last clause {last}"
    yield f"clauses {min(len(clauses), 3)}, last {last}"
    if len(clauses) > 1:
        yield f"last clause longer by {max(-4, min(6, len(clauses[-1]) - len(clauses[-2])))}"
        if clauses[0][:2] == clauses[-1][:2]:
            yield "clauses begin alike"
        if clauses[-1][-2:] == clauses[-2][-2:]:
            yield "clauses end alike"


def _recurring(text: str, lead: str, place: int, words: Words) -> Iterator[str]:
    """What stands elsewhere in this text too, and what of the heading comes again at the body's start."""
    before, after = text[place - 2 : place], text[place : place + 2]
    size = ", in a short text" if words.short else ""
    yield f"pair recurs {_times(words.pairs.get(text[place - 1 : place + 1], 0) - 1)}{size}"
    yield f"word over the end recurs {_times(words.fours.get(before + after, 0) - 1)}{size}"
    yield f"sentences begin so {min(words.sentences.get(after, 0), 3)}{size}"
    yield f"clauses begin so {min(words.clauses.get(after, 0), 4)}{size}"
    yield f"clauses end so {min(words.ends.get(before, 0), 4)}{size}"
    body = text[place : place + _OPENING]
    yield f"words come again {min(3, sum(lead[at : at + 2] in body for at in range(len(lead) - 1)))}"
    if before in body:
        yield "last word comes again"
    if lead[:2] == after:
        yield "first word comes again"


class _Alike:
    """Siblings of one kind together: each is looked at once, however many places are held to them."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self.count = len(shapes)
        self.usual = sorted(shape.length for shape in shapes)[len(shapes) // 2]
        self.characters = {shape.last[-1:] for shape in shapes}
        self.words = {shape.last for shape in shapes}
        self.bodies = {shape.body for shape in shapes}
        self.clauses = Counter(shape.clauses for shape in shapes)


class Siblings:
    """What the siblings of a heading say of its end: whether they end in a stop, how long they are, what they end in."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        kinds = [shape.kind for shape in shapes]
        share = _share(kinds.count("stop"), len(shapes)) if shapes else ""
        self._stopped = (share, f"{share} of {min(len(shapes), 3)}") if shapes else ()
        self._alike = {kind: _Alike([one for one in shapes if one.kind == kind]) for kind in set(kinds)}

    def features(self, text: str, start: int, end: End) -> Iterator[str]:
        """What speaks for and against the end of the heading that begins at ``start``."""
        if not self._stopped or end.kind == "all":
            return
        for share in self._stopped:
            yield f"{end.kind}, siblings with a stop: {share}"
        alike = self._alike.get(end.kind)
        if alike is None:
            return
        longer = max(-4, min(4, round(3 * math.log((end.place - start) / alike.usual))))
        yield f"{end.kind}, longer than siblings by {longer}"
        if end.kind == "cut":
            yield from _like(text, start, end.place, alike)


def _like(text: str, start: int, place: int, siblings: _Alike) -> Iterator[str]:
    last = text[place - 2 : place]
    yield "ends as a sibling" if last[-1:] in siblings.characters else "ends as no sibling"
    if last in siblings.words:
        yield "ends in a sibling's word"
    if text[place : place + 2] in siblings.bodies:
        yield "body begins as a sibling's"
    clauses = len(_CLAUSE.findall(text, start, place)) + 1
    yield f"clauses as siblings {round(3 * siblings.clauses[clauses] / siblings.count)}"


def shape(text: str, start: int, end: End) -> Shape:
    """How the heading is built that begins at ``start`` and ends there."""
    lead = text[start : end.place]
    return Shape(end.kind, max(len(lead), 1), len(_CLAUSE.split(lead)), lead[-2:], text[end.place : end.place + 2])


def weigh(seen: Iterable[str]) -> float:
    """The log-odds of an end by what is seen of it."""
    return table(TABLE).weigh(seen)


def _size(length: int) -> int:
    """Lengths in steps: each up to 13, then by threes."""
    return length if length < 14 else min(20, 14 + (length - 14) // 3)


def _times(count: int) -> int:
    return 0 if count <= 0 else 1 if count == 1 else 2 if count < 5 else 3


def _share(part: int, whole: int) -> str:
    return "none" if not part else "all" if part == whole else f"{round(3 * part / whole)}/3"
