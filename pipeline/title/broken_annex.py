"""The title of the text that a notice carries or lists, set on several lines: 推行服务承诺制的⏎指导意见."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from ..chinese.dates import is_date_line
from ..chinese.passed_on import SHORTEST, bare_name, passed_on
from ..chinese.scripts import simplified
from ..chinese.sheet import is_label
from ..chinese.widths import HAN
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View

_NOTICE = 12  # lines at the top in which the notice names the text
_LINE = 45  # characters of a line of its title
_MOST = 4  # lines of its title

_LIST = 200  # characters of a line that lists the attachments
_LISTS = regex(r"附件\s?[：:]\s?[1１]\s?[.．、]")
#: 附件：2008年修渠方案, the only one
_ONLY = regex(r"附件\s?[：:]\s?([^\s；;。]{4,60})$")
_ENTRY = regex(r"([0-9０-９]{1,2})\s?[.．、]\s?([^\s0-9０-９；;。]{4,60})")
_NUMBERED = regex(r"附\s?件\s?([0-9０-９]{0,2})\s?[：:]?")
_COUNTED = regex(r"[0-9０-９]{1,2}\s?[.．、]")
_MOST_LISTED = 12  # lines of a list
_STOPS = regex("[及和与暨的]$")
_WORDS = regex(f"[{HAN}0-9]{{2,30}}")
NARROW = str.maketrans("０１２３４５６７８９", "0123456789")


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    opens = [line for line in view.asked if is_date_line(simplified(lines[line])) or is_label(simplified(lines[line]))]
    names = passed_on(lines.near(line) for line in range(_NOTICE)) if opens else frozenset()
    entries = listed(lines) if opens else {}
    done = 0
    for line in opens:
        if _is_unfinished(lines, line):
            yield Edit(lines.ends[line + 1], lines.starts[line + 2], "")
            done = line + 2
            continue
        name = entries.get(_number(lines[line]), "")
        if name and line + 1 >= done and _islisted(lines, line + 1, name):
            yield Edit(lines.ends[line + 1], lines.starts[line + 2], "")
            done = line + 2
            continue
        for first in range(max(line + 1, done), min(line + 3, len(lines))):
            last = _last(lines, first, names)
            if last > first:
                yield from (Edit(lines.ends[at], lines.starts[at + 1], "") for at in range(first, last))
                done = last
                break


def _is_unfinished(lines: Lines, label: int) -> bool:
    """Whether the line below 附件2 stops within its words, and the next is what they lack: 道路挖掘申请书及⏎填写说明."""
    if label + 2 >= len(lines) or not is_label(simplified(lines[label])):
        return False
    above, below = simplified(lines[label + 1]), simplified(lines[label + 2])
    words = _WORDS.fullmatch(above) and _WORDS.fullmatch(below) and _STOPS.search(above)
    return bool(words) and not is_label(below) and lines.lead(label + 2) is None


def _last(lines: Lines, first: int, names: frozenset[str]) -> int:
    """The last of the lines from ``first`` on that together are one of ``names``; ``first`` where none are."""
    joined = ""
    for line in range(first, min(first + _MOST, len(lines))):
        if len(lines[line]) > _LINE:
            break
        joined += lines[line]
        if line > first and bare_name(joined) in names:
            return line
    return first


def _number(line: str) -> str:
    """The number of 附件2 in a line of its own; empty: it has none, or the line is no such label."""
    found = _NUMBERED.fullmatch(simplified(line))
    return found[1].translate(NARROW) if found else ""


def listed(lines: Lines) -> Mapping[str, str]:
    """The bare names of the attachments that the notice lists, by their numbers: 附件：1.规则　2.办法, on lines or in one.

    The only one has no number.
    """
    for line in range(len(lines)):
        if len(lines[line]) > _LIST or not (text := simplified(lines[line])).startswith("附件"):
            continue
        only = _ONLY.match(text)
        if _LISTS.match(text) or only:
            below = takewhile(
                _COUNTED.match, (lines[at] for at in range(line + 1, min(line + _MOST_LISTED, len(lines))))
            )
            text = " ".join((text, *map(simplified, below)))
            entries = [("", only[1])] if only and not _LISTS.match(text) else _ENTRY.findall(text)
            return {
                number.translate(NARROW): bare for number, name in entries if len(bare := bare_name(name)) >= SHORTEST
            }
    return {}


def _islisted(lines: Lines, first: int, name: str) -> bool:
    """Whether two lines without a mark, each too short for a sentence, end in the name that the list gives the annex.

    The first alone doesn't, and the name begins in it, or is all of the second.
    """
    upper, lower = lines.near(first), lines.near(first + 1)
    if not (_WORDS.fullmatch(upper) and _WORDS.fullmatch(lower)):
        return False
    return bare_name(upper + lower).endswith(name) and len(bare_name(lower)) <= len(name)


RULE = Rule(
    "title/broken-annex",
    judge,
    HIGH,
    needs=("日", "附"),
    after=("title/glued-foot",),
    why="The notice names the text that it carries or lists; these lines together are that name.",
    examples=(
        Example(
            "青石县水利局\n2019年3月5日\n附件2\n渠道挖掘申请书及\n填写说明\n一、谁挖谁填。",
            becomes="青石县水利局\n2019年3月5日\n附件2\n渠道挖掘申请书及填写说明\n一、谁挖谁填。",
        ),
        Example("青石县水利局\n2019年3月5日\n附件2\n渠道挖掘申请书\n填写说明\n一、谁挖谁填。"),
        Example(
            "青石县关于转发推行承诺制指导意见的通知\n各乡：\n现转发给你们。\n青石县\n2011年8月9日\n推行承诺制的\n指导意见\n为改进作风，提出意见。",
            becomes="青石县关于转发推行承诺制指导意见的通知\n各乡：\n现转发给你们。\n青石县\n2011年8月9日\n推行承诺制的指导意见\n为改进作风，提出意见。",
        ),
        Example("关于印发《青石县供水办法》的通知\n现印发给你们。\n2011年8月9日\n青石县供水办法\n第一条　为了供水。"),
    ),
)
