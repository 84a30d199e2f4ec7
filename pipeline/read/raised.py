"""Raised figures: a note mark is set in brackets, a power in raised figures, so that neither joins the number beside it.

常住人口¹761.48万人 has a small raised 1 before 761.48: as plain letters it would read 1761.48.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Omission

MARK = re.compile(r"\d{1,3}(?:[,，、]\d{1,3}){0,2}|[*＊†‡]{1,3}")
BRACKETED = re.compile(r"[\[〔【(（]\d{1,3}[\])）】〕]|[①-⑳]|注\d{0,2}")
POWER = re.compile(r"[-−–]?\d")
UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcdmhuμn]?m|s|[×xX*·]\s?10|[元人个]/m)$")
FIGURES = str.maketrans("0123456789-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")


def written(text: str, before: str) -> str:
    """What stands for a raised run after the characters ``before``; ``text`` itself where it is no mark and no power.

    >>> written("1", "常住人口"), written("2", "建筑面积500m"), written("th", "the 5")
    ('[1]', '²', 'th')
    """
    run = text.strip()
    if POWER.fullmatch(run) and UNIT.search(before[-8:]):
        return run.translate(FIGURES)
    return f"[{run}]" if MARK.fullmatch(run) and not BRACKETED.fullmatch(run) else text


def told(marks: int, locator: str) -> Iterator[Omission]:
    """The record that note marks of a file are written in another way than they are drawn."""
    if marks:
        yield Omission(locator, 0, f"{marks} raised note marks, written in brackets: [1]")
