"""Text read in another code page than it was written in, where the way back gives Chinese.

UTF-8 read as Latin-1 (æ”¿åºœ), MacCyrillic (жФњеЇЬ), KOI8-R, GBK (鏀垮簻宸ヤ綔) or Big5; GBK and Big5 read as Latin-1 (¸÷Ïî) or
as each other. Every run is tried in every code page whose signs it is made of, and the likeliest reading wins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from ..chinese.frequent import FIRST, FIRST_TRADITIONAL, SECOND, SECOND_TRADITIONAL
from ..chinese.likely import likelihood
from ..chinese.widths import IS_HAN
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .codepage import LOST, ONE_BYTE, TWO_BYTES, shown, undone

#: Signs above ASCII that sound Chinese texts hold as well, so that they prove nothing.
_SOUND = "\u00a0“”‘’…—–·×÷°±§≤≥≠≈√∞∑π•€™©®" + LOST
_SIGNS = "".join(sorted({c for charset in ONE_BYTE for c in shown(charset)} - set(_SOUND)))
_SIGN = regex(f"[{re.escape(_SIGNS)}]")
_SIGNS_TOGETHER = regex(f"[{re.escape(_SIGNS)}][{re.escape(_SIGNS)}]")
#: Eight characters none of which is among the most frequent: one place in tens of thousands of a sound Chinese text.
_RARE = f"[^\\x00-\\x7f，。、；：“”（）《》？！\u3000{FIRST}{FIRST_TRADITIONAL}]"
_STRANGE = regex(f"{_RARE}{_RARE}{{7}}")
_EVERY_SECOND_STRANGE = regex(f"{_RARE}{_RARE}{{3,}}")
_STRANGE_WITH_LOSSES = regex(f"(?:{LOST}[@-~]|{_RARE}){{8}}")
#: First bytes of common UTF-8 ideographs and marks, as GBK shows them; rare as characters of their own.
_HINTS = "锛銆鈥鐨涓浜宸鍦鏄鏈鏀缁鍙鎴绗鍜骞"
_HINT = regex(f"[{_HINTS}]")
_WIDE = (regex("[^\\x00-\\x7f]{6,}"), regex("[^\\x00-\\x7f](?:[^\n]*[^\\x00-\\x7f])?"))
#: U+FFFD in UTF-8, read as GBK or as a code page of one byte: all that is left of characters lost before.
_MARK = LOST.encode()
_MARKS = ("锟斤拷", *(_MARK.decode(charset) for charset in ONE_BYTE))
_MARKS_TOGETHER = regex(f"(?<!“)(?P<gbk>(?:{_MARKS[0]})+)|(?:{'|'.join(_MARKS[1:])})+")
_FREQUENT = frozenset(FIRST + SECOND + FIRST_TRADITIONAL + SECOND_TRADITIONAL)

WRITTEN = ("utf-8", "gb18030", "big5hkscs")
WESTERN = ("cp1252", "mac_roman")  # capital Cyrillic letters are the bytes of frequent characters of GB 2312 by chance
DISTINCT = 3  # signs that a run of code pages of one byte must hold, as three bytes make one character
PROVES = -9.0  # mean log-likelihood of the way back; sound official texts have -7 to -8
BETTER = 2.0  # by how much more likely the way back must be, per character
FEWEST = 6  # different ideographs that prove one code page of two bytes against another
MOST_LOST = 0.5  # share of the way back: UTF-8 read as Big5 loses every second character


def judge(view: View) -> Iterator[Edit]:
    text = view.lines.string
    found: list[tuple[float, Edit]] = []
    if not view.lines.rare.isdisjoint(_SIGNS) and _SIGNS_TOGETHER.search(text):
        found += _narrow(text)
    for start, end in _strange_lines(view.lines):
        found += _wide(text, start, end)
    if view.lines.holding(_MARKS):
        found += _marks(text)
    yield from _apart(found)


def _strange_lines(lines: Lines) -> Iterator[tuple[int, int]]:
    """Lines that hold many rare characters together, or first bytes of UTF-8 as GBK shows them."""
    text = lines.string
    places = [*_strange(text), *_strange_with_losses(text)]
    hints = [m.start() for m in _HINT.finditer(text)] if not lines.rare.isdisjoint(_HINTS) else []
    end = -1
    for place in sorted(places + hints * (len(hints) >= 2)):
        if place > end:
            end = text.find("\n", place) % (len(text) + 1)
            yield text.rfind("\n", 0, place) + 1, end


def _strange(text: str) -> Iterator[int]:
    """Where characters stand that make their line strange. Every second of them is looked at first, for half the time."""
    for seconds in _EVERY_SECOND_STRANGE.finditer(text[1::2]):
        if match := _STRANGE.search(text, 2 * seconds.start(), 2 * seconds.end() + 1):
            yield match.start()


def _strange_with_losses(text: str) -> Iterator[int]:
    end = -1
    while (place := text.find(LOST, end + 1)) >= 0:
        end = text.find("\n", place) % (len(text) + 1)
        if match := _STRANGE_WITH_LOSSES.search(text, text.rfind("\n", 0, place) + 1, end):
            yield match.start()


def _narrow(text: str) -> list[tuple[float, Edit]]:
    return [
        way
        for charset in ONE_BYTE
        for written in (WRITTEN if charset in WESTERN else WRITTEN[:1])
        for match in _run(charset, written).finditer(text)
        if len(set(_SIGN.findall(match[0]))) >= DISTINCT and (way := _way_back(match, charset, written))
    ]


@cache
def _run(charset: str, written: str) -> re.Pattern[str]:
    """A stretch of a line in what the code page shows. A0 is no half of a character of two bytes; ASCII may be one."""
    second = "" if written == "utf-8" else "[@-~]?"
    none = "\u00a0" if written != "utf-8" and "\u00a0".encode(charset) == b"\xa0" else ""
    signs = re.escape("".join(sorted(set(shown(charset) + LOST) - set(none))))
    return regex(f"[{signs}](?:[ -~{signs}]*[{signs}])?{second}")


def _wide(text: str, start: int, end: int) -> list[tuple[float, Edit]]:
    return [
        way
        for pattern in _WIDE
        for match in pattern.finditer(text, start, end)
        if IS_HAN.search(match[0]) and likelihood(match[0])[1] < PROVES
        for charset, all_written in TWO_BYTES.items()
        for written in all_written
        if (way := _way_back(match, charset, written))
    ]


def _way_back(match: re.Match[str], read: str, written: str) -> tuple[float, Edit] | None:
    """How much more likely the way back is than what stands there, and the edit; None where it proves nothing."""
    run = match[0]
    healed, lost = undone(run, read, written)
    sound = healed.replace(LOST, "")
    han = set(IS_HAN.findall(sound))  # the line of a table may give one character many times
    if lost > _may_lose(run, read, written) or len(han) < (2 if written == "utf-8" or read in ONE_BYTE else FEWEST):
        return None
    if len(han & _FREQUENT) * 2 < len(han) or lost > MOST_LOST * len(healed):
        return None
    total, mean = likelihood(sound)
    before, mean_before = likelihood(run.replace(LOST, ""))
    if mean < PROVES or mean < mean_before + BETTER:
        return None
    return total - before, Edit(match.start(), match.end(), healed)


def _may_lose(run: str, read: str, written: str) -> int:
    """Characters that may be lost. Of two bytes, only beside what the reader marked: else sound text beside would go."""
    return len(run) if read in ONE_BYTE and written == "utf-8" else 2 * run.count(LOST) + run.count("?")


def _marks(text: str) -> list[tuple[float, Edit]]:
    return [
        (0.0, Edit(m.start(), m.end(), LOST * (len(m[0]) * (2 if m["gbk"] else 1) // len(_MARK))))
        for m in _MARKS_TOGETHER.finditer(text)
    ]


def _apart(found: list[tuple[float, Edit]]) -> list[Edit]:
    """The edits that gain most, none touching another, in order."""
    taken: list[Edit] = []
    for _, edit in sorted(found, key=lambda way: -way[0]):
        at = bisect_left(taken, edit)
        if (at == 0 or taken[at - 1].end <= edit.start) and (at == len(taken) or edit.end <= taken[at].start):
            taken.insert(at, edit)
    return taken


RULE = Rule(
    "repair/mojibake",
    judge,
    HIGH,
    why="Encoded as it was read and decoded as it was written the run is Chinese; U+FFFD stands for what no way gives back.",
    where=Where.ANYWHERE,
    examples=(
        Example("ÕþÊÐ¹¤×÷±¨¸æ", becomes="政市工作报告"),
        Example("æ”¿åºœ工作", becomes="政府工作"),
        Example("国械注准××××3××××4，其中××××3为年份"),
    ),
)
