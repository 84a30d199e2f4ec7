"""The lines before the body: number, addressee, form of address, subtitle, and what else stands on the sheet.

Where they stand follows GB/T 9704-2012, 7.2-7.3; what real texts make of it is in the examples of the tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..chinese.addressees import is_addressee
from ..chinese.adopted import DONE
from ..chinese.bodies import OFFICE, is_body
from ..chinese.dates import DATE, FIGURED, YEAR, is_date_line, iso_date
from ..chinese.doc_numbers import is_number
from ..chinese.kinds import SPOKEN, ends_in_kind
from ..chinese.names import HOLDER, MEMBER, NAME
from ..chinese.salutations import calls, is_salute
from ..chinese.scripts import simplified
from ..chinese.sheet import element_of, form_of, is_issue
from ..chinese.widths import CJK, FULL_TO_HALF_DIGITS
from ..model import Span, SpanKind
from ..regex import regex

_LONGEST = 90  # characters of a line that stands before a body
_FRONT = 14  # such lines
_NAME = 16  # characters of the name of a serial
_PERSON = 30  # characters of a line that says who speaks

_MEETING = "(?:会议?|论坛|仪式|典礼|大会)上(?:的.{0,10})?"
_DONE = f"(?:{'|'.join((*DONE, '施行'))})"
_OCCASIONS = (
    # ——2015年1月2日在某次会议上
    rf"[—─－]{{1,3}}\s*[^。]{{0,20}}{YEAR}年.{{0,60}}",
    rf"-{{1,3}}\s*[^。]{{0,20}}{YEAR}年.{{0,30}}在.{{0,50}}上.{{0,10}}",
    rf"[—─－]{{2}}在.{{4,60}}{_MEETING}",
    # 2015年1月2日在某次会议上, 2015年1月2日在某次会议上 某市市长 张某
    rf"{DATE}\s*在.{{4,60}}{_MEETING}(?:\s+[^，。；：]{{2,30}})?",
    # （2015年1月2日）, （草案）
    r"[（(][^（）()]{0,40}[0-9〇○一二三四五六七八九]{2,4}\s*年[^（）()]{0,80}[）)]",
    r"[（(](?:草案|试行|修订|摘[要编录]|节[选录]|全文|[^（）()。]{1,12}稿)[）)]",
    # （某年某月某日某会议通过　根据…修正）
    rf"[（(]{YEAR}年[^。；]{{8,1600}}{_DONE}[^。；]{{0,20}}[）)]",
    rf"(?:自\s?)?{DATE}\s*起?[^。]{{0,60}}{_DONE}",
    rf"[（(]\s*{FIGURED}\s*[）)]",
)
_OCCASION = regex("|".join(_OCCASIONS))
#: ——第二产业基本情况, right below the title.
_SECOND = regex(r"[—─]{1,3}[^—─。；！？：，]{2,40}")
#: 某省省长 张三, 财务部 张三, or the name alone where it follows the office.
_SPEAKER = regex(rf".{{0,24}}{HOLDER}|(?:国务院|[{CJK}]{{2,20}}){OFFICE}|{MEMBER}|{NAME}")
#: 主持人：县委宣传部副部长 某某, 发布人：…: who was there; only who speaks (述职人：) is named like an author.
_ROLE = regex("(?!(?:述职|述廉|发言|报告|汇报|演讲|宣讲|主讲|讲话|致辞))[^：:]{1,8}[：:]")
#: What is sent to the one it calls: 何小田委员：. A letter to many (倡议书) calls its readers.
_LETTERS = ("答复", "函", "批复", "答复意见", "告知书", "决定书")
_SHEET = frozenset(("doc-number", "copy-number", "classification", "urgency", "issuing-mark", "signer"))


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
        above = front[place - 1] if place else -1
        kind = _by_form(line)
        if title is not None:
            below_title = index > title
            if below_title:
                kind = _below_title(kind, line, lines.get(title, ""), index == title + 1)
            else:
                kind = kind or _above_title(lines, index, index + 1 == title)
            if index != front[-1] or _goes_on(spans, index):
                kind = kind or _of_date(line, lines.get(above, ""), below_title, spoken)
        of_issue = kind == "dateline" or (kind == "subtitle" and is_date_line(line) and not spoken)
        if of_issue and spans[above].kind == "p" and is_body(lines.get(above, "")):
            spans[above] = spans[above]._replace(kind="signed")
        if kind:
            spans[index] = spans[index]._replace(kind=kind, when=iso_date(line) or "" if kind == "dateline" else "")


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


def _by_form(line: str) -> SpanKind | None:
    """What a line before the body is by its form; None where its form says nothing."""
    form = form_of(line)
    if form in _SHEET:
        return form  # type: ignore[return-value]
    if _is_addressee(line):
        return "salute" if calls(line) and is_salute(line) else "addressee"
    return "salute" if is_salute(line) else "subtitle" if _OCCASION.fullmatch(line) else None


def _above_title(lines: Mapping[int, str], index: int, next_is_title: bool) -> SpanKind | None:
    """The head of the sheet: a body right above the title or the number, the name of a serial over its issue."""
    line, below, further = (lines.get(index + step, "") for step in range(3))
    if _is_masthead(line, below):
        return "issuing-mark"
    on_sheet = next_is_title or is_number(below) or is_body(below) or element_of(below) == "issuing-mark"
    return "issuing-mark" if is_body(line) and (on_sheet or _is_masthead(below, further)) else None


def _below_title(kind: SpanKind | None, line: str, title: str, first: bool) -> SpanKind | None:
    """What a line is of which ``kind`` says the form: who speaks, a second title; a letter calls the one it is sent to."""
    if kind == "salute":
        return "addressee" if title.endswith(_LETTERS) else "salute"
    if kind is None and len(line) <= _PERSON and _SPEAKER.fullmatch(line) and not ends_in_kind(line):
        return None if _ROLE.match(line) else "subtitle"
    return kind or ("subtitle" if first and _SECOND.fullmatch(line) else None)


def _of_date(line: str, above: str, below_title: bool, spoken: bool) -> SpanKind | None:
    """What a date alone in its line is: the day of a speech below its title; else the day of issue, below who issues."""
    if form_of(line) != "date":
        return None
    if is_number(above) or is_body(above):
        return "dateline"
    if not below_title or "年" not in line:
        return None  # 2024-01-21: the page's
    return "subtitle" if spoken else "dateline"


def _is_masthead(line: str, below: str) -> bool:
    """Whether the line is the name of a serial or of a kind of sheet, over its number: 工作简报, 会议纪要."""
    return len(line) <= _NAME and ends_in_kind(line) and (is_issue(below) or is_number(below))


def _goes_on(spans: Sequence[Span], index: int) -> bool:
    """Whether a part of the text begins right below: then the line is of its cover, and not its foot."""
    return index + 1 < len(spans) and spans[index + 1].kind == "section"


def _is_addressee(line: str) -> bool:
    return line[-1:] in ("：", ":") and is_addressee(line[:-1])


def _is_spoken(text: str, spans: Sequence[Span], title: int, lines: Mapping[int, str]) -> bool:
    """Whether the text was spoken: a form of address stands in its head, or its title says so."""
    called = any(is_salute(line) for line in lines.values())
    return called or text[spans[title].start : spans[title].end].endswith(SPOKEN[:-1])
