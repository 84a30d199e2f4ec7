"""The lines before the body: number, addressee, form of address, subtitle, and what else stands on the sheet.

Where they stand follows GB/T 9704-2012, 7.2-7.3; what real texts make of it is in the examples of the tests.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..chinese.addressees import is_addressee
from ..chinese.bodies import OFFICE, is_body
from ..chinese.dates import YEAR, is_date_line, is_month_line, iso_date
from ..chinese.doc_numbers import is_blank_number, is_number
from ..chinese.kinds import SPOKEN, ends_in_kind
from ..chinese.names import RARER, SURNAMES
from ..chinese.salutations import calls, is_salute
from ..chinese.scripts import simplified
from ..chinese.sheet import element_of, is_issue
from ..chinese.widths import CJK, FULL_TO_HALF_DIGITS
from ..model import Span, SpanKind
from ..regex import regex

_LONGEST = 90  # characters of a line that stands before a body
_FRONT = 14  # such lines
_NAME = 16  # characters of the name of a serial

_MEETING = "(?:会议?|论坛|仪式|典礼|大会)上(?:的.{0,10})?"
_ADOPTED = "(?:通过|公布|批准|修订|修正|发布|施行)"
_OCCASIONS = (
    # ——2015年1月2日在某次会议上
    rf"[—─－]{{1,3}}\s*[^。]{{0,20}}{YEAR}年.{{0,60}}",
    rf"-{{1,3}}\s*[^。]{{0,20}}{YEAR}年.{{0,30}}在.{{0,50}}上.{{0,10}}",
    rf"[—─－]{{2}}在.{{4,60}}{_MEETING}",
    # 2015年1月2日在某次会议上, 2015年1月2日在某次会议上 某市市长 张某
    rf"{YEAR}年\d{{1,2}}月\d{{1,2}}日\s*在.{{4,60}}{_MEETING}(?:\s+[^，。；：]{{2,30}})?",
    # （2015年1月2日）, （草案）
    r"[（(][^（）()]{0,40}[0-9〇○一二三四五六七八九]{2,4}\s*年[^（）()]{0,80}[）)]",
    r"[（(](?:草案|征求意见稿|试行|修订|讨论稿|送审稿)[）)]",
    # （某年某月某日某会议通过　根据…修正）
    rf"[（(]{YEAR}年[^。；]{{8,1600}}{_ADOPTED}[^。；]{{0,20}}[）)]",
    rf"(?:自\s?)?{YEAR}年\d{{1,2}}月\d{{1,2}}日\s*起?[^。]{{0,60}}{_ADOPTED}",
    r"[（(]\s*(?:19|20)\d{2}[.．/-]\d{1,2}[.．/-]\d{1,2}\s*[）)]",
)
_OCCASION = regex("|".join(_OCCASIONS))
#: ——第二产业基本情况, right below the title.
_SECOND = regex(r"[—─]{1,3}[^—─。；！？：，]{2,40}")
#: 某省省长 张三, or the name alone where it follows the office.
_HOLDER = rf".{{0,24}}{OFFICE}\s*[{CJK}·]{{1,6}}(?:\s+[{CJK}]{{1,3}})?|(?:国务院|[{CJK}]{{2,20}}){OFFICE}"
_PERSON = rf"[{SURNAMES}]\s*[{CJK}]\s*[{CJK}]?|[{RARER}]\s*[{CJK}]\s*[{CJK}]"
_SPEAKER = regex(f"{_HOLDER}|{_PERSON}")
#: 主持人：县委宣传部副部长 某某, 发布人：…: who was there; only who speaks (述职人：) is named like an author.
_ROLE = regex("(?!(?:述职|述廉|发言|报告|汇报|演讲|宣讲|主讲|讲话|致辞))[^：:]{1,8}[：:]")
#: What is sent to the one it calls: 何小田委员：. A letter to many (倡议书) calls its readers.
_LETTERS = ("答复", "复函", "函", "批复", "答复意见", "告知书", "决定书")
_SHEET = frozenset(("copy-number", "classification", "urgency", "issuing-mark", "signer"))


def name_head(text: str, spans: list[Span], title: int | None) -> None:
    """Give the paragraphs before the body, which ``spans`` holds, their kinds; ``title`` is the index of the title."""
    front = _front(text, spans)
    lines = {index: simplified(text[spans[index].start : spans[index].end]) for index in front}
    spoken = title is not None and _is_spoken(text, spans, title, lines)
    if title is not None:
        spans[title] = spans[title]._replace(kind="title")
    for place, index in enumerate(front):
        if index == title:
            continue
        line = lines[index].translate(FULL_TO_HALF_DIGITS)
        above = lines[front[place - 1]] if place else ""
        kind = _kind(line, title is not None and index > title)
        if kind == "salute" and title is not None and index > title and lines.get(title, "").endswith(_LETTERS):
            kind = "addressee"
        if kind is None and title is not None and index < title and is_body(line):
            below = lines.get(index + 1, "")
            on_sheet = is_number(below) or is_body(below) or element_of(below) == "issuing-mark"
            on_sheet = on_sheet or _is_masthead(below, lines.get(index + 2, ""))
            kind = "issuing-mark" if index + 1 == title or on_sheet else None
        if kind is None and title is not None and index < title and _is_masthead(line, lines.get(index + 1, "")):
            kind = "issuing-mark"
        dated = is_date_line(line) or is_month_line(line)
        last = index == front[-1] and not _goes_on(spans, index)
        if kind is None and dated and not last and title is not None:
            kind = _kind_of_date(line, above, index > title, spoken)
        of_issue = kind == "dateline" or (kind == "subtitle" and is_date_line(line) and not spoken)
        if of_issue and place and is_body(above) and spans[front[place - 1]].kind == "p":
            spans[front[place - 1]] = spans[front[place - 1]]._replace(kind="signed")
        if kind is None and title is not None and index == title + 1 and _SECOND.fullmatch(line):
            kind = "subtitle"
        if kind:
            when = iso_date(line) or "" if kind == "dateline" else ""
            spans[index] = spans[index]._replace(kind=kind, when=when)


def _is_masthead(line: str, below: str) -> bool:
    """Whether the line is the name of a serial or of a kind of sheet, over its number: 工作简报, 会议纪要."""
    return len(line) <= _NAME and ends_in_kind(line) and (is_issue(below) or is_number(below))


def _goes_on(spans: Sequence[Span], index: int) -> bool:
    """Whether a part of the text begins right below: then the line is of its cover, and not its foot."""
    return index + 1 < len(spans) and spans[index + 1].kind == "section"


def _front(text: str, spans: Sequence[Span]) -> list[int]:
    """Indices of the paragraphs before the body proper: down to the first marker, sentence or form of address."""
    found: list[int] = []
    for index, span in enumerate(spans[: _FRONT + 6]):
        if span.kind != "p":
            if span.kind in ("figure", "attachment", "note"):
                continue
            break
        line = simplified(text[span.start : min(span.end, span.start + 2000)])
        found.append(index)
        ends = is_salute(line) or _is_addressee(line) or len(found) >= _FRONT
        if ends or ((len(line) > _LONGEST or line[-1] in "。；") and not _OCCASION.fullmatch(line)):
            break
    return found


def _kind(line: str, below_title: bool) -> SpanKind | None:
    """What a line before the body is by its form; None where its form says nothing."""
    if is_number(line) or is_blank_number(line):
        return "doc-number"
    element = element_of(line)
    if element in _SHEET:
        return element  # type: ignore[return-value]
    if _is_addressee(line) and not calls(line):
        return "addressee"
    if is_salute(line):
        return "salute"
    if _is_addressee(line):
        return "addressee"
    if _OCCASION.fullmatch(line):
        return "subtitle"
    if below_title and len(line) <= 30 and _SPEAKER.fullmatch(line) and not ends_in_kind(line):
        return None if _ROLE.match(line) else "subtitle"
    return None


def _is_addressee(line: str) -> bool:
    return line[-1:] in ("：", ":") and is_addressee(line[:-1])


def _is_spoken(text: str, spans: Sequence[Span], title: int, lines: dict[int, str]) -> bool:
    """Whether the text was spoken: a form of address stands in its head, or its title says so."""
    called = any(is_salute(line) for line in lines.values())
    return called or text[spans[title].start : spans[title].end].endswith(SPOKEN[:-1])


def _kind_of_date(line: str, above: str, below_title: bool, spoken: bool) -> SpanKind | None:
    """What a date alone in its line is: the day of a speech below its title; else the day of issue, below who issues."""
    if is_number(above) or is_body(above):
        return "dateline"
    if "年" not in line:
        return None  # 2024-01-21: the page's
    if spoken:
        return "subtitle" if below_title else None
    return "dateline" if below_title else None
