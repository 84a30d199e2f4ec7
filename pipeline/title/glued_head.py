"""Parts of the head of a text on one line: title, number, day, occasion, speaker, addressee, form of address.

…的意见国办发〔2020〕24号各省、自治区…：, …讲话同志们： and 讲话范文讲话范文同志们:刚才… are what is left where a page lost its
line ends. The order of the parts is that of GB/T 9704-2012, 7.3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..chinese.doc_numbers import is_number
from ..chinese.kinds import ends_in_kind
from ..chinese.numerals import NUMERAL
from ..chinese.salutations import is_salute
from ..chinese.scripts import simplified
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .around_title import ENDING
from .doubled_title import CONTENTS_ENTRY, copies_in, nearly_twice
from .parts import AFTER_TITLE, ALONE, label_end, part_at, title_end
from .zones import LONGEST

_COPIED = 6  # characters of a title that a line may begin with once more, and of what follows it there
_STOP = regex("[。；！？]")
_SAYS = regex(
    "[是的以由经已共中分》”，。、：:；（(]|指出|显示|提出|强调|要求|认为|印发|如下|发布|下发|规定|会|大会|全文|通过"
)
_CLAUSE = regex("[，。；：！？,;:]")
_COUNTS = regex(f"(?:第?[篇【]|[【（]第?篇)[0-9{NUMERAL}]")  # which of the texts of a page it is
_NEAR = 70  # characters of a line in which a blank may part the title from the text


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    titled = False
    titles = [simplified(view.facts.title)] if view.facts.title else []
    for line in view.asked:
        text = simplified(lines[line])
        numbered = lines.lead(line) is not None and text[0] not in "—─－-（("
        if numbered and not part_at(text, 0, ("annex",)):
            return  # the first heading: the head is over
        entry = line and CONTENTS_ENTRY.search(text)  # 青石县水渠规定汇编说明……1
        for place in () if entry else _places(text, titles, titled, _spaced(lines, line)):
            if _COUNTS.match(text, place):  # …的讲话【篇一】同志们：: the number is the title's
                continue
            at = lines.starts[line] + place
            yield Edit(at, at + len(text[place:]) - len(text[place:].lstrip()), "\n")
        below = is_number(text) and line > view.asked[0]  # a number stands below its title, or over it
        named = ENDING.sub("", text)
        titled = titled or ends_in_kind(named) or below or title_end(text) > 0
        if ends_in_kind(named) and "《" not in named:
            titles.append(named)


def _places(text: str, titles: Sequence[str], titled: bool, spaced: int) -> Iterator[int]:
    """The places to cut at: behind copies of a title that stands above or that the page has for its name, then behind each
    part of the head.
    """
    at = 0
    while copied := _copy_end(text[at:], titles):
        at += copied
        yield at
    yield from (at + place for place in _cuts(text[at:], titled or at > 0, 0 if at else spaced))


def _copy_end(text: str, titles: Sequence[str]) -> int:
    """Where the title that stands in a line above ends, if the text begins with it once more; 0: it does not.

    What a sentence says of the title is no copy: 政府工作报告指出，….
    """
    for title in titles:
        if len(title) >= _COPIED and text.startswith(title) and _goes_on(text[len(title) :].lstrip()):
            return 0 if _SAYS.match(text, len(title)) else len(title)
    return 0


def _goes_on(rest: str) -> bool:
    """Whether what stands behind a copy of the title opens the text, or is long enough for words of it."""
    return len(rest) > _COPIED or is_salute(rest)


def _spaced(lines: Lines, line: int) -> int:
    """Where a blank of the source stood that a repair has closed, the only one in the beginning of the line; 0: none."""
    if line:
        return 0
    stop = _STOP.search(lines[0])
    start, reach = lines.starts[0], min(stop.end() if stop else len(lines[0]), _NEAR)
    runs = lines.text.cut(start, start + reach).runs
    gaps = [after.start for run, after in pairwise(runs) if after.source > run.source + run.length]
    return gaps[0] if len(gaps) == 1 and not _COUNTS.match(lines[0], gaps[0]) else 0


def _cuts(text: str, titled: bool, spaced: int) -> Iterator[int]:
    """The places where a part of the head ends and another one, or the running text, begins."""
    at = 0
    while at < len(text):
        label = label_end(text, at)
        ends: list[int] = []
        if label == at and (end := part_at(text, at, AFTER_TITLE if titled else ALONE)) > at:
            ends = [end]
        elif label > at or not titled:
            ends = [label + end for end in _title_ends(text[label:], spaced if label == 0 else 0)]
            titled = bool(ends)
        if not ends:
            return
        yield from (end for end in ends if end < len(text))
        at = ends[-1]
        titled = titled or text[at - 1] in ":："  # nothing but the text follows a form of address


def _title_ends(text: str, spaced: int) -> list[int]:
    """Where the title that opens ``text`` ends, and before that where its copies do, if it stands there more than once."""
    if copies := copies_in(text):
        return copies
    end = title_end(text, spaced)
    whole = len(text) <= LONGEST and ends_in_kind(text) and not _CLAUSE.search(text)
    if whole and not (end and is_number(text[end:].strip())):
        end = len(text)  # …经贸新规则推进开放的通知 is one title, though 规则 may end one
    again = nearly_twice(text[:end]) if end else 0
    return [again, end] if again else [end] if end else []


RULE = Rule(
    "title/glued-head",
    judge,
    HIGH,
    where=Where.HEAD,
    why="Parts of the head stand on one line; what each of them looks like, and their order, show where they end.",
    examples=(
        Example(
            "青石县教育局文件\n青教报〔2022〕3号　　签发人：王大山\n关于修缮校舍的请示",
            becomes="青石县教育局文件\n青教报〔2022〕3号\n签发人：王大山\n关于修缮校舍的请示",
        ),
        Example("县政府关于修渠的通知要求各村在入冬前完工，各村都按期完成了任务。"),
    ),
)
