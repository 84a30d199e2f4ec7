"""Storms: one marker hundreds of times in turn, which counts nothing and would cost the search its time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from ..chinese.markers import Marker
from .candidates import Candidate
from .costs import UNCOUNTED

#: So many equal markers of one family in turn, none of another value between them, are no outline.
MOST = 60

_VALUE = attrgetter("family", "value")

Found = TypeVar("Found", Marker, Candidate)


def calmed(found: Sequence[Found]) -> tuple[Found, ...]:
    """The markers, or candidates, without those of a storm: they are text, as far as the outline goes."""
    equal = Counter(map(_VALUE, found))
    stormy = {family for (family, _), count in equal.items() if count > MOST and family not in UNCOUNTED}
    storms: set[Found] = set()
    for family in stormy:
        for _, run in groupby([one for one in found if one.family == family], _VALUE):
            turn = list(run)
            storms.update(turn if len(turn) > MOST else ())
    return tuple(one for one in found if one not in storms) if storms else tuple(found)
