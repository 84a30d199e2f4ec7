"""Where a marker may stand in a text that has lost its lines: what that place says, by counted evidence.

Where lines are kept, a marker at a line start is one and most others are not. Where they are lost, the place must be
judged: after a full stop a marker begins a paragraph, after （…负责） as well, （二） inside words hardly ever is anything
else, and 统一、 hardly ever begins anything. The log-odds are counted over public documents whose lines were taken away
(``bench/count_headings.py``).
"""

from __future__ import annotations

import math
from typing import NamedTuple

from ..chinese.markers import Marker
from ..evidence import table
from ..regex import regex
from .costs import RANK
from .forms import CLAUSE, COMMA, SENTENCE

TABLE = "heading_starts"
#: What a nat of evidence weighs beside the costs of the search, whose unit is one plain oddity.
_WEIGHT = 0.6
#: A lead that another marker may stand under is at most this long: 二、整改情况（一）学习方面.
_LEAD = 40
#: 认真吸取的有以下几点一、…, 提出如下意见：一、…
_ANNOUNCED = regex(
    "(?:以下|如下|下列|下面|[两三四五六七八九十几])[几两三四五六七八九十]?(?:[点个项条种]|个?方面|意见|要求|问题|事项|工作|任务|建议|经验|体会|情况){1,3}[。：:，,]?$"
)
_REACH = 14  # characters before a marker that may announce it
_STOPS = regex("[。！？；：]")
_CLOSED = "）)》”』」"


class Place(NamedTuple):
    """What it costs to take the marker for one, and to take it for text."""

    accept: float
    skip: float


def features(text: str, line: int, marker: Marker, above: Marker | None) -> tuple[str, ...]:
    """What is seen of the place of ``marker`` in the line that begins at ``line``; ``above`` is the marker before it."""
    before = text[max(line, marker.start - 6) : marker.start]
    if SENTENCE.search(before):
        place = "after a sentence"
    elif CLAUSE.search(before) and before.rstrip()[-1] not in _CLOSED:
        place = "after ；or ："
    elif before[-1:] in _CLOSED:
        place = "after a bracket or quotation"
    elif COMMA.search(before):
        place = "after ，or a space"
    else:
        place = "inside words"
    seen = [f"{marker.family} {place}", f"{marker.family} {place}, {'first' if marker.value == 1 else 'later'}"]
    if place == "inside words":
        seen.append(f"{marker.family} after {before[-1:]}")
    if marker.value == 1 and _ANNOUNCED.search(text, max(line, marker.start - _REACH), marker.start):
        seen.append(f"{marker.family} announced")
    if above is not None and under_lead(text, line, marker, above):
        seen.append(f"{marker.family} ends the lead of another")
    return tuple(seen)


def under_lead(text: str, line: int, marker: Marker, above: Marker) -> bool:
    """Whether nothing but a short lead parts ``marker`` from ``above``, of a higher family: 三、重点任务（一）统筹建设."""
    if (
        RANK[above.family] >= RANK[marker.family]
        or not line <= above.start < above.end + 2 <= marker.start <= above.end + _LEAD
    ):
        return False
    return not _STOPS.search(text, above.end, marker.start)


def place(text: str, line: int, marker: Marker, above: Marker | None) -> Place:
    """The costs of the place, the less likely reading dearer."""
    odds = table(TABLE).weigh(features(text, line, marker, above))
    return Place(_WEIGHT * _softened(-odds), _WEIGHT * _softened(odds))


def _softened(odds: float) -> float:
    """Minus the logarithm of the probability that the log-odds ``-odds`` stand for."""
    return max(odds, 0.0) + math.log1p(math.exp(-abs(odds)))
