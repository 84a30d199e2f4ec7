"""A page of a PDF as the library gives it: stretches of text and where they stand."""

from __future__ import annotations

from typing import NamedTuple

from .columns import Segment
from .rules import Rule


class Sheet(NamedTuple):
    """One page, in points. ``drawn``: something is on it, be it only a picture."""

    width: float
    height: float
    segments: tuple[Segment, ...]
    drawn: bool
    rules: tuple[Rule, ...] = ()
