"""Notes gathered behind a text, each with the mark that stands in it: 常住人口[4]… and, at the end, [4]常住人口是指…"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from ..chinese.sheet import REMARKS
from ..chinese.widths import CJK
from ..model import Span
from ..regex import regex

_NOTE = regex(r"(?P<open>[\[〔【])(?P<n>[0-9]{1,3})[\]〕】]\s{0,4}\S")
_CLOSES = {"[": "]", "〔": "〕", "【": "】"}
_HEAD = regex(rf"{REMARKS}\s{{0,4}}[：:]?")
_SOURCE = regex(r"(?:资料|数据|图片)来源\s{0,4}[：:].{2,400}")
#: A remark whose mark has no bracket: 注：1.总产值按现价计算。
_COUNTED = regex(r"(?:注\s{0,4}[：:]\s{0,4})?[（(]?(?P<n>[0-9]{1,2})\s{0,4}[.．、）)]")
_PRINTED = regex(r"\[(?:注\s?)?[0-9]{1,3}\]|[〔【][0-9]{1,3}[〕】]")
#: A mark behind what it explains; the engine skips to its bracket.
_MARK = regex(
    rf"[\[〔【](?<=[{CJK}A-Za-z0-9%％”》）)\]〕】，。；、：].)"
    r"(?:(?<=\[)(?:注\s?)?(?P<n>[0-9]{1,3})\]|(?<!\[)[0-9]{1,3}[〕】])"
)
_BEHIND = 4  # lines that may follow the notes: sources, who printed the text


def name_notes(text: str, spans: list[Span], leaves: Sequence[int], line: Callable[[int], str]) -> None:
    """Give the notes, the word that heads them and the sources below them their kind.

    They count from 1 in a row at the end of the text, and a mark of theirs stands in it; a list of references that
    nothing refers to is no notes.
    """
    first, last = _run(leaves, spans, line)
    if first == last:
        return
    begins = spans[leaves[first]].start
    marks = [_NOTE.match(line(index)) for index in leaves[first:last]]
    if not any(m and f"{m['open']}{m['n']}{_CLOSES[m['open']]}" in text[:begins] for m in marks):
        return
    while last < len(leaves) and _SOURCE.fullmatch(line(leaves[last])):
        last += 1
    if first and _HEAD.fullmatch(line(leaves[first - 1])):
        first -= 1
    for index in leaves[first:last]:
        spans[index] = spans[index]._replace(kind="note")


def references(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Where marks of notes stand in the text, in its order.

    They are marks of the notes that the text holds; where it holds none, they count from 1, each behind a word.
    """
    if not any(opens in text for opens in "[〔【"):
        return
    notes = [span for span in spans if span.kind == "note"]
    starts = [span.start for span in notes]
    marks = [
        mark for mark in _MARK.finditer(text) if not _is_in(notes, bisect_right(starts, mark.start()), mark.start())
    ]
    told = {found[0] for span in notes if (found := _PRINTED.match(text, span.start, span.end))}
    told |= {f"[{found['n']}]" for span in notes if (found := _COUNTED.match(text, span.start, span.end))}
    if told:
        marks = [mark for mark in marks if mark[0] in told]
    elif (
        list(dict.fromkeys(mark["n"] for mark in marks)) != [str(n) for n in range(1, len(marks) + 1)] or len(marks) < 2
    ):
        return
    yield from (mark.span() for mark in marks)


def _is_in(notes: Sequence[Span], after: int, place: int) -> bool:
    """Whether the last note that begins at ``place`` or before it, the one before the ``after``-th, goes on there."""
    return after > 0 and place < notes[after - 1].end


def _run(leaves: Sequence[int], spans: Sequence[Span], line: Callable[[int], str]) -> tuple[int, int]:
    """From where to where the last paragraphs are notes that count from 1; twice the same: they are none."""
    last = len(leaves)
    while last > max(len(leaves) - _BEHIND, 0) and not _is_note(leaves[last - 1], spans, line):
        last -= 1
    first = last
    while first and _is_note(leaves[first - 1], spans, line):
        first -= 1
    numbers = [int(match["n"]) for index in leaves[first:last] if (match := _NOTE.match(line(index)))]
    return (first, last) if numbers == list(range(1, len(numbers) + 1)) else (0, 0)


def _is_note(index: int, spans: Sequence[Span], line: Callable[[int], str]) -> bool:
    return spans[index].kind == "p" and bool(_NOTE.match(line(index)))
