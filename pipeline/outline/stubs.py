"""Decimal numbers that lost their lines: 1总则1.1编制目的1.2编制依据 is three headings.

A bare number counts as a chapter's only where its first part follows it: 2 of 2组织体系2.1指挥部. The parts of a chapter
stand behind a sentence's end or behind the short lead of the part before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..chinese.widths import HAN
from ..regex import regex
from .candidates import Candidate
from .costs import cost
from .ground import Ground

_HAN = f"[{HAN}]"
_END = "[.．、]?[ \u3000]{0,2}"  # what a number may end in: 1. 总则1.1. 编制目的
#: The lead of a chapter, and its first part.
_PARTED = f"{_HAN}{{2,14}}(?P=number)[.．]1(?![0-9]){_END}{_HAN}"
_CHAPTER = regex(rf"(?P<number>[1-9](?<![0-9.．第].)[0-9]?){_END}(?={_PARTED})")
#: 第1章总则1.1编制目的: the chapter has its own marker, which says nothing of its parts.
_NAMED = regex(rf"第(?P<number>[1-9][0-9]?)章[ \u3000]?(?={_PARTED})")
_PART = regex(rf"(?P<number>[1-9](?<![0-9.．].)[0-9]?(?:[.．][1-9][0-9]?){{1,3}})(?![0-9%％]){_END}(?={_HAN})")
#: What 3.1 may count; a word that begins like a measure is none: 3.1分级响应, 4.2成立机构.
_MEASURE = regex(
    "[万亿億元吨亩米]|倍(?!增)|分(?![级类工析布段步别管享配局期公行支组拨包红项值解])|成(?![立员果效本就长分])|"
    "个百分点|公[里斤顷]|[平立]方"
)
#: 7个村, 7月: no chapter.
_COUNTED = regex("[年月日号时天次个名人户所座条项件处台级类种]")
_BEFORE = regex(r"[。！？；：）)\n][ \u3000]?$")
#: The lead of a part that the next one may stand behind.
_LEAD = regex(rf"{_HAN}{{2,16}}")


def stubs(ground: Ground) -> Iterator[Candidate]:
    """The chapters and parts within lines, in text order; parts at line starts are read as all markers are."""
    text = ground.text
    if ".1" not in text and "．1" not in text:
        return
    bare = {match["number"]: match for match in _CHAPTER.finditer(text)}  # the last time: contents name them before
    chapters = {match["number"]: match for match in _NAMED.finditer(text)} | bare
    if not chapters:
        return
    begun = {match.start() for match in bare.values()}
    last = -1  # where the lead of the last part begins
    for match in _PART.finditer(text):
        parts = match["number"].replace("．", ".").split(".")
        start = match.start()
        chapter = chapters.get(parts[0])
        if (chapter and start < chapter.start()) or _MEASURE.match(text, match.end()):
            continue
        begins = start == ground.line_start(start)
        if chapter and parts[1:] == ["1"] and chapter.start() in begun:
            begun.remove(chapter.start())
            yield from _opened(ground, chapter, last)
        if begins or parts[1:] == ["1"] or _BEFORE.search(text, max(start - 2, 0), start) or _led(text, last, start):
            last = match.end()
            if not begins:
                yield _candidate(match, f"decimal-{len(parts)}", False)
    if bare:
        yield from _partless(ground, bare, last)


def _opened(ground: Ground, chapter: re.Match[str], last: int) -> Iterator[Candidate]:
    """The chapter, where a chapter may begin: 1 anywhere, the others behind a sentence or the lead of the last part."""
    start = chapter.start()
    begins = start == ground.line_start(start)
    first = chapter["number"] == "1"
    if begins or first or _BEFORE.search(ground.text, max(start - 2, 0), start) or _led(ground.text, last, start):
        yield _candidate(chapter, "arabic-bare", begins)


def _partless(ground: Ground, chapters: Mapping[str, re.Match[str]], last: int) -> Iterator[Candidate]:
    """The chapter behind the last one that has parts, if it has none: 。7附则本预案由….."""
    number = 1 + max(int(number) for number in chapters)
    found = regex(rf"(?<=[。！？])(?P<number>{number}){_END}(?={_HAN}{{2}})").search(ground.text, max(last, 0))
    if found and not _MEASURE.match(ground.text, found.end()) and not _COUNTED.match(ground.text, found.end()):
        yield _candidate(found, "arabic-bare", False)._replace(skip=cost("skip sentence"))


def _led(text: str, last: int, start: int) -> bool:
    """Whether nothing but the lead of the part before stands in front of ``start``."""
    return 0 <= last < start and bool(_LEAD.fullmatch(text, last, start))


def _candidate(match: re.Match[str], family: str, begins: bool) -> Candidate:
    printed = match["number"]
    value = int(printed.replace("．", ".").rsplit(".", 1)[-1])
    skip = cost("skip proved")
    return Candidate(match.start(), match.end(), family, value, printed, 0.0, skip, begins)
