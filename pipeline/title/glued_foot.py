"""Signature, date and note of a text on the line of its last sentence: …落实到位。青石县人民政府2019年1月4日（此件公开发布）.

The order of the parts is that of GB/T 9704-2012, 7.3.4-7.3.6: attachments, signature, date, note; then the annexes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..chinese.bodies import OFFICE, body_of_title, is_body
from ..chinese.dates import DATE
from ..chinese.doc_numbers import number_at
from ..chinese.kinds import PASSING, any_of
from ..chinese.names import COMMON_NAME
from ..chinese.passed_on import bare_name, name_end, passed_on
from ..chinese.scripts import simplified
from ..chinese.sheet import is_label
from ..chinese.widths import CJK
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View

_DATE = regex(DATE)
#: What may follow the date in its line: the note, the annexes, to whom copies go.
_NOTE = r"[（(](?:此件|此文|信息公开|联系人|依申请|本文|主动公开)[^（）()]{2,60}[）)]"
#: What goes on behind the name of a text that is told of: 供水办法印发后，….
_TOLD = regex("[印发公布施实规要的已是自从中对将由经，。；：、和与及]")
#: The title of a second text on the same line.
_NEXT = rf"[{CJK}]{{4,24}}关于[^。；：]{{4,60}}的{any_of(PASSING)}"
_BEHIND = regex(rf"\s{{0,8}}(?P<note>{_NOTE})?\s{{0,8}}")
_ENDED = regex(rf"$|附\s{{0,8}}件|附表|附录|抄送[：:]|主题词[：:]|{_NEXT}")
_ENDS = "。！？）；…"
_QUOTED = ("。”", "！”", "？”", "；”")
_PERSON = regex(rf"(?:{OFFICE}[：:]?)?\s{{0,8}}{COMMON_NAME}|{OFFICE}[：:]?\s{{0,8}}[{CJK}]{{2,4}}")
_LISTED = regex("(?<=[。）])\\s?附\\s?件?[：:]")
#: 附件：1.检查表2.通知书青石镇人民政府: who signs stands behind the last name of the list.
_LIST_NAME = "表(?![彰扬现决面示])|单(?!位)|册|书(?![室馆记籍店法])|录(?![取用入音像制])|案(?![例件卷])|稿(?!件)"
_LAST_LISTED = regex(rf"附\s?件\s?[：:].*(?:{_LIST_NAME})(?P<body>[{CJK}]{{4,30}})$")
#: What parts the bodies of a joint title.
_PARTS = regex("[、 \u3000]+")
#: Units of administration, which a title names without their places, and the name of such a place, behind a sentence.
_UNITS, _LONGEST_PLACE = frozenset("省市县区镇乡州盟旗"), 6
_PLACE = regex(rf"(?:^|(?<=[。！？；）…]))(?!特此|现予|望|请)[{CJK}]{{2,5}}$")
_LONGEST = 80  # characters of the bodies that sign
_NAME = 3  # characters of who signs, where the title begins with them
_TITLES = 2  # lines in which that title may stand
_HEAD = 6  # lines in which the title that names the issuer may stand


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    issuer = _issuer(lines)
    titles = [simplified(lines.near(line)) for line in range(_TITLES)]
    names = passed_on(lines.near(line) for line in range(_HEAD))
    dated = {*lines.holding(("日", "号"))}
    signed = {*(line - 1 for line in dated), len(lines) - 1} if issuer else set()
    for line in sorted(dated.union(signed).intersection(view.asked)):
        text = simplified(lines[line])
        if not (_DATE.search(text) or (issuer and text.endswith(issuer))):
            continue
        start = lines.starts[line]
        done = 1  # a line is never cut at its start, nor twice at one place
        below = simplified(lines.near(line + 1))
        ends = line == len(lines) - 1 or is_label(below) or (bool(names) and bare_name(below) in names)
        for place in sorted(set(_cuts(text, issuer, titles, names, below, ends))):
            if done <= place < len(text):
                blanks = len(text[place:]) - len(text[place:].lstrip())
                done = place + max(blanks, 1)
                yield Edit(start + place, start + place + blanks, "\n")


def _issuer(lines: Lines) -> str:
    """The body that the title names; empty where none does."""
    heads = (body_of_title(simplified(lines.near(line))) for line in range(_HEAD))
    return next((body for body in heads if body), "")


def _cuts(
    text: str, issuer: str, titles: Sequence[str], names: Collection[str], below: str, last: bool
) -> Iterator[int]:
    """The places where a part of the foot begins. ``last``: the text ends with the line, or an annex begins below it."""
    found = False
    for date in _DATE.finditer(text):
        parts = _behind(text, date.end(), names)
        signed = _signed_from(text, date.start(), issuer, titles) if parts else -1
        if signed < 0 or (signed == date.start() and len(parts) == 1 and not last):
            continue
        found = True
        yield signed
        yield from _joint(text[: date.start()].rstrip(), issuer)
        yield date.start()
        yield from parts
        yield from (listed.start() for listed in _LISTED.finditer(text, 0, signed))
    if not found and issuer and len(text) > len(issuer) and text.endswith(issuer):
        place = _place_of(text, issuer)
        if _DATE.match(below) or (last and text[place - 1] in _ENDS):
            yield place


def _behind(text: str, end: int, names: Collection[str]) -> tuple[int, ...]:
    """Where the parts end that follow the day which ends at ``end``, that place first; empty where the text goes on there.

    What may follow: the note, and then the end of the line, the label of an annex, or the text that the notice passes on,
    by its number and name.
    """
    behind = _BEHIND.match(text, end)
    noted = (behind.end("note"),) if behind and behind["note"] else ()
    place = behind.end() if behind else end
    numbered = number_at(text, place, len(text))
    named = name_end(text, numbered, names)
    if named > numbered and text[numbered] != "《" and not _TOLD.match(text, named):
        return (end, *noted, place, numbered, named)
    return (end, *noted) if _ENDED.match(text, place) else ()


def _signed_from(text: str, date: int, issuer: str, titles: Sequence[str]) -> int:
    """Where those who sign begin, who stand before the date; the date itself where it follows a sentence; -1: neither."""
    head = text[:date].rstrip()
    if not head:
        return date  # the date begins the line
    place = max(
        *(head.rfind(mark) + 1 for mark in _ENDS), *(head.rfind(mark) + 2 for mark in _QUOTED if mark in head), 0
    )
    between = head[place:].strip()
    if not between:
        return date
    if issuer and between.endswith(issuer) and (place or len(between) > len(issuer)):
        return _place_of(head, issuer)
    if joint := _joint(head, issuer):
        return joint[0]
    last = _LAST_LISTED.match(between)
    if place and last and is_body(last["body"]):
        return len(head) - len(last["body"])
    named = len(between) >= _NAME and any(title.startswith(between) for title in titles)
    if place and len(between) <= _LONGEST and (named or is_body(between) or _PERSON.fullmatch(between)):
        return len(head) - len(head[place:].lstrip())
    return -1


def _place_of(head: str, issuer: str) -> int:
    """Where the ``issuer`` that ends ``head`` begins, with the name of its place: 青石县人民政府 signs what 县人民政府 issues."""
    start = len(head) - len(issuer)
    named = _PLACE.search(head, max(start - _LONGEST_PLACE, 0), start) if issuer[0] in _UNITS else None
    return named.start() if named else start


def _joint(head: str, issuer: str) -> list[int]:
    """Where the names of the bodies that make a joint ``issuer`` begin, all of which end ``head``, in any order; empty
    where one is missing, or where there is but one.
    """
    left = _PARTS.split(issuer)
    starts: list[int] = []
    end = len(head)
    while left and len(left) + len(starts) > 1:
        last = next((one for one in left if head.endswith(one, 0, end)), "")
        if not last:
            return []
        left.remove(last)
        starts.insert(0, end - len(last))
        end = len(head[: starts[0]].rstrip(" \u3000、"))
    return starts


RULE = Rule(
    "title/glued-foot",
    judge,
    HIGH,
    why="Signature, date and note follow the last sentence on its line; a body, a date and nothing behind them show it.",
    examples=(
        Example(
            "青石县人民政府关于修渠的意见\n确保落到实处。青石县人民政府2019年1月4日（此件公开发布）",
            becomes="青石县人民政府关于修渠的意见\n确保落到实处。\n青石县人民政府\n2019年1月4日\n（此件公开发布）",
        ),
        Example(
            "青石县人民政府关于印发青石县供水办法的通知\n现将《青石县供水办法》印发给你们。县政府2019年1月4日青石县供水办法公布后，各村都用上了水。"
        ),
    ),
)
