"""The lines behind the body: attachments, signature, date, note, who was present, to whom copies go, who printed it.

They are the text's and no section's (GB/T 9704-2012, 7.3.3-7.4.3). A notice that carries an annex has its foot before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..chinese.bodies import COURT, SIGNING, is_body
from ..chinese.dates import LONGEST_DATE_LINE, is_date_line, is_month_line, iso_date
from ..chinese.names import HOLDER
from ..chinese.scripts import simplified
from ..chinese.sheet import element_of, is_attendance
from ..chinese.widths import CJK, narrow_digits
from ..model import Span
from ..regex import regex
from .notes import name_notes
from .parties import name_parties

_NEAR = 5  # lines at the end of the text in which its date may stand
_SIGNERS, _CLERKS = 5, 2  # lines above a date that may sign, and below that of a judgment
_REACH = 14  # lines at the end in which copies, print and attendance stand
_LIFTED = frozenset(("signed", "dateline", "note", "cc", "imprint", "attachment"))
_HOLDERS = ("section", "list", "item", "speech")

_SIGNS = regex(rf"(?=.{{2,60}}$)(?:.*{SIGNING})")
#: 参加单位 heads a list, 停水范围：东河路 says where, 联系人：王明 whom to ask.
_MATTER = "(?:联系人|经办人|咨询人|单位|人员|名单|部门|成员|内容|地点|地址|时间|日期|对象|范围|要求|目标|任务|方式|步骤|说明|电话|来源)"
_NAME = regex(rf"(?!.*{_MATTER}(?:[：:]|$))(?:[{CJK}]{{2,12}}[：:])?[{CJK}X×x*]{{1,4}}(?:[ \u3000][{CJK}X×x*]{{1,2}})?")
#: Bodies parted by commas: the second line of those to whom copies go.
_LISTS = regex(r"[^。；！？：]{2,40}(?:[，、,][^。；！？：]{1,40}){1,20}[。.]?")
#: 总理 某某, 局长　某某: who signs an order.
_SIGNER = regex(rf"[{CJK}]{{0,12}}{HOLDER}")
#: 审判员　孙某某, above the date of a judgment and below it.
_JUDGE = regex(rf"{COURT}[\s\u3000：:]*[{CJK}·]{{1,6}}(?:[\s\u3000]+[{CJK}]{{1,3}})?")


def name_foot(text: str, spans: list[Span]) -> None:
    """Give the lines behind the body, which ``spans`` holds, their kinds, and take them out of the sections before."""
    lines = _Lines(text, spans)
    sheet = _name_sheet(lines, spans)
    name_notes(text, spans, lines.leaves, lines.line)
    for index in list(_dates(lines, spans)):
        spans[index] = spans[index]._replace(kind="dateline", when=iso_date(lines.line(index)) or "")
        for earlier in lines.above(index, _SIGNERS):
            beside = spans[earlier - 1].kind == "num" or spans[earlier].kind not in ("p", "subtitle")
            if beside or not _may_sign(lines.line(earlier)) or _fills_section(lines, spans, earlier):
                break
            spans[earlier] = spans[earlier]._replace(kind="signed")
        for later in lines.below(index, _CLERKS):
            if spans[later].kind != "p" or not _JUDGE.fullmatch(lines.line(later)):
                break
            spans[later] = spans[later]._replace(kind="signed")
    name_parties(spans, lines.leaves, lines.line, list(_lasts(lines, spans)))
    _lift_all(lines, spans)
    if sheet:
        _lift_print(lines, spans)
        spans[:] = _held(spans)


def _fills_section(lines: _Lines, spans: Sequence[Span], index: int) -> bool:
    """Whether the line is all that a section holds, above a body that signs: 三、酿造类（1人）⏎潘仁⏎某某局."""
    below = next(iter(lines.below(index, 1)), index)
    return spans[index - 1].kind == "heading" and spans[below].kind == "signed" and not is_body(lines.line(index))


def _may_sign(line: str) -> bool:
    """Whether the line names who signs: bodies, side by side or not, or a person. A row of a list names both."""
    if _NAME.fullmatch(line) or _SIGNER.fullmatch(line) or _JUDGE.fullmatch(line):
        return True
    return all(len(part) > 2 and _SIGNS.fullmatch(part) for part in line.split())


def _held(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, with the lines of copies and print as paragraphs of one element."""
    for kind, group in groupby(spans, key=lambda span: span.kind):
        run = list(group)
        if kind in ("cc", "imprint"):
            yield run[0]._replace(end=run[-1].end)
            run = [span._replace(kind="p") for span in run]
        yield from run


