"""A further text that begins within a line: its title stands behind the end of a sentence, or the label of an annex.

What follows the title proves it: whom the text is for (…谢谢大家！在防汛会上的讲话同志们：…), the note of its adoption
(…起施行。供水规定（2019年1月4日…公布）第一条…), the first marker of an annex (…附件1水渠检查要点一、检查范围…).

Known problem: a text whose title ends in no kind of text (通知, 讲话), or that addresses nobody, is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.addressees import is_addressee
from ..chinese.adopted import DONE, NOTE, may_be_title
from ..chinese.dates import DATE
from ..chinese.kinds import SENT, SPOKEN, any_of, ends_in_kind
from ..chinese.markers import FIRST
from ..chinese.passed_on import bare_name
from ..chinese.salutations import is_salute
from ..chinese.scripts import simplified
from ..chinese.widths import CJK, FULL_TO_HALF_DIGITS
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View
from .broken_name import listed
from .parts import AFTER_TITLE, part_at

_SENT = regex(
    rf"(?:(?<=[。！？日）])|^)(?![”》）])[^。！？；：:，,、\n]{{6,60}}?{any_of((*SENT, *SPOKEN))}(?![的中里等及和与、，。；》”要指])"
)
_DATE = regex(DATE)
_COLONS = ("：", ":")
_FIRST = 8  # lines at the top in which the first text says whom it is for
_ENDS = ("。", "！", "？", "日", "）")

_NOTE = regex(NOTE)
_STOPS = "。！？；：\n"
_REACH = 90  # characters before a note of adoption that may be the title
#: A sentence that speaks of the law goes on behind the note.
_GOES_ON = tuple("，。；：、！？,;:的了是和与及或中对在已将被并所规以》”")

_LABELS = ("附件", "附 件")
_LABEL = regex(r"(?:(?<=[。！？；）日])|^)附\s?件\s?(?P<number>[0-9０-９]{0,2})\s?[：:]?\s?")
_NAMED = regex(rf"(?P<name>[^，。；：！？\n]{{3,50}}?)(?={FIRST})")
#: A name of ideographs alone, of which nothing is said.
_TITLED = regex(rf"(?![所中的内列是为由和与])[{CJK}]{{3,24}}(?<![的了为有是在将于])")
_BEGINS = regex(rf"\s*(?:{FIRST}|[{CJK}])")
_MARKS = 4  # characters of a name that do not count
_LEAST = 20  # characters of the text above, and of the one below


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    addressed = any(_is_opening(lines.near(line)) for line in range(_FIRST))
    for line in view.asked:
        if lines.ends[line] - lines.starts[line] < _LEAST:
            continue
        text = simplified(lines[line])
        places = {*_annexes(lines, text), *_adopted(text), *(_sent(lines, line, text) if addressed else ())}
        start = lines.starts[line]
        yield from (Edit(start + at, start + at, "\n") for at in sorted(places) if 0 < at < len(text))


def _sent(lines: Lines, line: int, text: str) -> Iterator[int]:
    """Where the parts of the head begin and end of texts that are spoken or sent, each up to whom it is for."""
    for title in _SENT.finditer(text) if any(colon in text for colon in _COLONS) else ():
        signed = _DATE.search(text, title.start(), title.end())
        first = signed.end() if signed else title.start()
        if _has_ended(lines, line, first) and (ends := _opening(text, title.end())):
            yield from (first, *ends)


def _has_ended(lines: Lines, line: int, place: int) -> bool:
    """Whether a text has ended before ``place`` of the line."""
    if lines.starts[line] + place < 2 * _LEAST:
        return False
    return place > 0 or lines.near(line - 1).endswith(_ENDS)


def _opening(text: str, at: int) -> list[int]:
    """Where the title that ends at ``at`` and each part of the head behind it end; empty where nobody is addressed."""
    ends = [at]
    while (end := part_at(text, ends[-1], AFTER_TITLE)) > ends[-1]:
        ends.append(end)
        if _is_opening(text[ends[-2] : end]):
            return ends
    return []


def _is_opening(line: str) -> bool:
    words = simplified(line.strip())
    return is_salute(words) or (words.endswith(_COLONS) and is_addressee(words[:-1]))


def _adopted(text: str) -> Iterator[int]:
    """Where the titles of laws begin, and where their notes of adoption begin and end."""
    for note in _NOTE.finditer(text, _LEAST):
        title = 1 + max(text.rfind(stop, max(note.start() - _REACH, 0), note.start()) for stop in _STOPS)
        ended = title >= _LEAST and text[title - 1] in "。！？"
        goes_on = len(text) - note.end() < _LEAST or text.startswith(_GOES_ON, note.end())
        if ended and not goes_on and text[title] not in "《“" and may_be_title(text[title : note.start()]):
            yield from (title, *note.span())


def _annexes(lines: Lines, text: str) -> Iterator[int]:
    """Where the labels of annexes begin, and where their names end."""
    for label in _LABEL.finditer(text) if any(word in text for word in _LABELS) else ():
        end = _name_end(text, label.end(), listed(lines).get(label["number"].translate(FULL_TO_HALF_DIGITS), ""))
        if end:
            yield from (label.start(), end)


def _name_end(text: str, start: int, name: str) -> int:
    """Where the name of the annex ends that begins at ``start``; 0: no annex begins there."""
    if len(text) - start < len(name) + _LEAST:
        return 0
    for end in range(start + len(name), start + len(name) + _MARKS) if name else ():
        if bare_name(text[start:end]) == name and _BEGINS.match(text, end):
            return end
    named = _NAMED.match(text, start)
    return named.end() if named and (ends_in_kind(named["name"]) or _TITLED.fullmatch(named["name"])) else 0


_A = "春耕已经开始，各村要抓紧整地，备足种子和化肥，不误农时，力争三月底以前播完。谢谢大家！"
_B = "汛期就要到了，各村要绷紧弦，水库堤坝逐个查，编织袋要备足。谢谢大家！"

RULE = Rule(
    "title/glued-text",
    judge,
    HIGH,
    needs=(*_COLONS, *DONE, *_LABELS),
    after=("title/glued-head", "title/glued-foot"),
    why="A further text begins within the line: a title stands behind the end of the first, and what only stands below a title follows.",
    examples=(
        Example(
            f"在春耕会上的讲话\n同志们：\n{_A}在防汛会上的讲话同志们：{_B}",
            becomes=f"在春耕会上的讲话\n同志们：\n{_A}\n在防汛会上的讲话\n同志们：\n{_B}",
        ),
        Example(f"在春耕会上的讲话\n同志们：\n{_A}县长在讲话中说，同志们：要抓紧。"),
    ),
)
