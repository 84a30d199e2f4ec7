"""Forms of address (称谓): how one speaks to those in the room.

Match them against simplified characters (:func:`gongwen.chinese.scripts.simplified`).
"""

from __future__ import annotations

from ..regex import regex

_CALLED = (
    "同志们", "代表们", "委员们", "老师们", "同学们", "朋友们", "女士们", "先生们", "乡亲们", "来宾们", "战友们", "家长们", "职工们", "大家好", "同志", "朋友", "来宾",
)  # fmt: skip
#: One call: 尊敬的各位领导, 同志们, 各位老师.
_CALL = rf"(?:(?:尊敬的|敬爱的|亲爱的)?(?:各位[\u4e00-\u9fff]{{1,8}}|{'|'.join(_CALLED)}|主席|书记|校长|领导))"
#: For expressions: calls in turn, up to the mark that ends them.
SALUTE = rf"(?:{_CALL}[、，,。]?\s?){{1,5}}[:：!！]"
_ANYWHERE = regex(f"(?<![\u4e00-\u9fff]大){SALUTE}")


def salute_at(text: str, start: int, end: int) -> int:
    """Where a form of address that begins at ``start`` ends; ``start`` itself without one."""
    found = _BEGINS.match(text, start, end)
    return found.end() if found else start


_BEGINS = regex(SALUTE)