class _Lines:
    """The paragraphs of a text and what may be one of its foot, in order."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self.text = text
        self.spans = spans
        self.leaves = [i for i, span in enumerate(spans) if span.kind in ("p", "subtitle") or span.kind in _LIFTED]
        self.places = {index: place for place, index in enumerate(self.leaves)}
        self.holders = [i for i, span in enumerate(spans) if span.kind in _HOLDERS]
        self.annexes = [span.start for span in spans if span.kind == "annex"]

    def line(self, index: int) -> str:
        """The paragraph in simplified characters and narrow digits."""
        span = self.spans[index]
        return narrow_digits(simplified(self.text[span.start : min(span.end, span.start + 240)]))

    def above(self, index: int, most: int) -> Iterator[int]:
        """The ``most`` paragraphs above, the nearest first."""
        place = self.places[index]
        return reversed(self.leaves[max(place - most, 0) : place])

    def below(self, index: int, most: int) -> Sequence[int]:
        """The ``most`` paragraphs below."""
        place = self.places[index]
        return self.leaves[place + 1 : place + 1 + most]

    def before_annex(self, index: int) -> bool:
        """Whether an annex begins right behind the paragraph."""
        return bool(self.annexes) and any(0 <= start - self.spans[index].end <= 40 for start in self.annexes)


def _name_sheet(lines: _Lines, spans: list[Span]) -> bool:
    """Copies, print and note: told by their form, near the end or right below a date. Whether there are any."""
    found = False
    for place, index in enumerate(lines.leaves):
        span = spans[index]
        if span.kind != "p" or span.end - span.start > 200 or spans[index - 1].kind == "num":
            continue
        above = lines.leaves[place - 1] if place else -1
        near = len(lines.leaves) - place <= _REACH
        if not near and not (above >= 0 and _closes_letter(lines, spans, above)):
            continue
        element = element_of(lines.line(index))
        if above >= 0 and spans[above].kind == "cc" and not element:
            goes_on = lines.line(above).endswith(("，", "、", ",")) or _LISTS.fullmatch(lines.line(index))
            element = "cc" if goes_on else ""  # the list of those who get copies
        if element in ("cc", "imprint", "note"):
            spans[index] = span._replace(kind=element)  # type: ignore[arg-type]
            found = True
        if element == "imprint" and above >= 0 and spans[above].kind == "p" and is_body(lines.line(above)):
            spans[above] = spans[above]._replace(kind="imprint")  # who printed it, above the day
    return found


def _closes_letter(lines: _Lines, spans: Sequence[Span], index: int) -> bool:
    """Whether what stands below the line may be of the foot: the line is a date, a note, or says who gets copies."""
    span = spans[index]
    return span.kind in ("note", "cc") or (
        span.end - span.start <= LONGEST_DATE_LINE and is_date_line(lines.line(index))
    )


def _dates(lines: _Lines, spans: Sequence[Span]) -> Iterator[int]:
    """The lines that date a text: among its last, right before an annex, or below a signature that ends a text."""
    ends = [index for index in lines.leaves if spans[index].kind not in ("note", "cc", "imprint")]
    while ends and (is_attendance(line := lines.line(ends[-1])) or _JUDGE.fullmatch(line)):
        ends.pop()
    for place, index in enumerate(ends):
        span = spans[index]
        if span.kind != "p" or span.end - span.start > 28 or spans[index - 1].kind == "num":
            continue
        line = lines.line(index)
        if not is_date_line(line) and not (place >= max(2, len(ends) - 1) and _is_month(lines, index, line)):
            continue
        if (place >= len(ends) - _NEAR and place) or lines.before_annex(index) or _is_signed(lines, index):
            yield index


def _lasts(lines: _Lines, spans: Sequence[Span]) -> Iterator[int]:
    """The places of the last lines: of the text, copies, print and attachments left out, and of what an annex follows."""
    own = [place for place, index in enumerate(lines.leaves) if spans[index].kind not in ("note", "cc", "imprint")]
    while own and lines.line(lines.leaves[own[-1]]).startswith("附"):
        own.pop()
    for last in own:
        if last == own[-1] or lines.before_annex(lines.leaves[last]):
            yield last


def _is_month(lines: _Lines, index: int, line: str) -> bool:
    """Whether the last line is a month, right below a body that signs."""
    above = lines.line(next(lines.above(index, 1), index))
    return is_month_line(line) and len(above) <= 30 and bool(_SIGNS.fullmatch(above))


def _is_signed(lines: _Lines, index: int) -> bool:
    """Whether a signature stands over the date, and a sentence over that: a text that carries another one ends here."""
    upper = list(lines.above(index, 2))
    if lines.places[index] < 3 or len(upper) < 2:
        return False
    above, over = (lines.line(place) for place in upper)
    return is_body(above) and over.endswith(("。", "！", "）")) and len(over) > 20


def _lift_all(lines: _Lines, spans: list[Span]) -> None:
    """Take the foot out of the sections, lists and items that hold it: it is the text's."""
    foot: list[int] = []
    for after, index in zip(range(len(lines.leaves) - 1, -1, -1), lines.leaves, strict=True):
        kind = spans[index].kind
        # （三）参会人员：… is a point of the text, 主持人：… opens a turn
        alone = after < _REACH and kind == "p" and spans[index - 1].kind not in ("num", "speech")
        if kind in _LIFTED or (alone and is_attendance(lines.line(index))):
            foot.append(index)
        else:
            foot = []
        if foot and (after == 0 or lines.before_annex(index) or _closes(lines, spans, index)):
            _lift(spans, foot[0], index)
            foot = []


