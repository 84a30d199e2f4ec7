"""A second title with an opening of its own under it, once the text above has ended: two texts and no mark between."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.kinds import REPORTED, SENT, SPOKEN, any_of
from ..chinese.salutations import MANY
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from . import after_signature
from .cut import CUT, read

_TITLE = regex(rf"[^\n。！？；：，:;,]{{4,60}}?{any_of((*SENT, *SPOKEN, *REPORTED))}(?:[（(][^\n）)]{{1,12}}[）)])?")
#: Whom the text is for: 各乡镇人民政府： and 同志们：, in a line of its own.
_OPENING = regex(
    f"(?:尊敬的|敬爱的|亲爱的)?(?:各(?:位|市|县|区|州|乡|镇|街道|村|单位|部门|学校|处|科|党)|{MANY}|全[县市区镇]各)"
    "[^\n。；！]{0,60}[：:]"
)
_SHORT = regex("[^\n。；：:]{2,40}")  # who spoke, when: what may stand between title and opening
_ENDED = regex(r"(?:[。！!”）)]|年.{1,3}月.{1,3}日[）)]?)\s*$")
#: Such a notice brings another text with it, which is its annex.
_BRINGS = regex("(?:转发|印发|批转|发布|公布|颁布|下发)")
_BETWEEN = 3  # lines
_LEAST = 40  # characters of the text above


def judge(view: View) -> Iterator[Edit]:
    lines, text = view.lines, view.lines.string
    openings = [line for line in view.asked if lines[line][-1] in "：:" and line and _OPENING.fullmatch(lines[line])]
    if len(openings) < 2:
        return
    begins, first = 0, _title(lines, 0, openings[0])
    for opening in openings[1:]:
        title = _title(lines, begins, opening)
        if title is None or title == first:
            continue
        above = text[lines.starts[begins] : lines.starts[title]]
        ended = len(above) >= _LEAST and _ENDED.search(above[-20:])
        brings = first is None or _BRINGS.search(lines[first]) or after_signature.CARRIES.search(above)
        if not ended or brings or read(lines[title]):
            continue
        yield Edit(lines.starts[title], lines.starts[title], CUT)
        begins = first = title


def _title(lines: Lines, begins: int, opening: int) -> int | None:
    """The title, if one stands over an opening and the few short lines that may come between."""
    for line in range(opening - 1, max(opening - 1 - _BETWEEN, begins - 1), -1):
        if _TITLE.fullmatch(lines[line]):
            return line
        if not _SHORT.fullmatch(lines[line]):
            return None
    return None


_A = "入汛以来降水偏多，各地要早安排、早检查、早落实，把物资备足，把人员配齐，把预案练熟。"
_B = f"一、加强值班。{_A}\n二、落实责任。{_A}\n"
_ONE = f"青石县水利局关于防汛的通知\n各乡镇：\n{_B}青石县水利局\n2021年6月15日\n"
_TWO = f"青石县教育局关于暑假安排的通知\n各学校：\n{_B}青石县教育局\n2021年6月20日\n"
_TALK = f"在全县防汛会议上的讲话\n（2019年5月6日）\n同志们：\n{_B}谢谢大家！\n"

RULE = Rule(
    "split/second-opening",
    judge,
    HIGH,
    why="The text above has a title and whom it is for, and has ended; a second title with the same under it follows.",
    needs=("：", ":"),
    where=Where.ANYWHERE,
    examples=(
        Example(f"{_ONE}{_TWO}", becomes=f"{_ONE}{CUT}{_TWO}"),
        Example(f"{_TALK}{_TALK}", becomes=f"{_TALK}{CUT}{_TALK}"),
        Example(f"青石县关于转发防汛通知的通知\n各乡镇：\n{_B}青石县水利局\n2021年6月15日\n{_TWO}"),
        Example(f"{_ONE}青石县防汛工作方案\n{_B}"),
    ),
)
