"""A title that the page set on several lines (GB/T 9704-2012, 7.3.1 sets it so, and breaks it anywhere between words)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt

from ..chinese.bodies import OFFICE, SIGNING, body_of_title, is_body
from ..chinese.dates import YEAR, is_date_line, is_month_line
from ..chinese.doc_numbers import NUMBER, is_number
from ..chinese.kinds import PASSING, any_of, ends_in_kind
from ..chinese.scripts import simplified
from ..chinese.sheet import is_issue
from ..chinese.widths import CJK
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .around_title import MARK
from .zones import LONGEST, is_running

_FIRST = 10  # lines at the top in which a title may begin
_LINE = 45  # characters of one of its lines
_MOST = 5  # lines of a title
#: Times the size of the text from which on a line is nearer to that of a title: 22 points over 16 (GB/T 9704-2012, 5.2.3
#: and 7.3.1), and half way between the two as sizes grow.
_LARGER = sqrt(22 / 16)
#: Points of a text that does not say its size: a browser's 16 pixels (CSS Fonts 4, medium). Word's are fewer, 10 (ECMA-376
#: part 1, 17.3.2.38), so that what is larger than these is larger in both.
_USUAL = 12.0
_SLOGAN = 24  # characters of a line of slogans
_ROW = 6  # characters of a row of the page that was taken away between two lines: they belong together no more

_WORDS = regex(r"[\w（）()《》“”〔〕、\-—·　 /&]+")
_SUBJECT = regex("关于|印发|转发|批转|发布|公布|(?<!应)对")
_OPENS = regex("关于|印发|转发|批转|对")
#: A title that passes on another one is not whole before one of these ends it.
_PASSES = regex("印发|转发|批转|颁布|下发")
_PASSED = regex(rf"{any_of(PASSING)}(?:[（(][^（()）]{{1,16}}[）)])?$")
_UNFINISHED = regex(rf"[的和及与暨对为在、]$|{YEAR}年度?$")
#: A bracket that is open at the end of the line, and closed in the next.
_OPEN, _CLOSES = regex("《[^》]*$|“[^”]*$|（[^）]*$"), regex("[^《“（]*[》”）]")
#: 青石县校舍修缮项目 / 招标文件: the cover of a bid.
_PROJECT = regex("(?:项目|采购|工程|服务)(?:[（(][^（()）]{1,24}[）)])?$")
_BID = regex("(?:公开|竞争性)?(?:招标|采购|磋商|谈判|询价|投标|响应|资格预审)文件")
#: （2021—2025年）的通知: the bracket belongs to the line above.
_BRACKETED = regex("[（(][^（()）]{1,16}[）)]的")
_GOES_ON = regex("[及和与暨的等、》”]|[（(][^（()）]{1,16}[）)]的|(?:通知|意见|决定|公告|通告|批复)$")
#: 在某县第十三次代表大会 / 第一次会议上的讲话
_AT = regex(f"(?:[{CJK}]{{2,4}})?在[^。，：；]{{4,40}}(?<!讲话)(?<!上)")
_SPOKEN = regex(
    f"(?![在—─－（(第]?一、)[^。，：；—在]{{2,30}}上的?(?:重要|总结)?[{CJK}]{{2,4}}(?:[（(][^（()）]{{1,12}}[）)])?"
)
_MEETING = regex("会议?$")
_KIND = 6  # characters of a kind of document
_SHORTEST = 4  # characters of a line that a cover shows as the second of its title: 工作手册
_PERSON = regex(rf"{OFFICE}[\s\u3000]*[{CJK}]{{1,3}}$|^[{CJK}][\s\u3000]+[{CJK}]{{1,2}}$")
_SIGNS = regex(f"{SIGNING}$")
_LABEL = regex(r"附\s?[件表录]|第?[一二三四五六七八九十\d]{1,6}篇")


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    head = [line for line in view.asked[:_FIRST] if not is_running(lines, line)]
    texts = {line: MARK.sub("", simplified(lines[line])) for line in head}
    for first in head:
        last = _last(lines, texts, first)
        if last > first:
            for line in range(first, last):
                yield Edit(lines.ends[line], lines.starts[line + 1], "")
            return


#: 《青石县修渠办法》: a title whole, as the page prints it.
_BOUND = regex(r"《[^《》]+(?:《[^《》]+》[^《》]*)?》")


def _last(lines: Lines, texts: dict[int, str], first: int) -> int:
    """The last line of the title that begins with ``first``; ``first`` itself where none of several lines does."""
    if not _may_stand(texts[first]):
        return first
    joined, last = texts[first], first
    for line in range(first + 1, first + _MOST):
        below = texts.get(line, "")
        if (
            not below
            or not _may_stand(below)
            or len(joined) + len(below) > LONGEST
            or lines.row_taken_above(line) >= _ROW
            or (_BOUND.fullmatch(texts[line - 1]) and _BOUND.fullmatch(below))
        ):
            break
        further = [texts[later] for later in range(line + 1, line + 3) if later in texts]
        alike = _is_matter_shown(joined, below) and _shown_alike(lines, line - 1, line)
        if not alike and not _go_together(joined, below, texts[line - 1], further):
            break
        joined += below
        if ends_in_kind(joined) or _is_subtitle(further[:1]):
            last = line
    return last


def _shown_alike(lines: Lines, one: int, other: int) -> bool:
    """Whether the page shows both lines in letters of one size, larger than those of the text."""
    if not lines.has_styles:
        return False
    first, second = lines.block(one), lines.block(other)
    if first is None or second is None or first.style.size != second.style.size:
        return False
    letters: Counter[float] = Counter()
    for block in lines.blocks:
        letters[block.style.size] += block.end - block.start
    usual = max(letters, key=lambda size: letters[size])
    return first.style.size > _LARGER * (usual or _USUAL)


def _is_matter_shown(above: str, below: str) -> bool:
    """Whether lines shown alike are one title, whose matter is in the first and whose kind ends the second."""
    if ends_in_kind(above) or is_body(above) or _SIGNS.search(above) or below[0] in "在关《":
        return False
    return len(below) >= _SHORTEST and ends_in_kind(below)


def _may_stand(text: str) -> bool:
    """Whether the line may be part of a title: words only, no number, date, label or name of a person."""
    return bool(
        len(text) <= _LINE
        and _WORDS.fullmatch(text)
        and (text[0] not in "（(—-" or _BRACKETED.match(text))
        and not is_number(text)
        and not is_date_line(text)
        and not is_month_line(text)
        and not _LABEL.match(text)
        and not _PERSON.search(text)
        and not _NUMBERED.match(text)
        and not is_issue(text)
    )


_NUMBERED = regex(NUMBER)


def _go_together(above: str, below: str, line: str, further: Sequence[str]) -> bool:
    """Whether ``below`` goes on from ``above``, what is joined so far, whose last line is ``line``."""
    if _GOES_ON.match(below) and len(above) >= 4:
        return bool(ends_in_kind(below))
    if len(below) < _KIND and not ends_in_kind(below) and ends_in_kind(above + below):
        return True  # 统计公⏎报: a kind of document broken within its word
    if _PROJECT.search(above) and _BID.fullmatch(below):
        return True
    if is_body(line):
        return _continues_body(line, below, further)
    if _UNFINISHED.search(above) or (_OPEN.search(above) and _CLOSES.match(below)):
        return True
    if body_of_title(below):
        return False  # a title of its own
    if _PASSES.search(above) and not _PASSED.search(above):
        return True
    if ends_in_kind(above):
        return "关于" in above and not _PASSED.search(above) and "的" in below and bool(_PASSED.search(below))
    if _SUBJECT.search(above):
        return not _OPENS.match(below)
    if _AT.fullmatch(above) and _SPOKEN.fullmatch(below) and ends_in_kind(below):
        return True
    if _MEETING.search(line):
        return below.startswith("关于")
    if any(_is_subtitle([other]) for other in further) and not ends_in_kind(below):
        return len(line) <= _SLOGAN
    return _is_matter(above, below, further)


def _is_subtitle(lines: Sequence[str]) -> bool:
    """Whether a line under the title says where it was spoken: ——在某县第七次代表大会上的报告."""
    return any(line[0] in "—─" and ends_in_kind(line) for line in lines)


def _continues_body(body: str, below: str, further: Sequence[str]) -> bool:
    """Whether a title that a body's name opens goes on: with its matter, or with a second body whose matter follows."""
    if _OPENS.match(below):
        return True
    named = body_of_title(below)
    if named:
        return not body.endswith(named)
    return is_body(below) and any(_OPENS.match(line) for line in further)


def _is_matter(above: str, below: str, further: Sequence[str]) -> bool:
    """Whether a year in the first line, and a kind at the end of the last, make one title of lines with no 关于."""
    if not _YEAR.search(above) or any(mark in above for mark in " \u3000") or below[0] in "在关《":
        return False
    return ends_in_kind(below) or any(ends_in_kind(line) and _may_stand(line) for line in further[:1])


_YEAR = regex(f"{YEAR}年")


RULE = Rule(
    "title/broken-title",
    judge,
    HIGH,
    where=Where.HEAD,
    after=("title/glued-head",),
    why="The lines make one title: each but the last is unfinished, and only the last ends in a kind of document.",
    examples=(
        Example(
            "某省人民政府关于印发乡村道路养护\n实施方案的通知\n某政发〔2019〕4号",
            becomes="某省人民政府关于印发乡村道路养护实施方案的通知\n某政发〔2019〕4号",
        ),
        Example("研究报告\n2023年第7期（总第132期）\n某县山区农业发展情况调查报告\n一、情况"),
        Example("在全县水利会议上的讲话\n在全县林业会议上的讲话"),
    ),
)
