"""A second title below the end of a text: two texts without a mark between them.

What stands only beside a title proves it: above it a signed date (and a title at the top of the first text), below it whom
the text is for (if the first text says so too) or the note of its adoption. A text that a notice or a decision brings with
it is an annex and begins no text of its own.

Known problem: a second text whose title is of no kind known here stays part of the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from ..chinese.adopted import DONE, is_adoption, title_lines
from ..chinese.dates import is_date_line
from ..chinese.kinds import REPORTED, SENT, SPOKEN, any_of
from ..chinese.salutations import MANY
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .cut import CUT, read

_WORDS, _BEHIND = r"[^\n。！？；：，,:;]{4,60}?", r"(?:[（(][^\n）)]{1,12}[）)])?"
_TITLE = regex(_WORDS + any_of((*SENT, *SPOKEN, *REPORTED)) + _BEHIND)
#: What is signed and followed by another text of its kind.
_SIGNED = regex(_WORDS + any_of((*SPOKEN, *REPORTED)) + _BEHIND)
#: Whom the text is for: 各乡镇人民政府： and 同志们：, in a line of its own.
_OPENING = regex(
    f"(?:尊敬的|敬爱的|亲爱的)?(?:各(?:位|市|县|区|州|乡|镇|街道|村|单位|部门|学校|处|科|党)|{MANY}|全[县市区镇]各)"
    "[^\n。；！]{0,60}[：:]"
)
_SHORT = regex("[^\n。；：:]{2,40}")  # who spoke, when: what may stand between title and opening
_BETWEEN = 3  # lines
_TOP = 3  # lines at the top of a text that may be its title
_ENDED = regex(r"(?:[。！!”）)]|年.{1,3}月.{1,3}日[）)]?)\s*$")
#: What a site may set between two texts: a key and its value, an address, a button.
_ROW = regex(
    r"^(?!附)[^。！？\n]{0,40}(?:[:：]|https?:|www\.|\.com|\.cn)[^。！？\n]{0,60}$|^[【\[][^。！？\n]{1,12}[】\]]$"
)
_ROWS = 4  # lines of that kind
_STOP = regex("[。！？]")
_LEAST, _OPENS = 80, 600  # characters of the text above; characters of the one below in which a sentence ends
#: Such a text brings another one with it.
_CARRIES = regex(
    "印发给|转发给|(?:印发|转发|批转|公布|下发|附)[^。\n]{0,40}(?:如下|你们|于后|于下)|现(?:将|予)[^。\n]{0,80}(?:印发|转发|公布|下发)"
)
_PASSES_ON = regex("转发|印发|批转|发布|公布|颁布|下发")
_WITH_LAW = regex(r"重新公布|\n附\s?[件录錄表：:]")


def judge(view: View) -> Iterator[Edit]:
    lines, begins = view.lines, 0
    adopted = set(_over_adoptions(view))
    for title in sorted({*_below_signatures(view), *_over_openings(view), *adopted}):
        above = lines.string[lines.starts[begins] : lines.starts[title]]
        brings = _brings(lines, begins, above) or (title in adopted and _WITH_LAW.search(above))
        if len(above) >= _LEAST and _has_ended(lines, title) and not brings and _goes_on(lines, title):
            yield Edit(lines.starts[title], lines.starts[title], CUT)
            begins = title


def _has_ended(lines: Lines, title: int) -> bool:
    """Whether the text above ends there, or above a few rows of the site: 上一篇：…, 更多范文请访问 www.…."""
    rows = (_ROW.search(lines[line]) for line in range(title - 1, max(title - 1 - _ROWS, 0), -1))
    last = title - 1 - sum(1 for _ in takewhile(bool, rows))
    return _ENDED.search(lines[last][-20:]) is not None


def _brings(lines: Lines, first: int, above: str) -> bool:
    """Whether the text that begins on the line ``first`` and reads ``above`` brings another one with it."""
    top = (lines[line] for line in range(first, min(first + _TOP, len(lines))))
    return any(_TITLE.fullmatch(line) and _PASSES_ON.search(line) for line in top) or _CARRIES.search(above) is not None


def _goes_on(lines: Lines, title: int) -> bool:
    """Whether a sentence ends in what stands below the title."""
    end = lines.ends[title]
    return _STOP.search(lines.string, end, end + _OPENS) is not None


def _below_signatures(view: View) -> Iterator[int]:
    """Titles right below the date of a signature, where the first text has a title of such a kind too."""
    lines = view.lines
    top = [line for line in map(lines.near, range(2 * _TOP)) if line and not read(line)][:_TOP]
    if not any(map(_SIGNED.fullmatch, top)):
        return
    for line in view.asked:
        below = lines.near(line + 1)
        if lines[line][-1] == "日" and is_date_line(lines[line]) and _SIGNED.fullmatch(below) and not read(below):
            yield line + 1


def _over_openings(view: View) -> Iterator[int]:
    """Titles that stand over whom their text is for, where that of the first text does."""
    lines = view.lines
    openings = [line for line in view.asked if line and lines[line][-1] in "：:" and _OPENING.fullmatch(lines[line])]
    titles = [_title_over(lines, line) for line in openings]
    if titles and titles[0] is not None:
        yield from (title for title in titles[1:] if title not in (None, titles[0]) and not read(lines[title]))


def _title_over(lines: Lines, opening: int) -> int | None:
    """The title, if one stands over an opening and the few short lines that may come between."""
    for line in range(opening - 1, max(opening - 1 - _BETWEEN, -1), -1):
        if _TITLE.fullmatch(lines[line]):
            return line
        if not _SHORT.fullmatch(lines[line]):
            return None
    return None


def _over_adoptions(view: View) -> Iterator[int]:
    """Titles of laws and rules, which stand over the notes of their adoption."""
    lines = view.lines
    for note in view.asked:
        if is_adoption(lines[note]):
            size = title_lines([lines.near(line) for line in range(note - 1, max(note - 4, 0), -1)])
            if size and note - size:
                yield note - size


_A = "一年来，我会围绕中心，服务大局，全面完成了各项目标任务，成绩来之不易。\n"
_RAIN = "入汛以来降水偏多，各地要早安排、早检查、早落实，把物资备足，把人员配齐，把预案练熟。"
_TASKS = f"一、加强值班。{_RAIN}\n二、落实责任。{_RAIN}\n"
_NOTICE = f"青石县水利局关于防汛的通知\n各乡镇：\n{_TASKS}青石县水利局\n2021年6月15日\n"
_OTHER = f"青石县教育局关于暑假安排的通知\n各学校：\n{_TASKS}青石县教育局\n2021年6月20日\n"
_ARTICLE = "为了管好水渠，根据上位法，制定本规定。水渠由村集体管护，乡镇人民政府负责督促，县水利局每年检查一次。\n"

RULE = Rule(
    "split/second-title",
    judge,
    HIGH,
    why="The text above has ended, and a second title follows: under a signed date, over whom it is for, or over its note of adoption.",
    needs=("日", "：", ":", *DONE),
    where=Where.ANYWHERE,
    examples=(
        Example(
            f"某协会2015年工作总结\n{_A * 6}2015年11月23日\n某协会2016年工作计划\n{_A}",
            becomes=f"某协会2015年工作总结\n{_A * 6}2015年11月23日\n{CUT}某协会2016年工作计划\n{_A}",
        ),
        Example(f"某市关于印发工作方案的通知\n{_A * 6}2015年11月23日\n某市2016年工作方案\n{_A}"),
        Example(f"{_NOTICE}{_OTHER}", becomes=f"{_NOTICE}{CUT}{_OTHER}"),
    ),
)
