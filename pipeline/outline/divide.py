"""Where a further text begins with no mark at all: the numbering starts again after a closing, with a new opening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..chinese.numerals import NUMERAL, value
from ..model import Note, Piece
from ..regex import regex
from .ground import Ground

_THANKS = (
    r"同志们[，,！!].*[。！!]|谢谢(?:大家|各位)?[！!。]?|(?:最后[，,])?(?:祝|预祝).{2,40}[！!。]|特此.{2,6}[。！]?"
)
_ENDS = r"以上(?:报告|汇报|发言|就是).*|我的(?:发言|讲话|汇报|报告)(?:完了|到此|就到这).*"
_CLOSING = regex(f"^(?:{_THANKS}|{_ENDS})$")
_CALLS = r"同志们[：:]|各位(?:领导|代表|同志|来宾|老师|同学).{0,20}[：:]"
_TIMES = r"(?:19|20)[0-9xX×＊*]{2}年(?:是|[，,]|以来|度)|一年来[，,]|今年以来[，,]|(?:本|这)(?:学期|年度)|近年来[，,]"
_GROUNDS = r"为了?(?:深入|进一步|认真|全面|切实|贯彻)|根据.{4,40}(?:要求|精神|安排|部署)"
_OPENING = regex(f"^(?:{_CALLS}|{_TIMES}|{_GROUNDS})")
#: 20xx年是…之年: how reports open. In the middle of a report it follows a heading.
_NEW_YEAR = regex(r"^(?:19|20)[0-9xX×＊*]{2}年(?:是|，是)")
_SUMS_UP = regex("体会|总之|综上|启示|经验|谢谢|以上(?:是|就是)|再上新台阶|新的更大的?(?:贡献|成绩)|而努力奋斗")
#: A text whose numbering never starts again at 一、 is one text.
_FIRST = regex(r"\n[一壹][ \u3000]?[、．.﹒]")
_COUNTED = regex(rf"([{NUMERAL}]{{1,7}})[ \t\u00a0\u3000]*[、．.﹒]")
_ANNEX = regex("^附(?:件|表|录)?[0-9一二三四五六七八九十]*[：:]?")

#: The new opening stands at most this many lines above the 一、 that starts again.
_REACH = 5


def divide(piece: Piece) -> tuple[Piece, ...]:
    """The texts of a piece. Most have one; a title is never invented for what follows."""
    places = tuple(_places(piece.text.string))
    if not places:
        return (piece,)
    bounds = (0, *places, len(piece.text))
    parts = []
    for index, (start, end) in enumerate(pairwise(bounds)):
        text = piece.text.cut(start, end - 1 if end < len(piece.text) else end)
        notes: tuple[Note, ...] = piece.notes if index == 0 else ()
        parts.append(Piece(text, piece.blocks, piece.facts, piece.label if index == 0 else "", notes))
    return tuple(parts)


def _places(text: str) -> Iterator[int]:
    """Text offsets at which a further text begins."""
    if len(_FIRST.findall("\n" + text)) < 2:
        return
    ground = Ground.of(text)
    last_value, last_line = 0, 0
    for number, line in enumerate(ground.lines):
        marker = _COUNTED.match(line)
        counted = value(marker[1]) if marker else None
        if counted is None:
            continue
        if counted == 1 and last_value >= 2:
            place = _boundary(ground.lines[last_line + 1 : number])
            if place is not None:
                yield ground.line_starts[last_line + 1 + place]
        last_value, last_line = counted, number


def _boundary(between: Sequence[str]) -> int | None:
    """Which of the lines between the last section's heading and the 一、 that starts again opens a new text."""
    if any(_ANNEX.match(line) for line in between):
        return None
    for index in range(max(len(between) - _REACH, 1), len(between)):
        if _OPENING.match(between[index]) and _CLOSING.match(between[index - 1]):
            return index
        if _NEW_YEAR.match(between[index]) and _ended(between[:index]):
            return index
    return None


def _ended(lines: Sequence[str]) -> bool:
    """Whether a text may have ended here: sentences all the way, and the last paragraph sums up (…几点体会…)."""
    return all(line[-1:] in "。！”）" for line in lines) and bool(_SUMS_UP.search(lines[-1]))
