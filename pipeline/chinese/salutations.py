"""Forms of address (称谓): how one speaks to those in the room.

Match them against simplified characters (:func:`gongwen.chinese.scripts.simplified`).
"""

from __future__ import annotations

from ..regex import regex
from .widths import CJK

MANY = "同志们|代表们|委员们|老师们|同学们|朋友们|女士们|先生们|乡亲们|来宾们|战友们|家长们|职工们"
_ONE = "同志|代表|委员|审判员|来宾|朋友|老师|同学|大家好|主席|书记|领导|嘉宾|家长|校长|会员|企业家"
_WHO = "市民|农民|居民|村民|群众|青少年|青年|党员|干部|企业家|旅客|乘客|职工|学生|家长"
#: One call: 尊敬的各位领导, 同志们, 各位老师, 广大市民朋友们.
_CALL = rf"(?:(?:尊敬的|敬爱的|亲爱的)?(?:各位[{CJK}]{{1,8}}|(?:广大|全体)?(?:{_WHO})?(?:{MANY})|同志|朋友|来宾|大家好|主席|书记|校长|领导))"
#: For expressions: calls in turn, up to the mark that ends them.
SALUTE = rf"(?:{_CALL}[、，,。]?\s?){{1,5}}[:：!！]"
_BEGINS = regex(SALUTE)
_LINE = regex(
    rf"[^。！？；]{{0,60}}(?:{MANY}|{_ONE})[^。！？；]{{0,12}}[：:！!]|(?:尊敬的|敬爱的|亲爱的)?各位[^。！？；]{{1,40}}[：:]"
)
_SALUTE_ENDS = frozenset("：:！!")
_CALLED = regex("各位|同志|们|尊敬|大家")


#: A line that may open a speech or a letter: narrower at its start than a call, wider at its end.
_OPENING = regex(
    r"(?:尊敬的|敬爱的|亲爱的)?(?:各位|同志|代表|委员|老师|领导|同学|女士|先生|朋友|来宾|嘉宾|乡亲|父老|战友|主席|主任)"
    r"[^。；]{0,36}[:：!！,，]$"
)


def salute_at(text: str, start: int, end: int) -> int:
    """Where a form of address that begins at ``start`` ends; ``start`` itself without one."""
    found = _BEGINS.match(text, start, end)
    return found.end() if found else start


def is_salute(line: str) -> bool:
    """Whether the line speaks to those in the room: 各位代表：, 同志们！"""
    return line[-1:] in _SALUTE_ENDS and len(line) <= 120 and bool(_LINE.fullmatch(line))


def opens(line: str) -> bool:
    """Whether the line begins with a form of address and ends as one does, be it with a comma."""
    return len(line) <= 48 and bool(_OPENING.match(line))


def calls(line: str) -> bool:
    """Whether the line calls people by what they are to the speaker, as no addressee is called."""
    return bool(_CALLED.search(line))
