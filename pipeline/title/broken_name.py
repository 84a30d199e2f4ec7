"""The name of an annex, or of a text that a notice carries, set on several lines: 推行服务承诺制的⏎指导意见.

It stands in the list of the attachments over the signature (附件：青石县拟录用工⏎作人员名单), or over the text itself, below
its label or the date of the notice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from ..chinese.bodies import is_body
from ..chinese.dates import is_date_line
from ..chinese.passed_on import SHORTEST, bare_name, passed_on
from ..chinese.scripts import simplified
from ..chinese.sheet import element_of, is_label
from ..chinese.widths import FULL_TO_HALF_DIGITS, HAN
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, apart

_NOTICE = 12  # lines at the top in which the notice names the text
_LINE = 45  # characters of a line of a title
_MOST = 4  # lines of a title
_STOPS = regex("[及和与暨的]$")
_WORDS = regex(f"[{HAN}0-9]{{2,60}}")

_LIST = 200  # characters of a line that lists the attachments
_LISTS = regex(r"附件\s?[：:]\s?[1１]\s?[.．、]")
#: 附件：2008年修渠方案, the only one
_ONLY = regex(r"附件\s?[：:]\s?([^\s；;。]{4,60})$")
_ENTRY = regex(r"([0-9０-９]{1,2})\s?[.．、]\s?([^\s0-9０-９；;。]{4,60})")
_NUMBERED = regex(r"附\s?件\s?([0-9０-９]{0,2})\s?[：:]?")
_COUNTED = regex(r"[0-9０-９]{1,2}\s?[.．、]")
_MOST_LISTED = 12  # lines of a list

_NUMERALS = "[0-9０-９一二三四五六七八九十]{1,2}"
_FIRST = regex(rf"附\s?件\s?(?:{_NUMERALS})?\s?[：:]\s?\S")
_NEXT = regex(rf"(?:附\s?件)?\s?{_NUMERALS}\s?[.．、：:]|附\s?[件表]|[（(][一二三四五六七八九十\d]+[）)]")
_SHORTEST, _LONGEST = 14, 60  # characters of a line that a page breaks, and of a line of a name


def judge(view: View) -> Iterator[Edit]:
    lines, told = view.lines, {line: simplified(view.lines[line]) for line in view.asked}
    found = [edit for line, text in told.items() if _FIRST.match(text) for edit in _in_list(lines, line)]
    opens = [line for line, text in told.items() if is_date_line(text) or is_label(text)]
    yield from apart((*found, *_over_texts(lines, opens)))


def _in_list(lines: Lines, first: int) -> Iterator[Edit]:
    """The line ends within the names of the list that begins at ``first``, if a signature or a date stands below it."""
    last = first
    while last + 1 < min(len(lines), first + _MOST_LISTED) and not _ends_list(lines, last + 1):
        last += 1
    if not _signs(simplified(lines.near(last + 1))):
        return
    if is_date_line(simplified(lines[last + 1])):
        last -= 1  # who signs stands over the date, whatever its name
    for line in range(first, last):
        whole = len(lines[line]) < _SHORTEST or lines[line][-1] in "。；！？"
        if not whole and not _NEXT.match(lines[line + 1]) and not lines.gaps[line + 1]:
            yield Edit(lines.ends[line], lines.starts[line + 1])


def _ends_list(lines: Lines, line: int) -> bool:
    text = simplified(lines[line])
    return len(text) > _LONGEST or _signs(text) or text[-1] in "。；：:"


def _signs(text: str) -> bool:
    return is_date_line(text) or is_body(text) or element_of(text) in ("note", "cc", "imprint")


def _over_texts(lines: Lines, opens: Sequence[int]) -> Iterator[Edit]:
    """The line ends within the names that stand below the lines ``opens``: labels of annexes, and dates."""
    names = passed_on(lines.near(line) for line in range(_NOTICE)) if opens else frozenset()
    for line in opens:
        name = listed(lines).get(_number(lines[line]), "")
        for first in range(line + 1, min(line + 3, len(lines))):
            last = line + 2 if _is_unfinished(lines, line) else _last(lines, first, names, name)
            if last > first:
                yield from (Edit(lines.ends[at], lines.starts[at + 1]) for at in range(first, last))
                break


def _is_unfinished(lines: Lines, label: int) -> bool:
    """Whether the line below 附件2 stops within its words, and the next is what they lack: 道路挖掘申请书及⏎填写说明."""
    if label + 2 >= len(lines) or not is_label(simplified(lines[label])):
        return False
    above, below = simplified(lines[label + 1]), simplified(lines[label + 2])
    words = _WORDS.fullmatch(above) and _WORDS.fullmatch(below) and _STOPS.search(above)
    return bool(words) and not is_label(below) and lines.lead(label + 2) is None


def _last(lines: Lines, first: int, names: Collection[str], name: str) -> int:
    """The last of the lines from ``first`` on that together are one of ``names``, or end in the ``name`` that the list of
    the attachments gives the annex; ``first`` where none are.
    """
    joined = ""
    for line in range(first, min(first + _MOST, len(lines))):
        if len(lines[line]) > _LINE:
            break
        joined += lines[line]
        bare = bare_name(joined)
        if line > first and (bare in names or (name and _ends_in(joined, lines[line], name))):
            return line
    return first


def _ends_in(joined: str, lower: str, name: str) -> bool:
    """Whether words alone end in the ``name``, which begins above the ``lower`` line or is all of it."""
    whole = _WORDS.fullmatch(joined) and bare_name(joined).endswith(name)
    return bool(whole) and len(bare_name(lower)) <= len(name) and not is_label(joined.removesuffix(lower))


def _number(line: str) -> str:
    """The number of 附件2 in a line of its own; empty: it has none, or the line is no such label."""
    found = _NUMBERED.fullmatch(simplified(line))
    return found[1].translate(FULL_TO_HALF_DIGITS) if found else ""


@lru_cache(maxsize=2)
def listed(lines: Lines) -> Mapping[str, str]:
    """The bare names of the attachments that the notice lists, by their numbers: 附件：1.规则　2.办法, on lines or in one.

    The only one has no number.
    """
    for line in lines.holding(("附件",)):
        text = simplified(lines[line])
        only, counted = _ONLY.match(text), _LISTS.match(text)
        if len(text) > _LIST or not (only or counted):
            continue
        if only and not counted:
            entries = [("", only[1])]
        else:
            below = (simplified(lines[at]) for at in range(line + 1, min(line + _MOST_LISTED, len(lines))))
            entries = _ENTRY.findall(" ".join((text, *takewhile(_COUNTED.match, below))))
        return {
            number.translate(FULL_TO_HALF_DIGITS): bare
            for number, name in entries
            if len(bare := bare_name(name)) >= SHORTEST
        }
    return {}


RULE = Rule(
    "title/broken-name",
    judge,
    HIGH,
    needs=("日", "附"),
    after=("title/glued-foot",),
    why="The lines together are the name of an annex: the notice names it so, or no number begins the line in its list.",
    examples=(
        Example(
            "青石县水利局\n2019年3月5日\n附件2\n渠道挖掘申请书及\n填写说明\n一、谁挖谁填。",
            becomes="青石县水利局\n2019年3月5日\n附件2\n渠道挖掘申请书及填写说明\n一、谁挖谁填。",
        ),
        Example(
            "青石县关于转发推行承诺制指导意见的通知\n各乡：\n现转发给你们。\n青石县\n2011年8月9日\n推行承诺制的\n指导意见\n为改进作风，提出意见。",
            becomes="青石县关于转发推行承诺制指导意见的通知\n各乡：\n现转发给你们。\n青石县\n2011年8月9日\n推行承诺制的指导意见\n为改进作风，提出意见。",
        ),
        Example(
            "附件：青石县水利局2024年度拟录用工\n作人员名单（第一批）\n青石县水利局\n2024年5月17日",
            becomes="附件：青石县水利局2024年度拟录用工作人员名单（第一批）\n青石县水利局\n2024年5月17日",
        ),
        Example("附件：1.教师培训报名表\n2.培训课程安排\n青石县教育局\n2024年6月1日"),
    ),
)
