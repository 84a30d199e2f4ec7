"""Raised figures: a note mark is set in brackets, a power in raised figures, so that neither joins the number beside it.

常住人口¹761.48万人 has a small raised 1 before 761.48: as plain letters it would read 1761.48.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Omission
from ..regex import regex

MARK = regex(r"(?:注\s?)?\d{1,3}(?:\s?[,，、~～–-]\s?\d{1,3}){0,2}[)）]?|注|[*＊†‡]{1,3}")
#: Which runs are powers, and what they stand behind: units of length, area and room, signs of formulas, and tens.
POWERS = (
    (regex("[2-4]"), regex(r"(?:^|[^A-Za-z])(?:[kcdmhuμnN]?m|K?M|s|[RrXxχσ])$|[/／]米$")),
    (regex(r"[-−–]\d{1,2}"), regex("[A-Za-zμΩ]$|10$")),  # no note has a number below nought
    (regex(r"\d{1,2}"), regex(r"[×xX*·]\s?10$")),
    (regex(r"[3-9]|1\d"), regex(r"(?:^|[^\d.,])10$")),
    (regex("0"), regex(r"\d$")),  # no note either: 25 ⁰C
)
FIGURES = str.maketrans("0123456789-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")


def written(text: str, before: str) -> str:
    """What stands for a raised run after the characters ``before``; ``text`` itself where it is no mark and no power.

    >>> written("1", "常住人口"), written("2", "建筑面积500m"), written("th", "the 5"), written("注1", "用电量")
    ('[1]', '²', 'th', '[注1]')
    """
    run = text.strip()
    behind = before[-8:].rstrip()
    if any(power.fullmatch(run) and base.search(behind) for power, base in POWERS):
        return run.translate(FIGURES)
    return f"[{run.rstrip(')）')}]" if MARK.fullmatch(run) else text


def told(marks: int, locator: str) -> Iterator[Omission]:
    """The record that note marks of a file are written in another way than they are drawn."""
    if marks:
        yield Omission(locator, 0, f"{marks} raised note marks, written in brackets: [1]")