def _lift_print(lines: _Lines, spans: list[Span]) -> None:
    """Take copies and print at the end out of the annex: they stand on the last sheet, and are of the whole text.

    Where they stand before the annexes too, those at the end are the annex's own.
    """
    sheet = [index for index in lines.leaves if spans[index].kind in ("cc", "imprint")]
    last = [index for index in lines.leaves[len(lines.leaves) - len(sheet) :] if index in sheet]
    if last and lines.annexes and spans[sheet[0]].start > lines.annexes[0]:
        _lift(spans, last[0], last[-1], (*_HOLDERS, "annex"))


def _closes(lines: _Lines, spans: Sequence[Span], index: int) -> bool:
    """Whether no paragraph of the section follows: the next span begins behind what holds this one."""
    if index + 1 == len(spans):
        return False
    holders = [spans[i] for i in lines.holders[: bisect_left(lines.holders, index)]]
    ends = [span.end for span in holders if span.start < spans[index].start < span.end]
    return bool(ends) and spans[index + 1].start >= max(ends)


def _lift(spans: list[Span], first: int, last: int, out_of: Sequence[str] = _HOLDERS) -> None:
    """Take the spans from ``first`` on out of the sections that hold them."""
    start = spans[first].start
    holders = [i for i in range(first) if spans[i].start < start < spans[i].end and spans[i].kind in out_of]
    if not holders or any(spans[i].start >= start for i in range(first)):
        return
    if last + 1 < len(spans) and spans[last + 1].start < max(spans[i].end for i in holders):
        return  # a further member follows: ——甲⏎（一九八二年五月二日）⏎——乙
    end = max((spans[i].end for i in range(first) if spans[i].kind in ("p", "heading", "num", "cell")), default=0)
    for index in holders:
        spans[index] = spans[index]._replace(end=max(end, spans[index].start))
