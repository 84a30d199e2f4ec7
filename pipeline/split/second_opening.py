"""A second title with an opening of its own under it, once the text above has ended: two texts and no mark between."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from . import after_signature
from .cut import CUT, read

_TITLE = (
    "[^\n。！？；：，:;,]{4,60}?(?:通知|公告|通告|通报|决定|函|请示|批复|倡议书|讲话|讲话稿|发言|发言稿|致辞|主持词|报告|总结|计划|方案)"
    "(?:[（(][^\n）)]{1,12}[）)])?"
)
#: Whom the text is for: 各乡镇人民政府： and 同志们：, in a line of its own.
_OPENING = (
    "(?:尊敬的|敬爱的|亲爱的)?(?:各(?:位|市|县|区|州|乡|镇|街道|村|单位|部门|学校|处|科|党)|同志们|代表们|老师们|同学们|朋友们|女士们|先生们|全[县市区镇]各)"
    "[^\n。；！]{0,60}[：:]"
)
_OPENS = regex(rf"\n{_OPENING}(?=\n)")
_IS_TITLE = regex(_TITLE)
_SHORT = regex("[^\n。；：:]{2,40}")  # who spoke, when: what may stand between title and opening
_ENDED = regex(r"(?:[。！!”）)]|年.{1,3}月.{1,3}日[）)]?)\s*$")
#: Such a notice brings another text with it, which is its annex.
_BRINGS = regex("(?:转发|印发|批转|发布|公布|颁布|下发)")
_BETWEEN = 3  # lines
_LEAST = 40  # characters of the text above


def find(here: Here) -> Iterator[Splice]:
    text = here.text
    openings = list(_OPENS.finditer(text))
    if len(openings) < 2:
        return
    begins, first = 0, _title(text, 0, openings[0].start())
    for opening in openings[1:]:
        title = _title(text, begins, opening.start())
        if title is None or title == first:
            continue
        above = text[begins : title[0]]
        ended = len(above) >= _LEAST and _ENDED.search(above[-20:])
        brings = first is None or _BRINGS.search(text[slice(*first)]) or after_signature.CARRIES.search(above)
        if not ended or brings or read(text[slice(*title)]):
            continue
        yield Splice(title[0], title[0], CUT)
        begins, first = title[0], title


def _title(text: str, begins: int, opening: int) -> tuple[int, int] | None:
    """Where the title stands, if one does, over an opening and the few short lines that may come between."""
    end = opening
    for _ in range(_BETWEEN):
        start = max(text.rfind("\n", begins, end) + 1, begins)
        if _IS_TITLE.fullmatch(text, start, end):
            return start, end
        if start <= begins or not _SHORT.fullmatch(text, start, end):
            return None
        end = start - 1
    return None


_A = "入汛以来降水偏多，各地要早安排、早检查、早落实，把物资备足，把人员配齐，把预案练熟。"
_B = f"一、加强值班。{_A}\n二、落实责任。{_A}\n"
_ONE = f"青石县水利局关于防汛的通知\n各乡镇：\n{_B}青石县水利局\n2021年6月15日\n"
_TWO = f"青石县教育局关于暑假安排的通知\n各学校：\n{_B}青石县教育局\n2021年6月20日\n"
_TALK = f"在全县防汛会议上的讲话\n（2019年5月6日）\n同志们：\n{_B}谢谢大家！\n"

RULE = TextRule(
    "split/second-opening",
    find,
    HIGH,
    why="The text above has a title and whom it is for, and has ended; a second title with the same under it follows.",
    examples=(
        Example(f"{_ONE}{_TWO}", becomes=f"{_ONE}{CUT}{_TWO}"),
        Example(f"{_TALK}{_TALK}", becomes=f"{_TALK}{CUT}{_TALK}"),
        Example(f"青石县关于转发防汛通知的通知\n各乡镇：\n{_B}青石县水利局\n2021年6月15日\n{_TWO}"),
        Example(f"{_ONE}青石县防汛工作方案\n{_B}"),
        Example(f"在全县防汛会议上的讲话\n同志们：\n{_B}各位代表：\n{_B}"),
    ),
)
